"""Lists through the years: few captures, whose they were, and life that an old home page does not show."""

from __future__ import annotations

from datetime import UTC, datetime

from crawler.archives.conversing import MOST_ASKED, MOST_OPENED
from tests.helpers.shelf import HOME, Held, asked_about, club, page
from vocabulary.archived import ArchivedLook, ArchiveOutcome
from vocabulary.items import Face, Purpose

FEED, NEWS = "https://club.example/feed.xml", "https://club.example/nouvelles"
HOUSE = """<!doctype html><html lang="fr"><title>Club des luthiers</title>
<link rel="alternate" type="application/rss+xml" href="/feed.xml">
<h1>Club des luthiers</h1><p>Le club compte {members} membres, qui se retrouvent chaque mois.</p>"""
STRANGER = (
    "<!doctype html><html lang=fr><title>Casino Royal</title><h1>Casino Royal</h1><p>Jouez !</p>"
)


def feed(day: str) -> str:
    """Return a feed whose newest post is of a day."""
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>'
        f"<item><title>t</title><guid>1</guid><pubDate>{day} 10:00:00 +0000</pubDate></item></channel></rss>"
    )


def homes(*years: int) -> list[Held]:
    return [Held(f"{year}0601000000", HOUSE.format(members=10 * (year - 2010))) for year in years]


def of_lists(looks: tuple[ArchivedLook, ...]) -> list[ArchivedLook]:
    return [look for look in looks if look.is_list]


def test_the_feed_that_a_captured_home_page_announces_is_read_as_of_its_own_capture() -> None:
    kind = {"content-type": "application/rss+xml"}
    shelf = {
        HOME: homes(2015, 2016),
        FEED: [
            Held("20150701000000", feed("1 May 2015"), headers=kind),
            Held("20180701000000", feed("3 June 2018"), headers=kind),
        ],
    }
    [answer] = asked_about(shelf).kept
    assert [(look.purpose, look.newest_post_at) for look in of_lists(answer.looks)] == [
        (Purpose.FEED, datetime(2015, 5, 1, 10, tzinfo=UTC)),
        (Purpose.FEED, datetime(2018, 6, 3, 10, tzinfo=UTC)),
    ]
    # The list was alive when the home page was captured no more: the archive may have seen it alive then.
    assert answer.maybe_seen_at == datetime(2018, 7, 1, tzinfo=UTC)
    assert answer.captures == 2  # of the home page


def test_the_catalogue_s_own_addresses_are_asked_first() -> None:
    body = HOUSE.format(members=140)
    shelf = {HOME: homes(2015), NEWS: [Held("20160601000000", body)]}
    told = asked_about(shelf, club(NEWS))
    [news] = of_lists(told.kept[0].looks)
    assert (news.purpose, news.members_low) == (Purpose.SEED, 140)
    assert "nouvelles" in told.asked[2]


def test_no_more_than_a_dozen_captures_are_opened_and_few_lists_asked_for() -> None:
    years = range(2010, 2027)
    shelf = {
        HOME: homes(*years),
        FEED: [Held(f"{year}0701000000", feed(f"1 May {year}")) for year in years],
        NEWS: homes(*years),
    }
    asked = asked_about(shelf, club(NEWS)).asked
    opened = [url for url in asked if "id_/" in url]
    assert len(opened) == MOST_OPENED
    assert {url.partition("id_/")[2] for url in opened} == {HOME, FEED, NEWS}
    assert sum("/cdx?" in url for url in asked) <= 1 + MOST_ASKED


def test_a_list_of_the_stranger_who_had_the_name_is_no_life() -> None:
    stranger = [Held(f"{year}0601000000", STRANGER) for year in (2020, 2024)]
    shelf = {
        HOME: [*homes(2014), *stranger],
        FEED: [
            Held("20141001000000", feed("1 May 2014")),
            Held("20240701000000", feed("1 May 2024")),
        ],
    }
    [answer] = asked_about(shelf).kept
    assert [look.shows_network for look in of_lists(answer.looks)] == [True, False]
    assert answer.maybe_seen_at == datetime(2014, 10, 1, tzinfo=UTC)


def test_a_list_that_is_gone_is_no_end_and_an_empty_one_no_life() -> None:
    gone = Held("20170701000000", "", 404)
    empty = Held("20180701000000", "<!doctype html><title>Nouvelles</title><p>Rien.</p>")
    shelf = {HOME: homes(2015), NEWS: [gone, empty]}
    [answer] = asked_about(shelf, club(NEWS)).kept
    [look] = of_lists(answer.looks)
    assert look.face in {Face.OK, Face.EMPTY}
    assert (look.shows_network, look.is_end) == (False, False)
    assert answer.maybe_seen_at == datetime(2015, 6, 1, tzinfo=UTC)


def test_lists_of_a_home_page_that_no_archive_saw_are_not_asked_for() -> None:
    told = asked_about({NEWS: homes(2015)}, club(NEWS))
    assert [answer.outcome for answer in told.kept] == [ArchiveOutcome.NEVER_SEEN]
    assert len(told.asked) == 1


def test_a_list_that_may_not_be_shown_or_whose_index_fails_costs_nothing_else() -> None:
    shelf = {HOME: homes(2015, 2016), FEED: [Held("20150701000000", feed("1 May 2015"))]}
    for status in (403, 500):
        told = asked_about(shelf, club(NEWS), {"nouvelles": page("x", "", status)})
        assert len(told.kept[0].looks) == 3
        assert told.silence.why is None

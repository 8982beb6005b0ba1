"""Archives that are slow, odd, huge or in trouble: nothing wrong is learnt from them, and nothing hangs."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from crawler.archives.captures import MOST_LISTED, Capture
from crawler.page import Page
from crawler.question import Answer
from tests.helpers.shelf import ARCHIVE, HOME, NOW, Conversation, Held, asked_about, page
from vocabulary.archived import ArchiveOutcome
from vocabulary.items import Face, FetchOutcome

ALIVE = """<!doctype html><html lang="fr"><title>Club des luthiers</title>
<h1>Club des luthiers</h1><p>Le club compte 120 membres, qui se retrouvent chaque mois.</p>"""
AT = "20170301120000"
ROWS = [Held(f"{year}0301120000", ALIVE) for year in range(2015, 2020)]


def index(rows: list[list[str]]) -> Page:
    return page("x", json.dumps([["timestamp", "original", "statuscode"], *rows]))


def shown(told: Conversation) -> list[Face | None]:
    [answer] = told.kept
    return [look.face for look in answer.looks]


# --- what is no capture, or another than the one asked for ----------------------------------------


def test_a_page_of_the_archive_itself_is_no_capture() -> None:
    error = "<title>Archive</title><h1>The archive has not kept that address.</h1>"
    told = asked_about({HOME: [Held(AT)]}, instead={"id_/": page("x", error)})
    assert shown(told) == []
    assert told.kept[0].maybe_seen_at == datetime(
        2017, 3, 1, 12, tzinfo=UTC
    )  # it may show it alive


def test_a_capture_that_an_archive_shows_in_place_of_another_is_dated_by_itself() -> None:
    earlier = {"memento-datetime": "Tue, 01 Mar 2011 12:00:00 GMT"}
    told = asked_about({HOME: [Held(AT, ALIVE, headers=earlier)]})
    [look] = told.kept[0].looks
    assert look.captured_at == datetime(2011, 3, 1, 12, tzinfo=UTC)
    assert look.url == f"{ARCHIVE.address}/20110301120000/{HOME}"


def test_a_captured_redirect_within_the_archive_is_dated_where_it_led() -> None:
    where = f"{ARCHIVE.address}/20180102030405id_/{HOME}accueil"
    led = page(where, ALIVE, headers={"x-archive-orig-server": "x"})
    told = asked_about({HOME: [Held(AT)]}, instead={"id_/": led})
    [look] = told.kept[0].looks
    assert look.url == f"{ARCHIVE.address}/20180102030405/{HOME}accueil"
    assert look.captured_at == datetime(2018, 1, 2, 3, 4, 5, tzinfo=UTC)


def test_a_captured_redirect_to_another_domain_shows_nothing_of_the_network() -> None:
    where = f"{ARCHIVE.address}/{AT}id_/https://elsewhere.example/"
    led = page(where, ALIVE, headers={"memento-datetime": "Wed, 01 Mar 2017 12:00:00 GMT"})
    assert shown(asked_about({HOME: [Held(AT)]}, instead={"id_/": led})) == []


def test_a_captured_redirect_that_leaves_the_archive_is_not_followed() -> None:
    question = ARCHIVE.raw(Capture(datetime(2017, 3, 1, 12, tzinfo=UTC), HOME, 302))
    assert question.within == "https://archive.example/web/"


def test_a_home_page_that_always_led_on_within_its_site_is_opened_where_it_led() -> None:
    told = asked_about(
        {
            HOME: [Held(AT, status=301, headers={"location": "/accueil"})],
            f"{HOME}accueil": [Held(AT, ALIVE)],
        }
    )
    [look] = told.kept[0].looks
    assert (look.members_low, look.url) == (120, f"{ARCHIVE.address}/{AT}/{HOME}accueil")


def test_a_redirect_that_led_to_another_domain_is_not_followed_in_the_archive() -> None:
    away = {"location": "https://elsewhere.example/"}
    told = asked_about({HOME: [Held(AT, status=301, headers=away)]})
    assert shown(told) == []
    assert len(told.asked) == 2


# --- how a capture is handed on -------------------------------------------------------------------


def test_an_archive_s_banner_and_addresses_are_taken_out_of_a_page() -> None:
    prefix = f"{ARCHIVE.address}/{AT}"
    body = f"""<!doctype html><html lang="fr"><title>Club des luthiers</title>
<link rel="alternate" type="application/rss+xml" href="{prefix}/{HOME}feed.xml">
<!-- BEGIN WAYBACK TOOLBAR INSERT --><p>Nous comptons 900 000 membres.</p>
<!-- END WAYBACK TOOLBAR INSERT --><h1>Club des luthiers</h1>
<p>Le club compte 120 membres, qui se retrouvent chaque mois.</p>
<a href="/web/{AT}im_/{HOME}nouvelles">Nouvelles</a>"""
    told = asked_about({HOME: [Held(AT, body)]})
    [look] = told.kept[0].looks
    assert (look.members_low, look.face) == (120, Face.OK)
    assert "url=https%3A%2F%2Fclub.example%2Ffeed.xml&" in told.asked[2]


def test_a_banner_without_an_end_hides_nothing() -> None:
    body = "<!-- BEGIN WAYBACK TOOLBAR INSERT -->" + ALIVE
    assert shown(asked_about({HOME: [Held(AT, body)]})) == [Face.OK]


@pytest.mark.parametrize(
    ("charset", "headers"),
    [
        ("windows-1252", {"content-type": "text/html; charset=windows-1252"}),
        ("utf-8", {"content-type": "text/html"}),
        # The archive guesses wrong; the site's own header, handed on, says how it was captured.
        (
            "windows-1252",
            {
                "x-archive-orig-content-type": "text/html; charset=windows-1252",
                "content-type": "text/html; charset=utf-8",
            },
        ),
    ],
)
def test_a_page_is_read_in_the_charset_it_was_captured_with(
    charset: str, headers: dict[str, str]
) -> None:
    body = """<!doctype html><html lang="fr"><title>Club des luthiers</title><h1>Le club a fermé</h1>
<p>Le club des luthiers a cessé ses activités le 3 février 2016.</p>"""
    told = asked_about({HOME: [Held(AT, body.encode(charset), headers=headers)]})
    assert shown(told) == [Face.CLOSURE_NOTICE]


# --- indexes --------------------------------------------------------------------------------------


def test_captures_of_days_to_come_and_malformed_lines_are_left_out() -> None:
    rows = [
        ["20991231000000", HOME, "200"],
        ["20261231000000", HOME, "200"],  # this year, but not yet
        ["20171399000000", HOME, "200"],
        ["2017", HOME, "200"],
        [AT],
        [AT, HOME, "9999"],
    ]
    told = asked_about({HOME: [Held(AT, ALIVE)]}, instead={"/cdx?": index(rows)})
    [answer] = told.kept
    assert answer.captures == 1
    assert [look.status for look in answer.looks] == [200]


def test_an_index_of_ten_thousand_captures_is_read_to_its_newest() -> None:
    held = [Held(f"2012{m:02}{d:02}{h:02}{n:02}00") for m in range(1, 13) for d in range(1, 29)
            for h in range(10) for n in range(3)]  # fmt: skip
    assert len(held) > 10_000
    told = asked_about({HOME: [*held, Held("20250301000000", ALIVE)]})
    [answer] = told.kept
    assert answer.maybe_seen_at == datetime(2025, 3, 1, tzinfo=UTC)
    assert answer.captures == len(held) + 1
    assert sum("/cdx?" in url for url in told.asked) == 3


def test_an_index_without_an_end_proves_nothing_and_the_network_waits() -> None:
    told = asked_about({}, instead={"/cdx?": index([[AT, HOME, "200"]] * MOST_LISTED)})
    assert (told.kept, told.silence.untold, told.silence.why) == ([], 1, None)


def test_a_time_map_in_several_parts_is_read_whole() -> None:
    def links(*stamps: str) -> str:
        return "\n".join(
            f'<{ARCHIVE.address}/{stamp}/{HOME}>; rel="memento"; datetime="x",' for stamp in stamps
        )

    part = f"{ARCHIVE.address}/timemap/link/2/{HOME}"
    first = links("20150301120000") + f'\n<{part}>; rel="timemap"; type="application/link-format"'
    told = asked_about(
        {HOME: [Held("20150301120000", ALIVE), Held("20190301120000", ALIVE)]},
        instead={
            "/cdx?": page("x", "", 404),
            "/link/2/": page(part, links("20190301120000")),
            "/timemap/": page("x", first),
        },
    )
    [answer] = told.kept
    assert [look.captured_at.year for look in answer.looks] == [2015, 2019]


# --- an archive in trouble ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "answer",
    [page("x", "", 500), page("x", "", 400), FetchOutcome.READ_TIMEOUT, FetchOutcome.TOO_LARGE],
)
def test_an_index_that_fails_for_one_network_does_not_hold_up_the_others(answer: Answer) -> None:
    told = asked_about({}, instead={"/cdx?": answer})
    assert (told.kept, told.silence.untold, told.silence.why) == ([], 1, None)


def test_one_slow_capture_is_as_one_that_was_not_opened_and_three_in_a_row_end_it() -> None:
    slow = FetchOutcome.READ_TIMEOUT
    told = asked_about({HOME: ROWS}, instead={ROWS[1].stamp: slow})
    assert shown(told) == [Face.OK] * 4
    told = asked_about({HOME: ROWS}, instead={held.stamp: slow for held in ROWS[1:4]})
    assert (told.kept, told.silence.why) == ([], "no answer (read_timeout)")


def test_captures_that_reserve_their_rights_are_left_out_and_stop_nothing() -> None:
    told = asked_about({HOME: ROWS}, instead={"id_/": FetchOutcome.ROBOTS_REFUSED})
    assert shown(told) == []
    assert told.silence.why is None


def test_what_an_archive_is_forbidden_to_show_by_robots_is_refused() -> None:
    excluded = page("x", "Blocked By Robots", 403)
    told = asked_about({HOME: ROWS}, instead={"/cdx?": excluded})
    assert [answer.outcome for answer in told.kept] == [ArchiveOutcome.REFUSED]
    assert told.kept[0].asked_at == NOW

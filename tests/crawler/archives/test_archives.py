"""An archive is asked as it answers; a few captures tell the years; what it cannot show proves nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.archives.captures import Archive, Capture, read_index, worth_opening
from crawler.archives.conversing import Silence, talk
from crawler.page import Page
from crawler.question import Answer
from tests.helpers.talking import asked_for
from vocabulary.archived import ArchiveAnswer, ArchiveOutcome
from vocabulary.catalogue import Network
from vocabulary.items import Face, FetchOutcome

NOW = datetime(2026, 11, 28, tzinfo=UTC)
ARCHIVE = Archive("https://archive.example/web")
CLUB = Network(
    "club", "Club des luthiers", "https://club.example/", sectors=("craft",), languages=("fr",)
)
ALIVE = """<!doctype html><html lang="fr"><title>Club des luthiers</title>
<h1>Club des luthiers</h1><p>Le club compte 120 membres.</p>
<article><h2><a href="/a">Rencontre</a></h2><time datetime="2017-02-20">20 février 2017</time></article>
<article><h2><a href="/b">Bois</a></h2><time datetime="2017-01-12">12 janvier 2017</time></article>"""
PARKED = """<!doctype html><title>club.example</title><h1>club.example is for sale</h1>
<p>Buy this domain. The domain club.example may be for sale by its owner.</p>"""


def lists(*rows: tuple[str, str]) -> str:
    head = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
    body = [
        ["k", at, "https://club.example/", "text/html", status, "D", "9"] for at, status in rows
    ]
    return json.dumps([head, *body])


def objects(*rows: tuple[str, str]) -> str:
    lines = ({"timestamp": at, "url": "https://club.example/", "status": s} for at, s in rows)
    return "\n".join(json.dumps(line) for line in lines)


def page(body: str | bytes, status: int = 200, url: str = "x", **headers: str) -> Page:
    """Return an answer of the archive; as captures are answered, unless told otherwise."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    said = {"content-type": "text/html; charset=utf-8", "x-archive-orig-server": "x"} | named
    content = body if isinstance(body, bytes) else body.encode()
    return Page(f"https://archive.example/web/{url}", status, content, NOW, said)


def told(*answers: Answer) -> tuple[list[str], list[ArchiveAnswer], Silence]:
    """Give the answers one after the other; return what was asked, kept, and why it ended."""
    kept: list[ArchiveAnswer] = []
    silence = Silence()
    talking = talk([CLUB, CLUB], ARCHIVE, (2016, 2026), kept.append, silence, lambda: NOW)
    return asked_for(talking, answers), kept, silence


ROWS = (("20170301120000", "200"), ("20190301120000", "404"))


@pytest.mark.parametrize("form", [lists, objects])
def test_both_forms_of_an_index_are_read(form: object) -> None:
    assert callable(form)
    assert read_index(page(form(*ROWS))) == [
        Capture(datetime(2017, 3, 1, 12, tzinfo=UTC), "https://club.example/", 200),
        Capture(datetime(2019, 3, 1, 12, tzinfo=UTC), "https://club.example/", 404),
    ]


@pytest.mark.parametrize(
    "body", ["", "[]", "[[]]", "{}", "null", "<html>", '["x"]', lists(("x", "-"))]
)
def test_what_is_no_index_names_no_capture(body: str) -> None:
    assert read_index(page(body)) == []


@given(st.text(max_size=60) | st.binary(max_size=60).map(lambda found: found.decode("latin-1")))
def test_any_bytes_do_no_harm(body: str) -> None:
    assert read_index(page(body)) == []


def test_the_index_is_asked_for_the_years_wanted() -> None:
    asked = parse_qs(urlsplit(ARCHIVE.index(CLUB.url, "2016", 2026).url).query)
    assert (asked["url"], asked["from"], asked["to"]) == ([CLUB.url], ["2016"], ["2026"])
    assert (
        Archive()
        .index(CLUB.url, "2016", 2026)
        .url.startswith("https://web.archive.org/cdx/search/")
    )


def test_a_few_captures_tell_all_the_years() -> None:
    monthly = [
        Capture(datetime(y, m, 1, tzinfo=UTC), "u", 200) for y in range(2000, 2027) for m in (2, 8)
    ]
    chosen = worth_opening(monthly, 12)
    assert len(chosen) == 12
    assert chosen[0] == monthly[0]
    assert chosen[-3:] == monthly[-3:]
    gaps = [later.at.year - one.at.year for one, later in pairwise(chosen)]
    assert max(gaps) <= 5
    assert worth_opening(monthly[:2], 12) == monthly[:2]
    assert worth_opening([], 12) == []


def test_captures_are_read_as_of_their_own_day_and_failures_by_the_index() -> None:
    index, capture, nothing = page(lists(*ROWS)), page(ALIVE), page("[]")
    asked, [answer, again], silence = told(index, capture, nothing)
    assert asked[1] == "https://archive.example/web/20170301120000id_/https://club.example/"
    assert (answer.outcome, answer.captures) == (ArchiveOutcome.SEEN, 2)
    assert answer.maybe_seen_at == datetime(2017, 3, 1, 12, tzinfo=UTC)
    alive, gone = answer.looks
    assert (alive.face, alive.members_low) == (Face.OK, 120)
    assert alive.newest_post_at == datetime(2017, 2, 20, tzinfo=UTC)
    assert alive.url == "https://archive.example/web/20170301120000/https://club.example/"
    assert gone.is_end
    assert not gone.shows_network
    assert again.outcome is ArchiveOutcome.NEVER_SEEN
    assert silence.why is None


def test_a_parked_page_in_an_archive_is_no_life() -> None:
    _, [answer, *_], _ = told(
        page(lists(ROWS[0], ("20200101000000", "200"))), page(ALIVE), page(PARKED)
    )
    assert [look.is_end for look in answer.looks] == [False, True]
    assert answer.maybe_seen_at == datetime(2017, 3, 1, 12, tzinfo=UTC)


def test_a_capture_that_was_not_opened_may_show_life() -> None:
    redirect = ("20250101000000", "301")
    _, [answer, *_], _ = told(page(lists(*ROWS, redirect)), page(ALIVE), page("", 404))
    assert answer.maybe_seen_at == datetime(2025, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("status", [403, 451])
def test_what_an_archive_may_not_show_is_refused_and_the_next_is_asked(status: int) -> None:
    asked, kept, silence = told(page("", status), page("[]"))
    assert [answer.outcome for answer in kept] == [
        ArchiveOutcome.REFUSED,
        ArchiveOutcome.NEVER_SEEN,
    ]
    assert len(asked) == 2
    assert silence.why is None


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (page("", 429), "it asks to wait"),
        (page("", 503), "it answered 503"),
        (FetchOutcome.CONNECT_TIMEOUT, "no answer (connect_timeout)"),
    ],
)
def test_an_archive_that_has_had_enough_is_left_alone(answer: Answer, why: str) -> None:
    asked, kept, silence = told(answer)
    assert (len(asked), kept, silence.why) == (1, [], why)


@pytest.mark.parametrize("answer", [page("", 429), FetchOutcome.CONNECT_REFUSED])
def test_so_it_is_in_the_midst_of_a_network(answer: Answer) -> None:
    asked, kept, silence = told(page(lists(*ROWS)), answer)
    assert (len(asked), kept) == (2, [])
    assert silence.why


def test_one_capture_that_an_archive_fails_to_show_stops_nothing_but_several_in_a_row_do() -> None:
    years = tuple((f"{year}0301120000", "200") for year in range(2016, 2021))
    failing = page("", 503)
    _, [answer, *_], silence = told(
        page(lists(*years)), failing, page(ALIVE), failing, failing, page(ALIVE), page("[]")
    )
    assert silence.why is None
    assert len(answer.looks) == 2
    assert answer.maybe_seen_at == datetime(2020, 3, 1, 12, tzinfo=UTC)
    _, kept, silence = told(page(lists(*years)), failing, failing, failing)
    assert (kept, silence.why) == ([], "it answered 503")


def test_a_capture_that_an_archive_cannot_find_proves_nothing() -> None:
    _, [answer, *_], _ = told(page(lists(*ROWS)), page("", 404))
    assert [look.is_end for look in answer.looks] == [True]
    assert answer.maybe_seen_at == datetime(2017, 3, 1, 12, tzinfo=UTC)


MISSING = "<title>Page introuvable</title><h1>Page introuvable</h1><p>Cette page n'existe pas.</p>"
STRANGER = "<title>Casino Royal</title><h1>Casino Royal</h1><p>Jouez en ligne dès ce soir.</p>"
CLOSED = """<title>Club des luthiers</title><h1>Le club a fermé</h1>
<p>Le club des luthiers a cessé ses activités le 3 mai 2018.</p>"""
LOGIN = "<title>Connexion</title><form><input type=password name=p></form>"


@pytest.mark.parametrize(
    ("body", "status", "told_of_it"),
    [
        (MISSING, 200, [(False, True)]),
        (STRANGER, 200, [(False, False)]),
        (CLOSED, 200, [(False, True)]),
        (LOGIN, 200, [(False, False)]),
        ("", 403, []),  # the archive may not show it
    ],
)
def test_what_a_capture_shows_is_told_as_today_s_pages_are(
    body: str, status: int, told_of_it: list[tuple[bool, bool]]
) -> None:
    """Pairs: whether it shows the network itself, and whether it shows an end of it."""
    rows = ("20170301120000", "200"), ("20190301120000", "200")
    captured = page(f"<!doctype html><html lang=fr>{body}</html>" if body else "", status)
    _, [answer, *_], _ = told(page(lists(*rows)), page(ALIVE), captured, page("[]"))
    later = [look for look in answer.looks if look.captured_at.year == 2019]
    assert [(look.shows_network, look.is_end) for look in later] == told_of_it


def test_an_archive_without_a_cdx_is_asked_by_memento() -> None:
    links = """<https://club.example/>; rel="original",
<https://archive.example/web/timemap/link/https://club.example/>; rel="self"; type="x",
<https://archive.example/web/20090301120000/https://club.example/>; rel="first memento"; datetime="x",
<https://archive.example/web/20170301120000mp_/https://club.example/>; rel="memento"; datetime="x"
"""
    asked, [answer, *_], _ = told(
        page("", 404), page(links), page(ALIVE), page("", 404), page("", 404)
    )
    assert asked[1] == "https://archive.example/web/timemap/link/https://club.example/"
    assert asked[2] == "https://archive.example/web/20170301120000id_/https://club.example/"
    assert [look.members_low for look in answer.looks] == [120]  # that of 2009 is too old


def test_an_archive_that_has_neither_index_never_saw_it() -> None:
    _, [answer, *_], _ = told(page("", 404), page("", 404), page("[]"))
    assert answer.outcome is ArchiveOutcome.NEVER_SEEN


@pytest.mark.parametrize("address", ["", "https://archive.org", "http://web.archive.org/web/"])
def test_archive_org_is_known_by_any_address_of_its(address: str) -> None:
    assert Archive.at(address) == Archive()

"""An answer that has not changed is not sent again, and what it says stays as true as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from crawler.as_before import (
    GUESS_AGAIN,
    LATELY,
    LONGEST,
    condition,
    is_worth_asking,
    keepsake,
)
from crawler.page import Page
from crawler.reading import Reading
from crawler.seen import Seen
from tests.helpers.planning import HTML, NOW, make_plan, walk
from vocabulary.items import Face, FetchOutcome, Purpose, VisitRecord
from vocabulary.kept import KeptAnswer, Recollection

HOME = "https://club.example/"
FORUM = """<!doctype html><html lang=fr><title>Club</title>
<link rel=alternate type=application/rss+xml href=/posts.rss>
<body><p>Le club compte 512 membres.</p><a href=/forum/>Forum</a> <a href=/contact>Contact</a>
<p>Nous nous retrouvons chaque mois pour parler de nos métiers.</p></body></html>"""
MARKED = {"etag": '"v1"', "last-modified": "Mon, 02 Nov 2026 10:00:00 GMT"}


def visited(headers: dict[str, str], body: str = FORUM, status: int = 200) -> VisitRecord:
    """Return the record of a home page that was answered so."""
    plan = make_plan()
    while (step := plan.next_step(NOW)) is not None:
        is_home = step.url == HOME
        answer = (status, body.encode(), HTML | headers) if is_home else (404, b"", HTML)
        plan.answered(step, Page(step.url, answer[0], answer[1], NOW, answer[2]))
    return next(record for record in plan.records if record.visit.purpose == Purpose.HOME)


def kept(record: VisitRecord) -> KeptAnswer:
    assert record.keepsake is not None
    return KeptAnswer(record, record.keepsake)


def again(
    record: VisitRecord, now: datetime, status: int = 304
) -> tuple[list[Any], dict[str, str]]:
    """Visit again, knowing ``record``; return the records and the condition sent for the home page."""
    plan = make_plan(known=Recollection({HOME: kept(record)}))
    sent: dict[str, str] = {}
    while (step := plan.next_step(now)) is not None:
        asked = plan.condition(step, now)
        is_home = step.url == HOME
        sent = asked if is_home else sent
        page = Page(step.url, status if is_home else 404, b"", now, HTML)
        plan.answered(step, page)
    return plan.records, sent


def test_what_has_not_changed_is_stated_again_and_dated_anew() -> None:
    first = visited(MARKED)
    tomorrow = NOW + timedelta(days=1)
    records, sent = again(first, tomorrow)
    home = next(record for record in records if record.visit.purpose == Purpose.HOME)
    assert sent == {"If-None-Match": '"v1"'}
    assert home.observations == first.observations
    assert any(seen.signal == "members_total" for seen in home.observations)
    assert (home.visit.outcome, home.visit.status, home.visit.face) == (
        FetchOutcome.OK,
        304,
        Face.OK,
    )
    assert (home.visit.fetched_at, home.visit.size_bytes) == (tomorrow, 0)


def test_what_the_page_led_to_is_asked_for_as_before() -> None:
    records, _ = again(visited(MARKED), NOW + timedelta(days=1))
    assert "https://club.example/posts.rss" in {record.visit.url for record in records}


@pytest.mark.parametrize("status", [404, 410, 503])
def test_a_network_that_is_gone_is_seen_to_be_gone_whatever_is_known_of_it(status: int) -> None:
    records, _ = again(visited(MARKED), NOW + timedelta(days=1), status)
    home = next(record for record in records if record.visit.purpose == Purpose.HOME)
    assert home.visit.status == status
    assert not home.observations


def test_a_server_that_says_as_before_unasked_says_nothing_of_the_network() -> None:
    plan = make_plan()
    while (step := plan.next_step(NOW)) is not None:
        plan.answered(step, Page(step.url, 304, b"", NOW, HTML))
    assert not any(record.observations or record.posts for record in plan.records)


@pytest.mark.parametrize(
    ("headers", "sent"),
    [
        ({"etag": 'W/"v1"'}, {"If-None-Match": 'W/"v1"'}),
        (
            {"last-modified": MARKED["last-modified"]},
            {"If-Modified-Since": MARKED["last-modified"]},
        ),
        ({**MARKED, "etag": '"v1-gzip"'}, {"If-Modified-Since": MARKED["last-modified"]}),
        ({"etag": '"v1-gzip"'}, {"If-None-Match": '"v1-gzip"'}),
    ],
)
def test_one_mark_is_sent_and_not_the_one_that_its_server_does_not_know_again(
    headers: dict[str, str], sent: dict[str, str]
) -> None:
    assert condition(kept(visited(headers)), NOW + timedelta(hours=1)) == sent


@pytest.mark.parametrize("mark", ["", "x" * 300, '"v\r\nX-More: 1"', '"é"'])
def test_a_mark_that_cannot_be_sent_back_is_not(mark: str) -> None:
    assert not condition(kept(visited({"etag": mark})), NOW + timedelta(hours=1))


RESERVED = {**MARKED, "tdm-reservation": "1"}


@pytest.mark.parametrize(
    ("body", "status", "headers"),
    [
        (
            "<html><title>Ce domaine est à vendre</title><body>Domaine à vendre</body></html>",
            200,
            MARKED,
        ),
        (FORUM, 503, MARKED),
        (FORUM, 200, RESERVED),
    ],
)
def test_what_is_not_plainly_a_living_page_is_seen_whole_each_time(
    body: str, status: int, headers: dict[str, str]
) -> None:
    assert visited(headers, body, status).keepsake is None


def test_a_page_is_seen_whole_now_and_then_whatever_its_server_says() -> None:
    record = visited(MARKED)
    assert condition(kept(record), NOW + LONGEST - timedelta(hours=1))
    assert not condition(kept(record), NOW + LONGEST)
    assert not condition(
        kept(record), NOW - timedelta(hours=1)
    )  # the clock was wrong then, or is now


def test_a_page_that_names_a_day_to_come_is_seen_whole_on_that_day() -> None:
    event = (
        '<script type="application/ld+json">{"@type":"Event","name":"Soirée",'
        '"startDate":"2026-11-27T18:00:00Z"}</script></body>'
    )
    record = visited(MARKED, FORUM.replace("</body>", event))
    assert any(seen.signal == "next_event_at" for seen in record.observations)
    assert condition(kept(record), datetime.fromisoformat("2026-11-27T17:00:00Z"))
    assert not condition(kept(record), datetime.fromisoformat("2026-11-27T18:00:00Z"))


@pytest.mark.parametrize(
    "signal", ["posts_30d", "authors_90d", "members_online", "members_active_month"]
)
def test_figures_of_the_last_days_are_not_taken_for_those_of_other_days(signal: str) -> None:
    reading = Reading()
    reading.number(signal, 12)
    page = Page(HOME, 200, b"", NOW, MARKED)
    found = keepsake(page, Seen(visited(MARKED).visit, reading=reading))
    assert found
    assert found.until == NOW + LATELY


def test_a_guess_that_led_nowhere_is_asked_again_after_some_weeks_and_not_before() -> None:
    plan = make_plan()
    asked = walk(plan, {HOME: (200, FORUM.replace("rel=alternate", "rel=x").encode())})
    guesses = {"https://club.example/feed/", "https://club.example/rss.xml",
               "https://club.example/sitemap.xml"}  # fmt: skip
    assert guesses <= set(asked)
    known = Recollection(missing=dict.fromkeys(guesses, NOW - timedelta(days=1)))
    later = walk(
        make_plan(known=known), {HOME: (200, FORUM.replace("rel=alternate", "rel=x").encode())}
    )
    assert not guesses & set(later)
    assert HOME in later
    long_ago = NOW - GUESS_AGAIN - timedelta(days=30)
    assert all(is_worth_asking(url, long_ago, NOW) for url in guesses)


def test_an_announced_feed_is_asked_for_though_it_was_missing() -> None:
    feed = "https://club.example/posts.rss"
    known = Recollection(missing={feed: NOW - timedelta(days=1)})
    assert feed in walk(make_plan(known=known), {HOME: (200, FORUM.encode())})


# --- the same bytes again -----------------------------------------------------------------------


def sent_whole(
    body: str,
    at: datetime,
    before: VisitRecord | None = None,
    headers: Mapping[str, str] = {},
    **of_network: str,
) -> tuple[VisitRecord, bool]:
    """Return the record of a home page that is answered so, and whether what ``before`` says was enough."""
    is_kept = before and before.keepsake
    plan = make_plan(known=Recollection({HOME: kept(before)} if before and is_kept else {}))
    plan.network = replace(plan.network, **of_network)  # type: ignore[arg-type]
    is_known = False
    while (step := plan.next_step(at)) is not None:
        if step.url != HOME:
            plan.answered(step, Page(step.url, 404, b"", at, HTML))
            continue
        page = Page(HOME, 200, body.encode(), at, HTML | dict(headers))
        is_known = plan.known(step, plan.arrived(step, page)) is not None
        plan.answered(step, page)
    return next(record for record in plan.records if record.visit.url == HOME), is_known


def dated(text: str) -> str:
    """Return a page of a forum that names a day so."""
    row = f'<ul class="topiclist"><li><a href="/t/1">Un sujet</a> <span>{text}</span></li></ul>'
    return FORUM.replace("</body>", f"{row}</body>")


@pytest.mark.parametrize("days", [1, 5, 20])
def test_bytes_that_were_read_before_are_not_read_again_and_say_the_same(days: int) -> None:
    later = NOW + timedelta(days=days)
    again, is_known = sent_whole(FORUM, later, visited({}))
    assert is_known
    assert again.visit.detail == ""
    assert replace(again, keepsake=None) == replace(sent_whole(FORUM, later)[0], keepsake=None)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("il y a 3 jours", 0),
        ("hier à 14:03", 0),
        ("dimanche à 14:03", 0),
        ("12 novembre 2026", 20),
        ("12 nov., 14:03", 20),
        ("28 novembre 2026", 3),  # to come; a day before its own it may be a contribution
    ],
)
def test_a_page_that_another_day_would_tell_otherwise_is_read_on_that_day(
    text: str, days: int
) -> None:
    """``days``: so many days on end its bytes need not be read."""
    body = dated(text)
    first = sent_whole(body, NOW)[0]
    for later in (NOW + timedelta(days=n) for n in (1, 3, 4, 20, 21)):
        again, is_known = sent_whole(body, later, first)
        assert is_known is (later <= NOW + timedelta(days=days))
        assert replace(again, keepsake=None) == replace(sent_whole(body, later)[0], keepsake=None)


def test_the_same_bytes_read_by_another_program_for_another_network_or_with_other_headers_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, tomorrow = visited({}), NOW + timedelta(days=1)
    assert sent_whole(FORUM, tomorrow, first, {"date": "Tue", "set-cookie": "a=1"})[1]
    assert not sent_whole(FORUM, tomorrow, first, {"x-wp-total": "12"})[1]
    assert not sent_whole(FORUM, tomorrow, first, name="Cercle")[1]
    assert not sent_whole(FORUM + " ", tomorrow, first)[1]
    assert not sent_whole(FORUM, NOW - timedelta(days=1), first)[1]
    assert not sent_whole(FORUM, NOW + LONGEST, first)[1]
    monkeypatch.setattr("crawler.known_again._program", lambda: b"a reader that was mended")
    assert not sent_whole(FORUM, tomorrow, first)[1]


def test_an_answer_is_known_again_crawl_after_crawl_until_its_term() -> None:
    record, known = visited({}), []
    for day in range(1, 23):
        record, is_known = sent_whole(FORUM, NOW + timedelta(days=day), record)
        known.append(is_known)
    assert known == [True] * 20 + [False, True]


def test_the_mark_that_a_server_gives_its_bytes_today_is_the_one_sent_back() -> None:
    again, _ = sent_whole(FORUM, NOW + timedelta(days=1), visited({}), {"etag": '"v2"'})
    assert condition(kept(again), NOW + timedelta(days=2)) == {"If-None-Match": '"v2"'}

"""Pages that would cost a parser more than they are worth are known before; ordinary ones pass."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.bounds import MOST_DEEP, MOST_FORMATTING, MOST_TAGS, first_tags, tangle
from crawler.encodings import decode
from crawler.page import Page
from crawler.recorded import read_saved
from tests.helpers.planning import answer, make_plan, records_by_purpose
from vocabulary.items import FetchOutcome

FIXTURES = Path(__file__).parents[1] / "fixtures"
NOW = datetime(2026, 11, 23, tzinfo=UTC)
MANY = 100_000
#: What each does to a parser: minutes, or gigabytes.
TANGLED = {
    "interleaved": "".join(f"<b {n}>" for n in range(900)) + "<p>x" * 900,
    "interleaved large": "".join(f"<i {n}><p>" for n in range(MANY)),
    "deep": "<div>" * MANY,
    "articles": "<article><time datetime>" * MANY,
    "attributes": f"<p {' '.join(f'a{n}' for n in range(MANY))}>",
    "quoted attributes": "<p " + "".join(f'a{n}=">"' for n in range(MANY)) + ">",
    "choices": "<select>" + "<option>x" * 20_000,
    "roots": f"<body {' '.join(f'a{n}' for n in range(90))}>" * 2_000,
    "end tags in comments": "<div><!--</div>-->" * MANY,
    "end tags in attributes": '<div title="</div>">' * MANY,
    "end tags in scripts": "<div><script></div></script>" * 50_000,
    "foreign end tags": "<div></span>" * 60_000,
    "stray quotes": '<div "><div "><div>' * 20_000,
    "cells in drawings": "<svg>" + "<td>" * 70_000,
}


@pytest.mark.parametrize("name", TANGLED)
def test_a_tangled_page_is_refused_within_a_second(name: str) -> None:
    start = time.process_time()
    assert tangle(first_tags(f"<!doctype html><html><body>{TANGLED[name]}"))
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "page",
    [
        "<p>" * 50_000,  # each closes the one before
        "<ul>" + "<li>x" * 50_000,
        "<table>" + "<tr><td>x" * 50_000,
        "<div><b>x</b></div>" * 30_000,
        "<div>" * (MOST_DEEP // 2) + "x" + "</div>" * (MOST_DEEP // 2),
        "<font>" * (MOST_FORMATTING // 2),  # left open, as old pages do
        "<script>" + "for (i = 0; i<n; i++) { if (a<b) go( " * 10_000 + "</script>",
        f"<p title='{'a b c ' * 5_000}'>",
        "a < b " * 50_000,
    ],
)
def test_an_ordinary_large_page_is_read(page: str) -> None:
    assert tangle(first_tags(f"<!doctype html><html><body>{page}")) is None


def test_of_a_page_with_very_many_tags_the_first_part_is_read() -> None:
    body = "<!doctype html><html><title>Le club</title><body><p>12 membres</p>" + "<p>x" * MOST_TAGS
    page = Page("https://club.example/", 200, body.encode(), NOW, {"content-type": "text/html"})
    assert (page.outcome, page.limit_met) == (FetchOutcome.OK, "read in part: too many tags")
    assert page.text.count("<") == MOST_TAGS
    assert body.startswith(page.text)
    assert page.visible_text.startswith("12 membres\nx\nx")
    plan = make_plan()
    for status, content in ((404, b""), (200, page.body)):
        step = plan.next_step(NOW)
        assert step
        plan.answered(step, answer(step, status, content))
    [record] = records_by_purpose(plan, "home")
    assert (record.visit.outcome, record.visit.detail) == (FetchOutcome.OK, page.limit_met)


@pytest.mark.parametrize("tags", [0, MOST_TAGS - 1, MOST_TAGS])
def test_a_page_with_no_more_tags_than_that_is_read_whole(tags: int) -> None:
    text = "a" + "<b" * tags
    assert first_tags(text) == text
    assert first_tags(f"{text}<i>") == (f"{text}<i>" if tags < MOST_TAGS else text)


def test_no_recorded_page_is_refused() -> None:
    files = [*FIXTURES.glob("*/*/response.html")]
    assert len(files) > 100
    assert [file for file in files if tangle(decode(file.read_bytes()))] == []


def test_a_tangled_home_page_is_recorded_as_more_than_we_read_and_costs_nothing_more() -> None:
    plan = make_plan()
    robots = plan.next_step(NOW)
    assert robots
    plan.answered(robots, answer(robots, 404, b""))
    home = plan.next_step(NOW)
    assert home
    plan.answered(home, answer(home, 200, b"<!doctype html><html>" + b"<div>" * MANY))
    [record] = records_by_purpose(plan, "home")
    assert record.visit.outcome is FetchOutcome.TOO_LARGE
    assert "too deep" in record.visit.detail
    assert record.visit.status == 200


def test_a_saved_tangled_page_is_told_the_same() -> None:
    body = b"<!doctype html><html>" + b"<div>" * MANY
    start = time.process_time()
    assert read_saved(body, "https://club.example/", NOW)["outcome"] is FetchOutcome.TOO_LARGE
    assert time.process_time() - start < 1  # no face parses it either


def test_what_is_no_html_is_not_refused_for_its_markup() -> None:
    feed = b"<?xml version='1.0'?><rss>" + b"<item>" * MANY + b"</rss>"
    page = Page("https://club.example/feed", 200, feed, NOW, {"content-type": "text/xml"})
    assert page.outcome is FetchOutcome.OK

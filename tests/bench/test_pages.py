"""The benchmarks' pages: as large as real ones, each row another, the same on every run."""

from __future__ import annotations

from datetime import UTC, datetime

from bench.pages import LARGEST, ROWS, SMALLEST, forum_pages
from crawler.recorded import read_saved


def test_pages_are_as_large_as_real_ones_and_the_same_on_every_run() -> None:
    first, second = list(forum_pages()), list(forum_pages())
    assert first == second
    assert [page.name for page in first] == list(ROWS)
    assert all(SMALLEST <= len(page.body) <= 1.1 * LARGEST for page in first)


def test_a_grown_page_says_more_of_what_the_recorded_one_says() -> None:
    page = next(page for page in forum_pages() if page.name == "phpbb/index_fr")
    read = read_saved(page.body, page.url, datetime(2026, 11, 23, tzinfo=UTC))
    assert read["platform"] == "phpbb"
    assert len({group["url"] for group in read["groups"]}) > 20

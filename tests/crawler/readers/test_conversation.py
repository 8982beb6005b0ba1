"""What one answer's dates and authors say about how often people speak."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from crawler.items import Rank
from crawler.readers.conversation import add_authors, add_posting
from crawler.reading import Reading

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
Bounds = tuple[float | None, float | None]


def ago(days: float | None) -> datetime | None:
    return None if days is None else AT - timedelta(days=days)


def posting(*days: float | None) -> dict[str, Bounds]:
    reading = Reading()
    add_posting(reading, map(ago, days), AT, rank=Rank.STRUCTURED, place="rss20")
    return {seen.signal: (seen.low, seen.high) for seen in reading.observations}


def authors(*signed: tuple[str | None, float | None]) -> dict[str, Bounds]:
    reading = Reading()
    pairs = [(author, ago(days)) for author, days in signed]
    add_authors(reading, pairs, AT, rank=Rank.STRUCTURED, place="rss20")
    return {seen.signal: (seen.low, seen.high) for seen in reading.observations}


def test_a_list_that_reaches_back_gives_exact_numbers_up_to_there() -> None:
    assert posting(1, 5, 40) == {"posts_7d": (2, 2), "posts_30d": (2, 2), "posts_90d": (3, None)}


def test_a_list_that_reaches_further_back_than_all_windows_may_say_none_was_posted() -> None:
    assert posting(100, 200) == {"posts_7d": (0, 0), "posts_30d": (0, 0), "posts_90d": (0, 0)}


@pytest.mark.parametrize(
    "days",
    [(900, 1, 5, 100), (1, 900, 5, 800), (1, None, 900)],
    ids=["pinned first", "by last reply", "undated"],
)
def test_a_list_not_sorted_by_date_gives_lower_bounds_however_old_its_oldest(
    days: tuple[float | None, ...],
) -> None:
    assert {bounds[1] for bounds in posting(*days).values()} == {None}


@pytest.mark.parametrize("days", [(), (None, None)])
def test_without_dates_nothing_is_said(days: tuple[None, ...]) -> None:
    assert posting(*days) == {}
    assert authors(*(("a", day) for day in days)) == {}


def test_distinct_authors_are_counted_within_each_window() -> None:
    assert authors(("a", 1), ("a", 2), ("b", 40), ("c", 100)) == {
        "authors_30d": (1, 1),
        "authors_90d": (2, 2),
        "top_author_share": (0.5, 0.5),
    }


def test_an_unsigned_contribution_makes_the_numbers_lower_bounds() -> None:
    found = authors(("a", 1), (None, 2), ("b", 100))
    assert found["authors_30d"] == (1, None)
    assert found["authors_90d"] == (1, None)


def test_a_list_without_any_author_says_nothing_of_authors() -> None:
    assert authors((None, 1), ("", 2), (None, 100)) == {}


def test_one_contribution_has_no_share() -> None:
    assert "top_author_share" not in authors(("a", 1))

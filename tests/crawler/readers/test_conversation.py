"""What one answer's dates and authors say about how often people speak."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from crawler.readers.conversation import add_answers, add_authors, add_first_replies, add_posting
from crawler.reading import Reading
from vocabulary.items import Rank

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


def answers(*topics: tuple[float, int | None]) -> dict[str, object]:
    reading = Reading()
    listed = [(AT - timedelta(days=age), replies) for age, replies in topics]
    add_answers(reading, listed, AT, place="list")
    return {seen.signal: seen.value for seen in reading.observations}


def test_replies_and_unanswered_topics_are_told_of_topics_older_than_three_days() -> None:
    told = answers((4, 0), (5, 3), (6, 1), (7, 0), (8, 2), (1, 0), (2, 0))
    assert told == {"replies_per_topic": 1.2, "unanswered_share": 0.4}


def test_a_few_topics_say_nothing_of_the_answers() -> None:
    assert answers((4, 0), (5, 3), (6, None), (7, None), (8, 1)) == {}


def waits(*contributions: tuple[str, bool, float]) -> list[object]:
    reading = Reading()
    made = [
        (thread, is_reply, AT - timedelta(hours=ago)) for thread, is_reply, ago in contributions
    ]
    add_first_replies(reading, made, rank=Rank.STRUCTURED, place="feed")
    return [seen.value for seen in reading.observations]


def test_the_hours_to_a_first_reply_are_the_median_over_threads() -> None:
    threads = (("a", 100, 98), ("b", 90, 80), ("c", 50, 10))
    made = [(name, False, asked) for name, asked, _ in threads]
    made += [(name, True, replied) for name, _, replied in threads]
    assert waits(*made, ("a", True, 1), ("d", False, 5)) == [10]


def test_replies_whose_opening_is_not_seen_give_no_wait() -> None:
    assert waits(("a", True, 9), ("b", True, 8), ("c", True, 7), ("d", False, 3)) == []

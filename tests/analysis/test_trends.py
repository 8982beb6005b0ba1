"""Growing or shrinking: only from what can be compared."""

from __future__ import annotations

import pytest

from analysis.membership import Count, growth
from analysis.rhythm.model import DAY
from analysis.trends import Trend, trend
from tests.helpers.judging import days

NOW = 1_795_300_000.0


def counts(*pairs: tuple[float, float], probe: str = "api") -> list[Count]:
    """Members so many days ago, oldest first."""
    return [Count(days(ago)[0], members, probe) for ago, members in pairs]


def posts(*ago: float) -> list[float]:
    return [NOW - day * DAY for day in ago]


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        (1000, 1050, Trend.GROWING),
        (1000, 1049, Trend.STEADY),
        (1000, 951, Trend.STEADY),
        (1000, 950, Trend.SHRINKING),
        (0, 50, Trend.UNKNOWN),
    ],
)
def test_members_counted_twice_give_a_direction(then: int, now: int, expected: Trend) -> None:
    assert trend(growth(counts((40, then), (0, now))), (), NOW) is expected


def test_one_count_gives_no_direction() -> None:
    assert trend(growth(counts((0, 1000))), (), NOW) is Trend.UNKNOWN


@pytest.mark.parametrize("ago", [29, 366])
def test_counts_too_near_or_too_far_apart_are_not_compared(ago: float) -> None:
    assert trend(growth(counts((ago, 1000), (0, 2000))), (), NOW) is Trend.UNKNOWN


def test_counts_of_two_probes_are_not_compared() -> None:
    found = [*counts((40, 1000), probe="page"), *counts((0, 5000))]
    assert trend(growth(found), (), NOW) is Trend.UNKNOWN


@pytest.mark.parametrize(
    ("recent", "before", "expected"),
    [
        (13, 10, Trend.GROWING),
        (10, 10, Trend.STEADY),
        (7, 10, Trend.SHRINKING),
        (2, 3, Trend.UNKNOWN),
    ],
)
def test_posts_of_two_seasons_give_a_direction(recent: int, before: int, expected: Trend) -> None:
    seen = posts(*(1 + i for i in range(recent)), *(100 + i for i in range(before)), 200)
    assert trend(None, seen, NOW) is expected


def test_posts_that_do_not_reach_back_give_none() -> None:
    assert trend(None, posts(*range(1, 60)), NOW) is Trend.UNKNOWN


def test_members_count_more_than_posts() -> None:
    seen = posts(*range(1, 60), 200)
    assert trend(growth(counts((40, 1000), (0, 500))), seen, NOW) is Trend.SHRINKING

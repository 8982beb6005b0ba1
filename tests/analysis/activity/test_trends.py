"""Growing or shrinking: only from what can be compared."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from analysis.activity.sources import Source
from analysis.activity.trends import Trend, trend
from analysis.membership import Counted, growth
from analysis.rhythm.scale import DAY
from tests.helpers.judging import days
from vocabulary.items import PostKind

NOW = 1_795_300_000.0


def counts(*pairs: tuple[float, float], probe: str = "api") -> list[Counted]:
    """Members so many days ago, oldest first."""
    return [Counted(days(ago)[0], members, probe) for ago, members in pairs]


def seen(*ago: float, is_stream: bool = True, since: float = 365) -> list[Source]:
    """One list of posts so many days ago that misses none of the last ``since`` days."""
    times = tuple(int(NOW - day * DAY) for day in sorted(ago))
    looked_at = datetime.fromtimestamp(NOW, UTC)
    kinds = frozenset({PostKind.POST})
    known = int(NOW - since * DAY)
    return [Source("u", times, kinds, looked_at, 1, None, 0.0, is_stream, known)]


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
    assert trend(growth(counts((40, then), (0, now))), ()) is expected


def test_one_count_gives_no_direction() -> None:
    assert trend(growth(counts((0, 1000))), ()) is Trend.UNKNOWN


@pytest.mark.parametrize("ago", [29, 366])
def test_counts_too_near_or_too_far_apart_are_not_compared(ago: float) -> None:
    assert trend(growth(counts((ago, 1000), (0, 2000))), ()) is Trend.UNKNOWN


def test_counts_of_two_probes_are_not_compared() -> None:
    found = [*counts((40, 1000), probe="page"), *counts((0, 5000))]
    assert trend(growth(found), ()) is Trend.UNKNOWN


@pytest.mark.parametrize(
    ("recent", "before", "expected"),
    [
        (40, 18, Trend.GROWING),
        (13, 10, Trend.STEADY),  # so much is chance
        (10, 10, Trend.STEADY),
        (18, 40, Trend.SHRINKING),
        (0, 8, Trend.SHRINKING),
        (2, 3, Trend.UNKNOWN),
    ],
)
def test_posts_of_two_seasons_give_a_direction(recent: int, before: int, expected: Trend) -> None:
    found = seen(*(1 + i for i in range(recent)), *(100 + i for i in range(before)))
    assert trend(None, found) is expected


def test_posts_that_do_not_reach_back_give_none() -> None:
    assert trend(None, seen(*range(1, 60), since=60)) is Trend.UNKNOWN


def test_the_last_post_of_each_board_gives_none() -> None:
    assert trend(None, seen(*range(1, 60), 200, is_stream=False)) is Trend.UNKNOWN


def test_of_two_streams_the_one_that_reaches_back_tells() -> None:
    longer = seen(*range(1, 180, 2))
    assert trend(None, [*longer, *seen(0.1, 0.2, 0.3, since=1)]) is Trend.STEADY


def test_members_count_more_than_posts() -> None:
    found = seen(*range(1, 60), 200)
    assert trend(growth(counts((40, 1000), (0, 500))), found) is Trend.SHRINKING

"""Is a network growing or shrinking? From repeated counts of members, else from its posts. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from analysis import policy


class Trend(StrEnum):
    """The direction of a network; ``unknown`` when nothing comparable was seen."""

    GROWING = "growing"
    STEADY = "steady"
    SHRINKING = "shrinking"
    UNKNOWN = "unknown"


def trend(
    counts: Sequence[tuple[datetime, float, str]],
    posts: Sequence[datetime],
    looked_at: datetime | None,
) -> Trend:
    """Return the trend from counts of members (time, number, probe), oldest first, or from posts.

    Only counts read by the same probe are compared: another probe may count something else.
    ``posts`` are one source's dates, newest first, as seen at ``looked_at``.
    """
    found = _of_counts(counts)
    return found if found is not Trend.UNKNOWN else _of_posts(posts, looked_at)


def _of_counts(counts: Sequence[tuple[datetime, float, str]]) -> Trend:
    if not counts:
        return Trend.UNKNOWN
    newest_at, newest, probe = counts[-1]
    year_ago = newest_at - timedelta(days=365)
    apart = timedelta(days=policy.TREND_DAYS)
    older = [
        number
        for at, number, by in counts
        if by == probe and year_ago <= at <= newest_at - apart and number > 0
    ]
    return _direction(newest / older[0] - 1, policy.TREND_CHANGE) if older else Trend.UNKNOWN


def _of_posts(posts: Sequence[datetime], looked_at: datetime | None) -> Trend:
    if looked_at is None or not posts:
        return Trend.UNKNOWN
    window = timedelta(days=policy.TREND_POSTS_DAYS)
    middle, start = looked_at - window, looked_at - 2 * window
    if posts[-1] > start:
        return Trend.UNKNOWN  # the source does not reach back far enough
    recent = sum(post > middle for post in posts)
    before = sum(start < post <= middle for post in posts)
    if recent + before < policy.TREND_FEW_POSTS:
        return Trend.UNKNOWN
    return _direction((recent - before) / max(before, 1), policy.TREND_POSTS_CHANGE)


def _direction(change: float, threshold: float) -> Trend:
    if change >= threshold:
        return Trend.GROWING
    return Trend.SHRINKING if change <= -threshold else Trend.STEADY

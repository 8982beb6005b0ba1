"""Is a network growing or shrinking? From repeated counts of members, else from its posts. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from analysis import policy
from analysis.rhythm import DAY


class Trend(StrEnum):
    """The direction of a network; ``unknown`` when nothing comparable was seen."""

    GROWING = "growing"
    STEADY = "steady"
    SHRINKING = "shrinking"
    UNKNOWN = "unknown"


class Count(NamedTuple):
    """Members counted once."""

    at: datetime
    members: float
    probe: str


def trend(
    counts: Sequence[Count],
    posts: Sequence[float],
    looked_at: float,
) -> Trend:
    """Return the trend from counts of members, oldest first, or from posts.

    Only counts read by the same probe are compared: another probe may count something else.
    ``posts`` are one source's times, newest first, as seen at ``looked_at`` (all unix seconds).
    """
    found = _of_counts(counts)
    return found if found is not Trend.UNKNOWN else _of_posts(posts, looked_at)


def _of_counts(counts: Sequence[Count]) -> Trend:
    if not counts:
        return Trend.UNKNOWN
    now = counts[-1]
    year_ago = now.at - timedelta(days=365)
    before = now.at - timedelta(days=policy.TREND_DAYS)
    comparable = [c for c in counts if c.probe == now.probe and year_ago <= c.at <= before]
    first = next((c.members for c in comparable if c.members > 0), None)
    return _direction(now.members / first - 1, policy.TREND_CHANGE) if first else Trend.UNKNOWN


def _of_posts(posts: Sequence[float], looked_at: float) -> Trend:
    if not posts:
        return Trend.UNKNOWN
    window = policy.TREND_POSTS_DAYS * DAY
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

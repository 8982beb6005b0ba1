"""Is a network growing or shrinking? From repeated counts of members, else from its posts. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from analysis import policy
from analysis.membership import Growth
from analysis.rhythm.model import DAY


class Trend(StrEnum):
    """The direction of a network; ``unknown`` when nothing comparable was seen."""

    GROWING = "growing"
    STEADY = "steady"
    SHRINKING = "shrinking"
    UNKNOWN = "unknown"


def trend(
    pace: Growth | None,
    posts: Sequence[float],
    looked_at: float,
) -> Trend:
    """Return the trend from the growth of the membership, where that is known, or from posts.

    ``posts`` are one source's times, newest first, as seen at ``looked_at`` (all unix seconds).
    """
    if pace:
        return _direction(pace.change, policy.TREND_CHANGE)
    return _of_posts(posts, looked_at)


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

"""Is a network growing or shrinking? From repeated counts of members, else from its posts. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from math import sqrt

from analysis import policy
from analysis.activity.sources import Source
from analysis.membership import Growth
from analysis.rhythm.scale import DAY


class Trend(StrEnum):
    """The direction of a network; ``unknown`` when nothing comparable was seen."""

    GROWING = "growing"
    STEADY = "steady"
    SHRINKING = "shrinking"
    UNKNOWN = "unknown"


def trend(pace: Growth | None, known: Iterable[Source]) -> Trend:
    """Return the trend from the growth of the membership, where that is known, or from posts."""
    if pace:
        return _direction(pace.change, policy.TREND_CHANGE)
    return _of_posts([source for source in known if not source.is_weak])


def _of_posts(known: Sequence[Source]) -> Trend:
    """Compare two windows of the streams that list all of both; of samples nothing can be said."""
    if not known:
        return Trend.UNKNOWN
    window = policy.TREND_POSTS_DAYS * DAY
    looked_at = max(known, key=lambda each: each.times[0]).looked_at.timestamp()
    middle, start = looked_at - window, looked_at - 2 * window
    complete = [source for source in known if source.lists_all_since(start)]
    posts = {time for source in complete for time in source.times if start < time <= looked_at}
    if len(posts) < policy.TREND_FEW_POSTS:
        return Trend.UNKNOWN
    recent = sum(post > middle for post in posts)
    before = len(posts) - recent
    if abs(recent - before) < policy.TREND_POSTS_SURPRISE * sqrt(len(posts)):
        return Trend.STEADY
    return _direction((recent - before) / max(before, 1), policy.TREND_POSTS_CHANGE)


def _direction(change: float, threshold: float) -> Trend:
    if change >= threshold:
        return Trend.GROWING
    return Trend.SHRINKING if change <= -threshold else Trend.STEADY

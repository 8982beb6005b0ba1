"""Leaves out what cannot be true, each time with a counted reason. It computes nothing."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from scrapy.exceptions import DropItem

from vocabulary.items import AHEAD, Group, Observation, Outcome, Post, Visit, VisitRecord
from vocabulary.signal_names import CHOICES, SIGNALS, UNITS, SignalKind

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.statscollectors import StatsCollector

#: Counts above this are no community's: more than there are people.
MAX_COUNT = 10_000_000_000
#: Before the web there was no network to post on.
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
#: Posts kept of one answer, newest first: far more than any rhythm needs.
MAX_POSTS = 200


class ValidatePipeline:
    """Drops impossible observations and posts from a record, and counts them by reason."""

    def __init__(self, stats: StatsCollector) -> None:
        self._stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ValidatePipeline:
        """Build it with the crawl's statistics, where the store reads the counts."""
        assert crawler.stats
        return cls(crawler.stats)

    def process_item(self, item: Any) -> Any:
        """Return the record without its impossible facts."""
        if not isinstance(item, VisitRecord):
            return item
        if item.visit.fetched_at.tzinfo is None:
            raise DropItem("visit_without_time_zone")
        observations = [o for o in item.observations if self._passes(observation_fault(o))]
        posts = [p for p in item.posts if self._passes(post_fault(p, item.visit))]
        posts.sort(key=lambda post: post.posted_at, reverse=True)
        groups = [g for g in item.groups if self._passes(group_fault(g, item.visit))]
        return VisitRecord(
            item.visit,
            tuple(observations),
            tuple(posts[:MAX_POSTS]),
            tuple(groups),
            item.keepsake,
        )

    def _passes(self, fault: str | None) -> bool:
        if fault:
            self._stats.inc_value(f"dropped/{fault}")
        return fault is None


def observation_fault(seen: Observation) -> str | None:
    """Return why an observation cannot be kept, as one word with underscores, or ``None``."""
    kind = SIGNALS.get(seen.signal)
    if kind is None:
        return "unknown_signal"
    if seen.outcome is not Outcome.OBSERVED:
        return None if seen.value is None and seen.low is None else "value_without_observation"
    if seen.unit not in UNITS:
        return "unknown_unit"
    if kind in {SignalKind.TEXT, SignalKind.MOMENT}:
        return _text_fault(seen, kind)
    return _number_fault(seen, kind)


def _text_fault(seen: Observation, kind: SignalKind) -> str | None:
    if not isinstance(seen.value, str):
        return "not_a_text"
    if kind is SignalKind.MOMENT:
        try:
            datetime.strptime(seen.value, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        except ValueError:
            return "not_a_moment"
    allowed = CHOICES.get(seen.signal)
    return "not_a_choice" if allowed and seen.value not in allowed else None


def _number_fault(seen: Observation, kind: SignalKind) -> str | None:
    numbers = [n for n in (seen.value, seen.low, seen.high) if n is not None]
    if seen.low is None or not all(isinstance(n, int | float) for n in numbers):
        return "not_a_number"
    if not all(math.isfinite(n) and 0 <= n <= MAX_COUNT for n in _floats(numbers)):
        return "impossible_number"
    if seen.high is not None and seen.high < seen.low:
        return "empty_range"
    if kind is SignalKind.SHARE and max(_floats(numbers)) > 1:
        return "share_above_one"
    return None


def _floats(numbers: Iterable[Any]) -> list[float]:
    return [float(number) for number in numbers]


def group_fault(group: Group, visit: Visit) -> str | None:
    """Return why a group cannot be kept, or ``None``."""
    counts = (group.members, group.members_active_month, group.topics_30d, group.posts_30d)
    if not all(0 <= count <= MAX_COUNT for count in counts if count is not None):
        return "impossible_number"
    newest = group.newest_post_at
    is_dated = newest is None or EARLIEST <= newest <= visit.fetched_at + AHEAD
    return None if is_dated else "impossible_group_date"


def post_fault(post: Post, visit: Visit) -> str | None:
    """Return why a post cannot be kept, or ``None``."""
    if post.posted_at.tzinfo is None:
        return "post_without_time_zone"
    if post.posted_at > visit.fetched_at + AHEAD:
        return "post_in_the_future"
    if post.earliest is not None and post.earliest > post.posted_at:
        return "empty_range"
    return "post_before_the_web" if post.posted_at < EARLIEST else None

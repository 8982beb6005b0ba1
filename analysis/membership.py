"""How a network's membership goes, from repeated counts: growth, and the share that is active. Pure.

Counts of different probes are never compared: another probe may count something else. A figure that
leaps (a new platform, a purge, an import) begins a new series.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations, pairwise, takewhile
from statistics import median
from typing import NamedTuple

from analysis import policy

#: Counts from which a slope is taken: enough for a median, few enough for all pairs.
_MOST_COUNTS = 40


class Counted(NamedTuple):
    """Members counted once."""

    at: datetime
    members: float
    probe: str


@dataclass(frozen=True, slots=True)
class Growth:
    """How membership changed between ``first`` and ``last``."""

    first: Counted
    last: Counted
    a_year: float  # relative change at this pace, of the first count: 0.1 is a tenth more in a year

    @property
    def change(self) -> float:
        """The relative change over the span of the counts, at the same pace."""
        return self.a_year * (self.last.at - self.first.at).days / 365


def growth(counts: Sequence[Counted]) -> Growth | None:
    """Return the growth of the newest series of counts (oldest first), within a year.

    ``None`` when its counts span less than ``policy.TREND_DAYS``. The pace is the median slope of all
    pairs of counts (Theil-Sen): one wrong figure does not turn it.
    """
    series = _newest_series(counts)
    if len(series) < 2 or is_frozen(counts):
        return None
    first, last = series[0], series[-1]
    if last.at - first.at < timedelta(days=policy.TREND_DAYS) or first.members <= 0:
        return None
    step = max(1, len(series) // _MOST_COUNTS)
    thinned = [*series[:-1:step], last]
    slopes = [
        (b.members - a.members) / ((b.at - a.at).total_seconds() / 86_400)
        for a, b in combinations(thinned, 2)
        if b.at > a.at
    ]
    return Growth(first, last, median(slopes) * 365 / first.members)


def leap(counts: Sequence[Counted]) -> tuple[Counted, Counted] | None:
    """Return the counts before and after the newest leap of the newest probe's figures within a year."""
    same = _of_newest_probe(counts)
    leaps = [(before, after) for before, after in pairwise(same) if _is_leap(before, after)]
    return leaps[-1] if leaps else None


def is_frozen(counts: Sequence[Counted]) -> bool:
    """Whether the figure of a large network has been the very same for so long that nobody counts."""
    run = frozen_run(counts)
    if len(run) < policy.FROZEN_COUNTS or run[0].members < policy.FROZEN_MEMBERS:
        return False
    return (run[0].at - run[-1].at).days >= policy.FROZEN_DAYS


def frozen_run(counts: Sequence[Counted]) -> list[Counted]:
    """Return the newest counts that tell the very same figure, the newest first."""
    return list(takewhile(lambda each: each.members == counts[-1].members, reversed(counts)))


def active_share(active: float | None, total: float | None) -> float | None:
    """Return which share of the members is active; ``None`` if unknown or impossible."""
    if not total or active is None or active > total:
        return None
    return active / total


def _newest_series(counts: Sequence[Counted]) -> list[Counted]:
    """Return the last year's counts of the newest count's probe, since its last leap."""
    same = _of_newest_probe(counts)
    begin = 0
    for place, (before, after) in enumerate(pairwise(same), 1):
        if _is_leap(before, after):
            begin = place
    return same[begin:]


def _of_newest_probe(counts: Sequence[Counted]) -> list[Counted]:
    if not counts:
        return []
    newest = counts[-1]
    since = newest.at - timedelta(days=365)
    return [each for each in counts if each.probe == newest.probe and each.at >= since]


def _is_leap(before: Counted, after: Counted) -> bool:
    low, high = sorted((before.members, after.members))
    return low < policy.LEAP * high

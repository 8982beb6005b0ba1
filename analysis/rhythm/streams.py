"""Post times as the rhythm model takes them: one date a day, gaps, the silence. Pure, no clock."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from analysis.rhythm.parameters import parameters
from analysis.rhythm.pauses import Pause, ordinary_pause
from analysis.rhythm.scale import DAY

#: Items on one day from which a day can be a burst (spam, an import, a rebuilt site).
BURST_ITEMS = 5
#: Share of all visible items on one day from which that day is left out for comparison.
BURST_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Stream:
    """The posting days of one source, as the model takes them."""

    gaps: tuple[float, ...]  # days between posting days, newest first, at most n_items - 1
    silence: float  # days from the newest post to the last successful look
    posting_days: int  # 0: no usable date
    newest: float = 0.0  # unix seconds of the newest post that counts
    suspect: Stream | None = None  # the same without its burst, when there is one
    newest_is_burst: bool = False
    pause: Pause | None = None  # where it has an ordinary one


def stream(times: Iterable[float], as_of: float) -> Stream:
    """Prepare post times (unix seconds, any order) seen at ``as_of`` (unix seconds).

    One date a UTC day, the newest 20 days; dates more than a day ahead are left out.
    """
    ordered = sorted(times)
    seen = ordered[: bisect_right(ordered, as_of + DAY)][::-1]
    by_day = [list(posts) for _day, posts in groupby(seen, key=_day)]
    whole = _stream(by_day, as_of)
    busiest = max(by_day, key=len, default=[])
    if len(busiest) < BURST_ITEMS:
        return whole
    if len(busiest) > BURST_SHARE * len(seen):
        others = [posts for posts in by_day if posts is not busiest]
        return replace(whole, suspect=_stream(others, as_of))
    if len(by_day[0]) < BURST_ITEMS:
        return whole
    return replace(whole, suspect=_stream(by_day[1:], as_of), newest_is_burst=True)


def _day(time: float) -> float:
    return time // DAY


def _stream(by_day: Sequence[Sequence[float]], as_of: float) -> Stream:
    """Prepare posts grouped by day, newest first."""
    newest = [posts[0] for posts in by_day[: parameters().n_items]]
    if not newest:
        return Stream((), 0.0, 0)
    floor = parameters().floor
    gaps = tuple(max((later - t) / DAY, floor) for later, t in pairwise(newest))
    silence = max((as_of - newest[0]) / DAY, floor)
    pause = ordinary_pause([posts[0] for posts in by_day])
    return Stream(gaps, silence, len(newest), newest[0], pause=pause)

"""When members post: all that a network's sources show, put together. Pure.

Posts, topics and comments of one network are one life: what its streams and samples show of them is put
in one order. So the rhythm does not hang on which of its pages happened to be read, and does not flip
from visit to visit. How often it posts is told only where little is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from analysis import policy
from analysis.activity.same_posts import each_once
from analysis.activity.sources import Source, is_busy, posting_days, rhythms
from analysis.rhythm.model import state_of
from analysis.rhythm.scale import DAY
from analysis.rhythm.season import rest_at
from vocabulary.items import PostKind


class Pace(NamedTuple):
    """How often a network was visited lately."""

    first: float  # unix seconds of the first visit
    days: float  # usual days between two visits


class Count(NamedTuple):
    """A number of contributions: exact, or at least so many."""

    number: int
    is_exact: bool


def merged(known: Iterable[Source], before: Iterable[Source] = ()) -> Source | None:
    """Return what sources show together, not yet judged; ``None`` where members wrote in none.

    It stands under the address of the newest contribution. Page dates count only where there is
    nothing else, imports never. ``before``: sources that are no longer shown; the newest contribution of
    theirs counts, too: a silence is never longer than what was seen before allows.
    """
    lists = [source for source in known if not source.is_machine]
    lists = each_once([source for source in lists if not source.is_weak] or lists)
    if not lists:
        return None
    first = max(lists, key=lambda each: (each.times[0], each.looked_at, each.url))
    end = first.looked_at.timestamp()
    every = {time for each in lists for time in each.times if time <= end}
    if not first.is_weak:
        heads = (each.times[0] for each in before if not each.is_weak)
        newest = max((head for head in heads if head <= end), default=first.times[0])
        if newest >= first.times[0] + DAY:  # newer by hours it may be the same, by another clock
            every.add(newest)
    times = tuple(sorted(every, reverse=True))
    coarse = {last: first for each in lists for last, first in each.coarse.items()}
    kinds = frozenset[PostKind]().union(*(each.kinds for each in lists)) - {PostKind.MACHINE}
    return first._replace(
        times=times,
        kinds=kinds,
        coarse=coarse,
        rest_days=rest_at(first.languages, times, first.looked_at),
        is_stream=all(each.is_stream for each in lists),
        known_since=_known_since(lists, times),
    )


def judged(known: Sequence[Source | None], paces: Sequence[Pace | None]) -> Iterator[Source | None]:
    """Yield what is merged of each network with its rhythm, all judged at once."""
    found = iter(rhythms([source for source in known if source]))
    for source, pace in zip(known, paces, strict=True):
        rhythm = next(found) if source else None
        if source and rhythm:
            rhythm = replace(rhythm, usual_gap_days=_usual_gap(source, pace))
        yield source._replace(rhythm=rhythm) if source else None


def is_young(source: Source) -> bool:
    """Whether too little time has been seen to judge from, unless there is much of it."""
    age = source.looked_at - source.oldest
    is_full = len(source.times) >= policy.FULL_SOURCE or is_busy(source.times)
    return age < timedelta(days=policy.YOUNG_DAYS) and not is_full


def is_thin(source: Source) -> bool:
    """Whether too few dates are known for what the model says of them.

    Few carry no death. Of a sample, which hides most, they do not call a short silence slow either.
    """
    rhythm = source.rhythm
    if rhythm is None:
        return False
    state = state_of(rhythm.p_alive)
    if state == "dead":
        return source.is_weak or rhythm.posting_days < policy.FEW_POSTING_DAYS
    return (
        state == "slowing"
        and not source.is_stream
        and rhythm.posting_days <= policy.SAMPLE_POSTING_DAYS
        and rhythm.silence_days <= policy.SAMPLE_SILENCE_DAYS
    )


class Listed(NamedTuple):
    """What sources list, each contribution once, up to the look that showed the newest (unix seconds)."""

    end: float
    lists: Sequence[Source]


def listed(known: Iterable[Source]) -> Listed | None:
    """Return what contributions are counted in, if anything.

    Comments that stand in lists of their own are not counted beside posts.
    """
    lists = [source for source in known if not source.is_weak]
    lists = [source for source in lists if source.kinds != {PostKind.COMMENT}] or lists
    if not lists:
        return None
    end = max(lists, key=lambda each: each.times[0]).looked_at.timestamp()
    return Listed(end, each_once(lists))


def posts_within(seen: Listed, days: int) -> Count | None:
    """Return how many contributions are known of the last ``days``; ``None``: nothing of use.

    Exact where a stream reaches back so far and the other lists show nothing else, or where the newest
    contribution of all is older. At least so many otherwise, and then never "at least none".
    """
    end = seen.end
    start = end - days * DAY
    lists = [each for each in seen.lists if start < each.times[0]]
    number = len({time for each in lists for time in each.since(start) if time <= end})
    is_exact = all(each.lists_all_since(start) for each in lists)
    return Count(number, is_exact) if number or is_exact else None


def _known_since(lists: Sequence[Source], times: Sequence[int]) -> int | None:
    """Return since when little is missing of all lists, as far as that leaves something to tell from.

    The shortest reach first: a list that ends after two days had much to tell in them. Where too
    little is left, the next one: it misses contributions, but not for long. Samples say it only where
    no stream is as new as they are.
    """
    streams = [each for each in lists if each.is_stream]
    newest = max((each.times[0] for each in streams), default=0)
    if times[0] - newest <= policy.AS_NEW_DAYS * DAY:
        lists = streams
    reaches = sorted({each.known_since for each in lists if each.known_since}, reverse=True)
    for since in reaches:
        left = [time for time in times if time >= since]
        if len(posting_days(left)) >= policy.FEW_POSTING_DAYS or is_busy(left):
            return since
    return reaches[-1] if reaches else None


def _usual_gap(source: Source, pace: Pace | None) -> float | None:
    """Return the days from one day with posts to the next, where they can be told."""
    since = source.known_since
    if since is not None:
        left = [time for time in source.times if time >= since]
        if gap := _gap(
            left, policy.FEW_POSTING_DAYS if source.is_stream else policy.SAMPLE_POSTING_DAYS
        ):
            return gap
        if is_busy(left):
            return 1.0
    # What is listed hides too much, but whatever came between two visits was seen to have come.
    after = [time for time in source.times if pace and time >= pace.first]
    gap = _gap(after, policy.SAMPLE_POSTING_DAYS)
    if pace is None or gap is None:
        return None
    return gap if pace.days <= policy.DAILY_VISITS or gap >= policy.RESOLVED * pace.days else None


def _gap(times: Iterable[int], least: int) -> float | None:
    """Return the usual days between two of the newest posting days, if there are so many at least."""
    days = posting_days(times)[-policy.RHYTHM_DAYS :]
    if len(days) < least:
        return None
    return median(later - earlier for earlier, later in pairwise(days))

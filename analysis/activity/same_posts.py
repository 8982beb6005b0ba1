"""The same contribution seen in two lists, told more or less exactly: counted once. Pure.

A feed gives its moment, a page the day or the minute in a zone of its own, another page "3 months ago".
What is told less exactly and can be what is told more exactly is taken to be the same; what is left over
is more.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from analysis.activity.sources import Source
from analysis.rhythm.scale import DAY

#: Seconds. A day somewhere on earth begins so long before the same day in UTC, and ends so long after.
_EAST, _WEST = 14 * 3600, 12 * 3600
#: Seconds. Zones are half hours apart, and a page tells minutes.
_ZONE, _MINUTE = 1800, 60


def each_once(lists: Iterable[Source]) -> list[Source]:
    """Return ``lists`` without the times that a more exact one of them shows as well.

    Streams are more exact than samples, moments more than days, and of two alike the one that
    reaches farther back. Lists that show nothing of their own are left out.
    """
    known: list[int] = []
    free: list[int] = []  # those of them that nothing told less exactly was found to be
    found = []
    for each in sorted(lists, key=_inexactness):
        if known:
            kept = [time for time in each.times if not _is_known(time, each, known, free)]
        else:
            kept = list(each.times)
        known = sorted([*known, *kept])
        free = sorted([*free, *kept])
        if kept:
            found.append(each._replace(times=tuple(kept)))
    return found


def _inexactness(source: Source) -> tuple[bool, bool, float, str]:
    since = source.known_since if source.known_since is not None else source.looked_at.timestamp()
    return (not source.is_stream, all(map(_is_day, source.times)), since, source.url)


def _is_day(time: int) -> bool:
    """Whether only the day was told."""
    return time % DAY == 0


def _is_known(time: int, source: Source, known: Sequence[int], free: list[int]) -> bool:
    """Whether ``time`` is one of ``known``; a likeness uses up the ``free`` one that it rests on."""
    place = bisect_left(known, source.coarse.get(time, time))
    if place < len(known) and known[place] <= time:
        return True
    if time in source.coarse:
        return False
    window = slice(bisect_left(free, time - _EAST), bisect_left(free, time + DAY + _WEST))
    if _is_day(time):
        like, middle = free[window], time + DAY // 2  # the same day in UTC is the likeliest
    elif not source.is_stream:
        like, middle = [each for each in free[window] if _is_same_minute(each, time)], time
    else:
        return False
    if like:
        free.remove(min(like, key=lambda each: abs(each - middle)))
    return bool(like)


def _is_same_minute(moment: int, printed: int) -> bool:
    """Whether a page of another zone may print ``moment`` as ``printed``."""
    off = abs(moment - printed)
    return off <= _EAST and min(off % _ZONE, -off % _ZONE) <= _MINUTE

"""Contributions that pages date coarsely: "3 months ago" is a range of time. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence


def narrowed(exact: Sequence[int], ranges: Iterable[tuple[int, int]]) -> Mapping[int, int]:
    """Return the fewest contributions that ranges (first, last) can mean: last -> first of each.

    What was made a month ago ends where "2 months ago" begins: ranges that only touch mean two.
    ``exact`` moments, the oldest first, are contributions known already. What is said anew at each
    visit ("2 months ago") narrows the range: it was made when all that was said is true.
    """
    found: dict[int, int] = {}
    end: int | None = None
    for last, first in sorted((last, first) for first, last in ranges):
        place = bisect_right(exact, first)
        if place < len(exact) and exact[place] <= last:
            continue
        if end is not None and first < end:
            found[end] = max(found[end], first)
        else:
            end, found[last] = last, first
    return found

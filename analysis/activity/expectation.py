"""How many posts to expect within 90 days, as a class a person can picture. Pure.

The newer of two quarters counts more, its last month most where it saw less, and where a post is unlikely
none is expected. On the streams of the rhythm model the class is right in 73 of 100 cases (69 if the last
quarter is simply repeated), and off by more than one class in 3 (``python -m bench.expectation``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum

from analysis.rhythm.scale import DAY
from analysis.signals import Signals

#: Days of the quarter expected, and of each of the two looked back on.
QUARTER = 90
#: What the last quarter counts; the rest is the quarter before it.
_LAST = 0.7
#: Days of the newest part of the last quarter, and what its pace counts where it is the slower one: so
#: that less is expected as a silence grows.
_MONTH, _SLOWER = 30, 0.6
#: Chance of a post within the quarter of a network in full swing; less of it expects less.
_FULL = 0.8
#: Chance of any post within the quarter below which none is expected.
_LIKELY = 0.5


class Expected(StrEnum):
    """Posts within the next 90 days."""

    NONE = "0"
    FEW = "1-3"
    SOME = "4-12"
    MANY = "13+"


def expected(signals: Signals) -> Expected | None:
    """Return what to expect of the best source of posts; ``None`` where nothing can be told."""
    best = signals.best
    if best is None or best.rhythm is None or best.is_weak:
        return None
    return expected_of(best.times, best.looked_at.timestamp(), best.rhythm.p_90)


def expected_of(times: Sequence[float], looked_at: float, p_90: float) -> Expected:
    """Return the class for post times (unix seconds) seen at ``looked_at``.

    A source cut short before half a year tells the pace of the days it covers.
    """
    if p_90 < _LIKELY:
        return Expected.NONE
    ordered = sorted(times)
    now, months_ago, quarter_ago, half_a_year_ago = (
        bisect_right(ordered, looked_at - days * DAY) for days in (0, _MONTH, QUARTER, 2 * QUARTER)
    )
    quarter, month, before = now - quarter_ago, now - months_ago, quarter_ago - half_a_year_ago
    last = (1 - _SLOWER) * quarter + _SLOWER * min((month + 0.5) * QUARTER / _MONTH, quarter)
    covered = (looked_at - ordered[0]) / DAY
    if covered < QUARTER:
        number = quarter * QUARTER / max(covered, 1)
    elif covered < 2 * QUARTER:
        number = last
    else:
        # Nothing for a month: what was before the last quarter is over.
        number = _LAST * last + (1 - _LAST) * (before if month else min(before, quarter))
    return of_number(max(number * min(1, p_90 / _FULL), 1))


def of_number(posts: float) -> Expected:
    """Return the class of a number of posts."""
    if posts < 0.5:
        return Expected.NONE
    if posts < 3.5:
        return Expected.FEW
    return Expected.SOME if posts < 12.5 else Expected.MANY

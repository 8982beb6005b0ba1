"""Strips of states: how a network went, and what web archives saw of it before. Pure.

Widths in per cent, heights in pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.charts import findings
from dashboard.charts.series import LEAST, Period, captures, days_between, periods
from dashboard.index import Row
from dashboard.words.texts import Texts

#: Height of the strip of states, and of each state in it: the height tells how much life there was.
STRIP = 24
_LIFE = {"alive": 24, "slowing": 16, "dormant": 8, "dead": 3, "moved": 3}
#: Per cent of the width that the shortest period is drawn with.
_THINNEST = 0.6


class DrawnStretch(NamedTuple):
    """One period on the strip of states."""

    state: str
    x: float
    width: float
    y: float
    height: float
    is_blank: bool  # we could not see


@dataclass(frozen=True, slots=True)
class Strip:
    """How the states went, drawn and in words."""

    title: str
    stretches: Sequence[DrawnStretch]
    periods: Sequence[Period]
    first: str
    last: str


def strip(history: Sequence[Row], texts: Texts) -> Strip | None:
    """Return the strip of states; ``None`` before anything was judged."""
    went = periods(history)
    if not went:
        return None
    whole = max(days_between(went[0].first, went[-1].last), 1)
    stretches = []
    for at, period in enumerate(went):
        until = went[at + 1].first if at + 1 < len(went) else period.last
        x = 100 * days_between(went[0].first, period.first) / whole
        width = 100 * days_between(period.first, until) / whole
        if len(went) == 1:
            width = 100
        drawn = min(max(width - 0.4, _THINNEST), 100 - x) if x < 100 else 0
        x = x if drawn else 100 - _THINNEST
        stretches.append(_stretch(period.state, x, drawn or _THINNEST))
    return Strip(
        findings.states(went, texts),
        stretches,
        went,
        texts.day(went[0].first),
        texts.day(went[-1].last),
    )


def years(archived: Sequence[Row], texts: Texts) -> Strip | None:
    """Return the strip of what captures show, oldest first; ``None`` for fewer than two, or for no life.

    What one capture shows is taken to last until the next; the last one is drawn as thin as can be.
    """
    looks = [look for look in captures(archived) if look.shows_network or not look.is_list]
    if len(looks) < LEAST or not any(look.shows_network for look in looks):
        return None
    days = [f"{look.captured_at:%Y-%m-%d}" for look in looks]
    whole = max(days_between(days[0], days[-1]), 1)
    stretches = []
    for look, day, until in zip(looks, days, [*days[1:], days[-1]], strict=True):
        state = "alive" if look.shows_network else "dead" if look.is_end else "undetermined"
        x = min(100 * days_between(days[0], day) / whole, 100 - _THINNEST)
        width = max(100 * days_between(day, until) / whole - 0.4, _THINNEST)
        stretches.append(_stretch(state, x, width))
    first, last = (texts.month(day[:7]) for day in (days[0], days[-1]))
    return Strip(findings.years(looks, texts), stretches, (), first, last)


def _stretch(state: str, x: float, width: float) -> DrawnStretch:
    height = _LIFE.get(state, STRIP)
    return DrawnStretch(state, x, width, STRIP + 3 - height, height, state not in _LIFE)

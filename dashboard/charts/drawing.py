"""Where the bars, lines and labels of a chart stand: widths in per cent, heights in pixels. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, log10
from typing import NamedTuple

from dashboard.charts import findings
from dashboard.charts.series import (
    DAYS_APART,
    Point,
    days_between,
    mapped,
)
from dashboard.index import Row
from dashboard.words.texts import Texts

#: Pixels from the base line to the top.
HEIGHT = 140
#: Labels below a chart: more would touch one another on a sheet.
LABELS = 5
#: Share of its place that a bar fills.
_FILLED = 0.76


class Bar(NamedTuple):
    """One bar; ``is_late``: not over yet, or set apart."""

    x: float
    width: float
    y: float
    height: float
    is_late: bool


class Tick(NamedTuple):
    """One label below; ``is_middle``: left out on narrow screens."""

    x: float
    text: str
    anchor: str
    is_middle: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart with its words and the table behind it."""

    name: str
    title: str  # the finding
    unit: str  # what is counted
    alt: str
    axis: tuple[str, ...]  # labels from the top to the base
    ticks: Sequence[Tick]
    heads: tuple[str, str]
    rows: Sequence[tuple[str, str]]
    bars: Sequence[Bar] = ()
    lines: Sequence[tuple[float, float, float, float]] = ()  # x1, y1, x2, y2
    dots: Sequence[tuple[float, float]] = ()
    silence: float | None = None  # where the present silence begins, per cent
    silent_for: str = ""


def charts(found: Mapping[str, Sequence[Row]], network: Row, texts: Texts) -> list[Chart]:
    """Return each chart that has something to show, posts first."""
    shown = mapped(found, network)
    drawn = {"posts": _posts, "members": _members, "rhythm": _rhythm}
    return [drawn[name](points, network, texts) for name, points in shown.items() if points]


def _posts(points: Sequence[Point], network: Row, texts: Texts) -> Chart:
    running = (network["last_reached_at"] or network["as_of"] or "")[:7]
    top = _top(max(point.low or 0.0 for point in points))
    names = [texts.month(point.when) for point in points]
    last = max((at for at, point in enumerate(points) if point.low), default=-1)
    quiet = len(points) - 1 - last
    is_quiet = quiet >= findings.QUIET_MONTHS
    unit = texts.gettext("Posts a month that we have seen.")
    if points[-1].when == running and points[-1].low:
        month = texts.partial_date(running)
        unit += " " + texts.gettext("%(month)s, dotted, is not over.") % {
            "month": month[:1].upper() + month[1:]
        }
    return Chart(
        "posts",
        findings.posts(points, running, texts),
        unit,
        texts.gettext("Bars: posts a month from %(first)s to %(last)s, at most %(most)s a month")
        % {
            "first": texts.partial_date(points[0].when),
            "last": texts.partial_date(points[-1].when),
            "most": texts.number(max(point.low or 0.0 for point in points)),
        },
        _axis(top, texts),
        _ticks(names),
        (texts.gettext("Month"), texts.gettext("Posts")),
        [
            (texts.partial_date(point.when), texts.number(point.low or 0.0))
            for point in reversed(points)
        ],
        bars=_bars(points, top, {len(points) - 1} if points[-1].when == running else set()),
        silence=100 * (last + 1) / len(points) if is_quiet else None,
        silent_for=texts.span(network["silence_days"])
        if is_quiet and network["silence_days"]
        else "",
    )


def _members(points: Sequence[Point], _network: Row, texts: Texts) -> Chart:
    known = [point.high or point.low for point in points if point.low is not None]
    top = _top(max(filter(None, known), default=1.0))
    whole = max(days_between(points[0].when, points[-1].when), 1)
    places = [
        None
        if point.low is None
        else (
            1 + 98 * days_between(points[0].when, point.when) / whole,
            HEIGHT * (1 - point.low / top),
        )
        for point in points
    ]
    lines = [(*a, *b) for a, b in pairwise(places) if a and b]
    first, last = points[0].when, points[-1].when
    by_day = first[:7] == last[:7] or whole <= DAYS_APART
    ends = [texts.day(day) if by_day else texts.month(day[:7]) for day in (first, last)]
    return Chart(
        "members",
        findings.members(points, texts),
        texts.gettext(
            "Members as the site claims them, to us or before us to web archives; a gap where we do not know."
        ),
        texts.gettext("Line: members from %(first)s to %(last)s")
        % {"first": texts.day(points[0].when), "last": texts.day(points[-1].when)},
        _axis(top, texts),
        _ends(ends),
        (texts.gettext("Date"), texts.gettext("Members")),
        [
            (texts.day(point.when), texts.amount(point.low, point.high))
            for point in reversed(points)
        ],
        lines=lines,
        dots=[place for place in places if place] if len(points) <= LABELS * 4 else [],
    )


def _rhythm(points: Sequence[Point], _network: Row, texts: Texts) -> Chart:
    top = _top(max(point.low or 0.0 for point in points))
    rows = [(texts.day(point.when), texts.span(point.low or 0.0)) for point in points[:-1]]
    return Chart(
        "rhythm",
        findings.rhythm(points, texts),
        texts.gettext("Days from one day with posts to the next; dotted, the silence now."),
        texts.gettext("Bars: the last %(number)s silences between posts, and the present one")
        % {"number": texts.number(len(points) - 1)},
        _axis(top, texts),
        _ends([texts.day(points[0].when), texts.gettext("now")]),
        (texts.gettext("Day with posts"), texts.gettext("Days since the one before")),
        [
            (texts.gettext("now, without a post"), texts.span(points[-1].low or 0.0)),
            *reversed(rows),
        ],
        bars=_bars(points, top, {len(points) - 1}),
    )


def _bars(points: Sequence[Point], top: float, late: set[int]) -> list[Bar]:
    place = 100 / len(points)
    return [
        Bar(
            place * (at + (1 - _FILLED) / 2),
            place * _FILLED,
            HEIGHT - height,
            height,
            at in late,
        )
        for at, point in enumerate(points)
        if (height := HEIGHT * (point.low or 0.0) / top)
    ]


def _ticks(names: Sequence[str]) -> list[Tick]:
    """Return labels of the first and last bar and of some between, as many as have room."""
    number = len(names)
    step = ceil((number - 1) / (LABELS - 1)) or 1
    # Counted from the newest one, so that none stands close to it.
    chosen = sorted({0, *(at for at in range(number - 1, 0, -step) if at >= step * 0.8)})
    place = 100 / number
    found = [
        Tick(
            100.0 if at == number - 1 else 0.0 if at == 0 else place * (at + 0.5),
            names[at],
            "end" if at == number - 1 else "start" if at == 0 else "middle",
            0 < at < number - 1,
        )
        for at in chosen
    ]
    return found if number > LABELS or number == len(found) else _ends([names[0], names[-1]])


def _ends(names: Sequence[str]) -> list[Tick]:
    return [Tick(0.0, names[0], "start", False), Tick(100.0, names[-1], "end", False)]


def _axis(top: float, texts: Texts) -> tuple[str, ...]:
    if top == 1:
        return (texts.number(1), texts.number(0))
    return (texts.number(top), texts.number(top / 2), texts.number(0))


def _top(most: float) -> float:
    """Return the round even number that the axis ends at."""
    if most <= 1:
        return 1
    unit = 10.0 ** int(log10(most))
    steps = (1, 2, 4, 5, 6, 8, 10)
    top = next(step * unit for step in steps if step * unit >= most)
    return top if top % 2 == 0 or top == 1 else top + 1 if top < 10 else top

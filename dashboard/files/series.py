"""What the charts of one network show, as figures and in words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from dashboard.index import Row
from dashboard.words.texts import Texts

#: Up to so many days each day of the history is a point of its own, then each month.
DAYS_APART = 92
#: With fewer points there is no course to see.
LEAST = 2


@dataclass(frozen=True, slots=True)
class Point:
    """A figure at a time: ``when`` is a month (YYYY-MM) or a day, ``low`` is ``None`` where unknown."""

    when: str
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Told:
    """A chart in words: its name in addresses, what is seen on it, and the table behind it."""

    name: str
    alt: str
    caption: str
    heads: tuple[str, str]
    rows: Sequence[tuple[str, str]]


def posts(found: Mapping[str, Sequence[Row]], _network: Row) -> list[Point]:
    """Return the posts of each month known, from the source that gives the verdict."""
    points = [Point(row["month"], row["number"], row["number"]) for row in found["posts"]]
    return points if len(points) >= LEAST else []


def members(found: Mapping[str, Sequence[Row]], _network: Row) -> list[Point]:
    """Return the members claimed: of each day at first, then the last figure of each month."""
    points = [Point(row["day"], row["low"], row["high"]) for row in found["history"]]
    known = [point for point in points if point.low is not None]
    if len(known) < LEAST:
        return []
    points = points[points.index(known[0]) :]
    if _days(points[0].when, points[-1].when) <= DAYS_APART:
        return points
    return [_last_known(days) for _month, days in groupby(points, lambda point: point.when[:7])]


def gaps(found: Mapping[str, Sequence[Row]], network: Row) -> list[Point]:
    """Return the days between days with a post, the oldest first; the last is the present silence."""
    days = sorted(row["day"] for row in found["days"])
    silence = network["silence_days"]
    if silence is None or len(days) <= LEAST:
        return []
    lengths = [(day, float(_days(before, day))) for before, day in pairwise(days)]
    looked = (network["last_reached_at"] or network["as_of"])[:10]
    return [Point(day, length, length) for day, length in [*lengths, (looked, silence)]]


#: Name of a chart in addresses -> its figures, in the order of the sheet.
SERIES = {"rhythm": gaps, "posts": posts, "members": members}


def told(found: Mapping[str, Sequence[Row]], network: Row, texts: Texts) -> list[Told]:
    """Return each chart that has something to show, in words."""
    words = {"rhythm": _rhythm, "posts": _posts, "members": _members}
    shown = {name: series(found, network) for name, series in SERIES.items()}
    return [words[name](points, network, texts) for name, points in shown.items() if points]


def _rhythm(points: Sequence[Point], network: Row, texts: Texts) -> Told:
    *before, now = (point.low or 0.0 for point in points)
    alt = texts.gettext(
        "Bar chart: at most %(longest)s between two days with posts; silent for %(silence)s now"
    ) % {"longest": texts.span(max(before)), "silence": texts.span(now)}
    rows = [(texts.day(point.when), texts.span(point.low or 0.0)) for point in points[:-1]]
    if network["rhythm_days"] is not None:
        alt = f"{alt}. {texts.gettext('Usual rhythm')}\u00a0: {texts.every(network['rhythm_days'])}"
    return Told(
        "rhythm",
        alt,
        texts.gettext(
            "Days from one day with posts to the next; the striped bar is the silence now"
        ),
        (texts.gettext("Day with posts"), texts.gettext("Days since the one before")),
        [*rows, (texts.gettext("now, without a post"), texts.span(now))],
    )


def _posts(points: Sequence[Point], _network: Row, texts: Texts) -> Told:
    alt = texts.gettext(
        "Bar chart: posts a month from %(first)s to %(last)s, at most %(most)s a month"
    ) % {
        "first": texts.partial_date(points[0].when),
        "last": texts.partial_date(points[-1].when),
        "most": texts.number(max(point.low or 0.0 for point in points)),
    }
    return Told(
        "posts",
        alt,
        texts.gettext("Posts a month that we have seen"),
        (texts.gettext("Month"), texts.gettext("Posts")),
        [(texts.partial_date(point.when), texts.number(point.low or 0.0)) for point in points],
    )


def _members(points: Sequence[Point], _network: Row, texts: Texts) -> Told:
    alt = texts.gettext("Line chart: members from %(first)s to %(last)s") % {
        "first": texts.partial_date(points[0].when),
        "last": texts.partial_date(points[-1].when),
    }
    return Told(
        "members",
        alt,
        texts.gettext("Members as the site claims them; a gap where we do not know"),
        (texts.gettext("Date"), texts.gettext("Members")),
        [(texts.day(point.when), texts.amount(point.low, point.high)) for point in points],
    )


def _last_known(days: Iterable[Point]) -> Point:
    """Return the last figure of a month, or its last day where none is known."""
    month = list(days)
    known = [day for day in month if day.low is not None]
    return (known or month)[-1]


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days

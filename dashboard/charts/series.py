"""The figures of one network over time. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby, pairwise

from dashboard.index import Row
from vocabulary.archived import ArchivedLook
from vocabulary.items import Face

#: Up to so many days each day of the history is a point of its own, then each month.
DAYS_APART = 92
#: Newest months with posts that are drawn.
MONTHS = 36
#: With fewer points there is no course to see.
LEAST = 2


@dataclass(frozen=True, slots=True)
class Point:
    """A figure at a time: ``when`` is a month (YYYY-MM) or a day, ``low`` is ``None`` where unknown."""

    when: str
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Period:
    """Days in a row (ISO) on which a network was judged alike."""

    state: str
    cause: str | None
    first: str
    last: str


def posts(months: Sequence[Row]) -> list[Point]:
    """Return the posts of each of the newest months known, from the source that gives the verdict."""
    points = [Point(row["month"], row["number"], row["number"]) for row in months[-MONTHS:]]
    return points if len(points) >= LEAST else []


def members(history: Sequence[Row], archived: Sequence[Row] = ()) -> list[Point]:
    """Return the members claimed: of each day at first, then the last figure of each month.

    What web archives saw comes before our own first look.
    """
    own = [Point(row["day"], row["low"], row["high"]) for row in history]
    points = [*_then(archived, own[0].when if own else ""), *own]
    known = [point for point in points if point.low is not None]
    if len(known) < LEAST:
        return []
    points = points[points.index(known[0]) :]
    if days_between(points[0].when, points[-1].when) <= DAYS_APART:
        return points
    return [_last_known(days) for _month, days in groupby(points, lambda point: point.when[:7])]


def captures(archived: Sequence[Row]) -> list[ArchivedLook]:
    """Return what captures show, oldest first."""
    looks = [
        ArchivedLook(
            datetime.fromisoformat(row["captured_at"]),
            row["url"],
            row["status"],
            Face(row["face"]) if row["face"] else None,
            row["members_low"],
            row["members_high"],
            datetime.fromisoformat(row["newest_post_at"]) if row["newest_post_at"] else None,
            is_other=bool(row["is_other"]),
            purpose=row["purpose"],
        )
        for row in archived
    ]
    return sorted(looks, key=lambda look: look.captured_at)


def _then(archived: Sequence[Row], own_from: str) -> list[Point]:
    """Return the members that captures show of the network before our own first look (ISO day)."""
    points = [
        Point(f"{look.captured_at:%Y-%m-%d}", look.members_low, look.members_high)
        for look in captures(archived)
        if look.members_low is not None and look.shows_network
    ]
    return [point for point in points if not own_from or point.when < own_from]


def gaps(days: Sequence[Row], network: Row) -> list[Point]:
    """Return the days between days with a post, the oldest first; the last is the present silence."""
    known = sorted(row["day"] for row in days)
    silence = network["silence_days"]
    if silence is None or len(known) <= LEAST:
        return []
    lengths = [(day, float(days_between(before, day))) for before, day in pairwise(known)]
    looked = (network["last_reached_at"] or network["as_of"])[:10]
    return [Point(day, length, length) for day, length in [*lengths, (looked, silence)]]


def periods(history: Iterable[Row]) -> list[Period]:
    """Return how the verdict went, oldest first: days in a row with one state are one period."""
    found = []
    for (state, cause), rows in groupby(history, key=lambda row: (row["state"], row["cause"])):
        days = [row["day"] for row in rows]
        found.append(Period(state, cause, days[0], days[-1]))
    return found


def days_between(first: str, last: str) -> int:
    """Return the days from one ISO day to another."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _last_known(days: Iterable[Point]) -> Point:
    """Return the last figure of a month, or its last day where none is known."""
    month = list(days)
    known = [day for day in month if day.low is not None]
    return (known or month)[-1]


def mapped(found: Mapping[str, Sequence[Row]], network: Row) -> dict[str, list[Point]]:
    """Return each series of a sheet by its name."""
    return {
        "posts": posts(found["posts"]),
        "members": members(found["history"], found["archived"]),
        "rhythm": gaps(found["days"], network),
    }

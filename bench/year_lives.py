"""Scripted communities of a simulated year: what each shows on a day, and what is true of it.

A life takes the day of the year and the moment, and gives the answers of one visit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from vocabulary.items import (
    Face,
    FetchOutcome,
    Listing,
    Observation,
    Outcome,
    Post,
    PostKind,
    Rank,
    Visit,
    VisitRecord,
    fingerprint,
)

FIRST = datetime(2025, 11, 28, tzinfo=UTC)
NEW = "https://nouveau.example/"
OK = FetchOutcome.OK

#: Name, day and moment of a visit -> its answers.
Web = Callable[[str, int, datetime], list[VisitRecord]]


@dataclass(frozen=True, slots=True)
class Life:
    """One community. ``truth``: from which day on it is alive ("alive"), ended ("dead") or something else."""

    name: str
    web: Web
    truth: tuple[tuple[int, str], ...] = ((0, "alive"),)

    def is_true(self, day: int) -> str:
        """Return what is true on a day."""
        return [said for since, said in self.truth if since <= day][-1]


def _said(signal: str, value: str) -> Observation:
    return Observation(signal, Outcome.OBSERVED, value, rank=Rank.MARKUP, probe="bench")


def _home(name: str, at: datetime, *seen: Observation, **more: object) -> VisitRecord:
    values: dict[str, object] = {"outcome": OK, "status": 200, **more}
    return VisitRecord(Visit(name, f"https://{name}.example/", "home", at, **values), seen)  # type: ignore[arg-type]


def _feed(name: str, at: datetime, dates: Sequence[datetime], face: Face = Face.OK) -> VisitRecord:
    url = f"https://{name}.example/feed"
    posts = (
        Post(date, PostKind.POST, fingerprint(f"{name} {date}"), url, Listing.STREAM)
        for date in dates
    )
    seen = Visit(name, url, "feed", at, OK, 200, "", "application/rss+xml", face=face)
    return VisitRecord(seen, (), tuple(posts))


def _dates(at: datetime, gap: float, until: float = 9999) -> list[datetime]:
    """Return the newest dates at a moment of one that posts every ``gap`` days."""
    start, end = FIRST - timedelta(days=40 * gap), min(at, FIRST + timedelta(days=until))
    number = int((end - start) / timedelta(days=gap))
    return [start + timedelta(days=gap * n) for n in range(max(number - 20, 0), number + 1)]


def well(gap: float = 2, until: float = 9999, *seen: Observation) -> Web:
    """Return the life of one that posts every ``gap`` days, up to a day."""

    def web(name: str, _day: int, at: datetime) -> list[VisitRecord]:
        own = (_said("home_title", name), _said("bears_name", "name"))
        return [_home(name, at, *own, *seen), _feed(name, at, _dates(at, gap, until))]

    return web


def fails(outcome: FetchOutcome, face: Face | None = None) -> Web:
    """Return the life of one whose home page fails, or shows a page that is none of its own."""
    status = {FetchOutcome.NOT_FOUND: 404, FetchOutcome.SERVER_ERROR: 503, OK: 200}.get(outcome)
    return lambda name, _day, at: [_home(name, at, outcome=outcome, status=status, face=face)]


def in_turn(*parts: tuple[int, Web]) -> Web:
    """Return the life that is another one from each of the days on."""

    def web(name: str, day: int, at: datetime) -> list[VisitRecord]:
        return [each for since, each in parts if since <= day][-1](name, day, at)

    return web


def when(is_so: Callable[[datetime], bool], so: Web, otherwise: Web) -> Web:
    """Return the life that depends on the moment of a visit."""
    return lambda name, day, at: (so if is_so(at) else otherwise)(name, day, at)


def _elsewhere(name: str, _day: int, at: datetime) -> list[VisitRecord]:
    home = _home(name, at, outcome=FetchOutcome.REDIRECT, status=301, redirect_url=NEW)
    there = Visit(name, NEW, "successor", at, OK, 200, face=Face.OK)
    seen = (_said("successor_title", name), _said("successor_language", "fr"))
    return [home, VisitRecord(there, seen)]


def _spammed(name: str, _day: int, at: datetime) -> list[VisitRecord]:
    return [_home(name, at), _feed(name, at, _dates(at, 0.3), Face.OVERRUN)]


def _stranger(name: str, _day: int, at: datetime) -> list[VisitRecord]:
    page = _home(name, at, _said("home_title", "Bonus"), _said("bears_name", "none"))
    return [page, _feed(name, at, _dates(at, 1))]


def _outage(outcome: FetchOutcome, days: int, face: Face | None = None) -> Web:
    return in_turn((0, well()), (60, fails(outcome, face)), (60 + days, well()))


def _end(outcome: FetchOutcome, face: Face | None = None) -> Life:
    name = f"ends-{face or outcome}".replace("_", "-")
    web = in_turn((0, well()), (60, fails(outcome, face)))
    return Life(name, web, ((0, "alive"), (60, "dead")))


_DOWN, _SILENT = FetchOutcome.SERVER_ERROR, FetchOutcome.CONNECT_TIMEOUT
_AWAY, _NAMELESS = FetchOutcome.NOT_FOUND, FetchOutcome.DNS_FAILURE

LIVES = (
    Life("daily-forum", well(0.5)),
    Life("weekly-club", well(7)),
    Life("monthly-list", well(30)),
    Life("quarterly-list", well(91)),
    Life("yearly-conference", well(365)),
    Life("down-from-four-to-five", when(lambda at: at.hour == 4, fails(_SILENT), well())),
    Life("down-at-night", when(lambda at: at.hour < 6, fails(_SILENT), well())),
    Life("down-on-sundays", when(lambda at: at.weekday() == 6, fails(_DOWN), well())),
    Life("outage-of-a-day", _outage(_DOWN, 1)),
    Life("outage-of-45-days", _outage(_DOWN, 45)),
    Life("outage-of-80-days", _outage(_SILENT, 80)),
    Life("maintenance-of-75-days", _outage(_DOWN, 75, Face.MAINTENANCE)),
    Life("name-lapsed-for-20-days", _outage(_NAMELESS, 20)),
    Life("parked-for-30-days", _outage(OK, 30, Face.PARKED)),
    Life("not-found-for-20-days", _outage(_AWAY, 20)),
    Life("closed-by-robots", _outage(FetchOutcome.ROBOTS_REFUSED, 200)),
    Life("behind-a-login", _outage(OK, 200, Face.LOGIN_WALL)),
    Life("certificate-lapsed", _outage(FetchOutcome.TLS_FAILURE, 30)),
    Life("asks-us-to-slow-down", _outage(FetchOutcome.RATE_LIMITED, 100)),
    _end(_AWAY),
    _end(_NAMELESS),
    _end(_SILENT),
    _end(OK, Face.PARKED),
    _end(OK, Face.SUSPENDED),
    Life("closing-announced", in_turn(
        (0, well()), (90, well(2, 9999, _said("closes_on", f"{FIRST + timedelta(days=150):%Y-%m-%d}"))),
        (150, fails(_NAMELESS))), ((0, "alive"), (150, "dead"))),
    Life("taken-over-by-spam", in_turn((0, well()), (60, _spammed)), ((0, "alive"), (60, "dead"))),
    Life("stranger-on-its-domain", in_turn(
        (0, well()), (60, fails(_NAMELESS)), (120, _stranger)), ((0, "alive"), (60, "dead"))),
    Life("moved-for-good", in_turn((0, well()), (60, _elsewhere)), ((0, "alive"), (60, "moved"))),
    Life("daily-forum-falls-silent", well(1, 40), ((0, "alive"), (40, "silent"))),
    Life("weekly-club-falls-silent", well(7, 40), ((0, "alive"), (40, "silent"))),
)  # fmt: skip

"""A year of networks of many fates, each visited and judged every day: which states they are told, from which
day on, and that none of them is ever told a false one.

All live in one database. What they showed is kept first; then days are judged as they stood, from the facts
up to them: one of each fortnight, and each on which a state may change, with the days around it. A year
takes the better part of a minute, so it is run with what is heavy (``-m real``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from analysis.derive import derive
from analysis.facts import load
from analysis.verdict import judge
from tests.helpers.judging import keep_crawl, number, visit
from vocabulary.catalogue import Catalogue, Network
from vocabulary.items import (
    Face,
    FetchOutcome,
    Observation,
    Outcome,
    Rank,
    VisitRecord,
)

pytestmark = pytest.mark.real

FIRST = datetime(2025, 11, 24, tzinfo=UTC)
DAYS = 365
#: The day on which what is to happen happens, in lives where one thing does.
TURN = 40
OK, DOWN = FetchOutcome.OK, FetchOutcome.CONNECT_TIMEOUT
ALIVE, FAILING = frozenset({"alive"}), frozenset({"unreachable"})
DEAD = frozenset({"dead"})
LIVING = frozenset({"alive", "slowing"})

Web = Callable[[int, datetime], list[VisitRecord]]


@dataclass(frozen=True)
class Life:
    """What a network shows on each day, and the states it may be told from each of some days on."""

    name: str
    web: Web
    told: tuple[tuple[int, frozenset[str]], ...]
    hour: int | None = None  # of every visit; else an hour and a half later each day

    @property
    def id(self) -> str:
        return self.name.replace(" ", "-").replace(",", "").lower()

    def at(self, day: int) -> datetime:
        minutes = 95 * day % 1440 if self.hour is None else 60 * self.hour + 15
        return FIRST + timedelta(days=day, minutes=minutes)

    def allowed(self, day: int) -> frozenset[str]:
        return next(states for since, states in reversed(self.told) if day >= since)


def posts(at: datetime, gap: float, until: int = DAYS) -> list[datetime]:
    """Return the newest posts of a network that posts every ``gap`` days, up to the day ``until``."""
    first = FIRST - timedelta(days=gap * 30)
    end = min(at, FIRST + timedelta(days=until))
    number_of = int((end - first) / timedelta(days=gap))
    return [
        first + timedelta(days=gap * place) for place in range(max(number_of - 20, 0), number_of)
    ]


def well(at: datetime, gap: float = 2, *seen: Observation, until: int = DAYS) -> list[VisitRecord]:
    return [visit(at=at, seen=seen), visit("feed", at=at, posts=posts(at, gap, until))]


def failing(at: datetime, outcome: FetchOutcome, face: Face | None = None) -> list[VisitRecord]:
    return [visit(outcome=outcome, at=at, face=face)]


def said(signal: str, value: str) -> Observation:
    return Observation(signal, Outcome.OBSERVED, value, rank=Rank.TEXT, probe="page")


def out_for(days: int, outcome: FetchOutcome, face: Face | None = None) -> Web:
    """Return a lively network that fails for so many days from ``TURN`` on."""
    return lambda day, at: failing(at, outcome, face) if TURN <= day < TURN + days else well(at)


def steady(gap: float) -> Web:
    return lambda _day, at: well(at, gap)


def paused(day: int, at: datetime) -> list[VisitRecord]:
    """A weekly club that rests for six weeks twice a year."""
    weeks = [
        when
        for when in posts(at, 7)
        if not any(
            FIRST + timedelta(days=start) <= when < FIRST + timedelta(days=start + 42)
            for start in (60, 230)
        )
    ]
    return [visit(at=at), visit("feed", at=at, posts=weeks)]


def off_at_four(_day: int, at: datetime) -> list[VisitRecord]:
    return failing(at, DOWN) if at.hour == 4 else well(at)


def off_on_sundays(_day: int, at: datetime) -> list[VisitRecord]:
    return failing(at, FetchOutcome.SERVER_ERROR) if at.weekday() == 6 else well(at)


def asks_to_wait(day: int, at: datetime) -> list[VisitRecord]:
    return failing(at, FetchOutcome.RATE_LIMITED) if day % 3 else well(at)


def silent(day: int, at: datetime) -> list[VisitRecord]:
    return well(at, 1, until=TURN)


def spammed(day: int, at: datetime) -> list[VisitRecord]:
    if day < TURN:
        return well(at)
    return [visit(at=at), visit("feed", at=at, posts=posts(at, 0.3), face=Face.OVERRUN)]


def lost_to_a_stranger(day: int, at: datetime) -> list[VisitRecord]:
    if day < TURN:
        return well(at, 2, said("home_title", "Le Club"), said("bears_name", "name"))
    if day < TURN + 60:
        return failing(at, FetchOutcome.DNS_FAILURE)
    stranger = (said("home_title", "Bonus"), said("bears_name", "none"))
    return [visit(at=at, seen=stranger), visit("blog", at=at, posts=posts(at, 1))]


def announced(day: int, at: datetime) -> list[VisitRecord]:
    closing = FIRST + timedelta(days=150)
    if day >= 150:
        return failing(at, FetchOutcome.DNS_FAILURE)
    return well(at, 2, said("closes_on", f"{closing:%Y-%m-%d}")) if day >= 90 else well(at)


def moved(day: int, at: datetime) -> list[VisitRecord]:
    if day < TURN:
        return well(at, 2, said("bears_name", "name"))
    new = "https://neuf.example/"
    gone = visit(outcome=FetchOutcome.REDIRECT, at=at, status=301, redirect_url=new)
    heir = visit("successor", at=at, seen=(said("bears_name", "name"), said("home_title", "Club")))
    return [gone, replace(heir, visit=replace(heir.visit, url=new))]


def moved_and_lost(day: int, at: datetime) -> list[VisitRecord]:
    """Its old address leads on to a name that does not exist any more."""
    if day < TURN + 60:
        return moved(day, at)
    new = "https://neuf.example/"
    gone = visit(outcome=FetchOutcome.REDIRECT, at=at, status=301, redirect_url=new)
    heir = visit("successor", FetchOutcome.DNS_FAILURE, at=at)
    return [gone, replace(heir, visit=replace(heir.visit, url=new))]


def walled(day: int, at: datetime) -> list[VisitRecord]:
    return failing(at, OK, Face.CHALLENGE) if TURN <= day < TURN + 100 else well(at)


def behind_a_login(day: int, at: datetime) -> list[VisitRecord]:
    return failing(at, OK, Face.LOGIN_WALL) if day >= TURN else well(at)


def closed_to_robots(day: int, at: datetime) -> list[VisitRecord]:
    shut = (
        visit("robots", FetchOutcome.OK, at=at),
        visit(outcome=FetchOutcome.ROBOTS_REFUSED, at=at),
    )
    return list(shut) if TURN <= day < TURN + 120 else well(at)


def feed_cut(day: int, at: datetime) -> list[VisitRecord]:
    """Its feed fails from a day on; its home page goes on to show the newest posts."""
    if day < TURN:
        return well(at)
    return [visit(at=at, posts=posts(at, 2)), visit("feed", DOWN, at=at)]


def purged(day: int, at: datetime) -> list[VisitRecord]:
    members = 1000 + day // 10 if day < TURN else 400 + day // 10
    return well(at, 2, number("members_total", members))


def yearly(_day: int, at: datetime) -> list[VisitRecord]:
    held = [
        datetime(year, 6, day, tzinfo=UTC) for year in range(2012, 2027) for day in (12, 13, 14)
    ]
    return [visit(at=at), visit("feed", at=at, posts=[day for day in held if day <= at][-20:])]


def outage(name: str, days: int, outcome: FetchOutcome, face: Face | None = None) -> Life:
    """Return a life with an outage that ends: unreachable in it, alive before and after."""
    told = ((0, ALIVE), (TURN, FAILING), (TURN + days, ALIVE))
    return Life(f"{name} for {days} days", out_for(days, outcome, face), told)


def end(name: str, days: int, outcome: FetchOutcome, face: Face | None = None) -> Life:
    """Return a life that fails for good, and is dead once that has lasted for so many days."""
    told = ((0, ALIVE), (TURN, FAILING), (TURN + days, DEAD | FAILING), (TURN + days + 2, DEAD))
    return Life(f"{name} for good", out_for(DAYS, outcome, face), told)


LIVES = (
    Life("a lively forum", steady(0.5), ((0, ALIVE),)),
    Life("a daily forum", steady(1), ((0, ALIVE),)),
    Life("a weekly club with two pauses", paused, ((0, LIVING),)),
    Life("a monthly list", steady(30), ((0, ALIVE),)),
    Life("a quarterly letter", steady(91), ((0, LIVING),)),
    Life("a yearly conference", yearly, ((0, LIVING),)),
    Life("off at four, at drifting hours", off_at_four, ((0, ALIVE | FAILING),)),
    Life("off at four, always visited at four", off_at_four, ((0, FAILING),), hour=4),
    Life("off at four, always visited at noon", off_at_four, ((0, ALIVE),), hour=12),
    Life("off on Sundays", off_on_sundays, ((0, ALIVE | FAILING),)),
    Life("a host that asks to wait", asks_to_wait, ((0, ALIVE | FAILING | {"unobservable"}),)),
    outage("its name gone", 20, FetchOutcome.DNS_FAILURE),
    outage("its name gone", 44, FetchOutcome.DNS_FAILURE),
    outage("parked", 44, OK, Face.PARKED),
    outage("suspended", 30, OK, Face.SUSPENDED),
    outage("in maintenance", 75, FetchOutcome.SERVER_ERROR, Face.MAINTENANCE),
    outage("down", 1, DOWN),
    outage("down", 80, DOWN),
    outage("down", 89, DOWN),
    outage("not found", 29, FetchOutcome.NOT_FOUND),
    end("not found", 30, FetchOutcome.NOT_FOUND),
    end("its name gone", 45, FetchOutcome.DNS_FAILURE),
    end("for sale", 45, OK, Face.FOR_SALE),
    end("down", 90, DOWN),
    Life(
        "gone, says the server",
        out_for(DAYS, FetchOutcome.GONE),
        ((0, ALIVE), (TURN, DEAD)),
    ),
    Life(
        "overrun by spam",
        spammed,
        (
            (0, ALIVE),
            (TURN, frozenset({"undetermined"})),
            (TURN + 14, DEAD | {"undetermined"}),
            (TURN + 15, DEAD),
        ),
    ),
    Life(
        "lost to a stranger",
        lost_to_a_stranger,
        ((0, ALIVE), (TURN, FAILING), (TURN + 45, DEAD | FAILING), (TURN + 47, DEAD)),
    ),
    Life("an end announced", announced, ((0, ALIVE), (150, DEAD))),
    Life(
        "moved",
        moved,
        ((0, ALIVE), (TURN, FAILING | {"moved", "undetermined"}), (TURN + 8, frozenset({"moved"}))),
    ),
    Life(
        "moved, and its new name lost",
        moved_and_lost,
        (
            (0, ALIVE),
            (TURN, FAILING | {"moved", "undetermined"}),
            (TURN + 8, frozenset({"moved"})),
            (TURN + 60, FAILING | {"moved"} | DEAD),
        ),
    ),
    Life(
        "a wall that comes and goes",
        walled,
        ((0, ALIVE), (TURN, frozenset({"unobservable"})), (TURN + 100, ALIVE)),
    ),
    Life("behind a login", behind_a_login, ((0, ALIVE), (TURN, frozenset({"unobservable"})))),
    Life(
        "closed to robots for a time",
        closed_to_robots,
        ((0, ALIVE), (TURN, frozenset({"unobservable"})), (TURN + 120, ALIVE)),
    ),
    Life("a feed that is cut", feed_cut, ((0, ALIVE),)),
    Life("members purged", purged, ((0, ALIVE),)),
    Life("silent", silent, ((0, ALIVE), (TURN + 3, LIVING | {"dormant"} | DEAD))),
)


def judged_days() -> list[int]:
    """Return a day of each fortnight, and the days on which a state may change with those around them."""
    turns = {since for life in LIVES for since, _states in life.told}
    around = {turn + near for turn in turns for near in (-1, 0, 1)}
    return sorted(day for day in {*range(0, DAYS, 14), *around} if 0 <= day < DAYS)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[int, str]]:
    """The state of each life on each day that is judged."""
    path = tmp_path_factory.mktemp("year") / "facts.db"
    keep(path)
    states: dict[str, dict[int, str]] = {life.id: {} for life in LIVES}
    with Database(path) as db:
        for day in judged_days():
            as_of = FIRST + timedelta(days=day + 1)
            for signals in derive(load(db, as_of, states), as_of):
                states[signals.network][day] = str(judge(signals).state)
    return states


def keep(path: Path) -> None:
    """Keep what each life shows on each day, as one crawl a day."""
    networks = tuple(
        Network(
            life.id,
            life.name,
            f"https://{life.id}.example/",
            sectors=("it",),
            languages=("en",),
            country="FR",
            kind="sector",
        )
        for life in sorted(LIVES, key=lambda life: life.id)
    )
    for day in range(DAYS):
        started = FIRST + timedelta(days=day)
        seen = {life.id: list(shown(life, day)) for life in LIVES}
        ended = started + timedelta(hours=23, minutes=59)
        keep_crawl(path, Catalogue(networks), seen, started, ended)


def shown(life: Life, day: int) -> Iterator[VisitRecord]:
    for record in life.web(day, life.at(day)):
        url = record.visit.url.replace("https://club.example", f"https://{life.id}.example")
        yield replace(record, visit=replace(record.visit, network=life.id, url=url))


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.name)
def test_a_year_of_days_tells_no_false_state(told: dict[str, dict[int, str]], life: Life) -> None:
    wrong = {day: state for day, state in told[life.id].items() if state not in life.allowed(day)}
    assert wrong == {}

"""Months of daily visits whose hours drift: what is told on which day, and that nothing false ever is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.helpers.judging import Case, visit
from vocabulary.items import Face, FetchOutcome, Observation, Outcome, Rank, VisitRecord

FIRST = datetime(2025, 11, 24, 6, tzinfo=UTC)
OK = FetchOutcome.OK
Web = Callable[[int, datetime], list[VisitRecord]]


def visits(until: int, every: int) -> Iterator[tuple[int, datetime]]:
    """Yield the days and the moments of their visits: an hour and a half later each day."""
    for day in range(0, until, every):
        yield day, FIRST + timedelta(days=day, minutes=95 * day % 1440)


def posts(at: datetime, gap: float) -> list[datetime]:
    """Return the newest posts at a moment of a network that posts every ``gap`` days."""
    first = FIRST - timedelta(days=gap * 30)
    number = int((at - first) / timedelta(days=gap))
    return [first + timedelta(days=gap * place) for place in range(max(number - 20, 0), number)]


def well(at: datetime, gap: float = 2, *seen: Observation) -> list[VisitRecord]:
    return [visit(at=at, seen=seen), visit("feed", at=at, posts=posts(at, gap))]


def failing(at: datetime, outcome: FetchOutcome, face: Face | None = None) -> list[VisitRecord]:
    return [visit(outcome=outcome, at=at, face=face)]


def said(signal: str, value: str) -> Observation:
    return Observation(signal, Outcome.OBSERVED, value, rank=Rank.TEXT, probe="page")


def told(case: Case, web: Web, until: int, *judged: int, every: int = 1) -> list[str]:
    """Return the states told on the days that are judged, after the visit of the day."""
    found = []
    for day, at in visits(until, every):
        case.crawl(*web(day, at), at=at)
        if day in judged:
            found.append(str(case.judge(at)["state"]))
    assert len(found) == len(judged)
    return found


def test_a_yearly_conference_is_told_the_same_all_year(case: Case) -> None:
    days = [
        datetime(year, 6, day, tzinfo=UTC) for year in range(2012, 2027) for day in (12, 13, 14)
    ]

    def web(_day: int, at: datetime) -> list[VisitRecord]:
        return [visit(at=at), visit("feed", at=at, posts=[day for day in days if day <= at][-20:])]

    states = told(case, web, 365, *range(0, 365, 28), every=14)
    assert len(set(states)) == 1
    assert states[0] in {"alive", "slowing"}


def test_an_error_each_sunday_is_over_on_monday(case: Case) -> None:
    def web(_day: int, at: datetime) -> list[VisitRecord]:
        return failing(at, FetchOutcome.SERVER_ERROR) if at.weekday() == 6 else well(at)

    mondays = [day for day, at in visits(70, 1) if at.weekday() == 0]
    assert set(told(case, web, 70, *mondays)) == {"alive"}


def test_one_failed_visit_of_a_living_network_ends_with_the_next(case: Case) -> None:
    def web(day: int, at: datetime) -> list[VisitRecord]:
        return failing(at, FetchOutcome.CONNECT_TIMEOUT) if day == 20 else well(at)

    assert told(case, web, 23, 19, 20, 21) == ["alive", "unreachable", "alive"]


def test_a_host_that_asks_to_wait_all_year_ends_nothing(case: Case) -> None:
    def web(_day: int, at: datetime) -> list[VisitRecord]:
        return failing(at, FetchOutcome.RATE_LIMITED)

    assert set(told(case, web, 365, 120, 240, 360, every=5)) <= {"unreachable", "unobservable"}


def test_a_host_that_asks_to_wait_every_second_day_is_alive(case: Case) -> None:
    def web(day: int, at: datetime) -> list[VisitRecord]:
        return failing(at, FetchOutcome.RATE_LIMITED) if day % 2 else well(at)

    assert set(told(case, web, 60, *range(10, 60, 10))) == {"alive"}


def test_a_wall_that_comes_and_goes_ends_nothing(case: Case) -> None:
    def web(day: int, at: datetime) -> list[VisitRecord]:
        is_walled = 30 <= day < 75 or 120 <= day < 200
        return failing(at, OK, Face.CHALLENGE) if is_walled else well(at)

    days = (0, 25, 30, 70, 75, 115, 120, 195, 200, 235)
    states = told(case, web, 240, *days, every=5)
    walled = {30, 70, 120, 195}
    assert [state == "alive" for state in states] == [day not in walled for day in days]
    assert set(states) == {"alive", "unobservable"}


@pytest.mark.parametrize(
    ("since", "fr", "en"),
    [
        ("2023-02-12", "le 12 février 2023", "12 February 2023"),
        ("2023-02", "février 2023", "February 2023"),
    ],
)
def test_maintenance_of_years_says_since_when_and_is_no_death(
    case: Case, since: str, fr: str, en: str
) -> None:
    def web(_day: int, at: datetime) -> list[VisitRecord]:
        return [visit(at=at, face=Face.MAINTENANCE, seen=(said("offline_since", since),))]

    assert set(told(case, web, 200, 0, 100, 195, every=5)) == {"unreachable"}
    [reason] = case.rows("SELECT text_fr, text_en FROM reason WHERE rule = 'unreachable'")
    assert f"Il se dit hors service depuis {fr}." in str(reason["text_fr"])
    assert f"out of order since {en}." in str(reason["text_en"])


def test_maintenance_that_gave_way_to_a_failure_says_no_more_since_when(case: Case) -> None:
    def web(day: int, at: datetime) -> list[VisitRecord]:
        if day < 10:
            seen = (said("offline_since", "2023-02-12"),)
            return [visit(at=at, face=Face.MAINTENANCE, seen=seen)]
        return failing(at, FetchOutcome.CONNECT_TIMEOUT)

    told(case, web, 20, 15, every=5)
    [reason] = case.rows("SELECT text_en FROM reason WHERE rule = 'unreachable'")
    assert "2023" not in str(reason["text_en"])


def test_an_announced_end_comes_on_its_day_and_not_before(case: Case) -> None:
    closing = FIRST + timedelta(days=50)

    def web(day: int, at: datetime) -> list[VisitRecord]:
        if day > 60:
            return failing(at, FetchOutcome.DNS_FAILURE)
        if day > 50:
            return failing(at, FetchOutcome.SERVER_ERROR, Face.MAINTENANCE)
        return well(at, 2, said("closes_on", f"{closing:%Y-%m-%d}")) if day >= 10 else well(at)

    states = told(case, web, 100, 9, 30, 49, 52, 58, 61, 99)
    assert states == ["alive"] * 3 + ["dead"] * 4


def test_an_announced_end_that_did_not_come_is_none(case: Case) -> None:
    closing = FIRST + timedelta(days=30)

    def web(day: int, at: datetime) -> list[VisitRecord]:
        is_said = 10 <= day <= 30
        return well(at, 1, said("closes_on", f"{closing:%Y-%m-%d}")) if is_said else well(at, 1)

    assert set(told(case, web, 70, 9, 29, 31, 32, 40, 69)) == {"alive"}

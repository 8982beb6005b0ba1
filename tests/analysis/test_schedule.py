"""When a network is due again."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from sqlite_utils import Database

from analysis.schedule import HISTORIES, QUARTER, QUARTERS, History, ahead, is_due, next_visit
from tests.helpers.judging import Case, visit
from vocabulary.items import FetchOutcome

LAST = datetime(2026, 11, 1, 5, tzinfo=UTC)
DAY = timedelta(days=1)


def days_until(history: History) -> int:
    due = next_visit(history)
    assert due is not None
    assert history.last_visited_at is not None
    return (due.date() - history.last_visited_at.date()).days


def test_a_network_never_visited_is_due() -> None:
    assert is_due(History(), LAST)


@pytest.mark.parametrize(
    ("state", "rhythm_days", "days"),
    [
        ("alive", 1.0, 1),
        ("alive", 7.0, 3),
        ("dormant", 365.0, 14),
        ("dead", 1e300, 14),
        ("undetermined", None, 7),
        ("unreachable", 30.0, 1),
        ("unobservable", None, 14),
    ],
)
def test_the_next_visit_follows_state_and_rhythm(
    state: str, rhythm_days: float | None, days: int
) -> None:
    history = History(LAST, state, rhythm_days)
    due = next_visit(history)
    assert due is not None
    assert days_until(history) == days
    assert not is_due(history, due - timedelta(seconds=1))
    assert is_due(history, due)


@pytest.mark.parametrize(
    ("outcome", "days"),
    [
        (FetchOutcome.SERVER_ERROR, 1),
        (FetchOutcome.CONNECT_TIMEOUT, 1),
        (FetchOutcome.DNS_ERROR, 1),
        (FetchOutcome.NOT_FOUND, 3),
        (FetchOutcome.DNS_FAILURE, 3),
        (FetchOutcome.REDIRECT, 3),
        (FetchOutcome.TLS_FAILURE, 7),
        (FetchOutcome.REFUSED, 14),
    ],
)
def test_a_failure_is_asked_again_as_it_deserves(outcome: FetchOutcome, days: int) -> None:
    assert days_until(History(LAST, "unreachable", 30.0, outcome)) == days


@pytest.mark.parametrize("outcome", FetchOutcome)
def test_what_is_dead_is_looked_at_every_two_weeks_however_it_fails(outcome: FetchOutcome) -> None:
    assert days_until(History(LAST, "dead", None, outcome, since=LAST - 90 * DAY)) == 14


@pytest.mark.parametrize("hour", range(24))
def test_a_fresh_death_is_looked_at_again_within_three_days_and_at_another_time_of_the_day(
    hour: int,
) -> None:
    last = LAST.replace(hour=hour)
    due = next_visit(History(last, "dead", None, network="a", since=last - 10 * DAY))
    assert due is not None
    assert due - last <= 3 * DAY
    assert due.hour // 6 != hour // 6


def test_what_was_visited_counts_before_it_is_judged_and_never_what_a_void_crawl_saw(
    case: Case,
) -> None:
    def last() -> datetime | None:
        [row] = case.rows(HISTORIES)
        return History.from_row(row).last_visited_at

    case.crawl(visit(at=LAST), at=LAST)
    case.judge(LAST)
    later = LAST + QUARTER
    case.crawl(visit(at=later), visit("feed", outcome=FetchOutcome.OWN_ERROR, at=later), at=later)
    assert last() == later
    away = later + QUARTER
    case.crawl(visit("robots", outcome=FetchOutcome.PUT_OFF, at=away), at=away)
    assert last() == later
    void = later + DAY
    case.crawl(visit(outcome=FetchOutcome.CONNECT_TIMEOUT, at=void), at=void)
    assert last() == void
    with Database(case.path) as db:
        db.table("crawl").update(4, {"void": 1})
    assert last() == later


@pytest.mark.parametrize(
    ("since", "hours"), [(None, 0), (2, 0), (6, 0), (12, 6), (24, 18), (400, 18)]
)
def test_a_run_looks_as_far_ahead_as_the_timer_runs_rarely(since: int | None, hours: int) -> None:
    last = None if since is None else LAST - timedelta(hours=since)
    assert ahead(last, LAST) == timedelta(hours=hours)


def year(
    networks: dict[str, History], every: timedelta, takes: timedelta
) -> dict[str, list[datetime]]:
    """A year of a timer that runs ``every`` so often, on the clock: network -> its visits.

    ``takes``: how long after a run's start a network is visited, at most.
    """
    visits: dict[str, list[datetime]] = defaultdict(list)
    start = LAST.replace(hour=0, minute=15)
    last_run = None
    for run in range(int(365 * DAY / every)):
        now = start + run * every
        for name, history in networks.items():
            if is_due(history, now, ahead(last_run, now)):
                # A crawl takes its time: the visit is later than the run's start.
                seen = now + run * timedelta(minutes=7) % takes
                visits[name].append(seen)
                networks[name] = replace(history, last_visited_at=seen)
        last_run = now
    return visits


def networks(number_of_a_kind: int) -> dict[str, History]:
    kinds = {"daily": 1.0, "weekly": 7.0, "slow": 300.0, "unknown": None}
    return {
        f"{kind}-{number}": History(state="alive", rhythm_days=rhythm, network=f"{kind}-{number}")
        for kind, rhythm in kinds.items()
        for number in range(number_of_a_kind)
    }


@pytest.mark.parametrize("takes", [90, 330], ids=["quick crawls", "crawls of hours"])
@pytest.mark.parametrize("every", [QUARTER, DAY], ids=["every six hours", "once a day"])
def test_in_a_year_none_is_starved_and_none_is_asked_twice_a_day(
    every: timedelta, takes: int
) -> None:
    visits = year(networks(10), every, timedelta(minutes=takes))
    for name, seen in visits.items():
        days = [moment.date() for moment in seen]
        assert len(set(days)) == len(days), name
        wait = {"daily": 1, "weekly": 3, "slow": 14, "unknown": 7}[name.partition("-")[0]]
        gaps = {(after - before).days for before, after in pairwise(days)}
        assert gaps <= {wait, wait + 1}, name
        if wait == 1:
            assert len(days) >= 364, name


@pytest.mark.parametrize(
    ("state", "outcome"),
    [
        ("alive", FetchOutcome.CONNECT_TIMEOUT),
        ("unreachable", FetchOutcome.SERVER_ERROR),
        ("unreachable", FetchOutcome.DNS_FAILURE),
        ("dead", FetchOutcome.NOT_FOUND),
        ("unreachable", FetchOutcome.OK),
    ],
)
def test_a_second_try_is_never_in_the_quarter_of_the_day_of_the_first(
    state: str, outcome: FetchOutcome
) -> None:
    failing = {
        str(number): History(state=state, outcome=outcome, network=str(number), since=LAST)
        for number in range(5)
    }
    for seen in year(failing, QUARTER, timedelta(minutes=90)).values():
        quarters = [moment.hour // 6 for moment in seen]
        assert all(one != two for one, two in pairwise(quarters))
        assert set(quarters[:25]) == set(range(QUARTERS))


def test_the_hours_of_a_network_s_visits_drift_and_the_load_is_even() -> None:
    visits = year(networks(24), QUARTER, timedelta(minutes=90))
    for name, seen in visits.items():
        if name.startswith("daily"):
            quarters = [moment.hour // 6 for moment in seen]
            assert all(len(set(quarters[i : i + 21])) == QUARTERS for i in range(300)), name
    by_quarter = Counter(moment.hour // 6 for seen in visits.values() for moment in seen)
    total = sum(by_quarter.values())
    assert all(abs(number / total - 1 / QUARTERS) < 0.03 for number in by_quarter.values())

"""When a network is due again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from analysis import policy
from crawler.schedule import History, is_due, next_visit
from vocabulary.items import FetchOutcome

LAST = datetime(2026, 11, 1, tzinfo=UTC)


def test_a_network_never_visited_is_due() -> None:
    assert is_due(History(), LAST)


@pytest.mark.parametrize(
    ("state", "rhythm_days", "days"),
    [
        ("alive", 1.0, 1),
        ("alive", 7.0, 3.5),
        ("dormant", 365.0, 14),
        ("dead", 1e300, 14),
        ("undetermined", None, 7),
        ("unreachable", 30.0, 1 + 5 / 24),
        ("unobservable", None, 14),
    ],
)
def test_the_next_visit_follows_state_and_rhythm(
    state: str, rhythm_days: float | None, days: float
) -> None:
    history = History(LAST, state, rhythm_days)
    assert next_visit(history) == LAST + timedelta(days=days)
    assert not is_due(history, LAST + timedelta(days=days) - timedelta(seconds=1))
    assert is_due(history, LAST + timedelta(days=days))


@pytest.mark.parametrize(
    ("outcome", "days"),
    [
        (FetchOutcome.SERVER_ERROR, 1 + 5 / 24),
        (FetchOutcome.CONNECT_TIMEOUT, 1 + 5 / 24),
        (FetchOutcome.DNS_ERROR, 1 + 5 / 24),
        (FetchOutcome.NOT_FOUND, 3 + 5 / 24),
        (FetchOutcome.DNS_FAILURE, 3 + 5 / 24),
        (FetchOutcome.REDIRECT, 3 + 5 / 24),
        (FetchOutcome.TLS_FAILURE, 7 + 5 / 24),
        (FetchOutcome.REFUSED, 14),
    ],
)
def test_a_failure_is_asked_again_as_it_deserves(outcome: FetchOutcome, days: float) -> None:
    history = History(LAST, "unreachable", 30.0, outcome)
    assert next_visit(history) == LAST + timedelta(days=days)


@pytest.mark.parametrize("outcome", FetchOutcome)
def test_what_is_dead_is_looked_at_every_two_weeks_however_it_fails(outcome: FetchOutcome) -> None:
    assert next_visit(History(LAST, "dead", None, outcome)) == LAST + timedelta(days=14)


def test_a_fresh_death_is_looked_at_again_within_three_days() -> None:
    fresh = History(LAST, "dead", None, FetchOutcome.NOT_FOUND, LAST - timedelta(days=20))
    old = History(LAST, "dead", None, FetchOutcome.NOT_FOUND, LAST - timedelta(days=40))
    assert next_visit(fresh) == LAST + timedelta(days=2, hours=5)
    assert next_visit(old) == LAST + timedelta(days=14)


def test_failing_visits_fall_on_different_hours() -> None:
    at, hours = LAST, set()
    for _ in range(5):
        due = next_visit(History(at, "unreachable", None, FetchOutcome.SERVER_ERROR))
        assert due is not None
        hours.add(due.hour)
        at = due
    assert len(hours) == 5


def test_visits_to_a_lost_address_prove_a_death_in_good_time() -> None:
    history = History(LAST, "unreachable", None, FetchOutcome.DNS_FAILURE)
    due = next_visit(history)
    assert due is not None
    assert (due - LAST) * (policy.NAME_GONE.visits - 1) <= timedelta(days=policy.NAME_GONE.days)

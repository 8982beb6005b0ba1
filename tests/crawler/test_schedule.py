"""When a network is due again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from crawler.schedule import History, is_due, next_visit

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
        ("unreachable", 30.0, 1),
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

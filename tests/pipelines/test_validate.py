"""Impossible facts are left out, each with its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pipelines.validate import observation_fault, post_fault
from vocabulary.items import FetchOutcome, Observation, Outcome, Post, PostKind, Value, Visit

NOW = datetime(2026, 11, 23, tzinfo=UTC)
VISIT = Visit("club", "https://club.example/", "home", NOW, FetchOutcome.OK, 200)


def seen(
    signal: str, value: Value, low: float | None = None, high: float | None = None
) -> Observation:
    return Observation(signal, Outcome.OBSERVED, value, low, high)


@pytest.mark.parametrize(
    ("observation", "fault"),
    [
        (seen("members_total", 12, 12, 12), None),
        (seen("members_total", 0, 0, 0), None),
        (seen("members_total", 500, 500, None), None),
        (seen("members_total", -1, -1, -1), "impossible_number"),
        (seen("members_total", 1e300, 1e300, 1e300), "impossible_number"),
        (seen("members_total", float("nan"), float("nan"), 1), "impossible_number"),
        (seen("members_total", "many", None, None), "not_a_number"),
        (seen("members_total", 12, None, None), "not_a_number"),
        (seen("members_total", 12, 20, 10), "empty_range"),
        (seen("top_author_share", 1.2, 1.2, 1.2), "share_above_one"),
        (seen("shoe_size", 42, 42, 42), "unknown_signal"),
        (replace(seen("members_total", 12, 12, 12), unit="organisations"), None),
        (replace(seen("members_total", 12, 12, 12), unit="ducks"), "unknown_unit"),
        (seen("registration", "open"), None),
        (seen("registration", "sometimes"), "not_a_choice"),
        (seen("home_title", 12), "not_a_text"),
        (seen("newest_post_at", "2026-11-01T10:00:00Z"), None),
        (seen("newest_post_at", "yesterday"), "not_a_moment"),
        (Observation("members_total", Outcome.NOT_AVAILABLE), None),
        (Observation("members_total", Outcome.NOT_AVAILABLE, 0, 0, 0), "value_without_observation"),
    ],
)
def test_an_impossible_observation_is_named(observation: Observation, fault: str | None) -> None:
    assert observation_fault(observation) == fault


@pytest.mark.parametrize(
    ("moment", "fault"),
    [
        (NOW - timedelta(days=3), None),
        (NOW + timedelta(hours=20), None),
        (NOW + timedelta(days=2), "post_in_the_future"),
        (datetime(1970, 1, 1, tzinfo=UTC), "post_before_the_web"),
        (datetime(2026, 1, 1), "post_without_time_zone"),  # noqa: DTZ001
    ],
)
def test_an_impossible_post_is_named(moment: datetime, fault: str | None) -> None:
    assert post_fault(Post(moment, PostKind.POST, "f"), VISIT) == fault

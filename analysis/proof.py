"""Whether something was seen often enough, for long enough, and at different hours to be believed. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import combinations

from analysis import policy


def is_proven(seen: Sequence[datetime], proof: policy.Proof) -> bool:
    """Whether the moments at which something was seen in a row make the proof.

    Many visits must fall on different days of the week and hours of the day, few ones on different days.
    """
    if len(seen) < proof.visits or days(seen) < proof.days:
        return False
    if len({at.date() for at in seen}) < min(proof.visits, policy.PROOF_WEEKDAYS):
        return False
    if proof.visits <= policy.PROOF_WEEKDAYS:
        return True
    weekdays = {at.weekday() for at in seen}
    return len(weekdays) >= policy.PROOF_WEEKDAYS and _is_at_different_hours(seen)


def days(seen: Sequence[datetime]) -> float:
    """Return the days between the first and the last of some moments, in any order."""
    return (max(seen) - min(seen)).total_seconds() / 86_400


def _is_at_different_hours(seen: Sequence[datetime]) -> bool:
    hours = {at.hour + at.minute / 60 for at in seen}
    return any(
        _apart(one, other) >= policy.PROOF_HOURS_APART for one, other in combinations(hours, 2)
    )


def _apart(one: float, other: float) -> float:
    """Return how many hours of the clock lie between two times of the day, midnight in between or not."""
    return min(abs(one - other), 24 - abs(one - other))

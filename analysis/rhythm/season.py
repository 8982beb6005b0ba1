"""The weeks in which French networks rest: their silence then says less. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from analysis import policy

#: (month, day) of the first day of each rest, and of the first day after it.
_RESTS = (((8, 1), (9, 1)), ((12, 20), (1, 4)))


def rest_days(since: datetime, until: datetime) -> float:
    """Return how many days of a silence do not count: a part of its days in August and at Christmas.

    Moments are aware; a silence that ends before it begins has none.
    """
    resting = 0.0
    for year in range(since.year - 1, until.year + 1):
        for first, after in _RESTS:
            begin = datetime(year, *first, tzinfo=UTC)
            end = datetime(year + (after < first), *after, tzinfo=UTC)
            overlap = min(until, end) - max(since, begin)
            resting += max(overlap.total_seconds(), 0.0)
    return resting / 86_400 * (1 - policy.REST_WEIGHT)


def rest_at(languages: str, times: Sequence[int], looked_at: datetime) -> float:
    """Return the days of the last year's silence before a look that a French network rests."""
    past = next((t for t in times if t <= looked_at.timestamp()), None)
    if past is None or policy.RESTING_LANGUAGE not in languages.split("|"):
        return 0.0
    since = max(datetime.fromtimestamp(past, UTC), looked_at - timedelta(days=365))
    return rest_days(since, looked_at)

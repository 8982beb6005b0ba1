"""When to visit a network again. Pure: what is known of it and a moment in, a moment out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from crawler.reachability import MEANINGS
from vocabulary.items import FetchOutcome

#: No network changes faster, nor may one go unseen for longer.
SHORTEST, LONGEST = timedelta(days=1), timedelta(days=14)


@dataclass(frozen=True, slots=True)
class History:
    """What earlier crawls know of one network."""

    last_visited_at: datetime | None = None  # None: never visited
    state: str | None = None  # of its last verdict
    rhythm_days: float | None = None  # usual gap between posting days
    outcome: FetchOutcome = FetchOutcome.OK  # of the last visit of its home page

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> History:
        """Read ``last_visited_at`` (ISO 8601), ``state``, ``rhythm_days`` and ``outcome`` as stored."""
        last = row["last_visited_at"]
        return cls(
            datetime.fromisoformat(last) if last else None,
            row["state"],
            row["rhythm_days"],
            FetchOutcome(row["outcome"] or FetchOutcome.OK),
        )


def next_visit(history: History) -> datetime | None:
    """Return when a network is due; ``None`` means it was never visited, so now.

    A network is looked at about twice in its own rhythm, between once a day and every 14 days. One
    whose home page failed or refused is asked again as that outcome wants it; one that is dead, rarely.
    """
    if history.last_visited_at is None:
        return None
    after_failure = MEANINGS[history.outcome].revisit
    if history.state in {"dead", "unobservable"}:
        wait = LONGEST
    elif after_failure is not None:
        wait = after_failure
    elif (
        history.state == "unreachable"
    ):  # it answers, but with maintenance, an error, a bare server
        wait = SHORTEST
    elif history.rhythm_days is None:
        wait = LONGEST / 2
    else:
        # min before timedelta(): a rhythm of many years would not fit one
        wait = timedelta(days=min(history.rhythm_days / 2, LONGEST.days))
    return history.last_visited_at + min(max(wait, SHORTEST), LONGEST)


def is_due(history: History, as_of: datetime) -> bool:
    """Whether a network should be visited at ``as_of``.

    One that was visited in the future is: the clock was wrong then, or is now.
    """
    due, last = next_visit(history), history.last_visited_at
    return due is None or due <= as_of or (last is not None and last > as_of)

"""When to visit a network again. Pure: what is known of it and a moment in, a moment out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from crawler.reachability import MEANINGS
from vocabulary.items import FetchOutcome

#: A failing network is asked at another hour each time: a machine may be off at one hour of the day only.
DRIFT = timedelta(hours=5)
#: For so long a network that has just died is looked at more often: a death may be a mistake.
FRESH_DEATH, AFTER_DEATH = timedelta(days=30), timedelta(days=2)
#: No network changes faster, nor may one go unseen for longer.
SHORTEST, LONGEST = timedelta(days=1), timedelta(days=14)


@dataclass(frozen=True, slots=True)
class History:
    """What earlier crawls know of one network."""

    last_visited_at: datetime | None = None  # None: never visited
    state: str | None = None  # of its last verdict
    rhythm_days: float | None = None  # usual gap between posting days
    outcome: FetchOutcome = FetchOutcome.OK  # of the last visit of its home page
    since: datetime | None = None  # when it came into that state

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> History:
        """Read ``last_visited_at``, ``since`` (ISO 8601) and the other fields as stored."""
        last, since = row["last_visited_at"], row["since"]
        return cls(
            datetime.fromisoformat(last) if last else None,
            row["state"],
            row["rhythm_days"],
            FetchOutcome(row["outcome"] or FetchOutcome.OK),
            datetime.fromisoformat(since) if since else None,
        )


def next_visit(history: History) -> datetime | None:
    """Return when a network is due; ``None`` means it was never visited, so now.

    A network is looked at about twice in its own rhythm, between once a day and every 14 days. One
    whose home page failed or refused is asked again as that outcome wants it, a few hours later in the
    day each time; one that is dead, rarely, but within three days as long as its death is fresh.
    """
    if history.last_visited_at is None:
        return None
    after_failure = MEANINGS[history.outcome].revisit
    is_dead = history.state == "dead"
    if is_dead and history.since and history.last_visited_at - history.since < FRESH_DEATH:
        wait = AFTER_DEATH + DRIFT
    elif is_dead or history.state == "unobservable":
        wait = LONGEST
    elif after_failure is not None:
        wait = after_failure + DRIFT
    elif (
        history.state == "unreachable"
    ):  # it answers, but with maintenance, an error, a bare server
        wait = SHORTEST + DRIFT
    elif history.rhythm_days is None:
        wait = LONGEST / 2
    else:
        # min before timedelta(): a rhythm of many years would not fit one
        wait = timedelta(days=min(history.rhythm_days / 2, LONGEST.days))
    return history.last_visited_at + min(max(wait, SHORTEST), LONGEST)


def is_due(history: History, as_of: datetime) -> bool:
    """Whether a network should be visited at ``as_of``."""
    due = next_visit(history)
    return due is None or due <= as_of

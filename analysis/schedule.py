"""When to visit a network again. Pure: what is known of it and a moment in, a moment out.

The timer runs every six hours, and each network is due in one of the day's four quarters, another one
from visit to visit: so the load is even, no network is asked twice a day, and none is always seen at
the same hour, when its server may be asleep. After a failure, and while it is dead or unreachable, the next
visit is never in the quarter of the last. Whoever runs the timer once a day sees all of a day's networks in
that one run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zlib import crc32

from vocabulary.items import FetchOutcome
from vocabulary.reachability import MEANINGS

#: No network changes faster, nor may one go unseen for longer.
SHORTEST, LONGEST = timedelta(days=1), timedelta(days=14)
#: One that died lately is looked at sooner: it may have been an accident. Whatever the quarter of the day, it
#: is within three days.
FRESH, AFTER_FRESH = timedelta(days=30), timedelta(days=2)
#: The parts of a day; the timer runs once in each.
QUARTERS = 4
QUARTER = timedelta(days=1) / QUARTERS

#: What earlier crawls know of each network that has an address (``History.from_row``), and its name. When it
#: was visited is asked of the visits: a day of several runs is judged once.
HISTORIES = """
  SELECT id, name, url, state, since, rhythm_days,
         (SELECT fetched_at FROM visit WHERE network = network_status.id AND outcome != 'put_off'
            AND crawl NOT IN (SELECT id FROM crawl WHERE void != 0)
          ORDER BY crawl DESC, id DESC LIMIT 1) AS last_visited_at,
         (SELECT outcome FROM sound_visit WHERE network = network_status.id AND purpose = 'home'
          ORDER BY crawl DESC, id DESC LIMIT 1) AS outcome
  FROM network_status WHERE url != ''
"""


@dataclass(frozen=True, slots=True)
class History:
    """What earlier crawls know of one network."""

    last_visited_at: datetime | None = None  # None: never visited
    state: str | None = None  # of its last verdict
    rhythm_days: float | None = None  # usual gap between posting days
    outcome: FetchOutcome = FetchOutcome.OK  # of the last visit of its home page
    network: str = ""  # its identifier
    since: datetime | None = None  # when that state began

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> History:
        """Read a row of ``HISTORIES``."""
        return cls(
            _moment(row["last_visited_at"]),
            row["state"],
            row["rhythm_days"],
            FetchOutcome(row["outcome"] or FetchOutcome.OK),
            row["id"],
            _moment(row["since"]),
        )


def next_visit(history: History) -> datetime | None:
    """Return when a network is due; ``None`` means it was never visited, so now.

    A network is looked at about twice in its own rhythm, between once a day and every 14 days. One
    whose home page failed or refused is asked again as that outcome wants it; one that is dead, for
    ever and rarely, but sooner while its death is fresh.
    """
    if history.last_visited_at is None:
        return None
    day = (history.last_visited_at + min(max(_wait(history), SHORTEST), LONGEST)).date()
    drawn = crc32(f"{history.network} {day}".encode())
    if _has_failed(history):
        last = history.last_visited_at.astimezone(UTC).hour * QUARTERS // 24
        quarter = (last + 1 + drawn % (QUARTERS - 1)) % QUARTERS
    else:
        quarter = drawn % QUARTERS
    return datetime.combine(day, time.min, UTC) + quarter * QUARTER


def is_due(history: History, as_of: datetime, ahead: timedelta = timedelta(0)) -> bool:
    """Whether a network should be visited at ``as_of``, or within the time ``ahead`` of it.

    One that was visited in the future is: the clock was wrong then, or is now.
    """
    due, last = next_visit(history), history.last_visited_at
    return due is None or due <= as_of + ahead or (last is not None and last > as_of)


def ahead(last_run: datetime | None, as_of: datetime) -> timedelta:
    """Return how far ahead a run looks, by the time since the run before: a timer that runs once a
    day has to take the networks of all the day's quarters.
    """
    since = as_of - last_run if last_run else QUARTER
    return min(max(since, QUARTER), timedelta(days=1)) - QUARTER


def _has_failed(history: History) -> bool:
    """Whether a second try is wanted, at another time of the day: a failure at one hour proves little."""
    is_gone = history.state in {"dead", "unreachable"}
    return is_gone or MEANINGS[history.outcome].revisit is not None


def _wait(history: History) -> timedelta:
    after_failure = MEANINGS[history.outcome].revisit
    if history.state == "dead":
        seen = history.last_visited_at
        is_fresh = history.since and seen and seen - history.since < FRESH
        return AFTER_FRESH if is_fresh else LONGEST
    if history.state == "unobservable":
        return LONGEST
    if after_failure is not None:
        return after_failure
    if history.state == "unreachable":  # it answers, but with maintenance or an error
        return SHORTEST
    if history.rhythm_days is None:
        return LONGEST / 2
    # min before timedelta(): a rhythm of many years would not fit one
    return timedelta(days=min(history.rhythm_days / 2, LONGEST.days))


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None

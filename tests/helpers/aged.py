"""A database made older, so that a crawl of today finds a past."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sqlite_utils import Database

#: Every moment that a crawl and its assessment write, but for the dates of posts.
_MOMENTS = {
    "crawl": ("started_at", "finished_at"),
    "visit": ("fetched_at",),
    "verdict": ("as_of",),
    "figures": ("as_of", "last_visited_at", "last_reached_at"),
    "reason": ("evidence_at",),
    "event": ("at",),
    "course": ("since", "until"),
    "publication": ("as_of",),
}


def age(path: Path, days: float, states: Mapping[str, str]) -> None:
    """Put all crawls ``days`` back; ``states`` says how some networks (by id) were judged then."""
    with Database(path) as db:
        for table, columns in _MOMENTS.items():
            for column in columns:
                moment = f"strftime('%Y-%m-%dT%H:%M:%SZ', {column}, '-{days} days')"
                db.execute(f"UPDATE {table} SET {column} = {moment} WHERE {column} IS NOT NULL")
        for network, state in states.items():
            for table in ("verdict", "figures"):
                sql = f"UPDATE {table} SET state = ? WHERE network = ?"
                db.execute(sql, [state, network])

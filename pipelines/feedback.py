"""Keeps what people say of verdicts; each mail counts once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pipelines.database import opened

#: A digest of the mail, network, state, day (ISO), opinion.
Row = tuple[str, str, str, str, str]


def keep_feedback(db: Path, rows: Iterable[Row]) -> int:
    """Keep the rows that are not kept yet and return how many these are; of unknown networks none."""
    with opened(db) as database, database.atomic():
        before = database.table("feedback").count
        database.conn.executemany(
            "INSERT OR IGNORE INTO feedback (mail, network, state, shown_on, opinion) "
            "SELECT ?1, ?2, ?3, ?4, ?5 WHERE ?2 IN (SELECT id FROM network)",
            list(rows),
        )
        return database.table("feedback").count - before

"""``vitality prune``: take out raw facts that nothing is made from any more."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from pipelines.database import locked, opened
from pipelines.pruning import prune as take_out


def prune(db: Path, days: int, at: datetime, *, waits: bool = False) -> str:
    """Take out what is older than ``days`` at a moment (aware); return what is said of it.

    Raises ``DatabaseFault``.
    """
    with locked(db, waits=waits), opened(db) as database:
        found = take_out(database, at - timedelta(days=days), at)
    rows = ", ".join(f"{number} {table}" for table, number in found.rows.items() if number)
    return (
        f"Rows taken out: {rows or 'none'}; "
        f"{found.bytes_before >> 20} MiB before, {found.bytes_after >> 20} MiB after."
    )

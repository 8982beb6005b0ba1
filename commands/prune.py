"""``vitality prune``: take out raw facts that nothing is made from any more."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from commands.errors import Stop
from pipelines.database import locked, opened
from pipelines.pruning import LEAST_DAYS
from pipelines.pruning import prune as take_out


def prune(db: Path, days: int | None, at: datetime, *, waits: bool = False) -> str:
    """Take out what is older than ``days`` at a moment (aware); return what is said of it.

    Raises ``DatabaseFault``, and ``Stop`` where that is less than judging looks back on.
    """
    days = LEAST_DAYS if days is None else days
    if days < LEAST_DAYS:
        raise Stop(f"Judging looks back {LEAST_DAYS} days: write --keep-raw {LEAST_DAYS} or more.")
    with locked(db, waits=waits), opened(db) as database:
        found = take_out(database, at - timedelta(days=days), at)
    rows = ", ".join(f"{number} {table}" for table, number in found.rows.items() if number)
    return (
        f"Rows taken out: {rows or 'none'}; "
        f"{found.bytes_before >> 20} MiB before, {found.bytes_after >> 20} MiB after."
    )

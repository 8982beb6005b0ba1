"""How long each view takes, its first page and one network: ``python -m bench.view_times FILE``.

FILE is a database of ``bench.dashboard --db FILE`` (10,000 networks judged on 400 days).
"""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from pipelines.views import VIEWS

#: Milliseconds.
GOAL = 50.0
#: Rows of a page, and one that says whether there are more.
PAGE = 101
#: Networks asked for, spread over the catalogue.
NETWORKS = 9


@dataclass(frozen=True, slots=True)
class Timed:
    """One view: milliseconds of its first page, and of all that it tells of one network (median)."""

    view: str
    page: float
    network: float


def measure(path: Path) -> Iterator[Timed]:
    """Ask each view."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
        listed = [name for (name,) in db.execute("SELECT id FROM network ORDER BY id")]
        some = listed[:: max(len(listed) // NETWORKS, 1)][:NETWORKS]
        for view in sorted(VIEWS):
            columns = {row[1] for row in db.execute(f"PRAGMA table_info({view})")}
            key = "network" if "network" in columns else "id"
            page = [_took(db, f"SELECT * FROM {view} LIMIT {PAGE}", ()) for _ in some]
            of_one = [_took(db, f"SELECT * FROM {view} WHERE {key} = ?", (name,)) for name in some]
            yield Timed(view, median(page), median(of_one))


def _took(db: sqlite3.Connection, sql: str, values: Sequence[str]) -> float:
    begin = time.process_time()
    db.execute(sql, values).fetchall()
    return 1000 * (time.process_time() - begin)


def main() -> None:
    """Measure and print."""
    for found in measure(Path(sys.argv[1])):
        print(
            f"{found.view:22} first page {found.page:7.1f} ms, one network {found.network:7.1f} ms"
        )


if __name__ == "__main__":
    main()

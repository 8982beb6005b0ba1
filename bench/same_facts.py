"""What differs between two databases of one web: ``python -m bench.same_facts BEFORE.db AFTER.db``.

What only moves or tidies code changes no fact. Run ``vitality demo --no-serve`` before and after a change, on
one day and each with a ``--home`` of its own, and compare the two databases: every table and view, row by
row, but for what no two runs share (numbers of visits, milliseconds, ports, made-up addresses; a moment
counts by how many days it lies before the crawl). Exit status 1: they differ.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

#: Columns that no two runs share, beside ``id`` where it is a number.
OF_A_RUN = frozenset({"crawl", "visit", "duration_ms", "latency_ms", "fingerprint", "mail"})
#: What no two runs share within a text, and what stands for it.
_PORT = re.compile(r"(?<=\w):\d{4,5}(?=/|$)")
_NONSENSE = re.compile(r"/vitality-[0-9a-f]{16}\b")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

Rows = Counter[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Compared:
    """The rows of one table, by what both databases have of its columns."""

    table: str
    columns: tuple[str, ...]
    same: int
    only_before: Rows
    only_after: Rows


def compared(before: Path, after: Path) -> list[Compared]:
    """Compare every table and view that both databases have."""
    with closing(_open(before)) as one, closing(_open(after)) as other:
        return [_compared(one, other, table) for table in sorted(_tables(one) & _tables(other))]


def main(before: Path, after: Path) -> int:
    """Print what is the same and what is not; return the exit status."""
    found = compared(before, after)
    for each in found:
        old, new = each.only_before.total(), each.only_after.total()
        print(f"{each.table:24} {each.same:6} the same {old:6} only before {new:6} only after")
        for sign, rows in (("-", each.only_before), ("+", each.only_after)):
            for row in sorted(rows, key=str):
                print(f"  {sign} {dict(zip(each.columns, row, strict=True))}")
    return int(any(each.only_before or each.only_after for each in found))


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _tables(db: sqlite3.Connection) -> set[str]:
    sql = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
    return {name for (name,) in db.execute(sql) if not name.startswith(("sqlite_", "_"))}


def _compared(one: sqlite3.Connection, other: sqlite3.Connection, table: str) -> Compared:
    columns = tuple(name for name in _columns(one, table) if name in _columns(other, table))
    before, after = _rows(one, table, columns), _rows(other, table, columns)
    return Compared(table, columns, (before & after).total(), before - after, after - before)


def _columns(db: sqlite3.Connection, table: str) -> list[str]:
    return [
        name
        for _, name, kind, *_ in db.execute(f"PRAGMA table_info({table})")
        if name not in OF_A_RUN and (name, kind) != ("id", "INTEGER")
    ]


def _rows(db: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> Rows:
    [(begun,)] = db.execute("SELECT max(started_at) FROM crawl")
    begun_at = datetime.fromisoformat(begun)

    def days_before(moment: re.Match[str]) -> str:
        return f"{(begun_at - datetime.fromisoformat(moment[0])) // timedelta(days=1)} days before"

    def of_any_run(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return _MOMENT.sub(days_before, _NONSENSE.sub("/vitality-", _PORT.sub(":", value)))

    found = db.execute(f"SELECT {', '.join(columns)} FROM {table}")
    return Counter(tuple(map(of_any_run, row)) for row in found)


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:3])))

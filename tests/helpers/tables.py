"""Rows of a database file, read without our own ways of opening it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any


def rows(db: Path, sql: str) -> list[tuple[Any, ...]]:
    """Return what a query gives."""
    with closing(sqlite3.connect(db)) as opened:
        return opened.execute(sql).fetchall()

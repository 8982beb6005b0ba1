"""Verdicts as rows, put into the tables that keep them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlite_utils import Database


def insert_verdicts(db: Database, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows with the columns of ``verdict`` and of ``figures``."""
    rows = list(rows)
    known = {name: set(db.table(name).columns_dict) for name in ("verdict", "figures")}
    unknown = {column for row in rows for column in row} - known["verdict"] - known["figures"]
    assert not unknown
    for name, columns in known.items():
        db.table(name).insert_all({key: row[key] for key in row if key in columns} for row in rows)

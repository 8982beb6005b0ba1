"""The list of migrations, in the order of their numbers; the modules that ``schema`` imports fill it."""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

migrations = Migrations("vitality")

#: Migrations that made views, before these had a place of their own: older databases name them.
RETIRED = frozenset({"m003_views", "m009_own_errors", "m014_wrong_clocks"})


def run_script(db: Database, script: str) -> None:
    """Run statements that each end with a line, inside the transaction that is open.

    The library's own ``executescript`` asks at every character whether a statement has ended: nearly all
    of the time that a new database took.
    """
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""
    if statement.strip():
        db.execute(statement)

"""What a sheet asks of the database is found by an index, however many networks and visits there are."""

from __future__ import annotations

import pytest
from sqlite_utils import Database

from dashboard.queries import CHARTS, SHEET, of_sheet
from pipelines.schema import prepare

#: Grows by one row a crawl; what else is looked through whole was found by an index before.
SMALL = {"crawl", "publication", "history"}
NETWORK = {"id": "n1", "last_post_at": "2026-11-01"}


@pytest.fixture(scope="module")
def db() -> Database:
    """An empty database: SQLite plans by the schema alone."""
    made = Database(memory=True)
    prepare(made)
    return made


@pytest.mark.parametrize("name", [*SHEET, *CHARTS])
def test_no_sheet_looks_through_a_large_table(db: Database, name: str) -> None:
    sql = {**SHEET, **CHARTS}[name]
    steps = db.execute(f"EXPLAIN QUERY PLAN {sql}", of_sheet(NETWORK, 7)).fetchall()
    looks = [step.split() for *_, step in steps if step.startswith(("SCAN", "SEARCH"))]
    assert looks
    assert {table for _how, table, *by in looks if not by} <= SMALL

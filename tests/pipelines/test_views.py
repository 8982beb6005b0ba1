"""Views answer at once, however many days are kept: what they read is found by index."""

from __future__ import annotations

import pytest
from sqlite_utils import Database

from pipelines.schema import prepare
from pipelines.views import VIEWS

#: Tables that grow with each day that is kept.
GROWING = {"visit", "observation", "figures", "group_activity", "post", "v", "o", "f", "g"}
KEYED = sorted(VIEWS.keys() - {"network_status"})


@pytest.fixture
def db() -> Database:
    found = Database(memory=True)
    prepare(found)
    return found


def plan(db: Database, sql: str) -> list[str]:
    return [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}")]


@pytest.mark.parametrize("view", [*KEYED, "network_status"])
def test_what_a_view_tells_of_one_network_is_found_by_index(db: Database, view: str) -> None:
    key = "id" if view == "network_status" else "network"
    steps = plan(db, f"SELECT * FROM {view} WHERE {key} = 'club'")
    assert steps
    assert not [step for step in steps if step.startswith("SCAN") and step.split()[1] in GROWING]


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_the_first_rows_of_a_view_come_before_its_last_are_read(db: Database, view: str) -> None:
    steps = plan(db, f"SELECT * FROM {view} LIMIT 100")
    assert not [step for step in steps if "GROUP BY" in step or "MATERIALIZE" in step]

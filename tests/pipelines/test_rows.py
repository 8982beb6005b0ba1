"""A row names its columns, so the order of a table's columns is of no account."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlite_utils import Database

from pipelines import rows
from pipelines.schema import prepare
from vocabulary.catalogue import EditorialFact, Network, Term
from vocabulary.items import (
    FetchOutcome,
    Group,
    Observation,
    Outcome,
    Post,
    PostKind,
    TlsFault,
    Visit,
    VisitRecord,
)

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
POST = Post(NOW, PostKind.POST, "f", "https://club.example/feed")
RECORD = VisitRecord(
    Visit(
        *("club", "https://club.example/", "home", NOW, FetchOutcome.OK, 200),
        tls_faults=(TlsFault.EXPIRED, TlsFault.WRONG_HOST),
    ),
    (Observation("members_total", Outcome.OBSERVED, 500, 500, None),),
    (POST,),
    (Group("Jobs", newest_post_at=NOW),),
)
CLUB = Network(
    "club", "Club", "https://club.example/", ("it", "law"), languages=("fr",), country="FR"
)
CLOSED = EditorialFact("club", "closed", "2025", "", "", "https://press.example/", "", "")
EVERY = {
    "visit": rows.visit_row(1, 1, RECORD),
    "observation": next(rows.observation_rows(1, RECORD)),
    "post": rows.post_row(1, "club", POST),
    "group_activity": next(rows.group_rows(1, RECORD)),
    "network": rows.network_row(CLUB),
    "editorial": rows.editorial_rows([CLOSED])[0],
    "term": rows.term_rows({"sectors": {"it": Term("it", "Informatique", "Computing")}})[0],
}


@pytest.fixture
def db() -> Database:
    db = Database(memory=True)
    prepare(db)
    return db


@pytest.mark.parametrize(("table", "row"), EVERY.items(), ids=EVERY)
def test_a_row_fills_every_column_of_its_table(
    db: Database, table: str, row: Mapping[str, Any]
) -> None:
    assert set(row) == set(db.table(table).columns_dict)


def test_columns_may_stand_in_any_order(db: Database) -> None:
    db.execute("CREATE TABLE shown (quote, low, network, signal)")
    rows.insert(
        db, "shown", [{"network": "club", "signal": "members_total", "low": 500, "quote": "q"}]
    )
    assert list(db.query("SELECT * FROM shown")) == [
        {"quote": "q", "low": 500, "network": "club", "signal": "members_total"}
    ]


def test_moments_and_lists_are_kept_as_text() -> None:
    assert EVERY["visit"]["fetched_at"] == "2026-11-23T10:00:00Z"
    assert EVERY["visit"]["tls_faults"] == "expired|wrong_host"
    assert EVERY["network"]["sectors"] == "it|law"
    assert EVERY["post"]["earliest"] is None

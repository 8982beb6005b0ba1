"""A web that has not changed is crawled again for a few bytes, and what is known of it stays true."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest

from demo.web import DemoWeb
from tests.helpers.crawling import impatient

NETWORKS = ("forum-bois", "donnees", "soignants", "asso-com", "rencontres-agri", "demenage-page")
FACTS = (
    "SELECT o.network, v.url, o.signal, o.outcome, o.value, o.low, o.high, o.probe, o.quote "
    "FROM observation o JOIN visit v ON v.id = o.visit WHERE v.crawl = ?"
)


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """Give the database of two crawls of one web."""
    folder = tmp_path_factory.mktemp("unchanged")
    with DemoWeb(as_of=datetime.now(UTC).replace(microsecond=0)) as web:
        web.write_catalogue(folder)
        for _ in range(2):
            running = impatient(folder / "x.db", folder, "--only", *NETWORKS)
            output, _ = running.communicate(timeout=60)
            assert running.returncode == 0, output
    with closing(sqlite3.connect(folder / "x.db")) as db:
        yield db


def rows(db: sqlite3.Connection, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    return db.execute(sql, values).fetchall()


def test_a_second_crawl_takes_a_twentieth_of_the_bytes(twice: sqlite3.Connection) -> None:
    (first,), (second,) = rows(
        twice, "SELECT sum(size_bytes) FROM visit GROUP BY crawl ORDER BY 1 DESC"
    )
    assert second <= 0.05 * first


def test_everything_that_was_known_is_stated_again_dated_anew(twice: sqlite3.Connection) -> None:
    first, second = set(rows(twice, FACTS, 1)), set(rows(twice, FACTS, 2))
    assert first
    assert first <= second
    sql = "SELECT max(fetched_at) FROM visit WHERE crawl = 1"
    [(end,)] = rows(twice, sql)
    assert all(at >= end for (at,) in rows(twice, "SELECT fetched_at FROM visit WHERE crawl = 2"))


def test_no_contribution_is_new_and_no_verdict_changes(twice: sqlite3.Connection) -> None:
    new = (
        "SELECT count(*) FROM post p JOIN visit v ON v.id = p.visit WHERE v.crawl = 2 AND EXISTS "
        "(SELECT 1 FROM visit b WHERE b.crawl = 1 AND b.network = v.network AND b.url = v.url)"
    )
    assert rows(twice, new) == [(0,)]
    # A verdict is written when it changes.
    assert rows(twice, "SELECT network FROM verdict WHERE crawl = 2") == []
    standing = dict(rows(twice, "SELECT id, state FROM network_status"))
    assert {standing[network] for network in NETWORKS} == {"alive"}


def test_what_was_missing_is_not_asked_for_again(twice: sqlite3.Connection) -> None:
    sql = (
        "SELECT url FROM visit WHERE crawl = ? AND status = 404 AND purpose IN ('feed', 'sitemap')"
    )
    missing = set(rows(twice, sql, 1))
    again = set(rows(twice, "SELECT url FROM visit WHERE crawl = 2"))
    assert missing
    assert not missing & again

"""What was published last: read in one moment, kept in memory until the next publication."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

from sqlite_utils import Database

from analysis.choosing.candidates import candidates
from analysis.choosing.items import Candidate
from analysis.terms import Terms, load_terms
from dashboard.index import Index, Row

Rows = list[Row]

_PUBLICATION = "SELECT max(id) AS id, max(crawl) AS crawl FROM publication"


@dataclass(frozen=True)
class Published:
    """One publication. ``id`` is ``None`` as long as nothing has been judged."""

    id: int | None
    crawl: int  # the newest crawl judged: what later ones saw is not shown yet
    index: Index
    terms: Terms

    @cached_property
    def assessed_at(self) -> str | None:
        """The moment judged for, ISO."""
        return max((row["as_of"] for row in self.index.rows if row["as_of"]), default=None)

    @cached_property
    def visited_at(self) -> str | None:
        """The newest visit of any network, ISO."""
        visits = (row["last_visited_at"] for row in self.index.rows)
        return max(filter(None, visits), default=None)


_KEPT: WeakKeyDictionary[Any, Published] = WeakKeyDictionary()
_CANDIDATES: WeakKeyDictionary[Any, tuple[int | None, list[Candidate]]] = WeakKeyDictionary()


async def newest(datasette: Any) -> tuple[Any, Published] | None:
    """Return the first database that holds networks with its newest publication, or ``None``."""
    for name, db in datasette.databases.items():
        if name.startswith("_"):
            continue
        try:
            [found] = (await db.execute(_PUBLICATION, log_sql_errors=False)).rows
        except sqlite3.DatabaseError:  # not a database, another one's, or gone meanwhile
            continue
        kept = _KEPT.get(db)
        if kept is None or kept.id is None or kept.id != found["id"]:
            kept = _KEPT[db] = await db.execute_fn(_read)
        return db, kept
    return None


async def together(
    db: Any, queries: Mapping[str, str], params: Mapping[str, Any]
) -> dict[str, Rows]:
    """Return name -> rows of several queries that all see the database at the same moment."""

    def run(conn: sqlite3.Connection) -> dict[str, Rows]:
        with _one_moment(conn):
            return {name: conn.execute(sql, params).fetchall() for name, sql in queries.items()}

    found: dict[str, Rows] = await db.execute_fn(run)
    return found


async def candidates_of(db: Any, published: Published) -> Sequence[Candidate]:
    """Return what a choice is made from, read once for each publication."""
    kept = _CANDIDATES.get(db)
    if kept is None or kept[0] is None or kept[0] != published.id:
        kept = _CANDIDATES[db] = (published.id, await db.execute_fn(_read_candidates))
    return kept[1]


def _read(conn: sqlite3.Connection) -> Published:
    with _one_moment(conn):
        [publication] = conn.execute(_PUBLICATION).fetchall()
        rows = conn.execute("SELECT * FROM network_status").fetchall()
        terms = load_terms(Database(conn))
    return Published(publication["id"], publication["crawl"] or 0, Index(rows, terms), terms)


def _read_candidates(conn: sqlite3.Connection) -> list[Candidate]:
    with _one_moment(conn):
        return candidates(Database(conn))


@contextmanager
def _one_moment(conn: sqlite3.Connection) -> Iterator[None]:
    """Let all queries see the database as it is now, whatever is published meanwhile."""
    conn.execute("BEGIN")
    try:
        yield
    finally:
        conn.rollback()

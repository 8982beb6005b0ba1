"""What was published last: read in one moment, kept in memory until the next publication."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from sqlite_utils import Database

from analysis.choosing.candidates import candidates
from analysis.choosing.items import Candidate
from analysis.choosing.lookup import Finder
from analysis.former import FORMER, former_ids, former_urls
from analysis.near_names import NearNames
from analysis.understanding.lexicon import load_lexicon
from analysis.understanding.reading import Reader
from analysis.words.terms import Terms, load_terms
from dashboard.index import Index, Row
from dashboard.queries import NEWS
from vocabulary.errors import VitalityError

Rows = list[Row]


@dataclass(frozen=True, slots=True)
class Findable:
    """What a network is found by."""

    id: str
    name: str
    url: str


class Republished(VitalityError):  # noqa: N818  it says what is, and no page shows it
    """There is a newer publication: what is held in memory and what the tables say do not agree."""


_PUBLICATION = "SELECT max(id) AS id, max(crawl) AS crawl, max(as_of) AS as_of FROM publication"


@dataclass(frozen=True, eq=False)
class Published:
    """One publication. ``id`` is ``None`` as long as nothing has been judged."""

    id: int | None
    crawl: int  # the newest crawl judged: what later ones saw is not shown yet
    index: Index
    terms: Terms
    assessed_at: str | None  # the moment judged for, ISO
    changes: Rows  # the newest changes of state
    former_ids: Mapping[str, str]  # an identifier a network had before -> the one it has now
    former_urls: Mapping[str, str]  # an address it had before -> its identifier
    official_jobs: Path | None = (
        None  # the official list of jobs, where the operator has imported it
    )

    @cached_property
    def finder(self) -> Finder[Findable]:
        """What finds a network by its name or address."""
        return Finder(self.items, {**self.former_ids, **self.former_urls})

    @cached_property
    def near_names(self) -> NearNames[Findable]:
        """What suggests networks for a name or address that none has."""
        return NearNames(self.items)

    @cached_property
    def items(self) -> list[Findable]:
        """The networks in order of their identifiers."""
        rows = sorted(self.index.rows, key=lambda row: str(row["id"]))
        return [Findable(row["id"], row["name"], row["url"]) for row in rows]

    @cached_property
    def reader(self) -> Reader:
        """What understands typed texts, the names of these networks among them."""
        return Reader(load_lexicon(self.official_jobs), self.items)

    @cached_property
    def visited_at(self) -> str | None:
        """The newest visit of any network, ISO."""
        visits = (row["last_visited_at"] for row in self.index.rows)
        return max(filter(None, visits), default=None)


_KEPT: WeakKeyDictionary[Any, Published] = WeakKeyDictionary()
_CANDIDATES: WeakKeyDictionary[Published, list[Candidate]] = WeakKeyDictionary()


async def newest(datasette: Any) -> tuple[Any, Published] | None:
    """Return the first database that holds networks with its newest publication, or ``None``."""
    official = (datasette.plugin_config("vitality") or {}).get("official_jobs")
    for name, db in datasette.databases.items():
        if name.startswith("_"):
            continue
        try:
            [found] = (await db.execute(_PUBLICATION, log_sql_errors=False)).rows
        except sqlite3.DatabaseError:  # not a database, another one's, or gone meanwhile
            continue
        kept = _KEPT.get(db)
        if kept is None or kept.id is None or kept.id != found["id"]:
            read = await db.execute_fn(_read)
            kept = _KEPT[db] = replace(read, official_jobs=Path(official) if official else None)
        return db, kept
    return None


async def warm(datasette: Any) -> None:
    """Read what the first search and the first choice need before anybody waits for it."""
    found = await newest(datasette)
    if found and found[1].id is not None:
        db, published = found
        published.reader.read("")
        with suppress(Republished):
            await candidates_of(db, published)


async def together(
    db: Any, published: Published, queries: Mapping[str, str], params: Mapping[str, Any]
) -> dict[str, Rows]:
    """Return name -> rows of several queries that all see the database at the same moment.

    Raises ``Republished`` when that is no longer the moment of ``published``.
    """

    def run(conn: sqlite3.Connection) -> dict[str, Rows]:
        with _one_moment(conn):
            _require(conn, published)
            return {name: conn.execute(sql, params).fetchall() for name, sql in queries.items()}

    found: dict[str, Rows] = await db.execute_fn(run)
    return found


async def candidates_of(db: Any, published: Published) -> Sequence[Candidate]:
    """Return what a choice is made from, read once for each publication. Raises ``Republished``."""

    def run(conn: sqlite3.Connection) -> list[Candidate]:
        with _one_moment(conn):
            _require(conn, published)
            return candidates(Database(conn))

    if published not in _CANDIDATES:
        _CANDIDATES[published] = await db.execute_fn(run)
    return _CANDIDATES[published]


def _read(conn: sqlite3.Connection) -> Published:
    with _one_moment(conn):
        [publication] = conn.execute(_PUBLICATION).fetchall()
        rows = conn.execute("SELECT * FROM network_status").fetchall()
        terms = load_terms(Database(conn))
        newest = conn.execute(NEWS).fetchall()
        renamed = conn.execute(FORMER).fetchall()
    return Published(
        id=publication["id"],
        crawl=publication["crawl"] or 0,
        index=Index(rows),
        terms=terms,
        assessed_at=publication["as_of"],
        changes=newest,
        former_ids=former_ids(renamed),
        former_urls=former_urls(renamed),
    )


def _require(conn: sqlite3.Connection, published: Published) -> None:
    [now] = conn.execute(_PUBLICATION).fetchall()
    if now["id"] != published.id:
        raise Republished


@contextmanager
def _one_moment(conn: sqlite3.Connection) -> Iterator[None]:
    """Let all queries see the database as it is now, whatever is published meanwhile."""
    conn.execute("BEGIN")
    try:
        yield
    finally:
        conn.rollback()

"""What was published last: read in one moment, kept in memory until the next publication."""

from __future__ import annotations

import asyncio
import gc
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote
from weakref import WeakKeyDictionary

from sqlite_utils import Database

from analysis.choosing.candidates import candidates
from analysis.choosing.lookup import Finder
from analysis.choosing.pool import Pool
from analysis.former import FORMER, former_ids, former_urls
from analysis.near_names import NearNames
from analysis.understanding.lexicon import load_lexicon
from analysis.understanding.reading import Reader
from analysis.words.terms import Terms, load_terms
from dashboard.index import Index, Row
from dashboard.queries import NEWS
from vocabulary.errors import VitalityError
from vocabulary.garbage import no_collecting

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
        return NearNames(self.items, self.finder)

    @cached_property
    def items(self) -> list[Findable]:
        """The networks in order of their identifiers."""
        rows = sorted(self.index.rows, key=lambda row: str(row["id"]))
        return [Findable(row["id"], row["name"], row["url"]) for row in rows]

    @cached_property
    def reader(self) -> Reader:
        """What understands typed texts, the names of these networks among them."""
        return Reader(load_lexicon(self.official_jobs), self.items, self.finder)

    def prepare(self) -> None:
        """Make ready what typed names and lists are looked up in."""
        _ready = self.reader, self.finder, self.near_names

    @cached_property
    def visited_at(self) -> str | None:
        """The newest visit of any network, ISO."""
        visits = (row["last_visited_at"] for row in self.index.rows)
        return max(filter(None, visits), default=None)


_KEPT: WeakKeyDictionary[Any, Published] = WeakKeyDictionary()
_POOLS: WeakKeyDictionary[Published, asyncio.Task[Pool]] = WeakKeyDictionary()
#: Database -> the newer publication that is being read.
_READING: WeakKeyDictionary[Any, asyncio.Task[Published]] = WeakKeyDictionary()
#: Seconds that a page waits for a newer publication before it shows the one before.
PATIENCE = 0.1
#: Networks from which on looking through them for garbage is felt.
_MANY = 1_000
#: Pages whose templates and words are made ready at the start.
_USUAL = (
    "/",
    "/choose?job=comptable&place=lyon",
    "/search?q=infirmier+lyon",
    "/check-list",
    "/changes",
)


async def newest(datasette: Any) -> tuple[Any, Published] | None:
    """Return the first database that holds networks with its newest publication, or ``None``.

    While a newer publication is being read, which takes seconds for thousands of networks, it is the one
    before.
    """
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
            kept = await _renewed(db, kept, Path(official) if official else None)
        return db, kept
    return None


async def settled(datasette: Any) -> None:
    """Wait until no newer publication is being read."""
    if unfinished := _unfinished(datasette):
        await asyncio.wait(unfinished)


def is_settled(datasette: Any) -> bool:
    """Whether no newer publication is being read."""
    return not _unfinished(datasette)


def _unfinished(datasette: Any) -> list[asyncio.Task[Published]]:
    reading = map(_READING.get, datasette.databases.values())
    return [each for each in reading if each and not each.done()]


async def _renewed(db: Any, kept: Published | None, official: Path | None) -> Published:
    """Return the newer publication, or the one before where reading the newer takes long."""
    reading = _READING.get(db)
    if reading is None or reading.done():
        reading = _READING[db] = asyncio.create_task(_renew(db, kept, official))
    may_wait = kept is not None and kept.id is not None
    await asyncio.wait({reading}, timeout=PATIENCE if may_wait else None)
    return reading.result() if reading.done() or kept is None else kept


async def _renew(db: Any, kept: Published | None, official: Path | None) -> Published:
    """Read the newest publication; whatever was ready of the one before is so of this one, too."""
    with no_collecting():
        read: Published = replace(await db.execute_fn(_read), official_jobs=official)
        if kept in _POOLS:
            await _prepare(db, read)
    _KEPT[db] = read
    _set_apart(read)
    return read


async def warm(datasette: Any) -> None:
    """Make ready what the first pages, searches and choices need before anybody waits for it."""
    found = await newest(datasette)
    if found is None or found[1].id is None:
        return
    await datasette.client.get(_USUAL[0])
    with no_collecting():
        await _prepare(*found)
    _set_apart(found[1])
    sheets = (f"/network/{quote(str(row['id']))}" for row in found[1].index.rows[:1])
    for page in (*_USUAL, *sheets):
        await datasette.client.get(page)


async def _prepare(db: Any, published: Published) -> None:
    with suppress(Republished):  # then the newer one is made ready when it is read
        await pool_of(db, published)  # one after the other: at once they would take no less time
        await asyncio.to_thread(published.prepare)


def _set_apart(published: Published) -> None:
    """Look for garbage once, and among what is left never again until the next publication.

    Left to itself Python looks three times through all that was read, while somebody waits for a page.
    """
    if len(published.index.rows) >= _MANY:
        gc.unfreeze()
        gc.collect()
        gc.freeze()


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


async def pool_of(db: Any, published: Published) -> Pool:
    """Return what a choice is made from, read once for each publication. Raises ``Republished``."""
    reading = _POOLS.get(published)
    if reading is None:
        reading = _POOLS[published] = asyncio.create_task(_pool(db, published))
    try:
        return await asyncio.shield(reading)  # a visitor who goes away takes it from nobody else
    except Exception:
        _POOLS.pop(published, None)
        raise


async def _pool(db: Any, published: Published) -> Pool:
    def run(conn: sqlite3.Connection) -> Pool:
        with _one_moment(conn):
            _require(conn, published)
            found = candidates(Database(conn), published.index.rows)
        return Pool(found, published.finder)

    made: Pool = await db.execute_fn(run)
    return made


def _read(conn: sqlite3.Connection) -> Published:
    with _one_moment(conn):
        [publication] = conn.execute(_PUBLICATION).fetchall()
        rows = _rows_sharing(conn, "SELECT * FROM network_status")
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


def _rows_sharing(conn: sqlite3.Connection, sql: str) -> Rows:
    """Return the rows of a query, each text and fraction held once: most are one of a few."""
    held: dict[type, dict[Any, Any]] = {str: {}, float: {}}
    cursor = conn.cursor()

    def shared(cursor: sqlite3.Cursor, values: tuple[Any, ...]) -> sqlite3.Row:
        once = (held[type(v)].setdefault(v, v) if type(v) in held else v for v in values)
        return sqlite3.Row(cursor, tuple(once))

    cursor.row_factory = shared
    return cursor.execute(sql).fetchall()


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

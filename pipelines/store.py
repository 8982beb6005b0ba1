"""The only writer of facts. One network's facts are kept in one transaction: all or nothing.

So a crawl that is killed leaves whole networks behind and ``crawl --resume`` visits the rest.
Nothing is written, and no file is made, before a first host has answered: when the crawler's own
connection is down the database stays as it was.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, astuple, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from pipelines.schema import prepare
from vocabulary.catalogue import Catalogue, EditorialFact, Network, Term
from vocabulary.items import NetworkDone, VisitRecord, iso

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

#: Networks gathered before a write: one commit for many, little lost when the plug is pulled.
BATCH = 50
_MIDNIGHT = "T00:00:00Z"
#: Of a contribution seen before the first sight stays; what the list is we may have learnt since.
_SEEN_BEFORE = (
    "ON CONFLICT DO UPDATE SET listing = excluded.listing WHERE listing IS NOT excluded.listing"
)


@dataclass(frozen=True, slots=True)
class Job:
    """What one crawl set out to do, as the store needs to know it."""

    db: Path
    catalogue: Catalogue
    vocabulary: Mapping[str, Mapping[str, Term]]
    networks: tuple[Network, ...]
    started_at: datetime
    resumes: int | None = None  # id of the interrupted crawl that is gone on with


class Store:
    """Writes one crawl's facts."""

    def __init__(self, job: Job) -> None:
        job.db.parent.mkdir(parents=True, exist_ok=True)
        self._db = Database(job.db)
        prepare(self._db)
        with self._db.atomic():
            _write_catalogue(self._db, job.catalogue, job.vocabulary)
            self.crawl = job.resumes or self._open_crawl(job)
        self._next_visit = int(self._scalar("SELECT coalesce(max(id), 0) FROM visit")) + 1

    def keep(self, networks: Iterable[tuple[NetworkDone, list[VisitRecord]]]) -> None:
        """Write the facts of whole networks, in one transaction."""
        done: list[tuple[int, int, str]] = []
        visits: list[tuple[Any, ...]] = []
        observations: list[tuple[Any, ...]] = []
        posts: list[tuple[Any, ...]] = []
        groups: list[tuple[Any, ...]] = []
        for end, records in networks:
            done.append((end.requests, self.crawl, end.network))
            for record in records:
                visit_id, self._next_visit = self._next_visit, self._next_visit + 1
                visits.append(_visit_row(visit_id, self.crawl, record))
                observations += _observation_rows(visit_id, record)
                posts += self._post_rows(visit_id, record)
                groups += _group_rows(visit_id, record)
        with self._db.atomic():
            self._insert("visit", visits)
            self._insert("observation", observations)
            self._insert("post", posts, _SEEN_BEFORE)
            self._insert("group_activity", groups, "ON CONFLICT DO NOTHING")  # twice on one page
            self._db.conn.executemany(
                "UPDATE crawl_network SET requests = ? WHERE crawl = ? AND network = ?", done
            )

    def close(self, finished_at: datetime, dropped: dict[str, int]) -> None:
        """End the crawl. It counts as finished only when every network was visited."""
        with self._db.atomic():
            self._db.execute(
                "UPDATE crawl SET dropped = ? WHERE id = ?", [json.dumps(dropped), self.crawl]
            )
            self._db.execute(
                "UPDATE crawl SET finished_at = :at WHERE id = :crawl AND NOT EXISTS "
                "(SELECT 1 FROM crawl_network WHERE crawl = :crawl AND requests IS NULL)",
                {"at": iso(finished_at), "crawl": self.crawl},
            )
        self._db.close()

    def _open_crawl(self, job: Job) -> int:
        row = {"started_at": iso(job.started_at), "networks": len(job.networks)}
        self._db.table("crawl").insert(row)
        crawl = int(self._scalar("SELECT max(id) FROM crawl"))
        rows = [(crawl, network.id, None) for network in job.networks]
        self._insert("crawl_network", rows)
        return crawl

    def _post_rows(self, visit_id: int, record: VisitRecord) -> Iterator[tuple[Any, ...]]:
        """Yield the contributions of one answer but those kept before under another fingerprint.

        Some feeds give every item a new identity at each visit. What an earlier visit to the same
        address saw at the same second is the same contribution; at midnight only the day is told.
        """
        network = record.visit.network
        known = self._known_posts(network, {post.source for post in record.posts})
        for p in record.posts:
            posted_at = iso(p.posted_at)
            seen = known.get((p.source, posted_at, p.kind))
            if seen is not None and p.fingerprint not in seen and not posted_at.endswith(_MIDNIGHT):
                continue
            earliest = iso(p.earliest) if p.earliest else None
            yield (
                *(network, p.source, p.fingerprint, posted_at, p.kind, visit_id, p.listing),
                earliest,
            )

    def _known_posts(
        self, network: str, sources: Iterable[str]
    ) -> dict[tuple[str, str, str], set[str]]:
        """Return the fingerprints of a network's contributions by source, moment and kind."""
        known: dict[tuple[str, str, str], set[str]] = {}
        for source in sources:
            rows = self._db.execute(
                "SELECT posted_at, kind, fingerprint FROM post WHERE network = ? AND source = ?",
                [network, source],
            )
            for posted_at, kind, fingerprint in rows.fetchall():
                known.setdefault((source, posted_at, kind), set()).add(fingerprint)
        return known

    def _insert(self, table: str, rows: Sequence[tuple[Any, ...]], conflict: str = "") -> None:
        _insert(self._db, table, rows, conflict)

    def _scalar(self, sql: str) -> Any:
        return self._db.execute(sql).fetchone()[0]


class StorePipeline:
    """Gathers each network's records until its end, and hands whole networks to the store."""

    def __init__(self, crawler: Crawler) -> None:
        assert crawler.stats
        self._stats = crawler.stats
        self._job: Job = crawler.settings["JOB"]
        self._store: Store | None = None
        self._reached = False
        self._open: dict[str, list[VisitRecord]] = {}
        self._ended: list[tuple[NetworkDone, list[VisitRecord]]] = []

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> StorePipeline:
        """Build it with the crawl's job (setting ``JOB``)."""
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        """Take a record, or the end of a network."""
        if isinstance(item, VisitRecord):
            self._reached = self._reached or item.visit.status is not None
            self._open.setdefault(item.visit.network, []).append(item)
        elif isinstance(item, NetworkDone):
            self._ended.append((item, self._open.pop(item.network, [])))
            if len(self._ended) >= BATCH:
                self._flush()
        return item

    def close_spider(self) -> None:
        """Write what is left and end the crawl."""
        self._flush()
        if self._store:
            finished_at = datetime.now(self._job.started_at.tzinfo)
            self._store.close(finished_at, self._dropped())
            self._stats.set_value("crawl", self._store.crawl)

    def _flush(self) -> None:
        if not self._reached:
            return
        self._store = self._store or Store(self._job)
        self._store.keep(self._ended)
        self._ended.clear()

    def _dropped(self) -> dict[str, int]:
        counts = self._stats.get_stats()
        return {
            k.removeprefix("dropped/"): v for k, v in counts.items() if k.startswith("dropped/")
        }


def rewrite_editorial(db: Path, facts: Iterable[EditorialFact]) -> None:
    """Bring the records entered by people up to date, between two crawls.

    Records of networks that no crawl has met yet wait for the next crawl.
    """
    with Database(db) as opened:
        prepare(opened)
        known = {network for (network,) in opened.execute("SELECT id FROM network").fetchall()}
        rows = [astuple(fact) for fact in facts if fact.network in known]
        with opened.atomic():
            _write_editorial(opened, rows)


@dataclass(frozen=True, slots=True)
class Review:
    """What a person said of a published verdict: ``confirmed`` or ``held``, and why."""

    network: str
    decided_at: datetime
    state: str
    decision: str
    note_fr: str = ""
    note_en: str = ""


def add_review(db: Path, review: Review) -> None:
    """Keep what a person said of a verdict; earlier words on it stay."""
    with Database(db) as opened:
        prepare(opened)
        with opened.atomic():
            row = asdict(review) | {"decided_at": iso(review.decided_at)}
            opened.table("review").insert(row)


def has_crawled(db: Path) -> bool:
    """Whether a crawl has gone out, or the file is none of ours to write into."""
    if not db.exists():
        return False
    with closing(sqlite3.connect(f"{db.absolute().as_uri()}?mode=ro", uri=True)) as opened:
        try:
            return opened.execute("SELECT 1 FROM crawl WHERE networks > 0").fetchone() is not None
        except sqlite3.DatabaseError:
            return True


def list_networks(
    db: Path, catalogue: Catalogue, vocabulary: Mapping[str, Mapping[str, Term]], at: datetime
) -> None:
    """Write the catalogue into a database before any crawl.

    It stands there as a crawl that set out to visit nothing, so that it can be judged and shown.
    """
    with Database(db) as opened:
        prepare(opened)
        moment = iso(at)
        with opened.atomic():
            _write_catalogue(opened, catalogue, vocabulary)
            if not opened.table("crawl").count:
                row = {"started_at": moment, "finished_at": moment, "networks": 0}
                opened.table("crawl").insert(row)


def _write_catalogue(
    db: Database, catalogue: Catalogue, vocabulary: Mapping[str, Mapping[str, Term]]
) -> None:
    db.execute("UPDATE network SET listed = 0")
    db.table("network").upsert_all(map(_network_row, catalogue.networks), pk="id")
    _write_editorial(db, [astuple(fact) for fact in catalogue.editorial])
    db.execute("DELETE FROM term")
    _insert(db, "term", list(_term_rows(vocabulary)))


def _write_editorial(db: Database, rows: Sequence[tuple[Any, ...]]) -> None:
    db.execute("DELETE FROM editorial")
    _insert(db, "editorial", rows)


def _insert(db: Database, table: str, rows: Sequence[tuple[Any, ...]], conflict: str = "") -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        db.conn.executemany(f"INSERT INTO {table} VALUES ({marks}) {conflict}", rows)  # noqa: S608


def interrupted_crawl(db: Path) -> tuple[int, frozenset[str]] | None:
    """Return the newest interrupted crawl and the networks it still has to visit, or ``None``."""
    if not db.exists():
        return None
    with Database(db) as found:
        prepare(found)
        row = found.execute(
            "SELECT id FROM crawl WHERE finished_at IS NULL AND id = (SELECT max(id) FROM crawl)"
        ).fetchone()
        if row is None:
            return None
        left = found.execute(
            "SELECT network FROM crawl_network WHERE crawl = ? AND requests IS NULL", row
        ).fetchall()
        return row[0], frozenset(network for (network,) in left)


def _network_row(network: Network) -> dict[str, Any]:
    return {
        "id": network.id,
        "name": network.name,
        "url": network.url,
        "sectors": "|".join(network.sectors),
        "audience": "|".join(network.audience),
        "languages": "|".join(network.languages),
        "country": network.country,
        "region": network.region,
        "kind": network.kind,
        "note": network.note,
        "listed": 1,
        "town": network.town,
        "description_fr": network.description_fr,
        "description_en": network.description_en,
        "source": network.source,
        "source_date": network.source_date,
        "reviewed_on": network.reviewed_on,
        "former_ids": "|".join(network.former_ids),
    }


def _term_rows(vocabulary: Mapping[str, Mapping[str, Term]]) -> Iterator[tuple[str, str, str, str]]:
    for name, terms in vocabulary.items():
        for term in terms.values():
            yield name, term.slug, term.fr, term.en


def _visit_row(visit_id: int, crawl: int, record: VisitRecord) -> tuple[Any, ...]:
    v = record.visit
    return (
        visit_id,
        crawl,
        v.network,
        v.url,
        v.purpose,
        iso(v.fetched_at),
        v.outcome,
        v.status,
        v.redirect_url,
        v.content_type,
        v.size_bytes,
        v.duration_ms,
        v.face,
        v.detail,
        len(record.posts),
        "|".join(v.tls_faults),
        "|".join(v.errors),
    )


def _observation_rows(visit_id: int, record: VisitRecord) -> Iterator[tuple[Any, ...]]:
    for o in record.observations:
        yield (
            visit_id,
            record.visit.network,
            o.signal,
            o.outcome,
            o.value,
            o.low,
            o.high,
            o.rank,
            o.probe,
            o.place,
            o.quote,
            o.unit,
        )


def _group_rows(visit_id: int, record: VisitRecord) -> Iterator[tuple[Any, ...]]:
    for g in record.groups:
        yield (
            visit_id,
            record.visit.network,
            g.name,
            g.url,
            g.members,
            g.members_active_month,
            g.topics_30d,
            g.posts_30d,
            iso(g.newest_post_at) if g.newest_post_at else None,
        )

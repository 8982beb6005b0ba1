"""The only writer of facts. One network's facts are kept in one transaction: all or nothing.

So a crawl that is killed leaves whole networks behind and ``crawl --resume`` visits the rest. When
facts are handed over: ``pipelines/keeping.py``.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, astuple, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from pipelines.database import opened
from pipelines.schema import prepare
from vocabulary.catalogue import Catalogue, EditorialFact, Network, Term
from vocabulary.items import NetworkDone, VisitRecord, iso

#: Seconds a write waits for another program's; who gathers the facts tries again.
PATIENCE = 0.2
#: How far in the future the beginning of a crawl may lie: clocks are set now and then.
_SOON = timedelta(hours=1)
_MIDNIGHT = "T00:00:00Z"
#: Of a contribution seen before the first sight stays, unless nothing may be judged from it; what the
#: list is we may have learnt since.
_UNSOUND = (
    "EXISTS (SELECT 1 FROM visit v JOIN crawl c ON c.id = v.crawl "
    "WHERE v.id = post.visit AND c.void != 0)"
)
_SEEN_BEFORE = (
    "ON CONFLICT DO UPDATE SET listing = excluded.listing, "
    f"visit = CASE WHEN {_UNSOUND} THEN excluded.visit ELSE visit END "
    f"WHERE listing IS NOT excluded.listing OR {_UNSOUND}"
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

    def __init__(self, job: Job, patience: float = PATIENCE) -> None:
        job.db.parent.mkdir(parents=True, exist_ok=True)
        self._db = Database(sqlite3.connect(job.db, timeout=patience))
        prepare(self._db)
        with self._db.atomic():
            _write_catalogue(self._db, job.catalogue, job.vocabulary)
            self.crawl = job.resumes or self._open_crawl(job)
            if job.resumes:
                self._leave_out_unlisted()
        self._next_visit = int(self._scalar("SELECT coalesce(max(id), 0) FROM visit")) + 1

    def keep(self, networks: Iterable[tuple[NetworkDone, list[VisitRecord]]]) -> None:
        """Write the facts of whole networks, in one transaction: after an error none is kept."""
        next_visit = self._next_visit
        done: list[tuple[int, int, str]] = []
        visits: list[tuple[Any, ...]] = []
        observations: list[tuple[Any, ...]] = []
        posts: list[tuple[Any, ...]] = []
        groups: list[tuple[Any, ...]] = []
        for end, records in networks:
            done.append((end.requests, self.crawl, end.network))
            for record in records:
                visit_id, next_visit = next_visit, next_visit + 1
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
        self._next_visit = next_visit

    def wait(self, seconds: float) -> None:
        """Wait so long for another program's transaction from now on."""
        self._db.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")

    def close(
        self, finished_at: datetime, dropped: dict[str, int], clock_is_right: bool | None = None
    ) -> None:
        """End the crawl. It counts as finished only when every network was visited.

        Nothing is judged from a crawl whose clock was wrong: from this one, or from earlier ones that
        lie in the future of a clock that is right.
        """
        with self._db.atomic():
            if clock_is_right is False:
                self._db.execute("UPDATE crawl SET void = 2 WHERE id = ?", [self.crawl])
            elif clock_is_right:
                _void_future_crawls(self._db, finished_at, self.crawl)
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

    def _leave_out_unlisted(self) -> None:
        """Wait no more for networks that have left the catalogue since the crawl began."""
        self._db.execute(
            "UPDATE crawl_network SET requests = 0 WHERE crawl = ? AND requests IS NULL "
            "AND network NOT IN (SELECT id FROM network WHERE listed = 1)",
            [self.crawl],
        )

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


def rewrite_editorial(db: Path, facts: Iterable[EditorialFact]) -> None:
    """Bring the records entered by people up to date, between two crawls.

    Records of networks that no crawl has met yet wait for the next crawl.
    """
    with opened(db) as database:
        known = {network for (network,) in database.execute("SELECT id FROM network").fetchall()}
        rows = [astuple(fact) for fact in facts if fact.network in known]
        with database.atomic():
            _write_editorial(database, rows)


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
    with opened(db) as database, database.atomic():
        row = asdict(review) | {"decided_at": iso(review.decided_at)}
        database.table("review").insert(row)


def has_crawled(db: Path) -> bool:
    """Whether a crawl has gone out, or the file is none of ours to write into."""
    if not db.exists():
        return False
    with closing(sqlite3.connect(f"{db.absolute().as_uri()}?mode=ro", uri=True)) as found:
        try:
            return found.execute("SELECT 1 FROM crawl WHERE networks > 0").fetchone() is not None
        except sqlite3.DatabaseError:
            return True


def list_networks(
    db: Path, catalogue: Catalogue, vocabulary: Mapping[str, Mapping[str, Term]], at: datetime
) -> None:
    """Write the catalogue into a database before any crawl.

    It stands there as a crawl that set out to visit nothing, so that it can be judged and shown.
    """
    with opened(db) as database:
        moment = iso(at)
        with database.atomic():
            _write_catalogue(database, catalogue, vocabulary)
            if not database.table("crawl").count:
                row = {"started_at": moment, "finished_at": moment, "networks": 0}
                database.table("crawl").insert(row)


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


def _void_future_crawls(db: Database, now: datetime, newest: int) -> None:
    """Judge no more from crawls that lie in the future; what ``newest`` saw again counts as its sight."""
    sql = "SELECT id FROM crawl WHERE started_at > ? AND void != 2"
    for (crawl,) in db.execute(sql, [iso(now + _SOON)]).fetchall():
        db.execute("UPDATE crawl SET void = 2 WHERE id = ?", [crawl])
        db.execute(
            "UPDATE post SET visit = again.id FROM visit AS first JOIN visit AS again "
            "ON again.network = first.network AND again.url = first.url AND again.crawl = ? "
            "WHERE first.id = post.visit AND first.crawl = ?",
            [newest, crawl],
        )
        for table in ("verdict", "reason", "flag", "extractor_alarm", "alternative", "publication"):
            db.execute(f"DELETE FROM {table} WHERE crawl = ?", [crawl])  # noqa: S608  names of ours


def future_crawl(db: Database, now: datetime) -> str | None:
    """Return when the newest crawl began that lies in the future and is judged from, or ``None``."""
    sql = "SELECT max(started_at) FROM crawl WHERE started_at > ? AND void = 0"
    found: str | None = db.execute(sql, [iso(now + _SOON)]).fetchone()[0]
    return found


def interrupted_crawl(db: Database) -> tuple[int, frozenset[str]] | None:
    """Return the newest crawl if it was interrupted, and the networks it still has to visit."""
    row = db.execute(
        "SELECT id FROM crawl WHERE finished_at IS NULL AND id = (SELECT max(id) FROM crawl)"
    ).fetchone()
    if row is None:
        return None
    left = db.execute(
        "SELECT network FROM crawl_network WHERE crawl = ? AND requests IS NULL", row
    ).fetchall()
    return row[0], frozenset(network for (network,) in left)


def is_unjudged(db: Database) -> bool:
    """Whether the newest crawl is finished and sound, and was never published."""
    newest, published = db.execute(
        "SELECT (SELECT max(id) FROM crawl WHERE finished_at IS NOT NULL AND void = 0), "
        "(SELECT coalesce(max(crawl), 0) FROM publication)"
    ).fetchone()
    return newest is not None and newest > published


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

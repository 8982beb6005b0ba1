"""Writes what crawls saw. One network's facts are kept in one transaction: all or nothing.

So a crawl that is killed leaves whole networks behind and ``crawl --resume`` visits the rest. When
facts are handed over: ``pipelines/keeping.py``.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from pipelines.answers import forget_answers, keep_answers, post_of, take_over
from pipelines.crawls import SOON
from pipelines.from_people import write_catalogue
from pipelines.merging import Shard
from pipelines.redated import written_again
from pipelines.rows import (
    Row,
    group_rows,
    holder_rows,
    insert,
    observation_rows,
    post_row,
    visit_row,
)
from pipelines.schema import prepare
from vocabulary.catalogue import Catalogue, Network, Term
from vocabulary.items import NetworkDone, Post, VisitRecord, iso

#: Seconds a write waits for another program's; who gathers the facts tries again.
PATIENCE = 0.2
#: Networks: that none of fewer can be reached is no sign that our own connection failed.
FEW = 10
_DONE = "UPDATE crawl_network SET requests = ? WHERE crawl = ? AND network = ?"
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
#: What is no more when a crawl's clock was wrong.
_OF_A_CRAWL = (
    "verdict",
    "figures",
    "reason",
    "flag",
    "extractor_alarm",
    "publication",
    "holder",
)
#: Of what is seen once more the day is kept.
_SEEN_AGAIN = "ON CONFLICT DO UPDATE SET last_at = max(last_at, excluded.last_at)"
#: Tables of what visits saw, a visit before what it saw, with what is done where the same was seen before.
_FACTS = {
    "visit": "",
    "observation": "",
    "post": _SEEN_BEFORE,
    "group_activity": "ON CONFLICT DO NOTHING",  # a page may name a group twice
    "holder": _SEEN_AGAIN,
}


@dataclass(frozen=True, slots=True)
class Job:
    """What one crawl set out to do, as the store needs to know it."""

    db: Path
    catalogue: Catalogue
    vocabulary: Mapping[str, Mapping[str, Term]]
    networks: tuple[Network, ...]
    started_at: datetime
    resumes: int | None = None  # id of the interrupted crawl that is gone on with

    @property
    def is_rest(self) -> bool:
        """Whether so few networks are left of a crawl that reached others that all of them may be dead."""
        return self.resumes is not None and len(self.networks) < FEW


class Store:
    """Writes one crawl's facts."""

    def __init__(self, job: Job, patience: float = PATIENCE) -> None:
        job.db.parent.mkdir(parents=True, exist_ok=True)
        self._db = Database(sqlite3.connect(job.db, timeout=patience))
        prepare(self._db)
        with self._db.atomic():
            write_catalogue(self._db, job.catalogue, job.vocabulary, job.resumes)
            self.crawl = job.resumes or self._open_crawl(job)
            if job.resumes:
                self._leave_out_unlisted()
        self._next_visit = int(self._scalar("SELECT coalesce(max(id), 0) FROM visit")) + 1
        self._pruned = str(self._scalar("SELECT coalesce(max(before), '') FROM pruning"))

    def keep(self, networks: Iterable[tuple[NetworkDone, list[VisitRecord]]]) -> None:
        """Write the facts of whole networks, in one transaction: after an error none is kept."""
        next_visit = self._next_visit
        done: list[tuple[int, int, str]] = []
        rows: dict[str, list[Row]] = {table: [] for table in _FACTS}
        kept: list[VisitRecord] = []
        for end, records in networks:
            done.append((end.requests, self.crawl, end.network))
            for record in records:
                visit_id, next_visit = next_visit, next_visit + 1
                rows["visit"].append(visit_row(visit_id, self.crawl, record))
                rows["observation"] += observation_rows(visit_id, record)
                rows["post"] += self._post_rows(visit_id, record.visit.network, record.posts)
                rows["group_activity"] += group_rows(visit_id, record)
                rows["holder"] += holder_rows(self.crawl, record)
                kept.append(record)
        with self._db.atomic():
            self._insert(rows)
            keep_answers(self._db, self.crawl, kept)
            self._db.conn.executemany(_DONE, done)
        self._next_visit = next_visit

    def merge(self, shard: Shard) -> list[tuple[str, bool]]:
        """Take over the networks of a shard that are not kept yet, each in one transaction.

        Return them, each with whether a page of its own was seen. A shard that is merged again adds nothing.
        """
        sql = "SELECT network FROM crawl_network WHERE crawl = ? AND requests IS NULL"
        left = {network for (network,) in self._db.execute(sql, [self.crawl])}
        taken = sorted(shard.done & left)
        for network in taken:
            self._take_over(shard, network)
        return [(network, shard.shows(network)) for network in taken]

    def _take_over(self, shard: Shard, network: str) -> None:
        visits = shard.facts("visit", network)
        number = {row["id"]: self._next_visit + place for place, row in enumerate(visits)}
        rows = {
            table: [row | {"visit": number[row["visit"]]} for row in shard.facts(table, network)]
            for table in ("observation", "post", "group_activity")
        }
        rows["visit"] = [row | {"id": number[row["id"]], "crawl": self.crawl} for row in visits]
        rows["holder"] = [row | {"crawl": self.crawl} for row in shard.facts("holder", network)]
        rows["post"] = [
            row
            for visit, told in groupby(rows["post"], key=itemgetter("visit"))
            for row in self._post_rows(visit, network, list(map(post_of, told)))
        ]
        read = [row["url"] for row in visits if row["status"] == 200]
        with self._db.atomic():
            self._insert(rows)
            take_over(self._db, self.crawl, network, read, shard.facts("kept_answer", network))
            self._db.execute(_DONE, [shard.requests(network), self.crawl, network])
        self._next_visit += len(visits)

    def _insert(self, rows: Mapping[str, Sequence[Row]]) -> None:
        for table, conflict in _FACTS.items():
            insert(self._db, table, rows[table], conflict)

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
                self._db.execute("DELETE FROM holder WHERE crawl = ?", [self.crawl])
                forget_answers(self._db, self.crawl)
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
        insert(self._db, "crawl_network", [{"crawl": crawl, "network": n.id} for n in job.networks])
        return crawl

    def _leave_out_unlisted(self) -> None:
        """Wait no more for networks that have left the catalogue since the crawl began."""
        self._db.execute(
            "UPDATE crawl_network SET requests = 0 WHERE crawl = ? AND requests IS NULL "
            "AND network NOT IN (SELECT id FROM network WHERE listed = 1)",
            [self.crawl],
        )

    def _post_rows(self, visit_id: int, network: str, shown: Sequence[Post]) -> Iterator[Row]:
        """Yield the contributions of one answer but those kept before under another fingerprint.

        Some feeds give every item a new identity at each visit. What an earlier visit to the same
        address saw at the same second is the same contribution; at midnight only the day is told.
        """
        for source in dict.fromkeys(post.source for post in shown):
            known = self._known_posts(network, source)
            dates = {
                mark: datetime.fromisoformat(at) for (at, _), seen in known.items() for mark in seen
            }
            for p in written_again([p for p in shown if p.source == source], dates):
                posted_at = iso(p.posted_at)
                seen = known.get((posted_at, p.kind), set())
                if seen and p.fingerprint not in seen and not posted_at.endswith(_MIDNIGHT):
                    continue
                if posted_at < self._pruned and known and p.fingerprint not in seen:
                    continue  # it was kept, and taken out as too old
                yield post_row(visit_id, network, p)

    def _known_posts(self, network: str, source: str) -> dict[tuple[str, str], set[str]]:
        """Return the fingerprints of a source's contributions by moment and kind."""
        rows = self._db.execute(
            "SELECT posted_at, kind, fingerprint FROM post WHERE network = ? AND source = ?",
            [network, source],
        )
        known: dict[tuple[str, str], set[str]] = {}
        for posted_at, kind, fingerprint in rows.fetchall():
            known.setdefault((posted_at, kind), set()).add(fingerprint)
        return known

    def _scalar(self, sql: str) -> Any:
        return self._db.execute(sql).fetchone()[0]


def _void_future_crawls(db: Database, now: datetime, newest: int) -> None:
    """Judge no more from crawls that lie in the future; what ``newest`` saw again counts as its sight."""
    sql = "SELECT id FROM crawl WHERE started_at > ? AND void != 2"
    for (crawl,) in db.execute(sql, [iso(now + SOON)]).fetchall():
        db.execute("UPDATE crawl SET void = 2 WHERE id = ?", [crawl])
        db.execute(
            "UPDATE post SET visit = again.id FROM visit AS first JOIN visit AS again "
            "ON again.network = first.network AND again.url = first.url AND again.crawl = ? "
            "WHERE first.id = post.visit AND first.crawl = ?",
            [newest, crawl],
        )
        for table in _OF_A_CRAWL:
            db.execute(f"DELETE FROM {table} WHERE crawl = ?", [crawl])  # noqa: S608  names of ours

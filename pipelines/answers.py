"""Answers kept so that they need not be sent again: a table of its own, one row for each address.

It holds what was read, not what was sent: facts as they stand in the other tables, and the addresses
they lead to. Nothing is judged from it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from pipelines.database import read_only
from pipelines.rows import Row, columns, insert
from vocabulary.items import (
    Ask,
    Face,
    FetchOutcome,
    Group,
    Keepsake,
    Listing,
    Observation,
    Outcome,
    Post,
    PostKind,
    Rank,
    Visit,
    VisitRecord,
    iso,
)
from vocabulary.kept import KeptAnswer, Recollection

_POST = tuple(field.name for field in fields(Post))
_KEEPSAKE = tuple(field.name for field in fields(Keepsake))
#: Statuses of an address where nothing is.
_MISSING = (404, 410)
#: How far back a missing address is remembered.
_LONGEST = timedelta(days=60)


def keep_answers(db: Database, crawl: int, records: Iterable[VisitRecord]) -> None:
    """Keep what whole answers may be known by again; forget those that are so no more."""
    read = [record for record in records if record.visit.status == 200]
    db.conn.executemany(
        "DELETE FROM kept_answer WHERE network = ? AND url = ?",
        [(record.visit.network, record.visit.url) for record in read],
    )
    rows = {(row["network"], row["url"]): row for row in _rows(crawl, read)}
    insert(db, "kept_answer", list(rows.values()))


def take_over(db: Database, crawl: int, network: str, read: Iterable[str], rows: list[Row]) -> None:
    """Keep the answers that a shard kept of a network, of which it has read these addresses."""
    db.conn.executemany(
        "DELETE FROM kept_answer WHERE network = ? AND url = ?", [(network, url) for url in read]
    )
    insert(db, "kept_answer", [row | {"crawl": crawl} for row in rows])


def forget_answers(db: Database, crawl: int) -> None:
    """Forget what was read in a crawl from which nothing may be judged."""
    db.execute("DELETE FROM kept_answer WHERE crawl = ?", [crawl])


def _rows(crawl: int, records: Iterable[VisitRecord]) -> Iterable[Row]:
    for record in records:
        if record.keepsake:
            yield {
                "network": record.visit.network,
                "url": record.visit.url,
                "crawl": crawl,
                "read_at": iso(record.visit.fetched_at),
                "facts": json.dumps(_facts(record, record.keepsake), ensure_ascii=False),
            }


def _facts(record: VisitRecord, keepsake: Keepsake) -> dict[str, Any]:
    return {
        "visit": columns(record.visit),
        "observations": [columns(seen) for seen in record.observations],
        "posts": [columns(post) for post in record.posts],
        "groups": [columns(group) for group in record.groups],
        "keepsake": {
            **{name: getattr(keepsake, name) for name in _KEEPSAKE},
            "until": iso(keepsake.until),
            "alike_until": iso(keepsake.alike_until),
            "asks": [columns(ask) for ask in keepsake.asks],
        },
    }


class KeptAnswers:
    """What earlier crawls of a database know of the addresses they asked for."""

    def __init__(self, db: Path, now: datetime) -> None:
        self._db = read_only(db) if db.exists() else None
        self._since = iso(now - _LONGEST)

    def recall(self, network: str) -> Recollection:
        """Return what is known of one network."""
        if self._db is None:
            return Recollection()
        kept = self._db.execute(
            "SELECT url, facts FROM kept_answer WHERE network = ?", [network]
        ).fetchall()
        # Of each address the newest visit: SQLite takes the other columns from the row of the maximum.
        last = self._db.execute(
            "SELECT url, status, max(fetched_at) FROM visit "
            "WHERE network = ? AND fetched_at > ? GROUP BY url",
            [network, self._since],
        ).fetchall()
        return Recollection(
            {url: _answer(json.loads(facts)) for url, facts in kept},
            {url: _moment(at) for url, status, at in last if status in _MISSING},
        )

    def close(self) -> None:
        """Let go of the database."""
        if self._db is not None:
            self._db.close()


def _answer(facts: Mapping[str, Any]) -> KeptAnswer:
    visit, keepsake = facts["visit"], facts["keepsake"]
    record = VisitRecord(
        Visit(
            network=visit["network"],
            url=visit["url"],
            purpose=visit["purpose"],
            fetched_at=_moment(visit["fetched_at"]),
            outcome=FetchOutcome(visit["outcome"]),
            status=visit["status"],
            content_type=visit["content_type"],
            face=Face(visit["face"]) if visit["face"] else None,
            detail=visit["detail"],
        ),
        tuple(map(_observation, facts["observations"])),
        tuple(map(post_of, facts["posts"])),
        tuple(map(_group, facts["groups"])),
    )
    found = {
        **keepsake,
        "until": _moment(keepsake["until"]),
        "alike_until": _moment(keepsake.get("alike_until", keepsake["until"])),
        "asks": tuple(Ask(**ask) for ask in keepsake["asks"]),
        **{name: tuple(keepsake[name]) for name in ("feeds", "foreign_feeds", "sitemaps")},
    }
    return KeptAnswer(record, Keepsake(**found))


def _observation(row: Mapping[str, Any]) -> Observation:
    return Observation(**{**row, "outcome": Outcome(row["outcome"]), "rank": Rank(row["rank"])})


def post_of(row: Mapping[str, Any]) -> Post:
    """Return the contribution that a row tells of."""
    given = {
        **{name: row[name] for name in _POST},
        "posted_at": _moment(row["posted_at"]),
        "kind": PostKind(row["kind"]),
        "listing": Listing(row["listing"]) if row["listing"] else row["listing"],
        "earliest": _moment(row["earliest"]) if row["earliest"] else None,
    }
    return Post(**given)


def _group(row: Mapping[str, Any]) -> Group:
    newest = row["newest_post_at"]
    return Group(**{**row, "newest_post_at": _moment(newest) if newest else None})


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)

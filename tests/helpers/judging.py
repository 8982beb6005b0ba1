"""Builders of facts for judging: a small database filled as the store would fill it."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from analysis.publish import assess
from pipelines.store import Job, Store
from tests.helpers.empty import put_empty
from vocabulary.catalogue import Catalogue, EditorialFact, Network
from vocabulary.items import (
    FetchOutcome,
    Listing,
    NetworkDone,
    Observation,
    Outcome,
    Post,
    PostKind,
    Rank,
    Visit,
    VisitRecord,
    fingerprint,
)

AS_OF = datetime(2026, 11, 23, 12, tzinfo=UTC)


def days(*ago: float) -> list[datetime]:
    return [AS_OF - timedelta(days=day) for day in ago]


def every(gap: float, last: float = 0.0, number: int = 20) -> list[datetime]:
    return days(*(last + gap * i for i in range(number)))


def visit(
    purpose: str = "home",
    outcome: FetchOutcome = FetchOutcome.OK,
    *,
    at: datetime = AS_OF,
    posts: list[datetime] | None = None,
    kind: PostKind = PostKind.POST,
    listing: Listing = Listing.STREAM,
    seen: tuple[Observation, ...] = (),
    **values: object,
) -> VisitRecord:
    """One visit; the address follows from its purpose."""
    url = f"https://club.example/{'' if purpose == 'home' else purpose}"
    if outcome is FetchOutcome.OK:
        values.setdefault("status", 200)
    made = Visit("club", url, purpose, at, outcome, **values)  # type: ignore[arg-type]
    found = tuple(Post(date, kind, fingerprint(f"{date}"), url, listing) for date in posts or ())
    return VisitRecord(made, seen, found)


def number(
    signal: str, value: float, rank: Rank = Rank.API, *, high: float | None = -1
) -> Observation:
    top = value if high == -1 else high
    return Observation(signal, Outcome.OBSERVED, value, value, top, rank=rank, probe="test")


def keep_crawl(
    path: Path,
    catalogue: Catalogue,
    seen: Mapping[str, Sequence[VisitRecord]],
    at: datetime = AS_OF,
    ended: datetime | None = None,
) -> None:
    """Keep a whole crawl of the catalogue's networks: what each of ``seen`` showed, by its id."""
    store = Store(Job(path, catalogue, {}, catalogue.networks, at))
    store.keep([(NetworkDone(name, len(shown)), list(shown)) for name, shown in seen.items()])
    store.close(ended or at, {})


@dataclass
class Case:
    """A database about one network, ``club``."""

    path: Path
    editorial: list[EditorialFact] = field(default_factory=list)
    language: str = "en"  # French networks rest in summer and at Christmas

    def __post_init__(self) -> None:
        """Begin with an empty database, and hold it open: who closes it last has all to write anew."""
        put_empty(self.path)
        held = sqlite3.connect(self.path, check_same_thread=False)  # any thread may find it gone
        held.execute("SELECT count(*) FROM network").fetchone()
        weakref.finalize(self, held.close)

    def record(self, fact: str, dated: str, successor_url: str = "", value: str = "") -> None:
        source = "https://presse.example/"
        self.editorial.append(
            EditorialFact(
                "club", fact, dated, value, successor_url, source, "Le club.", "The club."
            )
        )

    def crawl(self, *records: VisitRecord, at: datetime = AS_OF) -> None:
        network = Network(
            "club",
            "Club",
            "https://club.example/",
            sectors=("it",),
            languages=(self.language,),
            country="FR",
            kind="sector",
        )
        catalogue = Catalogue((network,), tuple(self.editorial))
        keep_crawl(self.path, catalogue, {"club": records}, at)

    def judge(self, as_of: datetime = AS_OF) -> dict[str, object]:
        with Database(self.path) as db:
            assess(db, as_of)
            return dict(next(db.query("SELECT * FROM network_status")))

    def reasons(self) -> list[dict[str, object]]:
        with Database(self.path) as db:
            return list(db.query("SELECT * FROM reason ORDER BY crawl DESC, position"))

    def rows(self, sql: str) -> list[dict[str, object]]:
        with Database(self.path) as db:
            return list(db.query(sql))

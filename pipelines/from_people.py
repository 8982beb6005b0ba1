"""Keeps what people say of networks: the catalogue, dated records, words on verdicts. None of it was seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from pipelines.database import opened
from pipelines.entries import lay_over
from pipelines.renaming import note_new_addresses, rename
from pipelines.rows import editorial_rows, insert, network_row, term_rows
from vocabulary.catalogue import Catalogue, EditorialFact, Term
from vocabulary.items import iso


def write_catalogue(
    db: Database,
    catalogue: Catalogue,
    vocabulary: Mapping[str, Mapping[str, Term]],
    resumes: int | None = None,
) -> None:
    """Write today's catalogue; what has left it is no longer listed, and its facts stay."""
    db.execute("UPDATE network SET listed = 0")  # first: who reads before does not wait to write
    [(newest,)] = db.execute("SELECT coalesce(max(id), 0) FROM crawl").fetchall()
    note_new_addresses(db, catalogue.networks, resumes or newest + 1)
    db.table("network").upsert_all(map(network_row, catalogue.networks), pk="id")
    rename(db, catalogue.networks)
    _write_editorial(db, catalogue.editorial)
    db.execute("DELETE FROM term")
    insert(db, "term", term_rows(vocabulary))
    lay_over(db)


def rewrite_editorial(db: Path, facts: Iterable[EditorialFact]) -> None:
    """Bring the records entered by people up to date, between two crawls.

    Records of networks that no crawl has met yet wait for the next crawl.
    """
    with opened(db) as database:
        known = {network for (network,) in database.execute("SELECT id FROM network").fetchall()}
        with database.atomic():
            _write_editorial(database, (fact for fact in facts if fact.network in known))
            lay_over(database)


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


def list_networks(
    db: Path, catalogue: Catalogue, vocabulary: Mapping[str, Mapping[str, Term]], at: datetime
) -> None:
    """Write the catalogue into a database before any crawl.

    It stands there as a crawl that set out to visit nothing, so that it can be judged and shown.
    """
    with opened(db) as database:
        moment = iso(at)
        with database.atomic():
            write_catalogue(database, catalogue, vocabulary)
            if not database.table("crawl").count:
                row = {"started_at": moment, "finished_at": moment, "networks": 0}
                database.table("crawl").insert(row)


def _write_editorial(db: Database, facts: Iterable[EditorialFact]) -> None:
    db.execute("DELETE FROM editorial")
    insert(db, "editorial", editorial_rows(facts))

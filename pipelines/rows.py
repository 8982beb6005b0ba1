"""Facts as rows: column -> value. A field of a record is the column of the same name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from vocabulary.catalogue import EditorialFact, Network, Term
from vocabulary.items import Outcome, Post, VisitRecord, iso
from vocabulary.signal_names import HOLDER_SIGNS

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Row = dict[str, Any]
#: Fields that are no columns: what is asked of a network, and what has rows of its own.
_NO_COLUMNS = frozenset({"seeds", "looks"})
#: Types of fields, as they are written, whose values are no cells.
_NO_CELLS = ("datetime", "tuple")


def insert(db: Database, table: str, rows: Sequence[Mapping[str, Any]], conflict: str = "") -> None:
    """Insert rows of the same columns; ``conflict`` is the clause for those that are there already."""
    if rows:
        names, values = ", ".join(rows[0]), ", ".join(f":{name}" for name in rows[0])
        sql = f"INSERT INTO {table} ({names}) VALUES ({values}) {conflict}"  # noqa: S608  names of ours
        db.conn.executemany(sql, rows)


def visit_row(visit: int, crawl: int, record: VisitRecord) -> Row:
    """Return the row of ``visit`` that one record gives, under the number ``visit``."""
    posts = len(record.posts)
    return {"id": visit, "crawl": crawl, **columns(record.visit), "posts": posts}


def observation_rows(visit: int, record: VisitRecord) -> Iterator[Row]:
    """Yield the rows of ``observation`` that one record gives."""
    for observation in record.observations:
        if observation.signal not in HOLDER_SIGNS:
            yield {"visit": visit, "network": record.visit.network, **columns(observation)}


def holder_rows(crawl: int, record: VisitRecord) -> Iterator[Row]:
    """Yield the rows of ``holder`` that one record gives: signs of who holds the network's address."""
    at = iso(record.visit.fetched_at)
    for seen in record.observations:
        if seen.signal in HOLDER_SIGNS and seen.outcome is Outcome.OBSERVED:
            yield {
                "network": record.visit.network,
                "sign": seen.signal,
                "value": seen.value,
                "crawl": crawl,
                "first_at": at,
                "last_at": at,
            }


def post_row(visit: int, network: str, post: Post) -> Row:
    """Return the row of ``post`` that one contribution gives."""
    return {"visit": visit, "network": network, **columns(post)}


def group_rows(visit: int, record: VisitRecord) -> Iterator[Row]:
    """Yield the rows of ``group_activity`` that one record gives."""
    for group in record.groups:
        yield {"visit": visit, "network": record.visit.network, **columns(group)}


def network_row(network: Network) -> Row:
    """Return the row of ``network`` that a network of today's catalogue gives."""
    return columns(network) | {"listed": 1}


def editorial_rows(facts: Iterable[EditorialFact]) -> list[Row]:
    """Return the rows of ``editorial`` that the records entered by people give."""
    return [columns(fact) for fact in facts]


def term_rows(vocabulary: Mapping[str, Mapping[str, Term]]) -> list[Row]:
    """Return the rows of ``term`` that the catalogue's vocabulary gives."""
    return [
        {"list": name, "slug": term.slug, "label_fr": term.fr, "label_en": term.en}
        for name, terms in vocabulary.items()
        for term in terms.values()
    ]


@cache
def _shape(kind: type[DataclassInstance]) -> tuple[tuple[str, ...], attrgetter[Any], list[str]]:
    """Return the columns of a kind of record, what reads them, and those whose values are no cells yet."""
    columns = [field for field in fields(kind) if field.name not in _NO_COLUMNS]
    names = tuple(field.name for field in columns)
    told = [each.name for each in columns if any(kind in str(each.type) for kind in _NO_CELLS)]
    return names, attrgetter(*names), told


def columns(record: DataclassInstance) -> Row:
    """Return the fields of a record as cells: moments as ISO 8601, several words joined by |."""
    names, values, told = _shape(type(record))
    row = dict(zip(names, values(record), strict=True))
    for name in told:
        row[name] = _cell(row[name])
    return row


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return iso(value)
    return "|".join(map(str, value)) if isinstance(value, tuple) else value

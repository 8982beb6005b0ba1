"""Keeps the history of networks whose identifier or address the catalogue has changed."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from pipelines.forgetting import NAMING
from pipelines.rows import insert
from vocabulary.catalogue import Network
from vocabulary.catalogue.cells import normal_url


def rename(db: Database, networks: Iterable[Network]) -> None:
    """Give what is kept under a former identifier to the network that has it now, inside a transaction.

    ``networks`` are those of today's catalogue, already written. Where both identifiers have a row for the
    same thing, the present one's stays.
    """
    known = {name for (name,) in db.execute("SELECT id FROM network").fetchall()}
    former = [(old, each.id) for each in networks for old in each.former_ids if old in known]
    if not former:
        return
    db.execute("PRAGMA defer_foreign_keys = ON")
    for table, column in _naming_columns(db):
        where = f'"{table}" SET "{column}" = ? WHERE "{column}" = ?'
        for old, new in former:
            db.execute(f"UPDATE OR IGNORE {where}", [new, old])
            db.execute(f'DELETE FROM "{table}" WHERE "{column}" = ?', [old])  # noqa: S608
    for old, new in former:
        db.execute("UPDATE verdict SET same_as = ? WHERE same_as = ?", [new, old])
        db.execute("DELETE FROM network WHERE id = ?", [old])


def _naming_columns(db: Database) -> list[tuple[str, str]]:
    return [
        (table.name, column.name)
        for table in db.tables
        for column in table.columns
        if column.name in NAMING
    ]


def note_new_addresses(db: Database, networks: Iterable[Network], crawl: int) -> None:
    """Note the networks to which the catalogue gives another address, asked from ``crawl`` on.

    Where the former address failed says nothing of the present one.
    """
    kept = dict(db.execute("SELECT id, url FROM network").fetchall())
    rows = [
        {"network": each.id, "crawl": crawl, "former_url": kept[each.id]}
        for each in networks
        if is_elsewhere(kept.get(each.id, ""), each.url)
    ]
    insert(db, "address_change", rows, "ON CONFLICT DO NOTHING")


def is_elsewhere(kept: str, now: str) -> bool:
    """Whether two addresses of a network are not two spellings of one; an empty one is none."""
    before, after = normal_url(kept), normal_url(now)
    return bool(before and after) and before != after

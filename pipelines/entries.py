"""Keeps what editors enter, and lays it over the catalogue until it is exported there.

The catalogue is written anew by each crawl: what is not exported yet is laid over it again each time.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from pipelines.database import opened
from pipelines.privacy import scrub
from vocabulary.entries import MOST, Entry
from vocabulary.items import iso

_LAID_OVER = (
    "INSERT OR REPLACE INTO editorial "
    "(network, fact, dated, value, successor_url, source_url, note_fr, note_en) "
    "SELECT network, 'status', dated, value, '', source_url, text_fr, text_en FROM entry "
    "WHERE kind = 'note' AND exported_at IS NULL AND network IN (SELECT id FROM network) ORDER BY id",
    "UPDATE network SET description_fr = e.text_fr, description_en = e.text_en FROM entry e "
    "WHERE e.network = network.id AND e.id = (SELECT max(id) FROM entry "
    "WHERE kind = 'description' AND exported_at IS NULL AND network = e.network)",
    "UPDATE network SET listed = 0 WHERE id IN "
    "(SELECT network FROM entry WHERE kind = 'hide' AND exported_at IS NULL)",
)
#: Pages are kept until the next publication: the same again makes them new.
_SHOWN_AT_ONCE = """
  INSERT INTO publication (crawl, as_of)
  SELECT crawl, as_of FROM publication ORDER BY id DESC LIMIT 1
"""


def lay_over(db: Database) -> None:
    """Lay what is not exported yet over the catalogue's rows. Within the caller's transaction."""
    for sql in _LAID_OVER:
        db.execute(sql)


def add_entry(path: Path, entry: Entry, at: datetime) -> None:
    """Keep an entry, without names and addresses of people in its texts, and show it at once."""
    row = {
        "entered_at": iso(at),
        "role": entry.role,
        "kind": entry.kind.value,
        "network": entry.network,
        "source_url": entry.source_url,
        "dated": entry.dated,
        "value": entry.value,
        "text_fr": scrub(entry.text_fr, MOST),
        "text_en": scrub(entry.text_en, MOST),
    }
    with opened(path) as db, db.atomic():
        db.table("entry").insert(row)
        lay_over(db)
        db.execute(_SHOWN_AT_ONCE)


def unexported(path: Path) -> list[dict[str, Any]]:
    """Return the entries that the catalogue lacks, the oldest first."""
    with opened(path) as db:
        return list(db.query("SELECT * FROM entry WHERE exported_at IS NULL ORDER BY id"))


def mark_exported(path: Path, entries: Iterable[int], at: datetime) -> None:
    """Note that the catalogue holds these entries: they are laid over it no more."""
    with opened(path) as db, db.atomic():
        db.conn.executemany(
            "UPDATE entry SET exported_at = ? WHERE id = ?", [(iso(at), each) for each in entries]
        )

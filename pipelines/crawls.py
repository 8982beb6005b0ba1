"""What a database tells of its crawls: gone out, interrupted, not judged yet, dated wrongly."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from pipelines.database import read_only
from vocabulary.items import iso

#: How far in the future the beginning of a crawl may lie: clocks are set now and then.
SOON = timedelta(hours=1)


def has_crawled(db: Path) -> bool:
    """Whether a crawl has gone out, or the file is none of ours to write into."""
    if not db.exists():
        return False
    with closing(read_only(db)) as found:
        try:
            return found.execute("SELECT 1 FROM crawl WHERE networks > 0").fetchone() is not None
        except sqlite3.DatabaseError:
            return True


def future_crawl(db: Database, now: datetime) -> str | None:
    """Return when the newest crawl began that lies in the future and is judged from, or ``None``."""
    sql = "SELECT max(started_at) FROM crawl WHERE started_at > ? AND void = 0"
    found: str | None = db.execute(sql, [iso(now + SOON)]).fetchone()[0]
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

"""Bring a database to the newest schema (DESIGN section 7).

Facts are append-only: what was seen is written by ``store.py``, what people and archives say by
``from_people.py``, ``entries.py`` and ``witnesses.py``; judgements by ``analysis/publish.py``. Moments are
ISO 8601 UTC text (``2026-11-23T10:00:00Z``) so that they sort, and read well in Datasette. Unknown is NULL,
never 0. The tables: ``tables.py``, and ``upgrades/`` for what came later; the views, made anew: ``views.py``.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from pipelines import tables, upgrades, views
from pipelines.migrations import migrations
from vocabulary.items import NOT_ITS_PAGES, OWN_FACES

__all__ = [
    "ANSWERED",
    "HOME_FAILED",
    "OVER_TIME",
    "OWN_PAGES",
    "SHOWS",
    "any_of",
    "migrations",
    "prepare",
    "tables",
    "upgrades",
    "views",
]


def any_of(words: Iterable[str]) -> str:
    """Return the condition that a column holds one of these words of ours."""
    return "IN ({})".format(", ".join(f"'{word}'" for word in sorted(words)))


#: Conditions on a visit: it showed a page of the network itself; a server answered; it asked for such a page.
SHOWS = f"outcome = 'ok' AND coalesce(face, 'ok') {any_of(OWN_FACES)}"
ANSWERED = "status IS NOT NULL AND status < 500"  # a server was there and well
OWN_PAGES = f"purpose NOT {any_of(NOT_ITS_PAGES)}"
#: Conditions of an index, word for word: an observation that is asked for over all time; a home page that is
#: perhaps none of the network's own.
OVER_TIME = "signal IN ('members_total', 'software', 'bears_name')"
HOME_FAILED = "purpose = 'home' AND (outcome != 'ok' OR coalesce(face, 'ok') != 'ok')"


def prepare(db: Database) -> None:
    """Bring ``db`` to the newest schema, in write-ahead mode (readers never block the writer)."""
    db.enable_wal()
    db.execute("PRAGMA synchronous = NORMAL")
    if migrations.pending(db):
        views.drop(db)
        migrations.apply(db)
    views.renew(db)

"""``vitality backup``: a whole copy of the database, made while it is used."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from commands.append import only_a_file
from commands.errors import Stop
from pipelines.database import check, read_only

#: Pages copied at a time, so that Ctrl-C is heard.
_PAGES = 2_000


def backup(db: Path, target: Path) -> int:
    """Copy ``db`` to ``target`` and check the copy; return its size in bytes.

    The copy takes its place at once, so that ``target`` is never half a database; an earlier copy
    there is replaced. Raises ``Stop`` or ``DatabaseFault`` with what is wrong.
    """
    check(db)
    if target.resolve() == db.resolve():
        raise Stop(f"{target} is the database itself: name another file.")
    half = target.with_name(f".{target.name}.half")
    try:
        only_a_file(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        half.unlink(missing_ok=True)
        with (
            closing(read_only(db)) as source,
            closing(sqlite3.connect(half)) as copy,
        ):
            # One moment is copied: else each commit of a crawl begins it anew.
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            source.backup(copy, pages=_PAGES)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
            [(found,)] = copy.execute("PRAGMA quick_check(1)").fetchall()
        if found != "ok":
            raise Stop(f"The copy is damaged ({found}); {target} was left as it was.")
        half.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise Stop(f"{db} could not be copied to {target}: {error}.") from None
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)
    return target.stat().st_size

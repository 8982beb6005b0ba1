"""Opens the database: looked at before it is touched, copied before it is upgraded, written by one at a time.

Whatever is wrong with it is one true sentence (``DatabaseFault``). A file that is not ours, is damaged, or
was written by a newer version is left as it is.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click
from filelock import FileLock, Timeout
from sqlite_utils import Database

from pipelines.migrations import RETIRED, migrations
from pipelines.schema import prepare
from vocabulary.errors import VitalityError

#: Bytes that must be free before a crawl sets out.
LEAST_FREE = 20 * 1024 * 1024
#: Bytes below which a disk is full: SQLite needs so many to open a database.
NOTHING_FREE = 64 * 1024
#: Seconds a reader or writer waits for another program's transaction.
PATIENCE = 5.0
#: Seconds a command waits for another that writes: a run that never ends does not gather those of weeks.
LONG_WAIT = 12 * 3600
_MAGIC = b"SQLite format 3\0"
#: What SQLite's errors mean to a person, by the beginning of their names.
_MEANINGS = {
    "SQLITE_FULL": "the disk is full: make room, then run the same command again",
    "SQLITE_READONLY": "it may not be written: check the permissions of the file and its folder",
    "SQLITE_PERM": "it may not be written: check the permissions of the file and its folder",
    "SQLITE_CANTOPEN": "it cannot be opened: check that the folder exists and may be written",
    "SQLITE_BUSY": "another program is writing it: close that program, then try again",
    "SQLITE_LOCKED": "another program is writing it: close that program, then try again",
    "SQLITE_NOTADB": "it is no SQLite database: name another file with --db",
    "SQLITE_CORRUPT": "it is damaged: put a back-up in its place",
    "SQLITE_IOERR": "the disk fails to read or write it: check the disk",
}


class DatabaseFault(VitalityError, click.ClickException):  # noqa: N818  it says what is, for a person
    """What is wrong with a database, and what to do: one sentence, and exit status 2."""

    exit_code = 2


def fault(path: Path, error: sqlite3.Error | OSError) -> DatabaseFault:
    """Return an error of SQLite or of the system as a sentence about the file."""
    name = _behind(path, getattr(error, "sqlite_errorname", None) or "")
    for beginning, meaning in _MEANINGS.items():
        if name.startswith(beginning):
            return DatabaseFault(f"The database {path}: {meaning}.")
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    if getattr(error, "errno", None) == errno.ENOSPC:
        said = _MEANINGS["SQLITE_FULL"]
    return DatabaseFault(f"The database {path} cannot be used: {said}.")


def _behind(path: Path, name: str) -> str:
    """Return what is behind an error of reading or opening: SQLite does not always know."""
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")) and path.parent.is_dir():
        disk = os.statvfs(path.parent)
        if disk.f_flag & os.ST_RDONLY:
            return "SQLITE_READONLY"
        if disk.f_bavail * disk.f_frsize < NOTHING_FREE:
            return "SQLITE_FULL"
    return name


def read_only(path: Path) -> sqlite3.Connection:
    """Open a database that is there for reading alone, whatever its schema. Raises ``sqlite3.Error``."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


@contextmanager
def opened(path: Path, patience: float = PATIENCE) -> Iterator[Database]:
    """Open a database that has been looked at, at the newest schema; close it in any case.

    Raises ``DatabaseFault``, also for what goes wrong with the file while it is open.
    """
    check(path)
    try:
        _make_folder(path)
        with closing(sqlite3.connect(path, timeout=patience)) as connection:
            database = Database(connection)
            if path.stat().st_size and migrations.pending(database):
                _upgrade(connection, path)
            prepare(database)
            yield database
    except sqlite3.Error as error:
        raise fault(path, error) from error


def _upgrade(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the database to the newest schema: one command does, others wait and find it done."""
    with locked(path, waits=True):
        database = Database(connection)
        if migrations.pending(database):
            try:
                _copy_aside(connection, path)
            except OSError as error:
                raise fault(path, error) from error
            prepare(database)


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise fault(path, error) from error


@contextmanager
def locked(path: Path, *, waits: bool = False) -> Iterator[None]:
    """Be the one command that writes ``path``. The lock goes with the process, however it ends.

    Raises ``DatabaseFault`` when another command writes it, unless told to wait, or when nothing can
    be written there.
    """
    check(path)
    # Who holds it here may open and upgrade, too.
    lock = FileLock(f"{path}.lock", is_singleton=True)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        Path(lock.lock_file).touch()  # says why where it fails; the lock only waits
        lock.acquire(timeout=LONG_WAIT if waits else 0)
    except Timeout:
        do = "see whether it stands still" if waits else "wait until it has ended, or add --wait"
        raise DatabaseFault(f"Another vitality command is writing {path}: {do}.") from None
    except OSError as error:
        raise fault(path, error) from error
    try:
        yield
    finally:
        lock.release()


def check(path: Path, *, thoroughly: bool = False) -> None:
    """Raise ``DatabaseFault`` if there is a file at ``path`` that is not a sound database of ours.

    ``thoroughly`` also reads all of it (a second for some hundred megabytes).
    """
    if path.is_dir():
        raise DatabaseFault(f"{path} is a folder: name a file with --db.")
    try:
        if not path.exists() or path.stat().st_size == 0:
            return
        _check_size(path)
        with closing(read_only(path)) as found:
            _check_origin(path, found)
            sound = not thoroughly or found.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except (sqlite3.Error, OSError) as error:
        raise fault(path, error) from error
    if not sound:
        raise DatabaseFault(f"The database {path}: {_MEANINGS['SQLITE_CORRUPT']}.")


def check_writable(path: Path) -> None:
    """Raise ``DatabaseFault`` if nothing could be written to ``path``, or hardly anything."""
    there = path if path.exists() else path.parent
    if not os.access(there, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise DatabaseFault(f"The database {path}: {_MEANINGS['SQLITE_READONLY']}.")
    if shutil.disk_usage(path.parent).free < LEAST_FREE:
        raise DatabaseFault(f"The database {path}: {_MEANINGS['SQLITE_FULL']}.")


def _check_size(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(100)
    if not head.startswith(_MAGIC):
        raise DatabaseFault(
            f"The database {path}: {_MEANINGS['SQLITE_NOTADB']}. It was left as it is."
        )
    page_size = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    is_stated = head[24:28] == head[92:96]  # else an old program wrote it, and left the number
    # What the file lacks may be in its log: the disk was full.
    log = path.with_name(f"{path.name}-wal")
    is_all = not log.exists() or log.stat().st_size == 0
    size = pages * (65_536 if page_size == 1 else page_size)
    if is_all and is_stated and size > path.stat().st_size:
        raise DatabaseFault(f"The database {path} was cut off: put a back-up in its place.")


def _check_origin(path: Path, found: sqlite3.Connection) -> None:
    names = {name for (name,) in found.execute("SELECT name FROM sqlite_master")}
    # Another command makes it at this moment, or was killed then: the list of migrations comes first.
    if all(name.startswith("sqlite_") or migrations.migrations_table in name for name in names):
        return
    if not {migrations.migrations_table, "network"} <= names:
        raise DatabaseFault(
            f"{path} is the database of another program: name another file with --db."
        )
    sql = "SELECT name FROM _sqlite_migrations WHERE migration_set = ?"
    applied = {name for (name,) in found.execute(sql, [migrations.name])}
    if applied - RETIRED - {migration.name for migration in migrations._migrations}:
        raise DatabaseFault(
            f"The database {path} was written by a newer version of Vitality: install that version."
        )


def _copy_aside(connection: sqlite3.Connection, path: Path) -> None:
    """Keep the database as it is beside itself, before it is upgraded. An earlier copy stays."""
    database = Database(connection)
    if "network" not in database.table_names():
        return
    aside = path.with_name(f"{path.name}.before-{migrations.pending(database)[0].name}")
    if aside.exists():
        return
    half = aside.with_name(f"{aside.name}.half")
    with closing(sqlite3.connect(half)) as copy:
        connection.backup(copy)
    half.replace(aside)

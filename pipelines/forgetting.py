"""Takes all that is known of networks out of a database, so that nothing of it is left in the file."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlite_utils import Database

#: Columns that hold the identifier of a network.
NAMING = ("network", "other")
#: Texts of ours about other networks that may name this one; each assessment writes them anew.
_TELLING = ("reason",)


@dataclass(frozen=True, slots=True)
class Traces:
    """By what a network can be recognised in a file: its identifier, its name, its host or address."""

    network: str
    words: tuple[str, ...]


def known(db: Database, networks: Iterable[str]) -> list[Traces]:
    """Return the traces of those of ``networks`` that the database knows."""
    wanted = sorted(networks)
    marks = ", ".join("?" * len(wanted))
    rows = db.execute(f"SELECT id, name, url FROM network WHERE id IN ({marks})", wanted)  # noqa: S608
    found = rows.fetchall()
    others = db.execute(f"SELECT url FROM network WHERE id NOT IN ({marks})", wanted)  # noqa: S608
    shared = {_host(url) for (url,) in others.fetchall()}
    return [
        Traces(network, tuple(filter(None, (network, name, _place(url, shared)))))
        for network, name, url in found
    ]


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _place(url: str, shared: Container[str]) -> str:
    """Return a network's host, or its address where others share that: nothing for the host itself."""
    host = _host(url)
    if host not in shared:
        return host
    path = urlsplit(url).path.rstrip("/")
    return f"{host}{path}" if path else ""


def forget(db: Database, traces: Iterable[Traces]) -> None:
    """Delete every row about the networks, then rebuild the file: deleted rows leave no bytes behind.

    What is judged of other networks has to be judged again.
    """
    with db.atomic():
        for found in traces:
            _delete(db, found)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.execute("VACUUM")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _delete(db: Database, found: Traces) -> None:
    for table in db.tables:
        columns = [column.name for column in table.columns]
        for column in (name for name in NAMING if name in columns):
            db.execute(f'DELETE FROM "{table.name}" WHERE "{column}" = ?', [found.network])  # noqa: S608
    db.execute("DELETE FROM network WHERE id = ?", [found.network])
    db.execute("UPDATE verdict SET same_as = NULL WHERE same_as = ?", [found.network])
    for table in (db.table(name) for name in _TELLING):
        for column in (column.name for column in table.columns if column.type == "TEXT"):
            for word in found.words[1:]:
                sql = f'DELETE FROM "{table.name}" WHERE instr("{column}", ?) > 0'  # noqa: S608
                db.execute(sql, [word])

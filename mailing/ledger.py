"""What was sent, so that it is never sent twice: keyed hashes and issues, no address.

Before something leaves, that it is leaving is on the disk. Whoever is interrupted in between does not send
again: a mail too few, which the next run tells, is better than the same mail each day. Who holds the
file alone, without its key, learns nothing of who subscribes.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

_TABLE = """
  CREATE TABLE IF NOT EXISTS sending (
    key TEXT PRIMARY KEY, issue TEXT NOT NULL, is_done INTEGER NOT NULL)
"""
_BEGIN = "INSERT INTO sending VALUES (?, ?, 0)"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The record of one data folder."""

    _db: sqlite3.Connection
    _secret: bytes

    def key(self, address: str, issue: str) -> str:
        """Return what stands for an address and an issue: 32 hex digits."""
        text = f"{issue}\n{address.strip().lower()}".encode()
        return hmac.new(self._secret, text, hashlib.sha256).hexdigest()[:32]

    def begin(self, key: str, issue: str) -> bool:
        """Note that something is leaving. Returns whether it may: nothing leaves twice."""
        try:
            self._db.execute(_BEGIN, [key, issue])
        except sqlite3.IntegrityError:
            return False
        self._db.commit()
        return True

    def end(self, key: str) -> None:
        """Note that it has left."""
        self._db.execute("UPDATE sending SET is_done = 1 WHERE key = ?", [key])
        self._db.commit()

    def undo(self, key: str) -> None:
        """Note that it was refused and has not left: the next run tries again."""
        self._db.execute("DELETE FROM sending WHERE key = ?", [key])
        self._db.commit()

    def unsure(self) -> int:
        """Return how many were interrupted: nobody knows whether they have left."""
        sql = "SELECT count(*) FROM sending WHERE is_done = 0"
        return int(self._db.execute(sql).fetchone()[0])


@contextmanager
def opened(path: Path) -> Iterator[Ledger]:
    """Open the record at ``path``; its key stands beside it, readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    key = _secret(path.with_suffix(".key"))
    with closing(sqlite3.connect(path, timeout=30)) as db:
        db.execute("PRAGMA synchronous = FULL")
        db.execute(_TABLE)
        yield Ledger(db, key)


def _secret(path: Path) -> bytes:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(32))
    return path.read_bytes()

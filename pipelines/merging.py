"""The facts of a shard: a small database of the same schema, filled by the crawl of one batch."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.rows import Row
from pipelines.schema import OWN_PAGES


@dataclass(frozen=True, slots=True)
class Shard:
    """A shard, perhaps still growing."""

    path: Path

    @property
    def exists(self) -> bool:
        """Whether its crawl has kept anything yet."""
        return self.path.exists() and bool(
            self._scalar("SELECT count(*) FROM sqlite_master WHERE name = 'standing'")
        )

    @property
    def was_answered(self) -> bool:
        """Whether any host has answered."""
        return bool(self._scalar("SELECT EXISTS (SELECT 1 FROM visit WHERE status IS NOT NULL)"))

    @property
    def done(self) -> frozenset[str]:
        """The networks whose facts are kept in it."""
        sql = "SELECT network FROM crawl_network WHERE requests IS NOT NULL"
        return frozenset(row["network"] for row in self.rows(sql))

    @property
    def dropped(self) -> dict[str, int]:
        """Reason -> impossible facts that were left out."""
        found: dict[str, int] = json.loads(self._scalar("SELECT dropped FROM crawl") or "{}")
        return found

    def requests(self, network: str) -> int:
        """Return how many requests were made for a network that is done."""
        sql = "SELECT requests FROM crawl_network WHERE network = ?"
        return int(self.rows(sql, network)[0]["requests"])

    def shows(self, network: str) -> bool:
        """Whether a page of its own was seen, as a crawl's progress tells it."""
        sql = f"SELECT 1 FROM visit WHERE network = ? AND {OWN_PAGES} AND outcome = 'ok' LIMIT 1"  # noqa: S608
        return bool(self.rows(sql, network))

    def facts(self, table: str, network: str) -> list[Row]:
        """Return what it holds of a network in a table of facts, in the order of its visits."""
        found = self.rows(f"SELECT * FROM {table} WHERE network = ?", network)  # noqa: S608  names of ours
        return sorted(found, key=lambda row: int(row.get("visit") or row.get("id") or 0))

    def rows(self, sql: str, *values: str) -> list[Row]:
        """Return the rows of a query."""
        with self._opened() as found:
            return [dict(row) for row in found.execute(sql, values)]

    def _scalar(self, sql: str) -> Any:
        with self._opened() as found:
            row = found.execute(sql).fetchone()
            return row[0] if row else None

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        # Not read-only: what a killed worker left in the log is read as well.
        with closing(sqlite3.connect(self.path, timeout=30)) as found:
            found.row_factory = sqlite3.Row
            yield found

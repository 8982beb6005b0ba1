"""One crawl of the real communities by the command line, and what it kept."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from tests.real.servers.community import Community
from vocabulary.catalogue import NETWORK_COLUMNS

ROOT = Path(__file__).parents[2]
CRAWL_SECONDS = 240


@dataclass(frozen=True, slots=True)
class Crawl:
    """What the command line left behind after its visit to the communities."""

    db: Path
    printed: str
    communities: dict[str, Community]

    def rows(self, sql: str, *values: str) -> list[dict[str, Any]]:
        """Return the rows of a query."""
        with Database(self.db) as opened:
            return list(opened.query(sql, values))

    def status(self, network: str) -> dict[str, Any]:
        """Return the network's row of ``network_status``."""
        [row] = self.rows("SELECT * FROM network_status WHERE id = ?", network)
        return row

    def features(self, network: str) -> set[str]:
        """Return the networking features the network is said to have."""
        return set(filter(None, self.status(network)["features"].split("|")))

    def newest(self, network: str) -> datetime | None:
        """Return the network's last post as the verdict says it."""
        found = self.status(network)["last_post_at"]
        return datetime.fromisoformat(found) if found else None

    def observed(self, network: str, signal: str) -> set[Any]:
        """Return the values a signal was observed with; none when it is unknown."""
        sql = "SELECT value FROM evidence WHERE network = ? AND signal = ? AND outcome = 'observed'"
        return {row["value"] for row in self.rows(sql, network, signal)}

    def dates(self, network: str, kind: str) -> set[datetime]:
        """Return the dates kept of one kind of contribution."""
        rows = self.rows("SELECT posted_at FROM post WHERE network = ? AND kind = ?", network, kind)
        return {datetime.fromisoformat(row["posted_at"]) for row in rows}


def run_crawl(communities: dict[str, Community], folder: Path) -> Crawl:
    """Crawl ``communities`` with the command line in a process of its own."""
    db, catalogue = folder / "facts.db", folder / "networks.csv"
    _write_catalogue(catalogue, communities.values())
    command = [sys.executable, "vitality.py", "crawl", "--allow-private"]
    done = subprocess.run(
        [*command, "--db", db, "--catalogue", catalogue],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=CRAWL_SECONDS,
        check=False,
    )
    printed = done.stdout + done.stderr
    assert done.returncode == 0, printed
    return Crawl(db, printed, communities)


def _write_catalogue(file: Path, communities: Iterable[Community]) -> None:
    same = {"sectors": "craft", "audience": "all", "languages": "fr", "kind": "sector"}
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.DictWriter(out, NETWORK_COLUMNS, restval="")
        rows.writeheader()
        for community in communities:
            row = {"id": community.id, "name": community.name, "url": community.url}
            rows.writerow(row | same)

"""A crawl by two workers of which one is killed: every network is kept once, as one process keeps it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from demo.web import DemoWeb
from tests.helpers.crawling import ROOT
from tests.helpers.tables import rows

pytestmark = pytest.mark.real

NETWORKS = "SELECT network, requests IS NOT NULL FROM crawl_network ORDER BY network"
FACTS = (
    "SELECT network, purpose, outcome, face, url, posts FROM visit ORDER BY 1, 5, 2, 3",
    "SELECT network, signal, outcome, value, low, high, quote FROM observation ORDER BY 1, 2, 4, 7",
    "SELECT network, source, fingerprint, kind, listing FROM post ORDER BY 1, 2, 3",
)
#: Says 429 to its first visitor alone.
ONCE = "trop-demande"


#: A crawl with the demo's settings: it is not polite towards our own loopback hosts.
CRAWL = """
import sys
from pathlib import Path
from commands.crawl import crawl
from commands.demo import SETTINGS
from commands.workers import Processes
db, catalogue, workers = sys.argv[1:]
place = Processes(int(workers)) if workers != "1" else None
sys.exit(crawl(Path(db), Path(catalogue), settings=SETTINGS, assesses=False, place=place))
"""


def crawl(folder: Path, db: Path, workers: int) -> subprocess.Popen[str]:
    told = [sys.executable, "-c", CRAWL, str(db), str(folder / "catalogue"), str(workers)]
    return subprocess.Popen(told, cwd=ROOT, stderr=subprocess.PIPE, text=True)


def workers_of(process: subprocess.Popen[str]) -> list[int]:
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [int(child) for child in children]


def kept(db: Path) -> list[object]:
    wanted = [rows(db, sql) for sql in FACTS]
    return [[row for row in found if ONCE not in row] for found in wanted]


def kill_one(process: subprocess.Popen[str], db: Path) -> None:
    """Kill a worker once some networks are kept, and not all."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        time.sleep(0.2)
        with suppress(sqlite3.OperationalError):  # not written yet
            if db.exists() and sum(done for _network, done in rows(db, NETWORKS)) >= 3:
                break
    os.kill(workers_of(process)[0], signal.SIGKILL)


def test_a_killed_worker_loses_no_network_and_counts_none_twice(tmp_path: Path) -> None:
    with DemoWeb(as_of=datetime.now(UTC)) as web:
        web.write_catalogue(tmp_path / "catalogue")
        one, two = tmp_path / "one.db", tmp_path / "two.db"
        alone = crawl(tmp_path, one, 1)
        _output, said = alone.communicate(timeout=200)
        assert alone.returncode == 0, said
        running = crawl(tmp_path, two, 2)
        kill_one(running, two)
        _output, said = running.communicate(timeout=250)
    assert running.returncode == 0, said
    assert "given out again" in said
    assert rows(two, NETWORKS) == rows(one, NETWORKS)
    assert kept(two) == kept(one)

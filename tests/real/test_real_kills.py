"""A crawl killed at any moment ends, once it is gone on with, as if nobody had killed it.

``VITALITY_KILLS=100`` for more moments than the ten of every run; ``VITALITY_KILLS_SEED`` for others.
"""

from __future__ import annotations

import os
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from demo.web import DemoWeb
from tests.helpers.crawling import impatient

pytestmark = pytest.mark.real

KILLS = int(os.environ.get("VITALITY_KILLS", "10"))
SEED = int(os.environ.get("VITALITY_KILLS_SEED", "13"))
HOSTS = 150
State = list[tuple[Any, ...]]


def rows(db: Path, sql: str) -> State:
    with closing(sqlite3.connect(db)) as opened:
        return opened.execute(sql).fetchall()


def end_state(db: Path) -> dict[str, State]:
    """Return what a crawl leaves, but for moments and for the order of things."""
    return {
        "status": rows(
            db,
            "SELECT id, state, cause, members, platform, features FROM network_status ORDER BY id",
        ),
        "visits": rows(
            db,
            "SELECT network, purpose, outcome, count(*) FROM visit WHERE network LIKE 'bulk-%' "
            "GROUP BY network, purpose, outcome ORDER BY network, purpose, outcome",
        ),
        "posts": rows(db, "SELECT network, count(*) FROM post GROUP BY network ORDER BY network"),
        "crawls": rows(db, "SELECT count(*), count(finished_at) FROM crawl"),
        "integrity": rows(db, "PRAGMA integrity_check"),
    }


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, State], float]]:
    folder = tmp_path_factory.mktemp("kills")
    with DemoWeb(as_of=datetime.now(UTC), bulk=HOSTS) as running:
        running.write_catalogue(folder)
        start = time.monotonic()
        whole = impatient(folder / "whole.db", folder)
        output, _ = whole.communicate(timeout=240)
        assert whole.returncode == 0, output
        yield folder, end_state(folder / "whole.db"), time.monotonic() - start


@pytest.mark.parametrize("number", range(KILLS))
def test_a_crawl_killed_at_any_moment_ends_like_one_that_was_not(
    web: tuple[Path, dict[str, State], float], tmp_path: Path, number: int
) -> None:
    folder, expected, seconds = web
    db = tmp_path / "x.db"
    moments = random.Random(SEED + number)
    killed = impatient(db, folder)
    time.sleep(moments.uniform(0.5, seconds))
    killed.kill()
    killed.communicate()
    begun = db.exists() or db.with_name("x.db.begun").exists()
    resumed = impatient(db, folder, *(["--resume"] if begun else []))
    output, _ = resumed.communicate(timeout=240)
    if "no interrupted crawl" in output:  # it had just ended by itself
        assert killed.returncode in {0, -9}
    else:
        assert resumed.returncode == 0, output
    assert end_state(db) == expected


@pytest.mark.parametrize("moment", [0.1, 0.4, 0.7])
def test_a_copy_of_the_file_taken_while_it_is_written_can_be_opened(
    web: tuple[Path, dict[str, State], float], tmp_path: Path, moment: float
) -> None:
    folder, _expected, seconds = web
    db = tmp_path / "x.db"
    running = impatient(db, folder)
    time.sleep(moment * seconds)
    while not db.exists() and running.poll() is None:
        time.sleep(0.1)
    copy = tmp_path / "copy.db"
    with closing(sqlite3.connect(db)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    running.kill()
    running.communicate()
    assert rows(copy, "PRAGMA integrity_check") == [("ok",)]
    with closing(sqlite3.connect(db)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)

"""A command killed at any moment ends, once it is run again, as if nobody had killed it.

``VITALITY_KILLS=100`` for more moments than the ten of every run; ``VITALITY_KILLS_SEED`` for others;
``VITALITY_KILLS_HOSTS`` for a smaller web.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from demo.web import DemoWeb
from pipelines.migrations import migrations
from pipelines.schema import prepare
from tests.helpers.crawling import ROOT, Running, impatient
from tests.helpers.tables import rows

pytestmark = pytest.mark.real

KILLS = int(os.environ.get("VITALITY_KILLS", "10"))
SEED = int(os.environ.get("VITALITY_KILLS_SEED", "13"))
HOSTS = int(os.environ.get("VITALITY_KILLS_HOSTS", "150"))
#: Before an upgrade that moves facts.
OLD = "m004_groups_and_checks"
State = dict[str, Any]
Process = subprocess.Popen[str] | Running

STATUS = "SELECT id, state, cause, members, platform, features FROM network_status ORDER BY id"
VISITS = (
    "SELECT network, purpose, outcome, count(*) FROM visit WHERE network LIKE 'bulk-%' "
    "GROUP BY network, purpose, outcome ORDER BY network, purpose, outcome"
)
POSTS = "SELECT network, count(*) FROM post GROUP BY network ORDER BY network"


def end_state(db: Path) -> State:
    """Return what a crawl leaves, but for moments and for the order of things."""
    return {
        "status": rows(db, STATUS),
        "visits": rows(db, VISITS),
        "posts": rows(db, POSTS),
        "crawls": rows(db, "SELECT count(*), count(finished_at) FROM crawl"),
        "integrity": rows(db, "PRAGMA integrity_check"),
    }


@dataclass(slots=True)
class Web:
    """A crawled web, what the crawl left, and how long each command takes on it."""

    folder: Path
    whole: Path
    seconds: dict[str, float] = field(default_factory=dict)
    expected: dict[str, State] = field(default_factory=dict)


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    folder = tmp_path_factory.mktemp("kills")
    with DemoWeb(as_of=datetime.now(UTC), bulk=HOSTS) as running:
        running.write_catalogue(folder)
        found = Web(folder, folder / "whole.db")
        for name, command in COMMANDS.items():
            place = folder / name
            place.mkdir()
            db = command.prepare(found, place)
            start = time.monotonic()
            _finish(command.start(found, db))
            found.seconds[name] = time.monotonic() - start
            found.expected[name] = command.state(db)
            if name == "crawl":
                _copy(db, found.whole)
        yield found


def _finish(running: Process) -> str:
    output, _ = running.communicate(timeout=240)
    assert running.returncode == 0, output
    return output


def _copy(db: Path, to: Path) -> Path:
    with closing(sqlite3.connect(db)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)
    return to


# --- the commands ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Command:
    """One command to be killed: what it starts from, how it goes, how it goes on, what it leaves."""

    prepare: Callable[[Web, Path], Path]
    start: Callable[[Web, Path], Process]
    go_on: Callable[[Web, Path], Process]
    state: Callable[[Path], State]


def _vitality(*arguments: str | Path) -> Process:
    command = [sys.executable, "vitality.py", *map(str, arguments)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    return subprocess.Popen(command, text=True, cwd=ROOT, **pipes)  # type: ignore[call-overload, no-any-return]


def _nothing(_web: Web, place: Path) -> Path:
    return place / "x.db"


def _crawled(web: Web, place: Path) -> Path:
    return _copy(web.whole, place / "x.db")


def _unjudged(web: Web, place: Path) -> Path:
    db = _crawled(web, place)
    with Database(db) as opened:
        for table in ("publication", "verdict", "reason", "event", "fact"):
            opened.execute(f"DELETE FROM {table}")
    return db


def _old(web: Web, place: Path) -> Path:
    """Return the facts as a version of long ago kept them."""
    with Database(place / "x.db") as old, Database(web.whole) as new:
        migrations.apply(old, stop_before=OLD)
        for table in ("network", "crawl", "crawl_network", "visit", "observation", "post"):
            known = {column.name for column in old.table(table).columns}
            kept = ({k: v for k, v in row.items() if k in known} for row in new.table(table).rows)
            old.table(table).insert_all(kept)
    return place / "x.db"


def _crawl(web: Web, db: Path) -> Process:
    return impatient(db, web.folder)


def _resume(web: Web, db: Path) -> Process:
    begun = db.exists() or db.with_name("x.db.begun").exists()
    return impatient(db, web.folder, *(["--resume"] if begun else []))


def _assess(_web: Web, db: Path) -> Process:
    return _vitality("assess", "--db", db, "--force")


def _export(_web: Web, db: Path) -> Process:
    return _vitality("export", "--db", db, "--out", db.parent / "out")


def _assessed(db: Path) -> State:
    with Database(db) as opened:
        prepare(opened)  # its views are made anew by whatever opens it
    return {"status": rows(db, STATUS), "integrity": rows(db, "PRAGMA integrity_check")}


def _exported(db: Path) -> State:
    files = {path.name: path.read_bytes() for path in sorted((db.parent / "out").iterdir())}
    return {"integrity": rows(db, "PRAGMA integrity_check"), "files": files}


COMMANDS = {
    "crawl": Command(_nothing, _crawl, _resume, end_state),
    "assess": Command(_unjudged, _assess, _assess, _assessed),
    "export": Command(_crawled, _export, _export, _exported),
    "upgrade": Command(_old, _assess, _assess, _assessed),
}
#: Of ten kills four meet a crawl.
TURNS = (
    "crawl",
    "assess",
    "export",
    "upgrade",
    "crawl",
    "assess",
    "crawl",
    "export",
    "upgrade",
    "crawl",
)


@pytest.mark.parametrize("number", range(KILLS))
def test_a_command_killed_at_any_moment_ends_like_one_that_was_not(
    web: Web, tmp_path: Path, number: int
) -> None:
    name = TURNS[number % len(TURNS)]
    command = COMMANDS[name]
    db = command.prepare(web, tmp_path)
    running = command.start(web, db)
    time.sleep(random.Random(SEED + number).uniform(0.2, 1.0) * web.seconds[name])
    running.kill()
    running.communicate()
    if db.exists():
        assert rows(db, "PRAGMA integrity_check") == [("ok",)]
    again = command.go_on(web, db)
    output, _ = again.communicate(timeout=240)
    if "no interrupted crawl" not in output:  # it had just ended by itself
        assert again.returncode == 0, output
    assert command.state(db) == web.expected[name]


@pytest.mark.parametrize("moment", [0.1, 0.4, 0.7])
def test_a_copy_of_the_file_taken_while_it_is_written_can_be_opened(
    web: Web, tmp_path: Path, moment: float
) -> None:
    db = tmp_path / "x.db"
    running = impatient(db, web.folder)
    time.sleep(moment * web.seconds["crawl"])
    while not db.exists() and running.returncode is None:
        time.sleep(0.1)
    copy = _copy(db, tmp_path / "copy.db")
    running.kill()
    running.communicate()
    assert rows(copy, "PRAGMA integrity_check") == [("ok",)]
    with closing(sqlite3.connect(db)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("moment", [0.3, 0.5, 0.7, 0.9])
def test_files_carried_to_another_machine_at_any_moment_are_opened_there_or_refused_in_a_sentence(
    web: Web, tmp_path: Path, moment: float
) -> None:
    """Copied one after the other by a program that knows nothing of databases."""
    (tmp_path / "here").mkdir()
    (tmp_path / "there").mkdir()
    running = impatient(tmp_path / "here" / "x.db", web.folder)
    time.sleep(moment * web.seconds["crawl"])
    for path in sorted((tmp_path / "here").glob("x.db*")):
        shutil.copyfile(path, tmp_path / "there" / path.name)
    running.kill()
    running.communicate()
    there = tmp_path / "there" / "x.db"
    if not there.exists():
        return
    judged = _vitality("assess", "--db", there, "--force")
    output, _ = judged.communicate(timeout=120)
    assert judged.returncode in {0, 2}, output
    if judged.returncode == 2:
        assert output.startswith("Error: ")
        assert output.count("\n") == 1
    else:
        assert rows(there, "PRAGMA integrity_check") == [("ok",)]

"""Disks that are full, may not be written, or are in use: one true sentence, status 2, and nothing lost."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from tests.helpers.crawling import ROOT, impatient
from tests.helpers.odd_web import OddWeb, answer, living, odd_web, page
from tests.helpers.tables import rows

pytestmark = pytest.mark.real

NETWORKS = 12
FULL = "the disk is full"
READ_ONLY = "may not be written"


def late() -> bytes:
    time.sleep(2)
    return answer(page("Late"))


@pytest.fixture
def web(tmp_path: Path) -> Iterator[OddWeb]:
    hosts = {f"net{n}": living(f"net{n}") for n in range(NETWORKS - 1)}
    with odd_web({**hosts, "late": living("late", home=late)}) as served:
        served.write_catalogue(tmp_path)
        yield served


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of 64 MiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder], check=True)
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def filled(disk: Path) -> Iterator[None]:
    """Leave no byte free, for a while."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as out, suppress(OSError):
        while True:
            out.write(b"x" * 4096)
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def read_only(disk: Path) -> Iterator[None]:
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    try:
        yield
    finally:
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True)


def vitality(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "vitality.py", *map(str, arguments)]
    return subprocess.run(command, text=True, capture_output=True, cwd=ROOT, check=False)


def assert_said(done: subprocess.CompletedProcess[str], words: str) -> None:
    assert done.returncode == 2, done.stderr
    assert words in done.stderr
    assert done.stderr.startswith("Error: ")
    assert done.stderr.count("\n") == 1, done.stderr


def crawled(web: OddWeb, disk: Path, tmp_path: Path) -> Path:
    output, _ = impatient(disk / "x.db", tmp_path).communicate(timeout=120)
    assert "12 networks assessed" in output
    return disk / "x.db"


def state(db: Path) -> object:
    return rows(db, "PRAGMA integrity_check"), rows(
        db, "SELECT id, state FROM network_status ORDER BY id"
    )


def test_a_disk_that_fills_up_while_a_crawl_goes_on_loses_nothing(
    web: OddWeb, disk: Path, tmp_path: Path
) -> None:
    db = disk / "x.db"
    running = impatient(db, tmp_path)
    while not db.exists() or not len(web.asked):
        time.sleep(0.05)
    with filled(disk):
        output, _ = running.communicate(timeout=60)
        assert (running.returncode, FULL in output) == (2, True), output
    output, _ = impatient(db, tmp_path, "--resume").communicate(timeout=60)
    assert "12 networks assessed" in output
    assert state(db) == ([("ok",)], [(name, "alive") for name in sorted(web.hosts)])


@pytest.mark.parametrize("fault", [filled, read_only])
@pytest.mark.parametrize(
    "command", [("assess", "--force"), ("export", "--out", "{disk}/out"), ("backup", "{disk}/b.db")]
)
def test_every_command_says_so_and_leaves_what_there_is(
    web: OddWeb, disk: Path, tmp_path: Path, command: tuple[str, ...], fault: object
) -> None:
    db = crawled(web, disk, tmp_path)
    before = state(db)
    options = [option.format(disk=disk) for option in command]
    assert callable(fault)
    with fault(disk):
        done = vitality(*options, "--db", db)
    assert done.returncode in {0, 2}, done.stderr
    if done.returncode == 2:
        assert_said(done, "")
        wanted = (
            (FULL, "No space left") if fault is filled else (READ_ONLY, "Read-only", "readonly")
        )
        assert any(words in done.stderr for words in wanted), done.stderr
    else:  # what fits into the room there is, is written
        assert command[0] == "assess"
    assert state(db) == before
    assert vitality(*options, "--db", db).returncode == 0


def test_files_that_cannot_be_written_are_said_by_their_own_name(
    web: OddWeb, disk: Path, tmp_path: Path
) -> None:
    db = tmp_path / "x.db"
    shutil.copyfile(crawled(web, disk, tmp_path), db)
    with filled(disk):
        done = vitality("export", "--db", db, "--out", disk / "out")
    assert_said(done, str(disk / "out"))
    assert "The database" not in done.stderr


def test_a_crawl_whose_database_is_locked_for_a_minute_waits_and_keeps_everything(
    web: OddWeb, disk: Path, tmp_path: Path
) -> None:
    db = crawled(web, disk, tmp_path)
    running = impatient(db, tmp_path)
    asked = len(web.asked)
    while len(web.asked) == asked:
        time.sleep(0.05)
    with closing(sqlite3.connect(db, isolation_level=None, timeout=10)) as other:
        other.execute("BEGIN IMMEDIATE")
        time.sleep(60)
        assert running.returncode is None
        assert vitality("assess", "--db", db).returncode == 2
        other.execute("ROLLBACK")
    output, _ = running.communicate(timeout=120)
    assert running.returncode == 0, output
    assert rows(db, "SELECT count(*), count(finished_at) FROM crawl") == [(2, 2)]
    assert state(db) == ([("ok",)], [(name, "alive") for name in sorted(web.hosts)])

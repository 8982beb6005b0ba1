"""A back-up is whole, made beside a crawl, and another machine goes on from it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from commands.backup import backup
from tests.helpers.operating import NOW, run

CATALOGUE = Path(__file__).parents[2] / "data" / "catalogue"


def test_a_back_up_is_whole_and_takes_the_place_of_the_one_before(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "backup" / "copy.db"
    for _ in range(2):
        code, _said = run("backup", copy, "--db", db)
        assert code == 0
    with closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("SELECT count(*) FROM crawl").fetchone() == (1,)
    assert [path.name for path in copy.parent.iterdir()] == ["copy.db"]


def test_a_back_up_ends_while_a_crawl_commits_again_and_again(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = 0

    class Watched(sqlite3.Connection):
        def backup(self, target: sqlite3.Connection, **asked: Any) -> None:
            def commit(_status: int, _left: int, pages: int) -> None:
                nonlocal steps
                steps += 1
                assert steps <= pages, "begun anew"
                with closing(sqlite3.connect(db)) as crawl:
                    crawl.execute("UPDATE crawl SET networks = networks + 1")
                    crawl.commit()

            super().backup(target, **asked, progress=commit)

    def watched(path: Path) -> sqlite3.Connection:
        return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, factory=Watched)

    monkeypatch.setattr("commands.backup.read_only", watched)
    monkeypatch.setattr("commands.backup._PAGES", 10)
    backup(db, tmp_path / "copy.db")
    assert steps > 3
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT networks FROM crawl").fetchall() == [(2,)]


def test_a_restored_back_up_goes_on_where_it_was(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    run("backup", copy, "--db", db)
    db.write_bytes(b"lost")
    shutil.copy(copy, db)
    code, said = run("status", "--db", db)
    assert code == 0, said


def test_another_machine_goes_on_from_a_back_up_and_the_catalogue(db: Path, tmp_path: Path) -> None:
    here, there = db.parent, tmp_path / "another machine"
    (here / "catalogue").mkdir()
    for name in ("networks.csv", "vocabulary.csv", "editorial.csv", "optout.csv"):
        shutil.copy(CATALOGUE / name, here / "catalogue")
    run("--home", here, "backup", tmp_path / "copy.db")
    shutil.copytree(here / "catalogue", there / "catalogue")
    shutil.copy(tmp_path / "copy.db", there / "vitality.db")
    said = {}
    for home in (here, there):
        for command in (["assess", "--as-of", f"{NOW:%Y-%m-%dT%H:%M}"], ["export"], ["status"]):
            code, told = run("--home", home, *command)
            assert code == 0, (home, command, told)
        said[home] = (home / "exports" / "networks.csv").read_bytes()
    assert said[here] == said[there]
    assert run("--home", there, "prune")[0] == 0


@pytest.mark.parametrize("command", [("backup",), ("status", "--prometheus")])
def test_nothing_but_a_file_is_ever_replaced(db: Path, command: tuple[str, ...]) -> None:
    """A pipe here; a device such as /dev/null where root backs up."""
    pipe = db.with_name("pipe")
    os.mkfifo(pipe)
    code, said = run(*command, pipe, "--db", db)
    assert (code, pipe.is_fifo()) == (2, True)
    assert "it is no file" in said


@pytest.mark.parametrize("target", ["vitality.db", "vitality.db/within/copy.db"])
def test_a_back_up_that_cannot_be_made_says_why_and_harms_nothing(db: Path, target: str) -> None:
    before = db.read_bytes()
    code, said = run("backup", db.parent / target, "--db", db)
    assert code == 2
    assert "vitality.db" in said
    assert db.read_bytes() == before

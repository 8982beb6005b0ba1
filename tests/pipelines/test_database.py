"""Whatever is wrong with the database is one true sentence, and the file stays as it was."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlite_utils import Database

from pipelines.database import DatabaseFault, check, check_writable, locked, opened
from pipelines.schema import migrations, prepare
from tests.helpers.odd_web import HEADER, living, odd_web
from vitality import main


def page_file(path: Path) -> None:
    path.write_text("<!doctype html><p>no database</p>" * 300)


def cut_off(path: Path) -> None:
    with Database(path) as db:
        prepare(db)
        db.disable_wal()
    path.write_bytes(path.read_bytes()[:50_000])


def damaged(path: Path) -> None:
    with Database(path) as db:
        prepare(db)
        db.disable_wal()
    bytes_ = bytearray(path.read_bytes())
    bytes_[4096:60_000] = b"\x55" * (60_000 - 4096)
    path.write_bytes(bytes_)


def foreign(path: Path) -> None:
    with Database(path) as db:
        db.table("photo").insert({"id": 1})


def newer(path: Path) -> None:
    with Database(path) as db:
        prepare(db)
        row = {"migration_set": "vitality", "name": "m999_tomorrow", "applied_at": ""}
        db.table("_sqlite_migrations").insert(row)


FAULTS: dict[str, tuple[Callable[[Path], None], str]] = {
    "a page": (page_file, "is no SQLite database"),
    "half a database": (cut_off, "was cut off"),
    "a damaged database": (damaged, "is damaged"),
    "another program's": (foreign, "another program"),
    "a newer version's": (newer, "newer version"),
}
#: What a command needs besides; each that takes a database is tried.
NEEDS = {
    "audit": ("{folder}/networks.csv",),
    "backfill": ("--catalogue", "{folder}"),
    "backtest": ("--own",),
    "backup": ("{folder}/copy.db",),
    "choose": ("--goal", "job", "--sector", "informatique"),
    "crawl": ("--catalogue", "{folder}"),
    "discover": (
        "--from",
        "crawl",
        "--candidates",
        "{folder}/found.csv",
        "--catalogue",
        "{folder}",
    ),
    "export": ("--out", "{folder}/out"),
    "feedback": ("{folder}/networks.csv",),
    "forget": ("club", "--catalogue", "{folder}"),
    "note": (
        "club",
        "--source",
        "https://club.example/",
        "--seen",
        "alive",
        "--catalogue",
        "{folder}",
    ),
    "notify": ("--dry-run", "{folder}/letters", "--public-url", "https://v.example/"),
    "serve": ("--port", "0"),
}
#: It says what is wrong as one finding among others.
TOLD_OTHERWISE = {"doctor"}
COMMANDS = [
    name
    for name, command in main.commands.items()
    if "db" in {each.name for each in command.params} and name not in TOLD_OTHERWISE
]


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_is_wrong_asks_no_host_and_leaves_the_file(
    tmp_path: Path, command: str, name: str
) -> None:
    make, words = FAULTS[name]
    db = tmp_path / "x.db"
    make(db)
    before = db.read_bytes()
    (tmp_path / "operator.toml").write_text('email = "office@club.example"\n')
    with odd_web({"club": living("club")}) as web:
        web.write_catalogue(tmp_path)
        options = [option.format(folder=tmp_path) for option in NEEDS.get(command, ())]
        done = CliRunner().invoke(main, [command, "--db", str(db), *options])
        assert not web.asked
    assert done.exit_code == 2, done.output
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert db.read_bytes() == before


def test_a_place_that_cannot_be_written_is_said_before_the_first_request(tmp_path: Path) -> None:
    (tmp_path / "networks.csv").write_text(HEADER + "a,A,http://a.invalid/,it,,fr,FR,,sector,,\n")
    for db in ("/proc/x.db", "/dev/null/x.db"):
        done = CliRunner().invoke(main, ["crawl", "--db", db, "--catalogue", str(tmp_path)])
        assert done.exit_code == 2
        assert done.stderr.startswith(f"Error: The database {db} cannot be used: ")


def test_a_full_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.database.LEAST_FREE", 1 << 62)
    with pytest.raises(DatabaseFault, match="the disk is full"):
        check_writable(tmp_path / "x.db")


def test_an_error_of_the_database_while_it_is_open_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DatabaseFault, match="the disk is full"), opened(tmp_path / "x.db") as db:  # noqa: PT012
        db.execute("PRAGMA max_page_count = 1")
        db.executescript("CREATE TABLE big(x); INSERT INTO big VALUES (zeroblob(10000000));")


def test_one_command_writes_at_a_time_and_another_can_wait(tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    holds = "import sys; from pathlib import Path; from pipelines.database import locked\n"
    holds += "with locked(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", holds, str(db)], text=True, **pipes) as other:  # type: ignore[call-overload]
        assert other.stdout.readline() == "held\n"
        with pytest.raises(DatabaseFault, match="Another vitality command"), locked(db):
            pass
        other.kill()  # the lock goes with the process
    with locked(db, waits=True):
        pass


def test_a_database_whose_making_was_cut_short_is_ours_and_made_whole(tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    with Database(db) as begun:
        begun.enable_wal()
        migrations.ensure_migrations_table(begun)
    check(db)  # as a second command does meanwhile
    with opened(db) as whole:
        assert not migrations.pending(whole)


def test_an_upgrade_keeps_a_copy_of_what_was(tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    with Database(db) as old:
        migrations.apply(old, stop_before="m005_void_crawls")
    with opened(db) as now:
        assert "publication" in now.table_names()
    [copy] = tmp_path.glob("x.db.before-*")
    assert copy.name == "x.db.before-m005_void_crawls"
    with Database(copy) as kept:
        assert "publication" not in kept.table_names()
    with opened(db):
        pass
    assert [copy] == [*tmp_path.glob("x.db.before-*")]


def test_an_upgrade_that_is_stopped_anywhere_is_done_again(tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    with Database(db) as old:
        migrations.apply(old, stop_before="m004_groups_and_checks")
    steps = [0]

    def count() -> int:
        steps[0] -= 1
        return int(steps[0] <= 0)  # 1 stops the statement

    for after in (1, 3, 10, 30, 100):
        steps[0] = after
        with closing(sqlite3.connect(db)) as connection:
            connection.set_progress_handler(count, 20)
            with pytest.raises(sqlite3.OperationalError):
                prepare(Database(connection))
    with opened(db) as now:
        assert now.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert not migrations.pending(now)


def test_a_sound_database_is_left_alone(tmp_path: Path) -> None:
    with opened(tmp_path / "x.db") as db:
        db.table("crawl").insert({"started_at": "2026-11-01T00:00:00Z", "networks": 0})
    check(tmp_path / "x.db", thoroughly=True)
    check(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()

"""A network that wants to be left out leaves no byte behind."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlite_utils import Database

from commands import home
from tests.helpers.catalogues import write
from tests.helpers.crawling import impatient
from tests.helpers.odd_web import OddWeb, living, odd_web
from vitality import main
from vocabulary.catalogue import load

#: By what it could be recognised.
TRACES = (b"pommier", b"Pommier")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def crawl(folder: Path) -> None:
    running = impatient(folder / "x.db", folder)
    output, _ = running.communicate(timeout=60)
    assert running.returncode == 0, output


def holds(folder: Path) -> list[str]:
    """Return the files in which a trace is found, but for the catalogue's own."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".csv"]
    files += [*folder.glob("exports/*.csv")]
    return [path.name for path in files if any(mark in path.read_bytes() for mark in TRACES)]


@pytest.fixture
def web(tmp_path: Path) -> OddWeb:
    with odd_web({"pommier": living("pommier"), "chene": living("chene")}) as found:
        found.write_catalogue(tmp_path)
        crawl(tmp_path)
        return found


def test_an_unknown_network_is_not_forgotten_in_silence(tmp_path: Path) -> None:
    result = run("forget", "nobody", "--db", tmp_path / "none.db")
    assert result.exit_code == 2
    assert "nobody is not in the catalogue" in result.output


def test_a_forgotten_network_leaves_no_byte_in_the_database_and_the_exports(
    web: OddWeb, tmp_path: Path
) -> None:
    run("export", "--db", tmp_path / "x.db", "--out", tmp_path / "exports")
    shutil.copy(tmp_path / "x.db", tmp_path / "x.db.before-something")
    assert {"x.db", "networks.csv", "networks.json"} <= set(holds(tmp_path))
    done = run("forget", "pommier", "--db", tmp_path / "x.db", "--catalogue", tmp_path,
               "--exports", tmp_path / "exports")  # fmt: skip
    assert done.exit_code == 0, done.output
    assert holds(tmp_path) == ["x.db.before-something"]
    assert f"Still held by: {tmp_path / 'x.db.before-something'}" in done.stderr
    with Database(tmp_path / "x.db") as db:
        assert db.execute("SELECT id, state FROM network_status").fetchall() == [("chene", "alive")]
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_it_is_not_visited_again_even_when_a_back_up_is_put_back(
    web: OddWeb, tmp_path: Path
) -> None:
    shutil.copy(tmp_path / "x.db", tmp_path / "backup")
    run("forget", "pommier", "--db", tmp_path / "x.db", "--catalogue", tmp_path,
        "--exports", tmp_path / "exports")  # fmt: skip
    shutil.copy(tmp_path / "backup", tmp_path / "x.db")
    (tmp_path / "backup").unlink()
    with odd_web({"pommier": living("pommier"), "chene": living("chene")}) as again:
        rows = (tmp_path / "networks.csv").read_text(encoding="utf-8")
        (tmp_path / "networks.csv").write_text(
            rows.replace(str(web.port), str(again.port)), encoding="utf-8"
        )
        crawl(tmp_path)
        assert again.paths("pommier") == []
        assert again.paths("chene")
    assert holds(tmp_path) == []


def test_a_network_nobody_knows_is_said(web: OddWeb, tmp_path: Path) -> None:
    done = run("forget", "cerisier", "--db", tmp_path / "x.db", "--catalogue", tmp_path)
    assert done.exit_code == 2
    assert "nothing to forget" in done.stderr


def test_an_opt_out_stands_where_an_upgrade_leaves_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shipped := tmp_path / "package").mkdir()
    write(shipped)
    monkeypatch.setattr(home, "SHIPPED", shipped)
    before = {path.name: path.read_bytes() for path in shipped.iterdir()}
    result = run("--home", tmp_path / "own", "forget", "club", "--note", "by mail")
    assert result.exit_code == 0, result.output
    assert {path.name: path.read_bytes() for path in shipped.iterdir()} == before
    assert load(tmp_path / "own" / "catalogue").optout == {"club"}
    again = run("--home", tmp_path / "own", "crawl", "--only", "club")
    # Every command reads it from then on, and its only network is left out.
    assert f"{tmp_path / 'own' / 'catalogue'} names no network" in again.output

"""Serving says clearly when it cannot."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest
from sqlite_utils import Database

from analysis.understanding.official import Official, keep
from dashboard.published import newest
from dashboard.server import PortTaken, ServeError, make_app, serve
from pipelines.schema import migrations


def test_a_port_in_use_is_said(filled: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(
            PortTaken, match=rf"127.0.0.1:{port} cannot be used \(Address already in use\)$"
        ):
            serve(filled, "127.0.0.1", port)


@pytest.mark.parametrize(
    ("host", "port", "reason"),
    [
        ("no-such-host.invalid", 8001, "no such address"),
        ("256.1.1.1", 8001, "no such address"),
        ("127.0.0.1", 99999, "ports end at 65535"),
    ],
)
def test_an_address_that_cannot_be_is_said(filled: Path, host: str, port: int, reason: str) -> None:
    with pytest.raises(PortTaken, match=rf"{host}:{port} cannot be used \({reason}\)$"):
        serve(filled, host, port)


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("no database, but long enough to be looked at" * 30)
    with pytest.raises(ServeError, match="cannot be read as a database"):
        serve(tmp_path / "notes.db", "127.0.0.1", 0)


def test_the_app_guesses_no_facets_and_lets_the_database_be_downloaded(filled: Path) -> None:
    app = make_app(filled)
    assert app.setting("suggest_facets") is False
    assert app.setting("allow_download") is True
    app.executor.shutdown()


def test_a_database_of_an_earlier_version_is_said_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with Database(path) as db:
        migrations.apply(db, stop_before="m004_groups_and_checks")
    with pytest.raises(ServeError, match="run vitality assess once"):
        serve(path, "127.0.0.1", 0)


def test_an_address_is_only_said_when_somebody_answers_there(tmp_path: Path) -> None:
    said: list[str] = []
    with pytest.raises(ServeError):
        serve(tmp_path / "none.db", "127.0.0.1", 0, lambda: said.append("ready"))
    assert said == []


@pytest.mark.parametrize("is_imported", [True, False])
def test_the_official_list_of_jobs_is_understood_once_it_is_imported(
    filled: Path, tmp_path: Path, is_imported: bool
) -> None:
    kept = tmp_path / "official-jobs.csv"
    if is_imported:
        keep([Official(("Dompteur de puces", "Dompteuse de puces"), "L1204")], kept)
    app = make_app(filled, official_jobs=kept)
    found = asyncio.run(newest(app))
    assert found
    assert (found[1].reader.read("dompteuse de puces").trades == ("culture",)) is is_imported
    app.executor.shutdown()

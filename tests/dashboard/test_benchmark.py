"""The database that the dashboard's benchmark asks is one that the dashboard shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from html import escape
from pathlib import Path

from sqlite_utils import Database

from bench.dashboard import pages_of
from bench.dashboard_data import build
from tests.dashboard.conftest import NOW, Browse


def test_the_pages_show_what_was_built(tmp_path: Path, serve: Callable[..., Browse]) -> None:
    path = tmp_path / "bench.db"
    build(path, networks=20, days=4, as_of=NOW.replace(microsecond=0) - timedelta(hours=1))
    with Database(path) as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db["figures"].count == 20 * 4
        [[name, network]] = db.execute(
            "SELECT name, id FROM network_status ORDER BY id LIMIT 1"
        ).fetchall()
    browse = serve(path)
    for address in ("/", f"/network/{network}", "/changes?kind=new"):
        shown = browse(address)
        assert shown.status_code == 200
        assert escape(name) in shown.text
    for page in pages_of(path).values():
        assert browse(page(1)).status_code == 200

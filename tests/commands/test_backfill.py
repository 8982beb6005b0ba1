"""``vitality backfill`` asks an archive as politely as any site, keeps what it says, stops when told to."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from pipelines.store import list_networks
from tests.helpers.crawling import Done, vitality
from tests.helpers.odd_web import OddWeb, answer, odd_web
from vocabulary.catalogue import load, load_vocabulary

ALIVE = b"""<!doctype html><html lang="fr"><title>Cerisier</title><h1>Cerisier</h1>
<p>Notre association compte 140 membres.</p><p>Bienvenue chez nous, venez au jardin.</p></html>"""
YEARS = "&output=json&from=2016&to={year}&collapse=timestamp%3A6&limit=5000"


def backfill(folder: Path, web: OddWeb, *options: str) -> Done:
    known = ("--db", folder / "x.db", "--catalogue", folder, "--allow-private")
    return vitality("backfill", *known, "--archive", web.url("archive", "/kept"), *options)


def index(name: str) -> str:
    asked = f"/kept/cdx?url=https%3A%2F%2F{name}.example%2F" + YEARS
    return asked.format(year=datetime.now(UTC).year)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    head = "id,name,url,sectors,audience,languages,country,region,kind,seeds,note\n"
    rows = "".join(
        f"{n},{n.title()},https://{n}.example/,it,,fr,FR,,sector,,\n"
        for n in ("cerisier", "prunier")
    )
    (tmp_path / "networks.csv").write_text(head + rows, encoding="utf-8")
    now = datetime.now(UTC)
    list_networks(tmp_path / "x.db", load(tmp_path), load_vocabulary(tmp_path), now)
    return tmp_path


def test_captures_are_kept_apart_and_the_archive_is_not_asked_twice(folder: Path) -> None:
    rows = [
        ["timestamp", "original", "statuscode"],
        ["20180601100000", "https://cerisier.example/", "200"],
        ["20210601100000", "https://cerisier.example/", "404"],
    ]
    archive = {
        index("cerisier"): answer(json.dumps(rows).encode(), "application/json"),
        index("prunier"): answer(b"[]", "application/json"),
        "/kept/20180601100000id_/https://cerisier.example/": answer(ALIVE),
    }
    with odd_web({"archive": archive}) as web:
        done = backfill(folder, web)
        assert done.returncode == 0, done.stderr
        assert "2 networks asked about, 1 seen by archive.localhost" in done.stdout
        asked = len(web.asked)
        assert "nothing to do" in backfill(folder, web).stdout
        assert len(web.asked) == asked
    with Database(folder / "x.db") as opened:
        looks = list(opened.query("SELECT * FROM archived_look ORDER BY captured_at"))
        assert [(look["status"], look["face"], look["members_low"]) for look in looks] == [
            (200, "ok", 140),
            (404, None, None),
        ]
        assert opened.table("visit").count == 0
        assert opened.table("observation").count == 0


def test_an_archive_that_asks_to_wait_is_left_alone_and_the_rest_is_for_later(folder: Path) -> None:
    with odd_web({"archive": {index("cerisier"): answer(b"slow down", status=429)}}) as web:
        done = backfill(folder, web)
        assert done.returncode == 1
        assert "asked no further: it asks to wait" in done.stderr
        assert index("prunier") not in web.paths("archive")


def test_a_network_that_nobody_knows_is_said(folder: Path) -> None:
    with odd_web({"archive": {}}) as web:
        done = backfill(folder, web, "--only", "poirier")
    assert done.returncode == 2
    assert "Not in the catalogue: poirier" in done.stderr

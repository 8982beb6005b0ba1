"""``vitality backfill`` asks an archive as politely as any site, keeps what it says, stops when told to."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from filelock import FileLock
from sqlite_utils import Database

from pipelines.database import opened
from pipelines.forgetting import forget, known
from pipelines.from_people import list_networks
from pipelines.witnesses import keep_answer, keep_copy
from tests.helpers.crawling import Done, vitality
from tests.helpers.odd_web import OddWeb, answer, odd_web
from vocabulary.archived import ArchiveAnswer, ArchivedLook, ArchiveOutcome, KeptCopy
from vocabulary.catalogue import load, load_vocabulary
from vocabulary.items import Face

ALIVE = b"""<!doctype html><html lang="fr"><title>Cerisier</title><h1>Cerisier</h1>
<p>Notre association compte 140 membres.</p><p>Bienvenue chez nous, venez au jardin.</p></html>"""
YEARS = "&output=json&from=2016&to={year}&limit=5000"


def backfill(folder: Path, web: OddWeb, *options: str) -> Done:
    known = ("--db", folder / "x.db", "--catalogue", folder, "--allow-private")
    return vitality("backfill", *known, "--archive", web.url("archive", "/kept"), *options)


def captured(body: bytes, kind: str = "text/html; charset=utf-8") -> bytes:
    """Return a capture as archives answer it."""
    return answer(body, kind, 200, b"Memento-Datetime: Fri, 01 Jun 2018 10:00:00 GMT")


def index(name: str) -> str:
    asked = f"/kept/cdx?url=https%3A%2F%2F{name}.example%2F" + YEARS
    return asked.format(year=datetime.now(UTC).year)


def rows(*captures: tuple[str, str, str]) -> bytes:
    """Return the answer of an index: moment, address and status of each capture."""
    head = ("timestamp", "original", "statuscode")
    return answer(json.dumps([head, *captures]).encode(), "application/json")


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
    archive = {
        index("cerisier"): rows(
            ("20180601100000", "https://cerisier.example/", "200"),
            ("20210601100000", "https://cerisier.example/", "404"),
        ),
        index("prunier"): answer(b"[]", "application/json"),
        "/kept/20180601100000id_/https://cerisier.example/": captured(ALIVE),
    }
    with odd_web({"archive": archive}) as web:
        done = backfill(folder, web)
        assert done.returncode == 0, done.stderr
        assert "2 networks asked about, 1 seen by archive.localhost" in done.stdout
        asked = len(web.asked)
        assert "nothing to do" in backfill(folder, web).stdout
        assert len(web.asked) == asked
    with Database(folder / "x.db") as found:
        looks = list(found.query("SELECT * FROM archived_look ORDER BY captured_at"))
        assert [(look["status"], look["face"], look["members_low"]) for look in looks] == [
            (200, "ok", 140),
            (404, None, None),
        ]
        assert found.table("visit").count == 0
        assert found.table("observation").count == 0


def test_an_archive_that_asks_to_wait_is_left_alone_and_the_rest_is_for_later(folder: Path) -> None:
    with odd_web({"archive": {index("cerisier"): answer(b"slow down", status=429)}}) as web:
        done = backfill(folder, web)
        assert done.returncode == 1
        assert "asked no further: it asks to wait" in done.stderr
        assert index("prunier") not in web.paths("archive")


def test_networks_that_fail_now_are_asked_about_first(folder: Path) -> None:
    with opened(folder / "x.db") as database:
        at = {"crawl": 1, "network": "prunier", "as_of": "2026-11-01T00:00:00Z"}
        said = {
            "confidence": "low",
            "trend": "unknown",
            "features": "",
            "advice_fr": "",
            "advice_en": "",
        }
        database.table("verdict").insert(at | said | {"state": "unreachable"})
        database.table("figures").insert(at | {"state": "unreachable"})
    archive = {index(name): rows() for name in ("cerisier", "prunier")}
    with odd_web({"archive": archive}) as web:
        done = backfill(folder, web)
        asked = [path for path in web.paths("archive") if path in archive]
    assert asked == [index("prunier"), index("cerisier")]
    assert "2 of 2 networks asked about, 2 not seen" in done.stderr


def test_two_back_fills_at_once_are_one(folder: Path) -> None:
    with odd_web({"archive": {}}) as web, FileLock(folder / "x.db.backfill.lock"):
        done = backfill(folder, web)
        assert web.paths("archive") == []
    assert (done.returncode, "under way" in done.stderr) == (2, True)


def test_a_network_that_nobody_knows_is_said(folder: Path) -> None:
    with odd_web({"archive": {}}) as web:
        done = backfill(folder, web, "--only", "poirier")
    assert done.returncode == 2
    assert "Not in the catalogue: poirier" in done.stderr


def test_a_captured_redirect_leads_nobody_out_of_the_archive(folder: Path) -> None:
    with odd_web({"archive": {}, "cerisier": {"/": answer(ALIVE)}}) as web:
        leads_out = answer(b"", "text/html", 302, f"Location: {web.url('cerisier')}".encode())
        web.hosts["archive"].update(  # type: ignore[attr-defined]
            {
                index("cerisier"): rows(("20180601100000", "https://cerisier.example/", "200")),
                "/kept/20180601100000id_/https://cerisier.example/": leads_out,
            }
        )
        assert backfill(folder, web, "--only", "cerisier").returncode == 0
        assert web.paths("cerisier") == []
    with Database(folder / "x.db") as found:
        assert found.table("archived_look").count == 0


def test_a_back_fill_that_was_stopped_goes_on_where_it_was(folder: Path) -> None:
    archive = {
        index("cerisier"): rows(("20180601100000", "https://cerisier.example/", "200")),
        "/kept/20180601100000id_/https://cerisier.example/": captured(ALIVE),
        index("prunier"): answer(b"", status=503),
    }
    with odd_web({"archive": archive}) as web:
        assert backfill(folder, web).returncode == 1
        archive[index("prunier")] = rows()
        done = backfill(folder, web)
        assert (done.returncode, web.paths("archive").count(index("cerisier"))) == (0, 1)
        assert "1 networks asked about, 0 seen" in done.stdout
    with Database(folder / "x.db") as found:
        outcomes = dict(found.execute("SELECT network, outcome FROM archive_answer").fetchall())
    assert outcomes == {"cerisier": "seen", "prunier": "never_seen"}


def test_nothing_is_left_of_a_network_that_is_forgotten_after_a_back_fill(folder: Path) -> None:
    at, home = datetime(2018, 6, 1, tzinfo=UTC), "https://cerisier.example/"
    look = ArchivedLook(at, f"https://archive.example/20180601000000/{home}", 200, Face.OK)
    answered = ArchiveAnswer("cerisier", "archive.example", at, ArchiveOutcome.SEEN, looks=(look,))
    with opened(folder / "x.db") as database:
        keep_answer(database, answered)
        keep_copy(database, KeptCopy("cerisier", home, "archive.example", at, look.url))
        forget(database, known(database, ["cerisier"]))
    assert b"cerisier.example" not in (folder / "x.db").read_bytes()

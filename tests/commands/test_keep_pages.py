"""``vitality assess --archive`` has the pages kept that decided a death, and nothing without being asked."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database

from tests.helpers.crawling import Done, vitality
from tests.helpers.judging import Case, visit
from tests.helpers.odd_web import OddWeb, answer, odd_web
from vocabulary.items import FetchOutcome

KEPT = "/web/20261128120003/https://club.example/"


def assess(case: Case, web: OddWeb, *options: str) -> Done:
    named = [option.replace("ARCHIVE", web.url("archive", "/web")) for option in options]
    return vitality("assess", "--db", case.path, "--allow-private", *named)


def test_the_page_that_decided_is_kept_once_and_its_copy_is_remembered(tmp_path: Path) -> None:
    case = Case(tmp_path / "x.db")
    case.crawl(visit(outcome=FetchOutcome.GONE, status=410))
    asked = {
        "/web/record/https://club.example/": answer(
            b"x", "text/html", 200, f"Content-Location: {KEPT}".encode()
        )
    }
    with odd_web({"archive": asked}) as web:
        assert assess(case, web).returncode == 0
        assert web.paths("archive") == []  # off unless asked
        done = assess(case, web, "--archive", "ARCHIVE")
        assert "1 deciding pages kept by archive.localhost" in done.stdout, done.stderr
        address = web.url("archive", KEPT)
        again = assess(case, web, "--archive", "ARCHIVE")
        assert "0 deciding pages kept" in again.stdout
    with Database(case.path) as db:
        [row] = db.query("SELECT network, url, address FROM kept_copy")
    assert tuple(row.values()) == ("club", "https://club.example/", address)


def test_an_archive_that_asks_to_wait_is_left_alone(tmp_path: Path) -> None:
    case = Case(tmp_path / "x.db")
    case.crawl(visit(outcome=FetchOutcome.GONE, status=410))
    asked = {"/web/record/https://club.example/": answer(b"slow down", status=429)}
    with odd_web({"archive": asked}) as web:
        done = assess(case, web, "--archive", "ARCHIVE")
    assert done.returncode == 1
    assert "asked no further: it asks to wait" in done.stderr


def test_a_crawl_has_kept_what_it_judged_by(tmp_path: Path) -> None:
    gone = answer(b"gone", "text/plain", 410)
    with odd_web({"cerisier": {"/": gone}, "archive": {}}) as web:
        web.write_catalogue(tmp_path)
        decided, copy = web.url("cerisier"), f"/web/20261128120003/{web.url('cerisier')}"
        said = answer(b"x", "text/html", 200, f"Content-Location: {copy}".encode())
        web.hosts["archive"][f"/web/record/{decided}"] = said  # type: ignore[index]
        files = ("--db", tmp_path / "x.db", "--catalogue", tmp_path, "--allow-private")
        crawl = ("crawl", *files, "--only", "cerisier")
        done = vitality(*crawl, "--archive", web.url("archive", "/web"))
        address = web.url("archive", copy)
        refused = vitality(*crawl, "--no-assess", "--archive")
    assert done.returncode == 0, done.stderr
    with Database(tmp_path / "x.db") as db:
        assert [row["address"] for row in db.query("SELECT address FROM kept_copy")] == [address]
    assert (refused.returncode, "needs one" in refused.stderr) == (2, True)

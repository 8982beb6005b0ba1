"""A real web archive (pywb) tells what it saw: what fails today and died years ago is dead at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.helpers.crawling import ROOT, impatient
from tests.helpers.odd_web import living, odd_web
from tests.real.servers.packages import run
from tests.real.servers.pywb import Captured, pywb

ALIVE = """<!doctype html><html lang="fr"><title>Cerisier</title><h1>Cerisier</h1>
<p>Notre association compte 140 membres.</p><article><h2><a href="/a">Fête</a></h2>
<time datetime="{day}">x</time></article>
<article><h2><a href="/b">Taille</a></h2><time datetime="{older}">x</time></article>"""


@pytest.mark.real
def test_a_dead_address_is_dead_on_day_one_where_an_archive_saw_its_end(tmp_path: Path) -> None:
    db = tmp_path / "facts.db"
    with odd_web({"pommier": living("pommier")}) as web:
        gone = "http://cerisier.localhost:8079/"
        never = "http://prunier.localhost:8079/"
        web.write_catalogue(tmp_path, cerisier=gone, prunier=never)
        output, _ = impatient(db, tmp_path).communicate(timeout=120)
        assert states(db)["cerisier"] == "unreachable", output
        page = ALIVE.format(day="2018-05-02", older="2018-03-01")
        captures = [
            Captured(
                gone,
                "2017-04-01T10:00:00Z",
                "200 OK",
                ALIVE.format(day="2017-03-20", older="2017-02-01"),
            ),
            Captured(gone, "2018-06-01T10:00:00Z", "200 OK", page),
            Captured(gone, "2020-06-01T10:00:00Z", "404 Not Found", "gone"),
            Captured(gone, "2021-06-01T10:00:00Z", "404 Not Found", "gone"),
        ]
        with pywb(tmp_path, captures) as archive:
            command = ("backfill", "--db", db, "--catalogue", tmp_path, "--archive", archive)
            told = run(
                sys.executable, ROOT / "vitality.py", *command, "--allow-private", folder=tmp_path
            )
            assert "seen by 127.0.0.1" in told
            again = run(
                sys.executable, ROOT / "vitality.py", *command, "--allow-private", folder=tmp_path
            )
            assert "nothing to do" in again
    judged = (sys.executable, ROOT / "vitality.py", "assess", "--db", db, "--force")
    subprocess.run([str(part) for part in judged], check=True, timeout=120, capture_output=True)
    found = states(db)
    assert (found["cerisier"], found["pommier"]) == ("dead", "alive")
    assert found["prunier"] == "unreachable"
    with Database(db) as opened:
        looks = list(
            opened.query(
                "SELECT * FROM archived_look WHERE network = 'cerisier' ORDER BY captured_at"
            )
        )
        assert [look["face"] for look in looks[:2]] == ["ok", "ok"]
        assert looks[1]["members_low"] == 140
        assert looks[1]["newest_post_at"].startswith("2018-05-02")
        outcomes = dict(opened.execute("SELECT network, outcome FROM archive_answer").fetchall())
    assert outcomes["prunier"] == "never_seen"


def states(db: Path) -> dict[str, str]:
    with Database(db) as opened:
        return {
            row["id"]: row["state"] for row in opened.query("SELECT id, state FROM network_status")
        }

"""Real servers captured through invented years, in a real web archive that refuses, limits and fails."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.helpers.crawling import ROOT, impatient
from tests.helpers.odd_web import living, odd_web
from tests.real.servers.community import days_before
from tests.real.servers.mediawiki import mediawiki
from tests.real.servers.packages import install_debian_packages, run
from tests.real.servers.pelican import pelican
from tests.real.servers.process import LOOPBACK, answers, free_port, running
from tests.real.servers.pywb import Captured, pywb
from tests.real.servers.recording import record
from tests.real.servers.wordpress import wordpress
from tests.real.test_real_archive import states
from tests.real.test_real_day_one import BACKFILL

pytestmark = pytest.mark.real

#: The years in which each server is captured.
YEARS = {wordpress: (2017, 2019), mediawiki: (2018,), pelican: (2018, 2020)}
NAMES = {
    "wordpress": "Réseau des métiers du son",
    "mediawiki": "Wiki des relieurs",
    "pelican": "Carnet des vanniers",
    "blocked": "Amicale des graveurs",
}
MISSING = "<!doctype html><html lang=fr><title>Page introuvable</title><h1>Page introuvable</h1>"
#: A front door of the archive that lets few in a minute, and nobody while a file says that it is closed.
FRONT = """
daemon off; user root; pid {folder}/pid; error_log stderr; events {{ }}
http {{
  access_log off; limit_req_zone $binary_remote_addr zone=few:1m rate=1r/m; limit_req_status 429;
  server {{
    listen {host}:{port};
    location = /robots.txt {{
      if (-f {folder}/closed) {{ return 503; }}
      proxy_pass http://{behind};
    }}
    location / {{
      if (-f {folder}/closed) {{ return 503; }}
      limit_req zone=few burst=13 nodelay;
      proxy_pass http://{behind};
    }}
  }}
}}
"""


def address(name: str) -> str:
    """Return where nothing answers today."""
    return f"http://{name}.localhost:8079/"


def captures(folder: Path) -> Iterator[Captured]:
    """Yield what the archive holds: years of real servers, gaps, and what stood there since."""
    for serve, years in YEARS.items():
        for year in years:
            at, place = datetime(year, 6, 1, 10, tzinfo=UTC), folder / f"{serve.__name__}-{year}"
            place.mkdir()
            with serve(place, at) as community:
                yield from record(community, at, address(community.id))
    home, blog, blocked = address("wordpress"), address("pelican"), address("blocked")
    yield Captured(home, "2016-06-01T10:00:00Z", "301 Moved", "", location=f"{home}ailleurs/")
    yield Captured(home, "2022-06-01T10:00:00Z", "404 Not Found", "gone")
    yield Captured(home, "2023-06-01T10:00:00Z", "200 OK", MISSING)
    yield Captured(blog, "2023-06-01T10:00:00Z", "503 Service Unavailable", "later")
    yield Captured(blocked, "2017-06-01T10:00:00Z", "200 OK", "<title>Amicale des graveurs</title>")
    yield Captured(blocked, "2020-06-01T10:00:00Z", "404 Not Found", "gone")


@contextmanager
def front(folder: Path, archive: str) -> Iterator[str]:
    """Serve ``archive`` through a front door; yield its address there."""
    install_debian_packages()
    port, behind = free_port(), archive.removeprefix("http://").removesuffix("/kept")
    settings = FRONT.format(folder=folder, host=LOOPBACK, port=port, behind=behind)
    (folder / "front.conf").write_text(settings)
    server = ("nginx", "-p", folder, "-c", folder / "front.conf")
    with running(server, folder / "front.log", lambda: answers(port, LOOPBACK, "/robots.txt")):
        yield f"http://{LOOPBACK}:{port}/kept"


def backfill(db: Path, folder: Path, archive: str) -> subprocess.CompletedProcess[str]:
    """Back-fill without the pauses of the real web."""
    command = (sys.executable, "-c", BACKFILL, db, folder, archive)
    return subprocess.run(
        list(map(str, command)), capture_output=True, text=True, timeout=240, cwd=ROOT, check=False
    )


def test_captures_of_real_servers_tell_their_years_whatever_the_archive_does(
    tmp_path: Path,
) -> None:
    db = tmp_path / "facts.db"
    rows = [f"{n},{NAMES[n]},{address(n)},craft,,fr,FR,,sector,,\n" for n in NAMES]
    head = "id,name,url,sectors,audience,languages,country,region,kind,seeds,note\n"
    with odd_web({"pommier": living("pommier")}) as web:
        rows.append(f"pommier,Pommier,{web.url('pommier')},craft,,fr,FR,,sector,,\n")
        (tmp_path / "networks.csv").write_text(head + "".join(rows), encoding="utf-8")
        output, _ = impatient(db, tmp_path).communicate(timeout=120)
    assert {states(db)[name] for name in NAMES} == {"unreachable"}, output
    with pywb(tmp_path, captures(tmp_path), blocked=[address("blocked")]) as archive:
        with front(tmp_path, archive) as door:
            (tmp_path / "closed").touch()
            done = backfill(db, tmp_path, door)
            assert (done.returncode, "asked no further" in done.stderr) == (1, True), done.stderr
            assert not seen(db)
            (tmp_path / "closed").unlink()
            done = backfill(db, tmp_path, door)
            assert (done.returncode, "it asks to wait" in done.stderr) == (1, True), done.stderr
            assert {network for network, *_ in seen(db)} == {"wordpress"}  # the rest is for later
        done = backfill(db, tmp_path, archive)
        assert done.returncode == 0, done.stdout + done.stderr
    for name, year, newest in (*newest_of("wordpress", 3.1), *newest_of("pelican", 322.3)):
        assert (name, year, "home", newest) in seen(db)
        assert (name, year, "feed", newest) in seen(db)
    led_on = {(year, page) for name, year, page, _newest in seen(db) if name == "mediawiki"}
    assert (2018, "home") in led_on  # its address always redirects to its main page
    assert not [row for row in seen(db) if row[0] == "blocked"]
    judge = (sys.executable, ROOT / "vitality.py", "assess", "--db", db, "--force")
    run(*judge)
    dead = dict.fromkeys(NAMES, "unreachable") | {"wordpress": "dead"}
    assert {name: states(db)[name] for name in NAMES} == dead
    with Database(db) as opened:
        said = {
            row["text_fr"] for row in opened.query("SELECT * FROM reason WHERE rule = 'archived'")
        }
    assert "Vu actif par 127.0.0.1 jusqu’en juin 2019." in said


def newest_of(name: str, days: float) -> Iterator[tuple[str, int, str]]:
    """Yield the years in which a server was captured, and its newest post then: so many days old."""
    for serve, years in YEARS.items():
        for year in years if serve.__name__ == name else ():
            [newest] = days_before(datetime(year, 6, 1, 10, tzinfo=UTC), days)
            yield name, year, f"{newest:%Y-%m-%dT%H:%M:%SZ}"


def seen(db: Path) -> set[tuple[str, int, str, str]]:
    """Return network, year, page and newest post of each capture that shows a network alive."""
    sql = "SELECT * FROM archived_look WHERE face = 'ok' AND NOT is_other"
    with Database(db) as opened:
        return {
            (look["network"], int(look["captured_at"][:4]), look["purpose"], look["newest_post_at"])
            for look in opened.query(sql)
        }

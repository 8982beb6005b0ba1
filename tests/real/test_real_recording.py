"""A real web archive (pywb) keeps the page that a crawl decided by, and the address it leads to is there."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from sqlite_utils import Database

from tests.helpers.crawling import ROOT
from tests.helpers.odd_web import HEADER, answer, odd_web
from tests.real.servers.packages import run
from tests.real.servers.process import LOOPBACK
from tests.real.servers.pywb import pywb

NOTICE = """<!doctype html><html lang="fr"><meta charset="utf-8"><title>Cerisier</title><h1>Cerisier</h1>
<p>Cerisier a cessé ses activités le 3 mai 2018. Merci à toutes et à tous.</p></html>"""


@pytest.mark.real
def test_a_crawl_has_the_page_kept_that_it_decided_by(tmp_path: Path) -> None:
    db = tmp_path / "facts.db"
    with odd_web({}) as web, pywb(tmp_path, records=True) as archive:
        page = f"http://{LOOPBACK}:{web.port}/"
        web.hosts[f"{LOOPBACK}:{web.port}"] = {"/": answer(NOTICE.encode())}  # type: ignore[index]
        (tmp_path / "networks.csv").write_text(
            f"{HEADER}cerisier,Cerisier,{page},craft,,fr,FR,,sector,,\n", encoding="utf-8"
        )
        files = ("--db", db, "--catalogue", tmp_path, "--allow-private")
        crawl = (sys.executable, ROOT / "vitality.py", "crawl", *files)
        said = run(*crawl, "--archive", archive, folder=ROOT)
        assert "1 deciding pages kept" in said, said
        with Database(db) as opened:
            [(address,)] = opened.execute("SELECT address FROM kept_copy").fetchall()
        assert address.startswith(f"{archive}/")
        framed = re.sub(r"/([0-9]{14})/", r"/\1mp_/", address, count=1)  # the page in its frame
        assert any("cessé ses activités" in looked_at(framed) for _try in range(20))


def looked_at(address: str) -> str:
    """Return a page of the archive; nothing before its index has it."""
    try:
        with urlopen(address, timeout=20) as kept:
            return str(kept.read().decode())
    except HTTPError:
        time.sleep(1)
        return ""

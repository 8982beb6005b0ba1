"""Real community software, served on loopback and crawled once; and the dashboard in a real browser."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from demo.web import DemoWeb
from pipelines.database import opened
from pipelines.witnesses import keep_answer
from tests.helpers.aged import age
from tests.helpers.crawling import ROOT, impatient
from tests.real.crawled import Crawl, run_crawl
from tests.real.servers.community import Community
from tests.real.servers.everyone import SERVERS
from tests.real.servers.packages import install_debian_packages
from tests.real.servers.process import LOOPBACK, answers, free_port, running
from vocabulary.archived import ArchiveAnswer, ArchivedLook, ArchiveOutcome
from vocabulary.items import Face, Purpose

#: Whom readers write to, and what lets editors in.
CONTACT, TOKEN = "reseaux@conseil.example", "a-token-of-32-signs-a-token-of-32"
#: How some networks of the demo are said to have been judged at the crawl before.
BEFORE = {"forum-bois": "slowing", "silence": "dormant", "ferme": "alive"}


@pytest.fixture(scope="session")
def communities(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Community]]:
    """All communities, up and seeded, by id."""
    as_of = datetime.now(UTC)
    with ExitStack() as stack:
        served = [
            stack.enter_context(serve(tmp_path_factory.mktemp("real"), as_of)) for serve in SERVERS
        ]
        yield {community.id: community for community in served}


@pytest.fixture(scope="session")
def crawl(communities: dict[str, Community], tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    """One crawl of all of them."""
    return run_crawl(communities, tmp_path_factory.mktemp("crawl"))


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard of the demo web, crawled forty days ago and today, served by the command line."""
    install_debian_packages()
    folder = tmp_path_factory.mktemp("browser")
    with DemoWeb(as_of=datetime.now(UTC)) as web:
        web.write_catalogue(folder)
        _crawled(folder)
        age(folder / "demo.db", 40, BEFORE)
        _crawled(folder)
        _seen_by_an_archive(folder / "demo.db")
    (folder / "operator.toml").write_text(f'email = "{CONTACT}"\n')
    token = folder / "token"
    token.write_text(TOKEN)
    token.chmod(0o600)
    port = free_port()
    command = (sys.executable, ROOT / "vitality.py", "serve", "--db", folder / "demo.db")
    options = ("--editor-token-file", token, "--port", str(port))
    with running((*command, *options), folder / "log", lambda: answers(port, LOOPBACK)):
        yield f"http://{LOOPBACK}:{port}"


def _crawled(folder: Path) -> None:
    crawl = impatient(folder / "demo.db", folder)
    output, _err = crawl.communicate(timeout=240)
    assert crawl.returncode == 0, output


def _seen_by_an_archive(db: Path) -> None:
    """Let an archive have seen the years of a network that ended."""
    at = [datetime(year, 6, 1, tzinfo=UTC) for year in (2010, 2012, 2015, 2018, 2021)]
    urls = [f"https://archive.example/web/{each:%Y%m%d%H%M%S}/http://ferme.example/" for each in at]
    looks = (
        ArchivedLook(at[0], urls[0], 200, Face.OK, is_other=True),
        ArchivedLook(at[1], urls[1], 200, Face.OK, 80, 80, at[0], "phpbb"),
        ArchivedLook(at[2], urls[2], 200, Face.OK, 310, 310, at[2], "discourse"),
        ArchivedLook(at[3], urls[3], 200, Face.OK, newest_post_at=at[2], purpose=Purpose.FEED),
        ArchivedLook(at[4], urls[4], 200, Face.CLOSURE_NOTICE),
    )
    with opened(db) as database:
        known = (ArchiveOutcome.SEEN, 40, at[0], at[3])
        keep_answer(database, ArchiveAnswer("ferme", "archive.example", at[4], *known, looks))


@pytest.fixture(scope="module")
def browser(address: str) -> Iterator[Browser]:
    """Debian's Chromium. While it is there no other test can run a loop of its own."""
    assert address
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def shots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where screenshots are kept: the folder VITALITY_SHOTS names, or a temporary one."""
    named = os.environ.get("VITALITY_SHOTS")
    folder = Path(named) if named else tmp_path_factory.mktemp("shots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder

"""What a crawl says to whoever runs it, and whose fault its status tells."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from commands import crawl as command
from crawler.run import CrawlResult
from tests.helpers.catalogues import write
from tests.helpers.crawling import ROOT

Crawl = Callable[..., int]


@pytest.fixture
def crawl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Crawl:
    """A crawl whose visits are done by nobody, and end as the test says."""
    write(tmp_path)

    def run(contact: str = "mailto:a@club.example", own_errors: int = 0, **settings: Any) -> int:
        found = CrawlResult(1, False, False, 0, own_errors, None, None)
        monkeypatch.setattr(command, "CONTACT", contact)
        monkeypatch.setattr(command, "run_crawl", lambda networks, *_more: len(networks) and found)
        return command.crawl(tmp_path / "x.db", tmp_path, settings=settings, assesses=False)

    return run


def test_without_a_contact_a_crawl_goes_on_and_says_in_a_line_how_to_set_one(
    crawl: Crawl, capsys: pytest.CaptureFixture[str]
) -> None:
    assert crawl(contact="") == 0
    said = capsys.readouterr().err
    assert said.count("set VITALITY_CONTACT") == said.count("\n") == 1


@pytest.mark.parametrize(
    "settings", [{"contact": "mailto:a@club.example"}, {"contact": "", "ALLOW_PRIVATE": True}]
)
def test_with_one_or_among_private_addresses_nothing_is_said(
    crawl: Crawl, capsys: pytest.CaptureFixture[str], settings: dict[str, Any]
) -> None:
    assert crawl(**settings) == 0
    assert capsys.readouterr().err == ""


def test_a_crawl_with_errors_of_this_program_says_so_and_ends_with_status_1(
    crawl: Crawl, capsys: pytest.CaptureFixture[str]
) -> None:
    assert crawl(own_errors=3) == 1
    assert "3 visits failed because of errors of this program" in capsys.readouterr().err


def test_whoever_is_visited_is_told_whom_to_write_to() -> None:
    shown = "from vocabulary.promises import USER_AGENT; print(USER_AGENT)"
    environment = {**os.environ, "VITALITY_CONTACT": "mailto:a@club.example"}
    told = subprocess.run(
        [sys.executable, "-c", shown], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    assert b"; mailto:a@club.example)" in told.stdout

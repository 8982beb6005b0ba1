"""What a crawl met on networks' own pages becomes a candidate, with the page and the day."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commands import candidates
from pipelines.store import Job, Store
from tests.helpers.catalogues import GOOD, HEADER, OPTOUT, OTHER, write
from vitality import main
from vocabulary.catalogue import load, load_vocabulary
from vocabulary.items import (
    FetchOutcome,
    NetworkDone,
    Observation,
    Outcome,
    Rank,
    Visit,
    VisitRecord,
)

AT = datetime(2026, 11, 12, 10, tzinfo=UTC)


def crawled(folder: Path, signal: str, url: str) -> Path:
    """Return a folder whose database keeps one look at the club's page, which leads to ``url``."""
    write(folder, HEADER + GOOD + OTHER, optout=OPTOUT + "other,2026-01-01,\n")
    catalogue = load(folder)
    job = Job(folder / "x.db", catalogue, load_vocabulary(folder), catalogue.networks, AT)
    store = Store(job)
    seen = Observation(signal, Outcome.OBSERVED, url, rank=Rank.TEXT, probe="home_page")
    home = Visit("club", "https://club.example/", "home", AT, FetchOutcome.OK, 200)
    store.keep([(NetworkDone("club", 1), [VisitRecord(home, (seen,))])])
    store.close(AT, {})
    return folder


def discover(folder: Path, *more: str) -> Result:
    paths = {"--catalogue": folder, "--candidates": folder / "c.csv", "--db": folder / "x.db"}
    pairs = (str(part) for pair in paths.items() for part in pair)
    return CliRunner().invoke(main, ["discover", "--from", "crawl", *pairs, *more])


@pytest.mark.parametrize("signal", ["community_url", "successor_url"])
def test_a_community_met_is_a_candidate_with_its_source_and_day(
    tmp_path: Path, signal: str
) -> None:
    done = discover(crawled(tmp_path, signal, "https://discord.gg/club"))
    assert done.exit_code == 0, done.output
    [kept] = candidates.read(tmp_path / "c.csv")
    assert (kept.name, kept.url) == ("Club (discord.gg)", "https://discord.gg/club")
    assert (kept.source, kept.source_date) == ("https://club.example/", "2026-11-12")
    assert "Club" in kept.note


@pytest.mark.parametrize("url", ["https://club.example/forum", "https://www.other.example/"])
def test_what_is_known_or_opted_out_is_none(tmp_path: Path, url: str) -> None:
    assert "0 of them new" in discover(crawled(tmp_path, "community_url", url)).output


def test_a_candidate_is_met_once(tmp_path: Path) -> None:
    folder = crawled(tmp_path, "community_url", "https://forum.example/")
    discover(folder)
    assert "0 of them new" in discover(folder).output


def test_without_a_database_or_with_a_list_it_says_so(tmp_path: Path) -> None:
    assert "run vitality crawl first" in discover(tmp_path).output
    crawled(tmp_path, "community_url", "https://forum.example/")
    assert "takes no --file" in discover(tmp_path, "--file", "x.md").output

"""A database as its operator has it, and the command line as they type it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from click.testing import CliRunner

from tests.helpers.judging import keep_crawl
from vitality import main
from vocabulary.catalogue import Catalogue, Network
from vocabulary.items import FetchOutcome, Visit, VisitRecord

NOW = datetime.now(UTC)


def crawled(path: Path, names: tuple[str, ...], at: datetime) -> Path:
    """Keep one finished crawl that began at a moment and saw each network's home page."""
    networks = tuple(
        Network(name, name, f"https://{name}.example/", sectors=("it",), languages=("en",))
        for name in names
    )
    seen = {
        each.id: [VisitRecord(Visit(each.id, each.url, "home", at, FetchOutcome.OK, 200))]
        for each in networks
    }
    keep_crawl(path, Catalogue(networks), seen, at, at + timedelta(minutes=1))
    return path


def run(*words: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(word) for word in words])
    return result.exit_code, result.output

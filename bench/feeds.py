"""How much quicker plain feeds are read than by feedparser: ``python -m bench.feeds [FOLDER]``.

The recorded feeds of the tests, or the ``*.xml`` files under a folder (feedparser's source has 2,200 of
them): where the quick way reads one at all, both readings must be the same.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench.pages import FIXTURES
from crawler.page import Page
from crawler.readers.formats.feeds import is_feed, read_any_feed
from crawler.readers.formats.plain_feeds import read_plain_feed

#: Times that feedparser takes for one the quick way does.
GOAL = 10
ROUNDS = 5
_AS_OF = datetime(2026, 11, 23, 10, tzinfo=UTC)


def plain_feeds(files: Iterable[Path]) -> list[Page]:
    """Return the answers that the quick way reads. Raises AssertionError where it reads another thing."""
    found = []
    for file in files:
        page = Page("https://a.example/feed", 200, file.read_bytes(), _AS_OF)
        if is_feed(page) and (feed := read_plain_feed(page.body)):
            assert feed == read_any_feed(page), file
            found.append(page)
    return found


def measure(pages: list[Page]) -> list[float]:
    """Return by how much the quick way is quicker, in each round."""
    rounds = []
    for _ in range(ROUNDS):
        quick = _seconds(lambda page: read_plain_feed(page.body), pages)
        rounds.append(_seconds(read_any_feed, pages) / quick)
    return rounds


def recorded() -> list[Page]:
    """Return the recorded feeds that are read the quick way."""
    return plain_feeds(sorted((FIXTURES / "feed").glob("*/response.xml")))


def _seconds(read: Callable[[Page], object], pages: list[Page]) -> float:
    start = time.process_time()
    for page in pages:
        read(page)
    return time.process_time() - start


def main() -> None:
    """Measure and print."""
    pages = plain_feeds(sorted(Path(sys.argv[1]).rglob("*.xml"))) if sys.argv[1:] else recorded()
    rounds = measure(pages)
    print(f"{len(pages)} plain feeds, read alike, {median(rounds):.1f} x as quickly; goal {GOAL} x")


if __name__ == "__main__":
    main()

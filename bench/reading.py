"""How many forum pages a second are read on one core: ``python -m bench.reading``.

Each realistic page (``bench.pages``) is read as ``vitality read`` does: recognised, read by every probe,
its face told. Beside the rate stands its ratio to parsing the same page and doing nothing with it,
which compares between machines. The last column is the rate of what no reading in Python can do without: the
tree, its links and its texts handed over, and nothing asked of them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from statistics import median

from selectolax.lexbor import LexborHTMLParser

from bench.pages import RealisticPage, forum_pages
from crawler.page import Page
from crawler.recorded import read_saved

#: Pages a second on one core to be reached, by the median page.
GOAL = 400
ROUNDS = 3
SECONDS = 0.15


@dataclass(frozen=True, slots=True)
class Rate:
    """How often a page is read in a second, its time against that of parsing it, and how often its parts
    are handed over without being read."""

    name: str
    size: int
    rate: float
    ratio: float
    most: float


def measure() -> list[Rate]:
    """Measure each page in rounds; return the medians."""
    as_of = datetime(2026, 11, 23, 10, tzinfo=UTC)
    found = []
    for page in forum_pages():
        read = partial(read_saved, page.body, page.url, as_of)
        parse = partial(LexborHTMLParser, page.body)
        hand_over = partial(_hand_over, page, as_of)
        rounds = [(_rate(read), _rate(parse), _rate(hand_over)) for _ in range(ROUNDS)]
        rate = median(reading for reading, _, _ in rounds)
        ratio = median(parsing / reading for reading, parsing, _ in rounds)
        most = median(handing for _, _, handing in rounds)
        found.append(Rate(page.name, len(page.body), rate, ratio, most))
    return found


def main() -> None:
    """Measure and print."""
    pages = measure()
    print(f"{'page':32} {'KB':>4} {'pages/s':>8} {'x parse':>8} {'at most':>8}")
    for page in pages:
        figures = f"{page.rate:8.0f} {page.ratio:8.1f} {page.most:8.0f}"
        print(f"{page.name:32} {page.size // 1000:4} {figures}")
    rates = [page.rate for page in pages]
    most = median(page.most for page in pages)
    print(f"slowest {min(rates):.0f} pages/s, median {median(rates):.0f}; goal {GOAL}")
    print(f"tree, links and texts alone: median {most:.0f} pages/s")


def _hand_over(recorded: RealisticPage, as_of: datetime) -> tuple[object, ...]:
    page = Page(recorded.url, 200, recorded.body, as_of, {"content-type": "text/html"})
    return page.links, page.folded_text


def _rate(work: Callable[[], object]) -> float:
    """Return how often ``work`` is done in a second of this process's own time."""
    count, start = 0, time.process_time()
    while time.process_time() - start < SECONDS:
        work()
        count += 1
    return count / (time.process_time() - start)


if __name__ == "__main__":
    main()

"""How many forum pages a second are read on one core: ``python -m bench.reading``.

Each realistic page (``bench.pages``) is read as ``vitality read`` does: recognised, read by every probe,
its face told. Beside the rate stands its ratio to parsing the same page and doing nothing with it,
which compares between machines.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from statistics import median

from selectolax.lexbor import LexborHTMLParser

from bench.pages import forum_pages
from crawler.recorded import read_saved

#: Pages a second on one core that are the least to be reached.
GOAL = 40
ROUNDS = 5
SECONDS = 0.4


def main() -> None:
    """Measure each page in rounds and print the medians."""
    as_of = datetime(2026, 11, 23, 10, tzinfo=UTC)
    rates = []
    print(f"{'page':32} {'KB':>4} {'pages/s':>8} {'x parse':>8}")
    for page in forum_pages():
        case, url, body = page.name, page.url, page.body
        read, parse = partial(read_saved, body, url, as_of), partial(LexborHTMLParser, body)
        rounds = [(_rate(read), _rate(parse)) for _ in range(ROUNDS)]
        rate = median(reading for reading, _ in rounds)
        ratio = median(parsing / reading for reading, parsing in rounds)
        rates.append(rate)
        print(f"{case:32} {len(body) // 1000:4} {rate:8.0f} {ratio:8.1f}")
    print(f"slowest {min(rates):.0f} pages/s, median {median(rates):.0f}; goal {GOAL}")


def _rate(work: Callable[[], object]) -> float:
    """Return how often ``work`` is done in a second of this process's own time."""
    count, start = 0, time.process_time()
    while time.process_time() - start < SECONDS:
        work()
        count += 1
    return count / (time.process_time() - start)


if __name__ == "__main__":
    main()

"""How many forum pages a second are read on one core: ``python -m bench.reading``.

Each recorded index of a forum (``tests/fixtures``) is filled up to the size of an average page by
repeating its own rows, then read as ``vitality read`` does: recognised, read by every probe, its face
told. Beside the rate stands its ratio to parsing the same page and doing nothing with it, which
compares between machines.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median

from selectolax.lexbor import LexborHTMLParser

from crawler.recorded import read_saved

FIXTURES = Path(__file__).parents[1] / "tests" / "fixtures"
PAGES = (
    *("phpbb/index_fr", "phpbb2/index_subsilver_fr", "smf/index_2_0_fr", "mybb/index_1_8_fr"),
    *("fluxbb/index_1_5_fr", "forumactif/index_modernbb_fr", "vbulletin/index_3_fr"),
    *("xenforo/index_2_fr", "invision/index_4_fr"),
)
#: Bytes of an average index page of a forum.
SIZE = 44_000
#: Pages a second on one core that are the least to be reached.
GOAL = 40
ROUNDS = 5
SECONDS = 0.4


def main() -> None:
    """Measure each page in rounds and print the medians."""
    as_of = datetime(2026, 11, 23, 10, tzinfo=UTC)
    rates = []
    print(f"{'page':32} {'KB':>4} {'pages/s':>8} {'x parse':>8}")
    for case in PAGES:
        url = json.loads((FIXTURES / case / "meta.json").read_text(encoding="utf-8"))["url"]
        body = _filled((FIXTURES / case / "response.html").read_bytes())
        read, parse = partial(read_saved, body, url, as_of), partial(LexborHTMLParser, body)
        rounds = [(_rate(read), _rate(parse)) for _ in range(ROUNDS)]
        rate = median(reading for reading, _ in rounds)
        ratio = median(parsing / reading for reading, parsing in rounds)
        rates.append(rate)
        print(f"{case:32} {len(body) // 1000:4} {rate:8.0f} {ratio:8.1f}")
    print(f"slowest {min(rates):.0f} pages/s, median {median(rates):.0f}; goal {GOAL}")


def _filled(body: bytes) -> bytes:
    """Return the page with its middle repeated up to the average size."""
    start, end = body.find(b"<body"), body.rfind(b"</body>")
    start = body.find(b">", start) + 1
    times = max((SIZE - len(body)) // max(end - start, 1), 0) + 1
    return body[:start] + body[start:end] * times + body[end:]


def _rate(work: Callable[[], object]) -> float:
    """Return how often ``work`` is done in a second of this process's own time."""
    count, start = 0, time.process_time()
    while time.process_time() - start < SECONDS:
        work()
        count += 1
    return count / (time.process_time() - start)


if __name__ == "__main__":
    main()

"""What one page that is made to cost takes from the other networks' pace: ``python -m bench.pace``.

Two loopback webs of living networks are crawled at once at a pause of a second. One has a network more, whose
every answer needs nearly all that a page may cost; what else the machine does counts for both. Judged
at the server: how long each other network's visit took, from its first request to its last.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import fmean, median

from crawler.bounds import MOST_TAGS
from crawler.settings import DOWNLOAD_MAXSIZE
from tests.helpers.crawling import impatient
from tests.helpers.hostile_pages import KINDS
from tests.helpers.odd_web import Asked, Hosts, answer, living, odd_web

#: Living networks, seconds between two requests to one host, and rounds.
OTHERS, PAUSE, ROUNDS = 100, 1.0, 5
#: Bytes of the feed: as many tags as are read of it.
FEED = 10_000 * MOST_TAGS // KINDS["feed: open entries"].of(10_000).count(b"<")


def costly() -> dict[str, bytes]:
    """Return a network whose home page and feed cost nearly all that an answer may."""
    link = '<head><link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    page, feed = KINDS["page: sentences"], KINDS["feed: open entries"]
    home = page.of(DOWNLOAD_MAXSIZE - 1_000).replace(b"<head>", link.encode(), 1)
    return {
        "/": answer(home, page.content_type),
        "/feed.xml": answer(feed.of(FEED), feed.content_type),
    }


def visit_seconds(asked: Iterable[Asked]) -> float:
    """Return how long the visit of a living network took, in the mean."""
    ends: dict[str, tuple[float, float]] = {}
    for each in asked:
        if each.host.startswith("good"):
            first, last = ends.get(each.host, (each.at, each.ended))
            ends[each.host] = min(first, each.at), max(last, each.ended)
    return fmean(last - first for first, last in ends.values())


def crawled(hosts: Hosts) -> float:
    """Crawl; return ``visit_seconds``."""
    with tempfile.TemporaryDirectory() as name, odd_web(hosts) as web:
        web.write_catalogue(Path(name))
        running = impatient(Path(name) / "x.db", Path(name), f"HOST_PAUSE={PAUSE}")
        output, _ = running.communicate(timeout=300)
        if running.returncode:
            raise RuntimeError(output)
        return visit_seconds(web.asked)


def measure(rounds: int = ROUNDS) -> Iterator[float]:
    """Yield for each round how many times as long the others' visits took beside the costly page."""
    others = {f"good{n}": living(f"good{n}") for n in range(OTHERS)}
    with ThreadPoolExecutor(2) as both:
        for _round in range(rounds):
            alone, beside = both.map(crawled, (others, {**others, "bad": costly()}))
            yield beside / alone


def main() -> None:
    """Measure and print."""
    ratios = []
    for ratio in measure():
        ratios.append(ratio)
        print(f"{ratio:.3f} x", flush=True)
    print(f"median: a costly page takes {median(ratios) - 1:.1%} of the others' pace")


if __name__ == "__main__":
    main()

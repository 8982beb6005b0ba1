"""What a crawl costs beside bare Scrapy fetching the same pages: ``python -m bench.crawl``.

A loopback web of realistic pages (``bench.realistic_web``) is crawled in turns, each crawl in a fresh
process: ours (probes, pipelines, SQLite), bare Scrapy with default settings and the very addresses our
crawl asked for, and bare Scrapy with a usual reading by parsel. Measured are user and system CPU seconds
a page, their ratios in each round, the peak memory of ours, and the bytes of a second crawl of the
unchanged web. Politeness is off for all: waiting costs no CPU. With ``--unmarked`` nginx gives its pages no
``ETag`` and no ``Last-Modified``, so that a second crawl is sent all again.
"""

from __future__ import annotations

import argparse
import os
import re
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from bench.realistic_web import RealisticWeb
from vocabulary.catalogue import Catalogue, Network

CONCURRENCY = 100
_DATE = re.compile(r"\d{1,2}[/. ](?:\d{1,2}|\w{3,9})[/. ]\d{4}")


def bare(folder: Path, *, reads: bool = False) -> int:
    """Fetch the addresses with Scrapy as it comes. Returns the number of answers."""
    import scrapy
    from scrapy.crawler import AsyncCrawlerProcess

    from crawler.run import allow_many_connections

    allow_many_connections()
    urls = (folder / "urls.txt").read_text().split()
    answers = 0

    class Bare(scrapy.Spider):
        name = "bare"
        start_urls = urls

        def parse(self, response: Any) -> None:
            nonlocal answers
            answers += 1
            if reads and isinstance(response, scrapy.http.HtmlResponse):
                _read(response)

    settings = {
        "CONCURRENT_REQUESTS": CONCURRENCY,
        "LOG_LEVEL": "WARNING",
        "TWISTED_DNS_RESOLVER": "crawler.transport.address_guard.GuardedResolver",  # *.localhost must resolve
        "ALLOW_PRIVATE": True,
        "HTTPERROR_ALLOW_ALL": True,
    }
    process = AsyncCrawlerProcess(settings)
    process.crawl(Bare)
    process.start()
    return answers


def _read(response: Any) -> dict[str, Any]:
    """Read what a usual spider does: title, description, feeds, links, text, dates."""
    text = " ".join(response.xpath("//body//text()[not(parent::script)]").getall())
    return {
        "title": response.css("title::text").get(),
        "description": response.css("meta[name=description]::attr(content)").get(),
        "feeds": response.css("link[rel=alternate]::attr(href)").getall(),
        "links": [
            (link.attrib["href"], link.css("::text").get()) for link in response.css("a[href]")
        ],
        "dates": _DATE.findall(text),
        "members": re.findall(r"(\d[\d  .,]*) (?:membres|members)", text),
    }


def ours(
    folder: Path,
    networks: Sequence[Network],
    settings: dict[str, Any] | None = None,
    on_done: Callable[[str, bool], None] | None = None,
) -> int:
    """Crawl as ``vitality crawl`` does, judging excluded. Returns the number of answers."""
    from crawler.run import run_crawl
    from pipelines.answers import KeptAnswers
    from pipelines.store import Job

    db = folder / "bench.db"
    networks = tuple(networks)
    job = Job(db, Catalogue(networks), {}, networks, datetime.now(UTC))
    given = {
        "ALLOW_PRIVATE": True,
        "HOST_PAUSE": 0,
        "CONCURRENT_REQUESTS": CONCURRENCY,
        "JOB": job,
        **(settings or {}),
    }
    with closing(KeptAnswers(db, job.started_at)) as answers:
        run_crawl(networks, given, on_done, recall=answers.recall)
    sql = "SELECT url, status FROM visit WHERE crawl = (SELECT max(crawl) FROM visit) ORDER BY id"
    visits = _rows(db, sql)
    (folder / "urls.txt").write_text("\n".join(url for url, _ in visits))
    return sum(status in {200, 304} for _, status in visits)


@dataclass(frozen=True, slots=True)
class Cost:
    """Pages of one crawl, its CPU seconds, and its peak memory in MiB."""

    pages: int
    cpu: float
    peak: float

    @property
    def per_page(self) -> float:
        """CPU milliseconds a page."""
        return 1000 * self.cpu / self.pages


def measured(task: Callable[[], int]) -> Cost:
    """Run ``task``, which returns its number of pages, in a fresh process."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(read)
        pages = task()
        os.write(write, str(pages).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as stream:
        pages = int(stream.read() or 0)
    _, status, usage = os.wait4(pid, 0)
    if status or not pages:
        sys.exit("a crawl of the benchmark failed")
    return Cost(pages, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


@dataclass(frozen=True, slots=True)
class Round:
    """One round: our first crawl, bare Scrapy, bare Scrapy with parsel, our second crawl and its bytes."""

    first: Cost
    bare: Cost
    parsel: Cost
    second: Cost
    again: float  # bytes of a second crawl, as a share of the first


def measure(folder: Path, web: RealisticWeb) -> Round:
    """Measure one round."""
    db = folder / "bench.db"
    for file in folder.glob("bench.db*"):
        file.unlink()
    first = measured(partial(ours, folder, web.networks))
    fetched = measured(partial(bare, folder))
    read = measured(partial(bare, folder, reads=True))
    second = measured(partial(ours, folder, web.networks))
    return Round(first, fetched, read, second, _bytes_again(db))


def _bytes_again(db: Path) -> float:
    sql = "SELECT sum(size_bytes) FROM visit GROUP BY crawl ORDER BY crawl"
    (first,), (second,) = _rows(db, sql)
    return float(second / first)


def _rows(db: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(db)) as opened:
        return opened.execute(sql).fetchall()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--unmarked", action="store_true", help="pages without ETag")
    options = parser.parse_args()
    rounds = []
    with (
        tempfile.TemporaryDirectory() as name,
        RealisticWeb(Path(name), options.hosts, has_marks=not options.unmarked) as web,
    ):
        for number in range(1, options.rounds + 1):
            found = measure(Path(name), web)
            rounds.append(found)
            print(
                f"round {number} ({web.kind}): ours {found.first.pages} pages "
                f"{found.first.per_page:.2f} ms/page, bare {found.bare.per_page:.2f}, "
                f"with parsel {found.parsel.per_page:.2f}, peak {found.first.peak:.0f} MiB, "
                f"again {found.again:.1%} of the bytes at {found.second.per_page:.2f} ms/page",
                flush=True,
            )
    ratio = median(each.first.per_page / each.bare.per_page for each in rounds)
    beside = median(each.first.per_page / each.parsel.per_page for each in rounds)
    print(f"CPU a page: {ratio:.2f} x bare Scrapy, {beside:.2f} x bare Scrapy with parsel")


if __name__ == "__main__":
    main()

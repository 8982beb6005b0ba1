"""CPU per page of the full crawl against bare Scrapy fetching the same pages. Run it by hand.

``python -m bench.crawl [--hosts 1000] [--rounds 3]`` starts a loopback web in a process of its own,
then crawls it in turns, each crawl in a fresh process: bare Scrapy (default settings, no parsing,
the very addresses our crawl asked for) and ours (probes, pipelines, SQLite). It prints user+system
CPU seconds per page, their ratio in each round, and the peak memory of ours. Politeness is off for
both: waiting costs no CPU.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from typing import Any

CONCURRENCY = 100


def serve(pipe: Connection, hosts: int, folder: str) -> None:
    """Serve the bulk web until told to stop; send its port, then the addresses asked."""
    from demo.web import DemoWeb

    with DemoWeb(as_of=datetime.now(UTC), bulk=hosts) as web:
        web.write_catalogue(Path(folder))
        pipe.send(web.port)
        pipe.recv()


def bare(urls_file: str) -> int:
    """Fetch the addresses with Scrapy as it comes. Returns the number of answers."""
    import scrapy
    from scrapy.crawler import AsyncCrawlerProcess

    urls = Path(urls_file).read_text().split()
    answers = 0

    class Bare(scrapy.Spider):
        name = "bare"
        start_urls = urls

        def parse(self, _response: Any) -> None:
            nonlocal answers
            answers += 1

    settings = {
        "CONCURRENT_REQUESTS": CONCURRENCY,
        "LOG_LEVEL": "WARNING",
        "TWISTED_DNS_RESOLVER": "crawler.address_guard.GuardedResolver",  # *.localhost must resolve
        "ALLOW_PRIVATE": True,
        "HTTPERROR_ALLOW_ALL": True,
    }
    process = AsyncCrawlerProcess(settings)
    process.crawl(Bare)
    process.start()
    return answers


def ours(folder: str) -> int:
    """Crawl the catalogue in ``folder`` as ``vitality crawl`` does, judging excluded."""
    from sqlite_utils import Database

    from crawler.run import run_crawl
    from pipelines.store import Job
    from vocabulary.catalogue import load

    db = Path(folder) / "bench.db"
    db.unlink(missing_ok=True)
    catalogue = load(Path(folder))
    networks = tuple(n for n in catalogue.networks if n.id.startswith("bulk-"))
    job = Job(db, catalogue, {}, networks, datetime.now(UTC))
    settings = {
        "ALLOW_PRIVATE": True,
        "HOST_PAUSE": 0,
        "CONCURRENT_REQUESTS": CONCURRENCY,
        "JOB": job,
    }
    run_crawl(networks, settings)
    with Database(db) as opened:
        visits = list(opened.query("SELECT url, status FROM visit ORDER BY id"))
    (Path(folder) / "urls.txt").write_text("\n".join(visit["url"] for visit in visits))
    return sum(visit["status"] is not None for visit in visits)


def measured(task: Callable[[str], int], argument: str) -> tuple[int, float, float]:
    """Run ``task`` in a fresh process; return pages, CPU seconds and peak memory in MiB."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(read)
        pages = task(argument)
        os.write(write, str(pages).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as stream:
        pages = int(stream.read() or 0)
    _, status, usage = os.wait4(pid, 0)
    if status or not pages:
        sys.exit(f"{task.__name__} failed")
    return pages, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, 8192)), hard))
    with tempfile.TemporaryDirectory() as folder:
        here, there = multiprocessing.Pipe()
        server = multiprocessing.get_context("spawn").Process(
            target=serve, args=(there, options.hosts, folder)
        )
        server.start()
        here.recv()
        ratios, peaks = [], []
        try:
            for number in range(1, options.rounds + 1):
                pages, cpu, peak = measured(ours, folder)
                bare_pages, bare_cpu, _ = measured(bare, f"{folder}/urls.txt")
                ratio = (cpu / pages) / (bare_cpu / bare_pages)
                ratios.append(ratio)
                peaks.append(peak)
                print(
                    f"round {number}: ours {pages} pages {1000 * cpu / pages:.2f} ms/page, "
                    f"bare {bare_pages} pages {1000 * bare_cpu / bare_pages:.2f} ms/page, "
                    f"ratio {ratio:.2f}, peak {peak:.0f} MiB",
                    flush=True,
                )
        finally:
            here.send("stop")
            server.join(10)
    print(f"ratio: median {median(ratios):.2f} [{min(ratios):.2f}-{max(ratios):.2f}]")
    print(f"peak memory: {max(peaks):.0f} MiB for {options.hosts} networks")


if __name__ == "__main__":
    main()

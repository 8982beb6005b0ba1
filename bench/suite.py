"""The whole suite with its goals: ``vitality bench``. Each figure is measured on this machine, now.

A ratio compares two things measured in turns in this run, so it holds on any machine; a figure by
itself holds on this one. Goals are those of ``docs/performance.md``.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from bench import crawl, feeds, full, reading, two_workers, wall
from bench.benchmark import Benchmark
from bench.realistic_web import RealisticWeb

#: Hosts of the crawls whose CPU is measured, and rounds of them.
HOSTS, ROUNDS = 40, 3
#: Hosts of the polite crawl, and of the one with silent hosts among them.
POLITE_HOSTS, MIXED_HOSTS = 1_000, 150


def run(say: Callable[[str], None], *, is_full: bool = False) -> Iterator[Benchmark]:
    """Measure everything, in about five minutes on two quiet cores; ``say`` is told what is under way.

    ``is_full``: also what 10,000 networks of 400 days cost, half an hour more.
    """
    say("reading")
    pages = reading.measure()
    yield _of(
        "forum pages read a second on one core",
        [page.rate for page in pages],
        "pages/s",
        reading.GOAL,
        is_rate=True,
    )
    yield _of("a forum page against parsing it", [page.ratio for page in pages], "x", 10)
    faster = feeds.measure(feeds.recorded())
    yield _of("plain feeds against feedparser", faster, "x", feeds.GOAL, is_rate=True)
    with tempfile.TemporaryDirectory() as name, RealisticWeb(Path(name), HOSTS) as web:
        say(f"crawling {HOSTS} hosts of {web.kind} in {ROUNDS} rounds, beside bare Scrapy")
        rounds = [crawl.measure(Path(name), web) for _ in range(ROUNDS)]
    yield _of(
        "CPU a page against bare Scrapy",
        [r.first.per_page / r.bare.per_page for r in rounds],
        "x",
        1.5,
    )
    yield _of(
        "CPU a page against bare Scrapy with parsel",
        [r.first.per_page / r.parsel.per_page for r in rounds],
        "x",
        0.5,
    )
    yield _of(
        "bytes of a second crawl of an unchanged web",
        [r.again for r in rounds],
        "of the first",
        0.05,
    )
    yield _of("peak memory of that crawl", [r.first.peak for r in rounds], "MiB", 200)
    yield from _polite(say)
    yield from _shared_out(say)
    if is_full:
        yield from full.run(say)


def _of(
    name: str, figures: list[float], unit: str, goal: float, *, is_rate: bool = False
) -> Benchmark:
    return Benchmark(name, median(figures), unit, goal, is_rate, min(figures), max(figures))


def _polite(say: Callable[[str], None]) -> Iterator[Benchmark]:
    """Yield what crawls with pauses take, of small pages."""
    say(f"crawling {POLITE_HOSTS} hosts at a pause of {wall.PAUSE:g} s")
    all_live = wall.measure(POLITE_HOSTS)
    of_them = f"of {POLITE_HOSTS:,} polite visits"
    yield Benchmark(f"time {of_them} against their pauses", all_live.ratio, "x", 2.0)
    if all_live.polite is not None:
        yield Benchmark(f"pauses {of_them} as long as promised", all_live.polite, "", 0.999, True)
    yield Benchmark(f"peak memory {of_them}", all_live.peak, "MiB", 250)
    say(f"crawling {MIXED_HOSTS} hosts, one in {wall.SILENT} of them silent")
    mixed = wall.measure(MIXED_HOSTS, has_silent=True)
    took = mixed.seconds / (mixed.bound + wall.TIME_OUT)
    name = "time beside silent hosts against pauses and one time-out"
    yield Benchmark(name, took, "x", 1.1)


def _shared_out(say: Callable[[str], None]) -> Iterator[Benchmark]:
    """Yield how much quicker two workers are than one, which hangs on how busy the machine is."""
    say(
        f"crawling {two_workers.HOSTS} hosts by one worker and by two (load {os.getloadavg()[0]:.1f})"
    )
    pairs = two_workers.measure()
    yield _of(
        f"two workers against one, {os.cpu_count()} cores",
        [pair.speed_up for pair in pairs],
        "x",
        two_workers.GOAL,
        is_rate=True,
    )

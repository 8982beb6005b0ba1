"""The whole suite with its goals: ``vitality bench``. Each figure is measured on this machine, now.

A ratio compares two things measured in turns in this run, so it holds on any machine; a figure by
itself holds on this one. Goals are those of ``docs/performance.md``.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from bench import crawl, reading
from bench.realistic_web import RealisticWeb

#: Hosts of the crawls whose CPU is measured, and rounds of them.
HOSTS, ROUNDS = 60, 3
#: Hosts of the polite crawl, and the pause between the end of an answer and the next request.
POLITE_HOSTS, PAUSE = 150, 1.0


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One figure and its goal: ``reached`` says whether it is at most, or for rates at least, its goal."""

    name: str
    figure: float
    unit: str
    goal: float
    is_rate: bool = False
    low: float | None = None  # of the rounds
    high: float | None = None

    @property
    def reached(self) -> bool:
        """Whether the goal is reached."""
        return self.figure >= self.goal if self.is_rate else self.figure <= self.goal

    def as_row(self) -> dict[str, Any]:
        """Return it ready for JSON."""
        return {**asdict(self), "reached": self.reached}


def run(say: Callable[[str], None]) -> Iterator[Benchmark]:
    """Measure everything, in about five minutes on two cores; ``say`` is told what is under way."""
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
    crawl.allow_many_connections()
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
    with tempfile.TemporaryDirectory() as name, RealisticWeb(Path(name), POLITE_HOSTS) as web:
        say(f"crawling {POLITE_HOSTS} hosts at a pause of {PAUSE:g} s")
        yield _polite(Path(name), web)


def _of(
    name: str, figures: list[float], unit: str, goal: float, *, is_rate: bool = False
) -> Benchmark:
    return Benchmark(name, median(figures), unit, goal, is_rate, min(figures), max(figures))


def _polite(folder: Path, web: RealisticWeb) -> Benchmark:
    """Return the time of a polite crawl against the pauses that politeness asks of each host."""
    start = time.monotonic()
    cost = crawl.measured(partial(crawl.ours, folder, web.networks, {"HOST_PAUSE": PAUSE}))
    bound = PAUSE * (cost.pages / POLITE_HOSTS - 1)
    ratio = (time.monotonic() - start) / bound
    return Benchmark(f"time of {POLITE_HOSTS} polite visits against their pauses", ratio, "x", 2.0)

"""How much quicker two workers are than one: ``python -m bench.two_workers [--hosts N] [--rounds N]``.

The same loopback hosts are crawled without pauses by one worker and by two, by turns, each as
``vitality crawl --workers`` does, with the one writer that takes over their shards. The ratio of the times
holds on a machine with two free cores; the load that is printed beside it says whether they were. ``work`` is
what the processor had to do for two workers against one: what it is above 1 is what sharing out costs.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

from bench import crawl
from bench.realistic_web import RealisticWeb
from vocabulary.catalogue import Catalogue
from vocabulary.kept import recall_nothing

HOSTS, ROUNDS, GOAL = 60, 3, 1.8


@dataclass(frozen=True, slots=True)
class Crawled:
    """Seconds of one crawl, CPU seconds of all its processes, and the load of the machine before it."""

    seconds: float
    cpu: float
    load: float


@dataclass(frozen=True, slots=True)
class Pair:
    """The same hosts crawled by one worker and by two."""

    one: Crawled
    two: Crawled

    @property
    def speed_up(self) -> float:
        """How many times quicker two are."""
        return self.one.seconds / self.two.seconds

    @property
    def work(self) -> float:
        """CPU seconds of two workers against those of one."""
        return self.two.cpu / self.one.cpu


def measure(hosts: int = HOSTS, rounds: int = ROUNDS) -> list[Pair]:
    """Crawl by turns."""
    with tempfile.TemporaryDirectory() as name, RealisticWeb(Path(name), hosts) as web:
        return [
            Pair(*(_crawled(Path(name), web, number) for number in (1, 2))) for _ in range(rounds)
        ]


def _crawled(folder: Path, web: RealisticWeb, workers: int) -> Crawled:
    for file in folder.glob("bench.db*"):
        file.unlink()
    load, before, begin = os.getloadavg()[0], getrusage(RUSAGE_CHILDREN), time.monotonic()
    crawl.measured(partial(_crawl, folder, web, workers))
    seconds, after = time.monotonic() - begin, getrusage(RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Crawled(seconds, cpu, load)


def _crawl(folder: Path, web: RealisticWeb, workers: int) -> int:
    """Crawl with workers; return how many networks were done."""
    from commands.workers import Processes, run_workers
    from pipelines.store import Job

    networks, done = tuple(web.networks), set[str]()
    db, at = folder / "bench.db", datetime.now(UTC)
    settings = {
        "ALLOW_PRIVATE": True,
        "HOST_PAUSE": 0,
        "CONCURRENT_REQUESTS": crawl.CONCURRENCY,
        "JOB": Job(db, Catalogue(networks), {}, networks, at),
    }
    run_workers(
        Processes(workers),
        networks,
        settings,
        lambda network, _shown: done.add(network),
        frozenset(),
        recall_nothing,
    )
    return len(done)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=HOSTS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    pairs = measure(options.hosts, options.rounds)
    for pair in pairs:
        print(
            f"one {pair.one.seconds:.1f} s (CPU {pair.one.cpu:.1f}), two {pair.two.seconds:.1f} s "
            f"(CPU {pair.two.cpu:.1f}): {pair.speed_up:.2f} x, work {pair.work:.2f} x, "
            f"load {pair.one.load:.1f} and {pair.two.load:.1f}"
        )
    print(f"median: {median(pair.speed_up for pair in pairs):.2f} x")


if __name__ == "__main__":
    main()

"""A crawl by several processes of this machine: ``vitality crawl --workers N``.

Each batch is the ordinary crawl in a process of its own, which keeps its facts in a shard. This process alone
writes the database: it takes over what shards hold as they grow, each network once. What a worker that was
killed has left is given out again.
"""

from __future__ import annotations

import sqlite3
import time
from collections import Counter, deque
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import click

from commands.batches import batches
from commands.shard import Batch, Running
from crawler.run import CrawlResult, handled
from pipelines.database import fault
from pipelines.keeping import LAST_PATIENCE, is_right
from pipelines.merging import Shard
from pipelines.store import Job, Store
from vocabulary.catalogue import Network
from vocabulary.kept import Recall

#: Seconds between two looks at the shards.
_EVERY = 1.0
#: Times that the networks of a worker that was killed are given out in all.
_MOST_TRIES = 3


def run_workers(
    workers: int,
    networks: Sequence[Network],
    settings: dict[str, Any],
    on_done: Callable[[str, bool], None],
    put_off: frozenset[str],
    recall: Recall,
) -> CrawlResult:
    """Visit ``networks`` with so many processes and keep the facts; as ``crawler.run.run_crawl`` does."""
    job: Job = settings["JOB"]
    told = {name: value for name, value in settings.items() if name != "JOB"}
    waiting = deque(
        Batch(
            batch,
            job.started_at,
            told,
            put_off & {each.id for each in batch},
            {each.id: recall(each.id) for each in batch},
        )
        for batch in batches(networks, workers)
    )
    click.echo(f"{len(waiting)} batches for {workers} workers.", err=True)
    with TemporaryDirectory(prefix="vitality-shards-") as folder:
        crew = _Crew(job, waiting, workers, Path(folder), on_done)
        with handled(crew.interrupt):
            return crew.work()


class _Crew:
    """The workers, what waits for them, and the one writer."""

    def __init__(
        self,
        job: Job,
        waiting: deque[Batch],
        workers: int,
        folder: Path,
        on_done: Callable[[str, bool], None],
    ) -> None:
        self._job, self._waiting, self._workers, self._on_done = job, waiting, workers, on_done
        self._folder, self._begun = folder, 0
        self._tries: Counter[str] = Counter()
        self._running: list[Running] = []
        self._unreached: list[Shard] = []  # ended before any host had answered to anyone
        self._results: list[CrawlResult] = []
        self._dropped: Counter[str] = Counter()
        self._store: Store | None = None
        self._left = {network.id for network in job.networks}
        self._interrupted = False
        self._fault: str | None = None

    def interrupt(self, *_signal: Any) -> None:
        """Begin nothing more, and let those under way end."""
        self._interrupted = True
        self._stop()

    def _stop(self) -> None:
        self._waiting.clear()
        for running in self._running:
            running.stop()

    def work(self) -> CrawlResult:
        """Have all batches crawled."""
        while self._waiting or self._running:
            while self._waiting and len(self._running) < self._workers:
                self._begun += 1
                batch = self._waiting.popleft()
                self._running.append(Running(batch, self._folder / str(self._begun)))
            time.sleep(_EVERY)
            for running in list(self._running):
                has_ended = running.has_ended  # before its shard is read for the last time
                self._take_over(Shard(running.shard))
                if has_ended:
                    self._running.remove(running)
                    self._end(running)
        return self._ended()

    def _take_over(self, shard: Shard) -> None:
        if self._fault or not shard.exists:
            return
        try:
            if self._store is None and (self._job.is_rest or shard.was_answered):
                self._store = Store(self._job, LAST_PATIENCE)
                for earlier in self._unreached:
                    self._merge(earlier)
            if self._store:
                self._merge(shard)
        except (sqlite3.Error, OSError) as error:
            self._fault = str(fault(self._job.db, error))
            self._stop()

    def _merge(self, shard: Shard) -> None:
        assert self._store
        for network, shown in self._store.merge(shard):
            self._left.discard(network)
            self._on_done(network, shown)

    def _end(self, running: Running) -> None:
        """Note how a batch ended; what a killed worker has left is given out again."""
        shard = Shard(running.shard)
        if self._store is None and shard.exists:
            self._unreached.append(shard)
        if result := running.result:
            self._results.append(result)
            self._dropped.update(shard.dropped if shard.exists else {})
            return
        done = shard.done if shard.exists else frozenset()
        left = tuple(each for each in running.batch.networks if each.id not in done)
        again = tuple(each for each in left if self._tries[each.id] + 1 < _MOST_TRIES)
        self._tries.update(each.id for each in left)
        click.echo(
            f"A worker ended with status {running.process.returncode} before its batch did; "
            f"{len(again)} networks are given out again.",
            err=True,
        )
        if again and not self._interrupted and not self._fault:
            known = {each.id: running.batch.known[each.id] for each in again}
            was = running.batch
            self._waiting.append(Batch(again, was.started_at, was.settings, was.put_off, known))

    def _ended(self) -> CrawlResult:
        skews = [each.clock_skew for each in self._results if each.clock_skew is not None]
        skew = median(skews) if skews else None
        crawl = self._store.crawl if self._store else None
        if self._store and not self._fault:
            self._store.close(datetime.now(UTC), dict(self._dropped), is_right(skew))
        faults = [each.database_fault for each in self._results if each.database_fault]
        was_left = bool(self._store and self._left)
        return CrawlResult(
            crawl=crawl,
            stopped_early=was_left or any(each.stopped_early for each in self._results),
            interrupted=self._interrupted,
            addresses_refused=sum(each.addresses_refused for each in self._results),
            own_errors=sum(each.own_errors for each in self._results),
            database_fault=self._fault or next(iter(faults), None),
            clock_skew=skew,
        )

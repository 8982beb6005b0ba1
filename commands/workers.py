"""A crawl by several workers: ``vitality crawl --workers N`` on this machine, ``--cluster ADDRESS`` on many.

Each batch is the ordinary crawl in a process of its own, which keeps its facts in a shard. This process alone
writes the database: it takes over what shards hold, each network once. What a worker that was killed has left
is given out again. Workers differ in where they are alone (``Workplace``).
"""

from __future__ import annotations

import sqlite3
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Protocol

import click

from commands.batches import batches
from commands.errors import Stop
from commands.shard import Batch, Process
from crawler.run import CrawlResult, handled
from pipelines.database import fault
from pipelines.keeping import LAST_PATIENCE, is_right
from pipelines.merging import Shard
from pipelines.store import Job, Store
from vocabulary.catalogue import Network
from vocabulary.kept import Recall
from vocabulary.promises import CONTACT

#: Seconds between two looks at the shards.
_EVERY = 1.0
#: Times that the networks of a worker that was killed are given out in all.
_MOST_TRIES = 3


class Running(Protocol):
    """A batch under way."""

    batch: Batch
    shard: Path  # what it has kept: while it runs, or once it has ended

    def has_ended(self) -> bool:
        """Whether it has ended, however it did."""

    def news(self) -> list[tuple[str, bool]]:
        """Return the networks that are done since the last call, and whether each was seen."""

    def stop(self) -> None:
        """Ask it to end, keeping what it has."""

    @property
    def result(self) -> CrawlResult | None:
        """How its crawl ended; ``None``: it was killed."""

    @property
    def end(self) -> str:
        """How its worker ended, for people."""


class Workplace(Protocol):
    """Where batches are crawled."""

    @property
    def room(self) -> int:
        """Batches that can be under way now."""

    def begin(self, batch: Batch, folder: Path) -> Running:
        """Have a batch crawled; ``folder`` is not there yet and is its own."""


@dataclass(frozen=True, slots=True)
class Processes:
    """This machine: so many processes."""

    room: int

    def begin(self, batch: Batch, folder: Path) -> Process:
        """Have a batch crawled by a process of its own."""
        return Process(batch, folder)


@contextmanager
def place_of(workers: int, address: str | None, key: Path | None) -> Iterator[Workplace | None]:
    """Give where a crawl is made: a cluster, some processes, or ``None``, this one. Raises ``Stop``."""
    if not address:
        yield Processes(workers) if workers > 1 else None
        return
    if workers > 1:
        raise click.UsageError(
            "--cluster takes the workers that the cluster has: leave --workers out."
        )
    if find_spec("distributed") is None:
        raise Stop("--cluster wants more than is installed: pip install 'vitality[cluster]'")
    from commands.cluster import cluster

    with cluster(address, key) as place:
        yield place


def run_workers(
    place: Workplace,
    networks: Sequence[Network],
    settings: dict[str, Any],
    on_done: Callable[[str, bool], None],
    put_off: frozenset[str],
    recall: Recall,
) -> CrawlResult:
    """Have ``networks`` visited at a place and keep the facts; as ``crawler.run.run_crawl`` does."""
    job: Job = settings["JOB"]
    told = {name: value for name, value in settings.items() if name != "JOB"}
    workers = place.room
    waiting = deque(
        Batch(
            batch,
            job.started_at,
            told,
            put_off & {each.id for each in batch},
            {each.id: recall(each.id) for each in batch},
            CONTACT,
        )
        for batch in batches(networks, workers)
    )
    click.echo(f"{len(waiting)} batches for {workers} workers.", err=True)
    with TemporaryDirectory(prefix="vitality-shards-") as folder:
        crew = _Crew(job, waiting, place, Path(folder), on_done)
        with handled(crew.interrupt):
            return crew.work()


class _Crew:
    """The workers, what waits for them, and the one writer."""

    def __init__(
        self,
        job: Job,
        waiting: deque[Batch],
        place: Workplace,
        folder: Path,
        on_done: Callable[[str, bool], None],
    ) -> None:
        self._job, self._waiting, self._place, self._on_done = job, waiting, place, on_done
        self._folder, self._begun = folder, 0
        self._told: set[str] = set()
        self._tries: Counter[str] = Counter()
        self._running: list[Running] = []
        self._unreached: list[Shard] = []  # ended before any host had answered to anyone
        self._results: list[CrawlResult] = []
        self._dropped: Counter[str] = Counter()
        self._store: Store | None = None
        self._left = {network.id for network in job.networks}
        self._interrupted = self._is_stopping = False
        self._fault: str | None = None

    def interrupt(self, *_signal: Any) -> None:
        """Begin nothing more, and let those under way end."""
        self._interrupted = True

    def _stop(self) -> None:
        self._is_stopping = True
        self._waiting.clear()
        for running in self._running:
            running.stop()

    def work(self) -> CrawlResult:
        """Have all batches crawled."""
        while self._waiting or self._running:
            while self._waiting and len(self._running) < self._place.room:
                self._begun += 1
                batch = self._waiting.popleft()
                self._running.append(self._place.begin(batch, self._folder / str(self._begun)))
            time.sleep(_EVERY)
            if (self._interrupted or self._fault) and not self._is_stopping:
                self._stop()
            for running in list(self._running):
                has_ended = running.has_ended()  # before its shard is read for the last time
                self._tell(running.news())
                self._take_over(Shard(running.shard))
                if has_ended:
                    self._running.remove(running)
                    self._end(running)
        return self._ended()

    def _tell(self, done: Iterable[tuple[str, bool]]) -> None:
        """Tell of each network once, as soon as its visits have ended anywhere."""
        for network, shown in done:
            if network not in self._told:
                self._told.add(network)
                self._on_done(network, shown)

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

    def _merge(self, shard: Shard) -> None:
        assert self._store
        merged = self._store.merge(shard)
        self._left -= {network for network, _shown in merged}
        self._tell(merged)

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
            f"A worker ended ({running.end}) before its batch did; "
            f"{len(again)} networks are given out again.",
            err=True,
        )
        if again and not self._interrupted and not self._fault:
            known = {each.id: running.batch.known[each.id] for each in again}
            batch = replace(running.batch, networks=again, known=known, is_again=True)
            self._waiting.append(batch)

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

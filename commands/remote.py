"""What a worker of a cluster does with a batch: the ordinary crawl of it, in a process of its own.

This is all of ours that runs in a worker of dask.distributed; ``commands/cluster.py`` gives the batches out.
"""

from __future__ import annotations

import pickle
import sqlite3
import time
import zlib
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from distributed import Event, get_worker

from commands.shard import Batch, Process
from crawler.run import CrawlResult
from pipelines.merging import Shard
from vocabulary.errors import VitalityError
from vocabulary.program import crawling_program

#: Seconds between two looks at the process.
_EVERY = 1.0


class OtherProgramError(VitalityError):
    """A worker and whoever gives it a batch are of different versions."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What comes back of a batch: its facts, packed, and how it ended (``None``: it was killed)."""

    shard: bytes
    result: CrawlResult | None
    end: str


def pack(batch: Batch) -> bytes:
    """Return a batch as it is sent."""
    return zlib.compress(pickle.dumps(batch), 1)


def crawl_batch(packed: bytes, program: str, run: str) -> Returned:
    """Crawl a batch that ``program`` has packed; tell of each network that is done, under the topic ``run``.

    It ends early, keeping what it has, once the event ``run`` is set; and at once when nobody wants it any
    more. Raises ``OtherProgramError``.
    """
    worker = get_worker()
    name = str(worker.get_current_task())
    if program != crawling_program():
        raise OtherProgramError(other(worker.address, crawling_program(), program))
    batch: Batch = pickle.loads(zlib.decompress(packed))  # noqa: S301  whoever can reach a worker runs programs
    begun = Event(f"{name}-begun")  # by a worker that was killed, else it would not be set
    if begun.is_set():
        batch = replace(batch, is_again=True)
        worker.log_event(run, {"batch": name, "again": worker.address})
    begun.set()
    with TemporaryDirectory(prefix="vitality-batch-") as folder:
        process = Process(batch, Path(folder) / "crawl")
        _attend(process, worker, name, run)
        begun.clear()
        return Returned(_packed(process.shard), process.result, process.end)


def other(address: str, theirs: str, ours: str) -> str:
    """Return the sentence that refuses a worker of another version."""
    return (
        f"The worker at {address} runs vitality {theirs}, this command vitality {ours}: "
        "install the same version on both, then run the command again."
    )


def _attend(process: Process, worker: Any, name: str, run: str) -> None:
    """Tell how far a batch is until it has ended."""
    stop, shard, told, is_stopping = Event(run), Shard(process.shard), frozenset[str](), False
    while not process.has_ended():
        time.sleep(_EVERY)
        task = worker.state.tasks.get(name)
        if task is None or task.state == "cancelled":
            process.kill()
        elif not is_stopping and stop.is_set():
            is_stopping = True
            process.stop()
        fresh = shard.done - told if shard.exists else frozenset()
        told |= fresh
        if fresh:
            done = [(network, shard.shows(network)) for network in sorted(fresh)]
            worker.log_event(run, {"batch": name, "done": done})


def _packed(shard: Path) -> bytes:
    if not shard.exists():
        return b""
    with closing(sqlite3.connect(shard)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return zlib.compress(shard.read_bytes(), 1)

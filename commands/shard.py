"""One batch of a crawl in a process of its own: ``python -m commands.shard FOLDER``.

It is the ordinary crawl of some networks, kept in a small database of the same schema, the shard. ``FOLDER``
holds the batch; the shard and how the crawl ended are written beside it. It ends at once when who began it
ends: nobody would take its facts any more, and others may be given its networks.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from vocabulary.catalogue import Catalogue, Network
from vocabulary.kept import Recollection
from vocabulary.lean import without

with without("pandas"):
    from crawler.manners import LONG_PAUSE
    from crawler.run import CrawlResult, run_crawl
    from crawler.settings import HOST_PAUSE
    from pipelines.store import Job

_BATCH, _SHARD, _RESULT = "batch", "shard.db", "result"


@dataclass(frozen=True, slots=True)
class Batch:
    """What one worker is given: all that the crawl of its networks has to know."""

    networks: tuple[Network, ...]
    started_at: datetime
    settings: Mapping[str, Any]
    put_off: frozenset[str]
    known: Mapping[str, Recollection]  # network -> what earlier crawls know of it
    contact: str  # of whoever crawls, as its hosts are told it
    is_again: bool = False  # a worker that was given it before has ended

    @property
    def rest(self) -> float:
        """Seconds before its first request: the worker before may have asked a host a moment ago."""
        return LONG_PAUSE * float(self.settings.get("HOST_PAUSE", HOST_PAUSE)) * self.is_again


class Process:
    """A batch under way in a process of its own."""

    def __init__(self, batch: Batch, folder: Path) -> None:
        self.batch, self.shard, self._folder = batch, folder / _SHARD, folder
        folder.mkdir(parents=True)
        (folder / _BATCH).write_bytes(pickle.dumps(batch))
        command = [sys.executable, "-m", "commands.shard", str(folder)]
        # A session of its own: Ctrl-C reaches it through us alone. Its standard input ends when we do.
        self._process = subprocess.Popen(  # noqa: S603  this very program
            command,
            stdin=subprocess.PIPE,
            cwd=Path(__file__).parents[1],
            env={**os.environ, "VITALITY_CONTACT": batch.contact},
            start_new_session=True,
        )

    def stop(self) -> None:
        """Ask it to end, keeping what it has."""
        if not self.has_ended():
            self._process.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.wait()

    def has_ended(self) -> bool:
        """Whether its process has ended, however it did."""
        return self._process.poll() is not None

    def news(self) -> list[tuple[str, bool]]:
        """Nothing: its shard is read while it grows."""
        return []

    @property
    def end(self) -> str:
        """How its process ended, for people."""
        return f"status {self._process.returncode}"

    @property
    def result(self) -> CrawlResult | None:
        """How its crawl ended; ``None``: it was killed."""
        path = self._folder / _RESULT
        return pickle.loads(path.read_bytes()) if path.exists() else None  # noqa: S301  our own child's


def main(folder: Path) -> None:
    """Crawl the batch in ``folder``."""
    batch: Batch = pickle.loads((folder / _BATCH).read_bytes())  # noqa: S301  our own parent's
    threading.Thread(target=_end_with, args=(sys.stdin,), daemon=True).start()
    time.sleep(batch.rest)
    catalogue = Catalogue(batch.networks)
    job = Job(folder / _SHARD, catalogue, {}, batch.networks, batch.started_at)
    settings = {**batch.settings, "JOB": job, "IS_SHARD": True}
    result = run_crawl(
        batch.networks, settings, None, batch.put_off, lambda n: batch.known.get(n, Recollection())
    )
    half = folder / f"{_RESULT}.half"
    half.write_bytes(pickle.dumps(result))
    half.replace(folder / _RESULT)


def _end_with(parent: IO[str]) -> None:
    parent.read()
    os._exit(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    # All is kept: to let go of what a crawl has made takes a second that somebody waits.
    os._exit(0)

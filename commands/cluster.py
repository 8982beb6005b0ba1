"""A crawl by workers of a dask.distributed cluster: ``vitality crawl --cluster ADDRESS``.

Imported only there: it needs the extra ``[cluster]``. Whoever can reach a scheduler can run programs on its
workers, so connections are encrypted and both sides show the one key that all of them share; without it only
this very machine is spoken to.
"""

from __future__ import annotations

import time
import zlib
from collections import deque
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import click
import dask
from distributed import Client, Event, Future, KilledWorker
from distributed.security import Security

from commands.errors import Stop
from commands.remote import OtherProgramError, Returned, crawl_batch, other, pack
from commands.shard import Batch
from crawler.run import CrawlResult
from vocabulary.program import crawling_program

#: Seconds to wait for a scheduler, and for the first worker.
_PATIENCE = 20
GONE = (
    "The scheduler is gone. Start it again, then go on with: vitality crawl --resume --cluster ..."
)
#: Seconds that a batch has to end once it was asked to.
_GRACE = 60.0


class Remote:
    """A batch under way on a worker of the cluster."""

    def __init__(self, batch: Batch, shard: Path, future: Future[Returned], stop: Event) -> None:
        self.batch, self.shard, self._future, self._stop = batch, shard, future, stop
        self.done: deque[tuple[str, bool]] = deque()  # filled by the client's own thread
        self._until: float | None = None
        self._returned: Returned | None = None
        self._end = ""

    def has_ended(self) -> bool:
        """Whether it has ended; its shard is there then. Raises ``Stop``: a worker of another version."""
        if self._until is not None and time.monotonic() > self._until:
            self._end = "it did not end when asked to"
            self._future.cancel()
            return True
        if not self._future.done():
            return False
        try:
            self._returned = self._future.result()
        except OtherProgramError as error:
            raise Stop(str(error)) from None
        except KilledWorker:
            self._end = "killed again and again"
        except CancelledError:
            self._end = "the scheduler has lost it"
        except Exception as error:  # noqa: BLE001  whatever a worker raises ends this batch alone
            self._end = f"{type(error).__name__}: {error}"
        else:
            self._end = self._returned.end
            if self._returned.shard:
                self.shard.write_bytes(zlib.decompress(self._returned.shard))
        self._future.release()
        return True

    def news(self) -> list[tuple[str, bool]]:
        """Return the networks that its worker has told of since the last call."""
        return [self.done.popleft() for _ in range(len(self.done))]

    def stop(self) -> None:
        """Ask it to end, keeping what it has."""
        self._until = time.monotonic() + _GRACE
        self._stop.set()

    @property
    def result(self) -> CrawlResult | None:
        """How its crawl ended; ``None``: it was killed."""
        return self._returned.result if self._returned else None

    @property
    def end(self) -> str:
        """How its worker ended, for people."""
        return self._end


class Cluster:
    """The workers of a scheduler, all of this version."""

    def __init__(self, client: Client) -> None:
        self._client, self._run = client, f"vitality-{uuid4().hex}"
        self._stop = Event(self._run, client=client)
        self._running: dict[str, Remote] = {}
        self._room = 0
        client.subscribe_topic(self._run, self._hear)

    @property
    def room(self) -> int:
        """Batches that can be under way now: one for each thread of a worker. Raises ``Stop`` without any."""
        try:
            workers = self._client.scheduler_info(n_workers=-1)["workers"]
        except (OSError, KeyError):  # closed, or being opened anew
            raise Stop(GONE) from None
        room: int = sum(worker["nthreads"] for worker in workers.values())
        if room != self._room:
            told = f"{len(workers)} workers with room for {room} batches" if room else "no worker"
            click.echo(f"The cluster has {told}.", err=True)
        self._room = room
        return room

    def begin(self, batch: Batch, folder: Path) -> Remote:
        """Have a batch crawled by whichever worker has room."""
        folder.mkdir()
        name = f"{self._run}-{folder.name}"
        told = (pack(batch), crawling_program(), self._run)
        future = self._client.submit(crawl_batch, *told, key=name, pure=False)
        self._running[name] = Remote(batch, folder / "shard.db", future, self._stop)
        return self._running[name]

    def _hear(self, event: tuple[float, dict[str, Any]]) -> None:
        _at, told = event
        self._running[told["batch"]].done.extend(
            (name, shown) for name, shown in told.get("done", ())
        )
        if "again" in told:
            click.echo(
                f"A worker was killed; its batch is given out again, to {told['again']}.", err=True
            )


@contextmanager
def cluster(address: str, key: Path | None) -> Iterator[Cluster]:
    """Give the cluster at ``address``. Raises ``Stop``: no scheduler, no worker, no key, another version."""
    security = _security(address, key)
    with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GB"}):
        try:
            client = Client(address, timeout=_PATIENCE, security=security, set_as_default=False)
        except (OSError, ValueError) as error:
            raise Stop(f"No scheduler answers us at {address}: {error}") from None
        with client:
            _check(client, address)
            yield Cluster(client)


def _security(address: str, key: Path | None) -> Security | None:
    """Return how connections are made: with the key shared by all, or in clear on this machine alone."""
    if key:
        if not key.is_file():
            raise Stop(f"The key of the cluster, {key}, is no file.")
        if key.stat().st_mode & 0o077:
            raise Stop(f"Others may read the key of the cluster: chmod 600 {key}")
        return Security(
            tls_ca_file=str(key),
            tls_client_cert=str(key),
            tls_client_key=str(key),
            require_encryption=True,
        )
    host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    try:
        is_here = ip_address(host).is_loopback
    except ValueError:
        is_here = host == "localhost"
    if not is_here:
        raise Stop(
            f"Whoever reaches the scheduler at {address} can run programs on its workers: give --cluster-key."
        )
    return None


def _check(client: Client, address: str) -> None:
    """Refuse a cluster without workers, or with one of another version."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        raise Stop(f"The scheduler at {address} has no worker: start one.") from None
    ours = crawling_program()
    for worker, theirs in client.run(crawling_program, on_error="return").items():
        if theirs != ours:
            named = theirs if isinstance(theirs, str) else "of another kind"
            raise Stop(other(worker, named, ours))
    click.echo(f"All workers run vitality {ours}.", err=True)

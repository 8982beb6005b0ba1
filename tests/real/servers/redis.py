"""A Redis of our own, on loopback, that keeps nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.real.servers.process import LOOPBACK, free_port, listens, running


@contextmanager
def redis(folder: Path) -> Iterator[int]:
    """Run Redis until the block ends; give its port."""
    port = free_port()
    command = ("redis-server", "--bind", LOOPBACK, "--port", str(port), "--save", "")
    with running((*command, "--dir", folder), folder / "redis.log", lambda: listens(port)):
        yield port

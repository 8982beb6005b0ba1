"""Serve a folder of files on loopback, as any web server would: with the date of each file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.real.servers.process import LOOPBACK, listens, running


@contextmanager
def serving_files(site: Path, port: int) -> Iterator[None]:
    """Serve the files of ``site`` until the block ends."""
    server = (sys.executable, "-m", "http.server", "--bind", LOOPBACK, "--directory", site)
    with running((*server, str(port)), site.with_suffix(".log"), lambda: listens(port)):
        yield

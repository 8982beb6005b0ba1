"""How long a polite crawl takes beside the pauses that politeness asks: ``python -m bench.wall``.

Eight requests to each of many hosts, one at a time, each a pause after the end of the last answer. The
pauses of one host bound the whole; what a crawl takes beyond that is its own work. Politeness is judged at
the server, from its log. A fifth of the hosts may be silent: then what counts is when the last living
network was done.
"""

from __future__ import annotations

import argparse
import socket
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bench import crawl
from bench.pages import recorded_pages
from bench.realistic_web import RealisticWeb
from vocabulary.catalogue import Network

#: Seconds between the end of an answer and the next request to its host.
PAUSE = 1.0
#: Seconds that a silent host is waited for.
TIME_OUT = 5.0
#: Of so many hosts one is silent.
SILENT = 5
#: A pause may seem shorter at the server by what a busy machine delays between two clocks.
_SLACK = 0.05


@dataclass(frozen=True, slots=True)
class Wall:
    """Seconds until the last living network was done and those its pauses take; CPU seconds; MiB at most;
    the share of pauses that were as long as promised, by the server's clock (``None``: it keeps no log)."""

    seconds: float
    bound: float
    cpu: float
    peak: float
    polite: float | None

    @property
    def ratio(self) -> float:
        """The time against the pauses."""
        return self.seconds / self.bound


def measure(hosts: int, *, is_small: bool = True, has_silent: bool = False) -> Wall:
    """Crawl ``hosts`` hosts politely, in a process of its own."""
    pages = recorded_pages() if is_small else ()
    with (
        tempfile.TemporaryDirectory() as name,
        _silent_port() as silent,
        RealisticWeb(Path(name), hosts, pages) as web,
    ):
        networks = _with_silent(web.networks, silent) if has_silent else web.networks
        done = Path(name) / "done"
        begin = time.monotonic()
        cost = crawl.measured(partial(_crawl, Path(name), networks, done))
        pauses = web.pauses()
        answering = len({network.url for network in networks if str(silent) not in network.url})
        seconds = float(done.read_text()) - begin
        bound = PAUSE * len(pauses) / answering if pauses else PAUSE * (cost.pages / answering - 1)
    kept = sum(pause >= PAUSE - _SLACK for pause in pauses) / len(pauses) if pauses else None
    return Wall(seconds, bound, cost.cpu, cost.peak, kept)


def _crawl(folder: Path, networks: Sequence[Network], done: Path) -> int:
    """Crawl as ``vitality crawl`` does; write down when the last network was done that shows pages."""

    def note(_network: str, is_shown: bool) -> None:
        if is_shown:
            done.write_text(str(time.monotonic()))

    settings = {"HOST_PAUSE": PAUSE, "CONNECT_TIMEOUT": TIME_OUT, "CONCURRENT_REQUESTS": 400}
    return crawl.ours(folder, networks, settings, note)


def _with_silent(networks: Sequence[Network], port: int) -> list[Network]:
    return [
        network
        if number % SILENT
        else replace(network, url=f"http://{network.id}.localhost:{port}/", seeds=())
        for number, network in enumerate(networks)
    ]


@contextmanager
def _silent_port() -> Iterator[int]:
    """Give a port at which connections are neither made nor refused: its queue is full."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as server:
        address = server.getsockname()
        waiting = [socket.socket() for _ in range(4)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(address)
        yield address[1]
        for each in waiting:
            each.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=1_000)
    parser.add_argument("--silent", action="store_true", help="a fifth of the hosts never answers")
    parser.add_argument("--large", action="store_true", help="pages of 30 to 80 KB")
    options = parser.parse_args()
    found = measure(options.hosts, is_small=not options.large, has_silent=options.silent)
    polite = "unknown" if found.polite is None else f"{found.polite:.2%}"
    print(
        f"{options.hosts} hosts: {found.seconds:.1f} s, pauses {found.bound:.1f} s, "
        f"{found.ratio:.2f} x; CPU {found.cpu:.1f} s; peak {found.peak:.0f} MiB; "
        f"pauses as long as promised: {polite}"
    )


if __name__ == "__main__":
    main()

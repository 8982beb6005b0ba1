"""The demo web: many hosts on one loopback port, well and badly behaved. It reaches nothing outside.

``with DemoWeb(as_of) as web`` serves ``<id>.localhost:<web.port>`` for each network of
``demo/networks.py``, told apart by the Host header, until the block ends.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import NamedTuple

from demo import bulk, catalogue
from demo.networks import NETWORKS, DemoNetwork
from demo.server import LOOPBACK, DemoServer
from demo.site import EVERYTHING, ROBOTS, Appearance, Pages, Served
from demo.sites import elsewhere, ended

MISSING = Served(
    b"<!doctype html><html lang=fr><title>Page introuvable</title><h1>404</h1>", status=404
)
#: Seconds a slow host keeps its visitors waiting: longer than any time-out of a crawl.
SLOW_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of one network, and so what a crawl of it should find."""

    state: str
    cause: str | None
    members: int | None  # the figure its pages show; None: they show none
    newest: datetime | None  # its newest post; None: it shows no dated post
    why: str


class Request(NamedTuple):
    """One request the web received."""

    host: str
    path: str  # with its query
    at: float  # seconds, monotonic clock


class DemoWeb:
    """The web as a context manager. Give the same ``as_of`` to what judges it.

    ``port`` 0 takes a free one. ``bulk`` adds that many forums ``bulk-<n>.localhost`` for benchmarks.
    """

    def __init__(
        self,
        as_of: datetime,
        port: int = 0,
        *,
        slow_seconds: float = SLOW_SECONDS,
        bulk: int = 0,
    ) -> None:
        self.as_of = as_of.astimezone(UTC).replace(microsecond=0)
        self.port = port
        self.requests: list[Request] = []
        self.truth = {network.id: self._truth(network) for network in NETWORKS}
        #: Prefixes of the paths that each host's robots.txt forbids.
        self.disallowed = {network.host: network.disallow for network in NETWORKS}
        self._slow_seconds = slow_seconds
        self._bulk = bulk

    def __enter__(self) -> DemoWeb:
        self._server = DemoServer(self._answer, self.port, self._slow_seconds)
        self.port = self._server.port
        # Bound but not listening: connections to this port are refused as long as the web is up.
        self._closed = socket.socket()
        self._closed.bind((LOOPBACK, 0))
        self._hosts = {network.host: self._pages(network) for network in NETWORKS}
        self._hosts |= {
            "nouveau-nom.localhost": ended.successor(self._other("Nouveau Nom")),
            elsewhere.NEW_HOME: elsewhere.new_home(self._other("Les paysagistes en réseau")),
            elsewhere.BORROWER: elsewhere.new_home(self._other("Grande campagne")),
        }
        self._bulk_pages = bulk.pages(self.as_of, self.port) if self._bulk else {}
        self._seen: set[tuple[str, str]] = set()
        self._server.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.stop()
        self._closed.close()

    def write_catalogue(self, folder: Path) -> None:
        """Write the catalogue of this web into ``folder``."""
        closed_port = self._closed.getsockname()[1]
        catalogue.write(folder, self.as_of, self.port, closed_port, self._bulk)

    def trespasses(self) -> list[Request]:
        """Return the requests for what robots.txt forbids; robots.txt itself is free to all."""
        return [
            asked
            for asked in self.requests
            if asked.path != ROBOTS and asked.path.startswith(self.disallowed.get(asked.host, ()))
        ]

    # --- content --------------------------------------------------------------------------------

    def _truth(self, network: DemoNetwork) -> Truth:
        dates = network.dates(self.as_of)
        newest = dates[0] if dates else None
        return Truth(network.state, network.cause, network.members, newest, network.why)

    def _other(self, name: str) -> Appearance:
        """Return the look of a site that networks lead to and that is in no catalogue."""
        return Appearance(name, self._base("ailleurs.localhost"), self.as_of, (), None)

    def _base(self, host: str) -> str:
        return f"http://{host}:{self.port}"

    def _pages(self, network: DemoNetwork) -> Pages:
        base = self._base(network.host)
        dates = network.dates(self.as_of)
        pages = network.site(Appearance(network.name, base, self.as_of, dates, network.members))
        pages.setdefault(ROBOTS, _robots(network, base, pages))
        return pages

    # --- answering ------------------------------------------------------------------------------

    def _answer(self, host: str, path: str) -> Served:
        self.requests.append(Request(host, path, monotonic()))
        return self._find(host, path)

    def _find(self, host: str, path: str) -> Served:
        if bulk.is_bulk(host, self._bulk):
            answer = self._bulk_pages.get(path.partition("?")[0], MISSING)
            return bulk.for_host(answer, host)
        pages = self._hosts.get(host, {})
        found = pages.get(path) or pages.get(path.partition("?")[0]) or pages.get(EVERYTHING)
        answer = found or MISSING
        if answer.then and (host, path) in self._seen:
            return answer.then
        self._seen.add((host, path))
        return answer


def _robots(network: DemoNetwork, base: str, pages: Pages) -> Served:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in network.disallow)]
    if network.crawl_delay:
        lines.append(f"Crawl-delay: {network.crawl_delay}")
    maps = [path for path in ("/wp-sitemap.xml", "/sitemap.xml") if path in pages]
    lines += [f"\nSitemap: {base}{path}" for path in maps]
    return Served("\n".join([*lines, ""]).encode(), "text/plain; charset=utf-8")

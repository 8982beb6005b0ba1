"""A loopback web of forums for the benchmarks: realistic pages, packed, served by nginx where present.

``with RealisticWeb(folder, hosts) as web`` serves ``bench-<n>.localhost:<port>``, each with a home page,
``SEEDS`` pages more, a feed and a robots.txt, until the block ends. Without nginx a small server of the
demo web's kind does it, in a process of its own. Both know their pages again by ``ETag``.
"""

from __future__ import annotations

import gzip
import multiprocessing
import shutil
import socket
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType

from bench.pages import forum_pages
from demo.server import DemoServer
from demo.site import Served
from vocabulary.catalogue import Network, Seed

#: Pages of a host beside its home page.
SEEDS = 5
#: Sites that the hosts are copies of, by turns.
SITES = 9
_NO_MARKS = 'etag off; if_modified_since off; add_header Last-Modified "";'
ROBOTS = "User-agent: *\nDisallow: /adm/\n"
_CONF = """
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log crit;
events {{ worker_connections 4096; }}
http {{
  log_format times '$msec $request_time $host'; access_log {folder}/access.log times;
  client_body_temp_path {folder}/tmp; proxy_temp_path {folder}/tmp;
  fastcgi_temp_path {folder}/tmp; uwsgi_temp_path {folder}/tmp; scgi_temp_path {folder}/tmp;
  types {{ text/html html; application/rss+xml xml; text/plain txt; }}
  gzip on; gzip_types application/rss+xml; keepalive_requests 1000; {marks}
  map $host $site {{ default 0; "~^bench-\\d*(?<last>\\d)\\.localhost$" $last; }}
  server {{ listen 127.0.0.1:{port} backlog=4096; root {folder}/sites/$site; index index.html; }}
}}
"""


class RealisticWeb:
    """The web as a context manager; ``folder`` is for its files. ``kind`` says what serves it.

    ``pages`` are what its hosts show, instead of large pages of forums, and ``robots`` their rules. Without
    ``has_marks`` nginx does not know its pages again.
    """

    def __init__(
        self,
        folder: Path,
        hosts: int,
        pages: Sequence[bytes] = (),
        *,
        has_marks: bool = True,
        robots: str = ROBOTS,
    ) -> None:
        self._folder, self._hosts, self._pages = folder, hosts, pages
        self._marks = "" if has_marks else _NO_MARKS
        self._robots = robots
        self._nginx = shutil.which(
            "nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin"
        )
        self.kind = "nginx" if self._nginx else "demo server"
        self.port = _free_port()

    def __enter__(self) -> RealisticWeb:
        pages = self._pages or [page.body for page in forum_pages(2)]
        _write_sites(self._folder / "sites", pages, self._robots)
        (self._folder / "tmp").mkdir(exist_ok=True)
        if self._nginx:
            conf = self._folder / "nginx.conf"
            conf.write_text(
                _CONF.format(folder=self._folder, port=self.port, marks=self._marks),
                encoding="utf-8",
            )
            self._server = subprocess.Popen([self._nginx, "-c", conf, "-p", self._folder])
        else:
            self._here, there = multiprocessing.Pipe()
            spawn = multiprocessing.get_context("spawn")
            self._process = spawn.Process(target=_serve, args=(there, self._folder, self.port))
            self._process.start()
        self._wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._nginx:
            self._server.terminate()
            self._server.wait(10)
        else:
            self._here.send("stop")
            self._process.join(10)

    def _wait(self) -> None:
        for _ in range(200):
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port)):
                return
            time.sleep(0.05)
        raise RuntimeError(f"{self.kind} does not answer: see {self._folder}/error.log")

    def pauses(self) -> list[float]:
        """Return the seconds from each answer's end to the next request to its host, as nginx saw them."""
        ended: dict[str, float] = {}
        found = []
        log = self._folder / "access.log"
        for line in log.read_text().splitlines() if log.exists() else ():
            end, took, host = line.split()
            if host in ended:
                found.append(float(end) - float(took) - ended[host])
            ended[host] = float(end)
        return found

    @property
    def networks(self) -> tuple[Network, ...]:
        """The hosts as networks of a catalogue."""
        return tuple(self._network(number) for number in range(1, self._hosts + 1))

    def _network(self, number: int) -> Network:
        base = f"http://bench-{number}.localhost:{self.port}/"
        seeds = tuple(Seed(f"{base}page-{page}.html") for page in range(1, SEEDS + 1))
        return Network(
            id=f"bench-{number}",
            name=f"Forum {number}",
            url=base,
            sectors=("it",),
            languages=("fr",),
            country="FR",
            kind="sector",
            seeds=seeds,
        )


def _write_sites(folder: Path, pages: Sequence[bytes], robots: str) -> None:
    """Write the pages: each site has other pages in another order, and one feed."""
    for site in range(SITES + 1):
        place = folder / str(site)
        place.mkdir(parents=True, exist_ok=True)
        for page in range(SEEDS + 1):
            name = f"page-{page}.html" if page else "index.html"
            (place / name).write_bytes(_announcing(pages[(site + 3 * page) % len(pages)]))
        (place / "feed.xml").write_text(_feed(), encoding="utf-8")
        (place / "robots.txt").write_text(robots, encoding="utf-8")


def _announcing(page: bytes) -> bytes:
    link = b'<link rel="alternate" type="application/rss+xml" href="/feed.xml"></head>'
    return page.replace(b"</head>", link, 1)


def _feed() -> str:
    start = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
    items = "".join(
        f"<item><title>Sujet {n}</title><link>/sujet-{n}</link><guid>g{n}</guid>"
        f"<pubDate>{format_datetime(start - timedelta(days=2 * n))}</pubDate>"
        f"<description>{'Une réponse de quelques lignes sur ce sujet. ' * 12}</description></item>"
        for n in range(25)
    )
    head = "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Forum</title>"
    return f"{head}<link>/</link><description>Sujets</description>{items}</channel></rss>"


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def _serve(pipe: Connection, folder: Path, port: int) -> None:
    """Serve the files as nginx would, until told to stop."""
    kinds = {".html": "text/html", ".xml": "application/rss+xml", ".txt": "text/plain"}
    files = {
        (path.parent.name, path.name): Served(
            gzip.compress(path.read_bytes(), mtime=0),
            kinds[path.suffix],
            headers=(("Content-Encoding", "gzip"),),
        )
        for path in (folder / "sites").glob("*/*")
    }

    def respond(host: str, path: str) -> Served:
        site = host.removesuffix(".localhost")[-1:]
        name = path.partition("?")[0].removeprefix("/") or "index.html"
        return files.get((site, name), Served(b"404", status=404))

    server = DemoServer(respond, port, slow_seconds=60)
    server.start()
    pipe.recv()
    server.stop()

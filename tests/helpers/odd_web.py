"""A loopback web that sends exactly the bytes it is told to, then closes: servers that misbehave.

Each host is ``NAME.localhost``; what it was asked, and when, is kept.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import NamedTuple

HEADER = "id,name,url,sectors,audience,languages,country,region,kind,seeds,note\n"
#: What an address answers: all bytes from the status line on, or a function that gives them late.
Raw = bytes | Callable[[], bytes]
Hosts = Mapping[str, Mapping[str, Raw]]


class Asked(NamedTuple):
    """One request: when it came, and when its answer had been sent (seconds, monotonic)."""

    host: str
    path: str
    at: float
    ended: float
    agent: str


def answer(
    body: bytes = b"", kind: str = "text/html; charset=utf-8", status: int = 200, *headers: bytes
) -> bytes:
    """Return an answer as well-behaved servers send it."""
    lines = [
        f"HTTP/1.1 {status} X".encode(),
        f"Content-Type: {kind}".encode(),
        f"Content-Length: {len(body)}".encode(),
        b"Connection: close",
        *headers,
    ]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def page(name: str, more: str = "", feed: str = "/feed.xml") -> bytes:
    """Return a home page of running text that names the network and announces its feed."""
    text = "Les membres se retrouvent ici pour parler de leur travail, de leurs outils. " * 20
    link = f'<link rel="alternate" type="application/rss+xml" href="{feed}">'
    return (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{name}</title>{link}'
        f"</head><body><h1>{name}</h1><p>{text}</p>{more}</body></html>"
    ).encode()


def rss(name: str) -> bytes:
    """Return a feed of twenty posts, one each third day, the newest two days old."""
    now = datetime.now(UTC)
    items = "".join(
        f"<item><title>Sujet {n}</title><link>http://{name}.localhost/{n}</link>"
        f"<guid>{name}-{n}</guid><pubDate>{format_datetime(now - timedelta(days=2 + 3 * n))}"
        "</pubDate></item>"
        for n in range(20)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>{name}</title><link>/</link>{items}</channel></rss>"
    ).encode()


def living(name: str, **paths: Raw) -> dict[str, Raw]:
    """Return a living network; ``paths`` come in place of its own (``home``, ``feed``, ``robots``)."""
    found: dict[str, Raw] = {
        "/": paths.pop("home", answer(page(name.title()))),
        "/feed.xml": paths.pop("feed", answer(rss(name), "application/rss+xml")),
    }
    if robots := paths.pop("robots", None):
        found["/robots.txt"] = robots
    return found | paths


class OddWeb:
    """Serves ``hosts`` until closed."""

    def __init__(self, hosts: Hosts) -> None:
        self.hosts = hosts
        self.asked: list[Asked] = []
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.port: int = self._socket.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def url(self, host: str, path: str = "/") -> str:
        return f"http://{host}.localhost:{self.port}{path}"

    def paths(self, host: str) -> list[str]:
        """Return what a host was asked, in order."""
        return [asked.path for asked in self.asked if asked.host == host]

    def write_catalogue(self, folder: Path, **urls: str) -> None:
        """Write one network for each host; ``urls`` are the addresses of more, by identifier."""
        rows = {name: self.url(name) for name in self.hosts} | urls
        lines = [f"{name},{name.title()},{url},it,,fr,FR,,sector,,\n" for name, url in rows.items()]
        (folder / "networks.csv").write_text(HEADER + "".join(lines), encoding="utf-8")

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                visitor, _address = self._socket.accept()
                threading.Thread(target=self._talk, args=(visitor,), daemon=True).start()

    def _talk(self, visitor: socket.socket) -> None:
        with visitor, suppress(OSError, IndexError):
            visitor.settimeout(60)
            head = b""
            while b"\r\n\r\n" not in head and (more := visitor.recv(65536)):
                head += more
            at = time.monotonic()
            path = head.split(b" ")[1].decode()
            fields = dict(
                line.lower().split(b": ", 1) for line in head.split(b"\r\n") if b": " in line
            )
            host = fields[b"host"].split(b".localhost")[0].decode()
            raw = self.hosts.get(host, {}).get(path) or answer(b"404", "text/plain", 404)
            with suppress(OSError):
                visitor.sendall(raw() if callable(raw) else raw)
                visitor.shutdown(socket.SHUT_WR)
            agent = fields.get(b"user-agent", b"").decode()
            self.asked.append(Asked(host, path, at, time.monotonic(), agent))
            with suppress(OSError):
                while visitor.recv(65536):
                    pass


@contextmanager
def odd_web(hosts: Hosts) -> Iterator[OddWeb]:
    """Serve ``hosts`` for as long as the context lasts."""
    web = OddWeb(hosts)
    try:
        yield web
    finally:
        web.close()

"""What visitors may cost (values, memory, connections, time), and under which names we are asked."""

from __future__ import annotations

import ipaddress
import socket
import sqlite3
from typing import Any
from urllib.parse import urlsplit

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from dashboard.guards import App

#: Bytes of the largest value a query may make, and of all memory of all queries.
LONGEST_VALUE, MOST_MEMORY = 1_000_000, 512 * 1024 * 1024
#: Connections at once; more are told to come back.
MOST_CONNECTIONS = 400
#: Seconds to send the whole of a question, its body included; and to take in the 48 KiB of an answer that are
#: ready.
PATIENCE = 10.0
#: Bytes of a question beside its body.
LONGEST_HEAD = 64 * 1024
#: Pages of Datasette's that say where files are.
_TELLING_PATHS = ("/-/databases", "/-/threads")

#: Functions that can be told to work for minutes in one step, which no time limit interrupts.
_ENDLESS = frozenset(("printf", "format"))


def limit_connection(connection: sqlite3.Connection) -> None:
    """Bound what one query can take, and keep the place of the file to ourselves."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    connection.execute(f"PRAGMA hard_heap_limit = {MOST_MEMORY}")
    connection.set_authorizer(_authorize)


def _authorize(action: int, table: str | None, column: str | None, *_more: Any) -> int:
    if action == sqlite3.SQLITE_FUNCTION and column in _ENDLESS:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_READ and table == "pragma_database_list" and column == "file":
        return sqlite3.SQLITE_IGNORE  # reads as NULL
    return sqlite3.SQLITE_OK


def own_hosts(public_url: str | None) -> frozenset[str]:
    """Return the names under which the dashboard may be asked, besides addresses in numbers."""
    public = urlsplit(public_url or "").hostname
    return frozenset(filter(None, ("localhost", socket.gethostname().lower(), public)))


def only_for(app: App, hosts: frozenset[str]) -> App:
    """Answer only what is asked under a name of ours: pages, feeds and cards repeat that name."""

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            headers = dict(scope["headers"])
            if not _is_ours(headers.get(b"host", b"").decode("latin-1"), hosts):
                await _say(send, 400, b"This dashboard has another address (see --public-url).")
                return
            if scope["path"].removesuffix(".json").endswith(_TELLING_PATHS):
                await _say(send, 404, b"Not found.")
                return
            scope = {**scope, "headers": [each for each in scope["headers"] if _is_text(*each)]}
        await app(scope, receive, send)

    return answer


def _is_text(name: bytes, value: bytes) -> bool:
    """Whether a header can be read; a cookie of another site's that cannot is left aside."""
    if name.lower() != b"cookie":
        return True
    try:
        value.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_ours(host: str, hosts: frozenset[str]) -> bool:
    if set(host) & set("@/?#"):
        return False
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if name in hosts or name.endswith(".localhost"):
        return True
    try:
        return bool(ipaddress.ip_address(name))
    except ValueError:
        return False


async def _say(send: Any, status: int, body: bytes) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


class Impatient(HttpToolsProtocol):
    """uvicorn's protocol, which ends a connection whose question has no end or whose answer nobody takes."""

    _stuck_since: float | None = None

    def connection_made(self, transport: Any) -> None:
        """Begin to wait for a question."""
        super().connection_made(transport)
        self._beside = (
            0  # bytes of the question beside its body: the parser itself takes any number
        )
        self._since = self.loop.time()
        self._watcher = self.loop.call_later(PATIENCE, self._watch)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._watcher.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, unless too much has come that is no body: address, headers, trailers."""
        self._beside += len(data)
        super().data_received(data)
        if self._beside > LONGEST_HEAD:
            self.transport.abort()

    def on_body(self, body: bytes) -> None:
        """Take a part of the body, which whoever answers bounds."""
        self._beside -= len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Begin to count anew."""
        self._beside = 0
        super().on_message_complete()

    def pause_writing(self) -> None:
        """Begin to wait until the visitor takes in what is ready."""
        self._stuck_since = self.loop.time()
        super().pause_writing()

    def resume_writing(self) -> None:
        """Go on answering."""
        self._stuck_since = None
        super().resume_writing()

    def on_response_complete(self) -> None:
        """Begin to wait for the next question."""
        self._since = self.loop.time()
        super().on_response_complete()

    def _watch(self) -> None:
        is_asked = self.cycle is not None and not self.cycle.response_complete
        is_whole = is_asked and not self.cycle.more_body
        now = self.loop.time()
        left = PATIENCE - (now - self._since)
        is_stuck = self._stuck_since is not None and now - self._stuck_since >= PATIENCE
        if is_stuck or (not is_whole and left <= 0):
            self.transport.abort()
            return
        self._watcher = self.loop.call_later(max(left, 1.0), self._watch)

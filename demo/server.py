"""A small HTTP/1.1 server on loopback, in a thread of its own, that can misbehave on request.

Servers made for use refuse to send a status of 999, half an answer, or nothing in time: those are
what the demo web is for, hence this one. It answers GET, keeps connections alive, and knows no more.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from hashlib import blake2b
from http import HTTPStatus

from demo.site import Served

LOOPBACK = "127.0.0.1"
GET = b"GET "
PHRASES = {status.value: status.phrase for status in HTTPStatus}
#: Host without port, and path with query, to the answer.
Respond = Callable[[str, str], Served]


class DemoServer:
    """Serves ``respond`` from ``start`` to ``stop``. ``respond`` runs in the server's thread."""

    def __init__(self, respond: Respond, port: int, slow_seconds: float) -> None:
        self._respond = respond
        self._slow_seconds = slow_seconds
        self._socket = socket.create_server((LOOPBACK, port), backlog=2048)
        self.port: int = self._socket.getsockname()[1]
        self._loop = asyncio.new_event_loop()
        self._stopping = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="demo-web")

    def start(self) -> None:
        """Serve. Visitors who come before the thread is ready wait in the socket's queue."""
        self._thread.start()

    def stop(self) -> None:
        """Stop at once; whoever is still being served is cut off."""
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join()

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._talk, sock=self._socket)
        await self._stopping.wait()
        server.close()
        talks = asyncio.all_tasks() - {asyncio.current_task()}
        for talk in talks:
            talk.cancel()
        if talks:
            await asyncio.wait(talks)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one visitor until either side has enough."""
        # Cancelled: the web is stopping. The others: the visitor hung up or speaks no HTTP.
        gone = (ConnectionError, EOFError, asyncio.LimitOverrunError, asyncio.CancelledError)
        with suppress(*gone):
            while await self._exchange(reader, writer):
                pass
            writer.close()
            await writer.wait_closed()
        writer.transport.abort()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; return whether the connection stays open."""
        if await reader.readexactly(len(GET)) != GET:  # another method, or TLS on this plain port
            writer.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
            return False
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        request, *lines = head.split("\r\n")
        headers = {
            name.lower(): text.strip() for name, _, text in (s.partition(":") for s in lines)
        }
        host = headers.get("host", "").partition(":")[0].lower()
        answer = _if_changed(self._respond(host, request.rpartition(" ")[0]), headers)
        if answer.is_slow:
            await asyncio.sleep(self._slow_seconds)
        writer.write(_head(answer) + answer.body)
        await writer.drain()
        return not answer.is_cut and headers.get("connection", "").lower() != "close"


def _if_changed(answer: Served, headers: Mapping[str, str]) -> Served:
    """Return a page with the mark it is known again by, or just the word that it is as before."""
    if answer.status != HTTPStatus.OK or answer.is_cut:
        return answer
    mark = f'"{blake2b(answer.body, digest_size=8).hexdigest()}"'
    marked = replace(answer, headers=(*answer.headers, ("ETag", mark)))
    if headers.get("if-none-match") != mark:
        return marked
    return replace(marked, status=HTTPStatus.NOT_MODIFIED, body=b"")


def _head(answer: Served) -> bytes:
    """Return status line and headers. A cut answer announces twice what it sends."""
    length = len(answer.body) * (2 if answer.is_cut else 1)
    lines = [
        f"HTTP/1.1 {answer.status} {PHRASES.get(answer.status, 'Request denied')}",
        f"Content-Type: {answer.content_type}",
        f"Content-Length: {length}",
        *(f"{name}: {value}" for name, value in answer.headers),
    ]
    return "\r\n".join([*lines, "", ""]).encode()

"""Pages as they were rendered last, for all who ask for the same: as long as their tag stays, so do they.

A copy is of one address in one language under one of our names. It answers again while the page made anew
would have the same tag: of the same publication, on the same day. Whether something was published is asked
of the database only after its files have changed.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from time import time_ns
from typing import Any

from datasette.utils.asgi import Request

from dashboard.guards import FRAMES, App, Message, Send
from dashboard.published import is_settled, newest
from dashboard.visitor import page_tag
from dashboard.words.texts import Texts

#: Bytes of all copies, and of one.
MOST_BYTES, LARGEST = 32 * 1024 * 1024, 512 * 1024
#: Nanoseconds within which a file may change again without telling: moments of files are no finer.
_UNSURE = 50_000_000
#: Headers that say again what a copy of the visitor's own is good for.
_OF_A_TAG = frozenset((b"etag", b"vary", b"cache-control"))
Headers = list[tuple[bytes, bytes]]
Key = tuple[Any, ...]


@dataclass(slots=True)
class _Copy:
    """One answer, whole."""

    tag: str
    headers: Headers
    body: bytes


@dataclass(slots=True)
class _Heard:
    """An answer on its way, noted."""

    status: int = 0
    headers: Headers = field(default_factory=list)
    parts: list[bytes] = field(default_factory=list)
    size: int = 0
    is_whole: bool = False

    def note(self, message: Message) -> None:
        """Note one message; a body that is too large is dropped."""
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message.get("headers", ()))
        elif message["type"] == "http.response.body":
            part = message.get("body", b"")
            self.size += len(part)
            if self.size <= LARGEST:
                self.parts.append(part)
            self.is_whole = not message.get("more_body", False)

    def header(self, name: bytes) -> str:
        """Return a header; empty when it is not among them."""
        return next((v.decode("latin-1") for n, v in self.headers if n.lower() == name), "")


class Hot:
    """The dashboard with copies of its pages in front."""

    def __init__(self, app: App, datasette: Any) -> None:
        self._app, self._datasette = app, datasette
        self._copies: OrderedDict[Key, _Copy] = OrderedDict()
        self._bytes = 0
        self._files: Any = None
        self._publication: int | None = None

    async def __call__(self, scope: Any, receive: Any, send: Send) -> None:
        """Answer from a copy where there is one."""
        headers = dict(scope.get("headers", ()))
        if not _is_anonymous(scope, headers):
            await self._app(scope, receive, send)
            return
        texts = Texts.of(Request(scope, receive))
        tag = page_tag(await self._published(), texts)
        key = (
            headers.get(b"host"),
            scope.get("scheme"),
            scope.get("raw_path") or scope["path"],
            scope.get("query_string"),
            texts.lang,
            b"gzip" in headers.get(b"accept-encoding", b""),
        )
        copy = self._copies.get(key)
        if copy and copy.tag == tag:
            self._copies.move_to_end(key)
            await _send(copy, headers.get(b"if-none-match", b"").decode("latin-1"), send)
            return
        heard = _Heard()

        async def listening(message: Message) -> None:
            heard.note(message)
            await send(message)

        await self._app(scope, receive, listening)
        if heard.is_whole and heard.status == 200 and not scope.get(FRAMES) and tag:
            self._keep(key, tag, heard)

    async def _published(self) -> int | None:
        """Return the number of the publication that pages are made of now."""
        files = self._signature()
        if files is None or files != self._files:
            found = await newest(self._datasette)
            self._publication = found[1].id if found else None
            self._files = files if is_settled(self._datasette) else None
        return self._publication

    def _signature(self) -> Any:
        """Return what changes with the databases' files; ``None`` while they may be changing."""
        now, seen = time_ns(), []
        for db in self._datasette.databases.values():
            for name in (f"{db.path}", f"{db.path}-wal") if db.path else ():
                try:
                    file = Path(name).stat()
                except OSError:
                    continue
                if now - file.st_mtime_ns < _UNSURE:
                    return None
                seen.append((name, file.st_ino, file.st_size, file.st_mtime_ns))
        return tuple(seen)

    def _keep(self, key: Key, tag: str, heard: _Heard) -> None:
        if heard.header(b"etag") != tag or heard.header(b"set-cookie") or heard.size > LARGEST:
            return
        self._drop(key)
        self._copies[key] = _Copy(tag, heard.headers, b"".join(heard.parts))
        self._bytes += heard.size
        while self._bytes > MOST_BYTES:
            self._drop(next(iter(self._copies)))

    def _drop(self, key: Key) -> None:
        if gone := self._copies.pop(key, None):
            self._bytes -= len(gone.body)


def _is_anonymous(scope: Any, headers: Iterable[bytes]) -> bool:
    """Whether anybody who asks this gets the same: a page is read, and nobody says who they are."""
    is_read = scope["type"] == "http" and scope["method"] == "GET"
    return is_read and not {b"cookie", b"authorization"} & set(headers)


async def _send(copy: _Copy, known: str, send: Send) -> None:
    is_known = copy.tag in known
    headers = copy.headers
    if is_known:
        headers = [each for each in headers if each[0].lower() in _OF_A_TAG]
    await send(
        {"type": "http.response.start", "status": 304 if is_known else 200, "headers": headers}
    )
    await send({"type": "http.response.body", "body": b"" if is_known else copy.body})

"""HTTP as servers write it, read as browsers read it: Twisted gives up where one sign is out of place.

What no browser heeds is passed over: blanks before a colon, lines that are no field, lengths that are no
number, codings that change nothing. Two different lengths stay a contradiction, and there is a bound to what
may come before a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from scrapy.core.downloader.handlers.http11 import (
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
    _LenientHTTPClientParser,
)
from twisted.web._newclient import HEADER, STATUS, ParseError
from twisted.web.http import _ChunkedTransferDecoder, _MalformedChunkedDataError
from twisted.web.http_headers import Headers

if TYPE_CHECKING:
    from twisted.internet.defer import Deferred

#: Bytes of the whole head, with those of the interim answers before it: browsers take as many. No line counts
#: as fewer than so many: each has a price of its own.
MOST_HEAD, LEAST_LINE = 256 * 1024, 100
#: Pieces of an answer that are read, each of which has a price of its own; the rest is left out.
MOST_CHUNKS = 20_000
#: Blank lines that may stand before an answer, left over from what was before it.
_BLANK = 4
#: Bytes that may give the size of a piece.
_LONGEST_SIZE = 1_024
#: A status line of any version.
_BEGINNING = re.compile(
    rb"(?:HTTP|ICY)(?:/[0-9.]{1,9})?[ \t]+([0-9]{3})(?![0-9])(.*)", re.IGNORECASE | re.DOTALL
)
_FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9a-z-]+)[ \t]*:(.*)", re.IGNORECASE | re.DOTALL)
_LENGTH = re.compile(rb"[0-9]{1,18}")
_SIZE = re.compile(rb"[0-9a-f]{1,16}", re.IGNORECASE)


class Chunks(_ChunkedTransferDecoder):
    """An answer in pieces: their sizes may stand among blanks and end in a mere line feed.

    What has come at once is handed on at once.
    """

    def __init__(self, data: Callable[[bytes], None], finish: Callable[[bytes], None]) -> None:
        self._pieces: list[bytes] = []
        self._number = 0
        self._give, self._finish = data, finish
        super().__init__(self._pieces.append, self._ended)

    def dataReceived(self, data: bytes) -> None:  # noqa: N802
        """Take what has come, and hand on what of it is content, up to the first fault."""
        try:
            super().dataReceived(data)
        finally:
            self._hand_on()

    def _dataReceived_CHUNK_LENGTH(self) -> bool:  # noqa: N802
        end = self._buffer.find(b"\n", self._start)
        if (len(self._buffer) if end < 0 else end) > _LONGEST_SIZE:
            raise _MalformedChunkedDataError("no size of a piece")
        if end < 0:
            self._start = len(self._buffer)
            return False
        size = self._buffer[:end].partition(b";")[0].strip()
        if not _SIZE.fullmatch(size):
            raise _MalformedChunkedDataError("no size of a piece")
        self._number += 1
        if self._number > MOST_CHUNKS:
            self.state = "FINISHED"
            self._ended(bytes(self._buffer))
            return False
        self.length = int(size, 16)
        self.state = "BODY" if self.length else "TRAILER"
        del self._buffer[: end + 1]
        self._start = 0
        return True

    def _dataReceived_CRLF(self) -> bool:  # noqa: N802
        if not self._buffer.startswith(b"\n"):
            return super()._dataReceived_CRLF()
        self.state = "CHUNK_LENGTH"
        del self._buffer[:1]
        return True

    def _ended(self, rest: bytes) -> None:
        self._hand_on()
        self._finish(rest)

    def _hand_on(self) -> None:
        if self._pieces:
            content = b"".join(self._pieces)
            self._pieces.clear()
            self._give(content)


class CarelessParser(_LenientHTTPClientParser):
    """Scrapy's reader of answers, for heads of any care."""

    #: Bytes of one line, as browsers take: some sites' rules for them are longer than Twisted's 16 KiB.
    MAX_LENGTH = 64 * 1024
    _transferDecoders = {b"chunked": Chunks}  # type: ignore[dict-item]  # noqa: N815, RUF012  Twisted's own
    _taken = 0
    connHeaders: Headers  # noqa: N815

    def lineReceived(self, line: bytes) -> None:  # noqa: N802
        """Take one line of a head, as far as it says anything."""
        self._taken += max(len(line), LEAST_LINE)
        if self._taken > MOST_HEAD:
            raise ParseError("the head has no end", b"")  # type: ignore[no-untyped-call]
        line = line.rstrip(b"\r")
        said: bytes | None = line
        if self.state == STATUS:
            said = line if line or self._taken > _BLANK * LEAST_LINE else None
        elif self.state == HEADER and line:
            said = self._field(line)
        if said is not None:
            super().lineReceived(said)

    def _field(self, line: bytes) -> bytes | None:
        """Return a line as a field or what goes on with one; ``None``: it is neither."""
        if line[:1] in b" \t":
            return line if self._partialHeader else None
        found = _FIELD.fullmatch(line)
        return b"%s:%s" % found.groups() if found else None

    def statusReceived(self, status: bytes) -> None:  # noqa: N802
        """Take the first line, whatever version it names."""
        found = _BEGINNING.fullmatch(status.strip())
        if not found:
            raise ParseError("no status", b"")  # type: ignore[no-untyped-call]
        super().statusReceived(b"HTTP/1.1 %s %s" % found.groups())  # type: ignore[no-untyped-call]

    def allHeadersReceived(self) -> None:  # noqa: N802
        """Take the fields that say how long the answer is, where they say so."""
        codings = _values(self.connHeaders, b"transfer-encoding")
        _set(self.connHeaders, b"transfer-encoding", {b"chunked"} & {c.lower() for c in codings})
        lengths = _values(self.connHeaders, b"content-length")
        _set(self.connHeaders, b"content-length", set(filter(_LENGTH.fullmatch, lengths)))
        super().allHeadersReceived()  # type: ignore[no-untyped-call]


def _values(headers: Headers, name: bytes) -> list[bytes]:
    """Return the values of a field, which may stand in several lines and several in one line."""
    lines: Any = headers.getRawHeaders(name, [])
    return [value.strip() for line in lines for value in line.split(b",")]


def _set(headers: Headers, name: bytes, values: set[bytes]) -> None:
    headers.removeHeader(name)
    if values:
        headers.setRawHeaders(name, sorted(values))


class _Connection(_LenientHTTP11ClientProtocol):
    def request(self, request: Any) -> Deferred[Any]:
        """Ask, and let ``CarelessParser`` read what comes: Scrapy puts its own in place no other way."""
        answered = super().request(request)
        assert self._parser is not None
        self._parser.__class__ = CarelessParser
        return answered


class CarelessFactory(_LenientHTTP11ClientFactory):
    """Makes connections whose answers ``CarelessParser`` reads."""

    def buildProtocol(self, addr: object) -> _Connection:  # noqa: ARG002, N802
        """Return a new connection."""
        return _Connection(self._quiescentCallback)  # type: ignore[no-untyped-call]

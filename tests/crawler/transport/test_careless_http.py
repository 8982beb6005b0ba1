"""What no browser minds in an answer is no reason to lose it, and nothing that goes before it has no end."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twisted.internet.protocol import Protocol, connectionDone
from twisted.internet.testing import StringTransport
from twisted.python.failure import Failure
from twisted.web._newclient import Request
from twisted.web.http_headers import Headers

from crawler.transport.careless_http import LEAST_LINE, MOST_CHUNKS, MOST_HEAD, CarelessFactory

PAGE = b"<p>Bonjour"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
LENGTH = b"Content-Length: %d\r\n" % len(PAGE)


PIECES = st.lists(
    st.sampled_from(
        [
            *(
                b"HTTP/1.1 200 OK",
                b"HTTP/1.1 103 X",
                b"HTTP/1.1 204 X",
                b"HTTP/1.1 304 X",
                b"ICY 200",
            ),
            *(
                b"Content-Length",
                b"Transfer-Encoding",
                b"Connection",
                b"X",
                b":",
                b": ",
                b" ",
                b"\t",
            ),
            *(
                b"chunked",
                b"identity",
                b",",
                b"10",
                b"-1",
                b"999999999999",
                b"close",
                b"\r\n",
                b"\n",
            ),
            *(
                b"\r\n\r\n",
                b"\r",
                b"\0",
                b"\xff",
                b"a\r\n",
                b"0\r\n",
                b";x=y",
                b"ffffffffffffffff",
                PAGE,
            ),
        ]
    )
    | st.binary(max_size=4),
    max_size=40,
)


class Reader(Protocol):
    """Keeps what an answer holds."""

    def __init__(self) -> None:
        self.body = b""

    def dataReceived(self, data: bytes) -> None:  # noqa: N802
        self.body += data


def told(*pieces: bytes) -> tuple[int, bytes] | Any:
    """Return status and content of what a server sends until it closes, or the failure."""
    connection = CarelessFactory(lambda _connection: None, "").buildProtocol(None)  # type: ignore[no-untyped-call]
    connection.makeConnection(StringTransport())  # type: ignore[no-untyped-call]
    asked = Request(b"GET", b"/", Headers({b"host": [b"club.example"]}), None)  # type: ignore[no-untyped-call]
    answers: list[Any] = []
    reader = Reader()

    def answered(response: Any) -> None:
        if not isinstance(response, Failure):
            response.deliverBody(reader)
        answers.append(response)

    connection.request(asked).addBoth(answered)
    for piece in pieces:
        connection.dataReceived(piece)  # type: ignore[no-untyped-call]
    connection.connectionLost(Failure(connectionDone.value))  # type: ignore[no-untyped-call]
    [answer] = answers
    return answer if isinstance(answer, Failure) else (answer.code, reader.body)


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nContent-Type : text/html\r\nContent-Length\t: 10\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length:\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: unknown\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\nContent-Length: 10\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 10, 10\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 40 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\n" + LENGTH,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding:\r\n" + LENGTH,
        b"HTTP/1.1 200 OK\r\n: nameless\r\nno field\r\nX (a): b\r\n\xe9: z\r\n" + LENGTH,
        b"HTTP/1.1 200 OK\r\n goes on with nothing\r\n" + LENGTH,
        b"HTTP/1.1 200 OK\r\nX-A: b\r\n and more\r\n" + LENGTH,
        b"HTTP/1.1 200 OK\r\r\nX-A: b\r\r\n" + LENGTH,
        b"HTTP/1.1 200 OK\nX-A: b\n" + LENGTH,
        b"\r\nHTTP/1.1 200 OK\r\n" + LENGTH,
        b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\n" + LENGTH,
        *(
            b"%s\r\n%s" % (status, LENGTH)
            for status in (b"HTTP/2 200", b"ICY 200 OK", b"HTTP 200 OK")
        ),
        *(b"%s\r\n%s" % (status, LENGTH) for status in (b"http/1.1\t200\tok", b"HTTP/1.1  200OK")),
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 60_000 + b"\r\n" + LENGTH,
    ],
)
def test_a_careless_head_is_read_as_browsers_read_it(head: bytes) -> None:
    whole = head + b"\r\n" + PAGE
    assert told(whole) == (200, PAGE)
    assert told(*(bytes([byte]) for byte in whole[:300]), whole[300:]) == (200, PAGE)


@pytest.mark.parametrize(
    "chunks",
    [
        b"A\r\n<p>Bonjour\r\n0\r\n\r\n",
        b"00a  \r\n<p>Bonjour\r\n0  \r\n\r\n",
        b"a;any=thing \x01\r\n<p>Bonjour\r\n0\r\nX-After: it\r\n\r\n",
        b"a\n<p>Bonjour\n0\n\n",
        b"3\r\n<p>\r\n7\r\nBonjour\r\n0\r\n\r\n",
    ],
)
@pytest.mark.parametrize("head", [CHUNKED, CHUNKED.replace(b"chunked", b"identity, Chunked")])
def test_pieces_are_read_however_their_sizes_are_written(head: bytes, chunks: bytes) -> None:
    whole = head + b"\r\n" + chunks
    assert told(whole) == (200, PAGE)
    assert told(*(bytes([byte]) for byte in whole)) == (200, PAGE)


@pytest.mark.parametrize("size", [b"0x3", b"-3", b"+3", b"3_0", b"", b"x", b"f" * 2_000])
def test_what_is_no_size_ends_the_answer(size: bytes) -> None:
    assert told(CHUNKED + b"\r\n3\r\n<p>\r\n" + size + b"\r\nabc\r\n0\r\n\r\n") == (200, b"<p>")


def test_of_an_answer_in_very_many_pieces_the_first_are_read() -> None:
    assert told(CHUNKED + b"\r\n", b"1\r\nx\r\n" * (MOST_CHUNKS + 9)) == (200, b"x" * MOST_CHUNKS)


@pytest.mark.parametrize("line", [b"X-A: bcd\r\n", b" and more" * 99 + b"\r\n", b"no field\r\n"])
def test_a_head_without_end_is_no_answer(line: bytes) -> None:
    lines = MOST_HEAD // max(len(line), LEAST_LINE) + 1
    head = b"HTTP/1.1 200 OK\r\nX-A: b\r\n" + line * lines
    assert isinstance(told(head + LENGTH + b"\r\n" + PAGE), Failure)


def test_announcements_without_end_are_no_answer() -> None:
    interim = b"HTTP/1.1 103 Early Hints\r\n\r\n" * (MOST_HEAD // LEAST_LINE)
    assert isinstance(told(interim + b"HTTP/1.1 200 OK\r\n" + LENGTH + b"\r\n" + PAGE), Failure)


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\nContent-Length: 5\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 2000 OK\r\n",
        b"\r\n" * 20 + b"HTTP/1.1 200 OK\r\n",
        b"<p>Bonjour\r\n",
    ],
)
def test_what_contradicts_itself_or_is_no_http_is_no_answer(head: bytes) -> None:
    assert isinstance(told(head + b"\r\n" + PAGE), Failure)


@given(PIECES)
def test_whatever_a_server_sends_is_an_answer_or_none(pieces: list[bytes]) -> None:
    for sent in (pieces, [b"HTTP/1.1 200 OK\r\n", *pieces], [CHUNKED, b"\r\n", *pieces]):
        found = told(*filter(None, sent))
        assert isinstance(found, Failure) or 100 <= found[0] < 1000

"""A crawl may open as many connections as the system lets it, and keeps none that it should not use again."""

from __future__ import annotations

import asyncio
import resource
from collections.abc import Iterator

import pytest
from twisted.internet.testing import StringTransport
from twisted.web._newclient import HTTP11ClientProtocol, Request
from twisted.web.http_headers import Headers

from crawler.run import MOST_FILES, allow_many_connections
from crawler.transport.handler import _watch
from crawler.transport.patience import Patience, PatientLoop


@pytest.fixture
def limit() -> Iterator[int]:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    yield hard
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_shell_s_small_limit_of_open_files_is_raised(limit: int) -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (1_024, limit))
    allow_many_connections()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = MOST_FILES if limit == resource.RLIM_INFINITY else min(limit, MOST_FILES)
    assert (soft, hard) == (max(1_024, most), limit)


def test_a_larger_limit_stays(limit: int) -> None:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    if 0 <= before[0] < MOST_FILES:
        pytest.skip("this system allows fewer")
    allow_many_connections()
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == before


ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK"


@pytest.mark.parametrize(
    ("more", "is_kept"), [(b"", True), (b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n", False)]
)
def test_a_connection_on_which_more_comes_than_was_asked_for_is_not_kept(
    more: bytes, is_kept: bool
) -> None:
    """What follows would be taken for the answer to what is asked next."""

    async def is_kept_after(data: bytes) -> bool:
        kept: list[HTTP11ClientProtocol] = []
        connection = HTTP11ClientProtocol(kept.append)  # type: ignore[no-untyped-call]
        connection.makeConnection(StringTransport())  # type: ignore[no-untyped-call]
        patience = Patience().callLater(60, lambda: None)
        _watch(patience, connection)
        headers = Headers({b"host": [b"club.example"]})
        asked = Request(b"GET", b"/", headers, None, persistent=True)  # type: ignore[no-untyped-call]
        answered = connection.request(asked)
        connection.dataReceived(data)  # type: ignore[no-untyped-call]
        patience.cancel()
        assert answered.called
        return kept == [connection]

    with asyncio.Runner(loop_factory=PatientLoop) as runner:
        assert runner.run(is_kept_after(ANSWER + more)) is is_kept

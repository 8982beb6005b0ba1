"""Scrapy's HTTP handler with time-outs that count waiting alone, and a way to drop all transfers at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import ContextVar
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import DownloadTimeoutError
from twisted.internet.defer import fail
from twisted.internet.error import DNSLookupError
from twisted.internet.error import TimeoutError as ConnectTimeoutError
from twisted.web._newclient import HTTP11ClientProtocol
from twisted.web.client import HTTPConnectionPool, _RetryingHTTP11ClientProtocol

from crawler.barred import is_refused_literal
from crawler.transport.address_guard import refused_hosts
from crawler.transport.careless_http import CarelessFactory
from crawler.transport.patience import FOREVER, TRANSFER, Patience, PatientCall, patient_loop
from vocabulary.items import STOPPING

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.internet.defer import Deferred


#: Seconds that a connection is kept for its host's next turn; Twisted's 240 would hold one for each of
#: thousands of hosts that were asked their last question long ago.
IDLE = 30
#: Of the transfer under way: handed to the connection it is given.
_PATIENCE: ContextVar[PatientCall] = ContextVar("patience")


def _watched(patience: PatientCall, connection: Any) -> Any:
    """Watch a connection for the transfer that has it now."""
    if isinstance(connection, _RetryingHTTP11ClientProtocol):  # kept from before, or else a new one
        anew = connection._newConnection
        connection._newConnection = lambda: anew().addCallback(partial(_watched, patience))
        _watch(patience, connection._clientProtocol)
    elif isinstance(connection, HTTP11ClientProtocol):
        _watch(patience, connection)
    return connection


def _watch(patience: PatientCall, connection: HTTP11ClientProtocol) -> None:
    """Charge the handling of what comes to its transfer; keep no connection on which more comes than that."""
    receive: Callable[[Any, bytes], None] = type(connection).dataReceived
    finish: Callable[[Any, bytes], None] = type(connection)._finishResponse

    def timed(data: bytes) -> None:
        began = monotonic()
        receive(connection, data)
        patience.charge(monotonic() - began)

    def finished(rest: bytes) -> None:
        if rest and connection._currentRequest:  # else taken for the answer to what is asked next
            connection._currentRequest.persistent = False
        finish(connection, rest)

    connection.dataReceived = timed  # type: ignore[method-assign]
    connection._finishResponse = finished  # type: ignore[method-assign]


class _ConnectionPool(HTTPConnectionPool):
    connect_timeout: float
    allow_private: bool
    _connecting: set[Deferred[Any]]
    _made: WeakSet[HTTP11ClientProtocol]

    def getConnection(self, key: Any, endpoint: Any) -> Deferred[Any]:  # noqa: N802
        """Return a connection, or fail with a connect time-out (name lookup included)."""
        host = key[1].decode()
        if is_refused_literal(host) and not self.allow_private:
            refused_hosts.add(host)
            return fail(DNSLookupError(f"{host} is a private address"))

        def too_late(_result: object, _timeout: float) -> None:
            raise ConnectTimeoutError

        patience = _PATIENCE.get()

        def ended(result: Any) -> Any:
            self._connecting.discard(connection)
            if hasattr(result, "abort"):
                self._made.add(result)
            return _watched(patience, result)

        connection: Deferred[Any] = super().getConnection(key, endpoint)
        self._connecting.add(connection)
        connection.addTimeout(self.connect_timeout, Patience(), too_late)  # type: ignore[arg-type]
        return connection.addBoth(ended)

    def abort(self) -> None:
        """Drop every connection, and every attempt at one."""
        for attempt in list(self._connecting):
            attempt.cancel()
        for connection in list(self._made):
            connection.abort()  # type: ignore[no-untyped-call]


class Handler(HTTP11DownloadHandler):
    """``HTTP11DownloadHandler`` that gives up connecting after ``CONNECT_TIMEOUT`` seconds of waiting, and
    the whole transfer after ``DOWNLOAD_TIMEOUT``.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        standard = self._pool
        self._pool = _ConnectionPool(standard._reactor, persistent=True)  # type: ignore[no-untyped-call]
        self._pool.maxPersistentPerHost = standard.maxPersistentPerHost
        self._pool.cachedConnectionTimeout = IDLE
        self._pool._factory = CarelessFactory
        self._pool.allow_private = crawler.settings.getbool("ALLOW_PRIVATE")
        self._pool.connect_timeout = crawler.settings.getfloat("CONNECT_TIMEOUT")
        self._pool._connecting = set()
        self._pool._made = WeakSet()
        crawler.signals.connect(self._pool.abort, STOPPING)

    async def download_request(self, request: Request) -> Response:
        """Return the answer; ``meta`` then holds the seconds that were waited for it."""
        seconds = request.meta["download_timeout"]
        request.meta["download_timeout"] = FOREVER
        loop = patient_loop()
        began = loop.waited
        limit = asyncio.timeout(None)
        end = Patience().callLater(seconds, lambda: limit.reschedule(loop.time()))
        _PATIENCE.set(end)
        try:
            async with limit:
                return await super().download_request(request)
        except TimeoutError:
            if not limit.expired():
                raise
            raise DownloadTimeoutError(f"no whole answer in {seconds:g} s") from None
        finally:
            end.cancel()
            request.meta[TRANSFER] = loop.waited - began + end.charged

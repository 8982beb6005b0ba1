"""Scrapy's HTTP handler with a connect time-out of its own, and a way to drop all transfers at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from twisted.internet.error import TimeoutError as ConnectTimeoutError
from twisted.web.client import HTTPConnectionPool

from vocabulary.items import STOPPING

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.internet.defer import Deferred
    from twisted.web._newclient import HTTP11ClientProtocol


#: Seconds that a connection is kept for its host's next turn; Twisted's 240 would hold one for each of
#: thousands of hosts that were asked their last question long ago.
IDLE = 30


class _ConnectionPool(HTTPConnectionPool):
    connect_timeout: float
    _connecting: set[Deferred[Any]]
    _made: WeakSet[HTTP11ClientProtocol]

    def getConnection(self, key: Any, endpoint: Any) -> Deferred[Any]:  # noqa: N802
        """Return a connection, or fail with a connect time-out (name lookup included)."""

        def too_late(_result: object, _timeout: float) -> None:
            raise ConnectTimeoutError

        def ended(result: Any) -> Any:
            self._connecting.discard(connection)
            if hasattr(result, "abort"):
                self._made.add(result)
            return result

        connection: Deferred[Any] = super().getConnection(key, endpoint)
        self._connecting.add(connection)
        return connection.addTimeout(self.connect_timeout, self._reactor, too_late).addBoth(ended)

    def abort(self) -> None:
        """Drop every connection, and every attempt at one."""
        for attempt in list(self._connecting):
            attempt.cancel()
        for connection in list(self._made):
            connection.abort()  # type: ignore[no-untyped-call]


class Handler(HTTP11DownloadHandler):
    """``HTTP11DownloadHandler`` that gives up connecting after ``CONNECT_TIMEOUT`` seconds."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        standard = self._pool
        self._pool = _ConnectionPool(standard._reactor, persistent=True)  # type: ignore[no-untyped-call]
        self._pool.maxPersistentPerHost = standard.maxPersistentPerHost
        self._pool.cachedConnectionTimeout = IDLE
        self._pool._factory = standard._factory
        self._pool.connect_timeout = crawler.settings.getfloat("CONNECT_TIMEOUT")
        self._pool._connecting = set()
        self._pool._made = WeakSet()
        crawler.signals.connect(self._pool.abort, STOPPING)

"""Scrapy's HTTP handler with a connect time-out of its own, shorter than that of the whole answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from twisted.internet.error import TimeoutError as ConnectTimeoutError
from twisted.web.client import HTTPConnectionPool

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.internet.defer import Deferred


class _ConnectionPool(HTTPConnectionPool):
    connect_timeout: float

    def getConnection(self, key: Any, endpoint: Any) -> Deferred[Any]:  # noqa: N802
        """Return a connection, or fail with a connect time-out (name lookup included)."""

        def too_late(_result: object, _timeout: float) -> None:
            raise ConnectTimeoutError

        connection: Deferred[Any] = super().getConnection(key, endpoint)
        return connection.addTimeout(self.connect_timeout, self._reactor, too_late)


class Handler(HTTP11DownloadHandler):
    """``HTTP11DownloadHandler`` that gives up connecting after ``CONNECT_TIMEOUT`` seconds."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        standard = self._pool
        self._pool = _ConnectionPool(standard._reactor, persistent=True)  # type: ignore[no-untyped-call]
        self._pool.maxPersistentPerHost = standard.maxPersistentPerHost
        self._pool._factory = standard._factory
        self._pool.connect_timeout = crawler.settings.getfloat("CONNECT_TIMEOUT")

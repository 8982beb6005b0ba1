"""What a download was: an answer as data, or what its failure means."""

from __future__ import annotations

import errno
from datetime import UTC, datetime
from urllib.parse import urlsplit

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
)
from scrapy.http import Response
from twisted.internet.error import (
    ConnectError,
    ConnectionAborted,
    ConnectionClosed,
    ConnectionLost,
    TCPTimedOutError,
)
from twisted.internet.error import TimeoutError as ConnectTimeoutError
from twisted.web.client import ResponseFailed, ResponseNeverReceived

from crawler.page import Page
from crawler.transport.address_guard import denied_hosts, refused_hosts
from crawler.transport.certificates import read_certificate
from crawler.transport.transfer import notes
from crawler.web_address import from_header
from vocabulary.items import FetchOutcome

#: Of this computer, not of the network: no more files, no more memory.
_OURS = frozenset((errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM))


def page_of(
    response: Response, name: str = "", *, with_certificate: bool = False, name_servers: str = ""
) -> Page:
    """Return an answer as data, read for the network called ``name``."""
    headers = {
        name.decode("latin-1").lower(): b",".join(values).decode("latin-1")
        for name, values in response.headers.items()
    }
    if location := response.headers.get("Location"):
        headers["location"] = from_header(location)
    now, certificate = datetime.now(UTC), None
    if with_certificate and response.certificate is not None:
        host = urlsplit(response.url).hostname or ""
        certificate = read_certificate(response.certificate.dumpPEM(), host, now)
    return Page(
        response.url,
        response.status,
        response.body,
        now,
        headers,
        certificate,
        name,
        notes(response.flags),
        name_servers,
    )


_OUTCOMES: tuple[tuple[type[BaseException], FetchOutcome], ...] = (
    (DownloadConnectionRefusedError, FetchOutcome.CONNECT_REFUSED),
    (DownloadCancelledError, FetchOutcome.TOO_LARGE),  # Scrapy's DOWNLOAD_MAXSIZE
    (IgnoreRequest, FetchOutcome.TOO_LARGE),  # the same limit, met while decompressing
    (TCPTimedOutError, FetchOutcome.CONNECT_TIMEOUT),
    (ConnectError, FetchOutcome.CONNECTION_LOST),
    (ConnectionClosed, FetchOutcome.CONNECTION_LOST),
)


def outcome_of(error: BaseException, host: str) -> FetchOutcome:
    """Return what a failed download means. Anything unforeseen is an error of ours, never silence."""
    if host in refused_hosts:
        return FetchOutcome.ADDRESS_REFUSED
    if isinstance(error, CannotResolveHostError):
        return denied_hosts.get(host, FetchOutcome.DNS_ERROR)
    if isinstance(error, DownloadTimeoutError):
        by_connecting = isinstance(error.__cause__, ConnectTimeoutError)
        return FetchOutcome.CONNECT_TIMEOUT if by_connecting else FetchOutcome.READ_TIMEOUT
    for kind, outcome in _OUTCOMES:
        if isinstance(error, kind):
            is_ours = getattr(error, "osError", None) in _OURS
            return FetchOutcome.OWN_ERROR if is_ours else outcome
    causes = f"{error!r} {error.__cause__!r}"
    if "SSL" in causes or "Certificate" in causes:
        return FetchOutcome.TLS_FAILURE
    return _meaning_of(error) if isinstance(error, DownloadFailedError) else FetchOutcome.OWN_ERROR


def _meaning_of(error: DownloadFailedError) -> FetchOutcome:
    """Tell an answer that is no HTTP from a connection that was lost before any.

    Where something had come and the connection was not broken off, it was nothing that Twisted could read: no
    status, a line without end, a coding it does not know.
    """
    cause = error.__cause__
    if not isinstance(cause, ResponseFailed) or isinstance(cause, ResponseNeverReceived):
        return FetchOutcome.CONNECTION_LOST
    is_cut = any(reason.check(ConnectionLost, ConnectionAborted) for reason in cause.reasons)
    return FetchOutcome.CONNECTION_LOST if is_cut else FetchOutcome.UNREADABLE

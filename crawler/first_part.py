"""Reads the first part of a feed that is too large: its newest entries are all that is wanted of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy import Request, signals
from scrapy.exceptions import StopDownload

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

#: What a request says that wants no more than the first part of the answer, and how it says so.
WANTED = "first_part"
_RECEIVED = "first_part_received"
#: Bytes that an answer may announce, and may have when unpacked, of which the first part is read.
LARGEST = 32 * 1024 * 1024


class FirstPart:
    """Stops a download, as a whole answer, once as many bytes have come as any answer may have."""

    def __init__(self, crawler: Crawler) -> None:
        self._most = crawler.settings.getint("DOWNLOAD_MAXSIZE")
        crawler.signals.connect(self.received, signals.bytes_received)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> FirstPart:
        """Build it with the crawl's limit."""
        return cls(crawler)

    def received(self, data: bytes, request: Request) -> None:
        """Count the bytes of a request that wants the first part."""
        if WANTED not in request.meta:
            return
        request.meta[_RECEIVED] = request.meta.get(_RECEIVED, 0) + len(data)
        if request.meta[_RECEIVED] >= self._most:
            raise StopDownload(fail=False)


def first_part() -> dict[str, object]:
    """Return the ``meta`` of a request that wants the first part of its answer."""
    return {WANTED: True, "download_maxsize": LARGEST}

"""Ends downloads: of a list that is too large once its first part has come, and of what finds no place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy import Request, signals
from scrapy.exceptions import StopDownload
from scrapy.http import Response

from crawler.settings import DOWNLOAD_MAXSIZE
from crawler.transport.room import PLACE, Seat

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
        """Count the bytes of an answer, where it needs a place or where only its first part is wanted."""
        place: Seat | None = request.meta.get(PLACE)
        if place and not place.grow(len(data)):
            raise StopDownload(fail=True)
        if WANTED not in request.meta:
            return
        request.meta[_RECEIVED] = request.meta.get(_RECEIVED, 0) + len(data)
        if request.meta[_RECEIVED] >= self._most:
            raise StopDownload(fail=False)


def first_part_of(response: Response | Request, request: Request) -> Response | Request:
    """Return an unpacked answer, cut to as much as any answer may have where that is what is wanted."""
    is_larger = isinstance(response, Response) and len(response.body) > DOWNLOAD_MAXSIZE
    if not is_larger or WANTED not in request.meta:
        return response
    return response.replace(body=response.body[:DOWNLOAD_MAXSIZE])


def first_part() -> dict[str, object]:
    """Return the ``meta`` of a request that wants the first part of its answer."""
    return {WANTED: True, "download_maxsize": LARGEST}

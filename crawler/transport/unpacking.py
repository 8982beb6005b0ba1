"""Unpacks answers (gzip, deflate, br, zstd) and lets those pass that are not packed as they say."""

from __future__ import annotations

from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.settings import DOWNLOAD_MAXSIZE
from crawler.transport.first_part import first_part_of
from crawler.transport.packed import is_packed, plain, unpack
from crawler.transport.room import PLACE, Seat
from crawler.transport.transfer import MISLABELLED


class Unpacking(HttpCompressionMiddleware):
    """Scrapy's own fails on some, and the network would seem to have cut the connection."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Return the answer unpacked, or as it came with the flag ``MISLABELLED``."""
        try:
            unpacked = self._unpacked(request, _bare(response))
        except IgnoreRequest:  # larger than we read
            unpacked = None
        if unpacked is None or not _has_place(request, unpacked):
            raise IgnoreRequest  # anew: the decoder's own would hold what was unpacked for a while
        return unpacked

    def _unpacked(self, request: Request, response: Response) -> Request | Response:
        try:
            unpacked = super().process_response(request, response)
        except IgnoreRequest:
            raise
        except Exception:  # noqa: BLE001  each decoder has errors of its own
            del response.headers["Content-Encoding"]
            unpacked = response.replace(flags=[*response.flags, MISLABELLED])
        if isinstance(unpacked, Response) and is_packed(unpacked.body):
            unpacked = _without_a_word(unpacked)
        return first_part_of(unpacked, request)

    @staticmethod
    def _decode(body: bytes, encoding: bytes, max_size: int) -> bytes:
        """Unpack by one encoding; gzip within bounds, of which Scrapy's own takes seconds for some bytes."""
        if encoding not in {b"gzip", b"x-gzip"}:
            return HttpCompressionMiddleware._decode(body, encoding, max_size)
        unpacked = unpack(body, min(max_size, DOWNLOAD_MAXSIZE) + 1)
        if len(unpacked) > max_size:
            raise IgnoreRequest
        return unpacked  # of which the first part is enough, where more is allowed


def _without_a_word(response: Response) -> Response:
    """Return the answer's first part unpacked, though no header says that it is packed."""
    body = plain(response.body, DOWNLOAD_MAXSIZE)
    flags = [*response.flags, MISLABELLED] if is_packed(body) else response.flags
    return response.replace(body=body, flags=flags)


def _has_place(request: Request, unpacked: Request | Response) -> bool:
    place: Seat | None = request.meta.get(PLACE)
    return place is None or not isinstance(unpacked, Response) or place.grow(len(unpacked.body))


def _bare(response: Response) -> Response:
    """Return an answer as mere bytes: Scrapy's text would guess a charset from the packed ones."""
    if not response.headers.get("Content-Encoding"):
        return response
    kept = {name: getattr(response, name) for name in Response.attributes}
    return Response(**kept)

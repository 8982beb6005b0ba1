"""Unpacks answers (gzip, deflate, br, zstd) and lets those pass that are not packed as they say."""

from __future__ import annotations

from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.first_part import first_part_of
from crawler.room import PLACE, Seat
from crawler.transfer import MISLABELLED


class Unpacking(HttpCompressionMiddleware):
    """Scrapy's own, which fails on them: the network would seem to have cut the connection."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Return the answer unpacked, or as it came with the flag ``MISLABELLED``."""
        try:
            unpacked = first_part_of(super().process_response(request, _bare(response)), request)
        except IgnoreRequest:  # larger than we read
            unpacked = None
        except Exception:  # noqa: BLE001  each decoder has errors of its own
            del response.headers["Content-Encoding"]
            return response.replace(flags=[*response.flags, MISLABELLED])
        if unpacked is None or not _has_place(request, unpacked):
            raise IgnoreRequest  # anew: the decoder's own would hold what was unpacked for a while
        return unpacked


def _has_place(request: Request, unpacked: Request | Response) -> bool:
    place: Seat | None = request.meta.get(PLACE)
    return place is None or not isinstance(unpacked, Response) or place.grow(len(unpacked.body))


def _bare(response: Response) -> Response:
    """Return an answer as mere bytes: Scrapy's text would guess a charset from the packed ones."""
    if not response.headers.get("Content-Encoding"):
        return response
    kept = {name: getattr(response, name) for name in Response.attributes}
    return Response(**kept)

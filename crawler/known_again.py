"""By what an answer's bytes are known again: a digest of them and of all else that reading them hangs on.

That is the address, the headers, why it was asked, what is known of its network, and this program itself:
whoever mends a reader wants each answer read anew.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path

from crawler.page import Page
from vocabulary.catalogue import Network

#: Headers that tell of one exchange, of one visitor or of who carried it: they are others each time.
_OF_ONE_EXCHANGE = frozenset((
    "age", "alt-svc", "cf-cache-status", "cf-ray", "connection", "content-length", "date", "etag", "expires",
    "keep-alive", "last-modified", "nel", "report-to", "reporting-endpoints", "server-timing", "set-cookie",
    "transfer-encoding", "via", "x-amz-cf-id", "x-amz-request-id", "x-cache", "x-cache-hits", "x-request-id",
    "x-runtime", "x-served-by", "x-timer", "x-varnish",
))  # fmt: skip
#: Packages of this program that say how an answer is read.
_READERS = ("crawler", "vocabulary")
#: Bytes of a digest.
_SIZE = 16


def digest(page: Page, network: Network, purpose: str) -> str:
    """Return the digest of an answer, in hex digits. The same again: it says the same, on the same day."""
    told = sorted(each for each in page.headers.items() if each[0] not in _OF_ONE_EXCHANGE)
    found = blake2b(page.body, digest_size=_SIZE, key=_program())
    found.update(repr((page.url, page.status, purpose, told, network)).encode("utf-8", "replace"))
    return found.hexdigest()


@cache
def _program() -> bytes:
    """Return a digest of the readers' code and tables, read once."""
    found = blake2b(digest_size=_SIZE)
    for package in _READERS:
        folder = Path(__file__).parents[1] / package
        for path in sorted(folder.rglob("*.*")):
            if path.suffix in {".py", ".toml", ".tsv"}:
                found.update(path.read_bytes())
    return found.digest()

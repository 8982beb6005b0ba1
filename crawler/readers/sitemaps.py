"""Read a sitemap or an index of sitemaps. Data in, data out."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from crawler.page import Page
from crawler.readers.isodate import parse_iso

#: Addresses read of one sitemap, and bytes after decompression.
MAX_ADDRESSES = 5_000
MAX_BYTES = 10 * 1024 * 1024
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Place:
    """One address of a sitemap with its dates."""

    url: str
    modified_at: datetime | None
    published_at: datetime | None = None  # news sitemaps only: when it was really posted


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The addresses of a ``urlset``, or the sitemaps of an index."""

    is_index: bool
    places: tuple[Place, ...]


def is_sitemap(page: Page) -> bool:
    """Whether an answer looks like a sitemap, plain or gzipped."""
    if page.body.startswith(_GZIP):
        return ".xml" in page.path
    return not page.is_html and ("<urlset" in page.start or "<sitemapindex" in page.start)


def read_sitemap(page: Page) -> Sitemap | None:
    """Return the sitemap in an answer, as far as it can be read; ``None`` when it is none."""
    # No entity is resolved and nothing is loaded; broken markup is read as far as it goes.
    parser = etree.XMLPullParser(
        ("start", "end"), recover=True, resolve_entities=False, no_network=True, huge_tree=False
    )
    places: list[Place] = []
    root = ""
    cells: dict[str, str] = {}
    try:
        parser.feed(_unpacked(page.body))
        for event, node in parser.read_events():
            name = etree.QName(node).localname if isinstance(node.tag, str) else ""
            if event == "start":
                root = root or name
                continue
            if name in {"loc", "lastmod", "publication_date"}:
                cells.setdefault(name, (node.text or "").strip())
            elif name in {"url", "sitemap"}:
                places.append(_place(cells))
                cells = {}
                node.clear()
            if len(places) >= MAX_ADDRESSES:
                break
    except (etree.XMLSyntaxError, zlib.error):
        pass  # a broken end costs only what follows it
    if root not in {"urlset", "sitemapindex"}:
        return None
    return Sitemap(root == "sitemapindex", tuple(place for place in places if place.url))


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(_GZIP):
        return body[:MAX_BYTES]
    return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(body, MAX_BYTES)


def _place(cells: dict[str, str]) -> Place:
    return Place(
        cells.get("loc", ""),
        parse_iso(cells.get("lastmod", "")),
        parse_iso(cells.get("publication_date", "")),
    )

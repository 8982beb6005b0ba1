"""Read a sitemap or an index of sitemaps. Data in, data out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from crawler.page import Page
from crawler.readers.isodate import parse_iso

#: Addresses read of one sitemap, and bytes.
MAX_ADDRESSES = 5_000
MAX_BYTES = 10 * 1024 * 1024
_CHUNK = 64 * 1024
_ROOT = re.compile(rb"<(?:[a-z]{1,10}:)?(?:urlset|sitemapindex)[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """One address of a sitemap with its dates (aware UTC)."""

    url: str
    modified_at: datetime | None
    published_at: datetime | None = None  # news sitemaps only: when it was really posted


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The addresses of a ``urlset``, or the sitemaps of an index, in their own order."""

    is_index: bool
    places: tuple[Place, ...]


def is_sitemap(page: Page) -> bool:
    """Whether an answer looks like a sitemap."""
    # Without its zero bytes UTF-16 reads as ASCII.
    return not page.is_html and bool(_ROOT.search(page.body[:2048].replace(b"\0", b"")))


def read_sitemap(page: Page) -> Sitemap | None:
    """Return the sitemap in an answer, as far as it can be read; ``None`` when it is none."""
    root = ""
    places: list[Place] = []
    for node in _elements(page.body):
        name = _name(node)
        if name in {"url", "sitemap"}:
            places.append(_place(node))
            node.clear()
        elif node.getparent() is None:
            root = name
        if len(places) >= MAX_ADDRESSES:
            break
    if root not in {"urlset", "sitemapindex"}:
        return None
    return Sitemap(root == "sitemapindex", tuple(place for place in places if place.url))


def _elements(body: bytes) -> Iterator[etree._Element]:
    """Yield the root as it opens and each entry as it closes. A broken end costs what follows it."""
    # No entity is resolved and nothing is loaded; broken markup is read as far as it goes.
    parser = etree.XMLPullParser(
        ("start", "end"),
        tag=("{*}urlset", "{*}sitemapindex", "{*}url", "{*}sitemap"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
    )
    try:
        for at in range(0, min(len(body), MAX_BYTES), _CHUNK):
            parser.feed(body[at : at + _CHUNK])
            for event, node in parser.read_events():
                if isinstance(node, etree._Element):
                    is_root = node.getparent() is None
                    if (event == "start") is is_root:
                        yield node
    except etree.XMLSyntaxError:
        return


def _place(node: etree._Element) -> Place:
    cells: dict[str, str] = {}
    for child in node.iterchildren("*"):
        # An image or a video has a "loc" and a "publication_date" of its own.
        if _name(child) in {"loc", "lastmod"}:
            cells.setdefault(_name(child), (child.text or "").strip())
        elif _name(child) == "news":
            for fact in child.iterchildren("*"):
                cells.setdefault(_name(fact), (fact.text or "").strip())
    return Place(
        cells.get("loc", ""),
        parse_iso(cells.get("lastmod", "")),
        parse_iso(cells.get("publication_date", "")),
    )


def _name(node: etree._Element) -> str:
    return str(node.tag).rpartition("}")[2]

"""Read a feed: RSS, Atom and RDF through feedparser, JSON Feed natively. Data in, data out.

Only what an entry is known by, its time and its author's name (in memory, to be counted) are taken;
titles and texts are left where they are.
"""

from __future__ import annotations

from calendar import timegm
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from time import struct_time
from typing import Any

import feedparser

from crawler.page import Page
from crawler.readers.isodate import FIRST_YEAR, LAST_YEAR, parse_iso
from crawler.readers.json_values import dicts, dig, line

#: Entries read of one feed: far more than a rhythm needs.
MAX_ENTRIES = 200
_JSON_FEED = "https://jsonfeed.org/version/1"
_ROOTS = ("<rss", "<feed", "<rdf:rdf", "<rdf ", "<channel")


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed."""

    identity: str  # its guid, id or link
    posted_at: datetime | None
    author: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's entries in its own order."""

    kind: str  # feedparser's name of the format (rss20, atom10, ...) or jsonfeed
    entries: tuple[Entry, ...]
    language: str | None = None
    generator: str | None = None

    @property
    def undated(self) -> int:
        """How many entries have no readable date."""
        return sum(entry.posted_at is None for entry in self.entries)


def is_feed(page: Page) -> bool:
    """Whether an answer looks like a feed, whatever its media type says."""
    if page.start.startswith("{"):
        return _JSON_FEED in page.body[:4096].decode("latin-1").replace("\\/", "/")
    return not page.is_html and any(root in page.start for root in _ROOTS)


def read_feed(page: Page) -> Feed | None:
    """Return the feed in an answer, or ``None`` when there is none."""
    if not is_feed(page):
        return None
    return _read_json_feed(page) if page.start.startswith("{") else _read_xml_feed(page)


def _read_xml_feed(page: Page) -> Feed | None:
    # Bytes in a file object: a text could be taken for an address, and nothing may be fetched.
    # Cleaning and link resolution serve texts, which are not used, and cost half the time.
    parsed = feedparser.parse(
        BytesIO(page.body),
        response_headers=dict(page.headers),
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not parsed.version:
        return None
    return Feed(
        parsed.version,
        _distinct(_xml_entry(entry) for entry in parsed.entries[:MAX_ENTRIES]),
        _code(parsed.feed.get("language")),
        line(parsed.feed.get("generator")),
    )


def _xml_entry(entry: Any) -> Entry:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    identity = entry.get("id") or entry.get("link") or f"{entry.get('title')} {moment}"
    return Entry(str(identity), _moment(moment), line(entry.get("author")))


def _moment(parts: struct_time | None) -> datetime | None:
    if parts is None or not FIRST_YEAR <= parts[0] <= LAST_YEAR:
        return None
    return datetime.fromtimestamp(timegm(parts), UTC)


def _read_json_feed(page: Page) -> Feed | None:
    if not str(dig(page.json, "version")).startswith(_JSON_FEED):
        return None
    items = dicts(dig(page.json, "items"))[:MAX_ENTRIES]
    return Feed(
        "jsonfeed",
        _distinct(_json_entry(item) for item in items),
        _code(dig(page.json, "language")),
    )


def _json_entry(item: dict[str, Any]) -> Entry:
    text = line(item.get("date_published")) or line(item.get("date_modified")) or ""
    authors = dicts(item.get("authors")) or dicts([item.get("author")])
    author = line(authors[0].get("name")) or line(authors[0].get("url")) if authors else None
    return Entry(str(item.get("id") or item.get("url")), parse_iso(text), author)


def _distinct(entries: Any) -> tuple[Entry, ...]:
    return tuple({entry.identity: entry for entry in entries}.values())


def _code(language: Any) -> str | None:
    """Return the two-letter code of a language tag."""
    code = (line(language) or "").lower().replace("_", "-").partition("-")[0]
    return code if len(code) == 2 and code.isalpha() else None

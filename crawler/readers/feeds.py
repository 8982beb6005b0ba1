"""Read a feed: RSS, Atom and RDF, JSON Feed. Data in, data out; nothing is fetched.

Feeds are the dearest answers to read. A feed that keeps to its format goes through ``plain_feeds``,
JSON Feed is read as JSON, and feedparser reads all others: older formats, odd dates, broken markup.

Only what an entry is known by, its time, its author's name (in memory, to be counted) and whether
it replies are taken; titles and texts are left where they are.
"""

from __future__ import annotations

import re
from calendar import timegm
from codecs import BOM_UTF8
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from itertools import islice
from typing import Any

import feedparser  # type: ignore[import-untyped]

from crawler.page import Page
from crawler.readers.dates import read_date
from crawler.readers.feed_entries import (
    MAX_ENTRIES,
    Entry,
    Feed,
    distinct,
    language_code,
    make_entry,
)
from crawler.readers.isodate import FIRST_YEAR, LAST_YEAR, parse_iso
from crawler.readers.json_values import dicts, dig, line
from crawler.readers.plain_feeds import read_plain_feed

#: Bytes that feedparser is given: it takes up to two seconds for a million. The oldest is cut off.
MAX_BYTES = 512 * 1024
_JSON_FEED = "://jsonfeed.org/version/1"
_ROOT = re.compile(rb"<(?:rss|(?:[a-z]{1,10}:)?feed|rdf:rdf|rdf)[\s>]", re.IGNORECASE)
_ENTRY_END = re.compile(rb"</(?:item|entry)>")
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{1,40})", re.IGNORECASE)


def is_feed(page: Page) -> bool:
    """Whether an answer looks like a feed, whatever its media type says."""
    if page.start.startswith("{"):
        return b"jsonfeed.org" in page.body and _JSON_FEED in str(dig(page.json, "version"))
    # Without its zero bytes UTF-16 reads as ASCII.
    return not page.is_html and bool(_ROOT.search(page.body[:2048].replace(b"\0", b"")))


def read_feed(page: Page) -> Feed | None:
    """Return the feed in an answer, or ``None`` when there is none. Never raises."""
    if not is_feed(page):
        return None
    if page.start.startswith("{"):
        return _read_json_feed(page)
    return read_plain_feed(page.body, _charset(page)) or read_any_feed(page)


def read_any_feed(page: Page) -> Feed | None:
    """Return the XML feed in an answer as feedparser reads it; ``None`` if it can make nothing of it."""
    charset = _charset(page)
    kind = "application/xml" + (f"; charset={charset}" if charset else "")
    try:
        # Bytes in a file object: a text could be taken for an address, and nothing may be fetched.
        # Cleaning and link resolution serve texts, which are not used, and cost half the time.
        parsed = feedparser.parse(
            BytesIO(_harmless(page.body)),
            response_headers={"content-type": kind},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception:  # noqa: BLE001  it has its own ideas of what hostile markup may raise
        return None
    if not parsed.get("version"):
        return None
    language = line(parsed.feed.get("language"))
    return Feed(
        parsed.version,
        distinct(_any_entry(entry, page, language) for entry in parsed.entries[:MAX_ENTRIES]),
        language_code(language),
        line(parsed.feed.get("generator")),
    )


def _charset(page: Page) -> str | None:
    """Return the encoding to read a feed in, whatever the document states; ``None``: as it states."""
    if page.body.startswith(BOM_UTF8):
        return "utf-8"
    found = _CHARSET.search(page.headers.get("content-type", ""))
    return found[1] if found else None


def _harmless(body: bytes) -> bytes:
    """Return the first entries that end within ``MAX_BYTES``, without entities of the feed's own.

    No feed needs any, and a few nested ones take a second and a hundred million bytes.
    """
    ends = [end.end() for end in islice(_ENTRY_END.finditer(body, 0, MAX_BYTES), MAX_ENTRIES)]
    if len(body) > MAX_BYTES or len(ends) == MAX_ENTRIES:
        body = body[: ends[-1] if ends else 0]
    for encoding in ("ascii", "utf-16-le", "utf-16-be"):
        body = body.replace("<!ENTITY".encode(encoding), "<!--".encode(encoding))
    return body


def _any_entry(entry: dict[str, Any], page: Page, language: str | None) -> Entry:
    # feedparser's dictionary answers for "updated" with "published", and warns: ask it as a plain one.
    facts = dict(entry)
    published, updated = facts.get("published_parsed"), facts.get("updated_parsed")
    moment = _first(
        datetime.fromtimestamp(timegm(parts), UTC)
        for parts in (published, updated)
        # An element may be called as feedparser calls what it has parsed.
        if isinstance(parts, tuple) and FIRST_YEAR <= parts[0] <= LAST_YEAR
    )
    # A date that feedparser cannot read may be one as people print it: "lun. 23 nov. 2026 10:00".
    if moment is None and not (published or updated):
        printed = (line(facts.get(key)) for key in ("published", "updated"))
        moment = _first(read_date(text, page.fetched_at, language) for text in printed if text)
    return make_entry(
        facts.get("id"), facts.get("link"), facts.get("title"), moment, facts.get("author")
    )


def _first(moments: Iterable[datetime | None]) -> datetime | None:
    return next((moment for moment in moments if moment is not None), None)


def _read_json_feed(page: Page) -> Feed:
    items = dicts(dig(page.json, "items"))[:MAX_ENTRIES]
    return Feed(
        "jsonfeed",
        distinct(_json_entry(item) for item in items),
        language_code(line(dig(page.json, "language"))),
    )


def _json_entry(item: dict[str, Any]) -> Entry:
    dates = (parse_iso(line(item.get(f"date_{what}")) or "") for what in ("published", "modified"))
    authors = dicts(item.get("authors")) or dicts([item.get("author")])  # 1.1, then 1.0
    author = (line(authors[0].get("name")) or line(authors[0].get("url"))) if authors else None
    return make_entry(item.get("id"), item.get("url"), item.get("title"), _first(dates), author)

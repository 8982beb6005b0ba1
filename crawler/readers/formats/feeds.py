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
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from itertools import islice
from typing import Any

import feedparser  # type: ignore[import-untyped]

from crawler.page import Page
from crawler.readers.dates.date_patterns import dates_in, folded
from crawler.readers.dates.date_style import page_style
from crawler.readers.dates.printed_dates import DateForm, Printed
from crawler.readers.dates.reading import LONGEST, DateStyle, read_moment
from crawler.readers.formats.feed_entries import (
    MAX_ENTRIES,
    Feed,
    FeedEntry,
    distinct,
    language_code,
    make_entry,
)
from crawler.readers.formats.plain_feeds import read_plain_feed
from crawler.readers.isodate import FIRST_YEAR, LAST_YEAR, parse_iso, parse_rfc822
from crawler.readers.json_values import dicts, dig, line

#: Bytes that feedparser is given: it takes up to two seconds for a million. The oldest is cut off.
MAX_BYTES = 512 * 1024
_JSON_FEED = "://jsonfeed.org/version/1"
_ROOT = re.compile(rb"<(?:rss|(?:[a-z]{1,10}:)?feed|rdf:rdf|rdf)[\s>]", re.IGNORECASE)
_ENTRY_END = re.compile(rb"</(?:item|entry)>")
_HEAD = 2_048
#: An unset date as PHP, MySQL and others print it.
_ZERO = re.compile(r"-0001|(?<![0-9+-])000[01](?![0-9])")
_NUMBERS = re.compile(r"[0-9]{1,4}")
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{1,40})", re.IGNORECASE)


def is_feed(page: Page) -> bool:
    """Whether an answer looks like a feed, whatever its media type says."""
    if page.start.startswith("{"):
        return b"jsonfeed.org" in page.body and _JSON_FEED in str(dig(page.json, "version"))
    if page.is_html:
        return False
    # Without its zero bytes UTF-16 reads as ASCII.
    return bool(_ROOT.search(_document(page)[:_HEAD].replace(b"\0", b"")))


def read_feed(page: Page) -> Feed | None:
    """Return the feed in an answer, or ``None`` when there is none. Never raises."""
    if not is_feed(page):
        return None
    if page.start.startswith("{"):
        return _read_json_feed(page)
    return read_plain_feed(_document(page), _charset(page)) or read_any_feed(page)


def read_any_feed(page: Page) -> Feed | None:
    """Return the XML feed in an answer as feedparser reads it; ``None`` if it can make nothing of it."""
    charset = _charset(page)
    kind = "application/xml" + (f"; charset={charset}" if charset else "")
    try:
        # Bytes in a file object: a text could be taken for an address, and nothing may be fetched.
        # Cleaning and link resolution serve texts, which are not used, and cost half the time.
        parsed = feedparser.parse(
            BytesIO(_harmless(_document(page))),
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
        distinct(_entries(parsed.entries[:MAX_ENTRIES], page, language)),
        language_code(language),
        line(parsed.feed.get("generator")),
    )


def _document(page: Page) -> bytes:
    """Return the feed's own bytes, without what is before it."""
    return page.body[page.feed_start :]


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


def _entries(found: list[dict[str, Any]], page: Page, language: str | None) -> Iterator[FeedEntry]:
    # feedparser's dictionary answers for "updated" with "published", and warns: ask it as plain ones.
    listed = [dict(entry) for entry in found]
    texts = [[line(facts.get(key)) for key in ("published", "updated")] for facts in listed]
    printed = [date for both in texts for text in both if text for date in _numeric(text)]
    style = page_style(page, printed, language, UTC)
    for facts, both in zip(listed, texts, strict=True):
        parsed = [facts.get("published_parsed"), facts.get("updated_parsed")]
        moments = (
            _moment(text, parts, page.fetched_at, style)
            for text, parts in zip(both, parsed, strict=True)
        )
        moment = _first(moments)
        yield make_entry(
            facts.get("id"), facts.get("link"), facts.get("title"), moment, facts.get("author")
        )


def _numeric(text: str) -> list[Printed]:
    return [date for date in dates_in(folded(text[:LONGEST])) if date.form is DateForm.NUMERIC]


def _moment(text: str | None, parts: Any, as_of: datetime, style: DateStyle) -> datetime | None:
    """Return what a date says by itself.

    feedparser completes what it cannot read from this computer's clock ("2026/1/9" is the first of
    this month to it); it is believed only of dates whose parts are all there.
    """
    if not text or _ZERO.search(text):
        return None
    moment = parse_rfc822(text) or parse_iso(text)
    if moment is None and (read := read_moment(text, as_of, style)) and not read.earliest:
        moment = read.at
    # An element may be called as feedparser calls what it has parsed.
    if moment is None and isinstance(parts, tuple) and FIRST_YEAR <= parts[0] <= LAST_YEAR:
        numbers = [int(number) for number in _NUMBERS.findall(text)]
        if parts[2] in numbers and {parts[0], parts[0] % 100} & set(numbers) and len(numbers) > 2:
            moment = datetime.fromtimestamp(timegm(parts), UTC)
    return moment


def _first(moments: Iterable[datetime | None]) -> datetime | None:
    return next((moment for moment in moments if moment is not None), None)


def _read_json_feed(page: Page) -> Feed:
    items = dicts(dig(page.json, "items"))[:MAX_ENTRIES]
    return Feed(
        "jsonfeed",
        distinct(_json_entry(item) for item in items),
        language_code(line(dig(page.json, "language"))),
    )


def _json_entry(item: dict[str, Any]) -> FeedEntry:
    dates = (parse_iso(line(item.get(f"date_{what}")) or "") for what in ("published", "modified"))
    authors = dicts(item.get("authors")) or dicts([item.get("author")])  # 1.1, then 1.0
    author = (line(authors[0].get("name")) or line(authors[0].get("url"))) if authors else None
    return make_entry(item.get("id"), item.get("url"), item.get("title"), _first(dates), author)

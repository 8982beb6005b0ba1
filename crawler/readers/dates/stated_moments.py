"""Moments that elements of a page state in their attributes, for programs or beside their words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice

from crawler.marks import finder
from crawler.page import Page
from crawler.readers.dates.date_patterns import dates_in, folded
from crawler.readers.dates.printed_dates import WHOLE
from crawler.readers.dates.reading import resolve, style_of
from crawler.readers.isodate import FIRST_YEAR, LAST_YEAR, parse_iso, parse_rfc822
from crawler.readers.nodes import attribute
from crawler.readers.page_language import page_language

#: Elements looked at; characters of a title that may hold a date with its label.
MOST = 1_500
_LONGEST = 160
_ATTRIBUTES = (
    *("datetime", "data-time", "data-timestamp", "data-utc", "data-livestamp", "data-unixtime"),
    *("data-xutime", "data-epoch", "data-date", "data-datetime", "data-created", "data-posted"),
    *("data-original-title", "data-mw-ts", "pubdate", "date"),
)
#: What states a moment in an attribute: what the source then holds, and how it is found.
_MACHINE = (
    *((f"{name}=".encode(), f"[{name}]") for name in _ATTRIBUTES),
    (b"datepublished", '[itemprop="datePublished"][content]'),
    (b"datecreated", '[itemprop="dateCreated"][content]'),
)
_MARKS, _SELECTORS = zip(*_MACHINE, strict=True)
_TITLED = frozenset(("abbr", "span", "time", "a", "small", "em", "div", "td", "p", "li"))
#: A title with a digit in it, in quotes or without.
_MAY_BE_TITLED = re.compile(rb"""title\s*=\s*(?:"[^"]*?[0-9]|'[^']*?[0-9]|[^\s"'>]+)""")
_EPOCH = re.compile(r"1[0-9]{9}(?:[0-9]{3})?|[6-9][0-9]{8}")
_DIGITS = re.compile(r"(?:19|20)[0-9]{12}")  # 20261119102200, UTC
_DIGIT = re.compile(r"[0-9]")
#: Characters of a title beside its date: "Posted on ...", "... (8:12 pm)".
_BESIDE = 25


def stated_moments(page: Page) -> Iterator[tuple[int, datetime]]:
    """Yield the elements that state a moment in an attribute."""
    as_of, style = page.fetched_at, style_of(page_language(page))
    nodes = page.select("[title]") if _MAY_BE_TITLED.search(page.source) else ()
    titled = (node for node in nodes if node.tag in _TITLED)
    for node in islice(titled, MOST):
        title = attribute(node, "title").strip()
        if len(title) > _LONGEST or not _DIGIT.search(title):
            continue
        dates = dates_in(folded(title))
        if dates and dates[0].form in WHOLE and len(title) - dates[0].length <= _BESIDE:
            moment = resolve(dates[0], as_of, style)
            if moment and not moment.earliest:
                yield node.mem_id, moment.at
    # What is written for programs comes last, and stands: a title has no zone.
    hits = finder(_MARKS).find_matches_as_indexes(page.source, overlapping=True)
    held = ", ".join(_SELECTORS[number] for number in sorted({number for number, _, _ in hits}))
    for node in page.select(held)[:MOST] if held else ():
        attributes = node.attributes
        for name in (*_ATTRIBUTES, "content"):
            if stated := _machine_moment((attributes.get(name) or "").strip()):
                yield node.mem_id, stated
                break


def _machine_moment(text: str) -> datetime | None:
    """Return the moment of an attribute: seconds or milliseconds since 1970, ISO 8601, RFC 822."""
    if _EPOCH.fullmatch(text):
        moment = datetime.fromtimestamp(int(text[:10] if len(text) == 13 else text), UTC)
        return moment if FIRST_YEAR <= moment.year <= LAST_YEAR else None
    if not 8 <= len(text) <= 60:
        return None
    if _DIGITS.fullmatch(text):
        text = f"{text[:8]}T{text[8:]}Z"
    return parse_iso(text) or parse_rfc822(text)

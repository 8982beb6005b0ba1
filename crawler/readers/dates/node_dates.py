"""The moment that a node of a page shows. Pure."""

from __future__ import annotations

from datetime import UTC, datetime

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.readers.dates.reading import read_date
from crawler.readers.isodate import FIRST_YEAR, LAST_YEAR, parse_iso
from crawler.readers.nodes import attribute
from crawler.readers.page_language import page_language


def stated_moment(node: LexborNode | None) -> datetime | None:
    """Return the moment in a node's ``datetime`` attribute, else in its seconds since 1970."""
    moment, seconds = parse_iso(attribute(node, "datetime")), attribute(node, "data-time")
    if moment is None and seconds.isdecimal() and len(seconds) <= 11:
        moment = datetime.fromtimestamp(int(seconds), UTC)
    return moment if moment and FIRST_YEAR <= moment.year <= LAST_YEAR else None


def moment_of(node: LexborNode | None, page: Page) -> datetime | None:
    """Return the moment a node of ``page`` shows: for machines, else in its title, else in its text."""
    if node is None:
        return None
    if moment := stated_moment(node):
        return moment
    words = " ".join((attribute(node, "title") or node.text()).split())
    return parse_iso(words) or read_date(words, page.fetched_at, page_language(page))

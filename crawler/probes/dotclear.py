"""Dotclear: a French blog engine."""

from __future__ import annotations

from datetime import datetime

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.dates import read_date
from crawler.readers.isodate import parse_iso
from crawler.readers.nodes import attribute
from crawler.reading import Reading
from vocabulary.items import Listing, Post, PostKind, Rank, fingerprint

MAX_ENTRIES = 40
_SIGNS = (
    'meta[name="generator" i][content^="dotclear" i]',
    'link[rel="meta"][type="application/xbel+xml"]',
    '#footer a[href*="dotclear."]',
)
_SEARCH = '#search input[name="q"]'


class DotclearProbe(Probe):
    """Dotclear 2.

    Reads: any page (generator, blogroll link, credit line); date and time of each entry shown.
    Gives: dates of the entries, search form.
    Caveats: it has no public count of people. ``meta name=date`` is when anything of the blog was
    last changed, so it is not read. Dates in words are taken as UTC. Older entries and comments are
    in the feed, which the head announces.
    Checked: dotclear/dotclear: home template and layout of mustek (body class, blogroll link,
    entries, line of date). Not checked: ``time`` elements of other themes, credit line, search.
    """

    name = "dotclear"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` bears the body class or the name of Dotclear."""
        return page.is_html and (page.has(b'class="dc-') or page.has(b"otclear"))

    def read(self, page: Page) -> Reading:
        """Return what the page says."""
        reading = Reading()
        sign = next((sign for sign in _SIGNS if page.tree.css_matches(sign)), None)
        if sign is None:
            return reading
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=sign)
        if page.tree.css_matches(_SEARCH):
            reading.feature("search", place=_SEARCH)
        language = page.lang
        for entry in page.tree.css(".post[id]")[:MAX_ENTRIES]:
            posted_at = _entry_time(entry, page.fetched_at, language)
            if posted_at and posted_at <= page.fetched_at:
                identity = fingerprint(f"entry {entry.attributes.get('id')}")
                reading.posts.append(
                    Post(posted_at, PostKind.POST, identity, listing=Listing.STREAM)
                )
        return reading


def _entry_time(entry: LexborNode, as_of: datetime, language: str | None) -> datetime | None:
    time = entry.css_first("time[datetime]")
    if time is not None:
        return parse_iso(attribute(time, "datetime"))
    line = entry.css_first(".post-info")
    return read_date(line.text(), as_of, language) if line else None

"""Dotclear: a French blog engine."""

from __future__ import annotations

from crawler.page import Page
from crawler.probes.marked import GENERATOR, MarkedPlatform
from crawler.readers import attribute, moment_of
from crawler.reading import Reading
from vocabulary.items import Listing

MAX_ENTRIES = 40


class DotclearProbe(MarkedPlatform):
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
    marks = (b'class="dc-', b"otclear")
    signs = (
        f'{GENERATOR}[content^="dotclear" i]',
        'link[rel="meta"][type="application/xbel+xml"]',
        '#footer a[href*="dotclear."]',
    )
    shown = ()
    links = (("search", '#search input[name="q"]'),)

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add the entries."""
        for entry in page.select(".post[id]")[:MAX_ENTRIES]:
            time = entry.css_first("time[datetime]") or entry.css_first(".post-info")
            identity = f"entry {attribute(entry, 'id')}"
            reading.post(moment_of(time, page), identity, page.fetched_at, listing=Listing.STREAM)

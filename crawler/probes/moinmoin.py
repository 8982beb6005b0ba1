"""MoinMoin: a wiki, whose contributions are its edits."""

from __future__ import annotations

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.dates import read_date
from crawler.readers.features import add_features
from crawler.reading import Reading
from vocabulary.items import Ask, Post, PostKind, Rank, fingerprint

_MARKS = (b"action=info", b"RecentChanges")
_INFO = "p#pageinfo, p.info"
_SIGN = 'ul.editbar a[href*="action=info"], ul.editbar a.nbinfo, #moinmoin'
_CHANGES = 'a[href$="RecentChanges"]'
_LINKS = (("search", "form#searchform"),)


class MoinMoinProbe(Probe):
    """MoinMoin 1.

    Reads: any page: its bar of actions, the line "last edited" below the text, the way to its feed
    of changes.
    Gives: date of the page's last edit, search, the feed of recent changes.
    Caveats: it has no public count of people. The date in words has no time zone and is taken as
    UTC. The day one page was last touched says less than the feed of all changes.
    Checked: saved pages: bar of actions, line of the last edit. Not checked: the feed.
    """

    name = "moinmoin"
    is_platform = True
    knows_all_dates = False

    def matches(self, page: Page) -> bool:
        """Whether ``page`` may be a page of MoinMoin."""
        return page.is_html and any(page.has(mark) for mark in _MARKS)

    def read(self, page: Page) -> Reading:
        """Return what the page says."""
        reading = Reading()
        if not page.tree.css_matches(_SIGN):
            return reading
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=_SIGN)
        add_features(page, reading, _LINKS)
        info = page.tree.css_first(_INFO)
        # "SomePage/2019-05-01 (last edited 2026-11-20 13:28:18 by Ana)": the name is no date
        line = info.text().rpartition("(")[2] if info else ""
        edited_at = read_date(line, page.fetched_at)
        if edited_at and edited_at <= page.fetched_at:
            mark = fingerprint(f"{page.path} {edited_at}")
            reading.posts.append(Post(edited_at, PostKind.PAGE, mark))
        changes = page.tree.css_first(_CHANGES)
        if changes is not None:
            url = page.join(changes.attributes.get("href") or "")
            reading.asks.append(Ask(f"{url}?action=rss_rc&unique=1", self.name, 12))
        return reading

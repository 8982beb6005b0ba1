"""MoinMoin: a wiki, whose contributions are its edits."""

from __future__ import annotations

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers import attribute, read_date
from crawler.reading import Reading
from vocabulary.items import AHEAD, Ask, Post, PostKind, fingerprint

_INFO = "p#pageinfo, p.info"
_CHANGES = 'a[href$="RecentChanges"]'


class MoinMoinProbe(MarkedPlatform):
    """MoinMoin 1.

    Reads: any page: its bar of actions, the line "last edited" below the text, the way to its feed
    of changes.
    Gives: date of the page's last edit, search, the feed of recent changes.
    Caveats: it has no public count of people. The date in words has no time zone and is taken as
    UTC. The day one page was last touched says less than the feed of all changes.
    Checked: saved pages: bar of actions, line of the last edit. Not checked: the feed.
    """

    name = "moinmoin"
    knows_all_dates = False
    marks = (b"action=info", b"RecentChanges")
    signs = ('ul.editbar a[href*="action=info"]', "ul.editbar a.nbinfo", "#moinmoin")
    shown = ()
    links = (("search", "form#searchform"),)

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add the page's last edit and the way to those of the others."""
        info = page.first(_INFO)
        # "SomePage/2019-05-01 (last edited 2026-11-20 13:28:18 by Ana)": the name is no date
        line = info.text().rpartition("(")[2] if info else ""
        edited_at = read_date(line, page.fetched_at)
        if edited_at and edited_at <= page.fetched_at + AHEAD:
            mark = fingerprint(f"{page.path} {edited_at}")
            reading.posts.append(Post(edited_at, PostKind.PAGE, mark))
        changes = page.first(_CHANGES)
        if changes is not None:
            url = page.join(attribute(changes, "href"))
            reading.asks.append(Ask(f"{url}?action=rss_rc&unique=1", self.name, 12))

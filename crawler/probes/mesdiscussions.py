"""MesDiscussions: the forum software of large French communities of the years 2000."""

from __future__ import annotations

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.reading import Reading


class MesDiscussionsProbe(MarkedPlatform):
    """MesDiscussions.

    Reads: any page: the containers of its templates, its credit line, links of the header.
    Gives: forum, networking features. Its dates are read as those of any page.
    Caveats: it has no public count of people.
    Checked: saved pages of threads. Not checked: links of the header.
    """

    name = "mesdiscussions"
    marks = (b"mesdiscussions",)
    signs = ("div.mesdiscussions", "table.messagetable", "a[href*='mesdiscussions.net']")
    links = (
        ("profiles", 'a[href*="/profil-"], a[href*="profilebdd.php"]'),
        ("messages", 'a[href*="cat=prive"], a[href*="message.php"]'),
        ("search", 'form[action*="search.php"], a[href*="search.php"]'),
    )

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add nothing: its lists and threads are read as those of any page."""

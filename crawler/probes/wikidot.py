"""Wikidot: hosted wikis, whose contributions are edits and posts of their forums."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.features import add_features
from crawler.reading import Reading
from vocabulary.items import Post, PostKind, Rank, fingerprint

_MARK = b"wikidot"
_SIGN = (
    'script[src*="wikidot"], link[href*="wikidot"], #page-info .odate, a[href*="www.wikidot.com"]'
)
_EDITED = "#page-info .odate"
#: Seconds since 1970 among the class names of each of its dates.
_TIME = re.compile(r"(?:^|\s)time_([0-9]{9,10})(?:\s|$)")
_LINKS = (
    ("forum", 'a[href*="forum:start"], a[href*="/forum/"]'),
    ("directory", 'a[href*="system:members"]'),
    ("search", 'form#search-top-box-form, a[href*="search:site"]'),
)


class WikidotProbe(Probe):
    """Wikidot.

    Reads: any page: its scripts, the line of the last edit with its exact time.
    Gives: date of the page's last edit, networking features. Dates of its forums are read as those
    of any page.
    Caveats: it has no public count of people. The day one page was last touched says less than its
    list of changes, which needs scripts.
    Checked: saved pages: line of the last edit. Not checked: addresses of forum and members.
    """

    name = "wikidot"
    is_platform = True
    knows_all_dates = False

    def matches(self, page: Page) -> bool:
        """Whether ``page`` names Wikidot."""
        return page.is_html and page.has(_MARK)

    def read(self, page: Page) -> Reading:
        """Return what the page says."""
        reading = Reading()
        if not page.tree.css_matches(_SIGN):
            return reading
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=_SIGN)
        add_features(page, reading, _LINKS)
        node = page.tree.css_first(_EDITED)
        time = _TIME.search(node.attributes.get("class") or "") if node else None
        edited_at = datetime.fromtimestamp(int(time[1]), UTC) if time else None
        if edited_at and edited_at <= page.fetched_at:
            mark = fingerprint(f"{page.path} {edited_at}")
            reading.posts.append(Post(edited_at, PostKind.PAGE, mark))
        return reading

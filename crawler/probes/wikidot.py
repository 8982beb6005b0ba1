"""Wikidot: hosted wikis, whose contributions are edits and posts of their forums."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers import attribute
from crawler.reading import Reading
from vocabulary.items import Post, PostKind, fingerprint

_EDITED = "#page-info .odate"
#: Seconds since 1970 among the class names of each of its dates.
_TIME = re.compile(r"(?:^|\s)time_([0-9]{9,10})(?:\s|$)")


class WikidotProbe(MarkedPlatform):
    """Wikidot.

    Reads: any page: its scripts, the line of the last edit with its exact time.
    Gives: date of the page's last edit, networking features. Dates of its forums are read as those
    of any page.
    Caveats: it has no public count of people. The day one page was last touched says less than its
    list of changes, which needs scripts.
    Checked: saved pages: line of the last edit. Not checked: addresses of forum and members.
    """

    name = "wikidot"
    knows_all_dates = False
    marks = (b"wikidot",)
    signs = (
        _EDITED,
        'script[src*="wikidot"], link[href*="wikidot"]',
        'a[href*="www.wikidot.com"]',
    )
    shown = ()
    links = (
        ("forum", 'a[href*="forum:start"], a[href*="/forum/"]'),
        ("directory", 'a[href*="system:members"]'),
        ("search", 'form#search-top-box-form, a[href*="search:site"]'),
    )

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add the page's last edit."""
        time = _TIME.search(attribute(page.first(_EDITED), "class"))
        edited_at = datetime.fromtimestamp(int(time[1]), UTC) if time else None
        if edited_at and edited_at <= page.fetched_at:
            mark = fingerprint(f"{page.path} {edited_at}")
            reading.posts.append(Post(edited_at, PostKind.PAGE, mark))

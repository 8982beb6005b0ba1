"""MyBB 1.6 and 1.8: a classic forum with its statistics at the foot of the index."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.classic_forum import ClassicForum
from crawler.readers import add_totals, address_with
from crawler.readers.board import COUNT
from crawler.readers.page_language import page_language
from crawler.reading import Reading

_STATISTICS = "#boardstats_e .smalltext"
_TOTALS = ("posts_total", "topics_total", "members_total")
#: What precedes the name of the newest member, and the record of visitors after it.
_LONGEST = 300


class MybbProbe(ClassicForum):
    """MyBB 1.6 and 1.8, in any language and most themes.

    Reads: the index (board statistics, last post of each board) and lists of threads.
    Gives: posts, threads and members in total, registration, dates of the last post of each board
    or thread, networking features.
    Caveats: the totals are told by position: a line with posts and threads, then a line with
    members, before the newest member's name; translations keep that. The record of visitors stands
    in the same text and is not read, nor is who is online. Times are taken as UTC where the page
    states no zone. Pinned threads and announcements are left out.
    Checked: mybb/mybb (English texts of the index) and in saved index pages of French and
    English forums; lists of threads not checked.
    """

    name = "mybb"
    marks = (b"my_post_key", b"mybb.com")
    signs = (
        'script[src*="jscripts/general.js"]',
        '#copyright a[href*="mybb.com"], #footer a[href*="mybb.com"]',
        'link[href*="cache/themes/theme"]',
    )
    links = (
        ("directory", 'a[href*="memberlist.php"]'),
        ("profiles", 'a[href*="member.php?action=profile"], a[href*="user-"][href$=".html"]'),
        ("messages", 'a[href*="private.php"]'),
        ("events", 'a[href*="calendar.php"]'),
        ("search", 'a[href*="search.php"], form[action*="search.php"]'),
    )
    register = 'a[href*="member.php?action=register"]'
    cells = ":is(td:is(.trow1, .trow2) > span.smalltext, span.lastpost):has(a[href*='lastpost'])"
    number = re.compile(r"(?:thread-|tid=)([0-9]{1,12})\b")
    pinned = "[class*='forumdisplay_sticky'], [class*='forumdisplay_announcement']"
    board = 'strong > a[href*="forum-"], strong > a[href*="fid="]'

    def identity(self, text: str, links: Sequence[LexborNode]) -> str | None:
        """Return the thread and its day: no address tells a post. A time tells it by itself."""
        thread = address_with(self.number, links)
        return f"thread {thread[1]} {text}" if thread and ":" not in text else None

    def read_totals(self, page: Page, reading: Reading) -> None:
        """Read "made a total of 1,234 posts in 123 threads / currently have 55 members registered"."""
        for node in page.select(_STATISTICS):
            lines = node.text(separator="\n")[:_LONGEST].split("\n")
            figures = [COUNT.findall(line) for line in lines if line.strip()][:2]
            texts = [text for found in figures for text in found]
            if [len(found) for found in figures] == [2, 1] and add_totals(
                reading, texts, page_language(page), signals=_TOTALS, place=_STATISTICS
            ):
                return

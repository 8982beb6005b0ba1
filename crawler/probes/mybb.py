"""MyBB 1.6 and 1.8: a classic forum with its statistics at the foot of the index."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers.board import (
    COUNT,
    add_totals,
    own_text,
)
from crawler.readers.board_dates import add_last_posts
from crawler.readers.nodes import attribute
from crawler.reading import Reading

#: Rows whose last post is read: more boards add no newer dates worth their time.
MAX_ROWS = 80
_STATISTICS = "#boardstats_e .smalltext"
#: What precedes the name of the newest member, and the record of visitors after it.
_LONGEST = 300
_CELLS = "td.trow1 > span.smalltext, td.trow2 > span.smalltext, span.lastpost"
_LAST_POST = 'a[href*="lastpost"]'
_PINNED = re.compile(r"forumdisplay_sticky|forumdisplay_announcement")
_THREAD = re.compile(r"(?:thread-|tid=)([0-9]{1,12})\b")
#: The name of a board, in the row of its last post.
_BOARD = 'strong > a[href*="forum-"], strong > a[href*="fid="]'


class MybbProbe(MarkedPlatform):
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

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add the statistics of the index and the last posts."""
        _read_statistics(page, reading)
        add_last_posts(page, reading, list(_last_posts(page)), _BOARD)


def _read_statistics(page: Page, reading: Reading) -> None:
    """Read "made a total of 1,234 posts in 123 threads / currently have 55 members registered"."""
    signals = ("posts_total", "topics_total", "members_total")
    for node in page.tree.css(_STATISTICS):
        lines = [line for line in node.text(separator="\n")[:_LONGEST].split("\n") if line.strip()]
        figures = [COUNT.findall(line) for line in lines[:2]]
        if [len(found) for found in figures] == [2, 1] and add_totals(
            reading,
            [*figures[0], *figures[1]],
            page.lang,
            signals=signals,
            place=_STATISTICS,
        ):
            return


def _last_posts(page: Page) -> Iterator[tuple[LexborNode, str, str | None]]:
    """Yield the date and identity of the last post in each row of boards or threads."""
    for cell in page.tree.css(_CELLS)[: 2 * MAX_ROWS]:
        link = cell.css_first(_LAST_POST)
        if link is None or _is_pinned(cell):
            continue
        text = own_text(cell)
        thread = _THREAD.search(attribute(link, "href"))
        yield cell, text, f"thread {thread[1]} {text}" if thread and ":" not in text else None


def _is_pinned(cell: LexborNode) -> bool:
    place = cell.parent
    return place is not None and bool(_PINNED.search(attribute(place, "class")))

"""phpBB 2: the forum of the years 2002 to 2008. Many that still answer have long been silent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers.board import (
    add_posts_and_members,
    own_text,
)
from crawler.readers.board_dates import add_last_posts
from crawler.readers.nodes import attribute
from crawler.reading import Reading

#: Rows whose last post is read: more boards add no newer dates worth their time.
MAX_ROWS = 80
_SIGN = "table.forumline"
_CREDIT = 'a[href*="phpbb.com"]'
_STATISTICS = "table.forumline td.row1 span.gensmall"
_CELLS = "table.forumline td.row2 span.gensmall, table.forumline td.row3Right span.postdetails"
_PINNED = 'img[src*="folder_sticky"], img[src*="folder_announce"]'
_POST = re.compile(r"[?&]p=([0-9]{1,12})\b")
#: The name of a board, in the row of its last post.
_BOARD = "a.forumlink"


class Phpbb2Probe(MarkedPlatform):
    """phpBB 2.0, in any language and styles made from subSilver.

    Reads: the index (who is online, last post of each board) and lists of topics.
    Gives: posts and members in total, registration, dates of the last post of each board or topic,
    networking features.
    Caveats: the totals are told by position (posts, members, newest member), which translations
    keep; topics are not stated. Visitors online and their record stand in another cell and are not
    read. Dates follow the zone stated at the foot of the page. Sticky topics and announcements are
    left out. phpBB 3 has a probe of its own.
    Checked: saved index pages of French forums of 2002 to 2004 and in language files; lists of
    topics not checked.
    """

    name = "phpbb2"
    marks = (b'class="forumline"', b"phpBB")
    signs = (_SIGN,)
    links = (
        ("directory", 'a[href*="memberlist.php"]'),
        ("profiles", 'a[href*="profile.php?mode=viewprofile"]'),
        ("messages", 'a[href*="privmsg.php"]'),
        ("groups", 'a[href*="groupcp.php"]'),
        ("search", 'a[href*="search.php"]'),
    )
    register = 'a[href*="profile.php?mode=register"]'

    def matches(self, page: Page) -> bool:
        """Whether ``page`` holds both marks: later versions have one of them."""
        return page.is_html and all(page.has(mark) for mark in self.marks)

    def sign(self, page: Page) -> str | None:
        """Return the tables' class, where the credit line is there too."""
        return super().sign(page) if page.tree.css_matches(_CREDIT) else None

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add the totals and last posts."""
        add_posts_and_members(page, reading, _STATISTICS)
        add_last_posts(page, reading, list(_last_posts(page)), _BOARD)


def _last_posts(page: Page) -> Iterator[tuple[LexborNode, str, str | None]]:
    """Yield the date and identity of the last post in each row of boards or topics."""
    for cell in page.tree.css(_CELLS)[: 4 * MAX_ROWS]:
        link = cell.css_first('a[href*="viewtopic.php"]')
        row = cell.parent.parent if cell.parent else None
        if link is None or (row is not None and row.css_matches(_PINNED)):
            continue
        post = _POST.search(attribute(link, "href"))
        yield cell, own_text(cell), f"post {post[1]}" if post else None

"""phpBB 2: the forum of the years 2002 to 2008. Many that still answer have long been silent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.board import (
    add_posts_and_members,
    add_registration,
    own_text,
)
from crawler.readers.board_dates import add_last_posts
from crawler.readers.features import add_features
from crawler.reading import Reading
from vocabulary.items import Rank

#: Rows whose last post is read: more boards add no newer dates worth their time.
MAX_ROWS = 80
_MARKS = (b'class="forumline"', b"phpBB")
_SIGN = "table.forumline"
_CREDIT = 'a[href*="phpbb.com"]'
_STATISTICS = "table.forumline td.row1 span.gensmall"
_CELLS = "table.forumline td.row2 span.gensmall, table.forumline td.row3Right span.postdetails"
_PINNED = 'img[src*="folder_sticky"], img[src*="folder_announce"]'
_POST = re.compile(r"[?&]p=([0-9]{1,12})\b")
#: The name of a board, in the row of its last post.
_BOARD = "a.forumlink"
_LINKS = (
    ("directory", 'a[href*="memberlist.php"]'),
    ("profiles", 'a[href*="profile.php?mode=viewprofile"]'),
    ("messages", 'a[href*="privmsg.php"]'),
    ("groups", 'a[href*="groupcp.php"]'),
    ("search", 'a[href*="search.php"]'),
)
_REGISTER = 'a[href*="profile.php?mode=register"]'


class Phpbb2Probe(Probe):
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
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` may be a page of phpBB 2."""
        return page.is_html and all(page.has(mark) for mark in _MARKS)

    def read(self, page: Page) -> Reading:
        """Return what the index or a list of topics says."""
        reading = Reading()
        if not page.tree.css_matches(_SIGN) or not page.tree.css_matches(_CREDIT):
            return reading
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=_SIGN)
        reading.feature("forum", place=_SIGN)
        add_posts_and_members(page, reading, _STATISTICS)
        add_features(page, reading, _LINKS)
        add_registration(page, reading, _REGISTER)
        add_last_posts(page, reading, list(_last_posts(page)), _BOARD)
        return reading


def _last_posts(page: Page) -> Iterator[tuple[LexborNode, str, str | None]]:
    """Yield the date and identity of the last post in each row of boards or topics."""
    for cell in page.tree.css(_CELLS)[: 4 * MAX_ROWS]:
        link = cell.css_first('a[href*="viewtopic.php"]')
        row = cell.parent.parent if cell.parent else None
        if link is None or (row is not None and row.css_matches(_PINNED)):
            continue
        post = _POST.search(link.attributes.get("href") or "")
        yield cell, own_text(cell), f"post {post[1]}" if post else None

"""phpBB 2: the forum of the years 2002 to 2008. Many that still answer have long been silent."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.classic_forum import ClassicForum
from crawler.readers.board import add_posts_and_members
from crawler.reading import Reading

#: Its credit, or a link only it makes: many a site has taken the credit out.
_OWN = 'a[href*="phpbb.com"], a[href*="viewforum.php?f="], a[href*="viewtopic.php?"]'


class Phpbb2Probe(ClassicForum):
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
    signs = ("table.forumline",)
    links = (
        ("directory", 'a[href*="memberlist.php"]'),
        ("profiles", 'a[href*="profile.php?mode=viewprofile"]'),
        ("messages", 'a[href*="privmsg.php"]'),
        ("groups", 'a[href*="groupcp.php"]'),
        ("search", 'a[href*="search.php"]'),
    )
    register = 'a[href*="profile.php?mode=register"]'
    cells = "table.forumline td.row2 span.gensmall, table.forumline td.row3Right span.postdetails"
    number = re.compile(r"viewtopic\.php.{0,200}[?&]p=([0-9]{1,12})\b")
    pinned = 'img[src*="folder_sticky"], img[src*="folder_announce"]'
    board = "a.forumlink"

    def matches(self, page: Page) -> bool:
        """Whether ``page`` holds both marks: later versions have one of them."""
        return page.is_html and all(page.has(mark) for mark in self.marks)

    def sign(self, page: Page) -> str | None:
        """Return the tables' class, where a link of its own is there too."""
        return super().sign(page) if page.shows(_OWN) else None

    def read_totals(self, page: Page, reading: Reading) -> None:
        """Add posts and members."""
        add_posts_and_members(page, reading, "table.forumline td.row1 span.gensmall")

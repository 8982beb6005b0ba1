"""Forumactif (forumotion abroad): free hosted forums, the home of many French local communities."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.classic_forum import ClassicForum
from crawler.readers.board import add_posts_and_members
from crawler.reading import Reading


class ForumactifProbe(ClassicForum):
    """Forumactif and forumotion hosts, in any language and the classic skins.

    Reads: the index (statistics, last post of each board) and lists of topics.
    Gives: posts and members in total, registration, dates of the last post of each board or topic,
    networking features.
    Caveats: the totals are told by position (posts, members, newest member), which the skins made
    from phpBB keep in every language; skins that word them otherwise leave them unknown. The record
    of visitors is not read. Dates without a year are left out. Times follow the zone stated on the
    page, else UTC.
    Checked: what others read from its ModernBB and phpBB skins (statistics, last post, variables
    of the templates); not checked against a server.
    """

    name = "forumactif"
    marks = (b"illiweb.com", b"forumactif", b"forumotion", b"2img.net")
    signs = ()
    links = (
        ("directory", 'a[href^="/memberlist"], a[href*="/memberlist"]'),
        ("profiles", 'a[href^="/u"], a[href*="/profile?mode=viewprofile"]'),
        ("messages", 'a[href^="/privmsg"], a[href*="/privmsg"]'),
        ("groups", 'a[href^="/groups"], a[href*="/groups"]'),
        ("events", 'a[href^="/calendar"], a[href*="/calendar"]'),
        ("search", 'a[href^="/search"], form[action^="/search"]'),
    )
    register = 'a[href^="/register"], a[href*="/register"]'
    #: The arrow or the link that leads to a last post; its date stands around it.
    cells = ":has(> a.last-post-icon), :has(> a[href] > img.last-post-icon), .lastpost:has(a[href*='#'])"
    number = re.compile(r"#([0-9]{1,12})$")
    pinned = (
        ":is([class*='sticky' i], [class*='announce' i], [class*='pinned' i]), "
        "img:is([src*='sticky' i], [src*='announce' i], [src*='pinned' i])"
    )
    board = "a.forumtitle, a.forumlink"

    def sign(self, page: Page) -> str | None:
        """Return the visitor's data that every page carries: no skin changes them."""
        return "script: _userdata" if page.has(b"_userdata") else None

    def read_totals(self, page: Page, reading: Reading) -> None:
        """Add posts and members."""
        places = "td.row1 span.gensmall, .statistics, p.page-bottom, #stats, .block-stats"
        add_posts_and_members(page, reading, places)

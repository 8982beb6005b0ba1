"""Forumactif (forumotion abroad): free hosted forums, the home of many French local communities."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers.board import (
    add_posts_and_members,
    own_text,
    row_of,
)
from crawler.readers.board_dates import add_last_posts
from crawler.readers.nodes import attribute
from crawler.reading import Reading

#: Rows whose last post is read: more boards add no newer dates worth their time.
MAX_ROWS = 80
#: The visitor's data that every page carries, whatever the skin.
_SCRIPT = b"_userdata"
_STATISTICS = "td.row1 span.gensmall, .statistics, p.page-bottom, #stats, .block-stats"
_CELLS = "a.last-post-icon, a[href] > img.last-post-icon, .lastpost a[href*='#']"
_POST = re.compile(r"#([0-9]{1,12})$")
_PINNED = re.compile(r"sticky|announce|pinned", re.IGNORECASE)
#: The name of a board, in the row of its last post.
_BOARD = "a.forumtitle, a.forumlink"


class ForumactifProbe(MarkedPlatform):
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

    def matches(self, page: Page) -> bool:
        """Whether ``page`` names the host and carries the visitor's data."""
        return super().matches(page) and page.has(_SCRIPT)

    def sign(self, page: Page) -> str | None:  # noqa: ARG002  the marks are enough
        """Return the script: no skin changes it."""
        return "script: _userdata"

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add the totals and last posts."""
        add_posts_and_members(page, reading, _STATISTICS)
        add_last_posts(page, reading, list(_last_posts(page)), _BOARD)


def _last_posts(page: Page) -> Iterator[tuple[LexborNode, str, str | None]]:
    """Yield the date and identity of each last post: they surround the arrow that leads to it."""
    for node in page.tree.css(_CELLS)[:MAX_ROWS]:
        link = node if node.tag == "a" else node.parent
        cell = link.parent if link is not None else None
        if link is None or cell is None or _is_pinned(cell):
            continue
        post = _POST.search(attribute(link, "href"))
        yield cell, own_text(cell), f"post {post[1]}" if post else None


def _is_pinned(cell: LexborNode) -> bool:
    """Whether the row around ``cell`` says that it is pinned: by its class or its picture."""
    row = row_of(cell)
    if row is None:
        return False
    first = row.css_first("img")
    marks = f"{row.attributes.get('class')} {first.attributes.get('src') if first else ''}"
    return bool(_PINNED.search(marks))

"""Bulletin: a forum that no one runs, whole: what a new forum engine takes."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.classic_forum import ClassicForum
from crawler.readers import add_totals
from crawler.reading import Reading


class BulletinProbe(ClassicForum):
    """Bulletin, in any language.

    Reads: the index: its foot, the last post of each board, links of the menu.
    Gives: topics, posts and members in total, registration, dates of the last post of each board.
    Caveats: the totals are told by position. Pinned topics are no news.
    Checked: nothing: it is the example of docs/adding-a-probe.md.
    """

    name = "bulletin"
    marks = (b"bulletin-board",)
    signs = ("body.bulletin-board", 'a[href*="bulletin.example"]')
    links = (("directory", 'a[href$="/members"]'), ("search", 'form[action$="/search"]'))
    register = 'a[href$="/register"]'
    cells = "td.last-post"
    number = re.compile(r"#post-([0-9]{1,12})$")
    pinned = ".is-pinned"
    board = "a.board"

    def read_totals(self, page: Page, reading: Reading) -> None:
        """Add "12 topics, 345 posts, 67 members"."""
        figures = [node.text() for node in page.select("#foot b")]
        add_totals(reading, figures, page.lang, place="#foot b")

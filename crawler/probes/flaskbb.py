"""FlaskBB: a classic forum whose index ends with its statistics."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.classic_forum import ClassicForum
from crawler.readers import add_totals
from crawler.readers.page_language import page_language
from crawler.reading import Reading

#: The order in which every language states them; guests, if counted, come fifth.
STATISTICS = ("members_total", "topics_total", "posts_total", "members_online")
_STATISTICS = "p.flaskbb-stats strong"


class FlaskbbProbe(ClassicForum):
    """FlaskBB 2, in any language.

    Reads: the index (statistics) and the pages of boards, their last-post column, links of the menu.
    Gives: registered users, topics and posts in total; registered users online; dates of the last
    post of each board or topic; registration; member directory.
    Caveats: the statistics are told by position, which all languages keep; guests and the newest
    user are not members online. Important topics, marked with a star, do not count as news.
    Relative dates are as exact as printed.
    Checked: flaskbb/flaskbb: forum/index.html, forum/category_layout.html,
    forum/_forum_row.html, layout.html. Not checked: addresses of the menu, form of a post's
    address.
    """

    name = "flaskbb"
    marks = (b"flaskbb",)
    signs = ('p.flaskbb-stats, footer a[href*="flaskbb.org"], #footer a[href*="flaskbb.org"]',)
    links = (("directory", 'a[href$="/memberlist"]'),)
    register = 'a[href$="/auth/register"]'
    #: Rows of the index and of a board, and the same two parts in both.
    cells = ".category-row, .forum-row"
    when = ".last-post-time, .topic-last-post a[href]"
    number = re.compile(r"(?:/post/|#pid)([0-9]{1,12})\b")
    pinned = ".fa-star"
    board = ".forum-name a, .category-name a"

    def read_totals(self, page: Page, reading: Reading) -> None:
        """Add the statistics of the index."""
        figures = [node.text() for node in page.select(_STATISTICS)]
        if len(figures) in (4, 5):
            add_totals(reading, figures, page_language(page), signals=STATISTICS, place=_STATISTICS)

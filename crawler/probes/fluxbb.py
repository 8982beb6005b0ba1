"""FluxBB, and PunBB 1.2 from which it comes: a light classic forum, common in France."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers.board import (
    add_totals,
)
from crawler.readers.board_dates import add_last_posts
from crawler.readers.nodes import attribute, classes
from crawler.readers.numbers import parse_number
from crawler.reading import Reading
from vocabulary.items import Rank

#: Rows whose last post is read: more boards add no newer dates worth their time.
MAX_ROWS = 80
_STATISTICS = "#brdstats dl"
_CELLS = "td.tcr"
_POST = re.compile(r"[?&]pid=([0-9]{1,12})\b")
#: The name of a board, in the row of its last post.
_BOARD = ".tclcon h3 a"


class FluxbbProbe(MarkedPlatform):
    """FluxBB 1.4 and 1.5, PunBB 1.2, in any language and most styles.

    Reads: the index (board statistics, last post of each board) and lists of topics.
    Gives: members, topics and posts in total, members online, registration, dates of the last post
    of each board or topic, networking features.
    Caveats: the totals are told by position (members, topics, posts), which translations keep;
    members online come before guests. The newest member's name is not read. Times are taken as UTC.
    Sticky topics are left out.
    Checked: public copies of index.php of FluxBB and PunBB (statistics, last post of boards);
    lists of topics not checked.
    """

    name = "fluxbb"
    marks = (b'class="pun"',)
    signs = ('div.pun[id^="pun"]',)
    links = (
        ("directory", 'a[href*="userlist.php"]'),
        ("profiles", 'a[href*="profile.php?id="]'),
        ("search", 'a[href*="search.php"]'),
    )
    register = 'a[href*="register.php"]'

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add the board statistics and last posts."""
        _read_statistics(page, reading)
        add_last_posts(page, reading, list(_last_posts(page)), _BOARD)


def _read_statistics(page: Page, reading: Reading) -> None:
    lists = [[node.text() for node in part.css("dd strong")] for part in page.tree.css(_STATISTICS)]
    signals = ("members_total", "topics_total", "posts_total")
    if not lists or len(lists[0]) != 3:
        return
    add_totals(reading, lists[0], page.lang, signals=signals, place=f"{_STATISTICS} strong")
    # "Registered users online: 2", "Guests online: 7": the newest user before them is a link.
    online = [parse_number(text) for text in lists[1]] if len(lists) > 1 else []
    if len(online) == 2 and online[0] and online[1]:
        reading.number(
            "members_online",
            round(online[0].value),
            rank=Rank.MARKUP,
            place=f"{_STATISTICS} strong",
            quote=online[0].quote,
        )


def _last_posts(page: Page) -> Iterator[tuple[LexborNode, str, str | None]]:
    """Yield the date and identity of the last post in each row: the date itself is the link."""
    for cell in page.tree.css(_CELLS)[:MAX_ROWS]:
        link = cell.css_first('a[href*="pid="]')
        if link is None or _is_sticky(cell):
            continue
        post = _POST.search(attribute(link, "href"))
        yield cell, link.text(), f"post {post[1]}" if post else None


def _is_sticky(cell: LexborNode) -> bool:
    row = cell.parent
    return row is not None and "isticky" in classes(row)

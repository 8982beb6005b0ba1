"""FluxBB, and PunBB 1.2 from which it comes: a light classic forum, common in France."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.classic_forum import ClassicForum
from crawler.readers import add_totals, parse_number
from crawler.readers.page_language import page_language
from crawler.reading import Reading
from vocabulary.items import Rank

_LISTS = "#brdstats dl"
_PLACE = f"{_LISTS} strong"
_TOTALS = ("members_total", "topics_total", "posts_total")


class FluxbbProbe(ClassicForum):
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
    cells = "td.tcr:has(a[href*='pid='])"
    when = "a[href*='pid=']"
    number = re.compile(r"[?&]pid=([0-9]{1,12})\b")
    pinned = ".isticky"
    board = ".tclcon h3 a"

    def read_totals(self, page: Page, reading: Reading) -> None:
        """Add the board statistics: a list of totals, then one of who is online."""
        lists = [[dd.text() for dd in part.css("dd strong")] for part in page.select(_LISTS)[:2]]
        if not lists or len(lists[0]) != len(_TOTALS):
            return
        add_totals(reading, lists[0], page_language(page), signals=_TOTALS, place=_PLACE)
        # "Registered users online: 2", "Guests online: 7": the newest user before them is a link.
        online = [parse_number(text) for text in lists[-1]]
        if len(online) == 2 and online[0] and online[1]:
            reading.figure("members_online", online[0], rank=Rank.MARKUP, place=_PLACE)

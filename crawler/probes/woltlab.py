"""WoltLab Suite and its forum (Burning Board 4 and later): a classic forum of the German web."""

from __future__ import annotations

from itertools import pairwise

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers import classes, parse_number
from crawler.reading import Reading
from vocabulary.items import Rank

#: Pages of Burning Board 3.
_BOARD_3 = 'body[id="tplIndex"], body[id="tplBoard"], body[id="tplThread"]'
#: The list of the statistics' box. It ends with members, the record of those online, the newest.
_STATISTICS = "dl.plain.dataList"
_RECORD = "jsTooltip"


class WoltlabProbe(MarkedPlatform):
    """WoltLab Suite 3 and later, in any language.

    Reads: any page (the templates' name, boxes, scripts), the box of statistics, links of the menus.
    Gives: members in total, registration, networking features.
    Caveats: the members are told by position, before the record of those online, which translations
    keep; without that record they are read from the page's words, as are topics and posts. Before
    version 3 (Burning Board 2 and 3) all is read from words. Dates are those of any forum's lists.
    Checked: WoltLab/WCF: boxStatistics and box templates. Not checked: the forum itself, whose source
    is closed; names of templates and of addresses.
    """

    name = "woltlab"
    marks = (b"woltlab", b"WoltLab", b"WCF_PATH")
    signs = (
        'body[id^="tpl_wbb_"]',
        'body[id^="tpl_wcf_"]',
        '[data-box-identifier^="com.woltlab."]',
        'script[src*="/WCF.Combined"], script[src*="/WoltLabSuite.Core"]',
        _BOARD_3,
    )
    shown = ()
    links = (
        ("directory", 'a[href*="members-list/"], a[href*="?members-list"]'),
        ("profiles", 'a.userLink, a[href*="/user/"]'),
        ("messages", 'a[href*="conversation-list/"]'),
        ("events", 'a[href*="/calendar/"]'),
        ("search", '#pageHeaderSearch form, form[action*="search/"]'),
        ("forum", f'body[id^="tpl_wbb_"], [data-box-identifier^="com.woltlab.wbb."], {_BOARD_3}'),
    )
    register = 'a[href*="register/"], a[href$="?register"]'

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add the members in total, which stand before the record of those online."""
        for box in page.select(_STATISTICS):
            for before, figure in pairwise(box.css("dd")):
                if _RECORD in classes(figure) and (members := parse_number(before.text())):
                    place = f"{_STATISTICS} dd"
                    reading.figure("members_total", members, rank=Rank.MARKUP, place=place)
                    return

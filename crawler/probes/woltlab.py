"""WoltLab Suite and its forum (Burning Board 4 and later): a classic forum of the German web."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.board import add_registration
from crawler.readers.features import add_features
from crawler.readers.numbers import parse_number
from crawler.reading import Reading
from vocabulary.items import Rank

_MARKS = (b"woltlab", b"WoltLab", b"WCF_PATH")
_SIGNS = (
    'body[id^="tpl_wbb_"]',
    'body[id^="tpl_wcf_"]',
    '[data-box-identifier^="com.woltlab."]',
    'script[src*="/WCF.Combined"], script[src*="/WoltLabSuite.Core"]',
)
_FORUM = 'body[id^="tpl_wbb_"], [data-box-identifier^="com.woltlab.wbb."]'
#: The list of the statistics' box. It ends with members, the record of those online, the newest.
_STATISTICS = "dl.plain.dataList"
_RECORD = "jsTooltip"
_LINKS = (
    ("directory", 'a[href*="members-list/"], a[href*="?members-list"]'),
    ("profiles", 'a.userLink, a[href*="/user/"]'),
    ("messages", 'a[href*="conversation-list/"]'),
    ("events", 'a[href*="/calendar/"]'),
    ("search", '#pageHeaderSearch form, form[action*="search/"]'),
)
_REGISTER = 'a[href*="register/"], a[href$="?register"]'


class WoltlabProbe(Probe):
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
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` may be a page of the suite."""
        return page.is_html and any(page.has(mark) for mark in _MARKS)

    def read(self, page: Page) -> Reading:
        """Return what the page says."""
        reading = Reading()
        sign = next((sign for sign in _SIGNS if page.tree.css_matches(sign)), None)
        if sign is None:
            return reading
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=sign)
        if page.tree.css_matches(_FORUM):
            reading.feature("forum", place=_FORUM)
        add_features(page, reading, _LINKS)
        add_registration(page, reading, _REGISTER)
        for box in page.tree.css(_STATISTICS):
            _read_statistics(box, reading)
        return reading


def _read_statistics(box: LexborNode, reading: Reading) -> None:
    before: LexborNode | None = None
    for figure in box.css("dd"):
        if _RECORD in (figure.attributes.get("class") or "").split():
            members = parse_number(before.text()) if before is not None else None
            if members and members.value:
                place = f"{_STATISTICS} dd"
                reading.figure("members_total", members, rank=Rank.MARKUP, place=place)
            return
        before = figure

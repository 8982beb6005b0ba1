"""Ning: networks of members with profiles, blogs, forums, groups and events."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.numbers import parse_number
from crawler.reading import Reading
from vocabulary.items import Ask, Rank

_MARK = b"static.ning.com/socialnetworkmain/"
#: What only the page's frame contains: other sites embed players and badges from the same address.
_FRAME = "#xg_body, #xg_themebody"
_MEMBERS = "/profiles/members"
#: A search, a group's list and the featured ones are parts of the members.
_PART = re.compile(r"(?:^|&)(?:q|groupUrl|groupId)=")
#: A friends' list has the face of its owner beside its heading.
_COUNT = ".xg_headline:not(.xg_headline-img) h1 .count"
_TABS = (
    ("directory", "#xg_tab_members a[href]"),
    ("profiles", "#xg_tab_profile a[href]"),
    ("forum", "#xg_tab_forum a[href]"),
    ("groups", "#xg_tab_groups a[href]"),
    ("events", "#xg_tab_events a[href]"),
    ("search", "form#xn_bar_menu_search"),
)


class NingProbe(Probe):
    """Ning 2.

    Reads: any page of the network: style sheets, tabs; the list of members: its heading.
    Gives: members in total, networking features.
    Caveats: dates come from the feeds that every page announces (activity, forum, blogs). The
    heading's count of a search, of a group or of one member's friends is no total. A network for
    members only shows its login page instead. Ning 3, with other markup, is not recognised.
    Checked: Ning's own templates of 2008 (headline, list of members) and in saved pages of 2018.
    Not checked: the phrase around the heading's figure, which is not needed.
    """

    name = "ning"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` may be a page of a Ning network."""
        return page.has(_MARK) and page.is_html

    def read(self, page: Page) -> Reading:
        """Return what the page says of the network."""
        reading = Reading()
        if not page.tree.css_matches(_FRAME):
            return reading
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=_FRAME)
        for feature, place in _TABS:
            if page.tree.css_matches(place):
                reading.feature(feature, place=place)
        if page.path.rstrip("/") == _MEMBERS:
            _read_members(page, reading)
        else:
            reading.asks.append(Ask(page.join(f"{_MEMBERS}/"), self.name, 10))
        return reading


def _read_members(page: Page, reading: Reading) -> None:
    count = page.tree.css_first(_COUNT)
    if count is None or _PART.search(urlsplit(page.url).query):
        return
    figure = parse_number(count.text(strip=True))
    if figure and figure.value:
        value = round(figure.value)
        reading.number("members_total", value, rank=Rank.MARKUP, place=_COUNT, quote=figure.quote)

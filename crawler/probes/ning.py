"""Ning: networks of members with profiles, blogs, forums, groups and events."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers import parse_number
from crawler.reading import Reading
from vocabulary.items import Rank

_MEMBERS = "/profiles/members"
#: A search, a group's list and the featured ones are parts of the members.
_PART = re.compile(r"(?:^|&)(?:q|groupUrl|groupId)=")
#: A friends' list has the face of its owner beside its heading.
_COUNT = ".xg_headline:not(.xg_headline-img) h1 .count"


class NingProbe(MarkedPlatform):
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
    marks = (b"static.ning.com/socialnetworkmain/",)
    #: What only the page's frame contains: other sites embed players and badges from the same address.
    signs = ("#xg_body, #xg_themebody",)
    shown = ()
    links = (
        ("directory", "#xg_tab_members a[href]"),
        ("profiles", "#xg_tab_profile a[href]"),
        ("forum", "#xg_tab_forum a[href]"),
        ("groups", "#xg_tab_groups a[href]"),
        ("events", "#xg_tab_events a[href]"),
        ("search", "form#xn_bar_menu_search"),
    )

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add the members in total, or ask for their list."""
        if page.path.rstrip("/") != _MEMBERS:
            reading.ask(page.join(f"{_MEMBERS}/"), self.name, 10)
            return
        count = page.first(_COUNT)
        if count is None or _PART.search(urlsplit(page.url).query):
            return
        figure = parse_number(count.text(strip=True))
        if figure and figure.value:
            reading.figure("members_total", figure, rank=Rank.MARKUP, place=_COUNT)

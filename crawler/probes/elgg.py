"""Elgg: an engine for social networks of its members' own."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers import attribute, moment_of
from crawler.reading import Reading
from vocabulary.items import Rank

MAX_ITEMS = 60
_HEADING = ".elgg-heading-main"
_TOTAL = re.compile(r"\(([0-9]{1,9})\)\s*$")
_MEMBERS_PATH = re.compile(r"/members(?:/(?:newest|popular|alpha|online|all))?/?$")
_ITEMS = 'li[class*="elgg-item-object"]'
_TIMES = ".elgg-friendlytime time, .elgg-friendlytime abbr, .elgg-friendlytime acronym"
_MEMBERS = 'a[href$="/members"]'


class ElggProbe(MarkedPlatform):
    """Elgg 1.8 and later.

    Reads: any page (its page classes, links of the menu), the heading of the list of members, dates
    of the objects listed (blog posts, discussions, files, pages).
    Gives: members in total (before version 3, whose heading has the number), dates of objects,
    registration, networking features.
    Caveats: from version 3 the list of members shows no total. The stream of activity is not read:
    it mixes contributions with people who join. Registration shown may still await approval. Dates
    in words are taken as UTC.
    Checked: Elgg/Elgg: heading of the list of members, old and new. Not checked: addresses of
    the groups and discussions, classes of listed objects, date attributes.
    """

    name = "elgg"
    marks = (b"elgg-page",)
    signs = (
        ".elgg-page-default, .elgg-page-body, .elgg-page-walled-garden, .elgg-page-walledgarden",
    )
    shown = ()
    links = (
        ("directory", _MEMBERS),
        ("profiles", 'a[href*="/profile/"]'),
        ("groups", 'a[href$="/groups/all"]'),
        ("forum", 'a[href$="/discussion/all"]'),
        ("search", "form.elgg-search, form.elgg-form-search"),
    )
    register = 'a[href$="/register"], form.elgg-form-register'

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add the objects listed and the members in total, or ask for their list."""
        for item in page.select(_ITEMS)[:MAX_ITEMS]:
            posted_at = moment_of(item.css_first(_TIMES), page)
            reading.post(posted_at, attribute(item, "id") or f"object {posted_at}", page.fetched_at)
        if not _MEMBERS_PATH.search(page.path):
            reading.ask(page.join(attribute(page.first(_MEMBERS), "href")), self.name, 10)
            return
        heading = page.first(_HEADING)
        total = _TOTAL.search(heading.text()) if heading else None
        if total and int(total[1]):
            members, quote = int(total[1]), total[0].strip()
            reading.number("members_total", members, rank=Rank.MARKUP, place=_HEADING, quote=quote)

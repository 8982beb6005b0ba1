"""Elgg: an engine for social networks of its members' own."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.dates import read_date
from crawler.readers.features import add_features
from crawler.readers.isodate import parse_iso
from crawler.readers.nodes import attribute
from crawler.reading import Reading
from vocabulary.items import Ask, Post, PostKind, Rank, fingerprint

MAX_ITEMS = 60
_SIGN = ".elgg-page-default, .elgg-page-body, .elgg-page-walled-garden, .elgg-page-walledgarden"
_HEADING = ".elgg-heading-main"
_TOTAL = re.compile(r"\(([0-9]{1,9})\)\s*$")
_MEMBERS_PATH = re.compile(r"/members(?:/(?:newest|popular|alpha|online|all))?/?$")
_ITEMS = 'li[class*="elgg-item-object"]'
_TIMES = ".elgg-friendlytime time, .elgg-friendlytime abbr, .elgg-friendlytime acronym"
_MEMBERS = 'a[href$="/members"]'
_REGISTER = 'a[href$="/register"], form.elgg-form-register'
_FEATURES = (
    ("directory", _MEMBERS),
    ("profiles", 'a[href*="/profile/"]'),
    ("groups", 'a[href$="/groups/all"]'),
    ("forum", 'a[href$="/discussion/all"]'),
    ("search", "form.elgg-search, form.elgg-form-search"),
)


class ElggProbe(Probe):
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
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` bears a class of Elgg's pages."""
        return page.is_html and page.has(b"elgg-page")

    def read(self, page: Page) -> Reading:
        """Return what the page says."""
        reading = Reading()
        if not page.tree.css_matches(_SIGN):
            return reading
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=_SIGN)
        if page.tree.css_matches(_REGISTER):
            reading.text("registration", "open", rank=Rank.MARKUP, place=_REGISTER)
        add_features(page, reading, _FEATURES)
        _read_total(page, reading)
        _read_objects(page, reading)
        members = page.tree.css_first(_MEMBERS)
        if members and not _MEMBERS_PATH.search(page.path):
            url = page.join(attribute(members, "href"))
            reading.asks.append(Ask(url, self.name, 10))
        return reading


def _read_total(page: Page, reading: Reading) -> None:
    heading = page.tree.css_first(_HEADING) if _MEMBERS_PATH.search(page.path) else None
    total = _TOTAL.search(heading.text()) if heading else None
    if total and int(total[1]):
        quote = total[0].strip()
        count = int(total[1])
        reading.number("members_total", count, rank=Rank.MARKUP, place=_HEADING, quote=quote)


def _read_objects(page: Page, reading: Reading) -> None:
    language = page.lang
    for item in page.tree.css(_ITEMS)[:MAX_ITEMS]:
        time = item.css_first(_TIMES)
        if time is None:
            continue
        written = time.attributes.get("datetime") or attribute(time, "title")
        posted_at = parse_iso(written) or read_date(written, page.fetched_at, language)
        if posted_at and posted_at <= page.fetched_at:
            identity = fingerprint(item.attributes.get("id") or f"object {posted_at}")
            reading.posts.append(Post(posted_at, PostKind.POST, identity))

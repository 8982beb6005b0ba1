"""Drupal: sites and communities; with its forum module also forums."""

from __future__ import annotations

import re
from datetime import datetime

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.dates import read_date
from crawler.readers.isodate import parse_iso
from crawler.readers.nodes import attribute
from crawler.reading import Reading
from vocabulary.items import Post, PostKind, Rank, fingerprint

MAX_ROWS = 60
_NAME = re.compile(r"Drupal(?: ([0-9]{1,2}))?\b")
_MARKS = (b"Drupal", b"drupal")
_SIGNS = (
    'script[data-drupal-selector="drupal-settings-json"]',
    'script[src*="/misc/drupal.js"]',
    'link[href*="/modules/system/system.base.css"]',
)
#: The last column of the forum module's tables: Drupal 8 and later, Drupal 6 and 7.
_LAST_REPLY = "td.forum__last-reply, td.last-reply"
_STICKY = '[class*="status-sticky"]'
_CREATED = (
    ".field--name-created time[datetime], .node__submitted time[datetime]"
    ", .views-field-created time[datetime]"
)
_FEED = 'link[rel="alternate"][type*="rss"], link[rel="alternate"][type*="atom"]'


class DrupalProbe(Probe):
    """Drupal 6 and later.

    Reads: any page (generator, the header ``X-Generator``, its scripts); the last-reply column of
    forums; the ISO dates of articles.
    Gives: major version, dates of the last replies and of articles, the feature forum, its feed
    where the home page announces none.
    Caveats: it has no public count of people. Sticky topics are left out. Relative dates ("3 weeks
    2 days ago") are as exact as they are printed. An account form may await approval, so
    registration is not told.
    Checked: compiled templates of Drupal 8 to 10: classes of the forum tables and their status.
    Not checked: Drupal 6 and 7, fields of articles, ``rss.xml`` where the front page is replaced.
    """

    name = "drupal"
    is_platform = True
    knows_all_dates = False

    def matches(self, page: Page) -> bool:
        """Whether ``page`` names Drupal in its headers or body."""
        if not page.is_html:
            return False
        return "x-generator" in page.headers or page.has_any(_MARKS)

    def read(self, page: Page) -> Reading:
        """Return what the page says."""
        reading = Reading()
        named = _NAME.match(page.generator) or _NAME.match(page.headers.get("x-generator", ""))
        sign = next((sign for sign in _SIGNS if page.tree.css_matches(sign)), None)
        if not (named or sign):
            return reading
        place = sign or "generator"
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=place)
        reading.text("software_version", named and named[1], rank=Rank.MARKUP, place="generator")
        language = page.lang
        for cell in page.tree.css(_LAST_REPLY)[:MAX_ROWS]:
            _add_reply(cell, page, language, reading)
        times = page.tree.css(_CREATED)[:MAX_ROWS]  # one that fits two selectors comes twice
        for posted_at in {parse_iso(attribute(time, "datetime")) for time in times}:
            _add(posted_at, PostKind.POST, f"article {posted_at}", page.fetched_at, reading)
        if page.path == "/" and not page.tree.css_matches(_FEED):
            reading.feeds.append(page.join("/rss.xml"))
        return reading


def _add_reply(cell: LexborNode, page: Page, language: str | None, reading: Reading) -> None:
    reading.feature("forum", place=_LAST_REPLY)
    row = cell.parent
    if row is None or row.css_first(_STICKY):
        return
    lines = [line.strip() for line in cell.text(separator="\n").split("\n") if line.strip()]
    posted_at = read_date(" ".join(lines), page.fetched_at, language)
    # A relative date moves between crawls: the topic and its number of replies do not.
    link = row.css_first("a[href]")
    replies = row.css_first("td.forum__replies, td.replies, td.forum__posts, td.posts")
    count = "".join(filter(str.isdigit, replies.text())) if replies else ""
    identity = f"{link.attributes.get('href') if link else page.path} {count}"
    _add(posted_at, PostKind.COMMENT, identity, page.fetched_at, reading)


def _add(
    posted_at: datetime | None, kind: PostKind, identity: str, as_of: datetime, reading: Reading
) -> None:
    if posted_at is not None and posted_at <= as_of:
        reading.posts.append(Post(posted_at, kind, fingerprint(identity)))

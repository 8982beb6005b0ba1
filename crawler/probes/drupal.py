"""Drupal: sites and communities; with its forum module also forums."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers import attribute, parse_iso, read_date
from crawler.readers.page_language import page_language
from crawler.reading import Reading
from vocabulary.items import PostKind, Rank

MAX_ROWS = 60
_NAME = re.compile(r"Drupal(?: ([0-9]{1,2}))?\b")
_HEADER = "x-generator"
#: The last column of the forum module's tables: Drupal 8 and later, Drupal 6 and 7.
_LAST_REPLY = "td.forum__last-reply, td.last-reply"
_REPLIES = "td.forum__replies, td.replies, td.forum__posts, td.posts"
_STICKY = '[class*="status-sticky"]'
_CREATED = (
    ".field--name-created time[datetime], .node__submitted time[datetime]"
    ", .views-field-created time[datetime]"
)
_FEED = 'link[rel="alternate"][type*="rss"], link[rel="alternate"][type*="atom"]'


class DrupalProbe(MarkedPlatform):
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
    holds_others = True
    knows_all_dates = False
    marks = (b"Drupal", b"drupal")
    signs = (
        'script[data-drupal-selector="drupal-settings-json"]',
        'script[src*="/misc/drupal.js"]',
        'link[href*="/modules/system/system.base.css"]',
    )
    shown = ()
    links = (("forum", _LAST_REPLY),)

    def matches(self, page: Page) -> bool:
        """Whether ``page`` names Drupal in its headers or body."""
        return super().matches(page) or (page.is_html and _HEADER in page.headers)

    def sign(self, page: Page) -> str | None:
        """Return its scripts, else the generator, in the page or in its header."""
        return super().sign(page) or ("generator" if _named(page) else None)

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add the version, last replies, articles and the feed."""
        named = _named(page)
        reading.text("software_version", named and named[1], rank=Rank.MARKUP, place="generator")
        for cell in page.select(_LAST_REPLY)[:MAX_ROWS]:
            _add_reply(cell, page, reading)
        for time in page.select(_CREATED)[:MAX_ROWS]:
            posted_at = parse_iso(attribute(time, "datetime"))
            reading.post(posted_at, f"article {posted_at}", page.fetched_at)
        if page.path == "/" and not page.shows(_FEED):
            reading.feeds.append(page.join("/rss.xml"))


def _named(page: Page) -> re.Match[str] | None:
    return _NAME.match(page.generator) or _NAME.match(page.headers.get(_HEADER, ""))


def _add_reply(cell: LexborNode, page: Page, reading: Reading) -> None:
    row = cell.parent
    if row is None or row.css_first(_STICKY):
        return
    posted_at = read_date(
        " ".join(cell.text(separator=" ").split()), page.fetched_at, page_language(page)
    )
    # A relative date moves between crawls: the topic and its number of replies do not.
    link, replies = row.css_first("a[href]"), row.css_first(_REPLIES)
    count = "".join(filter(str.isdigit, replies.text())) if replies else ""
    identity = f"{attribute(link, 'href') or page.path} {count}"
    reading.post(posted_at, identity, page.fetched_at, kind=PostKind.COMMENT)

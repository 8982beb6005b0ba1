"""bbPress: the forum of a WordPress site."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers import attribute, classes, parse_number, read_date
from crawler.readers.page_language import page_language
from crawler.reading import Reading
from vocabulary.items import Ask, Post, PostKind, Rank, fingerprint

#: The first terms of the statistics, whose order every language keeps; the fifth counts tags.
STATISTICS = ("members_total", None, "topics_total", "comments_total")
#: Terms shown to visitors. More are shown to moderators only; fewer, and positions tell nothing.
TERMS = 5
_SIGN = "#bbpress-forums, body.bbpress"
_STATISTICS = ".widget_display_stats dl dd"
_ROWS = ".bbp-body ul.forum, .bbp-body ul.topic"
_FRESHNESS = ".bbp-forum-freshness a[href], .bbp-topic-freshness a[href]"
_NOTICE = ".bbp-forum-description a[href], .bbp-topic-description a[href]"
_PLUGIN = 'link[rel="stylesheet"][href*="/plugins/bbpress/"]'
_FORUMS = ", ".join(f'a[href$="/{end}"]' for end in ("forums/", "forums", "forum/", "forum"))
_STICKY = {"sticky", "super-sticky"}
_POST = re.compile(r"#post-([0-9]{1,12})\b")


class BbpressProbe(Probe):
    """bbPress 2, the plug-in of WordPress.

    Reads: its lists of forums and topics (freshness column) and its statistics; on other pages of
    the site only the way to the forum.
    Gives: registered users, topics and replies in total where the statistics are shown; dates of
    the last activity in each forum or topic listed.
    Caveats: registered users are those of the whole site. Statistics are told by position. Dates
    are relative ("2 weeks, 3 days ago"), as exact as their smaller unit. Sticky topics do not count
    as news. The counts of single forums are no totals.
    Checked: bbpress/bbPress: loop-single-forum, loop-single-topic, content-statistics,
    bbp_get_topic_class, bbp_get_time_since, bbp_get_topic_freshness_link. Not checked: the class of
    the widget, ``body.bbpress``, the usual address of the forum.
    """

    name = "bbpress"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` may show bbPress or come from a site that has it."""
        return page.is_html and page.has(b"bbpress")

    def read(self, page: Page) -> Reading:
        """Return what a page of the forum says, or where the forum is."""
        reading = Reading()
        if page.shows(_SIGN):
            reading.platform = self.name
            reading.text("software", self.name, rank=Rank.MARKUP, place=_SIGN)
            reading.feature("forum", place=_SIGN)
            _read_freshness(page, reading)
            _read_notice(page, reading)
        elif page.shows(_PLUGIN):
            forums = page.first(_FORUMS)
            if forums is not None:
                reading.feature("forum", place=_PLUGIN)
                url = page.join(attribute(forums, "href"))
                reading.asks.append(Ask(url, self.name, 12))
        _read_statistics(page, reading)
        return reading


def _read_statistics(page: Page, reading: Reading) -> None:
    figures = [parse_number(node.text(strip=True)) for node in page.select(_STATISTICS)]
    if len(figures) != TERMS or None in figures:
        return
    for signal, figure in zip(STATISTICS, figures, strict=False):
        if signal and figure:
            reading.number(
                signal, int(figure.value), rank=Rank.MARKUP, place=_STATISTICS, quote=figure.quote
            )


def _read_freshness(page: Page, reading: Reading) -> None:
    language = page_language(page)
    for row in page.select(_ROWS):
        link = row.css_first(_FRESHNESS)
        if link is None or _STICKY & set(classes(row)):
            continue
        posted_at = read_date(" ".join(link.text().split()), page.fetched_at, language)
        if posted_at and posted_at <= page.fetched_at:
            identity = _post_number(link) or f"{row.attributes.get('id')} {posted_at.date()}"
            reading.posts.append(Post(posted_at, PostKind.POST, fingerprint(identity)))


def _read_notice(page: Page, reading: Reading) -> None:
    """Take the day of "This forum has 30 topics and was last updated by Ana 3 days ago"."""
    for link in page.select(_NOTICE)[:5]:
        posted_at = read_date(" ".join(link.text().split()), page.fetched_at, page_language(page))
        if posted_at and posted_at <= page.fetched_at:
            identity = _post_number(link) or f"{page.path} {posted_at.date()}"
            mark = fingerprint(identity)
            if mark not in {post.fingerprint for post in reading.posts}:
                reading.posts.append(Post(posted_at, PostKind.POST, mark))


def _post_number(link: LexborNode) -> str | None:
    """Return which reply the link leads to: a relative date moves from one crawl to the next."""
    found = _POST.search(attribute(link, "href"))
    return f"post {found[1]}" if found else None

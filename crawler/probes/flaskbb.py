"""FlaskBB: a classic forum whose index ends with its statistics."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.dates import read_date
from crawler.readers.nodes import attribute
from crawler.readers.numbers import parse_number
from crawler.reading import Reading
from vocabulary.items import Post, PostKind, Rank, fingerprint

#: The order in which every language states them; guests, if counted, come fifth.
STATISTICS = ("members_total", "topics_total", "posts_total", "members_online")
_STATISTICS = "p.flaskbb-stats strong"
_SIGN = 'p.flaskbb-stats, footer a[href*="flaskbb.org"], #footer a[href*="flaskbb.org"]'
#: Rows of the index and of a board, and the same two parts in both.
_ROWS = ".category-row, .forum-row"
_LINK = ".last-post-title a[href], .topic-last-post a[href]"
_TIME = ".last-post-time, .topic-last-post a[href]"
_POST = re.compile(r"/post/([0-9]{1,12})\b|#pid([0-9]{1,12})\b")
_REGISTER = 'a[href$="/auth/register"]'
_DIRECTORY = 'a[href$="/memberlist"]'


class FlaskbbProbe(Probe):
    """FlaskBB 2, in any language.

    Reads: the index (statistics) and the pages of boards, their last-post column, links of the menu.
    Gives: registered users, topics and posts in total; registered users online; dates of the last
    post of each board or topic; registration; member directory.
    Caveats: the statistics are told by position, which all languages keep; guests and the newest
    user are not members online. Important topics, marked with a star, do not count as news.
    Relative dates are as exact as printed.
    Checked: flaskbb/flaskbb: forum/index.html, forum/category_layout.html,
    forum/_forum_row.html, layout.html. Not checked: addresses of the menu, form of a post's
    address.
    """

    name = "flaskbb"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` may be a page of FlaskBB."""
        return page.is_html and page.has(b"flaskbb")

    def read(self, page: Page) -> Reading:
        """Return what the index or a board says."""
        reading = Reading()
        if not page.tree.css_matches(_SIGN):
            return reading
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=_SIGN)
        reading.feature("forum", place=_SIGN)
        if page.tree.css_matches(_DIRECTORY):
            reading.feature("directory", place=_DIRECTORY)
        if page.tree.css_matches(_REGISTER):
            reading.text("registration", "open", rank=Rank.MARKUP, place=_REGISTER)
        _read_statistics(page, reading)
        _read_topics(page, reading)
        return reading


def _read_statistics(page: Page, reading: Reading) -> None:
    figures = [parse_number(node.text()) for node in page.tree.css(_STATISTICS)]
    if len(figures) not in (4, 5) or None in figures:
        return
    for signal, figure in zip(STATISTICS, figures, strict=False):
        if figure:
            reading.number(
                signal,
                int(figure.value),
                rank=Rank.MARKUP,
                place=_STATISTICS,
                quote=figure.quote,
            )


def _read_topics(page: Page, reading: Reading) -> None:
    language = page.lang
    for row in page.tree.css(_ROWS):
        link, time = row.css_first(_LINK), row.css_first(_TIME)
        if link is None or time is None or row.css_matches(".fa-star"):
            continue
        posted_at = read_date(" ".join(time.text().split()), page.fetched_at, language)
        if posted_at and posted_at <= page.fetched_at:
            identity = _post_number(link) or f"{page.path} {posted_at.date()}"
            reading.posts.append(Post(posted_at, PostKind.POST, fingerprint(identity)))


def _post_number(link: LexborNode) -> str | None:
    found = _POST.search(attribute(link, "href"))
    return f"post {found[1] or found[2]}" if found else None

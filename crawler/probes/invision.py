"""Invision Community 4 and 5: a forum suite whose blocks show totals and whose rows show exact times."""

from __future__ import annotations

import re
from datetime import datetime

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers import add_totals, address_with, attribute, stated_moment
from crawler.readers.board import COUNT
from crawler.readers.page_language import page_language
from crawler.reading import Reading
from vocabulary.items import Ask, Post, PostKind, fingerprint

#: Rows whose last post is read: more boards add no newer dates worth their time.
MAX_ROWS = 100
#: Blocks that administrators place where they like, and what their figures are, in order. The
#: figure after that of the members is a record.
_BLOCKS = (
    ('[data-blockid^="app_forums_forumStatistics"]', ("topics_total", "posts_total")),
    ('[data-blockid^="app_core_stats"]', ("members_total",)),
)
#: A figure in a wide block, in a narrow one, and in version 5.
_FIGURES = ".ipsWidget_statsCount, .ipsDataItem_stats_number, .ipsList__value"
#: "20 Members, 0 Anonymous, 158 Guests".
_ONLINE = '[data-blockid^="app_core_whosOnline"] h3'
_ROWS = "li.ipsDataItem, li.ipsData__item"
_PINNED = ".ipsBadge--pinned, .fa-thumb-tack, .fa-thumbtack"
_TOPIC = re.compile(r"topic/([0-9]{1,12})-")
_FEED = 'link[rel="alternate"][type="application/rss+xml"]'
_STREAM = 'a[href$="/discover/"]'
_FORUMS = '[data-navapp="forums"] a[href]'


class InvisionProbe(MarkedPlatform):
    """Invision Community (IPS) 4 and 5, in any language and most themes.

    Reads: the index, boards and lists of topics: the blocks of statistics and of who is online, the
    time of the last post of each board or topic, links of the header.
    Gives: topics, posts and members in total, members online, registration, dates of the last post
    of each board or topic, networking features.
    Caveats: the blocks are optional; their figures are told by position, and the most ever online
    is no member count. Topics and posts may be printed short (199.3k): kept as a range. Pinned
    topics are left out, as are rows that lead to no topic. The version is not shown.
    Checked: captured index pages of version 4 and in compiled templates of 4 and 5 (stats,
    forumStatistics, topicRow, forumGridItem). Not checked: the names of blocks and of the body in
    version 5, clubs, calendar.
    """

    name = "invision"
    marks = (b"ipsApp", b"core.front.core.app")
    signs = ("body.ipsApp_front", 'body[data-controller*="core.front.core.app"]')
    shown = ()
    links = (
        ("forum", '[data-navapp="forums"], body[data-pageapp="forums"]'),
        ("directory", 'a[href*="type=core_members"]'),
        ("profiles", 'a[href*="/profile/"]'),
        ("messages", 'a[href*="/messenger/"]'),
        ("groups", '[data-navext="Clubs"], [data-blockid^="app_core_clubs"]'),
        ("events", '[data-navapp="calendar"]'),
        ("search", 'form[action*="/search/"]'),
    )
    register = '#elRegisterButton, a[href*="/register/"]'

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add the blocks, last posts and the feed of all activity; ask for the boards."""
        _read_blocks(page, reading)
        _read_rows(page, reading)
        _read_stream(page, reading)
        if not reading.posts:
            _ask_for_index(page, reading)


def _read_blocks(page: Page, reading: Reading) -> None:
    language = page_language(page)
    for selector, signals in _BLOCKS:
        block = page.first(selector)
        if block is not None:
            figures = [node.text() for node in block.css(_FIGURES)[: len(signals)]]
            add_totals(reading, figures, language, signals=signals, place=selector)
    online = page.first(_ONLINE)
    if online is not None:
        line = " ".join(online.text()[:300].split())
        counts = COUNT.findall(line)
        if len(counts) == 3:
            add_totals(reading, counts[:1], language, signals=("members_online",), place=_ONLINE)


def _read_rows(page: Page, reading: Reading) -> None:
    seen: set[str] = set()
    for row in page.select(_ROWS)[:MAX_ROWS]:
        topic = _topic(row)
        posted_at = _newest(row, page.fetched_at)
        if topic is None or posted_at is None or row.css_matches(_PINNED):
            continue
        mark = fingerprint(f"topic {topic} {posted_at.isoformat()}")
        if mark not in seen:
            seen.add(mark)
            reading.posts.append(Post(posted_at, PostKind.POST, mark))


def _topic(row: LexborNode) -> str | None:
    found = address_with(_TOPIC, row.css('a[href*="topic/"]')[:4])
    return found[1] if found else None


def _newest(row: LexborNode, as_of: datetime) -> datetime | None:
    """Return the last contribution of a row; a topic's row shows when it was started too."""
    times = map(stated_moment, row.css("time[datetime]")[:6])
    return max((time for time in times if time and time <= as_of), default=None)


def _read_stream(page: Page, reading: Reading) -> None:
    """Add the feed of all activity where the page links to that activity and announces no feed."""
    link = page.first(_STREAM)
    if link is not None and not page.shows(_FEED):
        reading.feeds.append(page.join(f"{link.attributes.get('href')}all.xml"))


def _ask_for_index(page: Page, reading: Reading) -> None:
    link = page.first(_FORUMS)
    url = page.join(attribute(link, "href"))
    if url and url.rstrip("/") != page.url.rstrip("/"):
        reading.asks.append(Ask(url, InvisionProbe.name, 11))

"""XenForo 1 and 2: a classic forum with machine-readable times and a statistics block."""

from __future__ import annotations

import re
from datetime import datetime

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers import add_totals, address_with, attribute, classes, moment_of
from crawler.readers.board import TOTALS, add_online, members_online
from crawler.readers.groups import Boards
from crawler.readers.page_language import page_language
from crawler.reading import Reading
from vocabulary.items import AHEAD, Ask, Rank

#: Rows whose last post is read: more boards add no newer dates worth their time.
MAX_ROWS = 80
_STATISTICS = '[data-widget-definition="forum_statistics"]'
#: Some versions and styles name each figure of the block.
_NAMED = ("dl.count--threads dd", "dl.count--messages dd", "dl.count--users dd")
_NAMED_1 = ("dl.discussionCount dd", "dl.messageCount dd", "dl.memberCount dd")
#: "Total: 761 (members: 509, guests: 252)".
_ONLINE = '[data-widget-definition="members_online"] .block-footer-counter, .userList .footnote'
_ONLINE_TABLE = '[data-widget-definition="online_statistics"] dl.pairs dd'
#: The name of a board, in the row of its last post.
_BOARD = ".node-title a, .nodeTitle a"
#: Boards, threads and the list of newest posts, in both versions.
_ROWS = (
    ".node-extra, .structItem--thread, .nodeLastPost, .discussionListItem,"
    ' [data-widget-definition="new_posts"] .contentRow'
)
_TIMES = (
    ".node-extra-date, .structItem-cell--latest time, .contentRow time,"
    " .lastThreadDate, .lastPostInfo .DateTime"
)
_PINNED = ".structItem-status--sticky, .iconKey .sticky"
_PINNED_GROUP = "structItemContainer-group--sticky"
_THREAD_MARK = re.compile(r"\b(?:js-threadListItem|thread)-([0-9]{1,12})\b")
_THREAD = re.compile(r"threads/(?:[^/?#]{0,300}\.)?([0-9]{1,12})(?:/|$)")
_POST = re.compile(r"posts?[/-]([0-9]{1,12})(?:/|$)")
_FORUMS = 'a[data-nav-id="forums"]'
#: Links to the newest posts, whose address shows how this forum writes its addresses.
_NEWEST = 'a[href*="whats-new/posts"], a[href*="find-new/posts"]'
_ROUTE = re.compile(r"(?:whats-new|find-new)/posts")
_FEED = 'link[rel="alternate"][type="application/rss+xml"]'


class XenForoProbe(MarkedPlatform):
    """XenForo 1 and 2, in any language and most styles.

    Reads: the index, boards and lists of threads: statistics block, who is online, time of the last
    post of each board or thread, links of the header.
    Gives: threads, messages and members in total, members online, registration, dates of the last
    post of each board or thread, networking features.
    Caveats: without named figures the statistics are told by position (threads, messages, members),
    which translations keep. Pinned threads are left out. Old dates of XenForo 1 are in the forum's
    own unknown time zone, taken as UTC. The version is not shown. A missing link to register may
    mean that accounts come from elsewhere: nothing is said then.
    Checked: captured index pages of both versions and in compiled templates (thread_list_macros,
    node_forum_level_2). Not checked: version 2.3's time elements beyond their use in scripts, the
    direct messages of 2.3.
    """

    name = "xenforo"
    marks = (b'id="XF"', b'id="XenForo"')
    signs = ("html#XF", "html#XenForo")
    links = (
        ("directory", 'a[data-nav-id="members"], .navTab.members a'),
        ("profiles", 'a.username[href*="members/"]'),
        ("messages", 'a[href*="conversations/add"], a[href*="direct-messages/add"]'),
        ("search", 'form[action*="search/search"]'),
    )
    register = '.p-navgroup-link--register, .loginButton a[href*="register"], #SignupButton a'

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add statistics, who is online, last posts and the feed; ask for the boards."""
        has_totals = _read_statistics(page, reading)
        add_online(page, reading, _ONLINE)
        _read_online_table(page, reading)
        _read_rows(page, reading)
        _read_feed(page, reading)
        if not has_totals and not reading.posts:
            _ask_for_index(page, reading)


def _read_statistics(page: Page, reading: Reading) -> bool:
    language = page_language(page)
    for block in page.select(_STATISTICS):
        named = [node.text() for selector in _NAMED for node in block.css(selector)[:1]]
        figures = named if len(named) == len(TOTALS) else _texts(block.css("dl.pairs dd"))
        if add_totals(reading, figures, language, place=f"{_STATISTICS} dd"):
            return True
    # The page of visitors has a .memberCount too, of those online: only all three are totals.
    for block in page.select(".pairsJustified"):
        named = [node.text() for selector in _NAMED_1 for node in block.css(selector)[:1]]
        if add_totals(reading, named, language, place=".pairsJustified dl.memberCount dd"):
            return True
    return False


def _read_online_table(page: Page, reading: Reading) -> None:
    *parts, total = _texts(page.select(_ONLINE_TABLE)) or [""]
    line = " / ".join([total, *parts])
    online = members_online(line)
    if online is not None:
        place = _ONLINE_TABLE
        reading.number("members_online", online, rank=Rank.MARKUP, place=place, quote=line)


def _texts(nodes: list[LexborNode]) -> list[str]:
    return [node.text().strip() for node in nodes[:6]]


def _read_rows(page: Page, reading: Reading) -> None:
    boards = Boards(page, _BOARD)
    for row in page.select(_ROWS)[:MAX_ROWS]:
        time = row.css_first(_TIMES)
        if time is None or _is_pinned(row):
            continue
        posted_at = moment_of(time, page)  # XenForo 1 prints it as the title of older moments
        if posted_at is None or posted_at > page.fetched_at + AHEAD:
            continue
        reading.post(posted_at, _identity(row, page, posted_at), page.fetched_at)
        boards.add(reading, row, posted_at)


def _is_pinned(row: LexborNode) -> bool:
    if "sticky" in classes(row) or row.css_matches(_PINNED):
        return True
    group = row.parent
    return group is not None and _PINNED_GROUP in attribute(group, "class")


def _identity(row: LexborNode, page: Page, posted_at: datetime) -> str:
    """Return which contribution the row shows: a thread at a time, a post, or just the time."""
    attributes = f"{row.attributes.get('id')} {row.attributes.get('class')}"
    thread = _THREAD_MARK.search(attributes)
    links = row.css("a[href]")[:8]
    thread = thread or address_with(_THREAD, links)
    if thread:
        return f"thread {thread[1]} {posted_at.isoformat()}"
    post = address_with(_POST, links)
    return f"post {post[1]}" if post else f"{page.path} {posted_at.isoformat()}"


def _read_feed(page: Page, reading: Reading) -> None:
    link = page.first(_NEWEST)
    if link is None or page.shows(_FEED):
        return
    root = _ROUTE.split(attribute(link, "href"), maxsplit=1)[0]
    if url := page.join(f"{root}forums/-/index.rss"):
        reading.feeds.append(url)


def _ask_for_index(page: Page, reading: Reading) -> None:
    link = page.first(_FORUMS)
    url = page.join(attribute(link, "href"))
    if url and url != page.url:
        reading.asks.append(Ask(url, XenForoProbe.name, 11))

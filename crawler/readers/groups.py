"""The themes inside a network: its categories, boards, communities and groups, with their life. Pure."""

from __future__ import annotations

import re
from datetime import datetime

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.readers.nodes import attribute
from crawler.reading import Reading
from vocabulary.items import AHEAD, Group

#: Groups kept of one answer: a counsellor reads no more.
MAX_GROUPS = 60
NAME_LENGTH = 80
#: A row is at most so far above the cell that shows its last post.
_LEVELS = 5
#: The visitor's session in an address: of no use to anyone else.
_SESSION = re.compile(r"(?<=[?&])(?:sid|s|PHPSESSID)=[^&#]*&?")
_NO_FIGURES = (None,) * 5
_NOT_IN_A_ROW = {"table", "tbody", "ul", "ol", "body"}


def add_group(page: Page, reading: Reading, found: Group) -> None:
    """Add one group that has a name and at least one figure; of one group seen twice the newest.

    Its address may be relative to ``page``; a moment to come is none.
    """
    newest = found.newest_post_at
    figures = (
        found.members,
        found.members_active_month,
        found.topics_30d,
        found.posts_30d,
        newest if newest and newest <= page.fetched_at + AHEAD else None,
    )
    name = " ".join(found.name[: 4 * NAME_LENGTH].split())[:NAME_LENGTH]
    if name and figures != _NO_FIGURES:
        url = _SESSION.sub("", page.join(found.url)).rstrip("?&") if found.url else ""
        reading.theme(Group(name, url, *figures), MAX_GROUPS)


class Boards:
    """The names of a page's boards, by the elements that hold them; ``selector`` selects a name."""

    def __init__(self, page: Page, selector: str) -> None:
        self._page = page
        self._first: dict[int, LexborNode] = {}
        for link in page.select(selector):
            around: LexborNode | None = link
            while around is not None and around.mem_id not in self._first:
                self._first[around.mem_id] = link
                around = around.parent

    def add(self, reading: Reading, cell: LexborNode, posted_at: datetime) -> None:
        """Add the board in whose row ``cell`` shows the last post; of a list of topics nothing."""
        row: LexborNode | None = cell
        for _level in range(_LEVELS):
            if row is None or row.tag in _NOT_IN_A_ROW:
                return
            link = self._first.get(row.mem_id)
            if link is not None:
                url = attribute(link, "href")
                add_group(self._page, reading, Group(link.text(), url, newest_post_at=posted_at))
                return
            row = row.parent

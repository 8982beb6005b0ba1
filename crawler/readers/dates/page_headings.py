"""The headings of a page: which stands over an element, and which names the page. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import islice

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.readers.dates import row_words as say
from crawler.readers.dates.date_patterns import folded
from crawler.readers.nodes import TEXT, attribute

#: Characters of a heading, links in it that are looked at.
_LONGEST = 160
_LINKS = 4
#: Elements from the heading of a piece to its date, after it and before.
_BELOW, _OVER = 60, 20
_YEAR = re.compile(r"(?:[^\W\d_]{2,14} )?((?:19|20)[0-9]{2})")
_TITLE = range(8, 200)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "summary")
_NAMED_HEADS = frozenset(("div", "td", "tr", "p", "span", "b", "strong"))
_TITLING = 'h1, h2, h3, [class*="title" i], [itemprop="headline"]'
#: Sizes of letters in which old pages print their headings.
_LARGE = frozenset(("4", "5", "6", "7", "+1", "+2", "+3", "+4"))
_MAY_HEAD = ", ".join(
    (
        *_HEADINGS,
        "font[size]",
        *(f'[class*="{part}" i]' for part in ("title", "titre", "head", "cat")),
    )
)
_HEADING_CLASS = re.compile(
    r"(?:^|[\s_-])(?:title|titre|heading|head|catbg|thead|cat_bar)", re.IGNORECASE
)


class PageHeadings:
    """The headings of one page, among its first ``most_nodes`` elements; read once one is asked for."""

    def __init__(self, page: Page, most_nodes: int) -> None:
        self._page = page
        self._most_nodes = most_nodes

    def before(self, node: LexborNode) -> str:
        """Return the last heading before ``node``, folded; empty where there is none."""
        at = bisect_left(self._headings, (self._place(node), ""))
        return self._headings[at - 1][1] if at else ""

    def is_among_comments(self, node: LexborNode) -> bool:
        """Whether ``node`` stands behind a heading over comments and nothing else."""
        begin = self._comments_begin
        return begin is not None and self._place(node) > begin

    @cached_property
    def _comments_begin(self) -> int | None:
        return next((at for at, text in self._headings if say.COMMENTED.fullmatch(text)), None)

    def year_over(self, node: LexborNode) -> int | None:
        """Return the year that the last heading before ``node`` names, and nothing else but a month."""
        found = _YEAR.fullmatch(self.before(node))
        return int(found[1]) if found else None

    def title_near(self, node: LexborNode) -> str:
        """Return the heading beside ``node`` that names what the whole page is; else nothing."""
        place = self._place(node)
        return next((text for at, text in self._titles if -_OVER <= place - at <= _BELOW), "")

    @cached_property
    def is_of_forum(self) -> bool:
        """Whether the page's title calls it one where people talk."""
        return bool(say.FORUM.search(self._title))

    @cached_property
    def lists_contributions(self) -> bool:
        """Whether the page's title says what a heading over a list of contributions says."""
        is_of_others = say.HAPPENED.search(self._title) or say.NEVER_SAID.search(self._title)
        return bool(say.LISTED.search(self._title)) and not is_of_others

    def _place(self, node: LexborNode) -> int:
        element = node.parent if node.tag_id == TEXT else node
        return self._places.get(element.mem_id, 0) if element is not None else 0

    @cached_property
    def is_of_guestbook(self) -> bool:
        """Whether the page's title calls it a book in which visitors write."""
        return bool(say.GUESTBOOK.search(self._title))

    @cached_property
    def _title(self) -> str:
        """The title of the page, folded."""
        node = self._page.first("title")
        return folded(node.text()[: 2 * _LONGEST]) if node else ""

    @cached_property
    def _titles(self) -> list[tuple[int, str]]:
        """The headings with their places that stand in the page's title, or the only main one."""
        main = self._page.select("h1")
        return [
            (place, text)
            for node in self._page.select(_TITLING)
            if (text := folded(node.text()[:_LONGEST]))
            and len(text) in _TITLE
            and (text in self._title or (node.tag == "h1" and len(main) == 1))
            and (place := self._places.get(node.mem_id)) is not None
        ]

    @cached_property
    def _places(self) -> dict[int, int]:
        """The place of each element in the document. Only lists of dates ask for it."""
        body = self._page.tree.body
        nodes = islice(body.traverse(), self._most_nodes) if body else ()
        return {node.mem_id: place for place, node in enumerate(nodes)}

    @cached_property
    def _headings(self) -> list[tuple[int, str]]:
        """The headings with their places, in document order."""
        return sorted(
            (place, text)
            for node in self._page.select(_MAY_HEAD)
            if _is_heading(node)
            and (place := self._places.get(node.mem_id)) is not None
            and (text := _own_heading(node))
        )


def _is_heading(node: LexborNode) -> bool:
    if node.tag in _HEADINGS or (node.tag == "font" and attribute(node, "size") in _LARGE):
        return True
    return node.tag in _NAMED_HEADS and bool(_HEADING_CLASS.search(attribute(node, "class")))


def _own_heading(node: LexborNode) -> str:
    """Return what a heading says beside its links; nothing where it is the title of a piece."""
    text = folded(node.text()[:_LONGEST])
    for link in node.css("a[href]")[:_LINKS]:
        text = text.replace(folded(link.text()[:_LONGEST]), "", 1)
    return text.strip(" .»›>|[]()")

"""Where the rows of a list lead: to contributions, other pieces, people or happenings. Pure."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from enum import Enum, auto
from functools import cached_property
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.readers.dates import row_names as named
from crawler.readers.dates.printed_dates import DateForm, Printed
from crawler.readers.nodes import TEXT, attribute, classes
from vocabulary.domains import registrable_domain
from vocabulary.frozen import record

#: Links of a row that are looked at, and siblings beside a row that may belong to it.
_LINKS = 12
_SIBLINGS = 6
#: Elements from a date up to the link around it.
_AROUND = 3
_DAY = re.compile(r"/((?:19|20)[0-9]{2})([-/]?)(0[1-9]|1[0-2])\2([0-2][0-9]|3[01])(?:[/?#_-]|$)")


@record(frozen=True, slots=True)
class PageLinks:
    """Where a row leads: to how many contributions, other pieces, people and happenings."""

    topic: str = ""
    piece: str = ""
    people: int = 0
    happenings: int = 0
    is_of_topic: bool = False  # its first link is one to a topic
    is_article: bool = False  # the piece's address is that of news or articles


class _Kind(Enum):
    """What one link leads to."""

    NOTHING = auto()
    TOPIC = auto()
    PIECE = auto()
    PEOPLE = auto()
    HAPPENING = auto()


class RowLinks:
    """The links of one page's rows; each row is looked at once."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._known: dict[int, PageLinks] = {}
        self._kinds: dict[str, _Kind] = {}  # an element and the one around it hold the same links
        self._own = tuple(f"{scheme}//{page.host}/" for scheme in ("https:", "http:", ""))

    def in_or_beside(
        self, row: LexborNode, rows: Container[int], steps: Sequence[str] = ("prev", "next")
    ) -> PageLinks:
        """Return where a row leads, or what stands beside it where rows are a few elements each."""
        links = self.of(row)
        if links.topic or links.piece:
            return links
        for step in steps:
            at = getattr(row, step)
            for _sibling in range(_SIBLINGS):
                if at is None or at.mem_id in rows or _is_twin(at, row):
                    break
                beside = self.of(at) if at.tag != "-text" else PageLinks()
                if beside.topic or beside.piece:
                    return beside
                at = getattr(at, step)
        return links

    @cached_property
    def is_topic_page(self) -> bool:
        """Whether the page's own address is that of one topic."""
        return bool(named.TOPIC_PAGE.search(self._own_path(self._page.url)))

    def of(self, node: LexborNode) -> PageLinks:
        """Return where the links in an element lead, or the one around it."""
        found = self._known.get(node.mem_id)
        if found is None:
            nodes = [node] if node.tag == "a" else node.css("a[href]")[:_LINKS]
            hrefs = [attribute(link, "href").strip() for link in nodes]
            if not nodes and node.parent is not None and node.parent.tag == "a":
                hrefs = [attribute(node.parent, "href")]
            found = self._known[node.mem_id] = self._sort(hrefs)
        return found

    def _sort(self, hrefs: Sequence[str]) -> PageLinks:
        topic = piece = ""
        people = happenings = 0
        first = _Kind.NOTHING
        for href in hrefs:
            kind = self._kinds.get(href)
            if kind is None:
                kind = self._kinds[href] = self._kind(href)
            first = kind if first is _Kind.NOTHING else first
            if kind is _Kind.PEOPLE:
                people += 1
            elif kind is _Kind.HAPPENING:
                happenings += 1
            elif kind is _Kind.TOPIC:
                topic = topic or href
            elif kind is _Kind.PIECE:
                piece = piece or href
        is_article = bool(piece and named.ARTICLES.search(piece.lower()))
        return PageLinks(topic, piece, people, happenings, first is _Kind.TOPIC, is_article)

    def _kind(self, href: str) -> _Kind:
        path = self._own_path(href)
        if path and named.POST_ANCHOR.search(href):
            return _Kind.TOPIC
        if not path or named.NO_PIECE.search(path):
            return _Kind.NOTHING
        if named.PEOPLE.search(path):
            return _Kind.PEOPLE
        if named.HAPPENINGS.search(path):
            return _Kind.HAPPENING
        return _Kind.TOPIC if named.TOPICS.search(path) else _Kind.PIECE

    def _own_path(self, href: str) -> str:
        """Return path and query of a link to the page's own site, in lower case; else nothing."""
        href = href[:500].lower()
        if not href.startswith(("http:", "https:", "//")):
            return href
        if own := next((start for start in self._own if href.startswith(start)), ""):
            return href[len(own) - 1 :].partition("#")[0]
        try:
            parts = urlsplit(href)
        except ValueError:
            return ""
        if named.FEED_SERVICES.search(parts.hostname or ""):
            return parts.path
        if parts.hostname != self._page.host and (
            registrable_domain(href) != registrable_domain(self._page.url)
        ):
            return ""
        return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _is_twin(other: LexborNode, row: LexborNode) -> bool:
    """Whether ``other`` is a block of its own like ``row``, not the rest of a row of several."""
    name = classes(row)[:1] if row.tag_id != TEXT else []
    return row.tag != "tr" and other.tag == row.tag and bool(name) and classes(other)[:1] == name


def link_around(node: LexborNode) -> LexborNode | None:
    """Return the link that an element is, or is in."""
    at: LexborNode | None = node
    for _level in range(_AROUND):
        if at is None or at.tag == "a":
            break
        at = at.parent
    return at if at is not None and at.tag == "a" else None


def linked_day(node: LexborNode) -> Printed | None:
    """Return the day in the address that the link around a date leads to, if any."""
    link = link_around(node)
    found = _DAY.search(attribute(link, "href")[:500]) if link is not None else None
    if found is None:
        return None
    return Printed(DateForm.ISO, 0, 0, (int(found[1]), int(found[3]), int(found[4])))

"""Where dates stand on a page: every short text and attribute that holds one, in document order. Pure.

A date may be split over elements ("<b>Today</b> at 14:03"), stand in an attribute beside words
("3 days ago"), or be no date of anything ("14:03" in a sentence). What a stamp is the date of is for
``dated_rows.py`` to say.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import islice

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.readers.dates.date_patterns import folded
from crawler.readers.dates.dated_lines import (
    DAY_WORDS,
    LABEL,
    Line,
    line_stamps,
    may_be_dated,
    said,
)
from crawler.readers.dates.page_headings import PageHeadings
from crawler.readers.dates.stamps import Stamp
from crawler.readers.dates.stated_moments import stated_moments
from crawler.readers.nodes import TEXT

#: Nodes looked at, stamps kept, texts of one line.
MAX_NODES = 60_000
MAX_STAMPS = 1_500
_PIECES = 100
#: Elements from the words of a date up to the one that states it.
_NESTED = 4
_INLINE = frozenset(
    {
        *("-text", "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "date", "em", "font"),
        *("i", "ins", "label", "mark", "nobr", "q", "s", "small", "span", "strong", "sub", "sup"),
        *("time", "tt", "u"),
    }
)
_SILENT = frozenset(
    {
        *("script", "style", "textarea", "option", "select", "code", "pre", "noscript"),
        *("template", "svg"),
    }
)


@dataclass
class DatedText:
    """All stamps of a page, with what is needed to tell what they are dates of."""

    page: Page
    stamps: list[Stamp] = field(default_factory=list)

    @cached_property
    def headings(self) -> PageHeadings:
        """The headings of the page, by the elements they stand over."""
        return PageHeadings(self.page, MAX_NODES)


def dated_text(page: Page) -> DatedText:
    """Return every date of an HTML page. Linear in its size; beyond ``MAX_NODES`` nothing is read.

    Most texts hold no date: what stands between two blocks is read only where one of its texts may.
    """
    found, body = DatedText(page), page.tree.body
    exact = dict(stated_moments(page))
    days = _days_named(page)
    lines = _Lines(found, exact, days)
    met: Line = []
    is_dated = False
    last: tuple[str, LexborNode | None] = ("", None)
    before = last  # the last text before what was met
    parts: dict[int, bool] = {}  # whether its elements part lines, by the number of a tag
    for node in islice(body.traverse(include_text=True) if body is not None else (), MAX_NODES):
        if node.tag_id == TEXT:
            text = (node.text_content or "").strip()
            if text:
                met.append(last := (text, node))
                is_dated = is_dated or may_be_dated(text, days)
            elif met:
                met.append((text, node))
            continue
        if met and _parts_lines(node, parts):
            if is_dated:
                lines.read(met, _label(*before))
                if len(found.stamps) >= MAX_STAMPS:
                    break
            met, is_dated, before = [], False, last
        if exact and node.mem_id in exact:
            met.append(("", node))
            is_dated = True
    if is_dated:
        lines.read(met, _label(*before))
    _part_lines(found.stamps)
    return found


def _part_lines(stamps: list[Stamp]) -> None:
    """Let the dates with which the lines of one element begin stand for their lines: its rows."""
    begun = Counter(stamp.node.mem_id for stamp in stamps if stamp.begins)
    for stamp in stamps:
        if stamp.begins is not None and begun[stamp.node.mem_id] > 1:
            stamp.node = stamp.begins


def _parts_lines(node: LexborNode, known: dict[int, bool]) -> bool:
    """Whether an element ends a line of text; by its tag's number, which is told quicker than its name."""
    tag = node.tag_id
    if tag not in known:
        known[tag] = node.tag not in _INLINE
    return known[tag]


def _label(text: str, node: LexborNode | None) -> str:
    """Return the label that ends a block: "Joined:" stands over a date, or in the term before it."""
    at = node.parent if node is not None and node.tag_id == TEXT else node
    is_label = text.endswith(":") or (at is not None and at.tag == "dt")
    return folded(text[-LABEL:]) if is_label else ""


@dataclass
class _Lines:
    """The lines of a page, from what was met between two of its blocks."""

    found: DatedText
    exact: dict[int, datetime]  # the elements that state a moment
    days: re.Pattern[str] | None  # "today" and the like, as far as the page says them
    _stated: int = 0  # the last of them: the words in it say the same less exactly

    def read(self, met: Line, label: str) -> None:
        """Take the dates of the text nodes (with their texts) and elements in ``met``.

        What begins with a date is what the ``label`` before it says.
        """
        line: Line = []
        blocks: dict[int, int] = {}
        block = 0
        for text, node in met:
            if len(self.found.stamps) >= MAX_STAMPS:
                break
            if moment := self.exact.get(node.mem_id):
                self.found.stamps.append(Stamp(node, exact=moment, before=said(line) or label))
                self._stated = node.mem_id
                continue
            if not text and not line:
                continue
            parent = node.parent
            if parent is None or parent.tag in _SILENT or self._is_stated(parent):
                continue
            own = blocks.get(parent.mem_id) or _block(parent, blocks)
            if own != block or len(line) >= _PIECES:
                label = self._end(line, label)
                block = own
                if len(self.found.stamps) >= MAX_STAMPS:
                    return
            if text:
                line.append((text, node))
        self._end(line, label)

    def _end(self, line: Line, label: str) -> str:
        """Take the dates of a line that is complete, if it may have any, and begin a new one.

        Return the label that it ends with.
        """
        are_dated = [may_be_dated(text, self.days) for text, _ in line]
        if True in are_dated:
            self.found.stamps += line_stamps(line, are_dated, label)
        label = _label(*line[-1]) if line else label
        line.clear()
        return label

    def _is_stated(self, node: LexborNode) -> bool:
        """Whether an element, or one a little above it, is that which stated the last moment."""
        at: LexborNode | None = node if self._stated else None
        for _level in range(_NESTED):
            if at is None:
                break
            if at.mem_id == self._stated:
                return True
            at = at.parent
        return False


def _days_named(page: Page) -> re.Pattern[str] | None:
    """Return what finds "today" and the like, as far as the page says them: few pages do."""
    text = page.folded_text.replace("’", "'")
    named = sorted(
        word for word in DAY_WORDS if word in text and re.search(rf"(?<!\w){word}(?!\w)", text)
    )
    words = "|".join(named).replace("'", "['’]")
    return re.compile(words, re.IGNORECASE) if named else None


def _block(node: LexborNode, known: dict[int, int]) -> int:
    """Return the identity of the nearest element around ``node`` that is no part of a line."""
    seen: list[int] = []
    at: LexborNode | None = node
    while at is not None and at.tag in _INLINE and at.mem_id not in known and len(seen) < 40:
        seen.append(at.mem_id)
        at = at.parent
    block = 0 if at is None else known.get(at.mem_id, at.mem_id)
    known.update(dict.fromkeys(seen or (node.mem_id,), block))
    return block

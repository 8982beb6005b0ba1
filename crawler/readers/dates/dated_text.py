"""Where dates stand on a page: every short text and attribute that holds one, in document order. Pure.

A date may be split over elements ("<b>Today</b> at 14:03"), stand in an attribute beside words
("3 days ago"), or be no date of anything ("14:03" in a sentence). What a stamp is the date of is for
``dated_rows.py`` to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from itertools import islice

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.readers.dates import date_words as words
from crawler.readers.dates.date_patterns import dates_in, folded
from crawler.readers.dates.page_headings import PageHeadings
from crawler.readers.dates.printed_dates import WHOLE, DateForm, Printed
from crawler.readers.dates.row_words import SPANNED, TO
from crawler.readers.dates.stamps import Stamp
from crawler.readers.dates.stated_moments import stated_moments
from crawler.readers.nodes import TEXT

#: Nodes looked at, stamps kept, characters of a text that may hold a date with its label, texts of
#: one line.
MAX_NODES = 60_000
MAX_STAMPS = 1_500
_LONGEST = 160
_PIECES = 100
#: Elements from the words of a date up to the one that states it.
_NESTED = 4
_LABEL = 60
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
_DIGIT = re.compile(r"[0-9]")
#: What a link around the number of a post says.
_NUMBER = re.compile(r"#\s?[0-9]{1,9}")
#: The label of the next date: "posted 12 May - valid until 30 May".
_LABEL_OF_NEXT = re.compile(r"\s?[–—|,;(·•-]\s?[^–—|,;(·•-]*$")
_DAY_WORDS = frozenset(word for word in words.DAYS if " " not in word)


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
    names_a_day = _names_a_day(page)
    lines = _Lines(found, exact, names_a_day)
    met: list[tuple[str, LexborNode]] = []
    is_dated = False
    last: tuple[str, LexborNode | None] = ("", None)
    said = last  # the last text before what was met
    parts: dict[int, bool] = {}  # whether its elements part lines, by the number of a tag
    for node in islice(body.traverse(include_text=True) if body is not None else (), MAX_NODES):
        if node.tag_id == TEXT:
            text = (node.text_content or "").strip()
            if text:
                met.append(last := (text, node))
                is_dated = is_dated or _may_be_dated(text, names_a_day)
            elif met:
                met.append((text, node))
            continue
        if met and _parts_lines(node, parts):
            if is_dated:
                lines.read(met, _label(*said))
                if len(found.stamps) >= MAX_STAMPS:
                    return found
            met, is_dated, said = [], False, last
        if exact and node.mem_id in exact:
            met.append(("", node))
            is_dated = True
    if is_dated:
        lines.read(met, _label(*said))
    return found


def _parts_lines(node: LexborNode, known: dict[int, bool]) -> bool:
    """Whether an element ends a line of text; by its tag's number, which is told quicker than its name."""
    tag = node.tag_id
    if tag not in known:
        known[tag] = node.tag not in _INLINE
    return known[tag]


def _may_be_dated(text: str, names_a_day: bool) -> bool:
    """Whether a text as written may hold a date: the first look at nearly all of a page."""
    is_short = len(text) <= _LONGEST
    has_digit = is_short and _DIGIT.search(text) is not None
    return has_digit or (is_short and names_a_day and _may_hold_date(folded(text)))


def _label(text: str, node: LexborNode | None) -> str:
    """Return the label that ends a block: "Joined:" stands over a date, or in the term before it."""
    at = node.parent if node is not None and node.tag_id == TEXT else node
    is_label = text.endswith(":") or (at is not None and at.tag == "dt")
    return folded(text[-_LABEL:]) if is_label else ""


@dataclass
class _Lines:
    """The lines of a page, from what was met between two of its blocks."""

    found: DatedText
    exact: dict[int, datetime]  # the elements that state a moment
    names_a_day: bool  # whether the page says "today" or the like at all
    _stated: int = 0  # the last of them: the words in it say the same less exactly

    def read(self, met: list[tuple[str, LexborNode]], label: str) -> None:
        """Take the dates of the text nodes (with their texts) and elements in ``met``.

        What begins with a date is what the ``label`` before it says.
        """
        line: list[tuple[str, LexborNode]] = []
        blocks: dict[int, int] = {}
        block = 0
        for text, node in met:
            if len(self.found.stamps) >= MAX_STAMPS:
                break
            if moment := self.exact.get(node.mem_id):
                self.found.stamps.append(Stamp(node, exact=moment, before=_said(line) or label))
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
                line.append((text, parent))
        self._end(line, label)

    def _end(self, line: list[tuple[str, LexborNode]], label: str) -> str:
        """Take the dates of a line that is complete, if it may have any, and begin a new one.

        Return the label that it ends with.
        """
        if self.names_a_day or any(_DIGIT.search(text) for text, _ in line):
            _take_dates(line, self.found, label)
        label = _label(*line[-1]) if line else label
        line.clear()
        return label

    def _is_stated(self, node: LexborNode) -> bool:
        """Whether an element, or one a little above it, is that which stated the last moment."""
        at: LexborNode | None = node
        for _level in range(_NESTED):
            if at is None or not self._stated:
                break
            if at.mem_id == self._stated:
                return True
            at = at.parent
        return False


def _names_a_day(page: Page) -> bool:
    """Whether the page says "today" or the like anywhere: else its texts need not be asked."""
    text = page.folded_text.replace("’", "'")
    return any(
        word in text and re.search(rf"(?<!\w){word}(?!\w)", text) is not None for word in _DAY_WORDS
    )


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


def _said(line: list[tuple[str, LexborNode]]) -> str:
    return folded(" ".join(text for text, node in line if not _is_link(node))[-_LABEL:])


def _is_link(node: LexborNode) -> bool:
    parent = node.parent
    return node.tag == "a" or (parent is not None and parent.tag == "a")


def _take_dates(line: list[tuple[str, LexborNode]], found: DatedText, label: str) -> None:
    pieces = [(folded(text), node) for text, node in line if len(text) <= _LONGEST]
    are_dated = [_may_hold_date(text) for text, _ in pieces]
    if True not in are_dated:
        return
    by_piece = [
        dates_in(text) if is_dated else []
        for (text, _), is_dated in zip(pieces, are_dated, strict=True)
    ]
    if any(date.form in WHOLE for dates in by_piece for date in dates):
        by_piece = [[date for date in dates if date.form in WHOLE] for dates in by_piece]
    elif len(pieces) > 1 and (split := _split_dates(pieces)):
        by_piece = split
    said, last = label, None
    for place, ((text, node), dates) in enumerate(zip(pieces, by_piece, strict=True)):
        begins = 0
        for date in dates:
            before = f"{said} {text[begins : date.start]}"[-_LABEL:]
            after = _after(date, dates, text)
            if len(dates) == 1:
                after = f"{after} {_said(line=pieces[place + 1 : place + 2])}"[:_LABEL]
            beside = len(text) - date.length
            stamp = Stamp(node, date, None, before, after, beside)
            if last and date.clock is None and before.strip() in TO:
                last.is_spanned = stamp.is_spanned = True
            elif SPANNED.search(before):
                stamp.is_spanned = True
            found.stamps.append(stamp)
            begins, said, last = date.end, "", stamp
        if not dates and (not _is_link(node) or _NUMBER.fullmatch(text)):
            said = f"{said} {text}"[-_LABEL:]


def _after(date: Printed, dates: list[Printed], text: str) -> str:
    """Return what a text says after one of its dates, as far as it is not the label of the next."""
    later = next((other.start for other in dates if other.start >= date.end), None)
    after = text[date.end : later][:_LABEL]
    return after if later is None else _LABEL_OF_NEXT.sub("", after)


def _split_dates(pieces: list[tuple[str, LexborNode]]) -> list[list[Printed]] | None:
    """Return the whole dates that go over several pieces, at the one in which each begins."""
    whole = " ".join(text for text, _ in pieces)
    if len(whole) > 2 * _LONGEST or not _DIGIT.search(whole):
        return None
    dates = [date for date in dates_in(whole) if _may_be_split(date, whole)]
    if not dates:
        return None
    found: list[list[Printed]] = []
    at = 0
    for text, _ in pieces:
        end = at + len(text) + 1
        found.append(
            [
                replace(date, start=date.start - at, end=min(date.end - at, len(text)))
                for date in dates
                if at <= date.start < end
            ]
        )
        at = end
    return found


def _may_be_split(date: Printed, text: str) -> bool:
    """Whether a date of several pieces is one: a whole one, one with its time, or a badge's alone.

    A badge is a day and a month and nothing else.
    """
    is_alone = date.clock is not None or date.length == len(text.strip())
    return date.form in WHOLE or (date.form is DateForm.YEARLESS and is_alone)


def _may_hold_date(text: str) -> bool:
    return bool(_DIGIT.search(text)) or (
        len(text) <= _LABEL and not _DAY_WORDS.isdisjoint(text.strip(" .,()[]:-").split())
    )

"""The dates of one line of a page's text, each with what the line says before and after it. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from selectolax.lexbor import LexborNode

from crawler.readers.dates import date_words as words
from crawler.readers.dates.date_patterns import dates_in, folded
from crawler.readers.dates.printed_dates import WHOLE, DateForm, Printed
from crawler.readers.dates.row_words import SPANNED, TO
from crawler.readers.dates.stamps import LEADING, Stamp

#: The texts of a line, as written, with their nodes.
Line = list[tuple[str, LexborNode]]
#: Characters of a text that may hold a date with its label; of a label.
LONGEST: Final = 160
LABEL: Final = 60
DAY_WORDS: Final = frozenset(word for word in words.DAYS if " " not in word)
_DIGIT = re.compile(r"[0-9]")
#: How a long text begins that a date leads, and how much of it is read.
_LED = re.compile(r"[\[(•·*–-]{0,2}\s?(?:[Ll]e |[Oo]n |[Aa]m )?[0-9]{1,4}(?:er)?[ ./-][^\W_]")
_HEAD = 48
#: What a link around the number of a post says.
_NUMBER = re.compile(r"#\s?[0-9]{1,9}")
#: The label of the next date: "posted 12 May - valid until 30 May".
_LABEL_OF_NEXT = re.compile(r"\s?[–—|,;(·•-]\s?[^–—|,;(·•-]*$")


def may_be_dated(text: str, days: re.Pattern[str] | None) -> bool:
    """Whether a text as written may hold a date: the first look at nearly all of a page.

    ``days`` finds the named days that the page says. Of a long text only its beginning is asked.
    """
    if len(text) > LONGEST:
        return _LED.match(text) is not None
    if _DIGIT.search(text):
        return True
    if days is None or len(text) > LABEL or not days.search(text):
        return False
    return not DAY_WORDS.isdisjoint(folded(text).strip(" .,()[]:-").split())


def said(line: Line) -> str:
    """Return the end of what a line says beside its links, folded: the label of what follows."""
    return folded(" ".join(text for text, node in line if not _is_link(node))[-LABEL:])


def _is_link(node: LexborNode) -> bool:
    """Whether a text is that of a link, or of an element that a link holds."""
    parent = node.parent
    around = parent.parent if parent is not None else None
    return any(at is not None and at.tag == "a" for at in (parent, around))


def line_stamps(line: Line, are_dated: list[bool], label: str) -> list[Stamp]:
    """Return the dates of a line of texts, of which ``are_dated`` may hold one.

    ``label`` is what was said before the line.
    """
    asked = [
        (folded(text if len(text) <= LONGEST else text[:_HEAD]), node, is_dated)
        for (text, node), is_dated in zip(line, are_dated, strict=True)
        if is_dated or len(text) <= LONGEST
    ]
    pieces = [(text, node) for text, node, _ in asked]
    by_piece = [dates_in(text) if is_dated else [] for text, _, is_dated in asked]
    if any(date.form in WHOLE for dates in by_piece for date in dates):
        by_piece = [[date for date in dates if date.form in WHOLE] for dates in by_piece]
    elif len(pieces) > 1 and (split := _split_dates(pieces)):
        by_piece = split
    found: list[Stamp] = []
    before_it, last = label, None
    for place, ((text, node), dates) in enumerate(zip(pieces, by_piece, strict=True)):
        begins = 0
        for date in dates:
            before = f"{before_it} {text[begins : date.start]}"[-LABEL:]
            after = _after(date, dates, text)
            if len(dates) == 1:
                after = f"{after} {said(pieces[place + 1 : place + 2])}"[:LABEL]
            beside = len(text) - date.length
            line_begins = node if not begins and _begins(text, date) else None
            stamp = Stamp(node.parent or node, date, None, before, after, beside, line_begins)
            if last and date.clock is None and before.strip() in TO:
                last.is_spanned = stamp.is_spanned = True
            elif SPANNED.search(before):
                stamp.is_spanned = True
            found.append(stamp)
            begins, before_it, last = date.end, "", stamp
        if not dates and (not _is_link(node) or _NUMBER.fullmatch(text)):
            before_it = f"{before_it} {text}"[-LABEL:]
    return found


def _begins(text: str, date: Printed) -> bool:
    """Whether a text begins with a whole date, or "Le 12 mai 2026"."""
    return date.form in WHOLE and text[: date.start].strip(" [(-–•·*>") in LEADING


def _after(date: Printed, dates: list[Printed], text: str) -> str:
    """Return what a text says after one of its dates, as far as it is not the label of the next."""
    later = next((other.start for other in dates if other.start >= date.end), None)
    after = text[date.end : later][:LABEL]
    return after if later is None else _LABEL_OF_NEXT.sub("", after)


def _split_dates(pieces: Line) -> list[list[Printed]] | None:
    """Return the whole dates that go over several pieces, at the one in which each begins."""
    whole = " ".join(text for text, _ in pieces)
    if len(whole) > 2 * LONGEST or not _DIGIT.search(whole):
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

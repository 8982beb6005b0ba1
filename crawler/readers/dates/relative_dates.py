"""Days told from the day of the visit: "3 days ago", "yesterday at 14:03", "just now". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from crawler.readers.dates import date_words as words
from crawler.readers.dates import row_words as say
from crawler.readers.dates.printed_dates import MAY_BE_TIME, REACH, DateForm, Printed, with_time
from crawler.readers.numbers import any_of

#: The words of a text.
LETTERS: Final = re.compile(r"[^\W\d_]+")
_SPAN = rf"(?P<%s>[0-9]{{1,4}}|{any_of(words.ONE)}(?![^\W_])) ?(?P<%s>[^\W\d_]{{1,10}})\b\.?"
_AND = r"(?:,? (?:(?:et|and|und|y|e|en|i|и|ve|dan|och|și) )?)"
_AGO = re.compile(rf"(?<![\w.,:-]){_SPAN % ('n1', 'u1')}(?:{_AND}{_SPAN % ('n2', 'u2')})?")
_BEFORE = re.compile(rf"(?<!\w){any_of(words.AGO_BEFORE)} (?:{any_of(words.ROUGHLY)} ?)?$")
_AFTER = re.compile(rf"\.?(?:\([^\W\d_]{{1,3}}\))?,? {any_of(words.AGO_AFTER)}(?!\w)")
#: "3日前", "11月20日": words that no blank separates.
MAY_BE_FIGURES: Final = re.compile(r"[0-9] ?[^\x00-\u2fff]")
_FIGURES_AGO = re.compile(
    rf"(?<![\w.,:-])(?P<n1>[0-9]{{1,4}}) ?(?P<u1>{any_of(words.FIGURE_UNITS)}) ?{any_of(words.FIGURE_AGO)}"
)
_AGO_WORDS = ("temu", "назад", "önce")
_UNIT_AGO = re.compile(rf"(?<![\w-])(?P<unit>[^\W\d_]{{3,8}}) (?:{'|'.join(_AGO_WORDS)})(?!\w)")
#: Characters of a text that may be nothing but a span.
_LONGEST = 30
_NOW = re.compile(any_of(words.NOW))
#: One word of a text, which may be that of a day; with the point that cuts it short, before a time.
ONE_WORD: Final = re.compile(
    r"(?<![\w-])[^\W\d_]{2,20}(?:['-][^\W\d_]{2,14})?(?![\w-])(?:\.(?= ))?"
)
_TWO_WORDS = re.compile(rf"(?<![\w-]){any_of(day for day in words.DAYS if ' ' in day)}(?![\w-])")


def parts(*tables: Iterable[str]) -> frozenset[str]:
    """Return the words, letters only, of which the keys of ``tables`` are made."""
    return frozenset(part for table in tables for word in table for part in LETTERS.findall(word))


_UNITS, _DAYS = parts(words.UNITS), parts(words.DAYS)
#: One of these is in each date told from today, but for those of figures and signs.
WORDS: Final = _UNITS | _DAYS | parts(words.NOW)


def relative_dates(text: str, letters: list[str]) -> Iterator[Printed]:
    """Yield the dates told from today in a folded text of these ``letters`` (its words)."""
    for match in _spans(text) if not _UNITS.isdisjoint(letters) else ():
        first_part, second_part = _span(match, "1"), _span(match, "2")
        assert first_part
        end = match.end() if second_part else match.end("u1")
        before = _BEFORE.search(text, max(0, match.start() - REACH), match.start())
        after = _AFTER.match(text, end)
        if before or after:
            start = before.start() if before else match.start()
            numbers = first_part + (second_part or ())
            yield Printed(DateForm.AGO, start, after.end() if after else end, numbers)
    for match in _UNIT_AGO.finditer(text) if any(word in text for word in _AGO_WORDS) else ():
        if unit := words.UNITS.get(match["unit"]):
            yield Printed(DateForm.AGO, match.start(), match.end(), (1, *unit))
    if not text.isascii() and MAY_BE_FIGURES.search(text):
        for match in _FIGURES_AGO.finditer(text):
            numbers = (int(match["n1"]), *words.FIGURE_UNITS[match["u1"]])
            yield Printed(DateForm.AGO, match.start(), match.end(), numbers)
    if not _DAYS.isdisjoint(letters):
        yield from _named_days(text)
    if _NOW.fullmatch(text):
        yield Printed(DateForm.NOW, 0, len(text))


def lone_spans(text: str, letters: list[str]) -> Iterator[Printed]:
    """Yield the span of time that is all of a text, "3 days": where a list tells ages, it means so."""
    if len(text) > _LONGEST or _UNITS.isdisjoint(letters):
        return
    for match in _spans(text):
        first_part, second_part = _span(match, "1"), _span(match, "2")
        end = match.end() if second_part else match.end("u1")
        if first_part and not text[: match.start()].strip(" (") and not text[end:].strip(" .)"):
            yield Printed(DateForm.SPAN, match.start(), end, first_part + (second_part or ()))


def _spans(text: str) -> Iterator[re.Match[str]]:
    """Yield "3 days" and "1 year, 2 months"; what only looks so may hide one within it."""
    match = _AGO.search(text)
    while match:
        is_span = _span(match, "1") is not None
        if is_span:
            yield match
        match = _AGO.search(text, match.end() if is_span else match.end("n1"))


def _span(match: re.Match[str], number: str) -> tuple[int, int, int] | None:
    """Return count, seconds and months of one part of "1 year, 2 months"."""
    count, unit = match[f"n{number}"], words.UNITS.get(match[f"u{number}"] or "")
    return (int(count) if count.isdecimal() else 1, *unit) if count and unit else None


def _named_days(text: str) -> Iterator[Printed]:
    alone = _SIGNED_BY.sub("", text.strip(" .,()[]:-"))
    is_told = _is_told_at_end(alone)
    if alone not in words.DAYS and not MAY_BE_TIME.search(text) and not is_told:
        return
    for pattern in (_TWO_WORDS, ONE_WORD):
        for match in pattern.finditer(text):
            days = words.DAYS.get(match[0])
            if days is None:
                continue
            printed = with_time(DateForm.DAY, match, text, (days,), match[0])
            if printed.clock or match[0] == alone or (is_told and alone.endswith(match[0])):
                yield printed


#: The beginning of a signature that another element ends: "asked yesterday by".
_SIGNED_BY = re.compile(r"\s(?:by|par|von|por|da|di|door|av|przez)$")


def _is_told_at_end(text: str) -> bool:
    """Whether a text ends with a named day before which it says what was then: "last activity yesterday"."""
    before, _, last = text.rpartition(" ")
    label = f"{before[-_LONGEST:]} |"
    return last in words.DAYS and bool(say.SAID.search(label) or say.ACTIVE.search(label))

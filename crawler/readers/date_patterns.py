"""Where dates stand in a text as people print them, and of which form each is. Pure; no moment yet.

Words are matched as any word and looked up in the tables, so the number of languages costs nothing.
Every repetition is bounded. Texts are folded: lower case, straight apostrophes, single blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, timedelta, tzinfo
from datetime import timezone as fixed_zone
from enum import StrEnum
from typing import Final

from crawler.folding import fold
from crawler.readers import date_words as words
from crawler.readers.numbers import any_of
from vocabulary.frozen import record


class DateForm(StrEnum):
    """How a date is printed, which decides how its numbers are read."""

    ISO = "iso"  # year, month, day
    NAMED = "named"  # the same, with the month as a word
    NUMERIC = "numeric"  # three numbers in the page's own order
    AGO = "ago"  # count, seconds, months; once or twice
    DAY = "day"  # days before today
    NOW = "now"
    YEARLESS = "yearless"  # month, day; with a mark between them in the page's own order
    WEEKDAY = "weekday"  # its number, Monday 0; with a time
    CLOCK = "clock"  # a time and nothing else


#: Forms that name one day wherever they stand. The others mean a day only in a list of dates.
WHOLE: Final = frozenset(
    {DateForm.ISO, DateForm.NAMED, DateForm.NUMERIC, DateForm.AGO, DateForm.DAY, DateForm.NOW}
)


@record(frozen=True, slots=True)
class PrintedClock:
    """A time of day; ``zone`` only where one is printed beside it."""

    hour: int
    minute: int = 0
    second: int = 0
    zone: tzinfo | None = None


@record(frozen=True, slots=True)
class Printed:
    """One date in a text: its place there with its time, its form and its numbers as printed."""

    form: DateForm
    start: int
    end: int
    numbers: tuple[int, ...] = ()
    clock: PrintedClock | None = None
    mark: str = ""  # what stands between the numbers of a numeric date; the word of a named day
    is_short: bool = False  # its last number has two digits

    @property
    def length(self) -> int:
        """Characters that it takes."""
        return self.end - self.start


_WORD = r"[^\W\d_]{2,14}"
_DAY = r"(?<![\w.,/:-])(?P<day>[0-9]{1,2})(?:er|º|ª|st|nd|rd|th|\.)?"
_YEAR = r"(?P<year>[0-9]{4}|(?<=[-'])[0-9]{2}|(?<=[^\W\d_] )[0-9]{2}(?=$))(?![\w/-]|[.:][0-9])"
_ISO = re.compile(
    r"(?<![\w/.:-])(?P<year>[0-9]{4})(?:(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
    r"(?=$|[^\w/.-]|\.?(?:$|\s)|t[0-9]{2}:)| ?[年년] ?(?P<month2>[0-9]{1,2}) ?[月월] ?(?P<day2>[0-9]{1,2})"
    r" ?[日일])"
)
_DAY_MONTH = re.compile(
    rf"{_DAY}[ -]?(?:(?:de|of) )?(?P<month>{_WORD})\.?,?[ -](?:del? )?'?{_YEAR}"
)
_MONTH_DAY = re.compile(
    rf"(?<!\w)(?P<month>{_WORD})\.? (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<year>[0-9]{{4}})"
    r"(?![\w/-]|[.:][0-9])"
)
#: "Sat Jan 30 02:50:09 2016": what C's ctime() and Java's Date print.
_TIME_YEAR = re.compile(
    rf"(?<!\w)(?P<month>{_WORD}) (?P<day>[0-9]{{1,2}}) (?P<hour>[0-9]{{2}}):(?P<minute>[0-9]{{2}}):"
    r"(?P<second>[0-9]{2})(?: [a-z]{2,5})? (?P<year>(?:19|20)[0-9]{2})(?![\w/-])"
)
_NUMERIC = re.compile(
    r"(?<![\w/.:-])(?P<first>[0-9]{1,2})(?P<mark>[/.-])(?P<second>[0-9]{1,2})(?P=mark)"
    r"(?P<third>[0-9]{4}|[0-9]{2})(?![\w/-]|[.:][0-9])"
)
_SPACED = re.compile(
    r"(?<![\w/.:,-])(?<![0-9] )(?P<first>[0-9]{2})(?P<mark> )(?P<second>[0-9]{2}) "
    r"(?P<third>(?:19|20)[0-9]{2})(?=,? [0-9]{1,2}[:h][0-9]{2})"
)
#: "18.07, 2011".
_APART = re.compile(
    r"(?<![\w/.:,-])(?P<first>[0-9]{1,2})(?P<mark>\.)(?P<second>[0-9]{1,2}),? "
    r"(?P<third>(?:19|20)[0-9]{2})(?![\w/-]|[.:][0-9])"
)
_CLOCK = (
    r"(?P<hour>[01]?[0-9]|2[0-3])(?: ?[:h] ?(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9])"
    r"(?:[.,][0-9]{1,9})?)?| ?h(?!\w)|(?= ?[ap]\.?m))(?![0-9:])"
    r"(?: ?(?P<half>[ap])\.?m\b\.?)?(?: ?(?P<zone>z|utc|gmt|[+-][0-9]{2}:?[0-9]{2})\b)?"
)
_AT = any_of(words.AT)
_TIME = re.compile(rf"(?:t|(?: г\.?)?[ ,·|–(-]{{0,4}}(?:{_AT} )?){_CLOCK}")
_TIME_ALONE = re.compile(rf"(?:(?:^|[:»(|] ?)(?:{_AT} )?){_CLOCK}(?: uhr)?[) .]{{0,2}}$")
_TIME_BEFORE = re.compile(rf"(?<![\w.,:/-]){_CLOCK},? (?:(?:on|le|am|el|il|den) )?$")
_SPAN = rf"(?P<%s>[0-9]{{1,4}}|{any_of(words.ONE)}(?![^\W_])) ?(?P<%s>[^\W\d_]{{1,10}})\b\.?"
_AND = r"(?:,? (?:(?:et|and|und|y|e|en|i|и|ve|dan|och|și) )?)"
_AGO = re.compile(rf"(?<![\w.,:-]){_SPAN % ('n1', 'u1')}(?:{_AND}{_SPAN % ('n2', 'u2')})?")
_BEFORE = re.compile(rf"(?<!\w){any_of(words.AGO_BEFORE)} (?:{any_of(words.ROUGHLY)} ?)?$")
_AFTER = re.compile(rf"\.?(?:\([^\W\d_]{{1,3}}\))?,? {any_of(words.AGO_AFTER)}(?!\w)")
#: "3日前", "11月20日": words that no blank separates.
_MAY_BE_FIGURES = re.compile(r"[0-9] ?[^\x00-\u2fff]")
_FIGURES_AGO = re.compile(
    rf"(?<![\w.,:-])(?P<n1>[0-9]{{1,4}}) ?(?P<u1>{any_of(words.FIGURE_UNITS)}) ?{any_of(words.FIGURE_AGO)}"
)
_FIGURES_DAY = re.compile(r"(?<![0-9])(?P<month>[0-9]{1,2}) ?[月월] ?(?P<day>[0-9]{1,2}) ?[日일]")
_AGO_WORDS = ("temu", "назад", "önce")
_UNIT_AGO = re.compile(rf"(?<![\w-])(?P<unit>[^\W\d_]{{3,8}}) (?:{'|'.join(_AGO_WORDS)})(?!\w)")
_NOW = re.compile(any_of(words.NOW))
_ONE_WORD = re.compile(r"(?<![\w-])[^\W\d_]{2,20}(?:['-][^\W\d_]{2,14})?(?![\w-])")
_TWO_WORDS = re.compile(rf"(?<![\w-]){any_of(day for day in words.DAYS if ' ' in day)}(?![\w-])")
_DAY_OF_YEAR = re.compile(rf"{_DAY}[ -](?:(?:de|of) )?(?P<month>{_WORD})(?![\w-])\.?")
_YEAR_S_DAY = re.compile(
    rf"(?<!\w)(?P<month>{_WORD})\.? (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![\w/:.-])"
)
_NEXT_WORD = re.compile(rf" (?:de )?({_WORD})(?![\w-])")
#: "30/11 à 16:20", "12-04 11:28": a day only where its time follows.
_NUMERIC_DAY = re.compile(
    r"(?<![\w/.:-])(?P<first>[0-9]{1,2})(?P<mark>[/.-])(?P<second>[0-9]{1,2})(?![\w/-]|[.:][0-9])\.?"
    r"(?:\([^\W\d_]\))?"
)
#: What no year and no time is without: two quick looks that spare most texts all the others.
_MAY_BE_YEAR = re.compile(r"[0-9]{4}|['/.-][0-9]{2}|[^\W\d_] [0-9]{2}$")
_MAY_BE_TIME = re.compile(r"[0-9] ?(?:[:h]|[ap]\.?m)")
_MAY_BE_EITHER = re.compile(rf"{_MAY_BE_YEAR.pattern}|{_MAY_BE_TIME.pattern}")
#: What all dates of three numbers have, and what they have but for one.
_MAY_BE_NUMERIC = re.compile(r"[0-9](?:[-/.][0-9]| [0-9]{2} (?:19|20))")
_LETTERS = re.compile(r"[^\W\d_]+")
_ORDINAL_MONTH = re.compile(r"[0-9](?:er|st|nd|rd|th)[^\W\d_]")


def _parts(*tables: Iterable[str]) -> frozenset[str]:
    return frozenset(part for table in tables for word in table for part in _LETTERS.findall(word))


#: Words, letters only, of which each date with a month, a span of time, a named day holds one; and of
#: which one is in each date that has neither a year nor a time.
_MONTHS, _UNITS, _DAYS = _parts(words.MONTHS), _parts(words.UNITS), _parts(words.DAYS)
_DATE_WORDS: Final = _MONTHS | _UNITS | _DAYS | _parts(words.NOW)
#: How far before a span of time "vor etwa" may reach.
_REACH: Final = 24
_MOST = 6


def folded(text: str) -> str:
    """Return ``text`` as the patterns want it."""
    return " ".join(fold(text).replace("’", "'").split())


def dates_in(text: str) -> list[Printed]:
    """Return the dates in a folded text in their order, at most six; whole ones where there are any.

    Without a whole date: a day of the year, a day of the week with its time, a time alone.
    """
    letters = _LETTERS.findall(text)
    if (
        _DATE_WORDS.isdisjoint(letters)
        and not _MAY_BE_EITHER.search(text)
        and (text.isascii() or not _MAY_BE_FIGURES.search(text))
    ):
        return []
    for finder in (_absolute, _relative, _partial):
        found: list[Printed] = []
        for printed in sorted(finder(text, letters), key=lambda date: (date.start, -date.end)):
            if not found or printed.start >= found[-1].end:
                found.append(printed)
        if found:
            return found[:_MOST]
    return []


def _absolute(text: str, letters: list[str]) -> Iterator[Printed]:
    if not _MAY_BE_YEAR.search(text):
        return
    has_numbers = _MAY_BE_NUMERIC.search(text) is not None
    for match in _ISO.finditer(text) if has_numbers or "年" in text else ():
        month, day = match["month"] or match["month2"], match["day"] or match["day2"]
        yield _with_time(DateForm.ISO, match, text, (int(match["year"]), int(month), int(day)))
    has_month = not _MONTHS.isdisjoint(letters) or _ORDINAL_MONTH.search(text) is not None
    for pattern in (_DAY_MONTH, _MONTH_DAY) if has_month else ():
        for match in pattern.finditer(text):
            if month_number := words.MONTHS.get(match["month"]):
                year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
                yield _with_time(
                    DateForm.NAMED, match, text, (year, month_number, int(match["day"]))
                )
    for match in _TIME_YEAR.finditer(text) if has_month and _MAY_BE_TIME.search(text) else ():
        if month_number := words.MONTHS.get(match["month"]):
            time = PrintedClock(int(match["hour"]) % 24, int(match["minute"]) % 60)
            numbers = (int(match["year"]), month_number, int(match["day"]))
            yield Printed(DateForm.NAMED, match.start(), match.end(), numbers, time)
    for pattern in (_NUMERIC, _SPACED, _APART) if has_numbers else ():
        for match in pattern.finditer(text):
            numbers = (int(match["first"]), int(match["second"]), int(match["third"]))
            is_short = len(match["third"]) == 2
            yield _with_time(DateForm.NUMERIC, match, text, numbers, match["mark"], is_short)


def _relative(text: str, letters: list[str]) -> Iterator[Printed]:
    for match in _spans(text) if not _UNITS.isdisjoint(letters) else ():
        first_part, second_part = _span(match, "1"), _span(match, "2")
        assert first_part
        end = match.end() if second_part else match.end("u1")
        before = _BEFORE.search(text, max(0, match.start() - _REACH), match.start())
        after = _AFTER.match(text, end)
        if before or after:
            start = before.start() if before else match.start()
            numbers = first_part + (second_part or ())
            yield Printed(DateForm.AGO, start, after.end() if after else end, numbers)
    for match in _UNIT_AGO.finditer(text) if any(word in text for word in _AGO_WORDS) else ():
        if unit := words.UNITS.get(match["unit"]):
            yield Printed(DateForm.AGO, match.start(), match.end(), (1, *unit))
    if not text.isascii() and _MAY_BE_FIGURES.search(text):
        for match in _FIGURES_AGO.finditer(text):
            numbers = (int(match["n1"]), *words.FIGURE_UNITS[match["u1"]])
            yield Printed(DateForm.AGO, match.start(), match.end(), numbers)
    if not _DAYS.isdisjoint(letters):
        yield from _named_days(text)
    if _NOW.fullmatch(text):
        yield Printed(DateForm.NOW, 0, len(text))


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
    alone = text.strip(" .,()[]:-")
    if alone not in words.DAYS and not _MAY_BE_TIME.search(text):
        return
    for pattern in (_TWO_WORDS, _ONE_WORD):
        for match in pattern.finditer(text):
            days = words.DAYS.get(match[0])
            if days is None:
                continue
            printed = _with_time(DateForm.DAY, match, text, (days,), match[0])
            if printed.clock or match[0] == alone:
                yield printed


def _partial(text: str, letters: list[str]) -> Iterator[Printed]:
    for pattern in (_DAY_OF_YEAR, _YEAR_S_DAY) if not _MONTHS.isdisjoint(letters) else ():
        for match in pattern.finditer(text):
            month = words.MONTHS.get(match["month"])
            if month and not (pattern is _YEAR_S_DAY and _names_weekday(match, text)):
                printed = _with_time(DateForm.YEARLESS, match, text, (month, int(match["day"])))
                yield printed if printed.clock else _after_its_time(printed, text)
    for match in _FIGURES_DAY.finditer(text) if not text.isascii() else ():
        numbers = (int(match["month"]), int(match["day"]))
        yield _with_time(DateForm.YEARLESS, match, text, numbers)
    if _MAY_BE_TIME.search(text):
        yield from _timed(text)
        alone = _TIME_ALONE.search(text)
        if alone and (clock := _clock(alone)):
            yield Printed(DateForm.CLOCK, alone.start(), alone.end(), (), clock)


def _names_weekday(match: re.Match[str], text: str) -> bool:
    """Whether what looks like a month is a day of the week: "mar 17 nov" is a Tuesday in November."""
    after = _NEXT_WORD.match(text, match.end())
    return after is not None and after[1] in words.MONTHS


def _after_its_time(printed: Printed, text: str) -> Printed:
    """Return a day with the time printed right before it, if any: "12:15pm on Apr 24"."""
    before = _TIME_BEFORE.search(text, max(0, printed.start - _REACH), printed.start)
    clock = _clock(before) if before else None
    return replace(printed, start=before.start(), clock=clock) if before and clock else printed


def _timed(text: str) -> Iterator[Printed]:
    """Yield the days that only a time behind them makes days: "30/11 à 16:20", "Monday 10:20"."""
    for match in _NUMERIC_DAY.finditer(text):
        numbers = (int(match["first"]), int(match["second"]))
        printed = _with_time(DateForm.YEARLESS, match, text, numbers, match["mark"])
        if printed.clock:
            yield printed
    for match in _ONE_WORD.finditer(text):
        weekday = words.WEEKDAYS.get(match[0])
        if weekday is not None:
            printed = _with_time(DateForm.WEEKDAY, match, text, (weekday,))
            if printed.clock:
                yield printed


def _with_time(
    form: DateForm,
    match: re.Match[str],
    text: str,
    numbers: tuple[int, ...],
    mark: str = "",
    is_short: bool = False,
) -> Printed:
    """Return the date of ``match`` with the time printed right after it."""
    time = _TIME.match(text, match.end())
    clock = _clock(time) if time else None
    end = time.end() if time and clock else match.end()
    return Printed(form, match.start(), end, numbers, clock, mark, is_short)


def _clock(match: re.Match[str]) -> PrintedClock | None:
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    zone = _zone(match["zone"]) if match["zone"] else None
    return PrintedClock(hour, int(match["minute"] or 0), int(match["second"] or 0), zone)


def _zone(name: str) -> tzinfo:
    if name in {"z", "utc", "gmt"}:
        return UTC
    minutes = int(name[1:3]) * 60 + int(name[-2:])
    if minutes >= 24 * 60:
        return UTC
    return fixed_zone(timedelta(minutes=-minutes if name[0] == "-" else minutes))


def first(forms: Iterable[DateForm], found: Iterable[Printed]) -> Printed | None:
    """Return the first date of one of ``forms``, if any."""
    wanted = frozenset(forms)
    return next((printed for printed in found if printed.form in wanted), None)

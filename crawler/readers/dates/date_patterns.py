"""Where dates stand in a text as people print them, and of which form each is. Pure; no moment yet.

Words are matched as any word and looked up in the tables, so the number of languages costs nothing.
Every repetition is bounded. Texts are folded: lower case, straight apostrophes, single blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from crawler.folding import fold
from crawler.readers.dates import date_words as words
from crawler.readers.dates import relative_dates as relative
from crawler.readers.dates.printed_dates import (
    AT,
    CLOCK,
    MAY_BE_TIME,
    REACH,
    DateForm,
    Printed,
    PrintedClock,
    clock_of,
    with_time,
)

_WORD = r"[^\W\d_]{2,14}"
_DAY = r"(?<![\w.,/:-])(?P<day>[0-9]{1,2})(?:er|º|ª|st|nd|rd|th|\.)?"
_YEAR = r"(?P<year>[0-9]{4}|(?<=[-'])[0-9]{2}|(?<=[^\W\d_] )[0-9]{2}(?=$))(?![\w/-]|[.:][0-9])"
_ISO = re.compile(
    r"(?<![\w/.:-])(?P<year>[0-9]{4})(?:(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
    r"(?=$|[^\w/.-]|\.?(?:$|\s)|t[0-9]{2}:?[0-9])"
    r"| ?[年년] ?(?P<month2>[0-9]{1,2}) ?[月월] ?(?P<day2>[0-9]{1,2}) ?[日일])"
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
#: "12 /03 /mars /2010".
_TWICE = re.compile(
    rf"(?<![\w.,/:-])(?P<day>[0-9]{{1,2}}) ?/ ?(?:[0-9]{{2}}) ?/ ?(?P<month>{_WORD}) ?/ ?"
    r"(?P<year>(?:19|20)[0-9]{2})(?![\w/-])"
)
_NUMERIC = re.compile(
    r"(?<![\w/.:-])(?P<first>[0-9]{1,2})(?P<mark>[/.-])(?P<second>[0-9]{1,2})(?P=mark)"
    r"(?P<third>[0-9]{4}|[0-9]{2})(?![\w/-]|[.:][0-9])"
)
_SPACED = re.compile(
    r"(?<![\w/.:,-])(?<![0-9] )(?P<first>[0-9]{2})(?P<mark> )(?P<second>[0-9]{2}) "
    r"(?P<third>(?:19|20)[0-9]{2})(?=,? [0-9]{1,2}[:h][0-9]{2})"
)
#: "18.07, 2011", "12/05 2024".
_APART = re.compile(
    r"(?<![\w/.:,-])(?P<first>[0-9]{1,2})(?P<mark>[./])(?P<second>[0-9]{1,2}),? "
    r"(?P<third>(?:19|20)[0-9]{2})(?![\w/-]|[.:][0-9])"
)
_TIME_ALONE = re.compile(rf"(?:(?:^|[:»(|] ?)(?:{AT} )?){CLOCK}(?: uhr)?[) .]{{0,2}}$")
_TIME_BEFORE = re.compile(rf"(?<![\w.,:/-]){CLOCK},? (?:(?:on|le|am|el|il|den) )?$")
_FIGURES_DAY = re.compile(r"(?<![0-9])(?P<month>[0-9]{1,2}) ?[月월] ?(?P<day>[0-9]{1,2}) ?[日일]")
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
_MAY_BE_EITHER = re.compile(rf"{_MAY_BE_YEAR.pattern}|{MAY_BE_TIME.pattern}")
#: What all dates of three numbers have, and what they have but for one.
_MAY_BE_NUMERIC = re.compile(r"[0-9](?:[-/.][0-9]| [0-9]{2} (?:19|20))")
_ORDINAL_MONTH = re.compile(r"[0-9](?:er|st|nd|rd|th)[^\W\d_]")


#: Words, letters only, of which each date with a month, a span of time, a named day holds one; and of
#: which one is in each date that has neither a year nor a time.
_MONTHS: Final = relative.parts(words.MONTHS)
_DATE_WORDS: Final = _MONTHS | relative.WORDS
_MOST = 6


def folded(text: str) -> str:
    """Return ``text`` as the patterns want it."""
    return " ".join(fold(text).replace("’", "'").split())


def dates_in(text: str) -> list[Printed]:
    """Return the dates in a folded text in their order, at most six; whole ones where there are any.

    Without a whole date: a day of the year, a day of the week with its time, a time or a span alone.
    """
    letters = relative.LETTERS.findall(text)
    if (
        _DATE_WORDS.isdisjoint(letters)
        and not _MAY_BE_EITHER.search(text)
        and (text.isascii() or not relative.MAY_BE_FIGURES.search(text))
    ):
        return []
    for finder in (_absolute, relative.relative_dates, _partial):
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
        yield with_time(DateForm.ISO, match, text, (int(match["year"]), int(month), int(day)))
    has_month = not _MONTHS.isdisjoint(letters) or _ORDINAL_MONTH.search(text) is not None
    for pattern in (_DAY_MONTH, _MONTH_DAY, _TWICE) if has_month else ():
        for match in pattern.finditer(text):
            if month_number := words.MONTHS.get(match["month"]):
                year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
                yield with_time(
                    DateForm.NAMED, match, text, (year, month_number, int(match["day"]))
                )
    for match in _TIME_YEAR.finditer(text) if has_month and MAY_BE_TIME.search(text) else ():
        if month_number := words.MONTHS.get(match["month"]):
            time = PrintedClock(int(match["hour"]) % 24, int(match["minute"]) % 60)
            numbers = (int(match["year"]), month_number, int(match["day"]))
            yield Printed(DateForm.NAMED, match.start(), match.end(), numbers, time)
    for pattern in (_NUMERIC, _SPACED, _APART) if has_numbers else ():
        for match in pattern.finditer(text):
            numbers = (int(match["first"]), int(match["second"]), int(match["third"]))
            is_short = len(match["third"]) == 2
            yield with_time(DateForm.NUMERIC, match, text, numbers, match["mark"], is_short)


def _partial(text: str, letters: list[str]) -> Iterator[Printed]:
    for pattern in (_DAY_OF_YEAR, _YEAR_S_DAY) if not _MONTHS.isdisjoint(letters) else ():
        for match in pattern.finditer(text):
            month = words.MONTHS.get(match["month"])
            if month and not (pattern is _YEAR_S_DAY and _names_weekday(match, text)):
                printed = with_time(DateForm.YEARLESS, match, text, (month, int(match["day"])))
                yield printed if printed.clock else _after_its_time(printed, text)
    for match in _FIGURES_DAY.finditer(text) if not text.isascii() else ():
        numbers = (int(match["month"]), int(match["day"]))
        yield with_time(DateForm.YEARLESS, match, text, numbers)
    yield from relative.lone_spans(text, letters)
    if MAY_BE_TIME.search(text):
        yield from _timed(text)
        alone = _TIME_ALONE.search(text)
        if alone and (clock := clock_of(alone)):
            yield Printed(DateForm.CLOCK, alone.start(), alone.end(), (), clock)


def _names_weekday(match: re.Match[str], text: str) -> bool:
    """Whether what looks like a month is a day of the week: "mar 17 nov" is a Tuesday in November."""
    after = _NEXT_WORD.match(text, match.end())
    return after is not None and after[1] in words.MONTHS


def _after_its_time(printed: Printed, text: str) -> Printed:
    """Return a day with the time printed right before it, if any: "12:15pm on Apr 24"."""
    before = _TIME_BEFORE.search(text, max(0, printed.start - REACH), printed.start)
    clock = clock_of(before) if before else None
    return replace(printed, start=before.start(), clock=clock) if before and clock else printed


def _timed(text: str) -> Iterator[Printed]:
    """Yield the days that only a time behind them makes days: "30/11 à 16:20", "Monday 10:20"."""
    for match in _NUMERIC_DAY.finditer(text):
        numbers = (int(match["first"]), int(match["second"]))
        printed = with_time(DateForm.YEARLESS, match, text, numbers, match["mark"])
        if printed.clock:
            yield printed
    for match in relative.ONE_WORD.finditer(text):
        weekday = words.WEEKDAYS.get(match[0])
        if weekday is not None:
            printed = with_time(DateForm.WEEKDAY, match, text, (weekday,))
            if printed.clock:
                yield printed


def first(forms: Iterable[DateForm], found: Iterable[Printed]) -> Printed | None:
    """Return the first date of one of ``forms``, if any."""
    wanted = frozenset(forms)
    return next((printed for printed in found if printed.form in wanted), None)

"""One date as it is printed: its form, its numbers, the time beside it. Pure."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, tzinfo
from datetime import timezone as fixed_zone
from enum import StrEnum
from typing import Final

from crawler.readers.dates import date_words as words
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
    SPAN = "span"  # as ``AGO``, but nothing says that it lies in the past
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


#: A time of day, as a part of patterns; and what stands between a day and its time.
CLOCK: Final = (
    r"(?P<hour>[01]?[0-9]|2[0-3])(?: ?[:h] ?(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9])"
    r"(?:[.,][0-9]{1,9})?)?| ?h(?!\w)|(?= ?[ap]\.?m))(?![0-9:])"
    r"(?: ?(?P<half>[ap])\.?m\b\.?)?(?: ?(?P<zone>z|utc|gmt|[+-][0-9]{2}:?[0-9]{2})\b)?"
)
AT: Final = any_of(words.AT)
#: What all times have: a quick look that spares most texts the others.
MAY_BE_TIME: Final = re.compile(r"[0-9] ?(?:[:h]|[ap]\.?m)")
#: Characters before a date within which what belongs to it stands.
REACH: Final = 24
_TIME = re.compile(
    rf"(?:t|(?: г\.?| ?\([^\W\d_]{{1,3}}\))?[ ,·|–(-]{{0,4}}(?:{AT} |@)?| : ){CLOCK}"
)


def with_time(
    form: DateForm,
    match: re.Match[str],
    text: str,
    numbers: tuple[int, ...],
    mark: str = "",
    is_short: bool = False,
) -> Printed:
    """Return the date of ``match`` with the time printed right after it."""
    time = _TIME.match(text, match.end())
    clock = clock_of(time) if time else None
    end = time.end() if time and clock else match.end()
    return Printed(form, match.start(), end, numbers, clock, mark, is_short)


def clock_of(match: re.Match[str]) -> PrintedClock | None:
    """Return the time of a match of ``CLOCK``; ``None`` where it is none."""
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

"""How one page prints its dates, decided once from all of them: order of day and month, zone. Pure.

A board's administrator chooses the order of day and month, whatever the language, and whether years
have two digits. What a single date leaves open another one of the same page often settles: there is
no 25th month, and no post of tomorrow.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from crawler.page import Page
from crawler.readers.dates.printed_dates import DateForm, Printed
from crawler.readers.dates.reading import DateStyle, resolve, style_of
from vocabulary.items import AHEAD

#: The page's own clock ends the page: so many characters from its end.
FOOTER_LENGTH = 4_000
_STATED_ZONE = re.compile(r"\b(?:GMT|UTC)\s?(?:([+\-−])\s?([0-9]{1,2})(?:[.:]([0-9]{1,2}))?)?")
_CLOCK = re.compile(r"([0-9]{1,2})[:h]([0-9]{2})(?:\s?([AaPp])\.?[Mm])?")
#: "GMT + 2 Heures": phpBB 2 states its zone so, without a clock beside it.
_HOURS = re.compile(r"\s(?:heure|hour|stunde|hora|or[ae]\b|uur|uren|godzin|час)", re.IGNORECASE)
#: What a page's clock may differ from the visit: it was made and sent meanwhile.
_DELAY = timedelta(minutes=6)
_QUARTER = timedelta(minutes=15)


def page_style(
    page: Page,
    dates: Iterable[Printed],
    language: str | None,
    zone: tzinfo | None = None,
    known: Collection[date] = (),
) -> DateStyle:
    """Return how ``page`` prints its dates, of which ``dates`` are all those found on it.

    Where they leave the order open, the ``known`` days settle it that the page tells programs; else
    the language, for years of four digits only.
    """
    zone = zone or page_zone(page)
    assumed = style_of(language, zone)
    printed = set(dates)
    numeric = {each for each in printed if each.form is DateForm.NUMERIC}
    if not numeric:
        # Where nothing else tells, "11-12" beside "2026-10-01" begins with the month, too.
        begins_big = not assumed.order and any(each.form is DateForm.ISO for each in printed)
        return replace(assumed, order="ymd") if begins_big else assumed
    is_short = any(each.is_short for each in numeric)
    may_begin_with_year = is_short and not _end_with_year(numeric, page.fetched_at.year % 100)
    orders = ("dmy", "mdy", "ymd") if may_begin_with_year else ("dmy", "mdy")
    styles = [DateStyle(order, True, zone, assumed.language) for order in orders]
    # No order makes sense of a telephone number: what none can read is no evidence.
    read = {style: [_read(each, page.fetched_at, style) for each in numeric] for style in styles}
    places = [i for i in range(len(numeric)) if any(moments[i] for moments in read.values())]
    sound = [style for style in styles if all(read[style][i] for i in places)]
    if len(sound) == 1 and places:
        return sound[0]
    past = [style for style in sound if all(_is_past(m, page.fetched_at) for m in read[style])]
    if len(past) == 1:
        return past[0]
    told = [s for s in sound if any(m and m.date() in known for m in read[s])] if known else []
    if len(told) == 1:
        return told[0]
    today = [s for s in sound if any(_is_today(m, page.fetched_at) for m in read[s])]
    return today[0] if len(today) == 1 else assumed


def _end_with_year(numeric: Collection[Printed], year: int) -> bool:
    """Whether several dates end with this year's last digits or the last one's: days would differ."""
    ends = {each.numbers[2] for each in numeric if each.is_short}
    return len(numeric) > 1 and ends <= {year, year - 1}


def _read(printed: Printed, as_of: datetime, style: DateStyle) -> datetime | None:
    found = resolve(printed, as_of, style)
    return found.at if found else None


def _is_past(moment: datetime | None, as_of: datetime) -> bool:
    return moment is None or moment <= as_of + AHEAD


def _is_today(moment: datetime | None, as_of: datetime) -> bool:
    return moment is not None and abs(moment - as_of) <= AHEAD


def page_zone(page: Page) -> tzinfo:
    """Return the zone of "All times are GMT +1. The time now is 11:05 AM.", UTC where none is told.

    The clock wins where it is within an hour of the stated zone, which may leave out summer time.
    """
    footer = page.visible_text[-FOOTER_LENGTH:]
    stated = next(reversed(list(_STATED_ZONE.finditer(footer))), None)
    clock = _CLOCK.search(footer, stated.end(), stated.end() + 100) if stated else None
    if stated is None or (clock is None and not _HOURS.match(footer, stated.end())):
        return UTC
    offset = _offset(stated)
    shown = _shown_offset(clock, page.fetched_at, offset) if clock else None
    if shown is not None and abs(shown - offset) <= timedelta(hours=1):
        offset = shown
    return timezone(offset) if abs(offset) < timedelta(days=1) else UTC


def _offset(stated: re.Match[str]) -> timedelta:
    """Return the offset of "GMT +5.5" (hours and tenths) or "GMT +5:30"."""
    fraction = stated[3] or "0"
    part = int(fraction) / 60 if ":" in stated[0] else int(fraction) / 10 ** len(fraction)
    offset = timedelta(hours=int(stated[2] or 0) + part)
    return -offset if stated[1] in {"-", "−"} else offset


def _shown_offset(clock: re.Match[str], at: datetime, near: timedelta) -> timedelta | None:
    """Return how far the page's clock is from UTC, to a quarter of an hour, nearest to ``near``."""
    hour, minute = int(clock[1]), int(clock[2])
    if clock[3]:
        hour = hour % 12 + (12 if clock[3] in "Pp" else 0)
    utc = timedelta(hours=at.astimezone(UTC).hour, minutes=at.astimezone(UTC).minute)
    apart = timedelta(hours=hour, minutes=minute) - utc - near
    day = timedelta(days=1)
    apart = (apart + day / 2) % day - day / 2
    rounded = round(apart / _QUARTER) * _QUARTER
    return near + rounded if abs(apart - rounded) <= _DELAY else None

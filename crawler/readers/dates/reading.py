"""Read a date as people print it: "il y a 3 jours", "12 mars 2024 à 14h05", "Tue Mar 05, 2024 3:04 pm".

``read_date`` takes a short text that holds one date and returns an aware UTC moment, or ``None`` for
anything that names no full day: a year alone, a time alone, "03/04/2024" without a language. What a
page's other dates tell of it (which number is the day, which year is meant) comes as a ``DateStyle``
(``date_style.py``). Callers decide what a future date means. No clock: ``as_of`` says when the text
was seen.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, datetime, timedelta, tzinfo
from datetime import timezone as fixed_zone
from email.utils import parsedate_tz
from typing import Any, Final

from crawler.readers.dates import date_words as words
from crawler.readers.dates.date_patterns import dates_in, first, folded
from crawler.readers.dates.printed_dates import WHOLE, DateForm, Printed
from vocabulary.frozen import record
from vocabulary.items import AHEAD

#: Characters. A longer text is prose, not a date with its label.
LONGEST: Final = 200
#: Characters. Beyond, dateparser costs milliseconds and finds dates where there are none.
_FOREIGN_LONGEST: Final = 60
#: Before the web there were no posts: 1970-01-01 and the like are unset fields.
_YEARS: Final = range(1990, 2101)
#: Seconds from which a span of time is told coarsely: "2 weeks ago" is a week.
_COARSE: Final = 604800
_RFC_822 = re.compile(r"(?:[a-z]{3}, ?)?[0-9]{1,2} [a-z]{3} [0-9]{2,4} [0-9]{1,2}:[0-9]{2}")
_NOT_A_DATE = re.compile(r"©|\(c\)|copyright")
_FOREIGN = re.compile(
    r"(?=.*[^\W\d_]{3})(?=.*(?<![0-9])[0-9]{1,2}(?![0-9]))(?=.*(?:19|20)[0-9]{2})"
)


@record(frozen=True, slots=True)
class DateStyle:
    """How dates are printed on one page.

    ``order`` is the order of a numeric date: ``dmy``, ``mdy``, ``ymd`` or ``None`` where nothing
    tells. ``is_proven``: other dates of the page tell so, and years of two digits may be read.
    """

    order: str | None
    is_proven: bool = False
    zone: tzinfo = UTC
    language: str = ""


@record(frozen=True, slots=True)
class Moment:
    """A moment that was read, aware UTC; told coarsely it is the last that can be meant."""

    at: datetime
    earliest: datetime | None = None


def style_of(language: str | None, zone: tzinfo = UTC) -> DateStyle:
    """Return how dates are printed where only the language is known."""
    name = (language or "").lower().replace("_", "-")
    primary, _, region = name.partition("-")
    is_american = primary == "en" and (not region or region in words.MONTH_FIRST_REGIONS)
    return DateStyle(("mdy" if is_american else "dmy") if primary else None, False, zone, name)


def read_date(
    text: str, as_of: datetime, language: str | None = None, timezone: tzinfo = UTC
) -> datetime | None:
    """Return the moment ``text`` names as aware UTC, or ``None``. Never raises.

    ``as_of`` (aware) is what relative words start from. ``language`` (``fr``, ``en-GB``) settles
    which of two numbers is the day. ``timezone`` is assumed where the text names none; a day
    without a time is its midnight there.
    """
    found = read_moment(text, as_of, style_of(language, timezone))
    return found.at if found else None


def read_moment(text: str, as_of: datetime, style: DateStyle) -> Moment | None:
    """Return the first whole date of ``text``, or ``None``. Never raises."""
    if len(text) > LONGEST:
        return None
    plain = folded(text)
    if _NOT_A_DATE.search(plain):
        return None
    try:
        # "31 mai 2021 20:15" has the form of a mail's date, but not its English month.
        if _RFC_822.match(plain) and (mailed := _rfc_822(plain, style.zone)):
            return _sane(mailed)
        printed = first(WHOLE, dates_in(plain))
        if printed:
            return resolve(printed, as_of, style)
        foreign = _foreign(plain, as_of.astimezone(style.zone), style.language)
        return _sane(foreign) if foreign else None
    except (ValueError, OverflowError):
        return None


def resolve(printed: Printed, as_of: datetime, style: DateStyle) -> Moment | None:
    """Return the moment that a date of any form means on a page of this style. Never raises."""
    now = as_of.astimezone(style.zone)
    try:
        if printed.form in {DateForm.AGO, DateForm.SPAN}:
            return _ago(printed.numbers, now)
        moment = _day(printed, now, style)
        return _sane(moment) if moment else None
    except (ValueError, OverflowError):
        return None  # 31 February, year 0, a million years ago


def _sane(moment: datetime) -> Moment | None:
    return Moment(moment.astimezone(UTC)) if moment.year in _YEARS else None


def _day(printed: Printed, now: datetime, style: DateStyle) -> datetime | None:
    form, numbers = printed.form, printed.numbers
    if form is DateForm.NOW:
        return now
    if form is DateForm.DAY:
        if printed.mark == "hier" and style.language.startswith(("de", "nl")):
            return None  # there it means "here"
        return _at_time(now - timedelta(days=numbers[0]), printed)
    if form in {DateForm.ISO, DateForm.NAMED}:
        year, month, day = numbers
        return _at_time(datetime(year, month, day, tzinfo=now.tzinfo), printed)
    if form is DateForm.NUMERIC:
        read = _numeric(printed, now, style)
        return _at_time(read, printed) if read else None
    return _latest(printed, now, style.order)


def _at_time(day: datetime, printed: Printed) -> datetime:
    """Return ``day`` at the time printed with it, else at its midnight."""
    clock = printed.clock
    if clock is None:
        return day.replace(hour=0, minute=0, second=0, microsecond=0)
    zone = clock.zone or day.tzinfo
    return day.replace(
        hour=clock.hour, minute=clock.minute, second=clock.second, microsecond=0, tzinfo=zone
    )


def _numeric(printed: Printed, now: datetime, style: DateStyle) -> datetime | None:
    """Read 12/03/2024 in the page's order; ``None`` where nothing tells which is the day."""
    order = style.order
    a, b, c = printed.numbers
    if printed.is_short and not style.is_proven and (not order or printed.mark == "-"):
        return None  # 12-03-24 may begin with the year
    if printed.is_short and style.is_proven and order == "ymd":
        year, month, day = a, b, c
    else:
        year, month, day = c, a, b
        if not style.is_proven and b <= 12 and (a > 12 or a == b or printed.mark in ". "):
            order = "dmy"
        elif not style.is_proven and b > 12:
            order = "mdy"
        if order == "dmy":
            month, day = b, a
        elif order != "mdy":
            return None
    return datetime(
        _whole_year(year, now) if printed.is_short else year, month, day, tzinfo=now.tzinfo
    )


def _whole_year(short: int, now: datetime) -> int:
    """Return the year that two digits mean: none to come."""
    year = now.year - now.year % 100 + short
    return year if year <= now.year + 1 else year - 100


def _month_and_day(printed: Printed, order: str | None) -> tuple[int, int] | None:
    """Return month and day of a date without its year; ``None`` where nothing tells which is which."""
    first_number, second_number = printed.numbers
    if not printed.mark:
        return first_number, second_number
    is_day_first = (
        True
        if first_number > 12 or printed.mark == "."
        else False
        if second_number > 12
        else order == "dmy"
    )
    if first_number == second_number or is_day_first:
        return second_number, first_number
    return (first_number, second_number) if order or second_number > 12 else None


def _latest(printed: Printed, now: datetime, order: str | None) -> datetime | None:
    """Return the latest day, not after ``now``, that a date without its year or day means."""
    limit = now + AHEAD
    if printed.form is DateForm.YEARLESS:
        found = _month_and_day(printed, order)
        if found is None:
            return None
        month, day = found
        for year in range(now.year + 1, now.year - 5, -1):  # 29 February
            if day <= monthrange(year, month)[1]:
                moment = _at_time(datetime(year, month, day, tzinfo=now.tzinfo), printed)
                if moment <= limit:
                    return moment
        return None
    days = (now.weekday() - printed.numbers[0]) % 7 if printed.form is DateForm.WEEKDAY else 0
    moment = _at_time(now - timedelta(days=days), printed)
    if moment > now + timedelta(hours=1):
        moment -= timedelta(days=7 if printed.form is DateForm.WEEKDAY else 1)
    return moment


def _rfc_822(text: str, assumed: tzinfo) -> datetime | None:
    parts = parsedate_tz(text)
    if parts is None:
        return None
    offset = parts[9]
    zone = assumed if offset is None else fixed_zone(timedelta(seconds=offset))
    return datetime(*parts[:6], tzinfo=zone)


def _ago(numbers: tuple[int, ...], now: datetime) -> Moment | None:
    """Return the moment so long before ``now``; as a range from a week on."""
    moment = now
    for count, seconds, months in zip(*[iter(numbers)] * 3, strict=True):
        moment = _months_before(moment, count * months) - timedelta(seconds=count * seconds)
    _, seconds, months = numbers[-3:]
    found = _sane(moment)
    if found is None or (seconds < _COARSE and not months):
        return found
    earliest = _months_before(moment, months) - timedelta(seconds=seconds)
    return Moment(found.at, earliest.astimezone(UTC))


def _months_before(moment: datetime, months: int) -> datetime:
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    if not months or year < 1:
        return moment.replace(year=max(year, 1))
    day = min(moment.day, monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def _foreign(text: str, now: datetime, language: str) -> datetime | None:
    """Try dateparser on what may be a date in a known language that has no table here.

    Told no language it may take seconds. Only absolute dates with day, month and year: its
    relative and partial readings guess.
    """
    primary = language.partition("-")[0]
    if not primary or primary in words.LANGUAGES or len(text) > _FOREIGN_LONGEST:
        return None
    if not _FOREIGN.match(text):
        return None
    import dateparser  # a tenth of a second that most crawls never need

    settings: dict[str, Any] = {
        "RELATIVE_BASE": now.replace(tzinfo=None),
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["day", "month", "year"],
        "STRICT_PARSING": True,
    }
    try:
        moment = dateparser.parse(text, languages=[primary], settings=settings)
    except Exception:  # noqa: BLE001  hostile text must not stop a reader, whatever the parser does
        return None
    return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=now.tzinfo)

"""Read a date as people print it: "il y a 3 jours", "12 mars 2024 à 14h05", "Tue Mar 05, 2024 3:04 pm".

Takes a short text that holds one date and returns an aware UTC moment, or ``None`` for anything
that names no full day: a year alone, a time alone, "03/04/2024" without a language. Callers decide
what a future date means. No clock: ``as_of`` says when the text was seen.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, datetime, timedelta, tzinfo
from datetime import timezone as fixed_zone
from email.utils import parsedate_tz
from typing import Any, Final

from crawler.readers import date_words as words
from crawler.readers.numbers import any_of, fold

#: Characters. A longer text is prose, not a date with its label.
_LONGEST: Final = 200
#: Characters. Beyond, dateparser costs milliseconds and finds dates where there are none.
_FOREIGN_LONGEST: Final = 60
#: Before the web there were no posts: 1970-01-01 and the like are unset fields.
_YEARS: Final = range(1990, 2101)

_MONTH = rf"(?P<month>{any_of(words.MONTHS)})\.?"
_DAY = r"(?<![\w.,/:-])(?P<day>[0-9]{1,2})"
_YEAR = r"(?P<year>[0-9]{4})(?![\w/-]|[.:][0-9])"
_ISO = re.compile(
    r"(?<![\w/.:-])(?P<year>[0-9]{4})(?P<mark>[-/])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
    r"(?=$|[^\w/-]|t[0-9]{2}:)"
)
_DAY_MONTH = re.compile(
    rf"{_DAY}(?:er|º|st|nd|rd|th|\.)?[ -](?:(?:de|of) )?{_MONTH},?[ -](?:del? )?{_YEAR}"
)
_MONTH_DAY = re.compile(rf"(?<!\w){_MONTH} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}")
_NUMERIC = re.compile(
    r"(?<![\w/.:-])(?P<first>[0-9]{1,2})(?P<mark>[/.-])(?P<second>[0-9]{1,2})(?P=mark)"
    r"(?P<year>[0-9]{4}|[0-9]{2})(?![\w/-]|[.:][0-9])"
)
_CLOCK = (
    r"(?P<hour>[01]?[0-9]|2[0-3])(?: ?[:h] ?(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9])"
    r"(?:[.,][0-9]{1,9})?)?| ?h(?!\w)|(?= ?[ap]\.?m))(?![0-9:])"
    r"(?: ?(?P<half>[ap])\.?m\b\.?)?(?: ?(?P<zone>z|utc|gmt|[+-][0-9]{2}:?[0-9]{2})\b)?"
)
_TIME = re.compile(rf"(?:t|[ ,·|–-]{{0,4}}(?:{any_of(words.AT)} )?){_CLOCK}")
_SPAN = rf"(?P<%s>[0-9]{{1,4}}|{any_of(words.ONE)}) ?(?P<%s>{any_of(words.UNITS)})\b\.?"
_SPANS = rf"{_SPAN % ('n1', 'u1')}(?:,? (?:(?:et|and|und|y) )?{_SPAN % ('n2', 'u2')})?"
_AGO = re.compile(
    rf"(?<!\w)(?:(?P<before>{any_of(words.AGO_BEFORE)}) )?(?:{any_of(words.ROUGHLY)} ?)?"
    rf"(?<![\w.,:-]){_SPANS}(?: (?P<after>{any_of(words.AGO_AFTER)})\b)?"
)
_NOW = re.compile(any_of(words.NOW))
_NAMED_DAY = re.compile(rf"(?<![\w-])(?P<name>{any_of(words.DAYS)})(?![\w-])")
_RFC_822 = re.compile(r"(?:[a-z]{3}, ?)?[0-9]{1,2} [a-z]{3} [0-9]{2,4} [0-9]{1,2}:[0-9]{2}")
_NOT_A_DATE = re.compile(r"©|\(c\)|copyright")
_FOREIGN = re.compile(
    r"(?=.*[^\W\d_]{3})(?=.*(?<![0-9])[0-9]{1,2}(?![0-9]))(?=.*(?:19|20)[0-9]{2})"
)


def read_date(
    text: str, as_of: datetime, language: str | None = None, timezone: tzinfo = UTC
) -> datetime | None:
    """Return the moment ``text`` names as aware UTC, or ``None``. Never raises.

    ``as_of`` (aware) is what relative words start from. ``language`` (``fr``, ``en-GB``) settles
    which of two numbers is the day. ``timezone`` is assumed where the text names none; a day
    without a time is its midnight there.
    """
    if len(text) > _LONGEST:
        return None
    folded = " ".join(fold(text).split())
    if _NOT_A_DATE.search(folded):
        return None
    try:
        moment = _read(folded, as_of.astimezone(timezone), (language or "").lower())
        return moment.astimezone(UTC) if moment and moment.year in _YEARS else None
    except (ValueError, OverflowError):
        return None  # 31 February, year 0, a million years ago


def _read(text: str, now: datetime, language: str) -> datetime | None:
    # "31 mai 2021 20:15" has the form of a mail's date, but not its English month.
    if _RFC_822.match(text) and (moment := _rfc_822(text, now.tzinfo)):
        return moment
    for pattern in (_ISO, _DAY_MONTH, _MONTH_DAY):
        match = pattern.search(text)
        if match:
            name = match["month"]
            month = int(name) if name.isdecimal() else words.MONTHS[name]
            day = datetime(int(match["year"]), month, int(match["day"]), tzinfo=now.tzinfo)
            return _at_time(day, text, match.end())
    numeric = _NUMERIC.search(text)
    if numeric:
        return _numeric(numeric, text, now, language)
    return _relative(text, now, language) or _foreign(text, now, language)


def _at_time(day: datetime, text: str, end: int) -> datetime:
    """Return ``day`` at the time printed right after ``end``, else at its midnight."""
    day = day.replace(hour=0, minute=0, second=0, microsecond=0)
    time = _TIME.match(text, end)
    if time is None:
        return day
    hour = int(time["hour"])
    if time["half"]:
        if not 1 <= hour <= 12:
            return day
        hour = hour % 12 + (12 if time["half"] == "p" else 0)
    zone = _zone(time["zone"]) if time["zone"] else day.tzinfo
    return day.replace(
        hour=hour, minute=int(time["minute"] or 0), second=int(time["second"] or 0), tzinfo=zone
    )


def _zone(name: str) -> tzinfo:
    if name in {"z", "utc", "gmt"}:
        return UTC
    minutes = int(name[1:3]) * 60 + int(name[-2:])
    return fixed_zone(timedelta(minutes=-minutes if name[0] == "-" else minutes))


def _rfc_822(text: str, assumed: tzinfo | None) -> datetime | None:
    parts = parsedate_tz(text)
    if parts is None:
        return None
    offset = parts[9]
    zone = assumed if offset is None else fixed_zone(timedelta(seconds=offset))
    return datetime(*parts[:6], tzinfo=zone)


def _numeric(match: re.Match[str], text: str, now: datetime, language: str) -> datetime | None:
    """Read 12/03/2024: the day first but in American English; ``None`` if nothing tells."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if len(match["year"]) == 2:
        if not language or match["mark"] == "-":
            return None  # 12-03-24 may begin with the year
        year += 2000
    primary, _, region = language.replace("_", "-").partition("-")
    if second > 12:
        day, month = second, first
    elif first > 12 or first == second or match["mark"] == ".":
        day, month = first, second
    elif primary == "en" and (not region or region in words.MONTH_FIRST_REGIONS):
        day, month = second, first
    elif primary:
        day, month = first, second
    else:
        return None
    return _at_time(datetime(year, month, day, tzinfo=now.tzinfo), text, match.end())


def _relative(text: str, now: datetime, language: str) -> datetime | None:
    for match in _AGO.finditer(text):
        if match["before"] or match["after"]:
            return _earlier(now, match)
    day = _NAMED_DAY.search(text)
    if day and not (day["name"] == "hier" and language.startswith("de")):  # German: "here"
        then = now - timedelta(days=words.DAYS[day["name"]])
        if _TIME.match(text, day.end()) or day[0] == text.strip(" .,"):
            return _at_time(then, text, day.end())
    return now if _NOW.fullmatch(text) else None


def _earlier(now: datetime, match: re.Match[str]) -> datetime:
    for number, unit in (("n1", "u1"), ("n2", "u2")):
        if match[number]:
            count = int(match[number]) if match[number].isdecimal() else 1
            seconds, months = words.UNITS[match[unit]]
            now = _months_before(now, count * months) - timedelta(seconds=count * seconds)
    return now


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

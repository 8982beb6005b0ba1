"""The day, month or year that one sentence of a notice names. No other use: see ``readers.dates``."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier january januar jänner enero gennaio janeiro januari",
            "février february februar febrero febbraio fevereiro februari",
            "mars march märz marzo março maart",
            "avril april abril aprile",
            "mai may mayo maggio maio mei",
            "juin june juni junio giugno junho",
            "juillet july juli julio luglio julho",
            "août august agosto augustus",
            "septembre september septiembre settembre setembro",
            "octobre october oktober octubre ottobre outubro",
            "novembre november noviembre novembro",
            "décembre december dezember diciembre dicembre dezembro",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(_MONTHS)
_DATE = re.compile(
    r"\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"
    rf"|\b(?:(?P<day>\d{{1,2}})(?:er|st|nd|rd|th|º|°|\.)? (?:de |of )?)?(?P<month>{_MONTH})"
    r"(?: (?P<english>\d{1,2})(?:st|nd|rd|th)?,)? (?:de |del )?(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>(?:19|20)\d\d)\b"
    r"|\b(?:en|in|im|nel|since|depuis|seit|desde|dal|fin|end of|ende) (?P<only>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


#: What a date stands behind when it says how long something has lasted.
_SINCE = re.compile(
    r"\b(?:since|depuis|seit(?: dem)?|desde(?: el)?|dal|desde o|sinds)\b(?: le| the)? ?$",
    re.IGNORECASE,
)


#: A day and a month without their year.
_NO_YEAR = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:er|st|nd|rd|th|º|°|\.)? (?:de |of )?(?P<month>{_MONTH})\b"
    rf"|\b(?P<english>{_MONTH}) (?P<number>\d{{1,2}})(?:st|nd|rd|th)?\b",
    re.IGNORECASE,
)
#: What stands before the day that a sentence begins with.
_DAY_FIRST = re.compile(
    r"\s*(?:(?:on|from|as of|starting|le|à (?:partir|compter) du|dès le|au|am|zum|ab(?: dem)?|el"
    r"|a partir del?|il|dal|a|em|no dia|op|per|vanaf)\s+)?(?:(?:the|día|dia|giorno)\s+)?",
    re.IGNORECASE,
)
#: An announcement without a year is for the next such day, or one that has just passed.
_JUST_PASSED = timedelta(days=180)


def closing_date(sentence: str, *, since: bool = False, near: date | None = None) -> str:
    """Return the first date of ``sentence`` as ISO date, year-month or year; empty when there is none.

    Day before month, as in all these languages, except where only the other order is possible.
    ``since``: only a date that says since when. ``near``: what a day without its year is closest to.
    """
    for found in _DATE.finditer(sentence):
        if (not since or _is_since(sentence, found)) and (day := _iso(found)):
            return day
    found_day = _NO_YEAR.search(sentence) if near else None
    return _nearest(found_day, near) if found_day and near else ""


def without_leading_day(sentence: str) -> str:
    """Return ``sentence`` without the day it begins with: "Le 1er mars 2027, ce forum fermera"."""
    begin = _DAY_FIRST.match(sentence)
    found = _DATE.match(sentence, begin.end()) if begin else None
    found = found or (_NO_YEAR.match(sentence, begin.end()) if begin else None)
    return sentence[found.end() :].lstrip(" ,:") if found else sentence


def printed_dates(text: str) -> list[str]:
    """Return all dates that ``text`` prints, in its order, as ``closing_date`` gives one."""
    return [day for found in _DATE.finditer(text) if (day := _iso(found))]


def _nearest(found: re.Match[str], near: date) -> str:
    month = _MONTHS[(found["month"] or found["english"]).lower()]
    try:
        day = date(near.year, month, int(found["day"] or found["number"]))
        return (day if near - day <= _JUST_PASSED else day.replace(year=near.year + 1)).isoformat()
    except ValueError:
        return ""


def _is_since(sentence: str, found: re.Match[str]) -> bool:
    before = sentence[max(found.start() - 15, 0) : found.start()]
    return bool(
        _SINCE.search(before) or re.match(r"(?i)since|depuis|seit|desde|dal|sinds", found.group())
    )


def _iso(found: re.Match[str]) -> str:
    part = found.groupdict()
    if part["only"]:
        return str(part["only"])
    if part["month"]:
        year, month = part["year"], _MONTHS[part["month"].lower()]
        day = part["day"] or part["english"]
        if not day:
            return f"{year}-{month:02}"
        text = f"{year}-{month:02}-{int(day):02}"
    elif part["iso"]:
        text = part["iso"]
    else:
        day, month = int(part["d"]), int(part["m"])
        if month > 12:
            day, month = month, day
        text = f"{part['y']}-{month:02}-{day:02}"
    try:
        return datetime.fromisoformat(text).date().isoformat()
    except ValueError:
        return ""

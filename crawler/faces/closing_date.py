"""The day, month or year that one sentence of a farewell names. No other use: see ``readers.dates``."""

from __future__ import annotations

import re
from datetime import datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier january januar jänner enero gennaio",
            "février february februar febrero febbraio",
            "mars march märz marzo",
            "avril april abril aprile",
            "mai may mayo maggio",
            "juin june juni junio giugno",
            "juillet july juli julio luglio",
            "août august agosto",
            "septembre september septiembre settembre",
            "octobre october oktober octubre ottobre",
            "novembre november noviembre",
            "décembre december dezember diciembre dicembre",
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
    r"\b(?:since|depuis|seit(?: dem)?|desde(?: el)?|dal|desde o|sinds)\b(?: le| the)? ?$", re.IGNORECASE
)


def closing_date(sentence: str, *, since: bool = False) -> str:
    """Return the first date of ``sentence`` as ISO date, year-month or year; empty when there is none.

    Day before month, as in all these languages, except where only the other order is possible.
    ``since``: only a date that says since when.
    """
    return next(
        (
            date
            for found in _DATE.finditer(sentence)
            if (not since or _is_since(sentence, found)) and (date := _iso(found))
        ),
        "",
    )


def _is_since(sentence: str, found: re.Match[str]) -> bool:
    before = sentence[max(found.start() - 15, 0) : found.start()]
    return bool(_SINCE.search(before) or re.match(r"(?i)since|depuis|seit|desde|dal|sinds", found.group()))


def _iso(found: re.Match[str]) -> str:
    part = found.groupdict()
    if part["only"]:
        return str(part["only"])
    if part["month"]:
        year, month = part["year"], _MONTHS[part["month"].lower()]
        day = part["day"] or part["english"]
        if not day:
            return f"{year}-{month:02}"
        date = f"{year}-{month:02}-{int(day):02}"
    elif part["iso"]:
        date = part["iso"]
    else:
        day, month = int(part["d"]), int(part["m"])
        if month > 12:
            day, month = month, day
        date = f"{part['y']}-{month:02}-{day:02}"
    try:
        return datetime.fromisoformat(date).date().isoformat()
    except ValueError:
        return ""

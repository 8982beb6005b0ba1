"""The dates of a calendar's public events (iCalendar, RFC 5545): when, and which; never who.

A rule of repetition is not followed: such an event counts once, on the day it names. A time without
a zone is taken in the calendar's own zone where it names one, else as UTC.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from itertools import islice
from typing import NamedTuple
from zoneinfo import ZoneInfo

from crawler.page import Page

#: Lines read of one calendar: those of 20,000 usual events.
MOST_LINES = 200_000
_FOLD = re.compile(r"\r?\n[ \t]")
_LINE = re.compile(r"(?P<name>[A-Za-z-]{1,40})(?P<settings>;[^:]{0,200})?:(?P<value>.{0,500})")
_ZONE = re.compile(r"TZID=\"?(?P<zone>[^\";]{1,80})", re.IGNORECASE)
_MOMENT = re.compile(r"[0-9]{8}(?:T[0-9]{6}Z?)?")
#: Names that Outlook and Exchange write for the zones of our countries.
_WINDOWS_ZONES = {
    "Romance Standard Time": "Europe/Paris",
    "W. Europe Standard Time": "Europe/Berlin",
    "GMT Standard Time": "Europe/London",
    "SA Western Standard Time": "America/Martinique",
    "SA Eastern Standard Time": "America/Cayenne",
}


class Event(NamedTuple):
    """One event that takes place: when it begins (UTC) and by what the calendar tells it apart."""

    starts_at: datetime
    identity: str


def is_calendar(page: Page) -> bool:
    """Whether the answer is a calendar, whatever its media type."""
    return page.start.startswith("begin:vcalendar")


def events(calendar: str) -> Iterator[Event]:
    """Return the events with a readable beginning that are not cancelled and not private.

    Of a calendar with more than ``MOST_LINES`` the first part is read.
    """
    usual = ""
    seen: dict[str, tuple[str, str]] | None = None  # of the event being read: settings and value
    within: list[str] = []  # parts of an event (an alarm) whose lines are not the event's own
    for line in islice(_FOLD.sub("", calendar).splitlines(), MOST_LINES):
        found = _LINE.match(line)
        if found is None:
            continue
        name, value = found["name"].upper(), found["value"].strip()
        if seen is None:
            if (name, value.upper()) == ("BEGIN", "VEVENT"):
                seen, within = {}, []
            elif name == "X-WR-TIMEZONE":
                usual = value
        elif name == "BEGIN":
            within.append(value)
        elif name == "END" and within:
            within.pop()
        elif name == "END":
            yield from _event(seen, usual)
            seen = None
        elif not within:
            seen.setdefault(name, (found["settings"] or "", value))


def _event(seen: dict[str, tuple[str, str]], usual: str) -> Iterator[Event]:
    nothing = ("", "")
    settings, moment = seen.get("DTSTART", nothing)
    is_held = seen.get("STATUS", nothing)[1].upper() != "CANCELLED"
    is_public = seen.get("CLASS", ("", "PUBLIC"))[1].upper() == "PUBLIC"
    if not (is_held and is_public and _MOMENT.fullmatch(moment)):
        return
    named = _ZONE.search(settings)
    try:
        zone = UTC if moment.endswith("Z") else zone_named(named["zone"] if named else usual)
        start = datetime.fromisoformat(moment.removesuffix("Z")).replace(tzinfo=zone)
        yield Event(start.astimezone(UTC), f"{seen.get('UID', nothing)[1]} {moment}")
    except (ValueError, OverflowError):
        return


def zone_named(name: str) -> tzinfo:
    """Return a zone by the name a calendar gives it; without one UTC. ``ValueError``: unknown."""
    try:
        return ZoneInfo(_WINDOWS_ZONES.get(name, name)) if name else UTC
    except (KeyError, OSError) as error:
        raise ValueError(name) from error

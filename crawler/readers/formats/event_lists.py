"""The dates of public events that an agenda gives as JSON: when, and which; never who.

Such lists have no standard. One is taken for a list of events only where it is named so, or its
address is; a moment without an offset is taken in the zone that stands beside it, else as UTC.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from crawler.page import Page
from crawler.readers.formats.calendars import Event, zone_named
from crawler.readers.isodate import parse_iso
from crawler.readers.json_values import dicts, dig, line

_NAMES = ("events", "occurrences", "evenements")
#: Lists that say what they hold by their address alone, as HAL and many an API write them.
_UNNAMED = (("_embedded", "items"), ("items",), ("data",), ("results",))
_ADDRESS = re.compile(r"/(?:events?|occurrences?|agenda|evenements)(?:\.json)?/?$", re.IGNORECASE)
#: Where an event says when it begins, the surest first. What was created or published is none.
_STARTS = (
    *("utc_start_date", "begin_at", "begins_at", "start_at", "starts_at", "start_time"),
    *("start_date", "startDate", "start", "begin", "date"),
)
_ZONES = ("timezone", "time_zone", "timeZone")
_TITLES = ("title", "name", "summary")
_STATES = ("status", "state", "visibility", "eventStatus")
_HIDDEN = re.compile(r"cancel|annul|draft|private|priv[ée]|postponed|pending|trash", re.IGNORECASE)
_HIDING = ("cancelled", "canceled", "is_cancelled", "is_canceled", "is_private", "private", "draft")
_OFFSET = re.compile(r":[0-9]{2}(?:[.,][0-9]+)? ?(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2})$")


def listed(page: Page) -> list[dict[str, Any]]:
    """Return what ``page`` lists as events, unread; nothing where it is no such list."""
    answer = page.json
    if answer is None:
        return []
    for name in _NAMES:
        if found := dicts(dig(answer, name)) or dicts(dig(answer, "_embedded", name)):
            return [each for each in found if _is_event(each)]
    if not _ADDRESS.search(page.path):
        return []
    lists = (dicts(answer), *(dicts(dig(answer, *path)) for path in _UNNAMED))
    return [each for each in next(filter(None, lists), []) if _is_event(each)]


def listed_events(page: Page) -> Iterator[Event]:
    """Return the events of the list with a readable beginning, not cancelled and not private."""
    for each in listed(page):
        start = _start(each)
        if start is None or _is_hidden(each):
            continue
        named = each.get("id") or each.get("uid") or each.get("url") or each.get("title")
        yield Event(start, f"{named if isinstance(named, int | str) else ''} {start.isoformat()}")


def _is_event(each: dict[str, Any]) -> bool:
    """Whether it has a title and a beginning: what a program logs has no title."""
    return any(each.get(key) for key in _TITLES) and _start(each) is not None


def _start(each: dict[str, Any]) -> datetime | None:
    key = next((key for key in _STARTS if line(each.get(key))), None)
    text = line(each[key]) if key else None
    moment = parse_iso(text) if text else None
    if moment is None or key is None or key.startswith("utc") or _OFFSET.search(text or ""):
        return moment
    zone = next((name for key in _ZONES if (name := line(each.get(key)))), "")
    try:
        return moment.replace(tzinfo=zone_named(zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _is_hidden(each: dict[str, Any]) -> bool:
    states = (line(each.get(key)) or "" for key in _STATES)
    is_marked = any(each.get(key) is True for key in _HIDING) or each.get("published") is False
    return is_marked or any(_HIDDEN.search(state) for state in states)

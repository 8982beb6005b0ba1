"""Dates that classic forums print in words: which zone, which order of day and month. Pure.

A board prints its times in its own zone and says at the foot of the page which one that is; the
order of day and month is the administrator's choice, whatever the language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.readers.dates import read_date
from crawler.readers.groups import add_board
from crawler.reading import Reading
from vocabulary.items import Post, PostKind, fingerprint

#: The page's own clock ends the page: so many characters from its end.
FOOTER_LENGTH = 4_000
_DAYS = re.compile(r"(?<![0-9])([0-9]{2})[-/]([0-9]{2})[-/][0-9]{4}(?![0-9])")
_STATED_ZONE = re.compile(r"\b(?:GMT|UTC)\s?(?:([+\-−])\s?([0-9]{1,2})(?:[.:]([0-9]{1,2}))?)?")
_CLOCK = re.compile(r"([0-9]{1,2})[:h]([0-9]{2})(?:\s?([AaPp])\.?[Mm])?")
#: "GMT + 2 Heures": phpBB 2 states its zone so, without a clock beside it.
_HOURS = re.compile(r"\s(?:heure|hour|stunde|hora|or[ae]\b|uur|uren|godzin|час)", re.IGNORECASE)
#: What a page's clock may differ from the visit: it was made and sent meanwhile.
_DELAY = timedelta(minutes=6)
_QUARTER = timedelta(minutes=15)


def add_last_posts(
    page: Page,
    reading: Reading,
    cells: Sequence[tuple[LexborNode, str, str | None]],
    board: str,
) -> None:
    """Add the last post of each board or topic: its cell, its date as printed and its identity.

    Without an identity (the post's number) the page and the moment stand for it. Dates to come and
    posts listed twice are left out. ``board`` selects the name of a board in the cell's row.
    """
    if not cells:
        return
    language = _day_order([text for _, text, _ in cells], page.lang)
    zone = page_zone(page)
    seen: set[str] = set()
    for cell, text, identity in cells:
        posted_at = read_date(text, page.fetched_at, language, zone)
        if posted_at is None or posted_at > page.fetched_at:
            continue
        mark = fingerprint(identity or f"{page.path} {posted_at.isoformat()}")
        if mark not in seen:
            seen.add(mark)
            reading.posts.append(Post(posted_at, PostKind.POST, mark))
        add_board(page, reading, cell, board, posted_at)


def _day_order(texts: list[str], language: str | None) -> str | None:
    """Return the language whose order of day and month the dates of this page follow."""
    days = [(int(first), int(second)) for text in texts for first, second in _DAYS.findall(text)]
    has_day_second = any(second > 12 for _, second in days)
    has_day_first = any(first > 12 for first, _ in days)
    if has_day_second and not has_day_first:
        return "en-US"
    if has_day_first and (language or "en").lower().startswith("en"):
        return "en-GB"
    return language


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

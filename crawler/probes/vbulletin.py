"""vBulletin 3, 4 and 5: a classic forum that prints its dates in words, in its own time zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from selectolax.lexbor import LexborNode

from crawler.items import Ask, Post, PostKind, Rank, fingerprint
from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.board import (
    COUNT,
    add_features,
    add_online,
    add_registration,
    add_totals,
    language_of,
)
from crawler.readers.dates import read_date
from crawler.reading import Reading

#: Rows whose last post is read: more boards add no newer dates worth their time.
MAX_ROWS = 80
#: The page's own clock ends the page: so many characters from its end.
FOOTER_LENGTH = 4_000
_MARKS = (b"vbulletin", b"vBulletin")
_SIGNS = (
    'meta[name="generator"][content^="vBulletin"]',
    "html#vbulletin_html",
    "body#vb-page-body",
    "style#vbulletin_css",
    'script[src*="clientscript/vbulletin"]',
)
_VERSION = re.compile(
    rb"vBulletin(?:&reg;|&trade;|\xae|\xc2\xae)? Version ([0-9]{1,2}(?:\.[0-9]{1,2}){1,3})"
)
_STATISTICS_4 = "#wgo_stats dl"
_STATISTICS_3 = "#collapseobj_forumhome_stats .smallfont div"
_ONLINE = "#wgo_onlineusers p, td.thead"
_LINKS = (
    ("directory", 'a[href*="memberlist.php"], a[href$="/memberlist"]'),
    ("profiles", 'a[href*="member.php?"], a.username, a[data-vbnamecard]'),
    ("messages", 'a[href*="private.php"]'),
    ("groups", 'a[href^="group.php"], a[href*="/group.php"]'),
    ("events", 'a[href*="calendar.php"]'),
    ("search", 'form[action*="search.php"], form#searchForm'),
)
_REGISTER = 'a[href*="register.php"], a[href$="/register"]'
#: The boards, where the home page is a portal.
_FORUMS = 'a.navtab[href*="forum.php"], a[href*="forumhome.php"]'
#: Last post of a board or thread in versions 4 and 5.
_CELLS = ".forumlastpost.td, .threadbit .threadlastpost, .cell-lastpost"
#: Version 3 names nothing: the picture that leads to the last post stands beside its date.
_ARROWS = 'a[href] > img[src*="lastpost."]'
_DATE = "p.lastpostdate, .post-date, dd:last-of-type"
_PINNED = '.sticky, img[src*="sticky."]'
_POST = re.compile(r"(?:#post|[?&;]p=)([0-9]{1,12})\b")
_DAYS = re.compile(r"(?<![0-9])([0-9]{2})[-/]([0-9]{2})[-/][0-9]{4}(?![0-9])")
_STATED_ZONE = re.compile(r"\b(?:GMT|UTC)\s?(?:([+-])\s?([0-9]{1,2})(?:[.:]([0-9]{1,2}))?)?")
_CLOCK = re.compile(r"([0-9]{1,2})[:h]([0-9]{2})(?:\s?([AaPp])\.?[Mm])?")
#: What a page's clock may differ from the visit: it was made and sent meanwhile.
_DELAY = timedelta(minutes=6)
_QUARTER = timedelta(minutes=15)


class VBulletinProbe(Probe):
    """vBulletin 3, 4 and 5, in any language and most styles.

    Reads: the index, boards and lists of threads: statistics (versions 3 and 4), who is online, last
    post of each board or thread, links of the header, the clock at the foot of the page.
    Gives: threads, posts and members in total, members online, registration, version, dates of the
    last post of each board or thread, networking features.
    Caveats: the statistics are told by position (threads, posts, members, active members), which
    translations keep. Dates are in the forum's time zone, taken from the page's own clock where it
    agrees with the zone the page states. Whether 03-04-2024 begins with the month is learned from
    the page's other dates, else from its language. Pinned threads are left out. The statistics of
    version 5 are not read. Checked in captured index pages of 3.8 and 4.1 to 4.2 and in what others
    read from lists of version 4 and 5; not checked: the lists of version 3, boards of version 5.
    """

    name = "vbulletin"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` may be a page of vBulletin."""
        return page.is_html and any(mark in page.body for mark in _MARKS)

    def read(self, page: Page) -> Reading:
        """Return what the index, a board or a list of threads says."""
        reading = Reading()
        sign = next((sign for sign in _SIGNS if page.tree.css_matches(sign)), None)
        if sign is None:
            return reading
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=sign)
        reading.feature("forum", place=sign)
        _read_version(page, reading)
        has_totals = _read_statistics(page, reading)
        add_online(page, reading, _ONLINE)
        add_features(page, reading, _LINKS)
        add_registration(page, reading, _REGISTER)
        _read_cells(page, reading)
        if not has_totals and not reading.posts:
            _ask_for_index(page, reading)
        return reading


def _read_version(page: Page, reading: Reading) -> None:
    """Take the version from the credit line; the generator tag is read with every page's."""
    found = _VERSION.search(page.body)
    if found:
        version = found[1].decode("ascii")
        reading.text("software_version", version, rank=Rank.MARKUP, place="credit line")


def _read_statistics(page: Page, reading: Reading) -> bool:
    named, line = page.tree.css_first(_STATISTICS_4), page.tree.css_first(_STATISTICS_3)
    if named is not None:
        place, figures = f"{_STATISTICS_4} dd", [node.text() for node in named.css("dd")[:3]]
    elif line is not None:
        place, figures = _STATISTICS_3, COUNT.findall(line.text()[:300])[:3]
    else:
        return False
    return add_totals(reading, figures, language_of(page), place=place)


def _read_cells(page: Page, reading: Reading) -> None:
    cells = [(cell, text) for cell in _cells(page) if (text := _date_text(cell))]
    if not cells:
        return
    language = _day_order([text for _, text in cells], language_of(page))
    zone = page_zone(page)
    seen: set[str] = set()
    for cell, text in cells:
        posted_at = read_date(text, page.fetched_at, language, zone)
        if posted_at is None or posted_at > page.fetched_at or _is_pinned(cell):
            continue
        mark = fingerprint(_identity(cell) or f"{page.path} {posted_at.isoformat()}")
        if mark not in seen:
            seen.add(mark)
            reading.posts.append(Post(posted_at, PostKind.POST, mark))


def _cells(page: Page) -> Iterator[LexborNode]:
    """Yield the innermost element that holds the date of each board's or thread's last post."""
    yield from page.tree.css(_CELLS)[:MAX_ROWS]
    for arrow in page.tree.css(_ARROWS)[:MAX_ROWS]:
        link = arrow.parent
        if link is not None and link.parent is not None:
            yield link.parent


def _date_text(cell: LexborNode) -> str:
    """Return the text up to the time of day: in some lists the author's name follows."""
    node = cell.css_first(_DATE) or cell
    text = " ".join(node.text().split())
    time = node.css_first(".time")
    end = " ".join(time.text().split()) if time else ""
    before, found, _ = text.partition(end) if end else (text, "", "")
    return before + found


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


def _is_pinned(cell: LexborNode) -> bool:
    row: LexborNode | None = cell
    while row is not None and row.tag not in {"tr", "li"}:
        row = row.parent
    if row is None:
        return False
    return "sticky" in (row.attributes.get("class") or "").split() or row.css_matches(_PINNED)


def _identity(cell: LexborNode) -> str | None:
    """Return which post the cell links to, without the visitor's session in the address."""
    links = (link.attributes.get("href") or "" for link in cell.css("a[href]")[:8])
    post = next(filter(None, map(_POST.search, links)), None)
    return f"post {post[1]}" if post else None


def page_zone(page: Page) -> tzinfo:
    """Return the zone of "All times are GMT +1. The time now is 11:05 AM.", UTC where none is told.

    The clock wins where it is within an hour of the stated zone, which may leave out summer time.
    """
    footer = page.visible_text[-FOOTER_LENGTH:]
    stated = next(reversed(list(_STATED_ZONE.finditer(footer))), None)
    clock = _CLOCK.search(footer, stated.end(), stated.end() + 100) if stated else None
    if stated is None or clock is None:
        return UTC
    offset = _offset(stated)
    shown = _shown_offset(clock, page.fetched_at, offset)
    if shown is not None and abs(shown - offset) <= timedelta(hours=1):
        offset = shown
    return timezone(offset) if abs(offset) < timedelta(days=1) else UTC


def _offset(stated: re.Match[str]) -> timedelta:
    """Return the offset of "GMT +5.5" (hours and tenths) or "GMT +5:30"."""
    fraction = stated[3] or "0"
    part = int(fraction) / 60 if ":" in stated[0] else int(fraction) / 10 ** len(fraction)
    offset = timedelta(hours=int(stated[2] or 0) + part)
    return -offset if stated[1] == "-" else offset


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


def _ask_for_index(page: Page, reading: Reading) -> None:
    link = page.tree.css_first(_FORUMS)
    address = (link.attributes.get("href") or "") if link else ""
    url = page.join(address.partition("?")[0]) if address else ""  # without the session
    if url and url != page.url:
        reading.asks.append(Ask(url, VBulletinProbe.name, 11))

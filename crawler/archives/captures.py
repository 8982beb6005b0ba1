"""An archive's index of captures (CDX, or Memento's): the question, its answer, the captures worth opening.

Three forms are read: the lists of lists with a head that archive.org answers with, the one object a line
of pywb and OpenWayback, and the links of a TimeMap (RFC 7089), which tell no status.
https://pywb.readthedocs.io/en/latest/manual/cdxserver_api.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from crawler.page import Page
from crawler.question import Question
from vocabulary.domains import registrable_domain

#: The largest public archive, and where its index is asked.
ARCHIVE_ORG = "https://web.archive.org/web"
_INDEX_OF = {ARCHIVE_ORG: "https://web.archive.org/cdx/search/cdx"}
#: Captures asked for at a time: where an index holds more, it is asked again for those after them.
MOST_LISTED = 5_000
#: Where archives are asked to keep a page, if not under ``record``.
_KEEPING_AT = {ARCHIVE_ORG: "https://web.archive.org/save"}
#: The address of a capture in an address, or in a header; nothing of a header beyond so many signs is read.
_KEPT = re.compile(r"(?:https?:/)?/[^\s<>\"]{0,200}/[0-9]{14}/https?:[^\s<>\"]{1,2000}")
_LONGEST = 4_000
#: A capture in a TimeMap: a link a line.
_MEMENTO = re.compile(
    r"<[^<>]{1,300}/(?P<timestamp>[0-9]{14})(?:[a-z]{2}_)?/(?P<original>https?:[^<>]{1,2000})>"
    r';[^<>]{0,200}\brel="[^"<>]{0,60}\bmemento\b'
)
#: A further part of a TimeMap that stands in several.
_FURTHER = re.compile(r'<(https?:[^<>]{1,2000})>;[^<>]{0,200}\brel="timemap"')
_STAMP = re.compile(r"[0-9]{14}")
#: The address of a capture, below the archive's own.
_SHOWN = re.compile(r"(?P<stamp>[0-9]{14})(?:[a-z]{2}_)?/(?P<original>https?:.+)")
#: Headers by which an archive says that an answer is a capture: RFC 7089, and those it was captured with.
_MOMENT, HANDED_ON = "memento-datetime", "x-archive-orig-"
_SHOWING, _LEADING = frozenset({200, None}), frozenset({301, 302, 303, 307, 308})
_STATUS = re.compile(r"[1-5][0-9]{2}")


@dataclass(frozen=True, slots=True)
class Capture:
    """One capture: when (aware UTC), of which address, answered with which status (``None``: not told)."""

    at: datetime
    original: str
    status: int | None


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive by the address its captures stand under, without a slash at its end."""

    address: str = ARCHIVE_ORG

    @classmethod
    def at(cls, address: str) -> Archive:
        """Return the archive at an address; archive.org where none is given, or one of its own."""
        is_default = not address or registrable_domain(address) == "archive.org"
        return cls() if is_default else cls(address.rstrip("/"))

    @property
    def host(self) -> str:
        """Its host, by which people know it."""
        return urlsplit(self.address).hostname or self.address

    def index(self, url: str, since: str, until: int) -> Question:
        """Ask for the captures of ``url`` from a year or moment (as in ``stamp``) to the end of a year.

        All of them: of several in a month an archive would choose one, and often the redirect to the page.
        """
        asked = {"url": url, "output": "json", "from": since, "to": until, "limit": MOST_LISTED}
        where = _INDEX_OF.get(self.address, f"{self.address}/cdx")
        return Question(f"{where}?{urlencode(asked)}")

    def time_map(self, url: str) -> Question:
        """Ask for the captures of ``url`` as Memento has it, where there is no CDX."""
        return Question(f"{self.address}/timemap/link/{url}")

    def raw(self, capture: Capture) -> Question:
        """Ask for a capture as it was captured: without the archive's own banner and links.

        A captured redirect is followed to other captures, never out of the archive to what is there today.
        """
        where = f"{self.address}/{stamp(capture)}id_/{capture.original}"
        return Question(where, within=f"{self.address}/")

    def told_by(self, page: Page, asked: Capture) -> Capture | None:
        """Return which capture an answer shows: the one asked for, or the one that an archive has instead.

        ``None``: it shows none, but is a page of the archive's own, or a capture of another site.
        """
        if _MOMENT not in page.headers and not any(
            name.startswith(HANDED_ON) for name in page.headers
        ):
            return None
        found = _SHOWN.fullmatch(page.url.removeprefix(f"{self.address}/"))
        original = found["original"] if found else asked.original
        if registrable_domain(original) != registrable_domain(asked.original):
            return None
        at = _moment(page.headers.get(_MOMENT, "")) or _at(found["stamp"] if found else "")
        return Capture(at or asked.at, original, page.status)

    def led_to(self, page: Page, asked: Capture) -> Capture | None:
        """Return where a captured redirect led, where the archive tells the address as it was captured."""
        where = urljoin(asked.original, page.headers.get("location", ""))
        is_onward = 300 <= page.status < 400 and where != asked.original
        if not is_onward or registrable_domain(where) != registrable_domain(asked.original):
            return None
        return Capture(asked.at, where, None)

    def keep(self, url: str) -> Question:
        """Ask to keep ``url`` as it is now (Save Page Now; pywb calls it recording)."""
        return Question(f"{_KEEPING_AT.get(self.address, f'{self.address}/record')}/{url}")

    def kept_at(self, page: Page) -> str:
        """Return where anyone looks at what was kept, as the answer to ``keep`` tells; else empty."""
        headers = (page.headers.get(name, "") for name in ("content-location", "location", "link"))
        for told in (page.url, *headers):
            for found in _KEPT.finditer(told[:_LONGEST]):
                address = urljoin(f"{self.address}/", found.group())
                if address.startswith(f"{self.address}/"):
                    return address
        return ""

    def shown(self, capture: Capture) -> str:
        """Return where a person looks at a capture."""
        return f"{self.address}/{stamp(capture)}/{capture.original}"


def read_index(page: Page) -> list[Capture]:
    """Return the captures that an index names, oldest first; what is no capture is left out."""
    return in_order(capture for row in _rows(page) if (capture := _capture(row)))


def is_full(page: Page) -> bool:
    """Whether an index names as many captures as were asked for at most: it may have more."""
    return sum(1 for _row in _rows(page)) >= MOST_LISTED


def in_order(captures: Iterable[Capture]) -> list[Capture]:
    """Return captures oldest first, each once."""
    found = {(each.at, each.original): each for each in captures}
    return sorted(found.values(), key=lambda each: each.at)


def further(page: Page, archive: Archive) -> list[str]:
    """Return where the parts of a TimeMap stand that are not in ``page`` itself."""
    found = (
        link[1] for line in page.text.splitlines() if (link := _FURTHER.search(line[:_LONGEST]))
    )
    return [url for url in found if url.startswith(f"{archive.address}/") and url != page.url]


def worth_opening(captures: Sequence[Capture], most: int) -> list[Capture]:
    """Return at most ``most`` answered captures: the first, the last three, and one a year between.

    Where there are more years than that, they are taken evenly.
    """
    answered = _answered(captures)
    ends = answered[:1] + answered[-3:]
    by_year = {each.at.year: each for each in answered[1:-3]}
    between = spread(list(by_year.values()), max(most - len(ends), 0))
    return in_order([*ends, *between])[-most:]


def spread(captures: Sequence[Capture], most: int) -> list[Capture]:
    """Return at most ``most`` answered captures, evenly over those that there are, the newest among them."""
    answered = _answered(captures)
    if len(answered) <= most:
        return answered
    step = len(answered) / most if most else 0
    return [answered[-1 - int(number * step)] for number in reversed(range(most))]


def _answered(captures: Sequence[Capture]) -> list[Capture]:
    """Return those that may show a page, or led to one in a year that has no other.

    A status is not told (``None``) where a capture is like the one before it, and in a TimeMap.
    """
    shown = {each.at.year for each in captures if each.status in _SHOWING}
    return [
        each
        for each in captures
        if each.status in _SHOWING or (each.status in _LEADING and each.at.year not in shown)
    ]


def _rows(page: Page) -> Iterator[Mapping[str, Any]]:
    table = page.json
    if table is None:
        yield from _lines(page.text)
    elif isinstance(table, list) and table and isinstance(table[0], list):
        head = [str(name) for name in table[0]]
        for row in table[1:]:
            if isinstance(row, list):
                yield dict(zip(head, row, strict=False))
    elif isinstance(table, dict):
        yield table


def _lines(text: str) -> Iterator[Mapping[str, Any]]:
    for line in text.splitlines():
        if memento := _MEMENTO.search(line[:_LONGEST]):
            yield memento.groupdict()
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(row, dict):
            yield row


def _capture(row: Mapping[str, Any]) -> Capture | None:
    original = row.get("original", row.get("url"))
    status = str(row.get("statuscode", row.get("status", "")))
    at = _at(str(row.get("timestamp", "")))
    if at is None or not isinstance(original, str) or not original:
        return None
    return Capture(at, original, int(status) if _STATUS.fullmatch(status) else None)


def stamp(capture: Capture) -> str:
    """Return when it was captured, as archives write it."""
    return f"{capture.at:%Y%m%d%H%M%S}"


def _at(written: str) -> datetime | None:
    """Return the moment that an archive has written, or ``None`` where it is none."""
    if not _STAMP.fullmatch(written):
        return None
    try:
        return datetime.strptime(written, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def _moment(header: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(header)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)

"""An archive's index of captures (CDX, or Memento's): the question, its answer, the captures worth opening.

Three forms are read: the lists of lists with a head that archive.org answers with, the one object a line
of pywb and OpenWayback, and the links of a TimeMap (RFC 7089), which tell no status.
https://pywb.readthedocs.io/en/latest/manual/cdxserver_api.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from crawler.page import Page
from crawler.question import Question

#: The largest public archive, and where its index is asked.
ARCHIVE_ORG = "https://web.archive.org/web"
_INDEX_OF = {ARCHIVE_ORG: "https://web.archive.org/cdx/search/cdx"}
#: Captures read of one index, and opened of one network.
MOST_LISTED, MOST_OPENED = 5_000, 12
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
_STAMP = re.compile(r"[0-9]{14}")
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
        """Return the archive at an address; archive.org where none is given."""
        return cls(address.rstrip("/")) if address else cls()

    @property
    def host(self) -> str:
        """Its host, by which people know it."""
        return urlsplit(self.address).hostname or self.address

    def index(self, url: str, since: int, until: int) -> Question:
        """Ask for the captures of ``url`` from one year to another, one a month at most."""
        asked = {"url": url, "output": "json", "from": since, "to": until}
        more = {"collapse": "timestamp:6", "limit": MOST_LISTED}
        where = _INDEX_OF.get(self.address, f"{self.address}/cdx")
        return Question(f"{where}?{urlencode(asked | more)}")

    def time_map(self, url: str) -> Question:
        """Ask for the captures of ``url`` as Memento has it, where there is no CDX."""
        return Question(f"{self.address}/timemap/link/{url}")

    def raw(self, capture: Capture) -> Question:
        """Ask for a capture as it was captured: without the archive's own banner and links."""
        return Question(f"{self.address}/{_stamp(capture)}id_/{capture.original}")

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
        return f"{self.address}/{_stamp(capture)}/{capture.original}"


def read_index(page: Page) -> list[Capture]:
    """Return the captures that an index names, oldest first; what is no capture is left out."""
    found = {
        (capture.at, capture.original): capture for row in _rows(page) if (capture := _capture(row))
    }
    return sorted(found.values(), key=lambda each: each.at)[-MOST_LISTED:]


def worth_opening(captures: Sequence[Capture], most: int = MOST_OPENED) -> list[Capture]:
    """Return at most ``most`` answered captures: the first, the last three, and one a year between.

    Where there are more years than that, they are taken evenly.
    """
    answered = [each for each in captures if each.status in {200, None}]
    ends = answered[:1] + answered[-3:]
    by_year = {each.at.year: each for each in answered[1:-3]}
    between = list(by_year.values())
    room = max(most - len(ends), 0)
    if len(between) > room:
        step = len(between) / room if room else 0
        between = [between[int(number * step)] for number in range(room)]
    return sorted({*ends, *between}, key=lambda each: each.at)[-most:]


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
    stamp, original = str(row.get("timestamp", "")), row.get("original", row.get("url"))
    status = str(row.get("statuscode", row.get("status", "")))
    if not _STAMP.fullmatch(stamp) or not isinstance(original, str) or not original:
        return None
    try:
        at = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    return Capture(at, original, int(status) if _STATUS.fullmatch(status) else None)


def _stamp(capture: Capture) -> str:
    return f"{capture.at:%Y%m%d%H%M%S}"

"""How far behind the newest version that we know of a site's software is. Pure, but for one table.

``newest_versions.csv``: software, version, the month it was known to be the newest, what that rests on (a
registry of packages, or general knowledge), and where it can be checked. Where the table is out of date it
says less than could be said, and nothing false.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

#: A version begins so; what follows ("-beta", "+glitch") is no number.
_NUMBERS = re.compile(r"v?(\d{1,5}(?:\.\d{1,5}){0,3})", re.IGNORECASE)


#: Names that are not written with one capital.
_NAMES = {
    "hyperkitty": "HyperKitty",
    "mediawiki": "MediaWiki",
    "peertube": "PeerTube",
    "smf": "SMF",
    "spip": "SPIP",
    "wordpress": "WordPress",
}


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest version known of one software in a month, and where that can be checked."""

    software: str
    version: str
    known_in: date  # the first of the month
    source: str

    @property
    def name(self) -> str:
        """How its makers write it."""
        return _NAMES.get(self.software, self.software.title())


@cache
def _table() -> dict[str, Newest]:
    text = files("analysis").joinpath("newest_versions.csv").read_text(encoding="utf-8")
    return {
        row["software"]: Newest(
            row["software"],
            row["version"],
            date.fromisoformat(f"{row['released']}-01"),
            row["source"],
        )
        for row in csv.DictReader(text.splitlines())
    }


def newest(software: str | None) -> Newest | None:
    """Return the newest version known of ``software``, or ``None``."""
    return _table().get((software or "").lower())


def newest_beside(software: str | None, version: str | None) -> Newest | None:
    """Return the newest version known of what a site runs; ``None`` where the site's own is newer still."""
    known = newest(software)
    return known if known and version and not _is_before(known.version, version) else None


def is_behind(version: str, known: Newest) -> bool:
    """Whether ``version`` is an earlier one, as far as both say: 6.8.2 is not before 6.8."""
    return _is_before(version, known.version)


def _is_before(version: str, other: str) -> bool:
    seen, then = _numbers(version), _numbers(other)
    return bool(seen) and seen[: len(then)] < then[: len(seen)]


def _numbers(version: str) -> tuple[int, ...]:
    found = _NUMBERS.match(version.strip())
    return tuple(map(int, found[1].split("."))) if found else ()

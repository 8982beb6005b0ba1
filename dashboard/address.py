"""What a query string asks for, read in one place: bounded, and never raising. Pure.

Every page that is asked by its address reads it with this; what makes no sense is as if it were not there.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

#: Characters of one value that are looked at; more is no question but an attack.
TEXT_LENGTH = 200
#: Values of one name that are looked at: more than the catalogue has sectors.
MOST_VALUES = 50
#: SQLite counts rows in 64 bits; no list has that many pages.
LAST_PAGE = 1_000_000


class Args(Protocol):
    """A query string, as Datasette gives it."""

    def get(self, name: str, default: Any = None) -> Any:
        """Return the first value."""

    def getlist(self, name: str) -> list[str]:
        """Return all values."""


@dataclass(frozen=True, slots=True)
class Address:
    """The query string of one request."""

    args: Args

    def text(self, name: str) -> str:
        """Return the first value on one line, its spaces made even."""
        return " ".join((self.args.get(name) or "")[:TEXT_LENGTH].split())

    def lines(self, name: str, most: int) -> str:
        """Return the first value with its lines, at most so many characters."""
        return str(self.args.get(name) or "")[:most].strip()

    def one(self, name: str, known: Collection[str]) -> str:
        """Return the first value if it is a known one, else the empty text."""
        value = self.args.get(name) or ""
        return value if value in known else ""

    def several(self, name: str, known: Collection[str] | None = None) -> tuple[str, ...]:
        """Return the distinct values in the order given; ``known``: only those."""
        values = dict.fromkeys(filter(None, self.args.getlist(name)[:MOST_VALUES]))
        return tuple(value for value in values if known is None or value in known)

    def is_on(self, name: str) -> bool:
        """Whether a box is ticked."""
        return bool(self.args.get(name))

    def page(self) -> int:
        """Return the number of the page asked for, from 1 on."""
        text = self.args.get("page") or ""
        is_number = text.isascii() and text.isdigit() and len(text) <= len(str(LAST_PAGE))
        return max(int(text), 1) if is_number else 1

    def day(self, name: str) -> date | None:
        """Return a day written as ISO."""
        return day_of(self.args.get(name))


def day_of(text: str | None) -> date | None:
    """Return a day written as ISO; ``None`` when it is none."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None

"""What the address of the list says: search, filters, order and page. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Protocol

from analysis.reason import State

#: Characters of a search that are looked at; more is no search but an attack.
SEARCH_LENGTH = 200
#: Values of one filter that are looked at: more than the catalogue has sectors.
MOST_VALUES = 50
#: SQLite counts rows in 64 bits; no list has that many pages.
LAST_PAGE = 1_000_000

#: The filters that take several values, as they are called in addresses.
CHOICES = ("state", "sector", "audience", "region", "language", "feature", "registration", "access")


class Sort(StrEnum):
    """In which order the list stands; the first is meant when the address names none."""

    STATE = "state"
    NAME = "name"
    LAST_POST = "last_post"
    MEMBERS = "members"
    ACTIVE = "active"


class Args(Protocol):
    """A query string, as Datasette gives it."""

    def get(self, name: str, default: Any = None) -> Any:
        """Return the first value."""

    def getlist(self, name: str) -> list[str]:
        """Return all values."""


@dataclass(frozen=True, slots=True)
class Filters:
    """One list, as its address asks for it. Values that cannot be are left out."""

    q: str = ""
    state: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    feature: tuple[str, ...] = ()
    registration: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    sort: Sort = Sort.STATE
    page: int = 1

    @classmethod
    def from_args(cls, args: Args) -> Filters:
        """Read a query string. Never raises: what makes no sense is as if it were not there."""
        states = set(State)
        sort = args.get("sort")
        chosen = {name: _values(args, name) for name in CHOICES}
        chosen["state"] = tuple(value for value in chosen["state"] if value in states)
        return cls(
            q=" ".join((args.get("q") or "")[:SEARCH_LENGTH].split()),
            **chosen,
            sort=Sort(sort) if sort in set(Sort) else Sort.STATE,
            page=_page(args.get("page") or ""),
        )

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the query string's pairs; what is as usual is left out."""
        if self.q:
            yield "q", self.q
        for name in CHOICES:
            for value in getattr(self, name):
                yield name, value
        if self.sort is not Sort.STATE:
            yield "sort", self.sort
        if self.page > 1:
            yield "page", str(self.page)

    def active(self) -> Iterator[tuple[str, str]]:
        """Yield what narrows the list: ``("q", words)`` and each chosen value."""
        return ((name, value) for name, value in self.pairs() if name in {"q", *CHOICES})

    def toggled(self, name: str, value: str) -> Filters:
        """Return the first page of the list with one value of a filter put in or taken out."""
        values: tuple[str, ...] = getattr(self, name)
        kept = tuple(each for each in values if each != value)
        return self.changed(**{name: kept if value in values else (*values, value)})

    def without(self, name: str, value: str) -> Filters:
        """Return the first page of the list with one thing less that narrows it."""
        return self.changed(q="") if name == "q" else self.toggled(name, value)

    def changed(self, **changes: Any) -> Filters:
        """Return the first page of the list with other fields."""
        return replace(self, **{"page": 1, **changes})


def _values(args: Args, name: str) -> tuple[str, ...]:
    """Return the distinct non-empty values of a filter, in the order given."""
    return tuple(dict.fromkeys(filter(None, args.getlist(name)[:MOST_VALUES])))


def _page(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(LAST_PAGE))
    return max(int(text), 1) if is_number else 1

"""What the address of the list says: filters, order and page. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from analysis.reason import State
from dashboard.address import Address

#: The filters that take several values, as they are called in addresses.
CHOICES = ("state", "sector", "audience", "region", "language", "feature", "registration", "access")


class Sort(StrEnum):
    """In which order the list stands; the first is meant when the address names none."""

    STATE = "state"
    NAME = "name"
    LAST_POST = "last_post"
    MEMBERS = "members"
    ACTIVE = "active"


@dataclass(frozen=True, slots=True)
class Filters:
    """One list, as its address asks for it. Values that cannot be are left out."""

    state: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    region: tuple[str, ...] = ()  # local ones, and those bound to no region
    language: tuple[str, ...] = ()
    feature: tuple[str, ...] = ()
    registration: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    local: bool = False  # where a region is asked for: without those bound to none
    sort: Sort = Sort.STATE
    page: int = 1

    @classmethod
    def of(cls, address: Address) -> Filters:
        """Read a query string. Never raises: what makes no sense is as if it were not there."""
        chosen = {name: address.several(name) for name in CHOICES}
        chosen["state"] = address.several("state", set(State))
        return cls(
            **chosen,
            local=address.is_on("local") and bool(chosen["region"]),
            sort=Sort(address.one("sort", set(Sort)) or Sort.STATE),
            page=address.page(),
        )

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the query string's pairs; what is as usual is left out."""
        for name in CHOICES:
            for value in getattr(self, name):
                yield name, value
        if self.local:
            yield "local", "1"
        if self.sort is not Sort.STATE:
            yield "sort", self.sort
        if self.page > 1:
            yield "page", str(self.page)

    def active(self) -> Iterator[tuple[str, str]]:
        """Yield each chosen value that narrows the list."""
        return ((name, value) for name, value in self.pairs() if name in CHOICES)

    def toggled(self, name: str, value: str) -> Filters:
        """Return the first page of the list with one value of a filter put in or taken out."""
        values: tuple[str, ...] = getattr(self, name)
        kept = tuple(each for each in values if each != value)
        return self.changed(**{name: kept if value in values else (*values, value)})

    def changed(self, **changes: Any) -> Filters:
        """Return the first page of the list with other fields."""
        changed = replace(self, **{"page": 1, **changes})
        return changed if changed.region or not changed.local else replace(changed, local=False)

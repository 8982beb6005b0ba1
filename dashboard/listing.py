"""What the list of networks shows besides its rows: what can be chosen, what is, and where pages lead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from analysis.labels import STATES, Label
from dashboard import queries
from dashboard.filters import CHOICES, Filters, Sort
from dashboard.queries import PAGE_SIZE, Row
from dashboard.texts import Texts

Terms = Mapping[str, Mapping[str, Label]]


@dataclass(frozen=True, slots=True)
class Option:
    """One value a filter can have, and how many networks it leaves."""

    value: str
    label: str
    count: int
    is_chosen: bool
    toggled: Filters  # the list after a click on it


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One thing that narrows the list now, and the list without it."""

    kind: str  # "Sector"
    label: str
    without: Filters
    count: int | None = None  # networks without it, where that was asked


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the database in one reader's language."""

    texts: Texts
    terms: Terms

    def option(self, name: str, value: str) -> str:
        """Return the label of one value of a filter."""
        match name:
            case "state":
                return self.texts.label("state", value)
            case "sector":
                return self.texts.term(self.terms, "sectors", value)
            case "audience":
                return self.texts.term(self.terms, "audience", value)
            case "language":
                return self.texts.language(value)
            case "feature" | "registration":
                return self.texts.label(name, value)
        return value

    def listed(self, name: str, joined: str) -> list[str]:
        """Return the labels of values joined by ``|``."""
        return [self.option(name, value) for value in joined.split("|") if value]


async def options(db: Any, filters: Filters, words: Words) -> dict[str, list[Option]]:
    """Return what each filter offers: states in their order, the others by label."""
    return {name: await _options(db, filters, name, words) for name in CHOICES}


async def narrowings(
    db: Any, filters: Filters, words: Words, *, with_counts: bool
) -> list[Narrowing]:
    """Return what narrows the list now, what frees the most networks first.

    The counts cost a query each: they are for a list that has come out empty.
    """
    found = []
    for name, value in filters.active():
        without = filters.without(name, value)
        count = await queries.count(db, without) if with_counts else None
        kind = words.texts.label("choice", name)
        found.append(Narrowing(kind, words.option(name, value), without, count))
    return sorted(found, key=lambda each: -(each.count or 0))


def groups(rows: Iterable[Row], sort: Sort) -> list[tuple[str, list[Row]]]:
    """Return the rows by state where they stand in that order; else all of them, under no state."""
    if sort is not Sort.STATE:
        return [("", list(rows))]
    return [(state, list(some)) for state, some in groupby(rows, key=lambda row: row["state"])]


def page_count(total: int) -> int:
    """Return how many pages a list has; an empty one has one."""
    return max(-(-total // PAGE_SIZE), 1)


async def _options(db: Any, filters: Filters, name: str, words: Words) -> list[Option]:
    counts = await queries.options(db, filters, name)
    chosen: tuple[str, ...] = getattr(filters, name)
    values = list(STATES) if name == "state" else sorted({*counts, *chosen})
    found = [
        Option(
            value=value,
            label=words.option(name, value),
            count=counts[value],
            is_chosen=value in chosen,
            toggled=filters.toggled(name, value),
        )
        for value in values
    ]
    if name == "state":
        return found
    return sorted(found, key=lambda option: queries.unaccent(option.label))

"""What the list of networks shows besides its rows: what can be chosen, what is, and where pages lead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from analysis.words.labels import STATES
from analysis.words.terms import Terms
from dashboard.filters import CHOICES, Filters, Sort
from dashboard.index import Index, Row, unaccent
from dashboard.words.texts import Texts

#: Filter -> the list of the catalogue's vocabulary that its values are of.
_VOCABULARY = {"sector": "sectors", "audience": "audience", "region": "regions"}
#: Networks on one page of the list.
PAGE_SIZE = 50
#: Months that the small bars of the list show.
SPARK_MONTHS, LEAST_MONTHS = 12, 3


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
    count: int  # networks without it


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the database in one reader's language."""

    texts: Texts
    terms: Terms

    def option(self, name: str, value: str) -> str:
        """Return the label of one value of a filter."""
        if name in _VOCABULARY:
            return self.texts.term(self.terms, _VOCABULARY[name], value)
        if name == "language":
            return self.texts.language(value)
        return value if name == "q" else self.texts.label(name, value)

    def listed(self, name: str, joined: str) -> list[str]:
        """Return the labels of values joined by ``|``."""
        return [self.option(name, value) for value in joined.split("|") if value]


def options(index: Index, filters: Filters, words: Words) -> dict[str, list[Option]]:
    """Return what each filter offers: states in their order, the others by label."""
    return {name: _options(index, filters, name, words) for name in CHOICES}


def narrowings(index: Index, filters: Filters, words: Words) -> list[Narrowing]:
    """Return what narrows the list now, what frees the most networks first."""
    found = []
    for name, value in filters.active():
        without = filters.without(name, value)
        kind = words.texts.label("choice", name)
        found.append(Narrowing(kind, words.option(name, value), without, index.count(without)))
    return sorted(found, key=lambda each: -each.count)


def groups(rows: Iterable[Row], sort: Sort) -> list[tuple[str, list[Row]]]:
    """Return the rows by state where they stand in that order; else all of them, under no state."""
    if sort is not Sort.STATE:
        return [("", list(rows))]
    return [(state, list(some)) for state, some in groupby(rows, key=lambda row: row["state"])]


def sparks(months: Iterable[Row]) -> dict[str, list[int]]:
    """Return network -> posts in each of its newest months that are known, the oldest first.

    A network of which hardly a month is known is left out: one bar tells nothing.
    """
    known = {
        network: [row["number"] for row in rows][-SPARK_MONTHS:]
        for network, rows in groupby(months, key=lambda row: row["network"])
    }
    return {network: numbers for network, numbers in known.items() if len(numbers) >= LEAST_MONTHS}


def page_count(total: int) -> int:
    """Return how many pages a list has; an empty one has one."""
    return max(-(-total // PAGE_SIZE), 1)


def _options(index: Index, filters: Filters, name: str, words: Words) -> list[Option]:
    counts = index.options(filters, name)
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
    return sorted(found, key=lambda option: unaccent(option.label))

"""What the list of networks shows besides its rows: what can be chosen, what is, and where pages lead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.understanding.letters import unaccent
from analysis.words.labels import STATES
from analysis.words.terms import Terms
from dashboard.filters import CHOICES, Filters
from dashboard.index import Index, Row
from dashboard.words.texts import Texts

#: Filter -> the list of the catalogue's vocabulary that its values are of.
_VOCABULARY = {"sector": "sectors", "audience": "audience", "region": "regions"}
#: Networks on one page of the list.
PAGE_SIZE = 50


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

    kind: str  # "Trade"
    label: str
    without: Filters
    count: int  # networks without it


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of the database in one reader's language."""

    texts: Texts
    terms: Terms

    def option(self, name: str, value: str) -> str:
        """Return the label of one value of a filter."""
        if name in _VOCABULARY:
            return self.texts.term(self.terms, _VOCABULARY[name], value)
        if name == "language":
            return self.texts.language(value)
        return self.texts.label(name, value)

    def what(self, row: Row) -> str:
        """Return what a network is in one sentence; without one, its trades and languages."""
        told = str(row[f"description_{self.texts.lang}"])
        known = self.listed("sector", row["sectors"]) + self.listed("language", row["languages"])
        return told or " · ".join(known)

    def place(self, row: Row) -> str:
        """Return where a network is at home: its town, else its region, else its country."""
        region = self.option("region", row["region"]) if row["region"] else ""
        return row["town"] or region or self.texts.country(row["country"])

    def ordered(self, name: str, values: Iterable[str]) -> list[str]:
        """Return values of a filter in the order of their labels."""
        return sorted(values, key=lambda value: unaccent(self.option(name, value)))

    def listed(self, name: str, joined: str) -> list[str]:
        """Return the labels of values joined by ``|``."""
        return [self.option(name, value) for value in joined.split("|") if value]


def options(index: Index, filters: Filters, words: Wording) -> dict[str, list[Option]]:
    """Return what each filter offers: states in their order, the others by label."""
    return {name: _options(index, filters, name, words) for name in CHOICES}


def narrowings(index: Index, filters: Filters, words: Wording) -> list[Narrowing]:
    """Return what narrows the list now, what frees the most networks first."""
    found = []
    for name, value in filters.active():
        without = filters.toggled(name, value)
        kind = words.texts.label("choice", name)
        found.append(Narrowing(kind, words.option(name, value), without, index.count(without)))
    return sorted(found, key=lambda each: -each.count)


def page_count(total: int) -> int:
    """Return how many pages a list has; an empty one has one."""
    return max(-(-total // PAGE_SIZE), 1)


def _options(index: Index, filters: Filters, name: str, words: Wording) -> list[Option]:
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

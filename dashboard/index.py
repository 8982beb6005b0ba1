"""The networks of one publication, held ready to be searched, filtered, counted and ordered. Pure.

What a list of 10,000 networks would cost the database a tenth of a second for, arrays of one truth value
per network answer in microseconds.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from analysis.words.labels import STATES
from analysis.words.terms import Terms
from dashboard.filters import CHOICES, Filters, Sort
from dashboard.words.texts import parse_moment
from vocabulary.said import Said

Row = Mapping[str, Any]
_Mask = npt.NDArray[np.bool_]

#: Searches whose networks are kept in memory: 10 kB each where there are 10,000 networks.
SEARCHES_KEPT = 100
#: Filter -> the column it looks at. Several values in a column are joined by ``|``.
_COLUMNS = {
    "state": "state",
    "sector": "sectors",
    "audience": "audience",
    "region": "region",
    "language": "languages",
    "feature": "features",
    "registration": "registration",
    "access": "access",
}


@cache
def _letters(character: str) -> str:
    kept = unicodedata.normalize("NFKD", character)
    return "".join(each for each in kept if not unicodedata.combining(each))


def unaccent(text: str) -> str:
    """Return ``text`` as people search for it: no accents, no capitals, one kind of apostrophe."""
    plain = text.casefold().translate({0x2019: "'", 0x153: "oe", 0xE6: "ae"})
    return plain if plain.isascii() else "".join(map(_letters, plain))


class Index:
    """Rows of ``network_status``, asked by ``Filters``."""

    def __init__(self, rows: Iterable[Row], terms: Terms) -> None:
        """Take the rows of ``network_status`` and the labels of the vocabulary."""
        named = ((unaccent(row["name"]), row["id"], row) for row in rows)
        self.rows: Sequence[Row] = [row for *_, row in sorted(named, key=lambda each: each[:2])]
        self.by_id = {row["id"]: row for row in self.rows}
        # All at once, in whichever thread reads a publication: a visitor's page waits for none of it.
        self._texts = [_searched(row, terms) for row in self.rows]
        self._having = self._masks()
        self._orders = {sort: self._order(key) for sort, key in _KEYS.items()}
        # One page asks for the same words again and again, with other filters.
        self._search = lru_cache(maxsize=SEARCHES_KEPT)(self._find)

    def count(self, filters: Filters) -> int:
        """Return how many networks a list has."""
        return int(np.count_nonzero(self._mask(filters)))

    def options(self, filters: Filters, name: str) -> Counter[str]:
        """Return each value of one filter with how many networks it would leave.

        The other filters narrow the counts; the filter's own values do not, since its values add up.
        """
        mask = self._mask(filters.changed(**{name: ()}))
        counts = {
            value: int(np.count_nonzero(mask & having))
            for value, having in self._having[name].items()
        }
        return Counter({value: number for value, number in counts.items() if number})

    def select(self, filters: Filters, first: int = 0, most: int | None = None) -> list[Row]:
        """Return the networks of a list in its order, from place ``first`` on and at most ``most``."""
        order = self._orders[filters.sort]
        places = order[self._mask(filters)[order]]
        last = None if most is None else first + most
        return [self.rows[place] for place in places[first:last]]

    def _mask(self, filters: Filters) -> _Mask:
        mask = self._search(unaccent(filters.q)).copy()
        for name in CHOICES:
            if values := getattr(filters, name):
                mask &= self._any_of(name, values)
        return mask

    def _find(self, plain: str) -> _Mask:
        """Return which networks have all words of a search."""
        mask = np.ones(len(self.rows), dtype=np.bool_)
        for word in plain.split():
            mask &= np.fromiter((word in text for text in self._texts), np.bool_, len(mask))
        return mask

    def _any_of(self, name: str, values: Iterable[str]) -> _Mask:
        found = np.zeros(len(self.rows), dtype=np.bool_)
        for value in values:
            if value in self._having[name]:
                found |= self._having[name][value]
        return found

    def _masks(self) -> dict[str, dict[str, _Mask]]:
        """Return filter -> value -> which networks have it."""
        found: dict[str, dict[str, _Mask]] = {name: {} for name in CHOICES}
        for name, column in _COLUMNS.items():
            for place, row in enumerate(self.rows):
                for value in filter(None, (row[column] or "").split("|")):
                    if value not in found[name]:
                        found[name][value] = np.zeros(len(self.rows), dtype=np.bool_)
                    found[name][value][place] = True
        return found

    def _order(self, key: Callable[[Row], Any]) -> npt.NDArray[np.intp]:
        places = sorted(range(len(self.rows)), key=lambda place: key(self.rows[place]))
        return np.array(places, dtype=np.intp)


def _searched(row: Row, terms: Terms) -> str:
    """Return what a search looks through: name, address, region, and the sectors in words."""
    sectors = terms.get("sectors", {})
    labels = (sectors.get(slug, Said(slug, "")) for slug in row["sectors"].split("|"))
    words = " ".join(f"{label.fr} {label.en}" for label in labels)
    return unaccent(f"{row['name']} {row['url']} {row['region']} {row['sectors']} {words}")


def _largest(column: str) -> Callable[[Row], tuple[bool, float]]:
    """Return the key that puts the largest first and the unknown last."""
    return lambda row: (row[column] is None, -(row[column] or 0))


def _newest(row: Row) -> tuple[bool, float]:
    """Return the key that puts the newest post first and the unknown last."""
    at = parse_moment(row["last_post_at"])
    return (at is None, -at.timestamp() if at else 0.0)


_BY_CHANCE = _largest("p_alive")
_PLACES = {state: place for place, state in enumerate(STATES)}
#: The rows stand by name already, and sorting keeps that order among equals.
_KEYS: dict[Sort, Callable[[Row], Any]] = {
    Sort.STATE: lambda row: (_PLACES[row["state"]], _BY_CHANCE(row)),
    Sort.NAME: lambda _row: 0,
    Sort.LAST_POST: _newest,
    Sort.MEMBERS: _largest("members_low"),
    Sort.ACTIVE: _largest("active_low"),
}

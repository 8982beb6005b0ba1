"""Places by all that they are called: towns, departments, regions, numbers and postal codes.

``data/words/``: towns and departments from the official geographic code, other names written for this
project.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from analysis.understanding.items import Kind
from analysis.understanding.letters import words
from analysis.understanding.meanings import Book, Order, Sense
from analysis.understanding.tables import FOLDER, rows

TOWNS = FOLDER / "towns.csv"
DEPARTMENTS = FOLDER / "departments.csv"
OTHER_NAMES = FOLDER / "other-places.csv"

#: Towns of so many people are known by the beginning of their names too: "Aix", "Boulogne".
_KNOWN_BY_HALF = 25_000
#: Of one name a region is meant before a town, a town of some size before a department.
_DEPARTMENT = 10_000.0
#: Words that begin the names of many towns, and name none by themselves.
_COMMON = frozenset(
    """bois bourg chateau fontaine grand mont montagne neuilly petit pont port saint sainte val vieux
    ville""".split()  # noqa: SIM905  a list of words is easier to read so
)
#: What a number counts when it is no department.
_UNITS = frozenset(["an", "ans", "euros", "h", "heures", "jours", "km", "mois", "years"])
#: A single digit is none: nobody writes 3 for the Allier, and "CACES 3" is no place.
_NUMBER = re.compile(r"\d{2}|2[ab]|9[78]\d", re.IGNORECASE)
_POSTAL_CODE = re.compile(r"\d{5}")
#: Cities in boroughs -> how many there are: "Lyon 3", "Paris 15e".
_BOROUGHS = {"paris": 20, "lyon": 9, "marseille": 16}
_BOROUGH = re.compile(r"(\d{1,2})(?:er|e|eme)?")


@dataclass(frozen=True, slots=True)
class Places:
    """Every place, by its names and by its number."""

    names: Book
    numbers: Mapping[str, Sense]  # "35", "2A", "974" -> the department

    def by_number(self, word: str, before: str, after: str) -> Sense | None:
        """Return the department of a number or postal code, between two other words, all plain.

        The 3 of "Lyon 3" is a borough, and the 50 of "50 ans" an age.
        """
        if is_borough(word, before) or after in _UNITS:
            return None
        if _POSTAL_CODE.fullmatch(word):
            return self._by_postal_code(word)
        return self.numbers.get(word.upper()) if _NUMBER.fullmatch(word) else None

    def _by_postal_code(self, code: str) -> Sense | None:
        if code.startswith("20"):
            number = "2A" if code[2] in "01" else "2B"
        else:
            number = code[:3] if code.startswith(("97", "98")) else code[:2]
        return self.numbers.get(number)


def is_borough(word: str, city: str) -> bool:
    """Whether ``word`` is the number of a borough of a city, both plain."""
    number = _BOROUGH.fullmatch(word)
    return number is not None and 1 <= int(number[1]) <= _BOROUGHS.get(city, 0)


def load_places() -> Places:
    """Read the shipped tables."""
    book = Book()
    numbers: dict[str, Sense] = {}
    for number, name, region in rows(DEPARTMENTS):
        numbers[number] = Sense(
            Kind.DEPARTMENT, name, Order.PLACE, (), region, number, weight=_DEPARTMENT
        )
        book.add(region, _region(region))
        if name != region:
            book.add(name, numbers[number])
    towns = [
        Sense(
            Kind.TOWN, name, Order.PLACE, (), numbers[number].region, number, weight=float(people)
        )
        for name, number, people in rows(TOWNS)
    ]
    for town in towns:
        book.add(town.name, town)
    for name, number, region in rows(OTHER_NAMES):
        meaning = numbers[number]._replace(name=name) if number else _region(region)
        book.add(name, meaning)
    for half, town in _halves(towns, frozenset(book.phrases)):
        book.add(half, town)
    return Places(book, numbers)


def _region(name: str) -> Sense:
    return Sense(Kind.REGION, name, Order.PLACE, region=name, weight=math.inf)


def _halves(towns: Iterable[Sense], known: Container[str]) -> Iterator[tuple[str, Sense]]:
    """Yield the beginnings of the large towns' names that people make do with."""
    for town in towns:
        if town.weight >= _KNOWN_BY_HALF:
            found = [word.plain for word in words([town.name])]
            for length in range(1, len(found)):
                half = " ".join(found[:length])
                if found[length - 1] not in _COMMON and half not in known:
                    yield half, town._replace(rank=Order.HALF)

"""Places by all that they are called: towns, departments, regions, numbers and postal codes.

``data/words/``: towns and departments from the official geographic code, other names written for this
project.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.understanding.items import Kind
from analysis.understanding.letters import words
from analysis.understanding.meanings import Book, Meaning, Rank

_FOLDER = Path(__file__).parents[2] / "data" / "words"
TOWNS = _FOLDER / "towns.csv"
DEPARTMENTS = _FOLDER / "departments.csv"
OTHER_NAMES = _FOLDER / "other-places.csv"

#: Towns of so many people are known by the beginning of their names too: "Aix", "Boulogne".
_KNOWN_BY_HALF = 25_000
#: Words that begin the names of many towns, and name none by themselves.
_COMMON = frozenset(
    """bois bourg chateau fontaine grand mont montagne neuilly petit pont port saint sainte val vieux
    ville""".split()  # noqa: SIM905  a list of words is easier to read so
)
_NUMBER = re.compile(r"\d{1,2}|2[ab]|9[78]\d", re.IGNORECASE)
_POSTAL_CODE = re.compile(r"\d{5}")
#: Cities in boroughs -> how many there are: "Lyon 3", "Paris 15e".
_BOROUGHS = {"paris": 20, "lyon": 9, "marseille": 16}
_BOROUGH = re.compile(r"(\d{1,2})(?:er|e|eme)?")


@dataclass(frozen=True, slots=True)
class Places:
    """Every place, by its names and by its number."""

    names: Book
    numbers: Mapping[str, Meaning]  # "35", "2A", "974" -> the department

    def by_number(self, word: str, before: str) -> Meaning | None:
        """Return the department of a number or postal code; a borough's number is none.

        ``before`` is the plain word before it: the 3 of "Lyon 3" is no department.
        """
        if is_borough(word, before):
            return None
        if _POSTAL_CODE.fullmatch(word):
            return self._by_postal_code(word)
        number = word.upper().zfill(2)
        return self.numbers.get(number) if _NUMBER.fullmatch(word) else None

    def _by_postal_code(self, code: str) -> Meaning | None:
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
    homes = {row["number"]: row for row in _rows(DEPARTMENTS)}
    book = Book()
    numbers: dict[str, Meaning] = {}
    for number, row in homes.items():
        numbers[number] = _department(row)
        book.add(row["region"], _region(row["region"]))
        if row["name"] != row["region"]:
            book.add(row["name"], numbers[number])
    halves: list[tuple[str, Meaning]] = []
    for row in _rows(TOWNS):
        town = _town(row, homes[row["department"]]["region"])
        book.add(row["name"], town)
        if town.weight >= _KNOWN_BY_HALF:
            halves += ((half, replace(town, rank=Rank.HALF)) for half in _halves(row["name"]))
    for row in _rows(OTHER_NAMES):
        meaning = (
            replace(numbers[row["department"]], name=row["name"])
            if row["department"]
            else _region(row["region"])
        )
        book.add(row["name"], meaning)
    known = set(book.phrases)
    for half, town in halves:
        if half not in known:
            book.add(half, town)
    return Places(book, numbers)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _region(name: str) -> Meaning:
    return Meaning(Kind.REGION, name, Rank.PLACE, region=name, weight=math.inf)


def _department(row: Mapping[str, str]) -> Meaning:
    return Meaning(
        Kind.DEPARTMENT,
        row["name"],
        Rank.PLACE,
        region=row["region"],
        department=row["number"],
        weight=1e7,  # before a town of the same name
    )


def _town(row: Mapping[str, str], region: str) -> Meaning:
    return Meaning(
        Kind.TOWN,
        row["name"],
        Rank.PLACE,
        region=region,
        department=row["department"],
        weight=float(row["population"]),
    )


def _halves(name: str) -> Iterator[str]:
    """Yield the beginnings of a town's name that people make do with."""
    found = [word.plain for word in words([name])]
    for length in range(1, len(found)):
        if found[length - 1] not in _COMMON:
            yield " ".join(found[:length])

"""For whom a network is wanted, by the words people use: executives, the young, people of an age.

``data/words/people.csv`` is ours.
"""

from __future__ import annotations

import re

from analysis.understanding.items import Kind
from analysis.understanding.meanings import Book, Order, Sense
from analysis.understanding.tables import FOLDER, rows

PEOPLE = FOLDER / "people.csv"

#: Such words are meant as often as a town of so many people: more often than a job.
_WEIGHT = 200_000.0
_AGE = re.compile(r"\d{2}")
_YEARS = frozenset({"an", "ans", "years"})
#: At these ages somebody is young, or a senior, at work; between them an age tells nothing.
_YOUNG, _SENIOR = range(15, 30), range(45, 75)
#: What follows years that are no age: "20 ans d'expérience".
_NO_AGE = frozenset({"experience", "anciennete", "carriere", "metier", "seniority"})


def load_people() -> Book:
    """Read the shipped table."""
    book = Book(is_inflected=True)
    for _language, name, feminine, also, audience in rows(PEOPLE):
        meaning = Sense(Kind.PEOPLE, name, Order.PEOPLE, audience=audience, weight=_WEIGHT)
        for each in filter(None, (name, feminine, *also.split("|"))):
            book.add(each, meaning)
    return book


def by_age(number: str, unit: str, after: str) -> Sense | None:
    """Return whom an age tells, by three words one after the other, all plain."""
    if unit not in _YEARS or after in _NO_AGE or not _AGE.fullmatch(number):
        return None
    age = int(number)
    audience = "students" if age in _YOUNG else "seniors" if age in _SENIOR else ""
    if not audience:
        return None
    return Sense(Kind.PEOPLE, f"{number} {unit}", Order.PEOPLE, audience=audience, weight=_WEIGHT)

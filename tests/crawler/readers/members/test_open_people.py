"""People whom no table of words names, found by what stands before or after their figure."""

from __future__ import annotations

import pytest

from crawler.readers.members.counts import read_counts
from crawler.readers.members.open_people import is_people, open_labels
from crawler.readers.members.people import labels_in
from crawler.speaker import Speaker

KERVIA = Speaker(frozenset({"kervia"}))


def read(text: str) -> float | None:
    found = [
        c.figure.value for c in read_counts(text, "fr", KERVIA, 2026) if c.signal == "members_total"
    ]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rejoignez une communauté de 4 000 quilleurs", 4000),
        ("Notre confrérie réunit 54 tastevins", 54),
        ("Nous sommes 240 yogis dans toute la France", 240),
        ("Nous étions 12 en 2009, nous sommes 96 aujourd’hui.", 96),
        ("Nos membres viennent de partout : ils sont 820 aujourd’hui", 820),
        ("Déjà 310 tricoteurs nous ont rejoints", 310),
        ("1 900 nous ont déjà rejoints", 1900),
        ("85 caves artisanales sont membres de notre union", 85),
        ("Les loups étaient 40, ils sont 820 aujourd’hui", None),
        ("Notre réseau regroupe 14 sections", None),
        ("Notre site rassemble 900 tutos", None),
        ("Nous sommes 12 dans le bus", None),
        ("Nous sommes 30 salariés", None),
        ("40 nouveaux membres nous ont rejoints", None),
        ("Ce festival réunit 900 quilleurs", None),
    ],
)
def test_people_nobody_listed_are_read_where_only_people_may_stand(
    text: str, value: float | None
) -> None:
    assert read(text) == value


def test_what_a_table_names_is_not_found_twice() -> None:
    folded = "rejoignez une communauté de 300 infirmières"
    known = list(labels_in(folded))
    assert known
    assert list(open_labels(folded, known)) == []


@pytest.mark.parametrize("noun", ["sessions", "langues", "salariés", "nouveaux"])
def test_things_and_those_who_are_paid_are_no_people(noun: str) -> None:
    assert not is_people(noun)

"""Whatever a pattern finds holds one of its needles: to look for them first leaves nothing out."""

from __future__ import annotations

import re

import pytest

from crawler.faces import farewell_words
from crawler.faces.known_rows import rows
from vocabulary.needles import Sieve, needles

TABLES = ("walls", "suspended", "unclaimed", "parking", "servers")


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"ferm(?:e|era) ses portes", {" ses portes"}),
        (r"(?:closed|shut ?down) for good", {" for good"}),
        (r"(?:has|was) (?:closed|retired)", {"closed", "retired"}),
        (r"(?:this)? site.{3,9}", {" site"}),
        (r"(?:Closed)+", {"closed"}),
        (r"(?>closed)|ended\b", {"closed", "ended"}),
        (r"(?:closed)?", set()),
        (r"closed|\d+", set()),
        (r"[cC]losed(?=forever)", {"losed"}),
        (r"(?:is|a)n[a-z]", set()),  # too short to rule anything out
    ],
)
def test_the_longest_words_that_a_pattern_cannot_do_without(pattern: str, found: set[str]) -> None:
    assert needles(pattern) == found


@pytest.mark.parametrize(
    "said",
    [
        "Ce forum a fermé ses portes.",
        "This community has been permanently shut down.",
        "Das Forum wurde am 3. Mai 2024 geschlossen.",
        "Nous avons décidé de fermer notre site.",
        "This site will be closed on 3 May.",
        "La red ha cerrado.",
    ],
)
def test_a_sieve_holds_whatever_its_patterns_find(said: str) -> None:
    ends = (farewell_words.ENDED, farewell_words.COMING, farewell_words.WE)
    assert any(end.search(said) for end in ends)
    lower = said.lower()
    assert farewell_words.MAY_END.holds(lower)


def test_a_sieve_of_several_patterns_holds_what_one_of_them_may_find() -> None:
    sieve = Sieve(re.compile(r"fermé (?:hier|demain)", re.IGNORECASE), re.compile("[Cc]losed"))
    assert sieve.holds("fermé lundi")
    assert sieve.holds("closed")
    assert not sieve.holds("ouvert")


@pytest.mark.parametrize("table", TABLES)
def test_nearly_all_known_pages_are_ruled_out_by_words_alone(table: str) -> None:
    worded = [row for row in rows(table) if row.title or row.says]
    told = [row for row in worded if needles(row.title) or needles(row.says)]
    assert len(told) >= 0.8 * len(worded)

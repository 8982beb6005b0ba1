"""What a person saw decides where we cannot look, for a while, and stands beside what we see."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.helpers.judging import AS_OF, Case, every, visit
from vocabulary.items import Face, FetchOutcome


def looked(case: Case, value: str, ago: int = 10) -> None:
    case.record("status", (AS_OF - timedelta(days=ago)).date().isoformat())
    case.editorial[-1] = replace(case.editorial[-1], value=value)


def state(case: Case) -> object:
    return case.judge()["state"]


@pytest.mark.parametrize(("value", "expected"), [("alive", "alive"), ("silent", "dormant")])
@pytest.mark.parametrize("face", [Face.LOGIN_WALL, Face.CHALLENGE, Face.SCRIPT_ONLY, Face.OK])
def test_a_person_s_look_decides_where_we_see_no_posts(
    case: Case, value: str, expected: str, face: Face
) -> None:
    looked(case, value)
    case.crawl(visit(face=face))
    assert state(case) == expected
    assert "Vu par une personne" in str(case.reasons()[0]["text_fr"])


@pytest.mark.parametrize("outcome", [FetchOutcome.REFUSED, FetchOutcome.ROBOTS_REFUSED])
def test_it_decides_where_we_are_refused(case: Case, outcome: FetchOutcome) -> None:
    looked(case, "alive")
    case.crawl(visit(outcome=outcome))
    assert state(case) == "alive"


def test_it_decides_for_half_a_year(case: Case) -> None:
    looked(case, "alive", ago=181)
    case.crawl(visit(face=Face.LOGIN_WALL))
    assert state(case) == "unobservable"


def test_any_other_words_of_a_person_decide_nothing(case: Case) -> None:
    looked(case, "closing its groups")
    case.crawl(visit(face=Face.LOGIN_WALL))
    assert state(case) == "unobservable"


@pytest.mark.parametrize(
    ("outcome", "face"),
    [
        (FetchOutcome.DNS_FAILURE, None),
        (FetchOutcome.NOT_FOUND, None),
        (FetchOutcome.OK, Face.MAINTENANCE),
        (FetchOutcome.OK, Face.DEFAULT_PAGE),
    ],
)
def test_it_does_not_hide_that_the_site_fails_now(
    case: Case, outcome: FetchOutcome, face: Face | None
) -> None:
    looked(case, "alive")
    case.crawl(visit(outcome=outcome, face=face))
    assert state(case) == "unreachable"


def test_posts_that_we_see_go_before_it(case: Case) -> None:
    looked(case, "silent")
    case.crawl(visit(), visit("feed", posts=every(7, 2)))
    assert state(case) == "alive"


@pytest.mark.parametrize(
    ("value", "newest", "contradicts"),
    [("silent", 20, True), ("alive", 400, True), ("alive", 2, False), ("silent", 400, False)],
)
def test_what_a_person_saw_and_we_do_not_is_shown_and_never_hidden(
    case: Case, value: str, newest: float, contradicts: bool
) -> None:
    looked(case, value)
    case.crawl(visit(), visit("feed", posts=every(7, newest)))
    case.judge()
    rules = [reason["rule"] for reason in case.reasons()]
    assert ("contradiction" in rules) == contradicts
    assert "record" in rules

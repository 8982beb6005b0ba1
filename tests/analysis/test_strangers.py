"""Spam and strangers under a network's address: never alive, and dead only once that has lasted."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.helpers.judging import AS_OF, Case, every, visit
from vocabulary.items import Face, Observation, Outcome, Rank, VisitRecord


def text(signal: str, value: str) -> Observation:
    return Observation(signal, Outcome.OBSERVED, value, rank=Rank.MARKUP, probe="test")


def home(at: datetime, bears: str, *seen: Observation, title: str = "Une page") -> VisitRecord:
    return visit(at=at, seen=(text("home_title", title), text("bears_name", bears), *seen))


def crawl(case: Case, bears: str, *ago: float, seen: tuple[Observation, ...] = ()) -> None:
    """Crawl a home page with a feed of its own posts, once for each of so many days ago."""
    for days in ago:
        at = AS_OF - timedelta(days=days)
        page = home(at, bears, *seen, title=f"Titre {bears}")
        case.crawl(page, visit(f"{bears}-feed", posts=every(3, days), at=at), at=at)


def state(case: Case, ago: float = 0) -> tuple[object, object]:
    row = case.judge(AS_OF - timedelta(days=ago))
    return row["state"], row["cause"]


def test_a_wrong_name_in_the_catalogue_condemns_nobody(case: Case) -> None:
    crawl(case, "none", 60, 45, 30, 15, 0, seen=(text("language", "en"),))
    assert state(case) == ("undetermined", "other_site")
    assert "une personne doit vérifier" in str(case.reasons()[0]["text_fr"])


@pytest.mark.parametrize("bears", ["name", "mention", "kin"])
def test_a_page_that_bears_something_of_the_network_is_the_network(case: Case, bears: str) -> None:
    crawl(case, bears, 30, 15, 0)
    assert state(case) == ("alive", None)


@pytest.mark.parametrize(
    "sign", [text("stranger_trade", "gambling"), text("language", "id")], ids=["trade", "language"]
)
def test_a_second_sign_that_lasts_makes_a_lapsed_domain(case: Case, sign: Observation) -> None:
    crawl(case, "none", 15, 8, seen=(sign,))
    assert state(case, ago=7) == ("undetermined", "other_site")
    crawl(case, "none", 0, seen=(sign,))
    assert state(case) == ("dead", "domain_lost")


def test_an_earlier_sight_of_the_network_is_such_a_sign(case: Case) -> None:
    crawl(case, "name", 100)
    assert state(case, ago=99) == ("alive", None)
    crawl(case, "none", 15, 8)
    assert state(case, ago=7) == ("undetermined", "other_site")
    assert case.judge(AS_OF - timedelta(days=7))["previous_state"] == "alive"
    crawl(case, "none", 0)
    assert state(case) == ("dead", "domain_lost")


def test_a_network_whose_posts_go_on_is_itself_under_another_name(case: Case) -> None:
    at = AS_OF - timedelta(days=100)
    case.crawl(home(at, "name", title="Le Club"), visit("feed", posts=every(7, 100), at=at), at=at)
    for ago in (15, 8, 0):
        at = AS_OF - timedelta(days=ago)
        goes_on = every(7, ago - ago % 7 + 2, 20)
        case.crawl(home(at, "none"), visit("feed", posts=goes_on, at=at), at=at)
    assert state(case) == ("alive", None)


def test_a_person_who_saw_members_there_settles_it(case: Case) -> None:
    crawl(case, "none", 30, 15, 0)
    case.record("status", "2026-11-20", value="alive")
    case.crawl(home(AS_OF, "none"))
    assert state(case)[1] != "other_site"


def test_a_stranger_after_a_lapsed_name_is_no_revival_whatever_it_runs_on(case: Case) -> None:
    same = (text("software", "wordpress"), text("language", "fr"))
    crawl(case, "name", 100, seen=same)
    for ago in range(90, 30, -10):
        at = AS_OF - timedelta(days=ago, hours=ago % 24)
        case.crawl(visit(outcome="dns_failure", at=at), at=at)  # type: ignore[arg-type]
    assert state(case, ago=30) == ("dead", "domain_lost")
    crawl(case, "none", 20, 10, 0, seen=same)
    assert state(case, ago=19) == ("dead", "reused")
    assert state(case) == ("dead", "reused")
    assert "revived" not in [row["kind"] for row in case.rows("SELECT kind FROM event")]


@pytest.mark.parametrize("purpose", ["home", "feed", "phpbb"])
def test_spam_on_any_page_counts_against_life_and_lasts_to_be_death(
    case: Case, purpose: str
) -> None:
    crawl(case, "name", 40)
    for ago in (15, 8):
        at = AS_OF - timedelta(days=ago)
        spam = visit(purpose, posts=every(0.4, ago), at=at, face=Face.OVERRUN)
        case.crawl(*([] if purpose == "home" else [visit(at=at)]), spam, at=at)
    assert state(case, ago=7) == ("undetermined", None)
    case.crawl(visit(), visit(purpose, posts=every(0.4), face=Face.OVERRUN))
    assert state(case) == ("dead", "overrun")


def test_spam_that_was_cleaned_up_is_forgotten(case: Case) -> None:
    for ago in (40, 30, 20):
        at = AS_OF - timedelta(days=ago)
        case.crawl(visit(at=at, face=Face.OVERRUN), at=at)
    assert state(case, ago=19) == ("dead", "overrun")
    crawl(case, "name", 0)
    assert state(case) == ("alive", None)

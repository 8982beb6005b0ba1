"""What a choice rests on, read from a database that was filled and judged as always."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlite_utils import Database

from analysis.choosing.candidates import candidates
from analysis.choosing.items import Candidate
from analysis.reason import State
from tests.helpers.judging import AS_OF, Case, every, number, visit
from vocabulary.items import FetchOutcome, Group, Observation, Outcome, Rank


def read(case: Case) -> Candidate:
    with Database(case.path) as db:
        [found] = candidates(db)
    return found


def text(signal: str, value: str) -> Observation:
    return Observation(signal, Outcome.OBSERVED, value, rank=Rank.API, probe="test")


@pytest.fixture
def lively(case: Case) -> Case:
    """A forum that posts, with features, a paid door, answers and two groups."""
    seen = (
        number("feature:forum", 1),
        number("feature:jobs", 1),
        number("unanswered_share", 0.25),
        text("access", "paid"),
    )
    groups = (
        Group("Droit social", topics_30d=3, newest_post_at=AS_OF - timedelta(days=2)),
        Group("Salon", members=12),
    )
    home = replace(visit(seen=seen), groups=groups)
    case.crawl(home, visit("feed", posts=every(7, 3)))
    case.judge()
    return case


def test_the_catalogue_and_the_verdict_are_read(lively: Case) -> None:
    club = read(lively)
    assert (club.id, club.name, club.kind, club.region) == ("club", "Club", "sector", "")
    assert club.sectors == frozenset({"it"})
    assert club.languages == frozenset({"en"})
    assert club.audience == frozenset()
    assert (club.state, club.access, club.registration) == (State.ALIVE, "paid", None)
    assert club.as_of == AS_OF
    assert club.last_post_at == AS_OF - timedelta(days=3)


def test_the_deciding_sentence_comes_with_its_evidence(lively: Case) -> None:
    club = read(lively)
    [deciding, *_others] = lively.reasons()
    assert club.decided is not None
    assert club.decided.evidence is not None
    assert (club.decided.said.fr, club.decided.said.en) == (
        deciding["text_fr"],
        deciding["text_en"],
    )
    assert club.decided.evidence.url == "https://club.example/feed"
    assert club.decided.evidence.fetched_at == AS_OF
    assert club.last_post == club.decided.evidence


def test_every_fact_says_where_it_was_seen(lively: Case) -> None:
    club = read(lively)
    assert set(club.seen) == {"feature:forum", "feature:jobs", "unanswered_share", "access"}
    assert {(e.url, e.fetched_at) for e in club.seen.values()} == {("https://club.example/", AS_OF)}
    assert club.figures == {"unanswered_share": 0.25}


def test_groups_are_read_with_the_page_that_showed_them(lively: Case) -> None:
    themes = {theme.name: theme for theme in read(lively).themes}
    assert themes["Droit social"].newest_post_at == AS_OF - timedelta(days=2)
    assert themes["Salon"].newest_post_at is None
    assert {theme.evidence.url for theme in themes.values()} == {"https://club.example/"}


def test_what_an_older_crawl_saw_is_not_carried_on(lively: Case) -> None:
    later = AS_OF + timedelta(days=2)
    lively.crawl(visit(at=later, seen=(number("feature:events", 1),)), at=later)
    lively.judge(later)
    assert set(read(lively).seen) == {"feature:events"}
    assert read(lively).figures == {}


def test_a_void_crawl_does_not_hide_what_was_seen_before_it(lively: Case) -> None:
    later = AS_OF + timedelta(days=2)
    lively.crawl(visit(at=later, seen=(number("feature:events", 1),)), at=later)
    with Database(lively.path) as db:
        db.execute("UPDATE crawl SET void = 1 WHERE id = (SELECT max(id) FROM crawl)")
    assert "feature:forum" in read(lively).seen


def test_the_most_direct_reading_of_a_fact_is_the_one_that_counts(case: Case) -> None:
    stated = number("unanswered_share", 0.25, Rank.API)
    guessed = number("unanswered_share", 0.75, Rank.TEXT)
    case.crawl(
        visit(seen=(guessed,)), visit("about", seen=(stated,)), visit("faq", seen=(guessed,))
    )
    case.judge()
    assert read(case).figures == {"unanswered_share": 0.25}
    assert read(case).seen["unanswered_share"].url == "https://club.example/about"


def test_a_network_that_was_never_judged_is_undetermined(case: Case) -> None:
    case.crawl(visit())
    club = read(case)
    assert (club.state, club.decided, club.as_of, club.themes) == (
        State.UNDETERMINED,
        None,
        None,
        (),
    )


def test_a_move_is_read_with_its_new_address(case: Case) -> None:
    case.record("renamed", "2024-05", "https://nouveau.example/")
    case.crawl(visit(outcome=FetchOutcome.NOT_FOUND, status=404))
    case.judge()
    assert (read(case).state, read(case).successor_url) == (
        State.MOVED,
        "https://nouveau.example/",
    )

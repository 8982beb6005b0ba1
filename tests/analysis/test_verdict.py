"""How sure a verdict is, and the advice in one line."""

from __future__ import annotations

from datetime import timedelta

import pytest

from analysis.confidence import Confidence, as_read
from tests.helpers.judging import AS_OF, Case, days, every, number, visit
from vocabulary.items import FetchOutcome, VisitRecord


def feed(count: int, purpose: str = "feed") -> VisitRecord:
    return visit(purpose, posts=every(7, 3, count))


@pytest.mark.parametrize(
    ("records", "confidence"),
    [
        ((visit(),), "low"),
        ((visit(), feed(3)), "low"),
        ((visit(), feed(20)), "high"),
        ((visit(), visit("feed", posts=every(7, 60))), "low"),
        ((visit(), visit("feed", posts=every(7, 1300))), "high"),
        ((visit(), feed(20), visit("comments", posts=every(7, 900))), "medium"),
        ((visit(outcome=FetchOutcome.DNS_FAILURE),), "medium"),
        ((visit(outcome=FetchOutcome.ROBOTS_REFUSED),), "high"),
    ],
)
def test_a_verdict_is_as_sure_as_those_like_it_came_true(
    case: Case, records: tuple[VisitRecord, ...], confidence: str
) -> None:
    case.crawl(*records)
    assert case.judge()["confidence"] == confidence


def test_what_is_stored_is_how_sure_it_was_at_the_look(case: Case) -> None:
    case.crawl(visit(), feed(20), feed(20, "comments"))
    assert case.judge(AS_OF + timedelta(days=100))["confidence"] == "high"


def test_the_advice_has_the_dated_facts(case: Case) -> None:
    case.crawl(visit(seen=(number("members_total", 12345),)), feed(20))
    row = case.judge()
    assert row["advice_fr"] == (
        "À conseiller\u00a0: dernière publication le 20 novembre 2026, "
        "13 publications ou plus attendues d’ici 90 jours."
    )
    assert row["advice_en"] == (
        "Recommended: last post on 20 November 2026, 13 posts or more expected within 90 days."
    )


def test_where_no_posts_are_seen_the_advice_has_the_members_claimed(case: Case) -> None:
    case.crawl(visit(seen=(number("members_total", 12345),)))
    assert case.judge()["advice_fr"] == (
        "À vérifier par vous-même\u00a0: 12\u202f345 membres annoncés."
    )


@pytest.mark.parametrize(
    ("records", "advice"),
    [
        ((visit(), visit("feed", posts=every(7, 75))), "À essayer avec prudence"),
        ((visit(), visit("feed", posts=every(7, 200))), "À éviter"),
        ((visit(), visit("feed", posts=every(7, 1300))), "À éviter"),
        ((visit(), visit("feed", posts=days(9000))), "À vérifier par vous-même"),
        ((visit(outcome=FetchOutcome.ROBOTS_REFUSED),), "À vérifier par vous-même"),
    ],
)
def test_each_state_has_its_advice(
    case: Case, records: tuple[VisitRecord, ...], advice: str
) -> None:
    case.crawl(*records)
    assert str(case.judge()["advice_fr"]).startswith(advice)


@pytest.mark.parametrize(
    ("known", "days_ago", "read"),
    [
        ("high", 30, "high"),
        ("high", 31, "medium"),
        ("high", 91, "low"),
        ("medium", 31, "low"),
        ("low", 400, "low"),
    ],
)
def test_a_look_grows_old_as_it_is_read(known: str, days_ago: int, read: str) -> None:
    looked_at = AS_OF - timedelta(days=days_ago)
    assert as_read(Confidence(known), looked_at, AS_OF) == read


def test_what_was_never_seen_has_no_look_to_grow_old() -> None:
    assert as_read(Confidence.HIGH, None, AS_OF) == "high"

"""Explicit ends, and what dated records by people decide."""

from __future__ import annotations

import pytest

from tests.helpers.judging import Case, every, visit
from vocabulary.items import Face, FetchOutcome


def state(case: Case) -> tuple[object, object]:
    row = case.judge()
    return row["state"], row["cause"]


@pytest.mark.parametrize(
    ("record", "cause"),
    [
        (visit(outcome=FetchOutcome.GONE, status=410), "gone"),
        (visit(face=Face.CLOSURE_NOTICE), "closure_notice"),
    ],
)
def test_an_explicit_end_counts_at_once(case: Case, record: object, cause: str) -> None:
    case.crawl(record)  # type: ignore[arg-type]
    assert state(case) == ("dead", cause)


def test_posts_seen_in_the_same_crawl_overrule_an_end(case: Case) -> None:
    case.crawl(visit(face=Face.CLOSURE_NOTICE), visit("feed", posts=every(7, 3)))
    assert state(case) == ("alive", None)


def test_a_recorded_closure_is_believed_where_nothing_can_be_seen(case: Case) -> None:
    case.record("closed", "2019-04-02")
    case.crawl(visit(outcome=FetchOutcome.DNS_FAILURE))
    assert state(case) == ("dead", "closure_notice")
    assert case.reasons()[0]["evidence_url"] == "https://presse.example/"


def test_a_post_after_a_recorded_closure_overrules_it_and_is_shown(case: Case) -> None:
    case.record("closed", "2019-04-02")
    case.crawl(visit(), visit("feed", posts=every(7, 3)))
    assert state(case) == ("alive", None)
    assert "contradiction" in [reason["rule"] for reason in case.reasons()]


def test_a_post_within_the_recorded_year_of_closure_is_no_contradiction(case: Case) -> None:
    case.record("closed", "2026")
    case.crawl(visit(), visit("feed", posts=every(7, 30)))
    assert state(case) == ("dead", "closure_notice")


def test_a_recorded_new_start_overrules_an_earlier_closure(case: Case) -> None:
    case.record("closed", "2019-04")
    case.record("relaunched", "2021")
    case.crawl(visit())
    assert state(case) == ("undetermined", None)


def test_a_record_is_told_with_its_date_in_words(case: Case) -> None:
    case.record("closed", "2019-04")
    case.crawl(visit())
    case.judge()
    [reason, *_] = case.reasons()
    assert (reason["text_fr"], reason["text_en"]) == (
        "Le club (avril 2019).",
        "The club (April 2019).",
    )


def test_a_record_stands_beside_the_verdict_it_does_not_decide(case: Case) -> None:
    case.record("status", "2019-04")
    case.crawl()
    assert state(case) == ("undetermined", "not_visited")
    assert [reason["rule"] for reason in case.reasons()] == ["undetermined", "record"]


def test_a_network_is_never_moved_to_its_own_address(case: Case) -> None:
    case.record("renamed", "2026-10", "https://club.example/")
    case.crawl(visit(), visit("feed", posts=every(7, 200)))
    assert state(case) == ("dormant", None)


def test_a_record_without_a_successor_does_not_hide_one_with(case: Case) -> None:
    case.record("renamed", "2019", "https://neuf.example/")
    case.record("acquired", "2020")
    case.crawl(visit())
    assert state(case) == ("moved", None)


def test_a_recorded_move_names_the_successor(case: Case) -> None:
    case.record("renamed", "2023-07", "https://neuf.example/")
    case.crawl(
        visit(outcome=FetchOutcome.REDIRECT, status=301, redirect_url="https://neuf.example/")
    )
    row = case.judge()
    assert (row["state"], row["successor_url"]) == ("moved", "https://neuf.example/")


def test_a_redirect_to_another_domain_alone_proves_nothing(case: Case) -> None:
    case.crawl(visit(outcome=FetchOutcome.REDIRECT, status=301, redirect_url="https://x.example/"))
    assert state(case) == ("undetermined", None)

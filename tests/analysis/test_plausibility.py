"""Figures that cannot be what they say are flagged, and the verdict does not lean on them."""

from __future__ import annotations

from datetime import timedelta

from tests.helpers.judging import AS_OF, Case, every, number, visit


def flags(case: Case) -> list[tuple[object, object]]:
    case.judge()
    return [(row["signal"], row["flag"]) for row in case.rows("SELECT * FROM flag ORDER BY signal")]


def count(case: Case, members: float, days: float, minutes: float = 0) -> None:
    at = AS_OF - timedelta(days=days, minutes=minutes)
    case.crawl(visit(at=at, seen=(number("members_total", members),)), at=at)


def test_more_active_members_than_members_is_flagged_and_said(case: Case) -> None:
    seen = (number("members_total", 7), number("members_active_month", 8))
    case.crawl(visit(seen=seen), visit("feed", posts=every(7, 3)))
    assert flags(case) == [("members_active_month", "active_above_total")]
    assert any(reason["rule"] == "plausibility" for reason in case.reasons())
    shown = case.rows("SELECT flags FROM evidence WHERE signal = 'members_active_month'")
    assert shown == [{"flags": "active_above_total"}]


def test_as_many_active_members_as_members_is_no_flag(case: Case) -> None:
    case.crawl(visit(seen=(number("members_total", 7), number("members_active_month", 7))))
    assert flags(case) == []


def test_a_total_that_is_a_lower_bound_contradicts_nothing(case: Case) -> None:
    seen = (number("members_total", 500, high=None), number("members_active_month", 600))
    case.crawl(visit(seen=seen))
    assert flags(case) == []


def test_more_than_nine_joins_a_minute_are_flagged(case: Case) -> None:
    count(case, 1_000, 1, minutes=60)
    count(case, 1_700, 1)
    assert flags(case) == [("members_total", "joins_too_fast")]


def test_a_fast_but_possible_growth_is_no_flag(case: Case) -> None:
    count(case, 1_000, 1)
    count(case, 1_900, 0)
    assert flags(case) == []


def test_the_same_large_figure_for_many_crawls_is_frozen(case: Case) -> None:
    for days in (75, 60, 45, 30, 15, 0):
        count(case, 12_345, days)
    assert flags(case) == [("members_total", "frozen")]


def test_a_small_club_may_keep_its_number(case: Case) -> None:
    for days in (75, 60, 45, 30, 15, 0):
        count(case, 42, days)
    assert flags(case) == []


def test_a_figure_that_moved_once_is_not_frozen(case: Case) -> None:
    for days, members in ((75, 12_345), (60, 12_345), (45, 12_346), (30, 12_346), (0, 12_346)):
        count(case, members, days)
    assert flags(case) == []

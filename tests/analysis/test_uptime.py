"""How a network's server answered our visits: a figure beside the verdict."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.helpers.judging import AS_OF, Case, visit
from vocabulary.items import FetchOutcome

DAY = timedelta(days=1)


def crawl(case: Case, ago: float, outcome: FetchOutcome = FetchOutcome.OK, **more: Any) -> None:
    at = AS_OF - ago * DAY
    case.crawl(visit(outcome=outcome, at=at, **more), at=at)


def test_the_share_of_the_visits_answered_and_the_middle_of_the_times(case: Case) -> None:
    for ago, ms in enumerate((900, 100, 300), 1):
        crawl(case, ago, duration_ms=ms)
    crawl(case, 4, FetchOutcome.CONNECT_TIMEOUT)
    crawl(case, 5, FetchOutcome.SERVER_ERROR, status=503, duration_ms=5)
    row = case.judge()
    assert (row["answered_share"], row["answered_of"], row["latency_ms"]) == (0.6, 5, 300)


def test_a_refusal_is_an_answer(case: Case) -> None:
    for ago in range(1, 6):
        crawl(case, ago, FetchOutcome.REFUSED, status=403)
    assert case.judge()["answered_share"] == 1


def test_where_the_home_page_was_not_asked_its_robots_txt_tells(case: Case) -> None:
    for ago in range(1, 6):
        at = AS_OF - ago * DAY
        case.crawl(visit("robots", FetchOutcome.CONNECT_TIMEOUT, at=at), at=at)
    assert case.judge()["answered_share"] == 0


def test_few_visits_and_long_ago_say_nothing(case: Case) -> None:
    for ago in (1, 2, 3, 4, 95, 96):
        crawl(case, ago)
    row = case.judge()
    assert (row["answered_share"], row["answered_of"], row["latency_ms"]) == (None, None, None)


def test_our_own_fault_is_no_failure_of_the_network(case: Case) -> None:
    for ago in range(1, 6):
        crawl(case, ago)
    crawl(case, 0.5, FetchOutcome.OWN_ERROR)
    row = case.judge()
    assert (row["answered_share"], row["answered_of"]) == (1, 5)

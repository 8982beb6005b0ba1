"""Death by failure needs count and duration; one good answer undoes it; a refusal is no failure."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.helpers.judging import AS_OF, Case, every, visit
from vocabulary.items import Face, FetchOutcome


def fail(
    case: Case,
    outcome: FetchOutcome,
    *ago: float,
    face: Face | None = None,
    purpose: str = "home",
) -> None:
    for days in ago:
        at = AS_OF - timedelta(days=days)
        case.crawl(visit(purpose, outcome, at=at, face=face), at=at)


def state(case: Case) -> tuple[object, object]:
    row = case.judge()
    return row["state"], row["cause"]


@pytest.mark.parametrize(
    ("outcome", "face", "cause"),
    [
        (FetchOutcome.DNS_FAILURE, None, "domain_lost"),
        (FetchOutcome.NOT_FOUND, None, "gone"),
        (FetchOutcome.OK, Face.DEFAULT_PAGE, "default_page"),
        (FetchOutcome.OK, Face.DIRECTORY_INDEX, "default_page"),
        (FetchOutcome.NOT_FOUND, Face.UNCLAIMED_HOST, "gone"),
    ],
)
def test_four_failures_over_fourteen_days_are_a_death(
    case: Case, outcome: FetchOutcome, face: Face | None, cause: str
) -> None:
    fail(case, outcome, 14, 9, 5, 0, face=face)
    assert state(case) == ("dead", cause)
    assert "4 visites" in str(case.reasons()[0]["text_fr"])


@pytest.mark.parametrize("ago", [(14, 5, 0), (13, 9, 5, 0), (0.3, 0.2, 0.1, 0)])
def test_too_few_or_too_short_a_time_is_unreachable(case: Case, ago: tuple[float, ...]) -> None:
    fail(case, FetchOutcome.DNS_FAILURE, *ago)
    assert state(case) == ("unreachable", None)


def test_one_good_answer_undoes_all_failures(case: Case) -> None:
    fail(case, FetchOutcome.DNS_FAILURE, 40, 30, 20, 10)
    at = AS_OF - timedelta(days=8)
    case.crawl(visit(at=at), visit("feed", posts=every(7, 9), at=at), at=at)
    fail(case, FetchOutcome.DNS_FAILURE, 5, 0)
    assert state(case) == ("unreachable", None)


def test_a_network_that_comes_back_is_told_to_have_revived(case: Case) -> None:
    fail(case, FetchOutcome.DNS_FAILURE, 40, 30, 20, 10)
    assert case.judge(AS_OF - timedelta(days=9))["state"] == "dead"
    case.crawl(visit(), visit("feed", posts=every(7, 3)))
    assert state(case) == ("alive", None)
    assert case.rows("SELECT kind FROM changes LIMIT 1") == [{"kind": "revived"}]


@pytest.mark.parametrize(
    "outcome",
    [
        FetchOutcome.REFUSED,
        FetchOutcome.RATE_LIMITED,
        FetchOutcome.ROBOTS_REFUSED,
        FetchOutcome.TLS_FAILURE,
        FetchOutcome.REDIRECT,
        FetchOutcome.ADDRESS_REFUSED,
    ],
)
def test_what_is_no_failure_never_makes_dead(case: Case, outcome: FetchOutcome) -> None:
    fail(case, outcome, *range(120, -1, -10))
    assert state(case)[0] != "dead"


def test_a_name_without_an_address_that_we_can_visit_is_never_dead(case: Case) -> None:
    fail(case, FetchOutcome.NO_IPV4, *range(120, -1, -10))
    assert state(case) == ("unreachable", None)
    assert "IPv4" in str(case.reasons()[0]["text_fr"])


def test_a_refusal_in_between_shows_that_somebody_is_there(case: Case) -> None:
    fail(case, FetchOutcome.DNS_FAILURE, 60, 50, 40)
    fail(case, FetchOutcome.REFUSED, 30)
    fail(case, FetchOutcome.DNS_FAILURE, 14, 9, 0)
    assert state(case) == ("unreachable", None)


def test_a_server_that_does_not_answer_is_given_two_months(case: Case) -> None:
    fail(case, FetchOutcome.CONNECT_TIMEOUT, *range(56, -1, -7))
    assert state(case) == ("unreachable", None)


def test_a_server_that_has_not_answered_for_two_months_is_gone(case: Case) -> None:
    outcomes = (FetchOutcome.SERVER_ERROR, FetchOutcome.CONNECT_REFUSED)
    for number, days in enumerate(range(63, -1, -7)):
        fail(case, outcomes[number % 2], days)
    assert state(case) == ("dead", "gone")


def test_a_maintenance_page_is_no_death(case: Case) -> None:
    fail(case, FetchOutcome.OK, *range(120, -1, -10), face=Face.MAINTENANCE)
    assert state(case)[0] != "dead"


def test_a_name_lost_after_server_errors_needs_its_own_four_visits(case: Case) -> None:
    fail(case, FetchOutcome.SERVER_ERROR, 14, 12, 10)
    fail(case, FetchOutcome.DNS_FAILURE, 5, 0)
    assert state(case) == ("unreachable", None)


def test_a_robots_file_that_cannot_be_had_is_the_visit_that_failed(case: Case) -> None:
    fail(case, FetchOutcome.DNS_FAILURE, 20, 12, 6, 0, purpose="robots")
    assert state(case) == ("dead", "domain_lost")

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
    drift: float = 5,
) -> None:
    """Crawl a failing home page so many days ago, each time ``drift`` hours later in the day."""
    for place, days in enumerate(ago):
        at = AS_OF - timedelta(days=days) - timedelta(hours=drift * (len(ago) - 1 - place) % 24)
        case.crawl(visit(purpose, outcome, at=at, face=face), at=at)


def seen_alive(case: Case, ago: float) -> None:
    at = AS_OF - timedelta(days=ago)
    case.crawl(visit(at=at), visit("feed", posts=every(7, ago + 2), at=at), at=at)


def state(case: Case) -> tuple[object, object]:
    row = case.judge()
    return row["state"], row["cause"]


OK, GONE = FetchOutcome.OK, FetchOutcome.NOT_FOUND
#: What is seen, its cause, and the visits and days it takes where the network was seen alive.
TABLE = [
    (OK, Face.PARKED, "parked", 6, 45),
    (OK, Face.FOR_SALE, "parked", 6, 45),
    (OK, Face.SUSPENDED, "suspended", 6, 45),
    (OK, Face.DEFAULT_PAGE, "default_page", 6, 45),
    (OK, Face.DIRECTORY_INDEX, "default_page", 6, 45),
    (GONE, Face.UNCLAIMED_HOST, "gone", 6, 45),
    (GONE, None, "gone", 6, 30),
    (OK, Face.SOFT_404, "gone", 6, 30),
    (FetchOutcome.DNS_FAILURE, None, "domain_lost", 6, 45),
    (FetchOutcome.CONNECT_TIMEOUT, None, "gone", 6, 90),
    (FetchOutcome.SERVER_ERROR, None, "gone", 6, 90),
]


@pytest.mark.parametrize(("outcome", "face", "cause", "visits", "days"), TABLE)
def test_it_takes_so_many_visits_and_days_to_be_dead(
    case: Case, outcome: FetchOutcome, face: Face | None, cause: str, visits: int, days: int
) -> None:
    seen_alive(case, days + 20)
    ago = [days + 1.9 - place * (days + 1.9) / visits for place in range(visits)]
    fail(case, outcome, *ago, face=face)
    assert state(case) == ("unreachable", None)
    fail(case, outcome, 0, face=face)
    assert state(case) == ("dead", cause)
    assert f"{visits + 1} visites" in str(case.reasons()[0]["text_fr"])


@pytest.mark.parametrize(("outcome", "face", "cause", "visits", "days"), TABLE)
def test_too_few_visits_prove_nothing_however_long(
    case: Case, outcome: FetchOutcome, face: Face | None, cause: str, visits: int, days: int
) -> None:
    seen_alive(case, 400)
    fail(case, outcome, 300, 200, 100, 50, 0, face=face)
    assert state(case) == ("unreachable", None)
    assert "depuis le" in str(case.reasons()[0]["text_fr"])


@pytest.mark.parametrize("face", [Face.PARKED, Face.SUSPENDED, Face.DEFAULT_PAGE])
def test_what_was_never_seen_alive_takes_two_visits_over_a_day(case: Case, face: Face) -> None:
    fail(case, OK, 1, face=face)
    assert case.judge(AS_OF - timedelta(days=0.5))["state"] == "unreachable"
    fail(case, OK, 0, face=face)
    assert state(case)[0] == "dead"


@pytest.mark.parametrize(("outcome", "face", "cause", "visits", "days"), TABLE)
def test_a_site_that_fails_at_one_hour_of_the_day_only_is_not_dead(
    case: Case, outcome: FetchOutcome, face: Face | None, cause: str, visits: int, days: int
) -> None:
    seen_alive(case, 210)
    fail(case, outcome, *range(200, -1, -11), face=face, drift=0)
    assert state(case)[0] == "unreachable"


def test_a_site_that_fails_on_sundays_only_is_not_dead(case: Case) -> None:
    seen_alive(case, 210)
    fail(case, FetchOutcome.SERVER_ERROR, *range(203, -1, -7), drift=1.9)
    assert state(case)[0] == "unreachable"


def test_a_lapsed_name_that_its_registrar_parks_is_one_loss(case: Case) -> None:
    seen_alive(case, 60)
    fail(case, FetchOutcome.DNS_FAILURE, 50, 40)
    fail(case, OK, 30, 20, 10, face=Face.PARKED)
    assert state(case)[0] == "unreachable"
    fail(case, OK, 1, 0, face=Face.PARKED)
    assert state(case) == ("dead", "parked")


def test_one_good_answer_undoes_all_failures(case: Case) -> None:
    fail(case, FetchOutcome.DNS_FAILURE, *range(80, 9, -10))
    seen_alive(case, 8)
    fail(case, FetchOutcome.DNS_FAILURE, 5, 0)
    assert state(case) == ("unreachable", None)


def test_a_network_that_comes_back_is_told_to_have_revived(case: Case) -> None:
    fail(case, FetchOutcome.DNS_FAILURE, *range(80, 9, -10))
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
    fail(case, FetchOutcome.DNS_FAILURE, 120, 110, 100, 90)
    fail(case, FetchOutcome.REFUSED, 40)
    fail(case, FetchOutcome.DNS_FAILURE, 30, 25, 20, 15, 10, 0)
    assert state(case) == ("unreachable", None)


def test_any_failure_prolongs_the_silence_of_a_server(case: Case) -> None:
    outcomes = (FetchOutcome.CONNECT_REFUSED, FetchOutcome.DNS_FAILURE, FetchOutcome.SERVER_ERROR)
    for number, days in enumerate(range(95, -1, -5)):
        fail(case, outcomes[number % 2 and 1 + number % 4 // 2], days + number * 5 / 24)
    fail(case, FetchOutcome.SERVER_ERROR, 0)
    assert state(case) == ("dead", "gone")


def test_maintenance_of_any_length_is_no_death(case: Case) -> None:
    fail(case, OK, *range(400, -1, -10), face=Face.MAINTENANCE)
    assert state(case) == ("unreachable", None)


def test_a_name_lost_after_server_errors_needs_its_own_visits(case: Case) -> None:
    fail(case, FetchOutcome.SERVER_ERROR, *range(80, 49, -10))
    fail(case, FetchOutcome.DNS_FAILURE, 40, 30, 20, 10, 0)
    assert state(case) == ("unreachable", None)


def test_a_robots_file_that_cannot_be_had_is_the_visit_that_failed(case: Case) -> None:
    fail(case, FetchOutcome.DNS_FAILURE, *range(50, -1, -10), purpose="robots")
    assert state(case) == ("dead", "domain_lost")


def test_a_guessed_address_that_is_not_found_says_nothing_of_the_home_page(case: Case) -> None:
    challenge = visit(face=Face.CHALLENGE)
    case.crawl(challenge, visit("sitemap", FetchOutcome.NOT_FOUND))
    assert state(case) == ("unobservable", "blocked")


@pytest.mark.parametrize("outcome", [FetchOutcome.TOO_LARGE, FetchOutcome.UNREADABLE])
def test_our_own_limits_say_nothing_of_the_network_and_do_not_pass(
    case: Case, outcome: FetchOutcome
) -> None:
    fail(case, outcome, *range(120, -1, -10))
    assert state(case) == ("undetermined", None)
    told = str(case.reasons()[0]["text_fr"])
    assert "passager" not in told
    assert "ne dit rien du réseau" in told

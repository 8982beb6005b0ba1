"""Where a network went: moves need time and a look at the new address; strangers are no revivals."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.helpers.judging import AS_OF, Case, every, visit
from vocabulary.items import Face, FetchOutcome, Observation, Outcome, Rank, Visit, VisitRecord

NEW = "https://nouveau.example/"


def text(signal: str, value: str) -> Observation:
    return Observation(signal, Outcome.OBSERVED, value, rank=Rank.MARKUP, probe="test")


def titled(title: str, software: str = "", language: str = "fr") -> tuple[Observation, ...]:
    known = {"home_title": title, "software": software, "language": language}
    return tuple(text(signal, value) for signal, value in known.items() if value)


def there(title: str, software: str = "", **more: str) -> tuple[Observation, ...]:
    known = {"title": title, "software": software, "language": "fr", **more}
    return tuple(text(f"successor_{name}", value) for name, value in known.items() if value)


def led_away(
    case: Case,
    *ago: float,
    status: int = 301,
    to: str = NEW,
    seen: tuple[Observation, ...] = (),
    face: Face = Face.OK,
    outcome: FetchOutcome = FetchOutcome.OK,
) -> None:
    """Crawl a home page that redirects ``to`` another site, which is looked at."""
    for days in ago:
        at = AS_OF - timedelta(days=days)
        home = visit(outcome=FetchOutcome.REDIRECT, at=at, status=status, redirect_url=to)
        there = visit("successor", outcome, at=at, face=face, seen=seen)
        moved = VisitRecord(_at(there, to), there.observations)
        case.crawl(home, moved, at=at)


def _at(record: VisitRecord, url: str) -> Visit:
    return replace(record.visit, url=url)


def alive(case: Case, ago: float, *seen: Observation) -> None:
    at = AS_OF - timedelta(days=ago)
    posts = every(7, ago + 1)
    feed = f"feed{ago:g}"  # each its own posts
    case.crawl(visit(at=at, seen=seen), visit(feed, posts=posts, at=at), at=at)


def verdict(case: Case) -> tuple[object, ...]:
    row = case.judge()
    return row["state"], row["cause"], row["successor_url"]


def test_a_network_that_goes_on_under_a_new_address_has_moved_after_seven_days(case: Case) -> None:
    alive(case, 20, *titled("Le Club"))
    led_away(case, 7, 0, seen=there("Le Club, notre nouvelle maison"))
    assert verdict(case) == ("moved", "renamed", NEW)
    assert NEW in str(case.reasons()[0]["text_fr"])


@pytest.mark.parametrize("ago", [(0,), (6.9, 3, 0)])
def test_a_move_is_not_believed_before_seven_days(case: Case, ago: tuple[float, ...]) -> None:
    alive(case, 20, *titled("Le Club"))
    assert case.judge(AS_OF - timedelta(days=20))["state"] == "alive"
    led_away(case, *ago, seen=there("Le Club"))
    assert verdict(case) == ("undetermined", None, None)
    assert case.judge()["previous_state"] == "alive"


def test_one_good_answer_undoes_a_move(case: Case) -> None:
    led_away(case, 20, 10, seen=there("Le Club"))
    alive(case, 9, *titled("Le Club"))
    led_away(case, 3, 0, seen=there("Le Club"))
    assert verdict(case)[0] == "undetermined"


def test_the_same_community_software_shows_the_same_community_under_another_name(
    case: Case,
) -> None:
    alive(case, 20, *titled("Le Club", "discourse"))
    led_away(case, 9, 0, seen=there("La Ruche", "discourse"))
    assert verdict(case)[1] == "renamed"


def test_the_same_blog_software_shows_nothing(case: Case) -> None:
    alive(case, 20, *titled("Le Club", "wordpress"))
    seen = there("La Ruche", "wordpress", post_at="2026-11-20T00:00:00Z")
    led_away(case, 9, 0, seen=seen)
    assert verdict(case)[:2] == ("moved", None)


def test_a_parent_s_front_page_without_posts_has_absorbed_the_network(case: Case) -> None:
    alive(case, 20, *titled("Le Club"))
    led_away(case, 9, 0, seen=there("Grand Groupe : nos marques"))
    assert verdict(case)[:2] == ("moved", "absorbed")
    row = case.judge()
    assert str(row["advice_fr"]).startswith("À éviter")


@pytest.mark.parametrize("status", [301, 302])
@pytest.mark.parametrize(
    ("face", "cause"), [(Face.PARKED, "parked"), (Face.SUSPENDED, "suspended")]
)
def test_an_address_that_leads_to_a_parked_or_suspended_page_has_not_moved(
    case: Case, status: int, face: Face, cause: str
) -> None:
    alive(case, 80, *titled("Le Club"))
    led_away(case, *(day + day / 4.7 for day in range(40, -1, -8)), face=face, status=status)
    assert verdict(case) == ("dead", cause, None)


def test_one_look_at_a_parked_page_proves_nothing_of_a_network_seen_alive(case: Case) -> None:
    alive(case, 20, *titled("Le Club"))
    led_away(case, 0, face=Face.PARKED)
    assert verdict(case) == ("unreachable", None, None)


@pytest.mark.parametrize(
    ("bears", "cause", "to"),
    [("name", "renamed", NEW), ("mention", "renamed", NEW), ("none", "absorbed", None)],
)
def test_an_address_is_offered_only_where_it_bears_the_name(
    case: Case, bears: str, cause: str, to: str | None
) -> None:
    alive(case, 20, *titled("Le Club"))
    led_away(case, 9, 0, seen=there("Une maison", bears_name=bears))
    assert verdict(case) == ("moved", cause, to)


def test_a_casino_at_the_new_address_is_no_move(case: Case) -> None:
    alive(case, 20, *titled("Le Club"))
    led_away(case, 9, 0, face=Face.OVERRUN, seen=there("Jackpot", bears_name="none"))
    assert verdict(case) == ("undetermined", None, None)


def test_a_successor_that_refuses_us_is_told_and_not_offered(case: Case) -> None:
    alive(case, 20, *titled("Le Club"))
    led_away(case, 9, 0, outcome=FetchOutcome.REFUSED)
    assert verdict(case) == ("moved", None, None)
    assert NEW in str(case.reasons()[0]["text_fr"])


def test_a_successor_whose_name_is_lost_is_told_to_be_so(case: Case) -> None:
    alive(case, 20, *titled("Le Club"))
    led_away(case, 9, 0, outcome=FetchOutcome.DNS_FAILURE)
    assert verdict(case) == ("unreachable", None, None)
    assert f"vers {NEW}, mais là-bas" in str(case.reasons()[0]["text_fr"])


def test_a_successor_that_does_not_answer_is_no_new_home(case: Case) -> None:
    alive(case, 20, *titled("Le Club"))
    led_away(case, 9, 0, outcome=FetchOutcome.NOT_FOUND)
    assert verdict(case)[0] == "unreachable"


def test_two_different_targets_are_no_confirmed_move(case: Case) -> None:
    led_away(case, 9, to="https://autre.example/", seen=there("Le Club"))
    led_away(case, 0, seen=there("Le Club"))
    assert verdict(case)[0] == "undetermined"


def test_a_temporary_redirect_is_unreachable_however_long_it_lasts(case: Case) -> None:
    alive(case, 200, *titled("Le Club"))
    led_away(case, *range(100, -1, -10), status=302)
    assert verdict(case) == ("unreachable", None, None)
    assert "provisoirement" in str(case.reasons()[0]["text_fr"])


@pytest.mark.parametrize("status", [301, 302])
def test_a_home_page_that_sends_everyone_to_a_login_is_behind_it(case: Case, status: int) -> None:
    for days in (20, 0):
        at = AS_OF - timedelta(days=days)
        to = "https://login.partner.example/authorize"
        home = visit(outcome=FetchOutcome.REDIRECT, at=at, status=status, redirect_url=to)
        case.crawl(home, at=at)
    assert verdict(case) == ("unobservable", "login", None)


def test_a_notice_of_a_move_is_believed_after_seven_days(case: Case) -> None:
    said = (text("notice", "moved"), text("successor_url", NEW))
    for days, state in ((8, "undetermined"), (0, "moved")):
        at = AS_OF - timedelta(days=days)
        home = visit(at=at, face=Face.CLOSURE_NOTICE, seen=said)
        there_ = visit("successor", at=at, seen=there("Le Club"))
        case.crawl(home, VisitRecord(_at(there_, NEW), there_.observations), at=at)
        assert case.judge(at)["state"] == state
    assert verdict(case) == ("moved", "renamed", NEW)


def test_an_archive_that_stays_readable_is_closed_and_the_reason_says_that_it_stays(
    case: Case,
) -> None:
    case.crawl(visit(face=Face.CLOSURE_NOTICE, seen=(text("notice", "archived"),)))
    assert verdict(case)[:2] == ("dead", "closure_notice")
    assert "reste lisible" in str(case.reasons()[0]["text_fr"])


def fails(case: Case, *ago: float) -> None:
    for days in ago:
        at = AS_OF - timedelta(days=days)
        case.crawl(visit(outcome=FetchOutcome.DNS_FAILURE, at=at), at=at)


def test_a_lapsed_domain_that_comes_back_as_another_site_has_not_revived(case: Case) -> None:
    alive(case, 100, *titled("Le Club", "phpbb"))
    fails(case, 90, 80, 70, 60)
    alive(case, 0, *titled("Bonus et jackpots", "wordpress"))
    assert verdict(case)[:2] == ("dead", "reused")


@pytest.mark.parametrize(
    "now",
    [
        titled("Le Club est de retour", "wordpress", "en"),
        titled("Tout autre titre", "phpbb"),
        titled("Tout autre titre", ""),
        titled("Accueil et forum", "wordpress"),
        (),
    ],
)
def test_a_network_that_comes_back_as_itself_has_revived(
    case: Case, now: tuple[Observation, ...]
) -> None:
    alive(case, 100, *titled("Accueil et forum", "phpbb"))
    fails(case, 90, 80, 70, 60)
    alive(case, 0, *now)
    assert verdict(case)[:2] == ("alive", None)


def test_a_new_title_and_software_without_a_failure_before_is_a_redesign(case: Case) -> None:
    alive(case, 100, *titled("Le Club", "phpbb"))
    fails(case, 90, 80)
    alive(case, 0, *titled("La Ruche", "discourse"))
    assert verdict(case)[0] == "alive"


def test_a_closed_network_whose_address_shows_a_stranger_is_not_contradicted_by_its_posts(
    case: Case,
) -> None:
    case.record("closed", "2019-04")
    alive(case, 0, *titled("Bonus et jackpots"))
    assert verdict(case)[:2] == ("dead", "reused")


def test_a_closed_network_that_was_started_again_is_judged_by_what_it_shows(case: Case) -> None:
    case.record("closed", "2019-04")
    case.record("relaunched", "2021-01")
    alive(case, 0, *titled("Bonus et jackpots"))
    assert verdict(case)[0] == "alive"

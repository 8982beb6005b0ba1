"""Each verdict from facts kept in a database, as a crawl would keep them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.helpers.judging import AS_OF, Case, days, every, visit
from vocabulary.items import Face, FetchOutcome, Observation, Outcome, PostKind

BEFORE = AS_OF - timedelta(days=10)


def state(case: Case) -> tuple[object, object]:
    row = case.judge()
    return row["state"], row["cause"]


@pytest.mark.parametrize(
    ("gap", "last", "expected"),
    [
        (7, 3, ("alive", None)),
        (7, 75, ("slowing", None)),
        (7, 200, ("dormant", None)),
        (7, 1300, ("dead", "silence")),
    ],
)
def test_the_rhythm_decides_where_posts_are_seen(
    case: Case, gap: float, last: float, expected: tuple[object, object]
) -> None:
    case.crawl(visit(), visit("feed", posts=every(gap, last)))
    assert state(case) == expected


def test_a_network_not_visited_is_undetermined(case: Case) -> None:
    case.crawl()
    assert state(case) == ("undetermined", "not_visited")


def test_a_site_without_dates_is_undetermined(case: Case) -> None:
    case.crawl(visit())
    assert state(case) == ("undetermined", None)


def test_a_very_young_network_is_undetermined(case: Case) -> None:
    case.crawl(visit(), visit("feed", posts=days(1, 3, 6)))
    assert state(case) == ("undetermined", None)


def test_a_lively_feed_that_is_cut_short_is_not_young(case: Case) -> None:
    case.crawl(visit(), visit("feed", posts=every(0.5, 0.1, 20)))
    assert state(case) == ("alive", None)


def test_a_few_old_dates_are_no_death(case: Case) -> None:
    case.crawl(visit(), visit("feed", posts=days(9000, 9400)))
    assert state(case) == ("undetermined", None)


def test_a_stale_sitemap_alone_is_no_death(case: Case) -> None:
    case.crawl(visit(), visit("sitemap", posts=every(7, 1300), kind=PostKind.PAGE))
    assert state(case) == ("undetermined", None)


def test_a_sitemap_rebuilt_last_night_is_no_life(case: Case) -> None:
    case.crawl(visit(), visit("sitemap", posts=days(*[0.5] * 50), kind=PostKind.PAGE))
    assert state(case) == ("undetermined", None)


def test_the_livelier_of_two_feeds_is_used_and_named(case: Case) -> None:
    case.crawl(visit(), visit("feed", posts=every(7, 1300)), visit("comments", posts=every(3, 1)))
    row = case.judge()
    assert row["state"] == "alive"
    assert row["rhythm_source"] == "https://club.example/comments"


# --- refused is not dead --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "cause"),
    [
        (visit(outcome=FetchOutcome.ROBOTS_REFUSED), "robots"),
        (visit(outcome=FetchOutcome.REFUSED, status=403), "blocked"),
        (visit("robots", FetchOutcome.REFUSED, status=999), "blocked"),
        (visit(face=Face.LOGIN_WALL), "login"),
        (visit(face=Face.CHALLENGE), "blocked"),
        (visit(face=Face.SCRIPT_ONLY), "script_only"),
    ],
)
def test_a_refusal_is_unobservable_and_says_why(case: Case, record: object, cause: str) -> None:
    case.crawl(record)  # type: ignore[arg-type]
    assert state(case) == ("unobservable", cause)


def test_an_open_feed_beside_a_closed_home_page_wins(case: Case) -> None:
    case.crawl(visit(face=Face.LOGIN_WALL), visit("feed", posts=every(7, 3)))
    assert state(case) == ("alive", None)


def test_a_network_long_silent_that_now_refuses_is_not_dead(case: Case) -> None:
    case.crawl(visit(at=BEFORE), visit("feed", posts=every(7, 1300), at=BEFORE), at=BEFORE)
    case.crawl(visit(outcome=FetchOutcome.ROBOTS_REFUSED))
    assert state(case) == ("unobservable", "robots")


def test_posts_kept_for_members_are_unobservable(case: Case) -> None:
    case.crawl(visit(seen=(Observation("newest_post_at", Outcome.REFUSED),)))
    assert state(case) == ("unobservable", "hidden")


# --- failing now ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "outcome",
    [
        FetchOutcome.DNS_FAILURE,
        FetchOutcome.CONNECT_REFUSED,
        FetchOutcome.CONNECT_TIMEOUT,
        FetchOutcome.READ_TIMEOUT,
        FetchOutcome.CONNECTION_LOST,
        FetchOutcome.TLS_FAILURE,
        FetchOutcome.SERVER_ERROR,
        FetchOutcome.REDIRECT_LOOP,
    ],
)
@pytest.mark.parametrize("purpose", ["robots", "home"])
def test_a_failure_is_unreachable_never_dead(
    case: Case, outcome: FetchOutcome, purpose: str
) -> None:
    case.crawl(visit(purpose, outcome))
    assert state(case) == ("unreachable", None)


@pytest.mark.parametrize("outcome", [FetchOutcome.NOT_FOUND, FetchOutcome.SERVER_ERROR])
def test_a_network_long_silent_whose_last_look_failed_is_not_dead(
    case: Case, outcome: FetchOutcome
) -> None:
    case.crawl(visit(at=BEFORE), visit("feed", posts=every(7, 1300), at=BEFORE), at=BEFORE)
    case.crawl(visit(outcome=outcome), visit("feed", outcome))
    assert state(case) == ("unreachable", None)


@pytest.mark.parametrize(
    "face",
    [
        Face.MAINTENANCE,
        Face.ERROR_PAGE,
        Face.EMPTY,
        Face.SOFT_404,
        Face.DEFAULT_PAGE,
        Face.DIRECTORY_INDEX,
        Face.UNCLAIMED_HOST,
    ],
)
def test_a_page_that_is_not_the_network_is_unreachable_though_it_answers(
    case: Case, face: Face
) -> None:
    case.crawl(visit(face=face))
    row = case.judge()
    assert (row["state"], row["last_reached_at"]) == ("unreachable", None)


def test_an_unreachable_network_keeps_its_last_verdict_in_sight(case: Case) -> None:
    before = AS_OF - timedelta(days=10)
    case.crawl(visit(at=before), visit("feed", posts=every(7, 12), at=before), at=before)
    case.judge(before)
    case.crawl(visit(outcome=FetchOutcome.DNS_FAILURE))
    row = case.judge()
    assert (row["state"], row["previous_state"]) == ("unreachable", "alive")
    assert row["previous_as_of"] == "2026-11-13T12:00:00Z"
    assert row["last_reached_at"] == "2026-11-13T12:00:00Z"


def test_one_good_answer_undoes_it_and_is_an_event(case: Case) -> None:
    case.crawl(visit(outcome=FetchOutcome.DNS_FAILURE), at=AS_OF - timedelta(days=1))
    case.judge()
    case.crawl(visit(), visit("feed", posts=every(7, 3)))
    assert case.judge()["state"] == "alive"
    kinds = "SELECT kind FROM changes ORDER BY at, kind"
    assert [row["kind"] for row in case.rows(kinds)] == ["new"]  # told once it has held for a week
    later = AS_OF + timedelta(days=8)
    case.crawl(visit(at=later), visit("feed", posts=every(7, 3), at=later), at=later)
    case.judge(later)
    assert [row["kind"] for row in case.rows(kinds)] == ["new", "recovered"]


def test_job_advertisements_alone_do_not_make_a_network_alive(case: Case) -> None:
    case.crawl(visit(), visit("feed", posts=every(1, 0), kind=PostKind.MACHINE))
    row = case.judge()
    assert (row["state"], row["p_alive"], row["last_post_at"]) == ("undetermined", None, None)
    assert "automatiques" in str(case.reasons()[0]["text_fr"])


def test_what_members_wrote_decides_beside_what_a_programme_posts(case: Case) -> None:
    posts = visit("feed", posts=every(7, 1_300)).posts
    machine = visit("feed", posts=every(1, 0), kind=PostKind.MACHINE)
    import_marks = tuple(
        replace(post, fingerprint=f"m{post.fingerprint}") for post in machine.posts
    )
    case.crawl(visit(), replace(machine, posts=(*posts, *import_marks)))
    assert state(case) == ("dead", "silence")


def test_a_notice_of_closure_tells_when_and_where_the_members_went(case: Case) -> None:
    seen = (
        Observation("closed_on", Outcome.OBSERVED, "2024-05-03", quote="nous avons fermé"),
        Observation("successor_url", Outcome.OBSERVED, "https://autre.example/"),
    )
    case.crawl(visit(face=Face.CLOSURE_NOTICE, seen=seen))
    row = case.judge()
    assert (row["state"], row["successor_url"]) == ("dead", "https://autre.example/")
    reason = case.reasons()[0]
    assert "3 mai 2024" in str(reason["text_fr"])
    assert "https://autre.example/" in str(reason["text_en"])
    assert reason["evidence_quote"] == "nous avons fermé"


def test_a_forum_taken_over_by_spam_is_not_alive_however_often_it_posts(case: Case) -> None:
    case.crawl(visit(face=Face.OVERRUN), visit("feed", posts=every(1, 0)))
    assert state(case) == ("undetermined", None)  # dead once it lasts: see test_strangers.py

"""Each verdict from facts kept in a database, as a crawl would keep them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from crawler.items import Face, FetchOutcome, Observation, Outcome, PostKind, Rank
from tests.helpers.judging import AS_OF, Case, days, every, number, visit


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
    assert state(case) == ("undetermined", None)


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
    case.crawl(visit(), visit("feed", posts=days(3000, 3400)))
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
    case.crawl(visit(), visit("feed", posts=every(7, 1300)), at=AS_OF - timedelta(days=30))
    case.crawl(visit(outcome=FetchOutcome.ROBOTS_REFUSED))
    assert state(case) == ("unobservable", "robots")


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
    assert [row["kind"] for row in case.rows("SELECT * FROM changes ORDER BY at, kind")] == [
        "new",
        "recovered",
    ]


# --- explicit ends and records --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "cause"),
    [
        (visit(outcome=FetchOutcome.GONE, status=410), "gone"),
        (visit(face=Face.CLOSURE_NOTICE), "closure_notice"),
        (visit(face=Face.PARKED), "parked"),
        (visit(face=Face.SUSPENDED), "suspended"),
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


# --- figures --------------------------------------------------------------------------------------


def test_a_hidden_number_stays_unknown(case: Case) -> None:
    hidden = Observation("members_total", Outcome.NOT_AVAILABLE)
    case.crawl(visit(seen=(hidden,)), visit("feed", posts=every(7, 3)))
    row = case.judge()
    assert row["members"] is None
    assert row["members_active"] is None
    assert row["posts_90d"] == 13


def test_a_feed_that_does_not_reach_back_gives_no_count(case: Case) -> None:
    case.crawl(visit(), visit("feed", posts=every(1, 0.2, 20)))
    assert case.judge()["posts_90d"] is None


def test_a_figure_is_not_carried_on_from_an_older_crawl(case: Case) -> None:
    case.crawl(visit(seen=(number("members_total", 500),)), at=AS_OF - timedelta(days=1))
    case.crawl(visit(), visit("feed", posts=every(7, 3)))
    assert case.judge()["members"] is None


def test_the_most_directly_stated_figure_is_used(case: Case) -> None:
    text = number("members_total", 9000, Rank.TEXT)
    api = number("members_total", 500, Rank.API)
    case.crawl(visit(seen=(text,)), visit("about", seen=(api,)))
    assert case.judge()["members"] == 500


def test_a_range_keeps_its_ends(case: Case) -> None:
    case.crawl(visit(seen=(number("members_total", 500, high=None),)))
    row = case.judge()
    assert (row["members_low"], row["members_high"]) == (500, None)


def test_nine_hundred_thousand_members_make_no_network_alive(case: Case) -> None:
    case.crawl(visit(seen=(number("members_total", 900_000),)), visit("feed", posts=every(3, 2200)))
    assert state(case) == ("dead", "silence")
    assert any("900" in str(reason["text_fr"]) for reason in case.reasons())


# --- as of ----------------------------------------------------------------------------------------


def test_later_facts_do_not_exist_for_an_earlier_moment(case: Case) -> None:
    before = AS_OF - timedelta(days=20)
    case.crawl(visit(at=before), visit("feed", posts=every(7, 22), at=before), at=before)
    earlier = case.judge(before)
    case.crawl(visit(outcome=FetchOutcome.GONE, status=410))
    assert case.judge()["state"] == "dead" or earlier["state"] == "alive"
    case.judge(before)
    [again] = case.rows("SELECT * FROM verdict WHERE crawl = 1")
    assert (again["state"], again["as_of"]) == ("alive", "2026-11-03T12:00:00Z")


def test_the_same_facts_give_the_same_rows(case: Case) -> None:
    case.crawl(visit(), visit("feed", posts=every(7, 3)))
    first = (case.judge(), case.reasons())
    assert (case.judge(), case.reasons()) == first


def test_every_reason_is_a_sentence_in_both_languages(case: Case) -> None:
    case.crawl(visit(), visit("feed", posts=every(7, 3)))
    case.judge()
    [reason, *_] = case.reasons()
    assert "Publications d'habitude tous les 7\u00a0jours" in str(reason["text_fr"])
    assert "20 novembre 2026" in str(reason["text_fr"])
    assert "20 November 2026" in str(reason["text_en"])
    assert reason["evidence_url"] == "https://club.example/feed"
    assert datetime.fromisoformat(str(reason["evidence_at"])) == AS_OF

"""Which facts describe a network at a moment: sources of posts, figures, nothing later."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from analysis import policy
from tests.helpers.judging import AS_OF, Case, every, number, visit
from vocabulary.items import FetchOutcome, Observation, Outcome, Rank

BEFORE = AS_OF - timedelta(days=10)


def state(case: Case) -> tuple[object, object]:
    row = case.judge()
    return row["state"], row["cause"]


def test_a_feed_that_fails_once_beside_a_good_home_page_changes_nothing(case: Case) -> None:
    case.crawl(visit(at=BEFORE), visit("feed", posts=every(7, 12), at=BEFORE), at=BEFORE)
    case.crawl(visit(), visit("feed", FetchOutcome.READ_TIMEOUT))
    row = case.judge()
    assert row["state"] == "alive"
    assert row["silence_days"] == 2  # counted to the last look at the feed, not to today


def test_a_feed_not_seen_for_long_describes_nothing_any_more(case: Case) -> None:
    long_ago = AS_OF - timedelta(days=policy.FIGURE_FRESH_DAYS + 1)
    case.crawl(visit(at=long_ago), visit("feed", posts=every(7, 40), at=long_ago), at=long_ago)
    case.crawl(visit(), visit("feed", FetchOutcome.NOT_FOUND))
    row = case.judge()
    assert (row["state"], row["p_alive"], row["posts_90d"]) == ("undetermined", None, None)


def test_a_home_page_served_in_place_of_the_feed_proves_no_silence(case: Case) -> None:
    feed = visit("feed", posts=every(7, 12), at=BEFORE, content_type="application/rss+xml")
    case.crawl(visit(at=BEFORE), feed, at=BEFORE)
    case.crawl(visit(), visit("feed", content_type="text/html"))
    assert case.judge()["silence_days"] == 2


def test_a_source_under_another_address_than_the_one_asked_is_found(case: Case) -> None:
    feed = visit("feed", posts=every(7, 3))
    posts = tuple(replace(post, source="https://club.example/f%C3%A9") for post in feed.posts)
    case.crawl(visit(), replace(feed, posts=posts))
    assert state(case) == ("alive", None)


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


@pytest.mark.parametrize(("age", "members"), [(29, 500), (31, None)])
def test_a_figure_of_a_network_that_fails_now_is_shown_while_fresh(
    case: Case, age: int, members: int | None
) -> None:
    at = AS_OF - timedelta(days=age)
    case.crawl(visit(at=at, seen=(number("members_total", 500),)), at=at)
    case.crawl(visit(outcome=FetchOutcome.DNS_FAILURE))
    assert case.judge()["members"] == members


@pytest.mark.parametrize(("high", "trend"), [(500, "steady"), (None, "unknown")])
def test_lower_bounds_show_no_trend(case: Case, high: int | None, trend: str) -> None:
    for ago in (40, 0):
        at = AS_OF - timedelta(days=ago)
        case.crawl(visit(at=at, seen=(number("members_total", 500, high=high),)), at=at)
    assert case.judge()["trend"] == trend


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


def test_later_facts_do_not_exist_for_an_earlier_moment(case: Case) -> None:
    before = AS_OF - timedelta(days=20)
    case.crawl(visit(at=before), visit("feed", posts=every(7, 22), at=before), at=before)
    earlier = case.judge(before)
    [first] = case.rows("SELECT * FROM verdict WHERE crawl = 1")
    case.crawl(visit(outcome=FetchOutcome.GONE, status=410))
    assert (earlier["state"], case.judge()["state"]) == ("alive", "dead")
    case.judge(before)
    [again] = case.rows("SELECT * FROM verdict WHERE crawl = 1")
    assert again == first


def test_the_same_facts_give_the_same_rows(case: Case) -> None:
    case.crawl(visit(), visit("feed", posts=every(7, 3)))
    first = (case.judge(), case.reasons())
    assert (case.judge(), case.reasons()) == first


def test_a_newest_post_that_the_site_states_itself_counts(case: Case) -> None:
    stated = Observation("newest_post_at", Outcome.OBSERVED, "2026-11-20T12:00:00Z")
    case.crawl(visit(seen=(stated,)))
    row = case.judge()
    assert (row["last_post_at"], row["silence_days"]) == ("2026-11-20T12:00:00Z", 3)


def test_a_newest_post_stated_for_tomorrow_is_none(case: Case) -> None:
    stated = Observation("newest_post_at", Outcome.OBSERVED, "2026-11-25T12:00:00Z")
    case.crawl(visit(seen=(stated,)))
    row = case.judge()
    assert (row["last_post_at"], row["silence_days"]) == (None, None)

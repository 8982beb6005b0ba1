"""What lists of dates tell of a network: streams all, samples a part."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bench.listings import VISITS, View, shares
from tests.helpers.judging import AS_OF, Case, every, visit
from vocabulary.items import Listing, PostKind


@pytest.mark.parametrize("visits", VISITS)
@pytest.mark.parametrize(
    ("view", "rate"),
    [
        (View("boards", 2), 0.1),
        (View("boards", 10), 1.0),
        (View("topics", 20), 0.3),
        (View("feed", 20), 3.0),
        (View("two feeds", 10), 0.3),
    ],
)
def test_of_a_steady_network_nothing_else_is_told(view: View, rate: float, visits: str) -> None:
    found = shares(view, visits, rate, networks=20)
    assert found.trend <= 0.05
    assert found.state <= 0.05
    assert found.gap <= 0.10


def test_posts_and_comments_of_one_network_are_one_life(case: Case) -> None:
    case.crawl(
        visit(),
        visit("feed", posts=every(14, 1)),
        visit("comments", posts=every(14, 8), kind=PostKind.COMMENT),
    )
    assert case.judge()["rhythm_days"] == 7


def test_a_feed_that_timed_out_once_still_gives_the_rhythm(case: Case) -> None:
    boards = visit(posts=[*every(1, 9, 1), *every(90, 40)], listing=Listing.SAMPLE)
    feed = visit("feed", posts=every(7, 2), at=AS_OF - timedelta(days=7))
    case.crawl(boards, feed, at=AS_OF - timedelta(days=7))
    before = case.judge(AS_OF - timedelta(days=7))
    case.crawl(boards)
    after = case.judge()
    assert (before["rhythm_days"], after["rhythm_days"]) == (7, 7)


def test_a_gap_between_two_looks_that_did_not_meet_is_no_silence(case: Case) -> None:
    for ago in (40, 20, 0):  # a feed of ten that fills in two days, looked at rarely
        at = AS_OF - timedelta(days=ago)
        case.crawl(visit(at=at), visit("feed", posts=every(0.4, ago, 10), at=at), at=at)
    status = case.judge()
    assert (status["rhythm_days"], status["state"]) == (1, "alive")


def test_what_a_page_dates_anew_at_each_visit_is_no_post(case: Case) -> None:
    for ago in (3, 2, 1, 0):
        at = AS_OF - timedelta(days=ago)
        case.crawl(visit(at=at, posts=[at]), visit("feed", posts=every(7, 200), at=at), at=at)
    assert str(case.judge()["last_post_at"]).startswith(f"{every(7, 200)[0]:%Y-%m-%d}")


def test_a_list_wholly_of_the_moment_of_the_visit_is_none(case: Case) -> None:
    case.crawl(visit(posts=every(0.0001, 0.0001, 5)))
    assert case.judge()["last_post_at"] is None


#: The last posts of five boards, days ago: a rhythm of a day and a silence of seven weeks.
_BOARDS = (50, 51, 52, 53, 54)


@pytest.mark.parametrize(
    ("listing", "later", "state"),
    [
        (Listing.SAMPLE, 0, "undetermined"),
        (Listing.STREAM, 0, "slowing"),
        (Listing.SAMPLE, 60, "slowing"),
        (Listing.SAMPLE, 400, "dormant"),
    ],
)
def test_a_few_dates_of_a_sample_do_not_call_a_short_silence_slow(
    case: Case, listing: Listing, later: int, state: str
) -> None:
    posts = [AS_OF - timedelta(days=ago + later) for ago in _BOARDS]
    case.crawl(visit(posts=posts, listing=listing))
    assert case.judge()["state"] == state


def test_what_a_sample_hides_is_no_pause(case: Case) -> None:
    case.crawl(visit(posts=[*every(9, 1, 6), *every(150, 120, 6)], listing=Listing.SAMPLE))
    [row] = (case.judge(), case.rows("SELECT horizon_days FROM network_status"))[1]
    assert row["horizon_days"] == 180

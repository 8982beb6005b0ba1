"""One contribution that two lists show, each as exactly as it can, is counted once."""

from __future__ import annotations

from datetime import datetime, timedelta

from analysis.activity.coarse import narrowed
from tests.helpers.judging import AS_OF, Case, every, visit
from vocabulary.items import Listing, Post, PostKind, VisitRecord, fingerprint

FEED = every(14, 2.6, 10)
SAMPLE = Listing.SAMPLE


def _days(moments: list[datetime], zone: float = 0.0) -> list[datetime]:
    local = [moment + timedelta(hours=zone) for moment in moments]
    return [moment.replace(hour=0, minute=0, second=0, microsecond=0) for moment in local]


def _coarse(at: datetime, *ranges: tuple[float, float]) -> VisitRecord:
    """A page that tells of posts between so many and so many days before it was visited."""
    url = "https://club.example/"
    posts = tuple(
        Post(
            at - timedelta(days=last),
            PostKind.POST,
            fingerprint(f"{at} {last}"),
            url,
            SAMPLE,
            at - timedelta(days=first),
        )
        for first, last in ranges
    )
    record = visit(at=at)
    return VisitRecord(record.visit, (), posts)


def test_a_day_on_the_page_and_a_moment_in_the_feed_are_one_post(case: Case) -> None:
    case.crawl(visit(posts=_days(FEED), listing=SAMPLE), visit("feed", posts=FEED))
    status = case.judge()
    assert (status["posts_90d"], status["rhythm_days"]) == (7, 14)


def test_the_day_of_another_zone_is_the_same_day(case: Case) -> None:
    case.crawl(visit(posts=_days(FEED, 13), listing=SAMPLE), visit("feed", posts=FEED))
    assert case.judge()["posts_90d"] == 7


def test_the_minute_of_another_zone_is_the_same_minute(case: Case) -> None:
    printed = [(moment + timedelta(hours=2)).replace(second=0) for moment in FEED]
    case.crawl(visit(posts=printed, listing=SAMPLE), visit("feed", posts=FEED))
    assert case.judge()["posts_90d"] == 7


def test_what_only_the_page_shows_makes_the_count_a_lower_bound(case: Case) -> None:
    others = _days(every(14, 9.6, 5))
    case.crawl(visit(posts=others, listing=SAMPLE), visit("feed", posts=FEED))
    assert case.judge()["posts_90d"] is None
    [fact] = case.rows("SELECT low, high FROM fact WHERE signal = 'posts_90d'")
    assert fact == {"low": 12, "high": None}


def test_two_days_on_the_page_are_not_one_post_of_the_feed(case: Case) -> None:
    shown = [*_days(FEED[:1]), *_days([FEED[0] - timedelta(days=1)])]
    case.crawl(visit(posts=shown, listing=SAMPLE), visit("feed", posts=FEED))
    [fact] = (case.judge(), case.rows("SELECT low FROM fact WHERE signal = 'posts_90d'"))[1]
    assert fact == {"low": 8}


def test_a_monthly_blog_tells_its_rhythm_from_four_articles(case: Case) -> None:
    articles = every(30, 13, 5)
    case.crawl(visit(posts=articles, listing=SAMPLE), visit("feed", posts=articles))
    status = case.judge()
    assert (status["posts_90d"], status["rhythm_days"], status["state"]) == (3, 30, "alive")


def test_a_few_comments_do_not_hide_how_far_back_all_posts_are_known(case: Case) -> None:
    comments = visit("comments", posts=every(9, 5, 3), kind=PostKind.COMMENT)
    case.crawl(visit(), visit("feed", posts=FEED), comments)
    assert case.judge()["posts_90d"] == 7


def test_a_post_said_to_be_months_old_is_the_one_of_the_feed(case: Case) -> None:
    case.crawl(_coarse(AS_OF, (60, 30), (90, 60)), visit("feed", posts=FEED))
    assert case.judge()["posts_90d"] == 7


def test_a_post_that_is_two_months_old_at_each_visit_does_not_come_nearer(case: Case) -> None:
    for ago in (28, 14, 0):
        at = AS_OF - timedelta(days=ago)
        case.crawl(_coarse(at, (90, 60)), at=at)
    assert str(case.judge()["last_post_at"]).startswith(f"{AS_OF - timedelta(days=88):%Y-%m-%d}")


def test_a_newest_post_dated_coarsely_is_told_as_a_range(case: Case) -> None:
    case.crawl(_coarse(AS_OF, (120, 90), (150, 121), (240, 210), (400, 365)))
    status = case.judge()
    first, last = (f"{AS_OF - timedelta(days=ago):%Y-%m-%d}" for ago in (120, 90))
    assert str(status["last_post_at"]).startswith(last)
    assert str(status["last_post_earliest"]).startswith(first)
    told = "dernière publication entre le 26 juillet et le 25 août 2026"
    assert told in str(status["advice_fr"])
    assert "entre le 26 juillet et le 25 août 2026" in str(case.reasons()[0]["text_fr"])
    assert "between 26 July and 25 August 2026" in str(case.reasons()[0]["text_en"])


def test_a_newest_post_dated_to_the_day_is_told_by_its_day(case: Case) -> None:
    case.crawl(_coarse(AS_OF, (400, 365)), visit("feed", posts=FEED))
    assert case.judge()["last_post_earliest"] is None


def test_ranges_that_one_moment_can_explain_are_one() -> None:
    assert narrowed([], [(0, 10), (5, 15), (8, 30)]) == {10: 8}


def test_ranges_apart_are_two_and_one_around_a_known_moment_is_none() -> None:
    assert narrowed([100], [(0, 10), (20, 30), (90, 110)]) == {10: 0, 30: 20}

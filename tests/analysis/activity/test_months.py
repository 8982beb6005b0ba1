"""Posts a month: zero where nobody wrote, nothing where we do not know."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from analysis.activity.months import MONTHS, filled
from tests.helpers.judging import AS_OF, Case, every, visit
from vocabulary.items import FetchOutcome, PostKind

LOOKED_AT = datetime(2026, 2, 10, tzinfo=UTC)
ROWS = "SELECT month, number FROM posts_by_month ORDER BY month"


def test_a_month_between_two_posts_is_zero_and_the_oldest_is_not_known_in_full() -> None:
    counts = {"2025-11": 4, "2025-12": 2, "2026-02": 1}
    assert filled(counts, LOOKED_AT) == {"2025-12": 2, "2026-01": 0, "2026-02": 1}


def test_two_years_are_kept_and_nothing_after_the_last_look() -> None:
    months = list(filled({"2019-01": 1, "2026-03": 5}, LOOKED_AT))
    assert (months[0], months[-1], len(months)) == ("2024-03", "2026-02", MONTHS)


def test_without_a_dated_post_no_month_is_known() -> None:
    assert filled({}, LOOKED_AT) == {}


def test_the_months_published_are_those_of_what_members_wrote(case: Case) -> None:
    written = visit("feed", posts=every(10, 3, number=9))
    advertised = visit("feed", posts=every(1, 0.5, number=9), kind=PostKind.MACHINE)
    others = tuple(
        replace(post, fingerprint=f"job {post.fingerprint}") for post in advertised.posts
    )
    case.crawl(visit(), written, replace(advertised, posts=others))
    case.judge()
    assert case.rows(ROWS) == [
        {"month": "2026-10", "number": 4},
        {"month": "2026-11", "number": 2},
    ]


def test_what_was_not_looked_at_is_no_month_without_posts(case: Case) -> None:
    before = AS_OF - timedelta(days=25)  # in October
    case.crawl(visit(at=before), visit("feed", posts=every(7, 26), at=before), at=before)
    case.crawl(visit(), visit("feed", FetchOutcome.READ_TIMEOUT))
    case.judge()
    assert max(str(row["month"]) for row in case.rows(ROWS)) == "2026-10"


def test_a_list_that_reaches_less_far_makes_no_earlier_month_look_quieter(case: Case) -> None:
    posts = visit("feed", posts=every(7, 3))
    comments = visit("comments", posts=every(28, 4), kind=PostKind.COMMENT)
    case.crawl(visit(), posts, comments)
    case.judge()
    numbers = [int(str(row["number"])) for row in case.rows(ROWS)]
    assert numbers
    assert min(numbers[:-1]) >= 4  # both lists in each of them; the running month is not over

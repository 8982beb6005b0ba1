"""Ghost at work: a newsletter whose readers' accounts are not counted in public."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from tests.real.crawled import Crawl

pytestmark = pytest.mark.real


def test_ghost_is_recognised_with_its_version_and_language(crawl: Crawl) -> None:
    assert crawl.status("ghost")["platform"] == "ghost"
    assert crawl.observed("ghost", "software_version") == {crawl.communities["ghost"].version}
    assert crawl.observed("ghost", "language") == {"fr"}


def test_ghost_s_feed_dates_posts_to_the_second_and_its_cards_to_the_day_of_its_clock(
    crawl: Crawl,
) -> None:
    truth = crawl.communities["ghost"]
    rows = crawl.rows("SELECT source, posted_at FROM post WHERE network = 'ghost'")
    dates: dict[str, set[datetime]] = {}
    for row in rows:
        dates.setdefault(row["source"], set()).add(datetime.fromisoformat(row["posted_at"]))
    days = {moment.astimezone(ZoneInfo("Europe/Paris")).date() for moment in truth.posts}
    assert dates[f"{truth.url}rss/"] == set(truth.posts)
    assert dates[truth.url] == {datetime.combine(day, time.min, UTC) for day in days}
    assert crawl.newest("ghost") == truth.newest


def test_ghost_s_posts_of_ninety_days_are_counted_once(crawl: Crawl) -> None:
    assert crawl.status("ghost")["posts_90d"] == 6


def test_a_letter_every_other_week_is_alive_and_its_rhythm_is_two_weeks(crawl: Crawl) -> None:
    status = crawl.status("ghost")
    assert status["state"] == "alive"
    assert 13 <= status["rhythm_days"] <= 15


def test_readers_that_ghost_does_not_count_in_public_are_unknown(crawl: Crawl) -> None:
    assert crawl.status("ghost")["members"] is None


def test_ghost_features_are_those_its_own_scripts_show(crawl: Crawl) -> None:
    assert crawl.features("ghost") == {"feed", "newsletter", "search"}

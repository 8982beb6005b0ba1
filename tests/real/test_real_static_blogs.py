"""Pelican and Nikola at work: files built today, whatever the age of what is written in them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.real.crawled import Crawl

pytestmark = pytest.mark.real


@pytest.mark.parametrize("network", ["pelican", "nikola"])
def test_a_static_blog_is_recognised_and_the_version_it_hides_is_unknown(
    crawl: Crawl, network: str
) -> None:
    assert crawl.status(network)["platform"] == network
    assert crawl.observed(network, "software_version") == set()


@pytest.mark.parametrize("network", ["pelican", "nikola"])
def test_articles_are_dated_to_the_second_and_not_by_the_day_of_the_build(
    crawl: Crawl, network: str
) -> None:
    truth = crawl.communities[network]
    assert crawl.dates(network, "post") == set(truth.posts)
    assert crawl.newest(network) == truth.newest


def test_a_sitemap_rewritten_today_is_not_taken_for_news(crawl: Crawl) -> None:
    built = crawl.dates("nikola", "page")
    assert built
    assert min(built) > crawl.communities["nikola"].newest
    assert crawl.status("nikola")["silence_days"] > 12


def test_a_blog_built_today_is_dormant_when_its_last_article_is_a_year_old(crawl: Crawl) -> None:
    assert crawl.status("pelican")["state"] == "dormant"
    assert crawl.status("pelican")["posts_90d"] == 0


def test_a_blog_with_an_article_a_month_is_alive_and_its_rhythm_is_a_month(crawl: Crawl) -> None:
    status = crawl.status("nikola")
    assert status["state"] == "alive"
    assert 28 <= status["rhythm_days"] <= 33


def test_articles_of_ninety_days_are_counted_once_however_often_a_page_names_them(
    crawl: Crawl,
) -> None:
    since = datetime.now(UTC) - timedelta(days=90)
    recent = [moment for moment in crawl.communities["nikola"].posts if moment > since]
    assert crawl.status("nikola")["posts_90d"] == len(recent)


@pytest.mark.parametrize("network", ["pelican", "nikola"])
def test_a_static_blog_shows_a_feed_and_no_members(crawl: Crawl, network: str) -> None:
    assert crawl.features(network) == {"feed"}
    assert crawl.status(network)["members"] is None

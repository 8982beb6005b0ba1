"""HyperKitty at work: a mailing list whose messages are public and whose subscribers are not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.real.crawled import Crawl
from tests.real.servers.community import PEOPLE

pytestmark = pytest.mark.real


def test_hyperkitty_is_recognised_with_its_version(crawl: Crawl) -> None:
    assert crawl.status("hyperkitty")["platform"] == "hyperkitty"
    version = crawl.communities["hyperkitty"].version
    assert crawl.observed("hyperkitty", "software_version") == {version}


def test_messages_are_dated_to_the_second_and_answers_are_told_from_openings(crawl: Crawl) -> None:
    truth = crawl.communities["hyperkitty"]
    assert crawl.dates("hyperkitty", "post") == set(truth.posts)
    assert crawl.dates("hyperkitty", "comment") == set(truth.comments)
    assert crawl.newest("hyperkitty") == truth.newest


def test_messages_of_thirty_days_are_counted_without_the_older_ones(crawl: Crawl) -> None:
    truth = crawl.communities["hyperkitty"]
    since = datetime.now(UTC) - timedelta(days=30)
    recent = [moment for moment in truth.posts + truth.comments if moment > since]
    assert crawl.observed("hyperkitty", "posts_30d") == {len(recent)}


def test_those_who_wrote_are_counted_and_subscribers_are_unknown(crawl: Crawl) -> None:
    assert crawl.observed("hyperkitty", "authors_30d") == {len(PEOPLE)}
    assert crawl.status("hyperkitty")["members"] is None


def test_a_list_with_messages_every_week_is_alive(crawl: Crawl) -> None:
    assert crawl.status("hyperkitty")["state"] == "alive"


def test_an_archive_one_may_sign_up_to_is_open(crawl: Crawl) -> None:
    assert crawl.status("hyperkitty")["registration"] == "open"


def test_an_archive_has_a_feed_and_a_search_but_is_no_forum(crawl: Crawl) -> None:
    assert crawl.features("hyperkitty") == {"feed", "search"}

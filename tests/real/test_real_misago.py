"""Misago at work: a forum whose pages are served as ever, years after the last word in it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.real.crawled import Crawl

pytestmark = pytest.mark.real


def test_misago_is_recognised_and_the_version_it_hides_is_unknown(crawl: Crawl) -> None:
    assert crawl.status("misago")["platform"] == "misago"
    assert crawl.observed("misago", "software_version") == set()


def test_the_last_word_of_each_thread_is_dated_to_the_minute_it_shows(crawl: Crawl) -> None:
    truth = crawl.communities["misago"]
    newest = crawl.newest("misago")
    assert newest is not None
    assert timedelta() <= truth.newest - newest < timedelta(minutes=1)
    seeded = {moment.replace(second=0) for moment in truth.posts + truth.comments}
    assert len(crawl.dates("misago", "post")) == len(truth.posts)
    assert crawl.dates("misago", "post") <= seeded


def test_a_forum_silent_for_years_is_dead_of_silence_though_it_answers(crawl: Crawl) -> None:
    status = crawl.status("misago")
    assert (status["state"], status["cause"]) == ("dead", "silence")
    assert status["posts_90d"] == 0


def test_totals_that_misago_does_not_show_are_unknown_and_never_zero(crawl: Crawl) -> None:
    assert crawl.status("misago")["members"] is None
    assert crawl.observed("misago", "topics_total") == set()


def test_misago_says_in_its_settings_that_anyone_may_register(crawl: Crawl) -> None:
    assert crawl.status("misago")["registration"] == "open"


def test_misago_features_are_those_its_pages_show(crawl: Crawl) -> None:
    assert crawl.features("misago") == {"forum", "search"}


def test_nothing_is_asked_that_the_robots_file_of_misago_refuses(crawl: Crawl) -> None:
    sql = "SELECT url FROM visit WHERE network = 'misago' AND url LIKE '%/api/%' AND status > 0"
    assert crawl.rows(sql) == []

"""Askbot at work: questions whose feed leaves out the answers."""

from __future__ import annotations

import pytest

from tests.real.crawled import Crawl
from tests.real.servers.askbot import QUESTIONS
from tests.real.servers.community import PEOPLE

pytestmark = pytest.mark.real


def test_askbot_is_recognised_and_the_version_it_hides_is_unknown(crawl: Crawl) -> None:
    assert crawl.status("askbot")["platform"] == "askbot"
    assert crawl.observed("askbot", "software_version") == set()


def test_askbot_totals_are_the_true_ones(crawl: Crawl) -> None:
    assert crawl.status("askbot")["members"] == len(PEOPLE)
    assert crawl.observed("askbot", "topics_total") == {len(QUESTIONS)}
    comments = [comment for _, _, comments in QUESTIONS for comment in comments]
    assert crawl.observed("askbot", "comments_total") == {len(comments)}


def test_an_answer_is_news_though_the_feed_has_questions_only(crawl: Crawl) -> None:
    truth = crawl.communities["askbot"]
    assert max(truth.posts) < truth.newest
    assert crawl.newest("askbot") == truth.newest


def test_questions_are_dated_to_the_second_and_nothing_else_is_made_up(crawl: Crawl) -> None:
    truth = crawl.communities["askbot"]
    assert crawl.dates("askbot", "topic") == set(truth.posts)
    assert crawl.dates("askbot", "post") <= set(truth.posts + truth.comments)


def test_a_site_asked_something_every_other_week_is_alive(crawl: Crawl) -> None:
    assert crawl.status("askbot")["state"] == "alive"


def test_askbot_features_are_those_its_pages_show(crawl: Crawl) -> None:
    assert crawl.features("askbot") == {"directory", "feed", "forum", "search"}


def test_a_feed_of_questions_alone_gives_no_exact_number_of_posts_or_authors(crawl: Crawl) -> None:
    rows = crawl.rows(
        "SELECT DISTINCT signal FROM evidence WHERE network = 'askbot' AND probe = 'feed' "
        "AND signal IN ('posts_30d', 'authors_30d') AND high IS NULL"
    )
    assert {row["signal"] for row in rows} == {"posts_30d", "authors_30d"}

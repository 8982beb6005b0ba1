"""NodeBB at work: a forum that tells its size in the list of its users, and dates every topic."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.real.crawled import Crawl
from tests.real.servers.community import PEOPLE
from tests.real.servers.nodebb import TOPICS

pytestmark = pytest.mark.real


def test_nodebb_is_recognised_and_the_version_it_hides_is_unknown(crawl: Crawl) -> None:
    assert crawl.status("nodebb")["platform"] == "nodebb"
    assert crawl.observed("nodebb", "software_version") == set()


def test_topics_and_the_newest_answer_to_each_are_dated_to_the_second(crawl: Crawl) -> None:
    truth = crawl.communities["nodebb"]
    assert crawl.newest("nodebb") == truth.newest
    assert crawl.dates("nodebb", "topic") == set(truth.posts)
    answered = [topic for topic in TOPICS if len(topic) > 1]
    found = crawl.dates("nodebb", "comment")
    assert found <= set(truth.comments)
    assert len(found) == len(answered)


def test_members_are_those_of_the_list_of_users(crawl: Crawl) -> None:
    assert crawl.status("nodebb")["members"] == len(PEOPLE) + 1  # and who set it up
    assert crawl.observed("nodebb", "members_total") == {len(PEOPLE) + 1}


def test_nodebb_lets_anyone_register(crawl: Crawl) -> None:
    assert crawl.status("nodebb")["registration"] == "open"


def test_a_forum_answered_in_every_few_days_is_alive(crawl: Crawl) -> None:
    assert crawl.status("nodebb")["state"] == "alive"


def test_nodebb_features_are_those_its_menu_shows(crawl: Crawl) -> None:
    assert crawl.features("nodebb") == {"directory", "feed", "forum", "groups"}


def test_nodebb_s_categories_are_told_with_their_newest_contribution(crawl: Crawl) -> None:
    groups = crawl.rows("SELECT name, newest_post_at FROM network_groups WHERE network = 'nodebb'")
    assert groups
    newest = max(datetime.fromisoformat(group["newest_post_at"]) for group in groups)
    assert newest == crawl.communities["nodebb"].newest

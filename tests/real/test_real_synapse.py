"""Synapse at work: a server that lists its rooms and says nothing of its accounts."""

from __future__ import annotations

import pytest

from tests.real.crawled import Crawl
from tests.real.servers.synapse import PUBLIC_ROOMS

pytestmark = pytest.mark.real


def test_synapse_is_recognised_with_its_version(crawl: Crawl) -> None:
    version = crawl.communities["synapse"].version
    assert crawl.observed("synapse", "software") == {"synapse"}
    assert crawl.observed("synapse", "software_version") == {version}


def test_published_rooms_are_counted_and_private_ones_are_not(crawl: Crawl) -> None:
    assert crawl.observed("synapse", "groups_total") == {len(PUBLIC_ROOMS)}


def test_accounts_that_synapse_does_not_count_in_public_are_unknown(crawl: Crawl) -> None:
    assert crawl.status("synapse")["members"] is None
    assert crawl.observed("synapse", "members_total") == set()


def test_a_server_that_dates_nothing_is_undetermined_and_not_dead(crawl: Crawl) -> None:
    assert crawl.newest("synapse") is None
    assert crawl.status("synapse")["state"] == "undetermined"


def test_synapse_features_are_rooms_and_messages(crawl: Crawl) -> None:
    assert crawl.features("synapse") == {"groups", "messages"}

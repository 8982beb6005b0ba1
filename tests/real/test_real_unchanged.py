"""Real servers crawled twice: what has not changed is not sent again, and is stated again as it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest

from tests.real.crawled import Crawl, run_crawl
from tests.real.servers.mediawiki import mediawiki
from tests.real.servers.wordpress import wordpress

pytestmark = pytest.mark.real

FACTS = (
    "SELECT o.network, v.url, o.signal, o.value, o.low, o.high FROM observation o "
    "JOIN visit v ON v.id = o.visit WHERE v.crawl = (SELECT {}(id) FROM crawl) AND o.network = ?"
)
#: Answers that the server itself can tell again.
MARKED = """
  SELECT url FROM kept_answer WHERE network = ? AND (
    json_extract(facts, '$.keepsake.etag') != '' OR json_extract(facts, '$.keepsake.modified') != '')
"""
BYTES = (
    "SELECT url, purpose, status, sum(size_bytes) AS bytes FROM visit "
    "WHERE crawl = (SELECT {}(id) FROM crawl) AND network = ? GROUP BY url"
)


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawl]:
    """Two crawls of a WordPress and a MediaWiki that nobody writes on."""
    as_of = datetime.now(UTC)
    with ExitStack() as stack:
        served = [
            stack.enter_context(serve(tmp_path_factory.mktemp("real"), as_of))
            for serve in (wordpress, mediawiki)
        ]
        communities = {community.id: community for community in served}
        folder = tmp_path_factory.mktemp("crawl")
        run_crawl(communities, folder)
        yield run_crawl(communities, folder)


@pytest.mark.parametrize("network", ["wordpress", "mediawiki"])
def test_what_was_known_is_stated_again(twice: Crawl, network: str) -> None:
    first = [tuple(row.values()) for row in twice.rows(FACTS.format("min"), network)]
    second = [tuple(row.values()) for row in twice.rows(FACTS.format("max"), network)]
    assert first
    assert set(first) <= set(second)
    assert twice.newest(network) == twice.communities[network].newest


@pytest.mark.parametrize("network", ["wordpress", "mediawiki"])
def test_what_a_server_knows_again_is_not_sent_again(twice: Crawl, network: str) -> None:
    again = {row["url"]: row for row in twice.rows(BYTES.format("max"), network)}
    marked = [again[row["url"]] for row in twice.rows(MARKED, network) if row["url"] in again]
    assert {row["status"] for row in marked} == {304}
    assert sum(row["bytes"] for row in marked) == 0

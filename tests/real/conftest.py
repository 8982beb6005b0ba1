"""Real community software, served on loopback and crawled once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest

from tests.real.crawled import Crawl, run_crawl
from tests.real.servers.community import Community
from tests.real.servers.everyone import SERVERS


@pytest.fixture(scope="session")
def communities(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Community]]:
    """All communities, up and seeded, by id."""
    as_of = datetime.now(UTC)
    with ExitStack() as stack:
        served = [
            stack.enter_context(serve(tmp_path_factory.mktemp("real"), as_of)) for serve in SERVERS
        ]
        yield {community.id: community for community in served}


@pytest.fixture(scope="session")
def crawl(communities: dict[str, Community], tmp_path_factory: pytest.TempPathFactory) -> Crawl:
    """One crawl of all of them."""
    return run_crawl(communities, tmp_path_factory.mktemp("crawl"))

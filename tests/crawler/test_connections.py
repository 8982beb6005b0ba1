"""A crawl may open as many connections as the system lets it, and keeps none for long that is not used."""

from __future__ import annotations

import resource
from collections.abc import Iterator

import pytest

from crawler.run import MOST_FILES, allow_many_connections


@pytest.fixture
def limit() -> Iterator[int]:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    yield hard
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_shell_s_small_limit_of_open_files_is_raised(limit: int) -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (1_024, limit))
    allow_many_connections()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = MOST_FILES if limit == resource.RLIM_INFINITY else min(limit, MOST_FILES)
    assert (soft, hard) == (max(1_024, most), limit)


def test_a_larger_limit_stays(limit: int) -> None:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    if 0 <= before[0] < MOST_FILES:
        pytest.skip("this system allows fewer")
    allow_many_connections()
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == before

"""One running demo web for all its tests, and a visitor that knows nothing of the crawler."""

from __future__ import annotations

import http.client
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from demo.server import LOOPBACK
from demo.web import DemoWeb


@pytest.fixture(scope="session")
def as_of() -> datetime:
    return datetime(2026, 11, 23, 10, 30, 15, tzinfo=UTC)


@pytest.fixture(scope="session")
def web(as_of: datetime) -> Iterator[DemoWeb]:
    with DemoWeb(as_of, slow_seconds=30) as running:
        yield running


@pytest.fixture(scope="session")
def ask() -> Callable[..., tuple[int, dict[str, str], bytes]]:
    """Return a function that asks a host of a web for a path: status, headers, body."""

    def ask_once(
        web: DemoWeb, host: str, path: str = "/", timeout: float = 10
    ) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection(LOOPBACK, web.port, timeout=timeout)
        try:
            connection.request("GET", path, headers={"Host": f"{host}:{web.port}"})
            response = connection.getresponse()
            headers = {name.lower(): value for name, value in response.getheaders()}
            return response.status, headers, response.read()
        finally:
            connection.close()

    return ask_once

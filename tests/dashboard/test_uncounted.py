"""Which of Datasette's tables are shown without counting their rows."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from dashboard.uncounted import uncounted

LARGE, SMALL = 1_500_000_000, 1_000_000


def asked(path: str, query: bytes, size: int) -> bytes:
    """Return the question as Datasette hears it."""
    heard: list[bytes] = []

    async def app(scope: Any, _receive: Any, _send: Any) -> None:
        heard.append(scope["query_string"])

    datasette = SimpleNamespace(databases={"vitality": SimpleNamespace(size=size)})
    scope = {"type": "http", "path": path, "query_string": query}
    asyncio.run(uncounted(app, datasette)(scope, None, None))  # type: ignore[arg-type]
    return heard[0]


@pytest.mark.parametrize("path", ["/vitality/history", "/vitality/figures.json"])
def test_what_grows_with_each_day_is_not_counted(path: str) -> None:
    assert asked(path, b"", LARGE) == b"_nocount=1"
    assert asked(path, b"_size=20", LARGE) == b"_size=20&_nocount=1"


@pytest.mark.parametrize(
    ("path", "query", "size"),
    [
        ("/vitality/history", b"", SMALL),
        ("/vitality/history", b"network=apec", LARGE),
        ("/vitality/network_status", b"", LARGE),
        ("/other/history", b"", LARGE),
        ("/", b"", LARGE),
    ],
)
def test_everything_else_is_counted(path: str, query: bytes, size: int) -> None:
    assert asked(path, query, size) == query

"""Every answer has the headers that keep it harmless: our pages, Datasette's, files, errors."""

from __future__ import annotations

import httpx
import pytest

from dashboard.guards import HEADERS
from tests.dashboard.conftest import Browse
from tests.helpers.addresses import OURS

DATA = "/some~20facts"
#: Datasette's own: every kind of page, and each form of it.
DATASETTES = (
    *(f"{DATA}{ending}" for ending in ("", ".json", "/network", "/network.json", "/network.csv")),
    *(f"{DATA}/network/devs{ending}" for ending in ("", ".json")),
    *(f"{DATA}{ending}?sql=select+1" for ending in ("", ".json", ".csv")),
    *(f"{DATA}/network_status{ending}" for ending in ("", ".json", ".csv", ".csv?_stream=1")),
    *(f"{DATA}{ending}?sql=no+such" for ending in ("", ".json", ".csv")),
    *(f"{DATA}/network{ending}?_sort=nobody" for ending in ("", ".json", ".csv")),
    *(f"{DATA}/nobody{ending}" for ending in ("", ".json")),
    f"{DATA}.db",
    *(f"/-/{name}{ending}" for name in ("versions", "settings") for ending in ("", ".json")),
    *("/-/permissions", "/-/databases", "/-/static/app.css", "/-/static/none.css", "/-/logout"),
    *("/favicon.ico", "/none", "/none.json", "/network/nobody", "/badge/nobody.svg", "/%00", "//x"),
)
ADDRESSES = [*(address for found in OURS.values() for address in found), *DATASETTES]


def assert_guarded(answer: httpx.Response) -> None:
    for name, value in HEADERS.items():
        assert answer.headers.get_list(name) == [value], (answer.url, answer.status_code, name)
    assert "access-control-allow-origin" not in answer.headers
    assert "set-cookie" not in answer.headers
    if answer.headers.get("content-type", "").startswith("text/html"):
        assert "Accept-Language" in answer.headers["vary"], answer.url


def test_every_answer_has_the_headers(browse: Browse) -> None:
    for address in ADDRESSES:
        assert_guarded(browse(address))


def test_so_has_every_answer_to_another_method(browse: Browse) -> None:
    for address in ("/", "/check-list", "/api", DATA, "/-/static/app.css"):
        for method in ("HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "X"):
            assert_guarded(browse(address, method=method))


@pytest.mark.parametrize("host", ["evil.example", "[evil"])
def test_so_has_an_answer_under_another_name(browse: Browse, host: str) -> None:
    answer = browse("/", host=host)
    assert answer.status_code == 400
    assert_guarded(answer)

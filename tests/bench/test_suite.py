"""The benchmarks' web answers as real servers do, and a figure says whether it reaches its goal."""

from __future__ import annotations

import gzip
import shutil
from http.client import HTTPConnection
from pathlib import Path

import pytest

from bench.benchmark import Benchmark
from bench.pages import SMALLEST
from bench.realistic_web import SEEDS, RealisticWeb


def get(web: RealisticWeb, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    sent = {"Host": "bench-1.localhost", "Accept-Encoding": "gzip"}
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    connection = HTTPConnection("127.0.0.1", web.port, timeout=10)
    connection.request("GET", path, headers=sent)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), body


@pytest.mark.parametrize("has_nginx", [True, False])
def test_pages_are_packed_and_known_again_whatever_serves_them(
    has_nginx: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_nginx:
        monkeypatch.setattr(shutil, "which", lambda *_args, **_named: None)
    with RealisticWeb(tmp_path, 2) as web:
        status, headers, body = get(web, "/")
        assert (status, headers["Content-Encoding"]) == (200, "gzip")
        assert len(gzip.decompress(body)) >= SMALLEST
        assert get(web, "/", If_None_Match=headers["ETag"])[::2] == (304, b"")
        assert get(web, "/nowhere")[0] == 404
        assert get(web, "/feed.xml")[0] == 200
        one, two = web.networks
        assert one.url != two.url
        assert len(one.seeds) == SEEDS


@pytest.mark.parametrize(
    ("figure", "is_rate", "reached"),
    [(2, False, True), (3, False, False), (3, True, True), (1, True, False)],
)
def test_a_cost_is_reached_from_below_and_a_rate_from_above(
    figure: float, is_rate: bool, reached: bool
) -> None:
    measured = Benchmark("x", figure, "x", 2, is_rate)
    assert measured.as_row()["reached"] is reached

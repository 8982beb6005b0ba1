"""Pages as common software makes them, its threads and comments among them, with the newest date."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from crawler.page import Page
from crawler.probes import read_page

FIXTURES = Path(__file__).parents[2] / "fixtures_dates"
NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)
CASES: dict[str, dict[str, str | None]] = json.loads(
    (FIXTURES / "index.json").read_text(encoding="utf-8")
)


def newest(name: str) -> str | None:
    body = (FIXTURES / f"{name}.html").read_bytes()
    headers = {"content-type": "text/html; charset=utf-8"}
    reading = read_page(Page(str(CASES[name]["url"]), 200, body, NOW, headers))
    days = [f"{post.posted_at:%Y-%m-%d}" for post in reading.posts if post.posted_at <= NOW]
    assert reading.errors == [], name
    return max(days, default=None)


def test_the_newest_contribution_is_found_and_none_is_invented() -> None:
    assert {name: newest(name) for name in CASES} == {
        name: case["newest"] for name, case in CASES.items()
    }


def test_every_page_is_in_the_index() -> None:
    assert {path.stem for path in FIXTURES.glob("*.html")} == set(CASES)

"""Pages of every kind, written before the reader had seen them; how many it read at first stands in
``docs/decisions/0095-*``. A page of a living network that ends it would be the worst error of all.
"""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from crawler.faces import look
from tests.crawler.faces.pages import ENDINGS, LABELLED, page_of

PAGES = [
    (file.stem, page)
    for file in sorted(LABELLED.glob("*.toml"))
    for page in tomllib.loads(file.read_text(encoding="utf-8"))["pages"]
]
EACH = pytest.mark.parametrize(
    ("kind", "given"), PAGES, ids=[f"{kind}: {page['name']}" for kind, page in PAGES]
)
LIVING = [page for _, page in PAGES if page["face"] == "ok"]


@EACH
def test_a_page_is_what_a_person_would_say(kind: str, given: dict[str, Any]) -> None:
    found = look(page_of(given))
    assert found.face in (given["face"], *given.get("accept", ()))
    for key in ("successor_url", "closed_on", "closes_on", "since"):
        assert getattr(found, key) == given.get(key, getattr(found, key))


@pytest.mark.parametrize("given", LIVING, ids=[page["name"] for page in LIVING])
def test_no_living_page_is_ended_by_the_status_of_an_error(given: dict[str, Any]) -> None:
    for status in (403, 404, 503):
        assert look(page_of({**given, "status": status})).face not in ENDINGS

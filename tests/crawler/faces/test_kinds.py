"""Pages of every kind, written before the reader had seen them; how many it read at first stands in
``docs/decisions/0095-*``. A page of a living network that ends it would be the worst error of all.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from crawler.faces import look
from tests.crawler.faces.pages import ENDINGS, LABELLED, page_of

KINDS = {
    file.stem: tomllib.loads(file.read_text(encoding="utf-8"))["pages"]
    for file in sorted(LABELLED.glob("*.toml"))
}
ERRORS = (403, 404, 503)
EACH = pytest.mark.parametrize("kind", KINDS)


def as_labelled(page: dict[str, Any]) -> bool:
    found = look(page_of(page))
    told = ("successor_url", "closed_on", "closes_on", "since")
    faces = (page["face"], *page.get("accept", ()))
    return found.face in faces and all(
        getattr(found, key) == page[key] for key in told if key in page
    )


@EACH
def test_a_page_is_what_a_person_would_say(kind: str) -> None:
    wrong = [(page["name"], look(page_of(page))) for page in KINDS[kind] if not as_labelled(page)]
    assert wrong == []


def ended_by(kind: str, statuses: Callable[[int], tuple[int, ...]]) -> list[tuple[str, int]]:
    """Return the living pages that an error's status ends; ``statuses`` says of each page's place which."""
    living = [page for page in KINDS[kind] if page["face"] == "ok"]
    return [
        (page["name"], status)
        for place, page in enumerate(living)
        for status in statuses(place)
        if look(page_of({**page, "status": status})).face in ENDINGS
    ]


@EACH
def test_no_living_page_is_ended_by_the_status_of_an_error(kind: str) -> None:
    # One page in four, one status each, so that the run stays short; all of them in the long one below.
    def one_in_four(place: int) -> tuple[int, ...]:
        return () if place % 4 else (ERRORS[place // 4 % len(ERRORS)],)

    assert ended_by(kind, one_in_four) == []


@pytest.mark.real
@EACH
def test_no_living_page_is_ended_by_any_error_s_status(kind: str) -> None:
    assert ended_by(kind, lambda _place: ERRORS) == []

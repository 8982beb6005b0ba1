"""Pages for the tests of faces: one way to write them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from commands.labelled import written
from crawler.faces import Finding
from crawler.page import Page
from vocabulary.items import Face

#: Pages written to mislead, with their labels.
LABELLED = Path(__file__).parents[2] / "labelled" / "faces"
#: The day on which all pages are fetched.
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PROSE = "Les adhérents échangent ici sur leurs métiers, leurs outils et leurs rencontres. " * 12
#: Faces that end a community, or that make a crawl take it for ended.
ENDINGS = frozenset(
    {
        *(Face.CLOSURE_NOTICE, Face.PARKED, Face.FOR_SALE, Face.SUSPENDED, Face.DEFAULT_PAGE),
        *(Face.DIRECTORY_INDEX, Face.UNCLAIMED_HOST, Face.OVERRUN),
    }
)


def page_of(given: dict[str, Any]) -> Page:
    """Return the answer that an entry of a TOML file describes."""
    page = written("", "", given)
    return Page(page.url, page.status, page.body, page.as_of, page.headers)


def answer(
    body: str,
    title: str = "",
    status: int = 200,
    url: str = "https://club.example/",
    head: str = "",
    **headers: str,
) -> Page:
    """Return an HTML answer; a header's name is written with underscores."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    text = (
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    )
    return Page(
        url, status, text.encode(), NOW, {"content-type": "text/html; charset=utf-8", **named}
    )


def raw(body: str, status: int, url: str = "https://club.example/", **headers: str) -> Page:
    """Return an answer that is not a whole HTML page."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Page(url, status, body.encode(), NOW, {"content-type": "text/plain", **named})


def is_proven(found: Finding) -> bool:
    """Whether a finding that ends a community rests on two signs, none of them twice."""
    return len(set(found.signs)) >= 2

"""The tables of known pages: each row with a page of its own, and none on a page where people post."""

from __future__ import annotations

import re
import time
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crawler.faces import fingerprints, look
from crawler.faces.known_rows import rows
from crawler.page import Page
from tests.crawler.faces.pages import ENDINGS, NOW, page_of

EXAMPLES = Path(__file__).with_name("examples")
TABLES = sorted(file.stem for file in EXAMPLES.glob("*.toml"))
PAGES: dict[str, list[dict[str, Any]]] = {
    table: tomllib.loads((EXAMPLES / f"{table}.toml").read_text(encoding="utf-8"))["pages"]
    for table in TABLES
}
#: What only a site has.
SITE = (
    "<nav><a href='/forum'>Forum</a> <a href='/agenda'>Agenda</a> <a href='/annuaire'>Annuaire</a></nav>"
    "<article class='post'><time datetime='2026-11-20'>20/11</time><p>Bonjour à tous.</p></article>"
)


def answer(given: dict[str, Any], beside: str = "") -> Page:
    """Return the page of an example, with ``beside`` added to what it shows."""
    page = page_of(given)
    return replace(page, body=page.body + beside.encode())


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_page_and_a_name_of_its_own(table: str) -> None:
    names = [row.name for row in rows(table)]
    assert len(names) == len(set(names))
    assert set(names) == {page["row"] for page in PAGES[table]}


@pytest.mark.parametrize("table", TABLES)
def test_every_row_asks_for_something(table: str) -> None:
    for row in rows(table):
        parts = (row.title, row.says, row.sentence, row.source, row.markup, row.header, row.address)
        assert any(parts)


@pytest.mark.parametrize("table", TABLES)
def test_every_pattern_of_a_row_is_one(table: str) -> None:
    for row in rows(table):
        for pattern in (row.title, row.says, row.address, *row.sentence, *row.unless):
            re.compile(pattern)
        for source in row.source:
            re.compile(source)


@pytest.mark.parametrize("table", TABLES)
def test_a_page_is_known_by_its_row(table: str) -> None:
    faces = {row.name: row.face for row in rows(table)}
    wrong = [
        (row, found)
        for row, found in ((given["row"], look(answer(given))) for given in PAGES[table])
        if (found.face, found.signs[:1]) != (faces[row], (row,)) or len(set(found.signs)) < 2
    ]
    assert wrong == []


@pytest.mark.parametrize("table", TABLES)
def test_the_same_words_on_a_page_with_a_menu_and_posts_end_nothing(table: str) -> None:
    ended = [
        given["row"]
        for given in PAGES[table]
        if "raw" not in given and look(answer(given, SITE)).face in ENDINGS
    ]
    assert ended == []


@pytest.mark.parametrize("size", [1_700, 9_900, 1_000_000])
@pytest.mark.parametrize("table", sorted({*TABLES, "spam"}))
def test_a_table_s_own_words_over_and_over_cost_no_more_than_their_length(
    table: str, size: int
) -> None:
    source = (Path(fingerprints.__file__).parent / "tables" / f"{table}.toml").read_text("utf-8")
    words = " ".join(dict.fromkeys(re.findall(r"[^\W\d_]{2,}", source)))
    text = f"{words} " * (size // len(words) + 1)
    body = f"<!doctype html><title>{words[:300]}</title><p>{text[:size]}</p>"
    page = Page("https://club.example/", 200, body.encode(), NOW, {"content-type": "text/html"})
    look(page)  # the tables are read once
    started = time.process_time()
    look(replace(page))
    assert time.process_time() - started < 2


def test_a_page_too_tangled_to_be_parsed_is_not_parsed_for_its_sentences() -> None:
    body = b"<!doctype html><title>Club</title>" + b"<b><i><a>" * 200_000
    page = Page("https://club.example/", 200, body, NOW, {"content-type": "text/html"})
    started = time.process_time()
    look(page)
    assert time.process_time() - started < 2

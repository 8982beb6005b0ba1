"""The source is asked what a selector needs; where it lacks it, the tree would find nothing either."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.page import Page
from crawler.selectors import may_find, needs


@pytest.mark.parametrize(
    ("selector", "words"),
    [
        ("h1", [{b"<h1"}]),
        ('a[href*="action=mlist"]', [{b"<a", b"href", b"action", b"mlist"}]),
        ('meta[name="Generator" i][content]', [{b"<meta", b"name", b"generator", b"content"}]),
        (".post, #foot > b", [{b"post"}, {b"foot", b"<b"}]),
        ("link[rel~='alternate'][href]", [{b"<link", b"rel", b"alternate", b"href"}]),
        ('a[href$="/register?a=1&b"]', [{b"<a", b"href", b"register", b"a", b"1", b"b"}]),
    ],
)
def test_a_plain_selector_needs_its_own_names_and_words(
    selector: str, words: list[set[bytes]]
) -> None:
    assert needs(selector) == tuple(map(frozenset, words))


@pytest.mark.parametrize("selector", ["tbody", "html body", "p", "*", "tr > p"])
def test_what_a_parser_adds_by_itself_is_not_looked_for(selector: str) -> None:
    assert may_find(selector, b"")


@pytest.mark.parametrize("selector", ["div:has(> a)", "a:not([href])", r".a\:b", "[lang=fr]"])
def test_nothing_is_said_of_selectors_with_conditions(selector: str) -> None:
    assert needs(selector) is None
    assert may_find(selector, b"")


def test_one_alternative_that_may_be_there_is_enough() -> None:
    assert may_find('form[role="search"], input.find', b'<input class="find">')
    assert not may_find('form[role="search"], input.find', b'<form class="find">')


@pytest.mark.parametrize(
    ("markup", "selector"),
    [
        ('<A HREF="/Forum?a=1&amp;b=2">x</A>', 'a[href*="a=1&b"]'),
        ("<a href='&#x2F;forum&#x3D;1'>x</a>", 'a[href="/forum=1"]'),
        ("<table><td class=Row>x</table>", "tbody > tr > td.Row"),
        ("<P CLASS=post>x", ".post"),
        ('<meta name="GENERATOR" content="x">', 'meta[name="generator" i][content]'),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_is_spelt_otherwise_in_the_source_is_found(
    markup: str, selector: str, encoding: str
) -> None:
    body = f"<!doctype html><title>x</title>{markup}".encode(encoding)
    headers = {"content-type": f"text/html; charset={encoding}"}
    page = Page("https://a.example/", 200, body, datetime(2026, 11, 23, tzinfo=UTC), headers)
    assert page.tree.css_matches(selector)
    assert page.shows(selector)
    assert page.first(selector) is not None
    assert len(page.select(selector)) == 1

"""How many people moderate and how many rules there are, as numbers; nobody's name."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.page import Page
from crawler.readers.moderation import add_pages, add_rules, add_team
from crawler.reading import Reading


def numbers(reading: Reading) -> dict[str, object]:
    return {each.signal: each.value for each in reading.observations}


@pytest.mark.parametrize(
    ("lists", "number"),
    [
        ([[{"id": 1, "username": "x"}], [{"id": 1}, {"id": 2}]], 2),  # who has both roles is one
        ([[3, 4], [4, 5]], 3),
        ([[{"person": {"id": 9}}, {"person": {"id": 8}}]], 2),
        ([[{"person": "x"}, {"id": "a"}, None, -1, True]], None),
    ],
)
def test_each_person_counts_once(lists: list[object], number: int | None) -> None:
    reading = Reading()
    add_team(reading, [(each, "/p") for each in lists])
    assert numbers(reading).get("moderators_total") == number
    assert not any("x" in str(each) for each in reading.observations)


@pytest.mark.parametrize("nothing", [[], None, "5", {"id": 1}])
def test_a_hidden_list_is_unknown_and_no_zero(nothing: object) -> None:
    reading = Reading()
    add_team(reading, [(nothing, "/p")])
    add_rules(reading, nothing, "/rules")
    assert reading.observations == []


def test_published_rules_are_counted() -> None:
    reading = Reading()
    add_rules(reading, [{"id": "1", "text": "Be kind"}, {"id": "2", "text": "No spam"}], "/rules")
    assert numbers(reading) == {"rules_total": 2}


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ('<a href="/charte">Charte du forum</a>', {"rules_url": "https://club.example/charte"}),
        ('<a href="/coc"> Code  of conduct </a>', {"rules_url": "https://club.example/coc"}),
        ('<a href="/abus">Signaler un abus</a>', {"report_url": "https://club.example/abus"}),
        ('<a href="https://host.example/abuse">Report abuse</a>', {}),  # its host's
        ('<a href="mailto:anne@club.example">Signaler un abus</a>', {}),  # somebody's
        ('<a href="/t/12">Nouvelles règles du forum en 2019 ?</a>', {}),
        ("<p>Charte du forum</p>", {}),
        ('<a href="/1">Règles</a><a href="/2">Charte</a>', {"rules_url": "https://club.example/1"}),
    ],
)
def test_pages_of_rules_and_for_complaints_are_told_by_links_that_are_named_so(
    link: str, told: dict[str, str]
) -> None:
    body = f"<!doctype html><body>{link}</body>".encode()
    page = Page("https://club.example/", 200, body, datetime(2026, 11, 23, tzinfo=UTC))
    reading = Reading()
    add_pages(reading, page)
    assert numbers(reading) == told

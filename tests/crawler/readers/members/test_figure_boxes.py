from __future__ import annotations

from datetime import UTC, datetime
from time import process_time

import pytest

from crawler.page import Page
from crawler.probes import read_page
from crawler.readers.members.figure_boxes import boxed_figures

NOW = datetime(2026, 11, 28, tzinfo=UTC)


def page(body: str) -> Page:
    html = f"<!doctype html><html><head><title>Accueil</title></head><body>{body}</body></html>"
    return Page("http://x.example/", 200, html.encode(), NOW, {"content-type": "text/html"})


def members(body: str) -> tuple[float | None, float | None] | None:
    for seen in read_page(page(body)).observations:
        if seen.signal == "members_total":
            return seen.low, seen.high
    return None


@pytest.mark.parametrize(
    ("body", "bounds"),
    [
        (
            "<div><div><b>500+</b><p>Membres</p></div><div><b>20</b><p>Pays</p></div></div>",
            (500, None),
        ),
        (
            "<div><div><p>Membres</p><b>500</b></div><div><p>Partenaires</p><b>20</b></div></div>",
            (500, 500),
        ),
        (
            "<table><tr><th>Membres</th><th>Sujets</th></tr><tr><td>420</td><td>1 310</td></tr></table>",
            (420, 420),
        ),
        (
            "<table><tr><th>An</th><th>Membres</th></tr><tr><td>2024</td><td>380</td></tr>"
            "<tr><td>2025</td><td>420</td></tr></table>",
            None,
        ),
        (
            '<ul><li><i class="fa" title="Membres"></i><b>1 234</b></li>'
            '<li><i title="Messages"></i><b>99</b></li></ul>',
            (1234, 1234),
        ),
        ('<div><img src="a.png" alt="Membres"><span>812</span></div>', (812, 812)),
        (
            '<div><b class="counter" data-count="4520">0</b><h4>adhérents</h4></div>'
            '<div><b data-count="12">0</b><h4>pays</h4></div>',
            (4520, 4520),
        ),
    ],
    ids=[
        "label below",
        "label above",
        "column of one row",
        "column of many",
        "icon",
        "picture",
        "counter run by a script",
    ],
)
def test_the_figure_of_a_box_belongs_to_its_label(
    body: str, bounds: tuple[float, float | None]
) -> None:
    assert members(body) == bounds


@pytest.mark.parametrize(
    "body",
    [
        # two groups of a list: neither is the network
        "<div><b>34</b><p>members</p></div><div><b>35</b><p>members</p></div>",
        "<div><b>12</b><p>Membres du bureau</p></div>",
        "<div><b>12</b><p>Membres</p><b>13</b></div>",
        '<div><b data-target="#menu">0</b><p>Membres</p></div>',
        "<div><b>2019</b><p>Membres</p></div>",
    ],
)
def test_a_box_that_may_mean_something_else_says_nothing(body: str) -> None:
    assert members(body) is None


def test_the_text_of_a_page_outranks_its_boxes() -> None:
    stated = "<p>Nombre de membres : 700</p><div><b>12</b><p>Membres</p></div>"
    assert members(stated) == (700, 700)


@pytest.mark.parametrize(
    "food",
    [
        "<b>12</b>",
        "<div><b>12</b>",
        "membres<div><b>12</b>",
        "<p>1</p><p>membres</p>",
        '<i data-count="7">0</i>',
        '<b title="Membres">12',
        "<table><tr><th>Membres</th></tr><tr><td>1</td></tr>",
        "<tr><td>1</td></tr><table>",
    ],
)
def test_a_megabyte_of_the_worst_food_costs_less_than_a_second(food: str) -> None:
    hostile = page(food * (1_000_000 // len(food)))
    assert hostile.visible_text or hostile.tree  # the tree is made for every reader
    start = process_time()
    boxed_figures(hostile)
    assert process_time() - start < 1

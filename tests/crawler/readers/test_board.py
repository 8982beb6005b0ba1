from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from crawler.page import Page
from crawler.readers.board import (
    add_posts_and_members,
    add_totals,
    members_online,
)
from crawler.readers.dates.node_dates import stated_moment
from crawler.reading import Reading
from vocabulary.items import iso


def totals(*texts: str) -> dict[str, tuple[object, float | None, float | None]]:
    reading = Reading()
    add_totals(reading, texts, "fr", place="here")
    return {seen.signal: (seen.value, seen.low, seen.high) for seen in reading.observations}


def test_totals_are_told_by_position() -> None:
    assert totals("8 780", "94\u202f134", "1.814") == {
        "topics_total": (8780, 8780, 8780),
        "posts_total": (94134, 94134, 94134),
        "members_total": (1814, 1814, 1814),
    }


def test_a_short_figure_is_kept_as_a_range() -> None:
    assert totals("1.2k", "199.3k", "30")["posts_total"] == (199300, 199250, 199350)


@pytest.mark.parametrize(
    "texts",
    [
        ("12", "30"),  # one is missing
        ("12", "30", "zoe"),  # a name in place of a figure
        ("30", "12", "5"),  # fewer posts than topics: another order
        ("12", "30", "5+"),  # no upper bound
    ],
)
def test_what_cannot_be_three_totals_is_left_out_whole(texts: tuple[str, ...]) -> None:
    assert totals(*texts) == {}


@pytest.mark.parametrize(
    ("text", "online"),
    [
        ("Total:\u00a0761 (members:\u00a0509, guests:\u00a0252)", 509),
        ("Total: 1 261 (membres : 9, visiteurs : 1 252)", 9),
        ("There are currently 1,900 users online. 98 members and 1,802 guests", 98),
        ("Total: 96 (members: 1, guests: 68, robots: 27)", 1),
    ],
)
def test_members_online_are_the_first_part_of_the_sum(text: str, online: int) -> None:
    assert members_online(text) == online


@pytest.mark.parametrize(
    "text",
    [
        "Most users ever online was 634, 12-06-2015 at 05:17 PM.",
        "Total: 700 (members: 509, guests: 252)",
        "12 members online",
        "",
        "1" * 400,
    ],
)
def test_a_record_or_a_wrong_sum_is_no_count_of_members(text: str) -> None:
    assert members_online(text) is None


def test_a_moment_is_read_from_datetime_before_seconds() -> None:
    node = LexborHTMLParser(
        '<time datetime="2026-11-23T08:40:05+0100" data-time="1"></time>'
    ).css_first("time")
    assert node is not None
    moment = stated_moment(node)
    assert moment is not None
    assert iso(moment) == "2026-11-23T07:40:05Z"


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_attributes_give_a_moment_or_nothing(text: str, seconds: str) -> None:
    node = LexborHTMLParser("<time></time>").css_first("time")
    assert node is not None
    node.attrs["datetime"], node.attrs["data-time"] = text, seconds
    moment = stated_moment(node)
    assert moment is None or 1990 <= moment.year <= 2100


@pytest.mark.parametrize("seconds", ["0", "-5", "99999999999", "1e999", "١٢٣", "8:00 PM", "²"])
def test_a_wrong_number_of_seconds_is_no_moment(seconds: str) -> None:
    node = LexborHTMLParser(f'<b data-time="{seconds}"></b>').css_first("b")
    assert node is not None
    assert stated_moment(node) is None


ONLINE = """<span class="gensmall">Il y a en tout <b>4</b> utilisateurs en ligne :: 3 Enregistrés,
0 Invisible et 1 Invité<br>Le record est de <b>160</b> le Mer 24 Jul 2002<br>
<b><a href="/u1">a</a></b></span>"""


def test_a_record_of_visitors_is_not_read_where_the_totals_are_missing() -> None:
    reading, at = Reading(), datetime(2026, 11, 23, tzinfo=UTC)
    page = Page("https://forum.example/", 200, f"<html><body>{ONLINE}".encode(), at, {})
    assert not add_posts_and_members(page, reading, "span.gensmall")
    assert reading.observations == []

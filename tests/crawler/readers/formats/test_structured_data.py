"""schema.org as pages write it: wrapped, nested, hostile. Whole pages: tests/fixtures/structured_data."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.page import Page
from crawler.probes.structured_data import StructuredDataProbe
from crawler.readers.formats.structured_data import MAX_OBJECTS, things
from crawler.reading import Reading
from vocabulary.items import PostKind

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
EVENT = '{"@type": "Event", "startDate": "2026-12-01T09:00:00Z"}'


def page(body: str, url: str = "https://reseau.exemple.fr/agenda") -> Page:
    body = f"<!doctype html><html><head><title>R</title></head><body>{body}</body></html>"
    return Page(url, 200, body.encode("utf-8", "replace"), AT, {"content-type": "text/html"})


def block(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json">{text}</script>'


def read(*values: Any) -> Reading:
    return StructuredDataProbe().read(page("".join(map(block, values))))


def signals(reading: Reading) -> dict[str, Any]:
    return {seen.signal: seen.value for seen in reading.observations}


def counter(action: Any, count: Any, **parts: Any) -> dict[str, Any]:
    statistic = {"interactionType": action, "userInteractionCount": count}
    return {"@type": "Organization", "interactionStatistic": statistic, **parts}


@pytest.mark.parametrize(
    "text",
    [
        EVENT,
        f"\n<!--\n{EVENT}\n-->\n",
        f"//<![CDATA[\n{EVENT}\n//]]>",
        f"/*<![CDATA[*/{EVENT}/*]]>*/",
        f"{EVENT};",
        f"[[{EVENT}]]",
        f'{{"@graph": [{{"@type": "WebPage", "mainEntity": {EVENT}}}]}}',
        EVENT.replace('"Event"', '["Thing", "https://schema.org/BusinessEvent"]'),
        EVENT.replace('"Event"', '"schema:Event"'),
        EVENT.replace("{", '{"name": "two\nlines",'),
    ],
)
def test_json_ld_is_read_however_it_is_wrapped(text: str) -> None:
    assert signals(read(text))["next_event_at"] == "2026-12-01T09:00:00Z"


@pytest.mark.parametrize(
    "text", ["", "{", EVENT[:-1], "null", "7", '"Event"', "[" * 100_000, "1" * 5000]
)
def test_a_block_that_is_no_json_object_costs_only_itself(text: str) -> None:
    assert signals(read(text, EVENT))["next_event_at"] == "2026-12-01T09:00:00Z"


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [
        (1204, 1204, 1204),
        ("1204", 1204, 1204),
        ("1,204", 1204, 1204),
        (12.0, 12, 12),
        ("500+", 500, None),
    ],
)
def test_a_count_of_joins_is_the_number_of_members(
    count: Any, low: float, high: float | None
) -> None:
    for action in ("https://schema.org/JoinAction", {"@type": "JoinAction"}, "RegisterAction"):
        [seen] = read(counter(action, count)).observations
        assert (seen.signal, seen.low, seen.high) == ("members_total", low, high)


@pytest.mark.parametrize(
    "count",
    [
        0,
        "0",
        -5,
        12.5,
        True,
        None,
        [],
        {"value": 3},
        "many",
        "1e999",
        float("inf"),
        10**30,
        "9" * 90,
    ],
)
def test_what_is_no_count_of_people_gives_no_figure(count: Any) -> None:
    assert signals(read(counter("JoinAction", count))) == {}


@pytest.mark.parametrize("action", ["FollowAction", "LikeAction", "ViewAction", None, 3, ["x"], {}])
def test_followers_and_likes_are_not_members(action: Any) -> None:
    assert signals(read(counter(action, 900))) == {}


def test_the_figures_of_a_person_a_posting_or_another_organisation_are_left_out() -> None:
    own = counter("WriteAction", 40)
    assert signals(read(own)) == {"posts_total": 40}
    for other in (
        {**own, "@type": "Person"},
        {**own, "@type": "DiscussionForumPosting"},
        {**own, "url": "https://autre.example.org/"},
        {**own, "url": ["https://autre.example.org/", "https://reseau.example.org/"]},
        {**own, "@id": "https://autre.example.org/#organisation"},
        {"@type": "Article", "about": own},
        {"@type": "Event", "organizer": own},
        {"@type": "Organization", "memberOf": own},
    ):
        assert "posts_total" not in signals(read(other))


@pytest.mark.parametrize(
    "identity",
    [
        {"@id": "#organisation"},
        {"@id": "urn:uuid:1225c695"},
        {"url": "https://www.exemple.fr/"},
        {"url": ["https://social.example.org/reseau", "/"]},
        {"url": {"@id": "https://autre.example.org/"}},
    ],
)
def test_an_organisation_of_this_site_or_of_no_stated_one_is_its_own(
    identity: dict[str, Any],
) -> None:
    assert signals(read(counter("WriteAction", 40, **identity))) == {"posts_total": 40}


def test_of_two_different_figures_neither_is_taken_and_of_two_equal_ones_either() -> None:
    assert signals(read(counter("JoinAction", 40), counter("JoinAction", "41"))) == {}
    assert signals(read(counter("JoinAction", 40), counter("JoinAction", 40))) == {
        "members_total": 40
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1987", "1987-01-01T00:00:00Z"),
        ("2011-03", "2011-03-01T00:00:00Z"),
        ("2011-03-09", "2011-03-09T00:00:00Z"),
        ("2011-03-09T10:00:00Z", "2011-03-09T00:00:00Z"),
        ("2027-01-01", None),
        ("2011-13", None),
        ("en 2011", None),
        (2011, None),
    ],
)
def test_a_founding_date_may_be_a_year(text: Any, expected: str | None) -> None:
    found = read({"@type": "Organization", "foundingDate": text})
    assert signals(found).get("founded_at") == expected


@pytest.mark.parametrize(
    "status", ["EventCancelled", "https://schema.org/EventPostponed", ["EventCancelled"]]
)
def test_an_event_that_does_not_take_place_is_none(status: Any) -> None:
    found = read({"@type": "Event", "startDate": "2026-12-01", "eventStatus": status})
    assert found.observations == []


def test_a_posting_is_dated_once_however_often_it_is_stated() -> None:
    posting = {"@type": "BlogPosting", "datePublished": "2026-11-20", "url": "/a"}
    found = read(posting, {"@type": "Blog", "blogPost": [posting, {**posting, "url": "/b"}]})
    assert [post.kind for post in found.posts] == [PostKind.POST, PostKind.POST]


def test_answers_and_comments_are_comments_and_quoted_works_are_none() -> None:
    found = read(
        {
            "@type": "DiscussionForumPosting",
            "datePublished": "2026-11-01",
            "comment": [{"@type": "Comment", "datePublished": "2026-11-02"}],
            "sharedContent": {"@type": "Article", "datePublished": "1999-01-01"},
        }
    )
    assert [post.kind for post in found.posts] == [PostKind.TOPIC, PostKind.COMMENT]


def test_a_posting_dated_ahead_is_not_posted_yet() -> None:
    assert read({"@type": "Article", "datePublished": "2026-12-24"}).posts == []


def test_a_property_belongs_to_the_nearest_item_around_it() -> None:
    vocabulary = "https://schema.org/"
    author = (
        f'<a itemprop="author" itemscope itemtype="{vocabulary}Person"><i itemprop="url">/u</i></a>'
    )
    body = f'<div itemscope itemtype="{vocabulary}Article">{author}<b itemprop="url">/a</b></div>'
    [article, person] = things(page(body))
    assert (article.facts, person.facts) == ({"url": "/a"}, {"url": "/u"})
    assert (article.held_as, person.held_as) == ("", "author")


@pytest.mark.parametrize(
    "body",
    [
        '<script type="application/ld+json">{' * 50_000,
        block([{"@type": "Event"}] * 100_000),
        block('{"@type":"Thing","a":' * 900 + "1" + "}" * 900),
        '<div itemscope itemtype="https://schema.org/Event">' * 20_000,
        '<div itemscope itemtype="https://schema.org/Event"><i itemprop="name">' * 20_000,
    ],
    ids=["unclosed", "many", "deep", "nested scopes", "nested properties"],
)
def test_a_hostile_page_costs_seconds_at_most(body: str) -> None:
    start = process_time()
    found = list(things(page(body)))
    assert process_time() - start < 10  # a runaway takes minutes
    assert len(found) <= 2 * MAX_OBJECTS


KEYS = st.sampled_from(
    [
        *(
            "@type",
            "@graph",
            "@id",
            "url",
            "interactionStatistic",
            "interactionType",
            "eventStatus",
        ),
        *("userInteractionCount", "datePublished", "startDate", "foundingDate", "potentialAction"),
    ]
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats()
    | st.sampled_from(
        [
            *(
                "Organization",
                "Event",
                "Article",
                "JoinAction",
                "http://[",
                "2026-11-20",
                "1e999",
                "12 000",
            ),
            *("9999-12-31T23:59:59-12:00", "//[", "0000"),
        ]
    )
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=15,
)


@given(VALUES)
def test_any_json_is_read_without_error_or_impossible_figure(value: Any) -> None:
    found = read(value)
    for seen in found.observations:
        assert isinstance(seen.value, str) or 0 < (seen.value or 0) <= 10_000_000_000
    assert all(1990 <= post.posted_at.year <= 2026 for post in found.posts)

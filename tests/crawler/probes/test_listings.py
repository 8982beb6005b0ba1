"""Every source says what its list is: all contributions, or the last of each."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from crawler.page import Page
from crawler.probes import read_page
from vocabulary.items import Listing, PostKind

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def listings(url: str, body: str, kind: str = "text/html") -> set[tuple[PostKind, Listing]]:
    page = Page(url, 200, body.encode(), NOW, {"content-type": kind})
    return {(post.kind, post.listing) for post in read_page(page).posts}


def feed(*days: int) -> str:
    items = "".join(
        f"<item><guid>g{place}</guid><pubDate>{day:02} Nov 2026 10:00:00 GMT</pubDate></item>"
        for place, day in enumerate(days)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'


@pytest.mark.parametrize(
    "days", [(14, 12, 11, 8, 7, 3), (3, 7, 8, 11, 12, 14), (14, 3, 12, 11, 8, 7)]
)
def test_a_feed_in_the_order_of_its_dates_is_a_stream(days: tuple[int, ...]) -> None:
    found = listings("https://exemple.fr/feed/", feed(*days), "application/rss+xml")
    assert found == {(PostKind.POST, Listing.STREAM)}


def test_a_feed_of_comments_is_a_stream_of_comments_alone() -> None:
    found = listings("https://exemple.fr/comments/feed/", feed(9, 8, 7), "application/rss+xml")
    assert found == {(PostKind.COMMENT, Listing.STREAM)}


@pytest.mark.parametrize(
    ("url", "days"),
    [
        ("https://exemple.fr/app.php/feed/topics_active", (14, 12, 11)),
        ("https://exemple.fr/latest.rss", (14, 12, 11)),
        ("https://exemple.fr/topics.rss", (3, 14, 8, 12, 1, 13)),
    ],
)
def test_a_feed_of_topics_in_the_order_of_their_replies_is_a_sample(
    url: str, days: tuple[int, ...]
) -> None:
    found = listings(url, feed(*days), "application/rss+xml")
    assert {listing for _, listing in found} == {Listing.SAMPLE}


def test_posts_and_comments_of_an_api_are_streams_of_their_own() -> None:
    body = json.dumps([{"id": 7, "date_gmt": "2026-11-03T10:00:00"}])
    for route, kind in (("posts", PostKind.POST), ("comments", PostKind.COMMENT)):
        url = f"https://exemple.fr/wp-json/wp/v2/{route}?per_page=20"
        assert listings(url, body, "application/json") == {(kind, Listing.STREAM)}


def test_the_index_of_a_forum_is_a_sample() -> None:
    row = (
        '<li class="row"><dl><dt><a class="forumtitle" href="viewforum.php?f=2">Annonces</a></dt>'
        '<dd class="lastpost"><a href="viewtopic.php?p=7#p7">Bilan</a>'
        '<time datetime="2026-11-03T10:00:00+00:00">3 nov. 2026</time></dd></dl></li>'
    )
    found = listings("https://exemple.fr/", f'<!doctype html><body id="phpbb"><ul>{row}</ul>')
    assert found == {(PostKind.POST, Listing.SAMPLE)}

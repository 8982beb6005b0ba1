"""Answers of the right address and the wrong shape: no error, no false figure."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.probes.discourse import DiscourseProbe
from crawler.probes.home_page import HomePageProbe
from crawler.probes.mastodon import MastodonProbe
from crawler.probes.mediawiki import MediaWikiProbe
from crawler.probes.nodeinfo import NodeInfoProbe
from crawler.probes.phpbb import PhpbbProbe
from crawler.probes.wordpress import WordPressProbe
from crawler.reading import Reading

ENDPOINTS: tuple[tuple[Probe, str], ...] = (
    (NodeInfoProbe(), "/.well-known/nodeinfo"),
    (NodeInfoProbe(), "/nodeinfo/2.0"),
    (MastodonProbe(), "/api/v2/instance"),
    (MastodonProbe(), "/api/v1/instance"),
    (MastodonProbe(), "/api/v1/instance/activity"),
    (MastodonProbe(), "/api/v1/timelines/public"),
    (DiscourseProbe(), "/about.json"),
    (DiscourseProbe(), "/latest.json"),
    (DiscourseProbe(), "/site/basic-info.json"),
    (MediaWikiProbe(), "/api.php"),
    (WordPressProbe(), "/wp-json/wp/v2/posts"),
    (WordPressProbe(), "/wp-json/"),
)
KEYS = [
    *("links", "rel", "href", "software", "name", "version", "usage", "users", "total"),
    *("activeMonth", "localPosts", "openRegistrations", "active_month", "configuration"),
    *("limited_federation", "registrations", "enabled", "stats", "user_count", "languages", "week"),
    *("statuses", "logins", "created_at", "id", "uri", "account", "bot", "about", "posts_count"),
    *("topic_list", "topics", "posters", "extras", "user_id", "last_posted_at", "namespaces"),
    *("highest_post_number", "login_required", "date_gmt", "query", "error", "code", "general"),
    *("generator", "statistics", "recentchanges", "timestamp", "revid", "activeusers", "edits"),
]
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**400), 10**400)
    | st.floats()
    | st.sampled_from(
        ["1e999", "latest", "2.0", "2026-11-01T00:00:00Z", "http://[", "99999999999999999"]
    )
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)
    ),
    max_leaves=12,
)


def read(probe: Probe, path: str, body: bytes, kind: str = "application/json") -> Reading | None:
    url = f"https://exemple.fr{path}"
    page = Page(url, 200, body, datetime(2026, 11, 23, tzinfo=UTC), {"content-type": kind})
    return probe.read(page) if probe.matches(page) else None


@given(value=VALUES)
@pytest.mark.parametrize(("probe", "path"), ENDPOINTS, ids=[path for _, path in ENDPOINTS])
def test_any_json_is_read_without_error_or_impossible_count(
    probe: Probe, path: str, value: Any
) -> None:
    reading = read(probe, path, json.dumps(value).encode())
    for seen in reading.observations if reading else ():
        if not isinstance(seen.value, str) and seen.value is not None:
            assert 0 <= seen.value <= 10_000_000_000
    for post in reading.posts if reading else ():
        assert post.posted_at.tzinfo is not None


@given(body=st.binary(max_size=300))
@pytest.mark.parametrize(
    "probe", [HomePageProbe(), PhpbbProbe(), DiscourseProbe(), WordPressProbe(), MastodonProbe()]
)
def test_any_bytes_in_a_page_are_read_without_error(probe: Probe, body: bytes) -> None:
    marks = b'<html><body id="phpbb"><a href="/wp-includes/"></a><div id="mastodon" data-discourse-setup>'
    read(probe, "/", marks + body, "text/html")


def test_a_statistics_block_whose_figures_are_words_gives_none() -> None:
    body = (
        b'<html><body id="phpbb"><div class="stat-block statistics"><p><strong>many</strong> &bull; '
        b"<strong>1e999</strong> &bull; <strong>-5</strong> &bull; <strong>you</strong></p></div>"
    )
    reading = read(PhpbbProbe(), "/", body, "text/html")
    assert reading
    assert {seen.signal for seen in reading.observations} == {"software", "feature:forum"}


def test_online_parts_that_do_not_add_up_give_no_figure() -> None:
    body = (
        b'<html><body id="phpbb"><div class="stat-block online-list"><p><strong>40</strong> users online '
        b":: 3 registered, 0 hidden and 21 guests (over 5 minutes)</p></div>"
    )
    reading = read(PhpbbProbe(), "/", body, "text/html")
    assert reading
    assert all(seen.signal != "members_online" for seen in reading.observations)

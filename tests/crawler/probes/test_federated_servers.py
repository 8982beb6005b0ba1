"""Answers of federated servers that a fixture cannot show: hostile shapes, and none of them dated."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.page import Page
from crawler.probes import read_page
from crawler.probes.base import Probe
from crawler.probes.bluesky import BlueskyProbe
from crawler.probes.lemmy import LemmyProbe
from crawler.probes.matrix import MatrixProbe
from crawler.probes.misskey import MisskeyProbe
from crawler.probes.mobilizon import MobilizonProbe
from crawler.probes.peertube import PeerTubeProbe
from crawler.probes.pixelfed import PixelfedProbe
from crawler.probes.pleroma import PleromaProbe
from crawler.reading import Reading
from vocabulary.items import Outcome

AS_OF = datetime(2026, 11, 23, 10, tzinfo=UTC)
ENDPOINTS: tuple[tuple[Probe, str], ...] = (
    (LemmyProbe(), "/api/v3/site"),
    (LemmyProbe(), "/api/v4/post/list"),
    (PeerTubeProbe(), "/api/v1/server/stats"),
    (PeerTubeProbe(), "/api/v1/config"),
    (PeerTubeProbe(), "/api/v1/videos"),
    (MisskeyProbe(), "/api/charts/notes"),
    (MisskeyProbe(), "/api/charts/active-users"),
    (PleromaProbe(), "/api/v1/instance"),
    (MatrixProbe(), "/_matrix/client/v3/publicRooms"),
    (MatrixProbe(), "/_matrix/federation/v1/version"),
    (MatrixProbe(), "/config.json"),
    (BlueskyProbe(), "/xrpc/app.bsky.actor.getProfile"),
    (BlueskyProbe(), "/xrpc/app.bsky.feed.getAuthorFeed"),
)
KEYS = [
    *("site_view", "local_site", "counts", "users", "posts", "version", "registration_mode"),
    *("post", "creator", "published", "ap_id", "id", "totalUsers", "totalLocalVideos", "signup"),
    *("allowed", "serverVersion", "data", "publishedAt", "uuid", "isLocal", "account", "local"),
    *("inc", "total", "read", "pleroma", "stats", "mau", "metadata", "features", "chunk"),
    *("errcode", "next_batch", "total_room_count_estimate", "room_id", "server", "name", "did"),
    *("default_server_config", "m.homeserver", "base_url", "feed", "record", "createdAt", "uri"),
    *("indexedAt", "postsCount", "reason", "site", "items"),
]
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**400), 10**400)
    | st.floats()
    | st.sampled_from(["1e999", "2026-11-01T00:00:00Z", "9999-12-31T23:59:59-12:00", "http://["])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)
    ),
    max_leaves=12,
)


def page(path: str, body: bytes, kind: str) -> Page:
    return Page(f"https://exemple.fr{path}", 200, body, AS_OF, {"content-type": kind})


def assert_plausible(reading: Reading) -> None:
    for seen in reading.observations:
        if isinstance(seen.value, int | float):
            assert 0 <= seen.value <= 10_000_000_000
    assert all(post.posted_at <= AS_OF for post in reading.posts)


@given(value=st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6))
@pytest.mark.parametrize(("probe", "path"), ENDPOINTS, ids=[path for _, path in ENDPOINTS])
def test_any_answer_is_read_without_error_or_impossible_figure(
    probe: Probe, path: str, value: Any
) -> None:
    answer = page(path, json.dumps(value).encode(), "application/json")
    if probe.matches(answer):
        assert_plausible(probe.read(answer))


@given(lines=st.lists(st.sampled_from(["DTSTART", "BEGIN:VEVENT", ":", ";TZID="]) | st.text()))
@pytest.mark.parametrize("zone", ["", ";TZID=Europe", ";TZID=../../etc/passwd", ";TZID=/"])
def test_any_calendar_is_read_without_error(lines: list[str], zone: str) -> None:
    event = f"BEGIN:VEVENT\nDTSTART{zone}:99991231T235959\nEND:VEVENT\n"
    body = f"BEGIN:VCALENDAR\n{event}{chr(10).join(lines)}".encode("utf-8", "replace")
    assert_plausible(MobilizonProbe().read(page("/feed/instance/ics", body, "text/calendar")))


@pytest.mark.parametrize("state", ["{" * 5000, "[" * 100_000, '{"stats": 1', "null", '"x"', ""])
def test_a_broken_state_in_a_page_gives_no_figure(state: str) -> None:
    body = f"<html><script>window.pfl = {state}</script></html>".encode()
    assert PixelfedProbe().read(page("/", body, "text/html")).observations == []


@pytest.mark.parametrize("state", ["[" * 100_000, '{"version": {}}', "", "1e999"])
def test_a_broken_state_of_misskey_leaves_registration_unknown(state: str) -> None:
    body = (
        '<html><head><meta name="application-name" content="Misskey">'
        '<meta property="instance_url" content="https://exemple.fr">'
        f'<script type="application/json" id="misskey_meta">{state}</script></head></html>'
    ).encode()
    signals = {
        seen.signal for seen in MisskeyProbe().read(page("/", body, "text/html")).observations
    }
    assert "software" in signals
    assert not signals & {"registration", "software_version"}


def test_a_list_of_rooms_denied_to_visitors_is_refused_and_not_empty() -> None:
    body = b'{"errcode": "M_FORBIDDEN", "error": "You are not allowed"}'
    reading = read_page(page("/_matrix/client/v3/publicRooms", body, "application/json"))
    [seen] = reading.observations
    assert (seen.signal, seen.outcome, seen.value) == ("groups_total", Outcome.REFUSED, None)


def test_no_name_of_a_person_leaves_a_list_of_posts() -> None:
    post = {"post": {"ap_id": "https://exemple.fr/post/1", "published": "2026-11-01T00:00:00Z"}}
    post["creator"] = {"name": "secret-name"}
    body = json.dumps(
        {"posts": [post | {"post": post["post"] | {"name": "secret-title"}}]}
    ).encode()
    reading = read_page(page("/api/v3/post/list", body, "application/json"))
    assert len(reading.posts) == 1
    assert "secret" not in repr(reading)

"""Bluesky: the public account of a network in the Bluesky application."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.isodate import parse_iso
from crawler.readers.json_values import dicts, dig, line, whole
from crawler.reading import Reading
from vocabulary.items import Ask, Listing, Outcome, Post, PostKind, Rank, fingerprint

API = "https://public.api.bsky.app"
PROFILE = "/xrpc/app.bsky.actor.getProfile"
POSTS = "/xrpc/app.bsky.feed.getAuthorFeed"
_NEWEST = "&filter=posts_with_replies&limit=50"
_ADDRESS = re.compile(r"/profile/([A-Za-z0-9.:_-]{3,253})(?:/|$)")
_ACCOUNT = "#bsky_profile_summary #bsky_did"


class BlueskyProbe(Probe):
    """Bluesky.

    Reads: the profile page of an account on ``bsky.app``; the public API's profile and newest
    posts.
    Gives: posts in total, date of founding of the account, dates of the newest posts.
    Caveats: an account has followers, not members, so the members do not apply. Posts of others
    that were shared, and a post pinned to the top, do not count as news. A post's date is the
    author's claim, but never later than when the network saw it.
    Checked: bluesky-social/atproto (lexicons) and in the profile page's own template. Not
    checked against the service.
    """

    name = "bluesky"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is a profile page or one of the API's answers."""
        if page.is_html:
            return page.host == "bsky.app" and page.path.startswith("/profile/")
        return page.path in (PROFILE, POSTS) and isinstance(page.json, dict)

    def read(self, page: Page) -> Reading:
        """Return what the page or the API's answer says."""
        reading = Reading()
        if page.is_html:
            self._read_page(page, reading)
        elif page.path == PROFILE:
            _read_profile(page.json, reading)
        else:
            _read_posts(page, reading)
        return reading

    def _read_page(self, page: Page, reading: Reading) -> None:
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place="host")
        for feature in ("profiles", "contacts", "search"):
            reading.feature(feature, place="host")
        account = _account(page)
        if account:
            actor = f"?actor={quote(account)}"
            reading.asks.append(Ask(f"{API}{PROFILE}{actor}", self.name, 10))
            reading.asks.append(Ask(f"{API}{POSTS}{actor}{_NEWEST}", self.name, 11))


def _account(page: Page) -> str:
    """Return the account's lasting identifier, or the name in the address."""
    node = page.tree.css_first(_ACCOUNT)
    identity = node.text(strip=True) if node else ""
    in_address = _ADDRESS.match(page.path)
    is_lasting = identity.startswith("did:") and _ADDRESS.match(f"/profile/{identity}")
    return identity if is_lasting else in_address[1] if in_address else ""


def _read_profile(profile: dict[str, Any], reading: Reading) -> None:
    if line(profile.get("did")) is None:
        return
    reading.platform = BlueskyProbe.name
    reading.missing("members_total", Outcome.NOT_APPLICABLE, place="/followersCount")
    posts = whole(profile.get("postsCount"))
    reading.number("posts_total", posts, place="/postsCount", quote=f"postsCount: {posts}")
    founded_at = parse_iso(line(profile.get("createdAt")) or "")
    reading.moment("founded_at", founded_at, place="/createdAt")


def _read_posts(page: Page, reading: Reading) -> None:
    for item in dicts(page.json.get("feed")):
        post = item.get("post")
        written_at = parse_iso(line(dig(post, "record", "createdAt")) or "")
        seen_at = parse_iso(line(dig(post, "indexedAt")) or "")
        identity = line(dig(post, "uri"))
        if written_at is None or seen_at is None or identity is None or item.get("reason"):
            continue
        posted_at = min(written_at, seen_at)
        if posted_at <= page.fetched_at:
            is_reply = isinstance(dig(post, "record", "reply"), dict)
            kind = PostKind.COMMENT if is_reply else PostKind.POST
            reading.posts.append(
                Post(posted_at, kind, fingerprint(identity), listing=Listing.STREAM)
            )

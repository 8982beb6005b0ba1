"""Bluesky: the public account of a network in the Bluesky application."""

from __future__ import annotations

import re
from urllib.parse import quote

from crawler.page import Page
from crawler.probes.hosted import HostedPlatform
from crawler.readers import dicts, dig, line, parse_iso, whole
from crawler.reading import Reading
from vocabulary.items import Listing, Outcome, PostKind

API = "https://public.api.bsky.app"
PROFILE = "/xrpc/app.bsky.actor.getProfile"
POSTS = "/xrpc/app.bsky.feed.getAuthorFeed"
_NEWEST = "&filter=posts_with_replies&limit=50"
_ADDRESS = re.compile(r"/profile/([A-Za-z0-9.:_-]{3,253})(?:/|$)")
_ACCOUNT = "#bsky_profile_summary #bsky_did"


class BlueskyProbe(HostedPlatform):
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
    hosts = ("bsky.app",)
    shown = ("profiles", "contacts", "search")
    answers = (PROFILE, POSTS)

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is a profile page or one of the API's answers."""
        return super().matches(page) and page.path.startswith(("/profile/", PROFILE, POSTS))

    def read_more(self, page: Page, reading: Reading) -> None:
        """Ask for the account's profile and newest posts."""
        if account := _account(page):
            actor = f"?actor={quote(account)}"
            reading.ask(f"{API}{PROFILE}{actor}", self.name, 10)
            reading.ask(f"{API}{POSTS}{actor}{_NEWEST}", self.name, 11)

    def read_answer(self, page: Page, reading: Reading) -> None:
        """Add what the profile or the list of posts says."""
        if page.path == POSTS:
            _read_posts(page, reading)
        elif line(page.json.get("did")):
            reading.platform = self.name
            reading.missing("members_total", Outcome.NOT_APPLICABLE, place="/followersCount")
            posts = whole(page.json.get("postsCount"))
            reading.number("posts_total", posts, place="/postsCount", quote=f"postsCount: {posts}")
            founded_at = parse_iso(line(page.json.get("createdAt")) or "")
            reading.moment("founded_at", founded_at, place="/createdAt")


def _account(page: Page) -> str:
    """Return the account's lasting identifier, or the name in the address."""
    node = page.first(_ACCOUNT)
    identity = node.text(strip=True) if node else ""
    in_address = _ADDRESS.match(page.path)
    is_lasting = identity.startswith("did:") and _ADDRESS.match(f"/profile/{identity}")
    return identity if is_lasting else in_address[1] if in_address else ""


def _read_posts(page: Page, reading: Reading) -> None:
    for item in dicts(page.json.get("feed")):
        post = item.get("post")
        written_at = parse_iso(line(dig(post, "record", "createdAt")) or "")
        seen_at = parse_iso(line(dig(post, "indexedAt")) or "")
        identity = line(dig(post, "uri"))
        if written_at and seen_at and identity and not item.get("reason"):
            is_reply = isinstance(dig(post, "record", "reply"), dict)
            kind, at = PostKind.COMMENT if is_reply else PostKind.POST, min(written_at, seen_at)
            reading.post(at, identity, page.fetched_at, kind=kind, listing=Listing.STREAM)

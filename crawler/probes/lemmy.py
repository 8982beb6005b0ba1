"""Lemmy: a federated forum of communities, each with threads and comments."""

from __future__ import annotations

from typing import Any

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers import (
    add_answers,
    add_authors,
    add_counts,
    add_group,
    attribute,
    dicts,
    dig,
    line,
    parse_iso,
    whole,
)
from crawler.readers.moderation import add_team
from crawler.reading import Reading
from vocabulary.items import Ask, Group, Listing, Post, PostKind, Rank, fingerprint

SITES = ("/api/v3/site", "/api/v4/site")
LISTS = ("/api/v3/post/list", "/api/v4/post/list")
#: Version 1 writes choices in lower case; one letter, and the server refuses the whole question.
_QUERIES = ("sort=New&type_=Local&limit=50", "sort=new&type_=local&limit=50")
#: Its liveliest communities. Version 1 sorts by the members active within a month.
COMMUNITIES = ("/api/v3/community/list", "/api/v4/community/list")
_LIVELY = ("sort=Active&type_=Local&limit=20", "sort=active_monthly&type_=local&limit=20")
#: Signal, and its key in the site's counts.
COUNTS = (
    ("members_total", "users"),
    ("members_active_day", "users_active_day"),
    ("members_active_week", "users_active_week"),
    ("members_active_month", "users_active_month"),
    ("members_active_half_year", "users_active_half_year"),
    ("posts_total", "posts"),
    ("comments_total", "comments"),
    ("groups_total", "communities"),
)
_REGISTRATION = {
    "open": "open",
    "requireapplication": "approval",
    "requireinvitation": "invite",
    "closed": "closed",
}
#: Announced where the page lists the posts of all servers it knows.
_ALL_SERVERS = 'link[rel="alternate"][href*="/feeds/all.xml"]'


class LemmyProbe(Probe):
    """Lemmy.

    Reads: a page of its web application (the state its script starts from); the API's site and its
    newest local posts and liveliest communities, of versions 0.x (``/api/v3``) and 1.x (``/api/v4``).
    Gives: members (total, active), communities, posts and comments in total, registration, date of
    founding, dates of the newest posts, number of their authors; communities with their members.
    Caveats: the list is of this server's communities, whoever writes in them; an announced feed of
    all servers is not asked. Featured, removed and deleted posts do not count as news, nor do those
    of accounts marked as bots. Other front ends than its own are not recognised, their API is.
    Comments are not dated.
    Checked: LemmyNet/lemmy (local_site, site view, post and its parameters), lemmy-js-client and
    lemmy-ui (create-ssr-html). Not checked against a server: version 1, whose counts moved into
    ``local_site`` and whose lists are read under ``posts`` or ``items``.
    """

    name = "lemmy"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is of its web application or one of the API's answers."""
        if page.is_html:
            return page.has(b"window.isoData") and page.has(b'"site_view":{')
        return page.path in SITES + LISTS + COMMUNITIES and isinstance(page.json, dict)

    def read(self, page: Page) -> Reading:
        """Return what the page or the API's answer says."""
        reading = Reading()
        if page.is_html:
            self._read_page(page, reading)
        elif page.path in SITES:
            _read_site(page.json, reading)
        elif page.path in COMMUNITIES:
            _read_communities(page, reading)
        else:
            _read_posts(page, reading)
        return reading

    def _read_page(self, page: Page, reading: Reading) -> None:
        place = "window.isoData"
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=place)
        for feature in ("forum", "groups", "profiles", "search"):
            reading.feature(feature, place=place)
        for link in page.select(_ALL_SERVERS):
            reading.foreign_feeds.append(page.join(attribute(link, "href")))
        version = 1 if b'"published_at":' in page.body else 0
        reading.asks.append(Ask(page.join(SITES[version]), self.name, 10))
        newest = f"{LISTS[version]}?{_QUERIES[version]}"
        reading.asks.append(Ask(page.join(newest), self.name, 11))
        lively = f"{COMMUNITIES[version]}?{_LIVELY[version]}"
        reading.asks.append(Ask(page.join(lively), self.name, 12))


def _read_site(answer: dict[str, Any], reading: Reading) -> None:
    view = answer.get("site_view")
    local = dig(view, "local_site")
    if not isinstance(local, dict):
        return
    reading.platform = LemmyProbe.name
    reading.text("software", LemmyProbe.name, place="/site_view")
    version = line(answer.get("version"))
    reading.text("software_version", version, place="/version", quote=version or "")
    mode = (line(local.get("registration_mode")) or "").replace("_", "").lower()
    place = "/site_view/local_site/registration_mode"
    reading.text("registration", _REGISTRATION.get(mode), place=place, quote=mode)
    founded = line(dig(view, "site", "published")) or line(dig(view, "site", "published_at"))
    reading.moment("founded_at", parse_iso(founded or ""), place="/site_view/site")
    add_team(reading, [(answer.get("admins"), "/admins")])
    counts = dig(view, "counts")
    if isinstance(counts, dict):
        add_counts(reading, counts, COUNTS, "/site_view/counts", users="users")
    else:
        add_counts(reading, local, COUNTS, "/site_view/local_site", users="users")


def _read_posts(page: Page, reading: Reading) -> None:
    signed, answered = [], []
    listed = page.json.get("posts") or page.json.get("items")
    for view in dicts(listed):
        post, creator = view.get("post"), view.get("creator")
        published = line(dig(post, "published")) or line(dig(post, "published_at"))
        posted_at, identity = parse_iso(published or ""), line(dig(post, "ap_id"))
        if posted_at is None or identity is None or posted_at > page.fetched_at:
            continue
        if _is_no_news(post, creator):
            continue
        reading.posts.append(
            Post(posted_at, PostKind.TOPIC, fingerprint(identity), listing=Listing.STREAM)
        )
        comments = whole(dig(view, "counts", "comments"))
        answered.append((posted_at, whole(dig(post, "comments")) if comments is None else comments))
        number = whole(dig(creator, "id"))
        signed.append((str(number) if number else None, posted_at))
    add_answers(reading, answered, page.fetched_at, place="/posts/*/counts/comments")
    add_authors(reading, signed, page.fetched_at, rank=Rank.API, place="/posts/*/creator/id")


def _read_communities(page: Page, reading: Reading) -> None:
    for view in dicts(page.json.get("communities") or page.json.get("items")):
        community = view.get("community")
        counts = view.get("counts")
        if not isinstance(counts, dict):
            counts = community if isinstance(community, dict) else {}
        found = Group(
            line(dig(community, "title")) or "",
            line(dig(community, "actor_id")) or line(dig(community, "ap_id")) or "",
            members=whole(counts.get("subscribers")),
            members_active_month=whole(counts.get("users_active_month")),
        )
        add_group(page, reading, found)


def _is_no_news(post: Any, creator: Any) -> bool:
    marks = ("featured_local", "featured_community", "removed", "deleted")
    return dig(creator, "bot_account") is True or any(dig(post, mark) is True for mark in marks)

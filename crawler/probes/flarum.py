"""Flarum: a forum whose pages need scripts but carry their data along as JSON."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers import add_answers, add_group, dicts, dig, line, parse_iso, whole
from crawler.reading import Reading
from vocabulary.items import Ask, Group, Outcome, Post, PostKind, Rank, fingerprint

#: Signal, and its key in the widely used extension that shows them.
STATS = (
    ("members_total", "userCount"),
    ("topics_total", "discussionCount"),
    ("posts_total", "commentPostCount"),
)
_STATS = "afrux-forum-stats-widget.stats"
_PAYLOAD = "script#flarum-json-payload"
#: How versions before 1.0 hand the same data over.
_CALL = "app.load("
_LISTS = {"/api/discussions": "topics_total", "/api/users": "members_total"}


class FlarumProbe(Probe):
    """Flarum 0.1 to 2.

    Reads: any of its pages (the JSON payload its scripts start from, with the list of discussions
    where the page shows one); ``/api/discussions``; the total of ``/api/users``.
    Gives: registration, dates of the newest discussions and replies; discussions and members in
    total where version 2 states them; members, discussions and posts where the statistics widget
    is installed.
    Caveats: there is no public member count before version 2, and there only where visitors may
    search members. Sticky, hidden and unapproved discussions do not count as news. The version is
    told to administrators only. The posts of the widget are the comments, first ones included.
    Checked: flarum/framework: the views of the frontend, ForumResource, DiscussionResource,
    Endpoint/Index; afrux/forum-stats-widget: AddStatsToApi. Not checked: the payload of 0.1,
    ``isSticky`` and ``isApproved`` of the extensions.
    """

    name = "flarum"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is one of its pages or a list of its API."""
        if page.is_html:
            return page.has(b"flarum-loading")
        return _list_kind(page) is not None and isinstance(page.json, dict)

    def read(self, page: Page) -> Reading:
        """Return what the page's payload or the API's list says."""
        reading = Reading()
        if not page.is_html:
            _read_list(page, reading)
        elif page.shows("#flarum-loading"):
            self._read_page(page, reading)
        return reading

    def _read_page(self, page: Page, reading: Reading) -> None:
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place="#flarum-loading")
        reading.feature("forum", place="#flarum-loading")
        payload = _payload(page)
        forum = _forum(payload)
        _read_forum(forum, reading)
        _read_discussions(dig(payload, "apiDocument"), "/apiDocument", page, reading)
        api = _api(page, forum)
        if not reading.posts:
            url = f"{api}/discussions?sort=-lastPostedAt&page%5Blimit%5D=20"
            reading.asks.append(Ask(url, self.name, 11))
        # Only version 2 has chunks of scripts, and only version 2 states the total of a list.
        if forum.get("canSearchUsers") is True and "jsChunksBaseUrl" in forum:
            reading.asks.append(Ask(f"{api}/users?page%5Blimit%5D=1", self.name, 13))


def _list_kind(page: Page) -> str | None:
    return next((signal for path, signal in _LISTS.items() if page.path.endswith(path)), None)


def _payload(page: Page) -> Any:
    """Return the data the page's scripts start from, or ``None``."""
    node = page.first(_PAYLOAD)
    try:
        if node is not None:
            return json.loads(node.text())
        _, call, after = page.text.partition(_CALL)
        return json.JSONDecoder().raw_decode(after)[0] if call else None
    except (ValueError, RecursionError):
        return None


def _forum(payload: Any) -> dict[str, Any]:
    """Return the attributes of the forum itself among the payload's resources."""
    for resource in dicts(dig(payload, "resources")):
        attributes = resource.get("attributes")
        if resource.get("type") == "forums" and isinstance(attributes, dict):
            return attributes
    return {}


def _api(page: Page, forum: dict[str, Any]) -> str:
    """Return where the API is: as stated if on the same host, else in its usual place."""
    stated = page.join(line(forum.get("apiUrl")) or "")
    if stated and (urlsplit(stated).hostname or "") == page.host and forum.get("apiUrl"):
        return stated.rstrip("/")
    return page.join("/api")


def _read_forum(forum: dict[str, Any], reading: Reading) -> None:
    may_join = forum.get("allowSignUp")
    if isinstance(may_join, bool):
        word, quote = ("open", "true") if may_join else ("closed", "false")
        place = "/resources/forums/allowSignUp"
        reading.text("registration", word, place=place, quote=f"allowSignUp: {quote}")
    if forum.get("canViewForum") is False:
        place = "/resources/forums/canViewForum"
        reading.missing("newest_post_at", Outcome.REFUSED, place=place)
    for signal, key in STATS:
        value = whole(dig(forum, _STATS, key, "value"))
        place = f"/resources/forums/{_STATS}/{key}"
        reading.number(signal, value, place=place, quote=f"{key}: {value}")


def _read_list(page: Page, reading: Reading) -> None:
    signal = _list_kind(page)
    if signal is None or not isinstance(page.json.get("data"), list):
        return
    if "filter" not in urlsplit(page.url).query:  # else a total of what was looked for
        total = whole(dig(page.json, "meta", "page", "total"))
        reading.number(signal, total, place="/meta/page/total", quote=f"total: {total}")
    _read_discussions(page.json, "", page, reading)


def _read_discussions(document: Any, place: str, page: Page, reading: Reading) -> None:
    """Add the openings and newest replies of a list; it is sorted by last reply and cut."""
    found = [
        (line(item.get("id")), item["attributes"])
        for item in dicts(dig(document, "data"))
        if item.get("type") == "discussions" and isinstance(item.get("attributes"), dict)
    ]
    if found and not place:
        reading.platform = FlarumProbe.name
    for tag in dicts(dig(document, "included")):
        if tag.get("type") == "tags":
            moment = parse_iso(line(dig(tag, "attributes", "lastPostedAt")) or "")
            name, slug = (line(dig(tag, "attributes", key)) or "" for key in ("name", "slug"))
            group = Group(name, f"/t/{slug}" if slug else "", newest_post_at=moment)
            add_group(page, reading, group)
    shown = [(number, seen) for number, seen in found if number and _is_news(seen)]
    replies, openings, answered = [], [], []
    for number, seen in shown:
        opened_at = parse_iso(line(seen.get("createdAt")) or "")
        if count := whole(seen.get("commentCount")):
            answered.append((opened_at, count - 1))
        replied_at = parse_iso(line(seen.get("lastPostedAt")) or "")
        if opened_at and opened_at <= page.fetched_at:
            mark = fingerprint(f"discussion {number}")
            openings.append(Post(opened_at, PostKind.TOPIC, mark))
        if (
            replied_at
            and replied_at <= page.fetched_at
            and (whole(seen.get("commentCount")) or 0) > 1
        ):
            mark = fingerprint(f"discussion {number} post {whole(seen.get('lastPostNumber'))}")
            replies.append(Post(replied_at, PostKind.COMMENT, mark))
    add_answers(reading, answered, page.fetched_at, place=f"{place}/data/*/commentCount")
    # Beyond the end of a cut list only some discussions are seen.
    is_cut = dig(document, "links", "next") is not None
    floor = min((post.posted_at for post in replies), default=None) if is_cut else None
    reading.posts += replies
    reading.posts += [post for post in openings if not floor or post.posted_at >= floor]


def _is_news(discussion: dict[str, Any]) -> bool:
    is_held_up = discussion.get("isSticky") is True or discussion.get("isHidden") is True
    return not is_held_up and discussion.get("isApproved") is not False

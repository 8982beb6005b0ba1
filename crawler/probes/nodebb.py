"""NodeBB: a forum whose every page carries the data it was made from as JSON."""

from __future__ import annotations

import json
from datetime import datetime
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers import (
    add_answers,
    add_features,
    add_group,
    attribute,
    count,
    dicts,
    dig,
    line,
    parse_iso,
    parse_number,
    whole,
)
from crawler.reading import Reading
from vocabulary.items import Ask, Group, Post, PostKind, Rank, fingerprint

_DATA = "script#ajaxify-data"
_WIDGET = ".forum-stats .stats"
#: The order in which the statistics widget shows them; the first, who is online, counts guests.
WIDGET = (None, "members_total", "topics_total", "posts_total")
_LINKS = (
    ("directory", 'a[href$="/users"]'),
    ("groups", 'a[href$="/groups"]'),
)


class NodebbProbe(Probe):
    """NodeBB, all versions.

    Reads: any of its pages (``script#ajaxify-data``, the statistics widget, links of the menu);
    ``/api/recent``; ``/api/users``.
    Gives: members, topics and posts in total where the widget is shown; members in total and
    registration by invitation from the list of users; dates of the newest topics and replies;
    member directory, groups and feed.
    Caveats: since version 4 its NodeInfo gives the totals too (there its "posts" are topics). The
    widget's "online" counts guests. Pinned and deleted topics do not count as news, nor do topics
    of other servers, whose identifiers are addresses. The list of users may be hidden from
    visitors. Posts of the widget include the first one of each topic.
    Checked: NodeBB/NodeBB: render middleware, schemas of recent, users and TopicObject,
    well-known routes; nodebb-widget-essentials: forumstats.tpl. Checked against nodebb 1.4.0 at
    work: pages, menu, both answers; it writes its counts as texts and has no NodeInfo.
    """

    name = "nodebb"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is one of its pages or one of the two answers."""
        if page.is_html:
            return page.has(b'id="ajaxify-data"')
        return page.path.endswith(("/api/recent", "/api/users")) and isinstance(page.json, dict)

    def read(self, page: Page) -> Reading:
        """Return what the page or the answer says."""
        reading = Reading()
        if page.is_html:
            self._read_page(page, reading)
        elif page.path.endswith("/api/users"):
            _read_users(page, reading)
        elif _is_forum(page.json):
            reading.platform = self.name
            _read_feed(page.json, reading)
            _read_topics(page.json, page, reading)
        return reading

    def _read_page(self, page: Page, reading: Reading) -> None:
        data = _data(page)
        if not _is_forum(data):
            return
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=_DATA)
        reading.feature("forum", place=_DATA)
        add_features(page, reading, _LINKS)
        _read_feed(data, reading)
        _read_widget(page.select(_WIDGET), reading)
        _read_topics(data, page, reading)
        base = page.join(f"{line(data.get('relative_path')) or ''}/api")
        if base and not reading.posts:
            reading.asks.append(Ask(f"{base}/recent", self.name, 11))
        # Since version 4 its members, total and active, are in NodeInfo.
        reading.asks.append(Ask(page.join("/.well-known/nodeinfo"), "nodeinfo", 12))
        if base and not any(seen.signal == "members_total" for seen in reading.observations):
            reading.asks.append(Ask(f"{base}/users", self.name, 14))


def _data(page: Page) -> Any:
    node = page.first(_DATA)
    try:
        return json.loads(node.text()) if node is not None else None
    except (ValueError, RecursionError):
        return None


def _is_forum(data: Any) -> bool:
    """Whether the data has what NodeBB adds to that of every page."""
    return isinstance(data, dict) and "relative_path" in data and "loggedIn" in data


def _read_feed(data: dict[str, Any], reading: Reading) -> None:
    """A list says where its feed is, unless feeds are switched off; the home page does not."""
    if line(data.get("rssFeedUrl")) and not _flag(data, "feeds:disableRSS"):
        reading.feature("feed", rank=Rank.API, place="/rssFeedUrl")


def _read_widget(nodes: list[LexborNode], reading: Reading) -> None:
    if len(nodes) != len(WIDGET):
        return
    for signal, node in zip(WIDGET, nodes, strict=True):
        exact = parse_number(attribute(node, "title"))
        figure = exact or parse_number(node.text())
        if signal and figure:
            reading.figure(signal, figure, rank=Rank.MARKUP, place=_WIDGET)


def _read_users(page: Page, reading: Reading) -> None:
    answer = page.json
    # "userCount" alone is anyone's word; the parts of NodeBB's page tell that it is its list.
    if not _is_forum(answer) or not isinstance(answer.get("users"), list):
        return
    reading.platform = NodebbProbe.name
    reading.feature("directory", rank=Rank.API, place="/users")
    if not urlsplit(page.url).query:  # else a count of those online, or of those looked for
        total = count(answer.get("userCount"))
        reading.number("members_total", total or None, place="/userCount", quote=f"{total}")
    if answer.get("inviteOnly") is True:
        reading.text("registration", "invite", place="/inviteOnly", quote="inviteOnly: true")


def _read_topics(data: dict[str, Any], page: Page, reading: Reading) -> None:
    """Add the openings and newest replies of a list that is sorted by last post and cut."""
    replies, openings, answered, as_of = [], [], [], page.fetched_at
    for topic in dicts(data.get("topics")):
        number = count(topic.get("tid"))
        if number is None or _flag(topic, "pinned") or _flag(topic, "deleted"):
            continue
        category = topic.get("category")
        opened_at, replied_at = _moment(topic, "timestampISO"), _moment(topic, "lastposttimeISO")
        written = count(topic.get("postcount")) or 0
        if written:
            answered.append((opened_at, written - 1))
        if opened_at and opened_at <= as_of:
            openings.append(Post(opened_at, PostKind.TOPIC, fingerprint(f"topic {number}")))
        if replied_at and replied_at <= as_of and written > 1:
            mark = fingerprint(f"topic {number} post {written}")
            replies.append(Post(replied_at, PostKind.COMMENT, mark))
        slug = line(dig(category, "slug"))
        url = f"{line(data.get('relative_path')) or ''}/category/{slug}" if slug else ""
        name = unescape(line(dig(category, "name")) or "")  # stored as markup wants it
        add_group(page, reading, Group(name, url, newest_post_at=replied_at or opened_at))
    add_answers(reading, answered, as_of, place="/topics/*/postcount")
    is_cut = (whole(dig(data, "pagination", "pageCount")) or 2) > 1
    floor = min((post.posted_at for post in replies), default=None) if is_cut else None
    reading.posts += replies
    reading.posts += [post for post in openings if not floor or post.posted_at >= floor]


def _flag(topic: dict[str, Any], key: str) -> bool:
    return topic.get(key) not in (None, False, 0, "0")


def _moment(topic: dict[str, Any], key: str) -> datetime | None:
    return parse_iso(line(topic.get(key)) or "")

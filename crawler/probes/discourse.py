"""Discourse: a forum of topics, whose pages need scripts but whose data is public JSON."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers import add_answers, add_group, attribute, dicts, dig, line, parse_iso, whole
from crawler.readers.moderation import add_team
from crawler.reading import Reading
from vocabulary.items import Ask, Group, Outcome, Post, PostKind, Rank, fingerprint

AUTHOR_WINDOW = timedelta(days=30)
#: Signal, and its keys in ``about.stats``: today's, then the one before version 3.
STATS = (
    ("members_total", ("users_count", "user_count")),
    ("members_active_day", ("active_users_last_day",)),
    ("members_active_week", ("active_users_7_days",)),
    ("members_active_month", ("active_users_30_days",)),
    ("topics_total", ("topics_count", "topic_count")),
    ("posts_total", ("posts_count", "post_count")),
    ("posts_7d", ("posts_7_days",)),
    ("posts_30d", ("posts_30_days",)),
)


class DiscourseProbe(Probe):
    """Discourse.

    Reads: any of its pages (``meta#data-discourse-setup``, generator); ``/about.json`` and
    ``/site/statistics.json`` with the keys of all versions; ``/latest.json``, the
    lists of categories and tags, topics; ``/categories.json``; ``/site/basic-info.json`` when a
    login is asked for.
    Gives: members (total, active), topics and posts (total, of 7 and 30 days), dates of the newest
    contributions, authors of 30 days (at least; a number only), replies per topic, share of
    unanswered topics; categories with their topics of a month and their newest contribution.
    Caveats: pinned topics do not count as news, nor do contributions of the system's own accounts
    (identifiers below zero). Statistics may be hidden from visitors. Last-seen times of staff are
    not read.
    Checked: discourse/discourse: application layout, head partial, about and stat models, list
    item serializers, site controller. Not checked: ``more_topics_url``, the system's identifiers.
    """

    name = "discourse"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is one of its pages or one of the answers."""
        if page.is_html:
            return page.has(b"data-discourse-setup") or page.generator.startswith("Discourse ")
        return isinstance(page.json, dict) and _reader(page) is not None

    def read(self, page: Page) -> Reading:
        """Return what the page or the answer says."""
        reading = Reading()
        if page.is_html:
            self._read_page(page, reading)
        elif reader := _reader(page):
            reader(page, reading)
        return reading

    def _read_page(self, page: Page, reading: Reading) -> None:
        setup = page.first("#data-discourse-setup")
        place = "#data-discourse-setup" if setup else "meta[name=generator]"
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=place)
        reading.feature("forum", place=place)
        base = attribute(setup, "data-base-uri").rstrip("/") if setup else ""
        paths = ["/about.json", "/latest.json", "/categories.json"]
        if page.path == f"{base}/login":  # where every page leads when a login is required
            paths = ["/site/basic-info.json"]
        for order, path in enumerate(paths, 10):
            reading.asks.append(Ask(page.join(base + path), self.name, order))


def _reader(page: Page) -> Callable[[Page, Reading], None] | None:
    """Return what reads this answer: told by address and shape, for both are common names."""
    for ending, key, reader in _READERS:
        if page.path.endswith(ending) and key in page.json:
            return reader
    return None


def _read_about(page: Page, reading: Reading) -> None:
    reading.platform = DiscourseProbe.name
    version = line(dig(page.json, "about", "version")) or ""
    reading.text("software_version", version, place="/about/version", quote=version)
    keys = ("admins", "moderators", "admin_ids", "moderator_ids")
    add_team(reading, [(dig(page.json, "about", key), f"/about/{key}") for key in keys])
    stats = dig(page.json, "about", "stats")
    if isinstance(stats, dict):
        _read_stats(stats, "/about/stats", reading)
    else:
        reading.missing("members_total", Outcome.NOT_AVAILABLE, place="/about/stats")


def _read_statistics(page: Page, reading: Reading) -> None:
    _read_stats(page.json, "", reading)


def _read_stats(stats: dict[str, Any], place: str, reading: Reading) -> None:
    for signal, keys in STATS:
        key = next((key for key in keys if key in stats), "")
        value = whole(stats.get(key))
        reading.number(signal, value, place=f"{place}/{key}", quote=f"{key}: {value}")


def _read_basic_info(page: Page, reading: Reading) -> None:
    if page.json["login_required"] is True:
        for signal in ("members_total", "newest_post_at"):
            reading.missing(signal, Outcome.REFUSED, place="/login_required")


def _read_latest(page: Page, reading: Reading) -> None:
    topics = [
        topic
        for topic in dicts(dig(page.json, "topic_list", "topics"))
        if not (topic.get("pinned") or topic.get("pinned_globally"))
        and topic.get("archetype", "regular") == "regular"
        and whole(topic.get("id")) is not None
    ]
    replies = [reply for reply in map(_newest_reply, topics) if reply]
    # The list is sorted by newest contribution and cut: beyond its end only some topics are seen.
    is_cut = dig(page.json, "topic_list", "more_topics_url") is not None
    bumps = [moment for topic in topics if (moment := _moment(topic, "last_posted_at"))]
    floor = min(bumps, default=None) if is_cut else None
    openings = [_opening(topic) for topic in topics]
    reading.posts += [post for post in openings if post and (not floor or post.posted_at >= floor)]
    reading.posts += replies
    _read_authors(topics, page.fetched_at, reading)
    answered = [
        (_moment(topic, "created_at"), count - 1)
        for topic in topics
        if (count := whole(topic.get("posts_count")))
    ]
    add_answers(reading, answered, page.fetched_at, place="/topic_list/topics/*/posts_count")


def _read_topic(page: Page, reading: Reading) -> None:
    """Take the contributions to one topic; a topic is no list of what is said elsewhere."""
    for post in dicts(dig(page.json, "post_stream", "posts")):
        posted_at, number = _moment(post, "created_at"), whole(post.get("post_number"))
        user = post.get("user_id")
        is_system = isinstance(user, int) and user < 0
        if posted_at and number and not is_system and whole(post.get("post_type")) in {None, 1}:
            kind = PostKind.TOPIC if number == 1 else PostKind.COMMENT
            topic = whole(post.get("topic_id"))
            identity = f"topic {topic}" if number == 1 else f"topic {topic} post {number}"
            reading.posts.append(Post(posted_at, kind, fingerprint(identity)))


def _opening(topic: dict[str, Any]) -> Post | None:
    created_at = _moment(topic, "created_at")
    return (
        Post(created_at, PostKind.TOPIC, fingerprint(f"topic {topic['id']}"))
        if created_at
        else None
    )


def _newest_reply(topic: dict[str, Any]) -> Post | None:
    posted_at, number = _moment(topic, "last_posted_at"), whole(topic.get("highest_post_number"))
    if posted_at is None or not number or number < 2 or (_last_poster(topic) or 0) < 0:
        return None
    return Post(posted_at, PostKind.COMMENT, fingerprint(f"topic {topic['id']} post {number}"))


def _moment(topic: dict[str, Any], key: str) -> datetime | None:
    return parse_iso(line(topic.get(key)) or "")


def _last_poster(topic: dict[str, Any]) -> int | None:
    """Return who wrote last: the poster marked "latest"."""
    for poster in dicts(topic.get("posters")):
        user = poster.get("user_id")
        if "latest" in (line(poster.get("extras")) or "") and isinstance(user, int):
            return user
    return None


def _read_authors(topics: list[dict[str, Any]], as_of: datetime, reading: Reading) -> None:
    """Count who wrote last in each topic of the last 30 days: others may have written too."""
    authors = set()
    for topic in topics:
        posted_at, author = _moment(topic, "last_posted_at"), _last_poster(topic)
        if posted_at and posted_at > as_of - AUTHOR_WINDOW and author is not None and author > 0:
            authors.add(author)
    if authors:
        place = "/topic_list/topics/*/posters"
        reading.number("authors_30d", len(authors), at_least=True, place=place)


def _read_categories(page: Page, reading: Reading) -> None:
    """Add each category with its topics of a month and the newest of the topics it features."""
    for category in dicts(dig(page.json, "category_list", "categories")):
        number, slug = whole(category.get("id")), line(category.get("slug"))
        topics = [topic for topic in dicts(category.get("topics")) if not topic.get("pinned")]
        moments = [moment for topic in topics if (moment := _moment(topic, "last_posted_at"))]
        found = Group(
            line(category.get("name")) or "",
            f"{page.path.removesuffix('/categories.json')}/c/{slug}/{number}" if slug else "",
            topics_30d=whole(category.get("topics_month")),
            newest_post_at=max(moments, default=None),
        )
        add_group(page, reading, found)


_READERS: tuple[tuple[str, str, Callable[[Page, Reading], None]], ...] = (
    ("/about.json", "about", _read_about),
    (".json", "topic_list", _read_latest),  # latest, a category, a tag
    (".json", "post_stream", _read_topic),
    ("/categories.json", "category_list", _read_categories),
    ("/site/basic-info.json", "login_required", _read_basic_info),
    ("/site/statistics.json", "users_count", _read_statistics),
    ("/site/statistics.json", "user_count", _read_statistics),
)

"""Reddit: communities ("subreddits") of people who subscribe, post and comment."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.json_values import dig, line, whole
from crawler.readers.nodes import attribute
from crawler.readers.numbers import parse_number
from crawler.reading import Reading
from vocabulary.items import Ask, Outcome, Rank

_COMMUNITY = re.compile(r"/r/(\w{2,24})(/about\.json)?/?", re.ASCII)
_HEADER = "shreddit-subreddit-header"
#: old.reddit.com; and the card of the community beside its threads, until 2024.
_SUBSCRIBERS = ".side .subscribers .number, div:has(+ [id^='IdCard--Subscribers'])"
#: A page of one of its threads: the community's card stands beside it.
_THREAD = re.compile(r"/r/\w{2,24}/comments/\w{2,12}(?:/[^/]{0,200}){0,2}/?", re.ASCII)
_FEEDS = 'link[rel~="alternate"]:is([type$="/rss+xml"], [type$="/atom+xml"])'
#: Who may come in, by the kind of community. In a restricted one anyone subscribes, some post.
_JOINING = {"public": "open", "private": "approval"}
#: Reddit began in 2005.
_FIRST = 1_104_537_600


class RedditProbe(Probe):
    """Reddit: the page of one community.

    Reads: the community's page (today's and old.reddit.com's), its ``about.json``, the card of the
    community beside a thread.
    Gives: members (subscribers) in total, founding date, registration, a feed of newest posts.
    Caveats: since September 2025 Reddit states no members present; today's page has weekly visitors
    and contributions instead, which count no members. A page without subscribers leaves them
    unknown. A private or quarantined community answers 403, a banned one 404, and then nothing is
    read. Servers are often refused. Dates of posts come from the feed.
    Checked: captures and readers of Reddit's pages and API; Reddit's present source is closed.
    """

    name = "reddit"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is a community's page or its ``about.json``."""
        if page.host != "reddit.com" and not page.host.endswith(".reddit.com"):
            return False
        community = _COMMUNITY.fullmatch(page.path)
        if community is None:
            return page.is_html and _THREAD.fullmatch(page.path) is not None
        return dig(page.json, "kind") == "t5" if community[2] else page.is_html

    def read(self, page: Page) -> Reading:
        """Return what the page or the API's answer says of the community."""
        reading = Reading(platform=self.name)
        rank = Rank.MARKUP if page.is_html else Rank.API
        reading.text("software", self.name, rank=rank, place="host")
        if page.is_html:
            _read_members(page, reading)
            if not _THREAD.fullmatch(page.path):
                self._ask(page, reading)
        else:
            _read_about(dig(page.json, "data"), page.fetched_at, reading)
        return reading

    def _ask(self, page: Page, reading: Reading) -> None:
        community = page.path.rstrip("/")
        reading.asks.append(Ask(page.join(f"{community}/about.json"), self.name, 10))
        if not page.tree.css_matches(_FEEDS):
            reading.feeds.append(page.join(f"{community}/new/.rss"))


def _read_members(page: Page, reading: Reading) -> None:
    header, old = page.tree.css_first(_HEADER), page.tree.css_first(_SUBSCRIBERS)
    if header:
        place, printed = f"{_HEADER}[subscribers]", attribute(header, "subscribers")
    else:
        place, printed = _SUBSCRIBERS, old.text(strip=True) if old else ""
    figure = parse_number(printed, "en")
    if figure and figure.value:
        reading.figure("members_total", figure, rank=Rank.MARKUP, place=place)
    elif header:
        reading.missing("members_total", Outcome.NOT_AVAILABLE, rank=Rank.MARKUP, place=_HEADER)


def _read_about(about: Any, as_of: datetime, reading: Reading) -> None:
    members = whole(dig(about, "subscribers"))
    if members:  # whoever makes a community is its first member
        place = "/data/subscribers"
        reading.number("members_total", members, place=place, quote=f"subscribers: {members}")
    else:
        reading.missing("members_total", Outcome.NOT_AVAILABLE, place="/data/subscribers")
    created = dig(about, "created_utc")
    if isinstance(created, int | float) and _FIRST <= created <= as_of.timestamp():
        founded_at = datetime.fromtimestamp(created, UTC)
        reading.moment("founded_at", founded_at, place="/data/created_utc")
    kind = line(dig(about, "subreddit_type")) or ""
    reading.text("registration", _JOINING.get(kind), place="/data/subreddit_type", quote=kind)

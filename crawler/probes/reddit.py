"""Reddit: communities ("subreddits") of people who subscribe, post and comment."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from crawler.page import Page
from crawler.probes.hosted import HostedPlatform
from crawler.readers import attribute, dig, line, parse_number, whole
from crawler.reading import Reading
from vocabulary.items import Outcome, Rank

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


class RedditProbe(HostedPlatform):
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
    hosts = ("reddit.com",)
    answers = ("/about.json", "/about.json/")

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is a community's page, one of its threads or its ``about.json``."""
        if page.is_html:
            is_of_one = _COMMUNITY.fullmatch(page.path) or _THREAD.fullmatch(page.path)
            return super().matches(page) and bool(is_of_one)
        return super().matches(page) and dig(page.json, "kind") == "t5"

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add the members; ask for the description and the feed of the community."""
        header, old = page.first(_HEADER), page.first(_SUBSCRIBERS)
        place, printed = _SUBSCRIBERS, old.text(strip=True) if old else ""
        if header:
            place, printed = f"{_HEADER}[subscribers]", attribute(header, "subscribers")
        figure = parse_number(printed, "en")
        if figure and figure.value:
            reading.figure("members_total", figure, rank=Rank.MARKUP, place=place)
        elif header:
            reading.missing("members_total", Outcome.NOT_AVAILABLE, rank=Rank.MARKUP, place=_HEADER)
        if not _THREAD.fullmatch(page.path):
            community = page.path.rstrip("/")
            reading.ask(page.join(f"{community}/about.json"), self.name, 10)
            if not page.shows(_FEEDS):
                reading.feeds.append(page.join(f"{community}/new/.rss"))

    def read_answer(self, page: Page, reading: Reading) -> None:
        """Add what the description of the community says."""
        reading.platform = self.name
        reading.text("software", self.name, place="host")
        about, place = page.json.get("data"), "/data/subscribers"
        if members := whole(dig(about, "subscribers")):  # who makes one is its first member
            reading.number("members_total", members, place=place, quote=f"subscribers: {members}")
        else:
            reading.missing("members_total", Outcome.NOT_AVAILABLE, place=place)
        created = dig(about, "created_utc")
        if isinstance(created, int | float) and _FIRST <= created <= page.fetched_at.timestamp():
            founded_at = datetime.fromtimestamp(created, UTC)
            reading.moment("founded_at", founded_at, place="/data/created_utc")
        kind = line(dig(about, "subreddit_type")) or ""
        reading.text("registration", _JOINING.get(kind), place="/data/subreddit_type", quote=kind)

"""Any feed: the most reliable source of post dates."""

from __future__ import annotations

import re
from datetime import timedelta

from crawler.items import Outcome, Post, PostKind, Rank, Reading, fingerprint
from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.conversation import add_authors, add_posting
from crawler.readers.feeds import Feed as FeedData
from crawler.readers.feeds import is_feed, read_feed

_COMMENTS = re.compile(
    r"/comments?/|/commentaires?/|/replies|/posts\.rss|[?&]comments", re.IGNORECASE
)
_GENERATOR = re.compile(r"https?://(wordpress)\.(?:org|com)/(?:\?v=([\d.]+))?", re.IGNORECASE)


class Feed(Probe):
    """A feed of posts, topics or comments in any common format.

    Reads: RSS 0.9 to 2.0, Atom 0.3 and 1.0 and RDF through feedparser, JSON Feed 1.0 and 1.1;
    recognised by the document itself, whatever its media type.

    Gives: the time of each entry (published, else updated), ``newest_post_at``, posts in 7, 30 and
    90 days and distinct authors in 30 and 90 days (lower bounds where the feed is too short), the
    top author's share, the language, the generator.

    Caveats: a feed shows only its newest entries. Entries dated more than a day ahead are
    announcements, not posts. An undated entry is never given a date.
    """

    name = "feed"

    def matches(self, page: Page) -> bool:
        """Whether the answer is a feed."""
        return is_feed(page)

    def read(self, page: Page) -> Reading:
        """Return the feed's posts and what follows from them."""
        reading = Reading()
        feed = read_feed(page)
        if feed is None:
            return reading
        reading.language = feed.language
        reading.text("language", feed.language, rank=Rank.STRUCTURED, place="feed")
        reading.feature("feed", place=feed.kind)
        self._read_generator(reading, feed)
        latest = page.fetched_at + timedelta(days=1)
        posted = [e for e in feed.entries if e.posted_at is not None and e.posted_at <= latest]
        kind = PostKind.COMMENT if _COMMENTS.search(page.url) else PostKind.POST
        dates = []
        signed = []
        for entry in posted:
            assert entry.posted_at is not None
            reading.posts.append(Post(entry.posted_at, kind, fingerprint(entry.identity)))
            dates.append(entry.posted_at)
            if entry.author:
                signed.append((entry.author, entry.posted_at))
        if not dates:
            reading.missing(
                "newest_post_at", Outcome.NOT_AVAILABLE, place=f"{feed.kind}: no dated entry"
            )
            return reading
        reading.moment("newest_post_at", max(dates), place=feed.kind)
        add_posting(reading, dates, page.fetched_at, rank=Rank.STRUCTURED, place=feed.kind)
        add_authors(reading, signed, page.fetched_at, rank=Rank.STRUCTURED, place=feed.kind)
        return reading

    def _read_generator(self, reading: Reading, feed: FeedData) -> None:
        found = _GENERATOR.match(feed.generator or "")
        if found:
            reading.text("software", "WordPress", rank=Rank.STRUCTURED, place="generator")
            reading.text("software_version", found[2], rank=Rank.STRUCTURED, place="generator")

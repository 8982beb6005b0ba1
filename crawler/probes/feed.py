"""Any feed: the most reliable source of post dates."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import pairwise

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers import add_authors, add_posting
from crawler.readers.conversation import add_first_replies
from crawler.readers.formats.feed_entries import FeedEntry
from crawler.readers.formats.feeds import is_feed, read_feed
from crawler.readers.machine import machine_made
from crawler.reading import Reading
from vocabulary.items import AHEAD, Listing, Outcome, Post, PostKind, Rank, fingerprint

#: What a feed is about, by its address; anything else is posts.
_KINDS = (
    (
        PostKind.COMMENT,
        re.compile(r"/comm?ent(?:aire)?s?\b|/replies\b|[?&](?:feed=)?comments", re.IGNORECASE),
    ),
    (
        PostKind.TOPIC,
        re.compile(
            r"/(?:topics?|latest|discussions?|threads?|questions?)\b|/feeds/rss/?$", re.IGNORECASE
        ),
    ),
)
_WORDPRESS = re.compile(r"https?://wordpress\.(?:org|com)/(?:\?v=([0-9.]{1,20}))?", re.IGNORECASE)
#: A feed of topics in the order of their last reply: one entry for each, whoever replied how often.
_TOPICS = re.compile(r"topics_active|/latest\b|/active\b|[?&]sort=(?:active|last)", re.IGNORECASE)
#: Share of neighbours out of order beyond which entries are not listed by their date.
_DISORDER = 0.2


class FeedProbe(Probe):
    """A feed of posts, topics or comments in any common format.

    Reads: RSS 0.9 to 2.0, Atom 0.3 and 1.0, RDF, JSON Feed 1.0 and 1.1; recognised by the document
    itself, whatever its media type.

    Gives: the time of each entry (published, else updated), ``newest_post_at``, posts in 7, 30 and
    90 days and distinct authors in 30 and 90 days, the top author's share, hours to the first
    reply, the language, WordPress and its version where the feed names them; the share of entries
    that a programme posted.

    Caveats: a feed shows only its newest entries; numbers are lower bounds where it does not reach
    back far enough or is not sorted by date. Entries dated more than a day ahead are announcements,
    not posts. Job advertisements and imports from other sites are kept apart and count for nothing.
    An undated entry is never given a date, nor the feed's own build date.

    Checked: feedparser's reading of the same documents, and feeds of real WordPress, MediaWiki,
    DokuWiki, HyperKitty, Askbot, Pelican and Nikola.
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
        reading.text("language", feed.language, rank=Rank.STRUCTURED, place=feed.kind)
        reading.feature("feed", place=feed.kind)
        if found := _WORDPRESS.match(feed.generator or ""):
            reading.text("software", "wordpress", rank=Rank.STRUCTURED, place="generator")
            reading.text("software_version", found[1], rank=Rank.STRUCTURED, place="generator")
        latest = page.fetched_at + AHEAD
        self._read_entries(
            page,
            reading,
            [e for e in feed.entries if not e.posted_at or e.posted_at <= latest],
            feed.kind,
        )
        return reading

    def _read_entries(
        self, page: Page, reading: Reading, entries: list[FeedEntry], place: str
    ) -> None:
        kind = next((kind for kind, sign in _KINDS if sign.search(page.url)), PostKind.POST)
        machine = machine_made(page.url, entries, page.fetched_at)
        listing = _listing(page.url, [e.posted_at for e in entries if e.posted_at])
        for entry, by_machine in zip(entries, machine, strict=True):
            if entry.posted_at:
                own_kind = PostKind.COMMENT if entry.is_reply else kind
                own_kind = PostKind.MACHINE if by_machine else own_kind
                reading.posts.append(
                    Post(entry.posted_at, own_kind, fingerprint(entry.identity), listing=listing)
                )
        if any(machine):
            share = round(sum(machine) / len(machine), 3)
            reading.number("machine_share", share, rank=Rank.STRUCTURED, place=place)
        written = [entry for entry, made in zip(entries, machine, strict=True) if not made]
        if any(entry.posted_at for entry in written):
            _add_numbers(reading, written, kind, page.fetched_at, place)
        else:
            where = f"{place}: no dated entry"
            reading.missing("newest_post_at", Outcome.NOT_AVAILABLE, place=where)


def _listing(url: str, dates: list[datetime]) -> Listing:
    """Return what the entries are: all contributions by date, or one of each topic."""
    rises = sum(later > earlier for earlier, later in pairwise(dates))
    falls = sum(later < earlier for earlier, later in pairwise(dates))
    is_sorted = min(rises, falls) <= _DISORDER * len(dates)
    return Listing.STREAM if is_sorted and not _TOPICS.search(url) else Listing.SAMPLE


def _add_numbers(
    reading: Reading, entries: list[FeedEntry], kind: PostKind, as_of: datetime, place: str
) -> None:
    """Add what follows from the entries that people wrote; one of them is dated at least."""
    dates = [entry.posted_at for entry in entries]
    newest = max(date for date in dates if date)
    reading.moment("newest_post_at", newest, rank=Rank.STRUCTURED, place=place)
    # A list of topics or of comments alone: what else was said is not in it.
    is_part = kind is not PostKind.POST and len({entry.is_reply for entry in entries}) == 1
    rank = Rank.STRUCTURED
    add_posting(reading, dates, as_of, rank=rank, place=place, is_part=is_part)
    signed = [(entry.author, entry.posted_at) for entry in entries]
    add_authors(reading, signed, as_of, rank=rank, place=place, is_part=is_part)
    threads = [(entry.thread, entry.is_reply, entry.posted_at) for entry in entries]
    add_first_replies(reading, threads, rank=rank, place=place)

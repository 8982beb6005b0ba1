"""Which entries of a feed no member wrote: job advertisements and imports. Pure.

A programme that posts every night makes a network look alive in which nobody speaks any more. Four
signs tell: the feed's own address is that of job advertisements; the entries lead to several other
sites, or to a job board, under foreign identifiers (what members share keeps an identifier of its
own); the author's name is that of a programme; all are dated at the moment of the visit, by the feed
that was made for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from crawler.readers.formats.feed_entries import FeedEntry
from vocabulary.domains import registrable_domain

_JOB_FEED = re.compile(
    r"feed=job|job_feed|post_type=job|/(?:jobs?|job-listings?|(?:offres?-d?-?)?emplois?|careers)"
    r"(?:/feed|/rss|\.rss|\.xml|\.atom)",
    re.IGNORECASE,
)
_ROBOT = re.compile(
    r"(?:^|[\s_.@-])(?:bot|robot|rss|feeds?|import(?:er)?|autopost(?:er)?|syndication)(?:$|[\s_.@\d-])"
    r"|(?:rss|news|job|feed|auto)bot",
    re.IGNORECASE,
)
_JOB_BOARDS = frozenset(
    {
        *(
            "hellowork.com",
            "indeed.com",
            "indeed.fr",
            "apec.fr",
            "francetravail.fr",
            "linkedin.com",
        ),
        *("monster.fr", "monster.com", "cadremploi.fr", "meteojob.com", "welcometothejungle.com"),
        *("pole-emploi.fr", "regionsjob.com", "keljob.com", "stepstone.de", "infojobs.net"),
    }
)
#: Fewer entries show no habit.
FEWEST = 5
#: What the dates of a feed made for a visit may differ from it: it may be kept for a while.
_NOW = timedelta(hours=1)
_AT_ONCE = timedelta(minutes=1)
#: Share of the entries that lead elsewhere from which they are an import.
IMPORTED = 0.8


def machine_made(url: str, entries: Sequence[FeedEntry], seen_at: datetime) -> tuple[bool, ...]:
    """Return for each entry of the feed at ``url``, seen at that time, whether a programme posted it."""
    if _JOB_FEED.search(url) or _is_dated_now(entries, seen_at):
        return (True,) * len(entries)
    is_import = _is_import(url, entries)
    return tuple(
        bool(entry.author and _ROBOT.search(entry.author))
        or (is_import and _leads_away(url, entry))
        for entry in entries
    )


def _is_dated_now(entries: Sequence[FeedEntry], seen_at: datetime) -> bool:
    dates = [entry.posted_at for entry in entries if entry.posted_at]
    if len(dates) < FEWEST or max(dates) - min(dates) > _AT_ONCE:
        return False  # people who write much do not do it all at one moment
    return all(abs(seen_at - date) <= _NOW for date in dates)


def _is_import(url: str, entries: Sequence[FeedEntry]) -> bool:
    foreign = [entry for entry in entries if _leads_away(url, entry)]
    if len(entries) < FEWEST or len(foreign) < IMPORTED * len(entries):
        return False
    domains = {registrable_domain(entry.address) for entry in foreign}
    # One other site alone may be the network's own, with its feed at a feed service.
    return len(domains) > 1 or domains <= _JOB_BOARDS


def _leads_away(url: str, entry: FeedEntry) -> bool:
    if not entry.address.startswith(("http://", "https://")):
        return False
    own = registrable_domain(url)
    is_own = (
        entry.identity.startswith(("http://", "https://"))
        and registrable_domain(entry.identity) == own
    )
    return not is_own and registrable_domain(entry.address) != own

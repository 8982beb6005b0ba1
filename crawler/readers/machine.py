"""Which entries of a feed no member wrote: job advertisements and imports. Pure.

A programme that posts every night makes a network look alive in which nobody speaks any more. Three
signs tell: the feed's own address is that of job advertisements; the entries lead to several other
sites, or to a job board, under foreign identifiers (what members share keeps an identifier of its
own); the author's name is that of a programme.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.readers.feed_entries import Entry
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
#: Share of the entries that lead elsewhere from which they are an import.
IMPORTED = 0.8


def machine_made(url: str, entries: Sequence[Entry]) -> tuple[bool, ...]:
    """Return for each entry of the feed at ``url`` whether a programme posted it."""
    if _JOB_FEED.search(url):
        return (True,) * len(entries)
    is_import = _is_import(url, entries)
    return tuple(
        bool(entry.author and _ROBOT.search(entry.author))
        or (is_import and _leads_away(url, entry))
        for entry in entries
    )


def _is_import(url: str, entries: Sequence[Entry]) -> bool:
    foreign = [entry for entry in entries if _leads_away(url, entry)]
    if len(entries) < FEWEST or len(foreign) < IMPORTED * len(entries):
        return False
    domains = {registrable_domain(entry.address) for entry in foreign}
    # One other site alone may be the network's own, with its feed at a feed service.
    return len(domains) > 1 or domains <= _JOB_BOARDS


def _leads_away(url: str, entry: Entry) -> bool:
    if not entry.address.startswith(("http://", "https://")):
        return False
    own = registrable_domain(url)
    is_own = (
        entry.identity.startswith(("http://", "https://"))
        and registrable_domain(entry.identity) == own
    )
    return not is_own and registrable_domain(entry.address) != own

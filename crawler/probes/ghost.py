"""Ghost: publications with members and newsletters."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.marked import GENERATOR, MarkedPlatform
from crawler.readers import attribute, parse_iso
from crawler.reading import Reading
from vocabulary.items import Listing

MAX_CARDS = 40
_CARDS = ".post-card, .gh-card, article.post"
_FEED = 'link[rel="alternate"][type*="rss"]'


class GhostProbe(MarkedPlatform):
    """Ghost 1 and later.

    Reads: any page (generator, the scripts of members and of search, cards of posts).
    Gives: version, dates of the posts shown, the features newsletter and search, its feed where the
    home page announces none.
    Caveats: readers' accounts are not counted in public. A card's date is the day of the site's own
    clock, without time of day or offset, and is read as its midnight in UTC. The same posts are in
    the feed, with their time.
    Checked: Ghost 5.99 at work with its theme Source, and the cards of its theme Casper; earlier
    versions not checked.
    """

    name = "ghost"
    marks = (b"Ghost",)
    signs = (f'{GENERATOR}[content="Ghost"], {GENERATOR}[content^="Ghost "]',)
    version = re.compile(r"Ghost(?: ([0-9]{1,2}(?:\.[0-9]{1,3}){0,2}))?$")
    shown = ()
    links = (
        (
            "newsletter",
            'script[data-ghost][src*="portal"], [data-portal="signup"], [data-members-form]',
        ),
        ("search", "[data-ghost-search], script[data-sodo-search]"),
    )

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add the cards of posts, and the feed."""
        for card in page.select(_CARDS)[:MAX_CARDS]:
            posted_at = parse_iso(attribute(card.css_first("time[datetime]"), "datetime"))
            # The general reader of articles finds the same cards: the same mark, counted once.
            if link := card.css_first("a[href]"):
                address = attribute(link, "href")
                reading.post(posted_at, address, page.fetched_at, listing=Listing.STREAM)
        if page.path == "/" and not page.shows(_FEED):
            reading.feeds.append(page.join("/rss/"))

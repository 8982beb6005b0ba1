"""Ghost: publications with members and newsletters."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.isodate import parse_iso
from crawler.readers.nodes import attribute
from crawler.reading import Reading
from vocabulary.items import Listing, Post, PostKind, Rank, fingerprint

MAX_CARDS = 40
_NAME = re.compile(r"Ghost(?: ([0-9]{1,2}(?:\.[0-9]{1,3}){0,2}))?$")
_PORTAL = 'script[data-ghost][src*="portal"], [data-portal="signup"], [data-members-form]'
_SEARCH = "[data-ghost-search], script[data-sodo-search]"
_CARDS = ".post-card, .gh-card, article.post"
_FEED = 'link[rel="alternate"][type*="rss"]'


class GhostProbe(Probe):
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
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is a page of Ghost."""
        return _NAME.match(page.generator) is not None

    def read(self, page: Page) -> Reading:
        """Return what the page says."""
        reading = Reading(platform=self.name)
        found = _NAME.match(page.generator)
        place = "meta[name=generator]"
        reading.text("software", self.name, rank=Rank.MARKUP, place=place)
        reading.text("software_version", found and found[1], rank=Rank.MARKUP, place=place)
        if page.tree.css_matches(_PORTAL):
            reading.feature("newsletter", place=_PORTAL)
        if page.tree.css_matches(_SEARCH):
            reading.feature("search", place=_SEARCH)
        posts: dict[str, Post] = {}  # a card that fits two selectors comes twice
        for card in page.tree.css(_CARDS)[:MAX_CARDS]:
            time, link = card.css_first("time[datetime]"), card.css_first("a[href]")
            posted_at = parse_iso(attribute(time, "datetime"))
            if link and posted_at and posted_at <= page.fetched_at:
                # The general reader of articles finds the same cards: the same mark, counted once.
                identity = fingerprint(attribute(link, "href"))
                posts[identity] = Post(posted_at, PostKind.POST, identity, listing=Listing.STREAM)
        reading.posts += posts.values()
        if page.path == "/" and not page.tree.css_matches(_FEED):
            reading.feeds.append(page.join("/rss/"))
        return reading

"""A sitemap: when pages were last touched. A weak source of life, used where there is no better."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.formats.sitemaps import Place, Sitemap, is_sitemap, read_sitemap
from crawler.reading import Reading
from vocabulary.items import AHEAD, Ask, Listing, Post, PostKind, fingerprint

#: Newest pages kept of one sitemap.
NEWEST = 200
#: After the feeds and before a guessed sitemap: this one is known to exist.
ORDER = 69
_LIVELY = re.compile(
    r"post|topic|forum|thread|discussion|question|news|actu|article|blog|event|recent|latest",
    re.IGNORECASE,
)
_STILL = re.compile(
    r"page|tag|categor|image|video|author|user|member|profile|taxonom|product|static", re.IGNORECASE
)


class SitemapProbe(Probe):
    """The addresses of a site with the day each was last changed.

    Reads: ``urlset`` and ``sitemapindex`` documents, plain or gzipped, found through robots.txt or
    at ``/sitemap.xml``; of an index one child, the most promising by name and date.

    Gives: a post of kind ``page`` for each ``lastmod`` and of kind ``post`` for each
    ``publication_date`` of a news sitemap, the newest 200.

    Caveats: a rebuild of the site touches every page on one day; the rhythm counts that as one day.
    A sitemap never gives ``newest_post_at``.

    Checked: sitemaps of the protocol's description, of real WordPress and Nikola sites.
    """

    name = "sitemap"

    def matches(self, page: Page) -> bool:
        """Whether the answer is a sitemap."""
        return is_sitemap(page)

    def read(self, page: Page) -> Reading:
        """Return the dates of the newest pages, or the child sitemap to ask for."""
        reading = Reading()
        sitemap = read_sitemap(page)
        if sitemap is None:
            return reading
        if sitemap.is_index:
            self._ask_one_child(page, reading, sitemap)
            return reading
        latest = page.fetched_at + AHEAD
        dated = (post for place in sitemap.places if (post := _post(place)))
        posts = [post for post in dated if post.posted_at <= latest]
        reading.posts = sorted(posts, key=lambda post: post.posted_at, reverse=True)[:NEWEST]
        return reading

    def _ask_one_child(self, page: Page, reading: Reading, sitemap: Sitemap) -> None:
        # Of equals the last: numbered children are filled one after the other.
        children = sorted(
            (place for place in sitemap.places if page.join(place.url) not in {"", page.url}),
            key=_promise,
        )
        if children:
            reading.asks.append(Ask(page.join(children[-1].url), self.name, ORDER))


def _post(place: Place) -> Post | None:
    if place.published_at:
        return Post(
            place.published_at, PostKind.POST, fingerprint(place.url), listing=Listing.STREAM
        )
    if place.modified_at:
        identity = f"{place.url} {place.modified_at:%Y-%m-%d}"
        return Post(place.modified_at, PostKind.PAGE, fingerprint(identity))
    return None


def _promise(place: Place) -> tuple[bool, bool, datetime]:
    name = urlsplit(place.url).path.rpartition("/")[2]
    never = datetime.min.replace(tzinfo=UTC)
    return bool(_LIVELY.search(name)), not _STILL.search(name), place.modified_at or never

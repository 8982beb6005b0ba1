"""A sitemap: when pages were last touched. A weak source of life, used where there is no better."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from crawler.items import Ask, Post, PostKind, Reading, fingerprint
from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.sitemaps import Place, is_sitemap, read_sitemap

#: Newest pages kept of one sitemap.
NEWEST = 200
_LIVELY = re.compile(
    r"post|topic|forum|news|actu|thread|discussion|article|event|blog", re.IGNORECASE
)
_STILL = re.compile(r"tag|categor|image|author|user|member|taxonom|product|static", re.IGNORECASE)
_ORDER = 71


class Sitemap(Probe):
    """The addresses of a site with the day each was last changed.

    Reads: ``urlset`` and ``sitemapindex`` documents, plain or gzipped, found through robots.txt or
    at ``/sitemap.xml``; of an index one child, the most promising by name and date.

    Gives: a post of kind ``page`` for each ``lastmod``, of kind ``post`` for each
    ``publication_date`` of a news sitemap.

    Caveats: a rebuild of the site touches every page on one day; the rhythm counts that as one day.
    ``lastmod`` never gives ``newest_post_at``.
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
            if sitemap.places:
                child = max(sitemap.places, key=_promise)
                reading.asks.append(Ask(page.join(child.url), "sitemap", _ORDER))
            return reading
        latest = page.fetched_at + timedelta(days=1)
        for place in sitemap.places:
            moment = place.published_at or place.modified_at
            if moment is not None and moment <= latest:
                kind = PostKind.POST if place.published_at else PostKind.PAGE
                identity = f"{place.url} {moment:%Y-%m-%d}"
                reading.posts.append(Post(moment, kind, fingerprint(identity)))
        reading.posts.sort(key=lambda post: post.posted_at, reverse=True)
        del reading.posts[NEWEST:]
        return reading


def _promise(place: Place) -> tuple[bool, bool, datetime]:
    never = datetime.min.replace(tzinfo=UTC)
    name = place.url.rpartition("/")[2]
    return (bool(_LIVELY.search(name)), not _STILL.search(name), place.modified_at or never)

"""SPIP: the French publishing system of many associations and public bodies."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.features import add_features
from crawler.readers.isodate import parse_iso
from crawler.readers.nodes import attribute
from crawler.reading import Reading
from vocabulary.items import Post, PostKind, Rank, fingerprint

#: Dates read of one page: a longer list adds no newer ones.
MAX_DATES = 60
_NAME = re.compile(r"SPIP(?:\s+v?(?P<version>[0-9][0-9A-Za-z.]{0,15}))?(?![\w.])")
_COMMENTS = ".comment-meta abbr.published[title], .comment-meta time[datetime]"
_DATES = "abbr.published[title], time.published[datetime], time[pubdate][datetime]"
_FEED = 'link[rel="alternate"][type*="rss"], link[rel="alternate"][type*="atom"]'
_FEATURES = (
    ("newsletter", ".formulaire_newsletter_subscribe, .formulaire_mailsubscribers"),
    ("search", 'form input[name="recherche"], form[action*="page=recherche"]'),
)


class SpipProbe(Probe):
    """SPIP 2 and later.

    Reads: any page (generator, the header ``Composed-By``); the ISO dates that its own skeletons
    put beside each article and each message of an article's forum.
    Gives: version, dates of articles and messages, search and newsletter forms, its feed where the
    home page announces none.
    Caveats: it has no public count of people. Skeletons that print dates in words alone give none
    here; the feed does. A date is the article's own, which its editor may set; a future one is left
    out. Two articles of the same second count once.
    Checked: SPIP's skeletons: ``abbr.published``, ``backend``. Not checked: ``time`` of SPIP 4,
    markup of the messages and of the newsletter plug-ins, ``Composed-By``.
    """

    name = "spip"
    is_platform = True
    knows_all_dates = False

    def matches(self, page: Page) -> bool:
        """Whether ``page`` names SPIP in its head or headers."""
        return page.is_html and ("composed-by" in page.headers or _generator(page) is not None)

    def read(self, page: Page) -> Reading:
        """Return what the page says."""
        reading = Reading()
        composed = _NAME.match(page.headers.get("composed-by", ""))
        found = _generator(page) or composed
        if found is None:
            return reading
        place = "Composed-By" if found is composed else "meta[name=generator]"
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=place)
        reading.text("software_version", found["version"], rank=Rank.MARKUP, place=place)
        add_features(page, reading, _FEATURES)
        _read_dates(page, reading)
        if page.path.endswith("/") and not page.tree.css_matches(_FEED):
            reading.feeds.append(page.join("spip.php?page=backend"))
        return reading


def _generator(page: Page) -> re.Match[str] | None:
    return _NAME.match(page.generator)


def _read_dates(page: Page, reading: Reading) -> None:
    comments = {node.mem_id for node in page.tree.css(_COMMENTS)}
    seen = set()
    for node in page.tree.css(f"{_DATES}, {_COMMENTS}")[:MAX_DATES]:
        written = node.attributes.get("datetime") or attribute(node, "title")
        posted_at = parse_iso(written)
        if posted_at is None or posted_at > page.fetched_at or posted_at in seen:
            continue
        seen.add(posted_at)
        kind = PostKind.COMMENT if node.mem_id in comments else PostKind.POST
        reading.posts.append(Post(posted_at, kind, fingerprint(f"{kind} {posted_at}")))

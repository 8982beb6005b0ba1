"""SPIP: the French publishing system of many associations and public bodies."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.marked import GENERATOR, MarkedPlatform
from crawler.readers import attribute, parse_iso
from crawler.reading import Reading
from vocabulary.items import PostKind, Rank

#: Dates read of one page: a longer list adds no newer ones.
MAX_DATES = 60
_NAME = re.compile(r"SPIP(?:\s+v?([0-9][0-9A-Za-z.]{0,15}))?(?![\w.])")
_COMMENTS = ".comment-meta abbr.published[title], .comment-meta time[datetime]"
_DATES = "abbr.published[title], time.published[datetime], time[pubdate][datetime]"
_FEED = 'link[rel="alternate"][type*="rss"], link[rel="alternate"][type*="atom"]'
_HEADER = "composed-by"


class SpipProbe(MarkedPlatform):
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
    holds_others = True
    knows_all_dates = False
    version = _NAME
    shown = ()
    links = (
        ("newsletter", ".formulaire_newsletter_subscribe, .formulaire_mailsubscribers"),
        ("search", 'form input[name="recherche"], form[action*="page=recherche"]'),
    )

    def matches(self, page: Page) -> bool:
        """Whether ``page`` names SPIP in its head or headers."""
        return page.is_html and (_HEADER in page.headers or bool(_NAME.match(page.generator)))

    def sign(self, page: Page) -> str | None:
        """Return the generator, else the header."""
        if _NAME.match(page.generator):
            return GENERATOR
        return "Composed-By" if _NAME.match(page.headers.get(_HEADER, "")) else None

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add articles and messages, the version that the header tells, and the feed."""
        composed = _NAME.match(page.headers.get(_HEADER, ""))
        if composed and not _NAME.match(page.generator):
            version = composed[1]
            reading.text("software_version", version, rank=Rank.MARKUP, place="Composed-By")
        comments = {node.mem_id for node in page.select(_COMMENTS)}
        for node in page.select(f"{_DATES}, {_COMMENTS}")[:MAX_DATES]:
            posted_at = parse_iso(attribute(node, "datetime") or attribute(node, "title"))
            kind = PostKind.COMMENT if node.mem_id in comments else PostKind.POST
            reading.post(posted_at, f"{kind} {posted_at}", page.fetched_at, kind=kind)
        if page.path.endswith("/") and not page.shows(_FEED):
            reading.feeds.append(page.join("spip.php?page=backend"))

"""HumHub: social networks of organisations, made of spaces."""

from __future__ import annotations

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.features import add_features
from crawler.readers.isodate import parse_iso
from crawler.readers.nodes import attribute
from crawler.reading import Reading
from vocabulary.items import Post, PostKind, Rank, fingerprint

MAX_ENTRIES = 40
_SIGN = "#topbar-first.topbar, #topbar-second.topbar"
_SPACES = '.card-panel[data-space-id], #top-menu-nav a[href$="/spaces"]'
_PEOPLE = '#top-menu-nav a[href$="/people"]'
_TIMES = "[data-stream-entry] time.timeago[datetime]"


class HumHubProbe(Probe):
    """HumHub.

    Reads: pages open to visitors (top bars, menu, cards of the directory of spaces), ISO dates of
    the contributions a page contains.
    Gives: networking features (groups are its spaces), dates of contributions.
    Caveats: it shows no total of its members; those of one space are no total. Streams are loaded
    by scripts and most sites ask for a login, so dates are rare.
    Checked: humhub/humhub: top bars, card of a space. Not checked: addresses of the directories,
    dates of contributions.
    """

    name = "humhub"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` names HumHub's scripts."""
        return page.is_html and page.has(b"humhub")

    def read(self, page: Page) -> Reading:
        """Return what the page says."""
        reading = Reading()
        if not page.tree.css_matches(_SIGN):
            return reading
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=_SIGN)
        add_features(page, reading, (("groups", _SPACES), ("directory", _PEOPLE)))
        for time in page.tree.css(_TIMES)[:MAX_ENTRIES]:
            posted_at = parse_iso(attribute(time, "datetime"))
            if posted_at and posted_at <= page.fetched_at:
                identity = fingerprint(f"entry {posted_at}")
                reading.posts.append(Post(posted_at, PostKind.POST, identity))
        return reading

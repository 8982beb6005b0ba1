"""Friendica: a federated server of profiles, contacts, forums and events."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.probes.mastodon import TIMELINE_LENGTH
from crawler.reading import Reading
from vocabulary.items import Ask, Rank

_GENERATOR = re.compile(r"Friendica(?: '[^']{1,40}')?(?: ([0-9][\w.-]{0,40}))?")
_PLACE = 'meta[name="generator"]'
#: Feature, and the link of the menu that shows it to visitors.
_LINKS = (("directory", "#nav-directory-link"), ("search", "#nav-search-link"))
_ENDPOINTS = (
    ("friendica", "/api/v1/instance"),
    ("friendica", f"/api/v1/timelines/public?local=true&limit={TIMELINE_LENGTH}"),
    ("nodeinfo", "/nodeinfo/2.0"),
)


class FriendicaProbe(Probe):
    """Friendica.

    Reads: any of its pages (generator, links of the menu).
    Gives: version, profiles, contacts, directory, search; through Mastodon's API and NodeInfo:
    members (total, active), posts, registration, dates of the newest local posts, number of their
    authors.
    Caveats: a server may keep its statistics to itself, which then read 0 and are unknown. A
    community page closed to visitors gives no dates.
    Checked: friendica/friendica: head.tpl, the Mastodon API's instance, the menus of several
    themes. Not checked: the words of the generator in the newest versions.
    """

    name = "friendica"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether the page's generator is Friendica."""
        return page.generator.startswith("Friendica")

    def read(self, page: Page) -> Reading:
        """Return what the page says, and the addresses of the API."""
        reading = Reading()
        named = _GENERATOR.fullmatch(page.generator)
        if named is None:
            return reading
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=_PLACE, quote=named[0])
        reading.text("software_version", named[1], rank=Rank.MARKUP, place=_PLACE, quote=named[0])
        for feature in ("profiles", "contacts"):
            reading.feature(feature, place=_PLACE)
        for feature, link in _LINKS:
            if page.shows(link):
                reading.feature(feature, place=link)
        for order, (purpose, endpoint) in enumerate(_ENDPOINTS, 10):
            reading.asks.append(Ask(page.join(endpoint), purpose, order))
        return reading

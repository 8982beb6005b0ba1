"""Where one answer leads: what of its links and offers is worth asking for. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

from crawler.as_before import is_worth_asking
from crawler.elsewhere import is_root
from crawler.page import Page
from crawler.reading import Reading
from crawler.steps import FEED, GUESSED_FEED, SEED, SITEMAP, Step, Steps
from vocabulary.catalogue import Network
from vocabulary.domains import registrable_domain
from vocabulary.items import Purpose
from vocabulary.kept import Recollection

#: Announced feeds asked for: the main one, and one more (comments, replies) for its dates.
FEEDS_ASKED = 2
#: Where feeds sit when none is announced.
GUESSED_FEEDS = ("/feed/", "/rss.xml")
#: Where platforms answer for networks of theirs that live on other domains.
PLATFORM_HOSTS = frozenset({"api.stackexchange.com", "discord.com"})


class Onward:
    """Adds to the steps of one network's visits what its answers lead to."""

    def __init__(self, network: Network, steps: Steps, known: Recollection) -> None:
        self._url = network.url
        self._steps = steps
        self._known = known  # from earlier crawls
        self._feeds = 0

    def leads_away(self, url: str) -> bool:
        """Whether ``url`` is on another site than the network's."""
        if urlsplit(url).hostname in PLATFORM_HOSTS:
            return False
        return registrable_domain(url) != registrable_domain(self._url)

    def from_robots(self, page: Page, sitemaps: Sequence[str]) -> None:
        """Add the sitemap that the network's own robots.txt names."""
        is_own = is_root(self._url) and not self.leads_away(page.url)
        for url in sitemaps[:1] if is_own else ():
            self._steps.add(urljoin(page.url, url), Purpose.SITEMAP, SITEMAP)

    def from_page(self, step: Step, page: Page, reading: Reading) -> None:
        """Add what the probes want, the announced feeds and sitemap, and guesses where none is."""
        for ask in reading.asks:
            if not self.leads_away(ask.url):
                self._steps.add(ask.url, ask.purpose, max(ask.order, SEED + 1))
        for url in reading.feeds:
            if self._feeds < FEEDS_ASKED and self._steps.add(url, Purpose.FEED, FEED + self._feeds):
                self._feeds += 1
        for url in reading.sitemaps[:1]:
            self._steps.add(url, Purpose.SITEMAP, SITEMAP)
        if step.purpose == Purpose.HOME and is_root(page.url):
            if not self._feeds:
                for place, path in enumerate(GUESSED_FEEDS):
                    self._guess(page, path, Purpose.FEED, GUESSED_FEED + place)
            if not self._steps.has(Purpose.SITEMAP):
                self._guess(page, "/sitemap.xml", Purpose.SITEMAP, SITEMAP)

    def _guess(self, page: Page, path: str, purpose: Purpose, order: int) -> None:
        """Ask for an address that nothing names, unless it was found missing not long ago."""
        url = urljoin(page.url, path)
        if is_worth_asking(url, self._known.missing.get(url), page.fetched_at):
            self._steps.add(url, purpose, order)

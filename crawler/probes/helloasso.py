"""HelloAsso: the pages of French associations: memberships, events, collections, shops."""

from __future__ import annotations

import re
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.dates import read_date
from crawler.reading import Reading
from vocabulary.items import Ask, Post, PostKind, Rank, fingerprint

#: Event pages asked for: each costs a request and says one date.
MAX_EVENTS = 3
_HOSTS = frozenset({"helloasso.com", "www.helloasso.com"})
_ASSOCIATION = re.compile(
    r"/associations/([\w-]{1,100})(?:/evenements/([\w-]{1,150}))?/?", re.ASCII
)
_DATE = ".CampaignHeader--Date"
_ZONE = ZoneInfo("Europe/Paris")


class HelloassoProbe(Probe):
    """HelloAsso: an association's page and the pages of its events.

    Reads: links to the association's own events and membership forms; the date of an event.
    Gives: registration where a membership is offered, dates of past events and the next one, the
    feature events.
    Caveats: HelloAsso states no members. Sums collected and the number of supporters are none. An
    event counts on its first day; one whose year is not shown is left out. A day without an hour is
    its midnight in Paris. Events that the page shows only once scripts run stay unknown.
    Checked: HelloAsso's source is closed: addresses and the place of the date are known from other
    readers of its pages; that they are there without scripts is not checked.
    """

    name = "helloasso"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is that of an association or of one of its events."""
        return page.host in _HOSTS and bool(_ASSOCIATION.fullmatch(page.path)) and page.is_html

    def read(self, page: Page) -> Reading:
        """Return what the page says of the association or of its event."""
        reading = Reading(platform=self.name)
        reading.text("software", self.name, rank=Rank.MARKUP, place="host")
        address = _ASSOCIATION.fullmatch(page.path)
        if address and address[2]:
            _read_event(page, reading)
        elif address:
            self._read_association(page, address[1], reading)
        return reading

    def _read_association(self, page: Page, association: str, reading: Reading) -> None:
        own = f"/associations/{association}/"
        links = [url for link in page.links if (url := page.join(link.href))]
        paths = {url: urlsplit(url).path for url in links if urlsplit(url).hostname in _HOSTS}
        events = [url for url, path in paths.items() if path.startswith(f"{own}evenements/")]
        if events:
            reading.feature("events", place=f"a[href*='{own}evenements/']")
        if any(path.startswith(f"{own}adhesions/") for path in paths.values()):
            place = f"a[href*='{own}adhesions/']"
            reading.text("registration", "open", rank=Rank.MARKUP, place=place)
        for order, url in enumerate(events[:MAX_EVENTS], 10):
            reading.asks.append(Ask(url, self.name, order))


def _read_event(page: Page, reading: Reading) -> None:
    reading.feature("events", place="path")
    date = page.tree.css_first(_DATE)
    starts_at = read_date(date.text()[:120], page.fetched_at, "fr", _ZONE) if date else None
    if starts_at is None:
        return
    if starts_at > page.fetched_at:
        reading.moment("next_event_at", starts_at, rank=Rank.MARKUP, place=_DATE)
    else:
        reading.posts.append(Post(starts_at, PostKind.EVENT, fingerprint(page.path.rstrip("/"))))

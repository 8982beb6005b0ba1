"""HelloAsso: the pages of French associations: memberships, events, collections, shops."""

from __future__ import annotations

import re
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from crawler.page import Page
from crawler.probes.hosted import HostedPlatform
from crawler.readers import read_date
from crawler.reading import Reading
from vocabulary.items import PostKind, Rank

#: Event pages asked for: each costs a request and says one date.
MAX_EVENTS = 3
_ASSOCIATION = re.compile(
    r"/associations/([\w-]{1,100})(?:/evenements/([\w-]{1,150}))?/?", re.ASCII
)
_DATE = ".CampaignHeader--Date"
_ZONE = ZoneInfo("Europe/Paris")


class HelloassoProbe(HostedPlatform):
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
    hosts = ("helloasso.com",)

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is that of an association or of one of its events."""
        return super().matches(page) and _ASSOCIATION.fullmatch(page.path) is not None

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add what the page says of the association or of its event."""
        address = _ASSOCIATION.fullmatch(page.path)
        if address and address[2]:
            _read_event(page, reading)
        elif address:
            self._read_association(page, f"/associations/{address[1]}/", reading)

    def _read_association(self, page: Page, own: str, reading: Reading) -> None:
        links = {page.join(link.href): None for link in page.links}
        paths = {url: urlsplit(url).path for url in links if urlsplit(url).hostname == page.host}
        events = [url for url, path in paths.items() if path.startswith(f"{own}evenements/")]
        if events:
            reading.feature("events", place=f"a[href*='{own}evenements/']")
        if any(path.startswith(f"{own}adhesions/") for path in paths.values()):
            place = f"a[href*='{own}adhesions/']"
            reading.text("registration", "open", rank=Rank.MARKUP, place=place)
        for order, url in enumerate(events[:MAX_EVENTS], 10):
            reading.ask(url, self.name, order)


def _read_event(page: Page, reading: Reading) -> None:
    reading.feature("events", place="path")
    date = page.first(_DATE)
    starts_at = read_date(date.text()[:120], page.fetched_at, "fr", _ZONE) if date else None
    if starts_at and starts_at > page.fetched_at:
        reading.moment("next_event_at", starts_at, rank=Rank.MARKUP, place=_DATE)
    reading.post(starts_at, page.path.rstrip("/"), page.fetched_at, kind=PostKind.EVENT)

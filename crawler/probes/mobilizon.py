"""Mobilizon: a federated server of groups and their events."""

from __future__ import annotations

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.calendars import events, is_calendar
from crawler.reading import Reading
from vocabulary.items import Ask, Rank

CALENDAR = "/feed/instance/ics"
_CALENDAR_LINK = f'link[rel="alternate"][href$="{CALENDAR}"]'
_NOTICE = b"obilizon doesn't work properly without JavaScript"


class MobilizonProbe(Probe):
    """Mobilizon.

    Reads: the page that starts its web application (its notice for browsers without scripts); the
    calendar of the server's public events.
    Gives: the next event, events, groups; through its announced feed the dates on which events and
    articles were published; members in total and registration through NodeInfo.
    Caveats: an event counts as news on the day it was published, not on the day it takes place.
    Cancelled events are not announced as the next one where the calendar marks them, which not all
    versions do. NodeInfo's posts are events here. Members' activity is never counted. Where an
    administrator switched the feeds off there are no dates.
    Checked: framasoft/mobilizon: page index template, NodeInfo controller, exports to Atom and
    iCalendar. Not checked against a server.
    """

    name = "mobilizon"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` starts its web application or is its calendar."""
        if page.is_html:
            return page.has(_NOTICE)
        return page.path == CALENDAR and is_calendar(page)

    def read(self, page: Page) -> Reading:
        """Return what the page or the calendar says."""
        reading = Reading()
        if page.is_html:
            self._read_page(page, reading)
        else:
            _read_calendar(page, reading)
        return reading

    def _read_page(self, page: Page, reading: Reading) -> None:
        notice = page.tree.css_first("noscript")
        if notice is None or _NOTICE.decode() not in notice.text():
            return
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place="noscript")
        for feature in ("profiles", "groups", "events", "search"):
            reading.feature(feature, place="noscript")
        reading.asks.append(Ask(page.join("/.well-known/nodeinfo/2.1"), "nodeinfo", 10))
        if page.tree.css_matches(_CALENDAR_LINK):
            reading.asks.append(Ask(page.join(CALENDAR), self.name, 11))


def _read_calendar(page: Page, reading: Reading) -> None:
    coming = [start for start, _ in events(page.text) if start > page.fetched_at]
    reading.moment("next_event_at", min(coming, default=None), place="VEVENT DTSTART")
    if coming:
        reading.feature("events", rank=Rank.API, place="VEVENT")

"""Mobilizon: a federated server of groups and their events."""

from __future__ import annotations

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers.formats.calendars import events, is_calendar
from crawler.reading import Reading
from vocabulary.items import Rank

CALENDAR = "/feed/instance/ics"
_NOTICE = b"obilizon doesn't work properly without JavaScript"


class MobilizonProbe(MarkedPlatform):
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
    marks = (_NOTICE,)
    shown = ("profiles", "groups", "events", "search")

    def matches(self, page: Page) -> bool:
        """Whether ``page`` starts its web application or is its calendar."""
        return super().matches(page) or (page.path == CALENDAR and is_calendar(page))

    def sign(self, page: Page) -> str | None:
        """Return the notice for browsers without scripts."""
        notice = page.first("noscript")
        return "noscript" if notice and _NOTICE.decode() in notice.text() else None

    def read_more(self, page: Page, reading: Reading) -> None:
        """Ask for its totals and its calendar."""
        reading.ask(page.join("/.well-known/nodeinfo/2.1"), "nodeinfo", 10)
        if page.shows(f'link[rel="alternate"][href$="{CALENDAR}"]'):
            reading.ask(page.join(CALENDAR), self.name, 11)

    def read_answer(self, page: Page, reading: Reading) -> None:
        """Add the next event of the calendar."""
        coming = [start for start, _ in events(page.text) if start > page.fetched_at]
        reading.moment("next_event_at", min(coming, default=None), place="VEVENT DTSTART")
        if coming:
            reading.feature("events", rank=Rank.API, place="VEVENT")

"""A public agenda: the calendar file that a site offers to its visitors."""

from __future__ import annotations

from urllib.parse import urlsplit

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.calendars import events, is_calendar
from crawler.reading import Reading
from vocabulary.items import Ask, Post, PostKind, Rank, fingerprint

#: How a page offers its calendar: announced as feeds are, or as a link to subscribe to.
_MARKS = (b"text/calendar", b"webcal:", b".ics")
_OFFERED = 'link[rel~="alternate"][type="text/calendar"], a[href^="webcal:"], a[href$=".ics"]'
#: Mobilizon, whose events count on the day its feed published them: its own probe reads this.
_READ_BY_ITS_OWN = "/feed/instance/ics"
_MOST_ASKED = 2
_MOST_EVENTS = 500  # the latest ones
_PLACE = "VEVENT DTSTART"


class CalendarProbe(Probe):
    """A public agenda (iCalendar).

    Reads: a calendar file, recognised by its first line; on pages the way to it (announced as an
    alternate, a ``webcal:`` link, a link to an ``.ics`` file), on the same host only.
    Gives: dates of past events, the next event, events.
    Caveats: a past event is a contribution on its day; cancelled and private ones are left out. An
    event that repeats counts once, on the day it names. What the event is, where, and who comes is
    not read. At most two calendars are asked for from one page, and the 500 latest events kept.
    Checked: RFC 5545. The recorded answers are written by hand in the forms of Google Calendar,
    Outlook and The Events Calendar. Not checked against a server.
    """

    name = "calendar"

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is a calendar or offers one."""
        if page.is_html:
            return any(page.has(mark) for mark in _MARKS)
        return is_calendar(page) and page.path != _READ_BY_ITS_OWN

    def read(self, page: Page) -> Reading:
        """Return the dates of the calendar, or where the page says it is."""
        reading = Reading()
        if page.is_html:
            reading.asks += [Ask(url, self.name, 40) for url in _offered(page)]
            return reading
        past = set()
        coming = []
        for event in events(page.text):
            if event.starts_at > page.fetched_at:
                coming.append(event.starts_at)
            else:
                past.add(event)
        reading.posts += [
            Post(event.starts_at, PostKind.EVENT, fingerprint(event.identity))
            for event in sorted(past, reverse=True)[:_MOST_EVENTS]
        ]
        reading.moment("next_event_at", min(coming, default=None), place=_PLACE)
        if coming or past:
            reading.feature("events", rank=Rank.API, place="VEVENT")
        return reading


def _offered(page: Page) -> list[str]:
    found: dict[str, None] = {}
    for node in page.tree.css(_OFFERED):
        href = node.attributes.get("href") or ""
        url = page.join(href.replace("webcal:", "https:", 1))
        parts = urlsplit(url)
        if (parts.hostname or "").lower() == page.host and parts.path != _READ_BY_ITS_OWN:
            found.setdefault(url)
    return list(found)[:_MOST_ASKED]

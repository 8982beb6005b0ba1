"""A public agenda: the calendar, a file or a list in JSON, that a site offers to its visitors."""

from __future__ import annotations

from urllib.parse import urlsplit

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.formats.calendars import events, is_calendar
from crawler.readers.formats.event_lists import listed, listed_events
from crawler.reading import Reading
from vocabulary.items import Ask, Post, PostKind, Rank, fingerprint

#: How a page offers its calendar: announced as feeds are, or as a link to subscribe to.
_MARKS = (b"text/calendar", b"webcal:", b".ics", b"events.json")
_OFFERED = (
    'link[rel~="alternate"][type="text/calendar"], a[href^="webcal:"], a[href$=".ics"], '
    'link[rel~="alternate"][href$="events.json"], a[href$="events.json"]'
)
#: Mobilizon, whose events count on the day its feed published them: its own probe reads this.
_READ_BY_ITS_OWN = "/feed/instance/ics"
_MOST_ASKED = 2
_MOST_EVENTS = 500  # the latest ones


class CalendarProbe(Probe):
    """A public agenda (iCalendar, or a list of events in JSON).

    Reads: a calendar file, recognised by its first line; a list of events in JSON, recognised by the
    name of the list or the last word of its address, as platforms of alumni give it; on pages the way
    to either (announced as an alternate, a ``webcal:`` link, a link to an ``.ics`` file or to
    ``events.json``), on the same host only.
    Gives: dates of past events, the next event, events.
    Caveats: a past event is a contribution on its day; cancelled and private ones are left out. An
    event that repeats counts once, on the day it names. What the event is, where, and who comes is
    not read. At most two calendars are asked for from one page, and the 500 latest events kept.
    Checked: RFC 5545. The recorded answers are written by hand in the forms of Google Calendar,
    Outlook and The Events Calendar, the lists in those of an alumni platform and The Events
    Calendar. Not checked against a server.
    """

    name = "calendar"

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is a calendar or offers one."""
        if page.is_html:
            return page.has_any(_MARKS)
        is_file = is_calendar(page) and page.path != _READ_BY_ITS_OWN
        return is_file or bool(listed(page))

    def read(self, page: Page) -> Reading:
        """Return the dates of the calendar, or where the page says it is."""
        reading = Reading()
        if page.is_html:
            reading.asks += [Ask(url, self.name, 40) for url in _offered(page)]
            return reading
        is_file = is_calendar(page)
        beginning, part = ("VEVENT DTSTART", "VEVENT") if is_file else ("events: start", "events")
        past = set()
        coming = []
        for event in events(page.text) if is_file else listed_events(page):
            if event.starts_at > page.fetched_at:
                coming.append(event.starts_at)
            else:
                past.add(event)
        reading.posts += [
            Post(event.starts_at, PostKind.EVENT, fingerprint(event.identity))
            for event in sorted(past, reverse=True)[:_MOST_EVENTS]
        ]
        reading.moment("next_event_at", min(coming, default=None), place=beginning)
        if coming or past:
            reading.feature("events", rank=Rank.API, place=part)
        return reading


def _offered(page: Page) -> list[str]:
    found: dict[str, None] = {}
    for node in page.select(_OFFERED):
        href = node.attributes.get("href") or ""
        url = page.join(href.replace("webcal:", "https:", 1))
        parts = urlsplit(url)
        if (parts.hostname or "").lower() == page.host and parts.path != _READ_BY_ITS_OWN:
            found.setdefault(url)
    return list(found)[:_MOST_ASKED]

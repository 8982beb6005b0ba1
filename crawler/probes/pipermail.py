"""Pipermail: the archives of Mailman 2 mailing lists."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers import read_date
from crawler.reading import Reading
from vocabulary.items import Ask, Post, PostKind, Rank, fingerprint

#: Folders are named in English whatever the language of the list.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_FOLDER = re.compile(rf"(?:^|/)([0-9]{{4}})-({'|'.join(_MONTHS)})/(?:thread|date)\.html$")
#: "Fri Nov 20 08:12:01 CET 2026", in some languages "Ven 20 Nov 08:12:01 CET 2026".
_MOMENT = re.compile(
    r"(?P<day>\b[^\W\d]{3,9}\.? {1,2}[0-9]{1,2}|\b[0-9]{1,2} [^\W\d]{3,9}\.?) "
    r"(?P<time>[0-9]{2}:[0-9]{2}:[0-9]{2}) (?:(?P<zone>[A-Z]{2,5}) )?(?P<year>[0-9]{4})\b"
)
#: Hours east of Greenwich.
_ZONES = {"CET": 1, "CEST": 2, "MET": 1, "MEST": 2, "BST": 1, "WEST": 1, "EET": 2, "EEST": 3} | {
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip


class PipermailProbe(Probe):
    """Pipermail (Mailman 2).

    Reads: the index of a list's archives (its months) and the page of one month (dates of its first
    and last message).
    Gives: dates of the first and the last message of the newest month.
    Caveats: the number of subscribers is not public. Messages of one month are no total. The newest
    month listed is one with messages, so an old one says since when the list is silent. Time zones
    that are not known count as UTC. No sender or subject is read.
    Checked: Not checked against the source of Mailman: written from its pages as they are commonly
    known.
    """

    name = "pipermail"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is the index of a list's archives or the page of a month."""
        if not page.is_html:
            return False
        is_index = "/pipermail/" in page.path and page.has(b"/thread.html")
        return is_index or (page.has(b"Pipermail") and page.generator.startswith("Pipermail"))

    def read(self, page: Page) -> Reading:
        """Return what the index or the page of a month says."""
        reading = Reading(platform=self.name)
        place = page.generator and "meta[name=generator]"
        place = place or "a[href$='/thread.html']"
        reading.text("software", self.name, rank=Rank.MARKUP, place=place)
        months: dict[tuple[int, int], str] = {}
        for link in page.links:
            if found := _FOLDER.search(link.href):
                month = int(found[1]), _MONTHS.index(found[2])
                folder = link.href[: found.end(2)]
                months[month] = page.join(f"{folder}/date.html")
        if months:
            reading.asks.append(Ask(months[max(months)], self.name, 10))
        for node in page.select("i")[:2] if page.generator else ():
            posted_at = _moment(node.text(), page.fetched_at)
            if posted_at and posted_at <= page.fetched_at:
                identity = fingerprint(f"message {posted_at}")
                reading.posts.append(Post(posted_at, PostKind.POST, identity))
        return reading


def _moment(text: str, as_of: datetime) -> datetime | None:
    found = _MOMENT.search(text)
    if found is None:
        return None
    zone = timezone(timedelta(hours=_ZONES.get(found["zone"] or "", 0)))
    day = " ".join(found["day"].split())
    return read_date(f"{day} {found['year']}, {found['time']}", as_of, None, zone)

"""HyperKitty: the archives of Mailman 3 mailing lists."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers import attribute, moment_of
from crawler.reading import Reading
from vocabulary.items import PostKind, Rank

#: Lists whose page is asked for, the liveliest first.
MAX_LISTS = 2
MAX_THREADS = 60
_VERSION = re.compile(
    r"HyperKitty\s{1,20}\S{0,20}\s{0,20}([0-9]{1,3}\.[0-9]{1,3}(?:\.[0-9]{1,3})?)"
)
_ROWS = "table.lists tr.list:not(.private)"
_COUNT = "ul.list-stats li"
_PARTICIPANTS = re.compile(r"\s*([0-9]{1,7})\b")


class HyperKittyProbe(MarkedPlatform):
    """HyperKitty 1.1 and later (Mailman 3).

    Reads: the index of lists (participants and discussions of 30 days), a list's page (its feed; in
    older versions, and on its page of latest threads, the last message of each thread), footer.
    Gives: version, authors of 30 days (at least: those of the liveliest list), dates of the newest
    messages, open registration, search.
    Caveats: the number of subscribers is not public. Participants of several lists may be the same
    people, so they are not added up. Private lists are left out. Dates are in the server's time
    zone, taken as UTC. No name or address of a sender is read.
    Checked: against hyperkitty 1.3.12 at work: index of lists, a list's page, latest threads, feed
    and sign-up address. Not checked: the markup of versions before 1.3.
    """

    name = "hyperkitty"
    marks = (b"HyperKitty",)
    signs = ('footer a[href*="hyperkitty"], img[alt="HyperKitty"]',)
    shown = ()
    links = (("search", 'form[name="search"] input[name="q"]'),)
    register = 'a[href*="/accounts/signup/"]'

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add the version, the lists and the threads."""
        footer = page.first("footer")
        if footer and (found := _VERSION.search(footer.text())):
            reading.text("software_version", found[1], rank=Rank.MARKUP, place="footer")
        self._read_lists(page, reading)
        _read_threads(page, reading)

    def _read_lists(self, page: Page, reading: Reading) -> None:
        """Read the table of lists, which stands there twice: for small and for large screens."""
        lists: dict[str, int] = {}
        for row in page.select(_ROWS):
            link, count = row.css_first("a.list-name[href]"), row.css_first(_COUNT)
            if link and count and (participants := _PARTICIPANTS.match(count.text())):
                lists[page.join(attribute(link, "href"))] = int(participants[1])
        for order, url in enumerate(sorted(lists, key=lambda url: -lists[url])[:MAX_LISTS], 10):
            reading.ask(url, self.name, order)
        authors, place = max(lists.values(), default=0) or None, f"{_ROWS} {_COUNT}"
        reading.number("authors_30d", authors, at_least=True, rank=Rank.MARKUP, place=place)


def _read_threads(page: Page, reading: Reading) -> None:
    for thread in page.select(".thread")[:MAX_THREADS]:
        time = thread.css_first(".threa-date[title], .thread-date[title]")
        link = thread.css_first("a.thread-title[href], .thread-title a[href]")
        if link is not None:
            # A thread with one answer more, as printed, has a new message.
            icon = thread.css_first(".list-stats .fa-comment")
            answers = icon.parent.text() if icon and icon.parent else ""
            identity = f"{attribute(link, 'href')} {''.join(filter(str.isdigit, answers))}"
            posted_at = moment_of(time, page)
            reading.post(posted_at, identity, page.fetched_at, kind=PostKind.COMMENT)

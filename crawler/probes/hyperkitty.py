"""HyperKitty: the archives of Mailman 3 mailing lists."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.dates import read_date
from crawler.readers.nodes import attribute, classes
from crawler.reading import Reading
from vocabulary.items import Ask, Post, PostKind, Rank, fingerprint

#: Lists whose page is asked for, the liveliest first.
MAX_LISTS = 2
MAX_THREADS = 60
_SIGN = 'footer a[href*="hyperkitty"], img[alt="HyperKitty"]'
_VERSION = re.compile(
    r"HyperKitty\s{1,20}\S{0,20}\s{0,20}([0-9]{1,3}\.[0-9]{1,3}(?:\.[0-9]{1,3})?)"
)
_ROWS = "table.lists tr.list"
_COUNT = "ul.list-stats li"
_PARTICIPANTS = re.compile(r"\s*([0-9]{1,7})\b")
_SIGN_UP = 'a[href*="/accounts/signup/"]'
_SEARCH = 'form[name="search"] input[name="q"]'


class HyperKittyProbe(Probe):
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
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` names HyperKitty."""
        return page.is_html and page.has(b"HyperKitty")

    def read(self, page: Page) -> Reading:
        """Return what the index of lists or one list's page says."""
        reading = Reading()
        if not page.tree.css_matches(_SIGN):
            return reading
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=_SIGN)
        footer = page.tree.css_first("footer")
        if footer and (found := _VERSION.search(footer.text())):
            reading.text("software_version", found[1], rank=Rank.MARKUP, place="footer")
        if page.tree.css_matches(_SIGN_UP):
            reading.text("registration", "open", rank=Rank.MARKUP, place=_SIGN_UP)
        if page.tree.css_matches(_SEARCH):
            reading.feature("search", place=_SEARCH)
        _read_lists(page, reading)
        _read_threads(page, reading)
        return reading


def _read_lists(page: Page, reading: Reading) -> None:
    """Read the table of lists, which stands there twice: for small and for large screens."""
    lists: dict[str, int] = {}
    for row in page.tree.css(_ROWS):
        link = row.css_first("a.list-name[href]")
        count = row.css_first(_COUNT)
        participants = _PARTICIPANTS.match(count.text()) if count else None
        is_private = "private" in classes(row)
        if link and participants and not is_private:
            lists[page.join(attribute(link, "href"))] = int(participants[1])
    liveliest = sorted(lists, key=lambda url: -lists[url])[:MAX_LISTS]
    for order, url in enumerate(liveliest, 10):
        reading.asks.append(Ask(url, HyperKittyProbe.name, order))
    authors = max(lists.values(), default=0)
    if authors:
        place = f"{_ROWS} {_COUNT}"
        reading.number("authors_30d", authors, at_least=True, rank=Rank.MARKUP, place=place)


def _read_threads(page: Page, reading: Reading) -> None:
    language = page.lang
    for thread in page.tree.css(".thread")[:MAX_THREADS]:
        time = thread.css_first(".threa-date[title], .thread-date[title]")
        link = thread.css_first("a.thread-title[href], .thread-title a[href]")
        if time is None or link is None:
            continue
        title = attribute(time, "title")
        posted_at = read_date(title, page.fetched_at, language)
        if posted_at and posted_at <= page.fetched_at:
            identity = f"{link.attributes.get('href')} {_comments(thread)}"
            reading.posts.append(Post(posted_at, PostKind.COMMENT, fingerprint(identity)))


def _comments(thread: LexborNode) -> str:
    """Return the number of answers as printed: a thread with one more has a new message."""
    icon = thread.css_first(".list-stats .fa-comment")
    return "".join(filter(str.isdigit, icon.parent.text())) if icon and icon.parent else ""

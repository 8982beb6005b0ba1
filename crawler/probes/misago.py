"""Misago: a forum of threads, without public totals."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers import attribute, dicts, line, parse_iso, read_date, whole
from crawler.readers.page_language import page_language
from crawler.reading import Reading
from vocabulary.items import Rank

THREADS = "/api/threads/"
_ROWS = "li.list-group-item"
#: As version 0.39 writes them, and earlier ones.
_LAST = ".threads-list-item-last-activity[title], .thread-last-reply[title]"
_NO_NEWS = (
    ".thread-flag-pinned-globally, .thread-flag-pinned-locally, .thread-flag-hidden, "
    ".thread-detail-pinned-globally, .thread-detail-pinned-locally, "
    ".thread-detail-hidden, .thread-detail-unapproved"
)
#: Who may join, from the settings that every page carries.
_ACTIVATION = re.compile(rb'"account_activation": "(none|user|admin|closed)"')
_REGISTRATION = {b"none": "open", b"user": "open", b"admin": "approval", b"closed": "closed"}


class MisagoProbe(MarkedPlatform):
    """Misago.

    Reads: its pages (footer, list of threads, settings) and ``/api/threads/`` where the page lists
    none.
    Gives: dates of the newest contribution to each thread, who may register, search.
    Caveats: it shows no total of members, threads or posts; counts of single categories are no
    totals. Pinned, hidden and unapproved threads do not count as news, nor do events (closed,
    moved) at a thread's end. Dates of a page have minutes and are taken as UTC, Misago's default.
    Its own robots.txt refuses the API; a site must have changed that for it to be asked.
    Checked: against misago 0.39.6 at work: list of threads, settings, robots.txt. In the source of
    earlier versions: footer.html, threadslist/thread.html, serializers of threads.
    """

    name = "misago"
    marks = (b"misago-footer",)
    signs = (".misago-footer",)
    links = (("search", "#navbar-search-link a[href]"),)
    answers = (THREADS,)

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add who may join and the threads, or ask for their list."""
        if found := _ACTIVATION.search(page.body):
            word, place = _REGISTRATION[found[1]], "settings of the page"
            reading.text("registration", word, rank=Rank.MARKUP, place=place)
        for row in page.select(_ROWS):
            link = row.css_first(_LAST)
            if link is not None and not row.css_matches(_NO_NEWS):
                stated = attribute(link, "title").partition(" - ")[0]
                posted_at = read_date(stated, page.fetched_at, page_language(page))
                mark = f"{attribute(link, 'href')} {posted_at and posted_at.isoformat()}"
                reading.post(posted_at, mark, page.fetched_at)
        if not reading.posts:
            reading.ask(page.join(THREADS), self.name, 11)

    def read_answer(self, page: Page, reading: Reading) -> None:
        """Add the newest contribution to each thread of the list."""
        for thread in dicts(page.json.get("results")):
            number, replies = whole(thread.get("id")), whole(thread.get("replies"))
            if number is None or replies is None or "last_post_on" not in thread:
                continue
            reading.platform = self.name
            if not any(thread.get(mark) for mark in ("weight", "is_hidden", "is_unapproved")):
                key = "started_on" if thread.get("last_post_is_event") else "last_post_on"
                posted_at = parse_iso(line(thread.get(key)) or "")
                mark = f"thread {number} {posted_at and posted_at.isoformat()}"
                reading.post(posted_at, mark, page.fetched_at)

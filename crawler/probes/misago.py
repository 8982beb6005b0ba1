"""Misago: a forum of threads, without public totals."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.dates import read_date
from crawler.readers.isodate import parse_iso
from crawler.readers.json_values import dicts, line, whole
from crawler.readers.nodes import attribute
from crawler.reading import Reading
from vocabulary.items import Ask, Post, PostKind, Rank, fingerprint

THREADS = "/api/threads/"
_SIGN = ".misago-footer"
_ROWS = "li.list-group-item"
#: As version 0.39 writes them, and earlier ones.
_LAST = ".threads-list-item-last-activity[title], .thread-last-reply[title]"
_NO_NEWS = (
    ".thread-flag-pinned-globally, .thread-flag-pinned-locally, .thread-flag-hidden, "
    ".thread-detail-pinned-globally, .thread-detail-pinned-locally, "
    ".thread-detail-hidden, .thread-detail-unapproved"
)
_SEARCH = "#navbar-search-link a[href]"
#: Who may join, from the settings that every page carries.
_ACTIVATION = re.compile(rb'"account_activation": "(none|user|admin|closed)"')
_REGISTRATION = {b"none": "open", b"user": "open", b"admin": "approval", b"closed": "closed"}


class MisagoProbe(Probe):
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
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is one of its pages or its list of threads."""
        if page.is_html:
            return page.has(b"misago-footer")
        return page.path.endswith(THREADS) and isinstance(page.json, dict)

    def read(self, page: Page) -> Reading:
        """Return what the page or the list says."""
        reading = Reading()
        if not page.is_html:
            _read_threads(page.json, page.fetched_at, reading)
        elif page.tree.css_matches(_SIGN):
            reading.platform = self.name
            reading.text("software", self.name, rank=Rank.MARKUP, place=_SIGN)
            reading.feature("forum", place=_SIGN)
            if page.tree.css_matches(_SEARCH):
                reading.feature("search", place=_SEARCH)
            if found := _ACTIVATION.search(page.body):
                place = "settings of the page"
                value = _REGISTRATION[found[1]]
                reading.text("registration", value, rank=Rank.MARKUP, place=place)
            _read_rows(page, reading)
            if not reading.posts:
                reading.asks.append(Ask(page.join(THREADS), self.name, 11))
        return reading


def _read_rows(page: Page, reading: Reading) -> None:
    language = page.lang
    for row in page.tree.css(_ROWS):
        link = row.css_first(_LAST)
        if link is None or row.css_matches(_NO_NEWS):
            continue
        posted_at = _date(link, page.fetched_at, language)
        if posted_at is not None:
            mark = fingerprint(f"{link.attributes.get('href')} {posted_at.isoformat()}")
            reading.posts.append(Post(posted_at, PostKind.POST, mark))


def _date(link: LexborNode, as_of: datetime, language: str | None) -> datetime | None:
    stated, _, _ = attribute(link, "title").partition(" - ")
    posted_at = read_date(stated, as_of, language)
    return posted_at if posted_at and posted_at <= as_of else None


def _read_threads(answer: dict[str, Any], as_of: datetime, reading: Reading) -> None:
    for thread in dicts(answer.get("results")):
        number, replies = whole(thread.get("id")), whole(thread.get("replies"))
        if number is None or replies is None or "last_post_on" not in thread:
            continue
        reading.platform = MisagoProbe.name
        if thread.get("weight") or thread.get("is_hidden") or thread.get("is_unapproved"):
            continue
        key = "started_on" if thread.get("last_post_is_event") else "last_post_on"
        posted_at = parse_iso(line(thread.get(key)) or "")
        if posted_at is not None and posted_at <= as_of:
            mark = fingerprint(f"thread {number} {posted_at.isoformat()}")
            reading.posts.append(Post(posted_at, PostKind.POST, mark))

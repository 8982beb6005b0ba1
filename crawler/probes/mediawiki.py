"""MediaWiki: a wiki, whose contributions are its edits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers import add_group, attribute, dicts, dig, line, moment_of, parse_iso, whole
from crawler.reading import Reading
from vocabulary.items import Ask, Group, Listing, Outcome, Post, PostKind, Rank, fingerprint

#: Edits asked for.
CHANGES = 50
#: How far back the list of changes goes, where its length was never set.
REMEMBERED = timedelta(days=90)
#: One answer with all that is read; of the changes only their times and numbers, never who or what.
QUERY = (
    "action=query&meta=siteinfo&siprop=general%7Cstatistics%7Cnamespaces"
    "&list=recentchanges%7Callrevisions&rctype=edit%7Cnew&rcshow=!bot&rcprop=timestamp%7Cids"
    f"&rclimit={CHANGES}&arvprop=timestamp%7Cids&arvlimit={CHANGES}"
    "&format=json&formatversion=2"
)
#: By convention the themes' own pages (and what several wikis of France have there).
PORTALS = "100"
PORTAL_QUERY = (
    f"action=query&generator=allpages&gapnamespace={PORTALS}&gapfilterredir=nonredirects&gaplimit=30"
    "&prop=revisions&rvprop=timestamp&format=json&formatversion=2"
)
#: Signal, and its key in ``statistics``.
COUNTS = (
    ("members_total", "users"),
    ("members_active_month", "activeusers"),
    ("posts_total", "edits"),
)
_GENERATOR = re.compile(r"MediaWiki (\d[\w.+-]{0,30})")
_PORTAL = re.compile(r"port[aá]l|portail", re.IGNORECASE)
_API = 'link[rel="EditURI"][href*="api.php"]'
#: "This page was last edited on ...", at the foot of each page.
_EDITED = "#footer-info-lastmod, #lastmod"
_CREATE_ACCOUNT = '[id^="pt-createaccount"] a[href]'


class MediaWikiProbe(Probe):
    """MediaWiki.

    Reads: any of its pages (generator, ``link rel=EditURI``, the link to create an account, when it
    was last edited) and one answer of ``api.php``: general information, statistics, the latest edits.
    Gives: version, registered accounts, accounts active in 30 days, edits in total, dates of the
    newest 50 edits, open registration; portals with the newest edit of their page.
    Caveats: an edit is a post. Bots' edits are left out of the dates, not of the total, except of
    those older than about 90 days, which the list of changes has forgotten. Accounts
    include the wiki's own. Zero is a figure the wiki has not computed: it has at least its founder.
    The feed of changes, which shows only a week, is the fallback.
    Checked: mediawiki 1.39: OutputPage, SkinTemplate, ApiQuerySiteinfo, ApiQueryRecentChanges.
    """

    name = "mediawiki"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is one of its pages or an answer of its API."""
        if page.is_html:
            return page.has(b"MediaWiki") and _GENERATOR.match(page.generator) is not None
        is_answer = page.path.endswith("/api.php") and isinstance(page.json, dict)
        return is_answer and ("query" in page.json or "error" in page.json)

    def read(self, page: Page) -> Reading:
        """Return what the page or the API's answer says."""
        reading = Reading()
        if page.is_html:
            _read_page(page, reading)
        elif dig(page.json, "error", "code") == "readapidenied":
            for signal in ("members_total", "newest_post_at"):
                reading.missing(signal, Outcome.REFUSED, place="/error/code")
        else:
            _read_general(page.json, reading)
            _read_statistics(dig(page.json, "query", "statistics"), reading)
            _read_changes(page, reading)
            _read_portals(page, reading)
        return reading


def _read_page(page: Page, reading: Reading) -> None:
    reading.platform = MediaWikiProbe.name
    if page.shows(_CREATE_ACCOUNT):
        reading.text("registration", "open", rank=Rank.MARKUP, place=_CREATE_ACCOUNT)
    edited_at = moment_of(page.first(_EDITED), page)
    reading.post(edited_at, f"{page.path} edited {edited_at}", page.fetched_at)
    node = page.first(_API)
    api = urlsplit(page.join(attribute(node, "href"))) if node else None
    if api and api.path.endswith("/api.php"):
        url = api._replace(query=QUERY, fragment="").geturl()
        reading.asks.append(Ask(url, MediaWikiProbe.name, 12))


def _read_general(answer: Any, reading: Reading) -> None:
    generator = line(dig(answer, "query", "general", "generator")) or ""
    if found := _GENERATOR.match(generator):
        reading.platform = MediaWikiProbe.name
        place = "/query/general/generator"
        reading.text("software", MediaWikiProbe.name, place=place, quote=generator)
        reading.text("software_version", found[1], place=place, quote=generator)


def _read_statistics(statistics: Any, reading: Reading) -> None:
    for signal, key in COUNTS:
        value, place = whole(dig(statistics, key)), f"/query/statistics/{key}"
        if value == 0:
            reading.missing(signal, Outcome.NOT_AVAILABLE, place=place)
        else:
            reading.number(signal, value, place=place, quote=f"{key}: {value}")


def _read_portals(page: Page, reading: Reading) -> None:
    """Ask for the portals where the wiki has such pages; add each with its newest edit."""
    space = dig(page.json, "query", "namespaces", PORTALS)
    if _PORTAL.match(line(dig(space, "canonical")) or line(dig(space, "name")) or ""):
        url = urlsplit(page.url)._replace(query=PORTAL_QUERY, fragment="").geturl()
        reading.asks.append(Ask(url, MediaWikiProbe.name, 14))
    for portal in dicts(dig(page.json, "query", "pages")):
        title = (line(portal.get("title")) or "").partition(":")[2]
        edited = [
            moment
            for revision in dicts(portal.get("revisions"))
            if (moment := parse_iso(line(revision.get("timestamp")) or ""))
        ]
        if "/" not in title:  # parts of a portal's page
            add_group(page, reading, Group(title, newest_post_at=max(edited, default=None)))


def _read_changes(page: Page, reading: Reading) -> None:
    """Take the latest edits; where they are few, older ones, which the list of changes forgets.

    What it does not show of the time it remembers was done by bots.
    """
    edits = list(_edits(dicts(dig(page.json, "query", "recentchanges"))))
    if len(edits) < CHANGES:
        pages = dicts(dig(page.json, "query", "allrevisions"))
        revisions = (edit for found in pages for edit in _edits(dicts(found.get("revisions"))))
        edits += [edit for edit in revisions if edit[1] < page.fetched_at - REMEMBERED]
    for number, edited_at in edits:
        mark = fingerprint(f"revision {number}")
        reading.posts.append(Post(edited_at, PostKind.POST, mark, listing=Listing.STREAM))


def _edits(listed: list[dict[str, Any]]) -> Iterator[tuple[int, datetime]]:
    for edit in listed:
        number, edited_at = whole(edit.get("revid")), parse_iso(line(edit.get("timestamp")) or "")
        if number and edited_at:
            yield number, edited_at

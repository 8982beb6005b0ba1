"""Vanilla: a forum of discussions, with public totals in its newer versions."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers import add_answers, attribute, classes, dicts, dig, line, parse_iso, whole
from crawler.reading import Reading
from vocabulary.items import Ask, Outcome, Post, PostKind, Rank, fingerprint

#: Rows whose dates are read: more add no newer ones.
MAX_ROWS = 60
#: Signal, and its kind of record in ``counts``.
COUNTS = (
    ("members_total", "user"),
    ("topics_total", "discussion"),
    ("comments_total", "comment"),
    ("posts_total", "post"),
)
_SCRIPT = b"gdn.meta={"
_CREDIT = 'a[href*="vanillaforums."]'
_ROWS = ".Discussions .ItemDiscussion, .DiscussionsTable .ItemDiscussion"
_FEED = 'link[rel="alternate"][type="application/rss+xml"]'
_ROOT = re.compile(r'"WebRoot":"([^"\s]{0,200})"')
_TOTALS, _LIST = "/api/v2/site-totals", "/api/v2/discussions"


class VanillaProbe(Probe):
    """Vanilla 2 to the present hosted version.

    Reads: any of its pages (its start-up script, credit line, list or table of discussions);
    ``/api/v2/site-totals``; ``/api/v2/discussions`` where the page lists none.
    Gives: members, discussions, comments and posts in total; dates of the newest contribution to
    each discussion.
    Caveats: totals exist in newer versions only; one that is still being computed (-1) is not
    available. Announcements, which stay on top, and counts of single categories are left out.
    Checked: vanilla/vanilla: discussions/helper_functions.php, the SiteTotal providers and the
    interface of their answer, and in captured pages. Not checked: the credit line of version 2.0,
    ``dateLastComment`` and ``pinned`` of the list.
    """

    name = "vanilla"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` may be one of its pages, or is one of the two answers."""
        if page.is_html:
            return page.has(_SCRIPT) or page.has(b"vanillaforums.")
        if page.path.endswith(_TOTALS):
            return isinstance(dig(page.json, "counts"), dict)
        return page.path.endswith(_LIST) and isinstance(page.json, list)

    def read(self, page: Page) -> Reading:
        """Return what the page or the answer says."""
        reading = Reading()
        if page.path.endswith(_TOTALS) and not page.is_html:
            _read_totals(page, reading)
        elif not page.is_html:
            _read_list(page, reading)
        elif sign := _sign(page):
            self._read_page(page, sign, reading)
        return reading

    def _read_page(self, page: Page, sign: str, reading: Reading) -> None:
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=sign)
        reading.feature("forum", place=sign)
        _read_rows(page, reading)
        root = _root(page)
        reading.asks.append(Ask(f"{root}{_TOTALS}?counts%5B%5D=all", self.name, 11))
        if not reading.posts:
            query = "sort=-dateLastComment&limit=30"
            reading.asks.append(Ask(f"{root}{_LIST}?{query}", self.name, 12))
        if not page.shows(_FEED):
            reading.feeds.append(f"{root}/discussions/feed.rss")


def _sign(page: Page) -> str | None:
    if _SCRIPT in page.body:
        return "script gdn.meta"
    is_credited = page.shows(_CREDIT) and page.shows(_ROWS)
    return _CREDIT if is_credited else None


def _root(page: Page) -> str:
    """Return where the forum is, without a final slash, as its script says; only on this host."""
    found = _ROOT.search(page.text)
    stated = page.join(found[1].replace("\\/", "/")) if found else ""
    is_own = stated and (urlsplit(stated).hostname or "") == page.host
    return (stated if is_own and found and found[1] else page.join("/")).rstrip("/")


def _read_rows(page: Page, reading: Reading) -> None:
    for row in page.select(_ROWS)[:MAX_ROWS]:
        if "Announcement" in classes(row):
            continue
        posted_at = _newest(row, page.fetched_at)
        if posted_at is not None:
            mark = fingerprint(f"{row.attributes.get('id')} {posted_at.isoformat()}")
            reading.posts.append(Post(posted_at, PostKind.POST, mark))


def _newest(row: LexborNode, as_of: datetime) -> datetime | None:
    """Return the last contribution of a row; the table shows the first one too."""
    times = [parse_iso(attribute(node, "datetime")) for node in row.css("time[datetime]")]
    return max((time for time in times if time and time <= as_of), default=None)


def _read_totals(page: Page, reading: Reading) -> None:
    counts = page.json["counts"]
    for signal, kind in COUNTS:
        total = counts.get(kind)
        if not isinstance(total, dict) or total.get("isFiltered") is True:
            continue
        reading.platform = VanillaProbe.name
        place = f"/counts/{kind}/count"
        value = whole(total.get("count"))
        if value is None or total.get("isCalculating") is True:
            reading.missing(signal, Outcome.NOT_AVAILABLE, place=place)
        else:
            reading.number(signal, value, place=place, quote=f"{kind}: {value}")


def _read_list(page: Page, reading: Reading) -> None:
    answered = []
    for item in dicts(page.json):
        number = whole(item.get("discussionID"))
        if number is None:
            continue
        reading.platform = VanillaProbe.name
        keys = ("dateLastComment", "dateInserted")
        times = [parse_iso(line(item.get(key)) or "") for key in keys]
        answered.append((times[1], whole(item.get("countComments"))))
        posted_at = max((time for time in times if time and time <= page.fetched_at), default=None)
        if posted_at is not None and item.get("pinned") is not True:
            mark = fingerprint(f"Discussion_{number} {posted_at.isoformat()}")
            reading.posts.append(Post(posted_at, PostKind.POST, mark))
    add_answers(reading, answered, page.fetched_at, place="/*/countComments")

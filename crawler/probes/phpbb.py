"""phpBB 3: a classic forum, whose index shows its statistics and the last post of each board."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers import add_features, attribute, parse_iso, parse_number, read_date
from crawler.readers.groups import Boards
from crawler.readers.page_language import page_language
from crawler.reading import Reading
from vocabulary.items import AHEAD, Post, PostKind, Rank, fingerprint

#: Rows whose last post is read: more boards add no newer dates worth their time.
MAX_ROWS = 60
#: The order in which every language pack states them.
STATISTICS = ("posts_total", "topics_total", "members_total")
_MARKS = (b'id="phpbb"', b"prosilver", b"phpbb.com")
#: The tables of phpBB 2 (crawler/probes/phpbb2.py).
_OLDER = b'class="forumline"'
_COOKIE = re.compile(r"(?:^|[\s,;])phpbb3_\w+=")
#: What only phpBB's own templates contain: body, style sheet, credit line.
_SIGNS = (
    "body#phpbb",
    'link[rel="stylesheet"][href*="/styles/prosilver/"]',
    '.copyright a[href*="phpbb.com"], #page-footer a[href*="phpbb.com"]',
)
_OFFSET = re.compile(r"UTC\s?([+\-−])\s?(\d{1,2})(?::(\d\d))?")
_POST = re.compile(r"[?&]p=([0-9]{1,12})\b")
_NUMBERS = re.compile(r"\d+")
_LINKS = (
    ("directory", 'a[href*="memberlist.php"]:not([href*="mode="])'),
    ("profiles", 'a[href*="memberlist.php?mode=viewprofile"]'),
    ("messages", 'a[href*="ucp.php?i=pm"]'),
)
_REGISTER = 'a[href*="ucp.php?mode=register"]'


class PhpbbProbe(Probe):
    """phpBB 3.0 to 3.3, in any language and most styles.

    Reads: the index and board pages: statistics block, who-is-online block, last-post column,
    links of the header, time zone in the footer.
    Gives: posts, topics and members in total, members online, registration, dates of the last post
    of each board or topic, networking features.
    Caveats: the statistics are told by position (posts, topics, members, newest member), which all
    language packs keep. Guests, bots and the record are not members online: the registered figure
    is taken only where all the parts are shown and add up to the total. Counts of single boards are
    no totals. Dates are in the board's time zone; its summer time may shift an old one by an hour.
    Checked: phpbb/phpbb: prosilver's index_body, forumlist_body, navbar_header, overall_header
    and overall_footer_navbar, old and new. Not checked: cookie name, wording of language packs.
    """

    name = "phpbb"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` may be a page of phpBB."""
        if not page.is_html or page.has(_OLDER):
            return False
        return page.has_any(_MARKS) or _has_cookie(page)

    def read(self, page: Page) -> Reading:
        """Return what the index or a board page says."""
        reading = Reading()
        sign = next((sign for sign in _SIGNS if page.shows(sign)), None)
        if sign is None and not _has_cookie(page):
            return reading
        place = sign or "Set-Cookie: phpbb3_"
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=place)
        reading.feature("forum", place=place)
        _read_statistics(page, reading)
        _read_links(page, reading)
        _read_last_posts(page, reading)
        return reading


def _has_cookie(page: Page) -> bool:
    return bool(_COOKIE.search(page.headers.get("set-cookie", "")))


def _read_statistics(page: Page, reading: Reading) -> None:
    is_counted = is_online = False
    for paragraph in page.select(".stat-block p, #page-body p"):
        text = " ".join(paragraph.text().split())
        if not is_counted and "•" in text:
            is_counted = _read_totals(paragraph, text, reading)
        elif not is_online and "::" in text:
            is_online = _read_online(text, reading)


def _read_totals(paragraph: LexborNode, text: str, reading: Reading) -> bool:
    figures = [parse_number(node.text()) for node in paragraph.css("strong")[:3]]
    if len(figures) < 3 or any(figure is None or figure.high is None for figure in figures):
        return False
    quote = " • ".join(text.split(" • ")[:3])  # the fourth names the newest member
    for signal, figure in zip(STATISTICS, figures, strict=True):
        assert figure
        reading.number(
            signal,
            int(figure.value),
            low=figure.low,
            high=figure.high,
            rank=Rank.MARKUP,
            place=".stat-block.statistics strong",
            quote=quote,
        )
    return True


def _read_online(text: str, reading: Reading) -> bool:
    """Read "In total there are 5 users online :: 1 registered, 0 hidden and 4 guests (...)"."""
    before, _, after = text.partition("::")
    parts = after.partition("(")[0]
    totals = [int(number) for number in _NUMBERS.findall(before)[-1:] if len(number) < 10]
    shares = [int(number) for number in _NUMBERS.findall(parts) if len(number) < 10]
    if len(shares) < 3 or totals != [sum(shares)]:
        return False
    quote = f"{before.strip()} :: {parts.strip()}"
    place = ".stat-block.online-list"
    reading.number("members_online", shares[0], rank=Rank.MARKUP, place=place, quote=quote)
    return True


def _read_links(page: Page, reading: Reading) -> None:
    add_features(page, reading, _LINKS)
    if page.shows(_REGISTER):
        reading.text("registration", "open", rank=Rank.MARKUP, place=_REGISTER)


def _read_last_posts(page: Page, reading: Reading) -> None:
    zone = _time_zone(page)
    language = page_language(page)
    boards = Boards(page, "a.forumtitle")
    for row in page.select("li.row dd.lastpost")[:MAX_ROWS]:
        posted_at = _last_post_time(row, page.fetched_at, language, zone)
        if posted_at is not None and posted_at <= page.fetched_at + AHEAD:
            identity = _post_number(row) or f"{page.path} {posted_at.isoformat()}"
            reading.posts.append(Post(posted_at, PostKind.POST, fingerprint(identity)))
            boards.add(reading, row, posted_at)


def _last_post_time(
    row: LexborNode, as_of: datetime, language: str | None, zone: timezone
) -> datetime | None:
    """Return the moment of a row's last post: its ``time`` element, else the text that ends it."""
    time = row.css_first("time[datetime]")
    if time is not None:
        return parse_iso(attribute(time, "datetime"))
    lines = [line.strip() for line in row.text(separator="\n").split("\n") if line.strip()]
    return read_date(lines[-1], as_of, language, zone) if lines else None


def _time_zone(page: Page) -> timezone:
    """Return the board's time zone as the footer shows it: "UTC+01:00", "UTC - 5 hours"."""
    for node in page.select("#page-footer li, #page-footer p"):
        found = _OFFSET.search(node.text())
        if found and int(found[2]) <= 14 and int(found[3] or 0) < 60:
            offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
            return timezone(offset if found[1] == "+" else -offset)
    return UTC


def _post_number(row: LexborNode) -> str | None:
    """Return which post a row's link leads to, without the visitor's session in it."""
    for link in row.css('a[href*="p="]'):
        found = _POST.search(attribute(link, "href"))
        if found:
            return f"post {found[1]}"
    return None

"""vBulletin 3, 4 and 5: a classic forum that prints its dates in words, in its own time zone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers import add_totals, address_with, attribute, classes
from crawler.readers.board import COUNT, TOTALS, add_online, row_of
from crawler.readers.dates.board_dates import add_last_posts
from crawler.readers.page_language import page_language
from crawler.reading import Reading
from vocabulary.items import Ask, Rank

#: Rows whose last post is read: more boards add no newer dates worth their time.
MAX_ROWS = 80
_VERSION = re.compile(
    rb"vBulletin(?:&reg;|&trade;|\xae|\xc2\xae)? Version ([0-9]{1,2}(?:\.[0-9]{1,2}){1,3})"
)
_STATISTICS_4 = "#wgo_stats dl"
#: A skin that puts a picture before each label instead: what the picture is called, which no
#: translation changes, says what is counted.
_ICONS_4 = "#wgo_stats img[src]"
_ICON = re.compile(
    r"/(?:user[-_])?(?:(?P<topics_total>threads?)|(?P<posts_total>posts?)"
    r"|(?P<members_total>users?(?:_online)?|members?))\.\w{3,4}(?:$|\?)"
)
_LABELLED = re.compile(r"[^:\d]{1,40}:\s*(?P<figure>[^:\n]{1,20})")
_STATISTICS_3 = "#collapseobj_forumhome_stats .smallfont div"
_ONLINE = "#wgo_onlineusers p, td.thead"
#: The boards, where the home page is a portal.
_FORUMS = 'a.navtab[href*="forum.php"], a[href*="forumhome.php"]'
#: Last post of a board or thread in versions 4 and 5.
_CELLS = ".forumlastpost.td, .threadbit .threadlastpost, .cell-lastpost"
#: Version 3 names nothing: the picture that leads to the last post stands beside its date.
_ARROWS = 'a[href] > img[src*="lastpost."]'
_DATE = "p.lastpostdate, .post-date, dd:last-of-type"
_PINNED = '.sticky, img[src*="sticky."]'
#: The name of a board, in the row of its last post.
_BOARD = ".forumtitle a, td[id^='f'] a[href*='forumdisplay.php'], a.forum-title"
_POST = re.compile(r"(?:#post|[?&;]p=)([0-9]{1,12})\b")


class VBulletinProbe(MarkedPlatform):
    """vBulletin 3, 4 and 5, in any language and most styles.

    Reads: the index, boards and lists of threads: statistics (versions 3 and 4), who is online, last
    post of each board or thread, links of the header, the clock at the foot of the page.
    Gives: threads, posts and members in total, members online, registration, version, dates of the
    last post of each board or thread, networking features.
    Caveats: the statistics are told by position (threads, posts, members, active members), which
    translations keep. Dates are in the forum's time zone, taken from the page's own clock where it
    agrees with the zone the page states. Whether 03-04-2024 begins with the month is learned from
    the page's other dates, else from its language. Pinned threads are left out. The statistics of
    version 5 are not read.
    Checked: captured index pages of 3.8 and 4.1 to 4.2 and in what others read from lists of
    version 4 and 5; not checked: the lists of version 3, boards of version 5.
    """

    name = "vbulletin"
    marks = (b"vbulletin", b"vBulletin")
    signs = (
        'meta[name="generator"][content^="vBulletin"]',
        "html#vbulletin_html",
        "body#vb-page-body",
        "style#vbulletin_css",
        'script[src*="clientscript/vbulletin"]',
    )
    links = (
        ("directory", 'a[href*="memberlist.php"], a[href$="/memberlist"]'),
        ("profiles", 'a[href*="member.php?"], a.username, a[data-vbnamecard]'),
        ("messages", 'a[href*="private.php"]'),
        ("groups", 'a[href^="group.php"], a[href*="/group.php"]'),
        ("events", 'a[href*="calendar.php"]'),
        ("search", 'form[action*="search.php"], form#searchForm'),
    )
    register = 'a[href*="register.php"], a[href$="/register"]'

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add version, statistics, who is online and last posts; ask for the boards."""
        _read_version(page, reading)
        has_totals = _read_statistics(page, reading)
        add_online(page, reading, _ONLINE)
        _read_cells(page, reading)
        if not has_totals and not reading.posts:
            _ask_for_index(page, reading)


def _read_version(page: Page, reading: Reading) -> None:
    """Take the version from the credit line; the generator tag is read with every page's."""
    found = _VERSION.search(page.body)
    if found:
        version = found[1].decode("ascii")
        reading.text("software_version", version, rank=Rank.MARKUP, place="credit line")


def _read_statistics(page: Page, reading: Reading) -> bool:
    named, line = page.first(_STATISTICS_4), page.first(_STATISTICS_3)
    if named is None and (icons := _iconed(page)):
        figures = [icons[signal] for signal in TOTALS]
        return add_totals(reading, figures, page_language(page), place=_ICONS_4)
    if named is not None:
        place, figures = f"{_STATISTICS_4} dd", [node.text() for node in named.css("dd")[:3]]
    elif line is not None:
        place, figures = _STATISTICS_3, COUNT.findall(line.text()[:300])[:3]
    else:
        return False
    return add_totals(reading, figures, page_language(page), place=place)


def _iconed(page: Page) -> dict[str, str]:
    """Return the figure beside each picture that names a statistic; empty unless all three are."""
    found: dict[str, str] = {}
    for image in page.select(_ICONS_4)[:10]:
        icon = _ICON.search(attribute(image, "src"))
        beside = image.next
        text = beside.text() if icon and beside is not None and beside.tag == "-text" else ""
        labelled = _LABELLED.match(text.strip()[:80])
        figure = COUNT.match(labelled["figure"]) if labelled else None
        if icon and figure:
            found.setdefault(icon.lastgroup or "", figure[0])
    return found if set(found) == set(TOTALS) else {}


def _read_cells(page: Page, reading: Reading) -> None:
    cells = [
        (cell, text, _identity(cell))
        for cell in _cells(page)
        if (text := _date_text(cell)) and not _is_pinned(cell)
    ]
    add_last_posts(page, reading, cells, _BOARD)


def _cells(page: Page) -> Iterator[LexborNode]:
    """Yield the innermost element that holds the date of each board's or thread's last post."""
    yield from page.select(_CELLS)[:MAX_ROWS]
    for arrow in page.select(_ARROWS)[:MAX_ROWS]:
        link = arrow.parent
        if link is not None and link.parent is not None:
            yield link.parent


def _date_text(cell: LexborNode) -> str:
    """Return the text up to the time of day: in some lists the author's name follows."""
    node = cell.css_first(_DATE) or cell
    text = " ".join(node.text().split())
    time = node.css_first(".time")
    end = " ".join(time.text().split()) if time else ""
    before, found, _ = text.partition(end) if end else (text, "", "")
    return before + found


def _is_pinned(cell: LexborNode) -> bool:
    row = row_of(cell)
    if row is None:
        return False
    return "sticky" in classes(row) or row.css_matches(_PINNED)


def _identity(cell: LexborNode) -> str | None:
    """Return which post the cell links to, without the visitor's session in the address."""
    post = address_with(_POST, cell.css("a[href]")[:8])
    return f"post {post[1]}" if post else None


def _ask_for_index(page: Page, reading: Reading) -> None:
    link = page.first(_FORUMS)
    address = attribute(link, "href")
    url = page.join(address.partition("?")[0]) if address else ""  # without the session
    if url and url != page.url:
        reading.asks.append(Ask(url, VBulletinProbe.name, 11))

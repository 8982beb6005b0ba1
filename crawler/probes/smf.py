"""Simple Machines Forum (SMF) 1.1, 2.0 and 2.1."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers import add_totals, address_with, attribute
from crawler.readers.board import COUNT, own_text
from crawler.readers.dates.board_dates import add_last_posts
from crawler.readers.page_language import page_language
from crawler.reading import Reading
from vocabulary.items import Rank

#: Rows whose last post is read: more boards add no newer dates worth their time.
MAX_ROWS = 80
#: Characters before the newest member, in which the totals stand.
_LONGEST = 200
#: What only SMF's own templates contain: its script's variables, its credit line.
_SIGNS = (
    'a[href*="simplemachines.org"][title*="Simple Machines"]',
    'a[title="Simple Machines Forum"]',
)
_CREDITS = f'a[href*="action=credits"], {_SIGNS[1]}'
_SCRIPT = b"var smf_scripturl"
_VERSION = re.compile(r"\bSMF ([12]\.[0-9]{1,2}(?:\.[0-9]{1,3})?)")
#: Where each version states "n posts in n topics by n members".
_STATISTICS = "#upshrinkHeaderIC p, #upshrink_stats p, p.inline, td.windowbg2 span.middletext"
_TABLE = "dl.stats"
_CELLS = ".lastpost"
_DIGIT = re.compile(r"[0-9]")
_PINNED = re.compile(r"sticky")
_POST = re.compile(r"\.msg([0-9]{1,12})\b")
#: The name of a board, in the row of its last post.
_BOARD = 'a.subject, a[href*="?board="][name]'


class SmfProbe(MarkedPlatform):
    """Simple Machines Forum 1.1, 2.0 and 2.1, in any language and most themes.

    Reads: the board index with its info centre, lists of topics, the page of statistics.
    Gives: posts, topics and members in total, registration, version, dates of the last post of each
    board or topic, networking features.
    Caveats: the totals are told by position (posts, topics, members, newest member), which the
    language packs keep. Who is online is not read: guests and members are told apart by words only.
    Times are taken as UTC where the page does not state a zone. Sticky topics are left out.
    Checked: SimpleMachines/SMF: BoardIndex and Stats templates of version 2; versions 1.1 and
    lists of topics from general knowledge of their markup, not checked.
    """

    name = "smf"
    marks = (b"smf_scripturl", b"simplemachines.org")
    signs = _SIGNS
    links = (
        ("directory", 'a[href*="action=mlist"]'),
        ("profiles", 'a[href*="action=profile"]'),
        ("messages", 'a[href*="action=pm"]'),
        ("events", 'a[href*="action=calendar"]'),
        ("search", 'a[href*="action=search"], form[action*="action=search2"]'),
    )
    register = 'a[href*="action=register"], a[href*="action=signup"]'

    def sign(self, page: Page) -> str | None:
        """Return the credit line, else the script that every theme keeps."""
        return super().sign(page) or ("script: smf_scripturl" if _SCRIPT in page.body else None)

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add version, totals and last posts."""
        _read_version(page, reading)
        if not _read_line(page, reading):
            _read_table(page, reading)
        add_last_posts(page, reading, list(_last_posts(page)), _BOARD)


def _read_version(page: Page, reading: Reading) -> None:
    for link in page.select(_CREDITS):
        if found := _VERSION.search(link.text()):
            reading.text("software_version", found[1], rank=Rank.MARKUP, place="credit line")
            return


def _read_line(page: Page, reading: Reading) -> bool:
    """Read "1,234 Posts in 123 Topics by 55 Members", which a link to the newest member follows."""
    signals = ("posts_total", "topics_total", "members_total")
    for line in page.select(_STATISTICS):
        if not line.css_matches('a[href*="action=profile"], a[href*="action=stats"]'):
            continue
        member = line.css_first('a[href*="action=profile"]')
        text = " ".join(line.text()[: 2 * _LONGEST].split())
        name = " ".join(member.text().split()) if member else ""
        before = text.partition(name)[0] if name else text
        figures = COUNT.findall(before[:_LONGEST])
        if len(figures) == 3 and add_totals(
            reading, figures, page_language(page), signals=signals, place=_STATISTICS
        ):
            return True
    return False


def _read_table(page: Page, reading: Reading) -> None:
    """Read the first three values of the page of statistics: members, posts, topics."""
    table = page.first(_TABLE)
    if table is not None:
        signals = ("members_total", "posts_total", "topics_total")
        figures = [node.text() for node in table.css("dd")[:3]]
        add_totals(reading, figures, page_language(page), signals=signals, place=f"{_TABLE} dd")


def _last_posts(page: Page) -> Iterator[tuple[LexborNode, str, str | None]]:
    """Yield the date and identity of the last post in each row of boards or topics."""
    for cell in page.select(_CELLS)[:MAX_ROWS]:
        if cell.tag not in {"td", "div"} or _is_pinned(cell):
            continue
        links = cell.css("a[href]")[:6]
        post = address_with(_POST, links)
        text = own_text(cell)
        if not _DIGIT.search(text) and links:
            text = links[0].text()  # version 2.1 makes the date of a topic's last post a link
        yield cell, text, f"post {post[1]}" if post else None


def _is_pinned(cell: LexborNode) -> bool:
    row = cell.parent
    marks = [attribute(cell, "class")]
    if row is not None:
        marks.append(attribute(row, "class"))
        first = row.css_first("td, div")
        marks.append(attribute(first, "class"))
    return any(_PINNED.search(mark) for mark in marks)

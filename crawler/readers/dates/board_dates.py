"""The last post of each board or topic, as the lists of classic forums print it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.readers.dates.date_patterns import dates_in, first, folded
from crawler.readers.dates.date_style import page_style
from crawler.readers.dates.printed_dates import WHOLE
from crawler.readers.dates.reading import LONGEST, read_moment, resolve
from crawler.readers.groups import Boards
from crawler.readers.page_language import page_language
from crawler.reading import Reading
from vocabulary.items import AHEAD, Post, PostKind, fingerprint


def add_last_posts(
    page: Page,
    reading: Reading,
    cells: Sequence[tuple[LexborNode, str, str | None]],
    board: str,
) -> None:
    """Add the last post of each board or topic: its cell, its date as printed and its identity.

    Without an identity (the post's number) the page and the moment stand for it. Dates to come and
    posts listed twice are left out. ``board`` selects the name of a board in the cell's row.
    """
    if not cells:
        return
    dates = [first(WHOLE, dates_in(folded(text[:LONGEST]))) for _, text, _ in cells]
    style = page_style(page, filter(None, dates), page_language(page))
    seen: set[str] = set()
    boards = Boards(page, board)
    for (cell, text, identity), date in zip(cells, dates, strict=True):
        moment = (
            resolve(date, page.fetched_at, style)
            if date
            else read_moment(text, page.fetched_at, style)
        )
        if moment is None or moment.at > page.fetched_at + AHEAD:
            continue
        mark = fingerprint(identity or f"{page.path} {moment.at.isoformat()}")
        if mark not in seen:
            seen.add(mark)
            reading.posts.append(Post(moment.at, PostKind.POST, mark, earliest=moment.earliest))
        boards.add(reading, cell, moment.at)

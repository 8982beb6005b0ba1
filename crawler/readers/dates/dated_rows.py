"""Which dates of a page are those of contributions: rows and blocks that repeat, whatever made them.

A list of boards, topics or articles, the posts of a thread, comments, the blocks of a portal: all are
elements of one shape that repeat, with a date at the same place in each. A date counts where its row
links to a topic, board, post or article of the same site, or where what is written there bears the
mark of an author; join dates, visits, birthdays, happenings and clocks never do. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Container

from crawler.page import Page
from crawler.readers.dates.dated_text import dated_text
from crawler.readers.dates.page_rows import DatedRow, PageRows
from crawler.readers.dates.stamps import Stamp


def dated_rows(page: Page, language: str | None) -> list[DatedRow]:
    """Return the contributions that the rows and blocks of a page show, each with its newest date."""
    text = dated_text(page)
    if not text.stamps:
        return []
    lists = PageRows(page, text, language)
    found: dict[int, DatedRow] = {}
    told: list[Stamp] = []
    others: list[Stamp] = []
    for stamp in lists.stamps:
        (others if lists.is_secondary(stamp) else told).append(stamp)
    for find in (lists.row_of, lists.within, lists.alone):
        _take(find, told, lists, found)
    if others:
        taken = frozenset(found)
        for find in (lists.row_of, lists.within) if taken else (lists.row_of, lists.alone):
            _take(find, others, lists, found, taken)
    return list(found.values())


def _take(
    find: Callable[[Stamp], tuple[int, DatedRow] | None],
    stamps: list[Stamp],
    lists: PageRows,
    found: dict[int, DatedRow],
    taken: Container[int] = (),
) -> None:
    """Add to ``found`` the newest date of each row, but of those ``taken``."""
    for stamp in stamps:
        dated = find(stamp)
        if dated is None or lists.is_told_in(stamp, found):
            continue
        # "Edited on" within a row is a date of that row.
        key = next((key for key in lists.around(stamp) if key in found), dated[0])
        seen = found.get(key)
        if key not in taken and (seen is None or dated[1].moment.at > seen.moment.at):
            found[key] = dated[1]

"""Dates of contributions on any page: rows and blocks that repeat, whatever made them."""

from __future__ import annotations

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.dates.dated_rows import dated_rows
from crawler.readers.dates.page_rows import DatedRow
from crawler.readers.page_language import page_language
from crawler.reading import Reading
from vocabulary.items import Post, PostKind, fingerprint

#: A date told coarsely moves with each visit: what stands for it must not.
_MONTH, _YEAR = 10, 300


class DatedRowsProbe(Probe):
    """Lists of boards, topics and articles, posts of a thread, comments, blocks of a portal.

    Reads: any HTML page of unknown software, and those of known software whose own probe found no
    dates: elements of one shape that repeat, with a date at the same place in each.
    Gives: the newest date of each row, as a sample; a date told coarsely as a range.
    Caveats: a row counts only with a link to a topic, board, post or article of the same site, or
    with the mark of an author. Join dates, visits, birthdays, happenings, clocks and dates within
    a text are left out, as is what is printed in an order that nothing on the page tells, or by
    another calendar. Rows that are pinned do not count.
    Checked: saved pages of some fifty sites and pages written for each kind.
    """

    name = "dated_rows"
    is_fallback = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is HTML."""
        return page.is_html

    def read(self, page: Page) -> Reading:
        """Return the contributions that the page's rows and blocks show."""
        reading = Reading()
        seen: set[str] = set()
        for row in dated_rows(page, page_language(page)):
            mark = fingerprint(_identity(row, page))
            if mark not in seen:
                seen.add(mark)
                kind = PostKind.COMMENT if "comment" in row.marks else PostKind.POST
                moment = row.moment
                reading.posts.append(Post(moment.at, kind, mark, earliest=moment.earliest))
        return reading


def _identity(row: DatedRow, page: Page) -> str:
    """Return what a contribution is known by: where it leads, and when as exactly as it is told."""
    at, earliest = row.moment.at, row.moment.earliest
    days = (at - earliest).days if earliest else 0
    form = (
        "%Y" if days > _YEAR else "%Y-%m" if days > _MONTH else "%Y week %W" if days else "%Y-%m-%d"
    )
    return f"{page.join(row.link) if row.link else page.path} {at.strftime(form)}"

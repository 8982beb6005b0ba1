"""The base of classic forums: an index of boards and lists of topics, a row each with its last post."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import ClassVar

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers import address_with
from crawler.readers.board import own_text, row_of
from crawler.readers.dates.board_dates import add_last_posts
from crawler.reading import Reading

#: Rows whose last post is read: more boards add no newer dates worth their time.
MAX_ROWS = 80


class ClassicForum(MarkedPlatform):
    """A forum whose lists show the last post of each board or topic in a cell of its row."""

    #: The cells that show a last post and lead to it, or the whole rows.
    cells: ClassVar[str]
    #: Within a cell what prints the date; when empty, the cell's own text outside its links.
    when: ClassVar[str] = ""
    #: What the address of a last post says of it: its number.
    number: ClassVar[re.Pattern[str]]
    #: What a row holds, or is, that is pinned to the top: its date is no news.
    pinned: ClassVar[str]
    #: The name of a board, in the row of its last post.
    board: ClassVar[str]

    @abstractmethod
    def read_totals(self, page: Page, reading: Reading) -> None:
        """Add the totals that the index states."""

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add the totals and the last posts."""
        self.read_totals(page, reading)
        add_last_posts(page, reading, list(self._last_posts(page)), self.board)

    def _last_posts(self, page: Page) -> Iterator[tuple[LexborNode, str, str | None]]:
        """Yield each cell with its date and the identity of its last post."""
        has_pinned = page.shows(self.pinned)
        for cell in page.select(self.cells)[:MAX_ROWS]:
            links = cell.css("a[href]")[:6]
            date = cell.css_first(self.when) if self.when else cell
            if not links or date is None:
                continue
            if has_pinned and (row_of(cell) or cell).css_matches(self.pinned):
                continue
            text = date.text() if self.when else own_text(date)
            yield cell, text, self.identity(text, links)

    def identity(self, text: str, links: Sequence[LexborNode]) -> str | None:  # noqa: ARG002
        """Return what tells a last post, dated as ``text`` says, from all others.

        Where its links do not tell (``None``), its page and its moment do.
        """
        post = address_with(self.number, links)
        return f"post {post[1]}" if post else None

"""A date that is in no list: whether it is that of an article, a post or a comment. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from selectolax.lexbor import LexborNode

from crawler.readers.dates import row_names as named
from crawler.readers.dates import row_words as say
from crawler.readers.dates.dated_text import DatedText
from crawler.readers.dates.reading import Moment
from crawler.readers.dates.row_links import RowLinks, link_around
from crawler.readers.dates.row_marks import ARTICLE, HEADER, RowMarks
from crawler.readers.dates.stamps import Stamp
from crawler.readers.dates.static_pages import is_static

#: The day of the visit, wherever on earth the clock stands, began so long ago at most.
_A_DAY_ANYWHERE = timedelta(hours=36)
#: What zones differ by, and a page's clock from the visit: it was made and sent meanwhile.
_ZONES, _MADE = timedelta(minutes=30), timedelta(minutes=3)
#: Elements around a date that stands alone.
_FAR = 6
#: Elements from a date to the row around it, and characters of one.
_ROW, _SHORT = 4, 200
#: Characters of a line beside the day that it tells: its label, an author, how long it takes to read.
_TOLD = 60
#: The label of a date in a guestbook.
_DATED = re.compile(r"(?:date|datum|fecha|data|le|am|on|il|el)\s?:?\s*")
#: Elements that hold rows, and are none.
_WHOLE = frozenset({"ul", "ol", "dl", "table", "tbody", "main", "body"})
#: Characters beside a date that is a link: "#3.1 - ".
_NUMBER = 8
#: Elements of lists, tables and what stands beside a piece.
_ASIDE = frozenset({"li", "dd", "dt", "td", "th", "aside", "nav", "footer", "figure", "blockquote"})
#: Paths of home pages, whose main heading names the site.
_HOME = re.compile(
    r"/?(?:(?:[a-z]{2}|index|home|accueil|default)(?:\.[a-z]{3,5})?/?)?", re.IGNORECASE
)


@dataclass(frozen=True)
class LoneDates:
    """Tells the dates of one page that stand for themselves."""

    text: DatedText
    marks: RowMarks
    links: RowLinks

    def is_contribution(self, stamp: Stamp, *, is_among: bool = False) -> bool:
        """Return whether a date is marked by itself as that of an article, a post or a comment.

        One that ``is_among`` others at the same place is not that of the whole page.
        """
        node = stamp.node
        near = self.marks.around(node, link_around(node) or node, 1)
        marks = self.marks.around(node, node, _FAR)
        if named.CHANGED.search(self.marks.name(node)):
            return False
        if _are_of_something_else(marks):
            return False
        if self.text.page.once(is_static) and not named.COMMENTS.search(marks):
            return False
        return (
            self._is_named(stamp, near, marks)
            or self._is_signed(stamp, near, marks)
            or self._is_told(stamp)
            or self._is_permanent(stamp)
            or self._is_one_row(stamp)
            or (not is_among and self._is_of_the_page(stamp))
        )

    def may_be_a_clock(self, stamp: Stamp, moment: Moment) -> bool:
        """Return whether a date alone may be that of the visit: an article's will be told tomorrow.

        A page that prints the day at each visit would never fall silent. A time is the visit's where
        its minutes are, whatever the zone.
        """
        printed, visit = stamp.printed, self.text.page.fetched_at
        if printed is None or stamp.is_said or moment.at <= visit - _A_DAY_ANYWHERE:
            return False
        apart = (moment.at - visit) % _ZONES
        if printed.clock and min(apart, _ZONES - apart) > _MADE:
            return False
        return ARTICLE not in self.marks.around(stamp.node, stamp.node, _FAR)

    @staticmethod
    def _is_named(stamp: Stamp, near: str, marks: str) -> bool:
        """Whether the class names around a date call it that of a piece."""
        is_head = stamp.node.tag == "time" or (HEADER in marks and stamp.is_said)
        if named.OWN.search(near) or (ARTICLE in marks and is_head):
            return True
        is_among = stamp.printed is not None and bool(named.PUBLISHED.search(marks))
        return bool(named.DATE.search(near)) and (stamp.is_said or is_among)

    def _is_signed(self, stamp: Stamp, near: str, marks: str) -> bool:
        """Whether a date stands by an author's name, or in what one wrote."""
        if say.ZONED.match(stamp.after) and self.links.of(stamp.node).people:
            return True
        if stamp.exact and named.AUTHOR.search(near):
            return True
        if named.WRITTEN.search(marks) and named.COMMENTS.search(marks):
            return stamp.is_said or not named.PROSE.search(self.marks.name(stamp.node))
        return stamp.is_said and bool(named.SIGNING.search(near) or named.WRITTEN.search(marks))

    def _is_told(self, stamp: Stamp) -> bool:
        """Whether a line says that something was written then: "Publié le 12 mai 2026"."""
        before = stamp.before.lstrip(" |·•–-")
        is_told = say.POSTED.match(before) or say.LABELLED.search(before)
        is_dated = self.text.headings.is_of_guestbook and _DATED.fullmatch(before)
        return bool(stamp.printed and stamp.beside <= _TOLD and (is_told or is_dated))

    def _is_permanent(self, stamp: Stamp) -> bool:
        """Whether a date is the link to one contribution, not a part of its title."""
        link = link_around(stamp.node) if stamp.beside <= _NUMBER else None
        return link is not None and bool(self.links.of(link).topic)

    def _is_one_row(self, stamp: Stamp) -> bool:
        """Whether a time stands with links to a topic and its author, or to its own post: a list of one."""
        at: LexborNode | None = stamp.node
        if stamp.printed and not stamp.printed.clock:
            return False
        for _level in range(_ROW):
            if at is None or at.tag in _WHOLE:
                break
            links = self.links.of(at)
            if links.topic and (links.people == 1 or named.POST_ANCHOR.search(links.topic)):
                return len(at.text(strip=True)) <= _SHORT
            at = at.parent
        return False

    def _is_of_the_page(self, stamp: Stamp) -> bool:
        """Whether a date stands beside the heading that names what the page is: one article."""
        if say.TOOK_PLACE.match(stamp.after):
            return False
        if not stamp.is_bare or _HOME.fullmatch(self.text.page.path) or _is_aside(stamp.node):
            return False
        title = self.text.headings.title_near(stamp.node)
        return bool(title) and not (say.HAPPENED.search(title) or say.NEVER_SAID.search(title))


@lru_cache(maxsize=256)  # the dates of a page stand in few kinds of places
def _are_of_something_else(marks: str) -> bool:
    """Whether names are those of dates that are none of a contribution."""
    return bool(named.NEVER.search(marks) or named.EVENTS.search(marks))


def _is_aside(node: LexborNode) -> bool:
    """Whether an element is in a list, a table or beside the piece."""
    at: LexborNode | None = node
    for _level in range(_FAR):
        if at is None or at.tag in _ASIDE:
            break
        at = at.parent
    return at is not None and at.tag in _ASIDE

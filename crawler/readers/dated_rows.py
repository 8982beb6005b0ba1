"""Which dates of a page are those of contributions: rows and blocks that repeat, whatever made them.

A list of boards, topics or articles, the posts of a thread, comments, the blocks of a portal: all are
elements of one shape that repeat, with a date at the same place in each. A date counts where its row
links to a topic, board, post or article of the same site, or where what is written there bears the
mark of an author; join dates, visits, birthdays, happenings and clocks never do. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from itertools import islice

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.readers import row_words as say
from crawler.readers.date_patterns import Printed
from crawler.readers.date_style import page_style
from crawler.readers.dated_text import DatedText, dated_text
from crawler.readers.dates import Moment
from crawler.readers.row_links import PageLinks, RowLinks
from crawler.readers.row_marks import ARTICLE, HEADER, LEVELS, RowMarks, column_head
from crawler.readers.stamps import Stamp, days_over

#: Rows of a list, elements of a row that are looked at.
_ROWS = 200
_MARKED = 12
#: Characters beside a date in its element from which it is part of a sentence, or of running text.
_BESIDE = 70
_WORDS = 15
#: Share of the rows that must show a thing.
_MOST = 0.6
#: The day of the visit, wherever on earth the clock stands, began so long ago at most.
_A_DAY_ANYWHERE = timedelta(hours=36)
#: Elements around a date that stands alone.
_FAR = 6
_NO_ROW = frozenset({"td", "th", "body", "html", "tbody", "thead", "main"})
#: "<b>Today</b>" stands where "12 May" stands in the next row.
_FORMAT = frozenset({"b", "strong", "em", "i", "u", "small", "font", "big"})


@dataclass(frozen=True, slots=True)
class DatedRow:
    """One contribution: when, where it leads, and what the class names around it say."""

    moment: Moment
    link: str  # as written; empty where it has none of its own
    marks: str


def dated_rows(page: Page, language: str | None) -> list[DatedRow]:
    """Return the contributions that the rows and blocks of a page show, each with its newest date."""
    text = dated_text(page)
    if not text.stamps:
        return []
    lists = _Lists(page, text, language)
    found: dict[int, DatedRow] = {}
    for find in (lists.row_of, lists.within, lists.alone):
        for stamp in lists.stamps:
            dated = find(stamp)
            if dated is None:
                continue
            # "Edited on" within a row is a date of that row.
            key = next((key for key in lists.around(stamp) if key in found), dated[0])
            seen = found.get(key)
            if seen is None or dated[1].moment.at > seen.moment.at:
                found[key] = dated[1]
    return list(found.values())


@dataclass
class _List:
    """Rows of one shape under one parent, each with its dates at the same place."""

    rows: dict[int, tuple[LexborNode, list[Stamp]]] = field(default_factory=dict)
    is_of_articles: bool = False  # whose badges may leave out the year

    @cached_property
    def has_days(self) -> bool:
        """Return whether other rows name the day."""
        return any(stamp.is_whole for _, stamps in self.rows.values() for stamp in stamps)

    @property
    def first(self) -> tuple[LexborNode, Stamp]:
        """Return the first row with its first date."""
        row, stamps = next(iter(self.rows.values()))
        return row, stamps[0]


class _Lists:
    """The lists of one page, by the parent, the shape of their rows and the place of the date."""

    def __init__(self, page: Page, text: DatedText, language: str | None) -> None:
        self._page = page
        self._text = text
        self._latest = page.fetched_at + timedelta(days=1)
        self._marks = RowMarks()
        self._links = RowLinks(page)
        self._lists: dict[tuple[int, str, str], _List] = {}
        self._most: dict[tuple[int, str], int] = {}
        self._barred: set[int] = set()  # rows of something else, or pinned
        self._rows: set[int] = set()  # rows that are contributions
        self._verdicts: dict[tuple[int, str, str], bool | None] = {}
        self._around: dict[int, list[tuple[LexborNode, tuple[int, str, str]]]] = {}
        self.stamps = [stamp for stamp in text.stamps if not self._is_refused(stamp)]
        for stamp in self.stamps:
            self._add(stamp)
        self._days = dict(days_over(self.stamps))
        self._style = page_style(page, self._evidence(), language)

    def _evidence(self) -> Iterator[Printed]:
        """Yield the dates that tell how dates are printed here; a version ("1.1.18") does not."""
        for found in self._lists.values():
            if len(found.rows) > 1:
                for _, stamps in found.rows.values():
                    yield from (stamp.printed for stamp in stamps if stamp.printed)
        for stamp in self._text.stamps:
            if stamp.printed and not stamp.printed.is_short:
                yield stamp.printed

    def row_of(self, stamp: Stamp) -> tuple[int, DatedRow] | None:
        """Return the row of a list whose date ``stamp`` is, with its key; ``None`` if it is in none."""
        moment = self._moment(stamp)
        if moment is None:
            return None
        for row, key in self._levels(stamp.node):
            found = self._lists.get(key)
            if found is None or len(found.rows) < 2:
                continue
            takes_any = self._verdict(key, found)
            if takes_any or (takes_any is not None and self._names_its_day(stamp, found)):
                if say.PINNED.search(self._marks.name(row)) or row.css_matches(say.PINNED_SIGNS):
                    self._barred.add(row.mem_id)
                    return None
                self._rows.add(row.mem_id)
                return row.mem_id, self._row(row, moment)
        return None

    def _names_its_day(self, stamp: Stamp, found: _List) -> bool:
        """Whether a date is one even where a time or a month alone is none."""
        if stamp.is_certain or (found.is_of_articles and stamp.is_badge):
            return True
        return self._of_its_day(stamp).is_certain

    def within(self, stamp: Stamp) -> tuple[int, DatedRow] | None:
        """Return the row of a list that holds an exact moment elsewhere, with its key."""
        moment = self._moment(stamp) if stamp.exact else None
        if moment is None or not self._barred.isdisjoint(self.around(stamp)):
            return None
        row = next((row for row, _ in self._levels(stamp.node) if row.mem_id in self._rows), None)
        if row is None or say.NEVER.search(self._marks.around(stamp.node, row, 0)):
            return None
        return row.mem_id, self._row(row, moment)

    def alone(self, stamp: Stamp) -> tuple[int, DatedRow] | None:
        """Return the contribution whose date ``stamp`` is by its own marks, with its key."""
        moment = self._moment(stamp) if stamp.is_whole else None
        if moment is None or not self._barred.isdisjoint(self.around(stamp)):
            return None
        if not self._stands_alone(stamp) or self._may_be_a_clock(stamp, moment):
            return None
        return stamp.node.mem_id, self._row(stamp.node, moment)

    def around(self, stamp: Stamp) -> Iterator[int]:
        """Yield the keys of the rows that ``stamp`` may be in."""
        return (row.mem_id for row, _ in self._levels(stamp.node))

    def _moment(self, stamp: Stamp) -> Moment | None:
        moment = self._of_its_day(stamp).moment(self._page.fetched_at, self._style)
        return moment if moment is not None and moment.at <= self._latest else None

    def _of_its_day(self, stamp: Stamp) -> Stamp:
        """Return a time alone with the day that stands over it, unless days stand in its list."""
        day = self._days.get(id(stamp))
        if day is None or stamp.printed is None:
            return stamp
        lists = (self._lists[key] for _, key in self._levels(stamp.node) if key in self._lists)
        if any(each.has_days for each in lists):
            return stamp
        return replace(stamp, printed=replace(day, clock=stamp.printed.clock))

    def _row(self, row: LexborNode, moment: Moment) -> DatedRow:
        links = self._links.of(row)
        return DatedRow(moment, links.topic or links.piece, self._marks.around(row, row))

    def _add(self, stamp: Stamp) -> None:
        for row, key in self._levels(stamp.node):
            found = self._lists.setdefault(key, _List())
            found.rows.setdefault(row.mem_id, (row, []))[1].append(stamp)
            shape = key[:2]
            self._most[shape] = max(self._most.get(shape, 0), len(found.rows))

    def _levels(self, node: LexborNode) -> list[tuple[LexborNode, tuple[int, str, str]]]:
        """Return each element around a date that may be its row, with the list it would be of."""
        found = self._around.get(node.mem_id)
        if found is None:
            found = self._around[node.mem_id] = list(self._look_around(node))
        return found

    def _look_around(self, node: LexborNode) -> Iterator[tuple[LexborNode, tuple[int, str, str]]]:
        path = ""
        for _level in range(LEVELS):
            parent = node.parent
            if parent is None or node.tag in {"body", "html"}:
                return
            shape = self._marks.shape(node)
            if node.tag not in _NO_ROW:
                yield node, (parent.mem_id, shape, path)
            # A bare span, or a link around the date, stands where the next row has none.
            if node.tag not in _FORMAT and shape != "span " and not _links_date(node, path):
                path = f"{shape}>{path}"
            node = parent

    def _is_refused(self, stamp: Stamp) -> bool:
        """Whether the words beside a date say that it is none of a contribution, or tell a story."""
        label = f"{stamp.before[-40:]} | {stamp.after[:25]}"
        if say.NEVER_SAID.search(label) or say.CHANGED.search(self._marks.name(stamp.node)):
            return True
        is_said = stamp.is_said
        if stamp.beside > _BESIDE and not is_said:
            return True
        return (
            stamp.beside > _WORDS
            and not is_said
            and bool(say.PROSE.search(self._marks.name(stamp.node)))
        )

    def _verdict(self, key: tuple[int, str, str], found: _List) -> bool | None:
        """Return whether a list is one of contributions, and if so whether "14:03" is a date in it."""
        if key not in self._verdicts:
            is_main = len(found.rows) * 2 >= self._most[key[:2]]
            self._verdicts[key] = self._judge(found) if is_main else None
        return self._verdicts[key]

    def _judge(self, found: _List) -> bool | None:
        rows = [row for row, _ in islice(found.rows.values(), _ROWS)]
        row, stamp = found.first
        marks, header = self._marks.around(stamp.node, row), column_head(stamp.node, row)
        is_fed = bool(say.FED.search(marks))
        is_never = bool(say.NEVER.search(marks) or say.NEVER_SAID.search(header))
        if is_never or (not is_fed and say.EVENTS.search(marks)):
            self._barred.update(found.rows)
            return None
        links = [self._links.in_or_beside(row, found.rows) for row in rows]
        enough = _MOST * len(rows)
        if not is_fed and sum(link.happenings for link in links) >= enough:
            self._barred.update(found.rows)
            return None
        is_of_topics = sum(bool(link.topic) for link in links) >= enough
        is_written = bool(say.WRITTEN.search(marks)) or ARTICLE in marks
        heading = self._text.heading(row)
        is_of_others = bool(say.NEVER_SAID.search(heading) or say.HAPPENED.search(heading))
        if is_of_topics:
            return not is_of_others
        if is_of_others or ((is_fed or not is_written) and self._has_coming(found)):
            self._barred.update(found.rows)
            return None
        is_signed = bool(say.SIGNED_SAID.search(stamp.before))
        is_said = is_signed or stamp.is_said or bool(say.SAID.search(header))
        is_of_pieces = sum(bool(link.topic or link.piece) for link in links) >= enough
        found.is_of_articles = is_of_pieces and (ARTICLE in marks or bool(say.ENTRY.search(marks)))
        is_signed = is_signed or (is_written and self._is_signed(row, links[0], marks))
        if is_signed or (is_written and (is_said or is_of_pieces)):
            return is_said
        is_listed = bool(say.PUBLISHED.search(marks) or say.LISTED.search(heading))
        is_listed = is_listed or sum(link.is_article for link in links) >= enough
        return is_said if is_of_pieces and (is_said or is_listed) else None

    def _is_signed(self, row: LexborNode, links: PageLinks, marks: str) -> bool:
        """Whether a row bears the mark of an author."""
        return bool(links.people or say.AUTHOR.search(marks) or say.COMMENTS.search(marks)) or any(
            say.AUTHOR.search(self._marks.name(node)) for node in row.css("[class]")[:_MARKED]
        )

    def _has_coming(self, found: _List) -> bool:
        """Whether a date of the list is still to come: what is announced is not yet written."""
        stamps = [stamp for _, stamps in islice(found.rows.values(), _ROWS) for stamp in stamps]
        moments = (stamp.moment(self._page.fetched_at, self._style) for stamp in stamps)
        return any(moment.at > self._latest for moment in moments if moment)

    def _stands_alone(self, stamp: Stamp) -> bool:
        """Whether one date is marked by itself as that of an article, a post or a comment."""
        node = stamp.node
        near, marks = self._marks.around(node, node, 1), self._marks.around(node, node, _FAR)
        if say.NEVER.search(marks) or say.EVENTS.search(marks):
            return False
        is_head = node.tag == "time" or (HEADER in marks and stamp.is_said)
        if say.OWN.search(near) or (ARTICLE in marks and is_head):
            return True
        if say.DATE.search(near) and stamp.is_said:
            return True
        return bool(say.WRITTEN.search(marks)) and (
            bool(say.COMMENTS.search(marks)) or stamp.is_said
        )

    def _may_be_a_clock(self, stamp: Stamp, moment: Moment) -> bool:
        """Whether a day alone may be that of the visit: if it is an article's, it will be tomorrow.

        A page that prints the day at each visit would never fall silent.
        """
        printed = stamp.printed
        if printed is None or printed.clock or stamp.is_said:
            return False
        marks = self._marks.around(stamp.node, stamp.node, _FAR)
        return moment.at > self._page.fetched_at - _A_DAY_ANYWHERE and ARTICLE not in marks


def _links_date(node: LexborNode, path: str) -> bool:
    """Whether an element is a link around the element of a date, from which ``path`` leads down."""
    return (
        node.tag == "a"
        and (not path or path.startswith("span "))
        and node.child is not None
        and (node.child.tag in {"time", "abbr", "span"})
    )

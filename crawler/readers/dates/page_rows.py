"""The rows and blocks of one page that repeat, with the date that each may have. Pure."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import replace
from datetime import date

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.readers.dates import row_names as named
from crawler.readers.dates import row_words as say
from crawler.readers.dates.date_style import page_style
from crawler.readers.dates.dated_text import DatedText
from crawler.readers.dates.list_judge import ListJudge
from crawler.readers.dates.lone_dates import LoneDates
from crawler.readers.dates.printed_dates import DateForm, Printed
from crawler.readers.dates.reading import Moment
from crawler.readers.dates.row_links import RowLinks, linked_day
from crawler.readers.dates.row_lists import ListKind, RowList
from crawler.readers.dates.row_marks import LEVELS, RowMarks
from crawler.readers.dates.stamps import Stamp, days_over, without_times_of_days
from crawler.readers.isodate import parse_iso
from crawler.readers.nodes import TEXT
from vocabulary.frozen import record
from vocabulary.items import AHEAD

#: Characters beside a date in its element from which it is part of a sentence, or of running text.
_BESIDE = 70
_WORDS = 15
_STATED = 6
#: Dates at one place from which they are a list, whatever of.
_FEW = 3
#: When a page was published, as programs are told in its head.
_PUBLISHED = re.compile(
    rb"(?:datepublished|published_time)\W{1,4}(?:content\W{1,3})?([0-9]{4}-[0-9]{2}-[0-9]{2})"
)
#: Elements around a date that are looked at, those that are no rows among them.
_DEEPEST = 2 * LEVELS
_NO_ROW = frozenset({"td", "th", "body", "html", "tbody", "thead", "main"})
#: Shapes that say nothing: a piece and the comments on it may be of the same.
_PLAIN = frozenset({"p ", "div ", "-text "})
#: "<b>Today</b>" stands where "12 May" stands in the next row.
_FORMAT = frozenset({"b", "strong", "em", "i", "u", "small", "font", "big"})


@record(frozen=True, slots=True)
class DatedRow:
    """One contribution: when, where it leads, and what the class names around it say."""

    moment: Moment
    link: str  # as written; empty where it has none of its own
    marks: str


class PageRows:
    """The lists of one page, by the parent, the shape of their rows and the place of the date."""

    def __init__(self, page: Page, text: DatedText, language: str | None) -> None:
        self._page = page
        self._text = text
        self._latest = page.fetched_at + AHEAD
        self._marks = RowMarks()
        self._links = RowLinks(page)
        self._lists: dict[tuple[int, str, str], RowList] = {}
        self._most: dict[tuple[int, str], int] = {}
        self._barred: set[int] = set()  # rows of something else, or pinned
        self._rows: set[int] = set()  # rows that are contributions
        self._verdicts: dict[tuple[int, str, str], ListKind] = {}
        self._around: dict[int, list[tuple[LexborNode, tuple[int, str, str]]]] = {}
        kept = (stamp for stamp in text.stamps if not self._is_refused(stamp))
        self.stamps = without_times_of_days(kept)
        for stamp in self.stamps:
            self._add(stamp)
        self._days = dict(days_over(self.stamps))
        self._moments: dict[int, Moment | None] = {}  # by the identity of the stamp
        self._style = page_style(page, self._evidence(), language, known=self._known_days())
        self._lone = LoneDates(text, self._marks, self._links)
        self._judge = ListJudge(text, self._marks, self._links, self._style)

    def _evidence(self) -> Iterator[Printed]:
        """Yield the dates that tell how dates are printed here; a version ("1.1.18") does not."""
        for found in self._lists.values():
            if len(found.rows) > 1:
                for _, stamps in found.rows.values():
                    yield from (stamp.printed for stamp in stamps if stamp.printed)
        for stamp in self._text.stamps:
            if stamp.printed and not stamp.printed.is_short:
                yield stamp.printed

    def _known_days(self) -> set[date]:
        """Return the days that programs are told, which days of three numbers may repeat."""
        printed = (stamp.printed for stamp in self.stamps)
        if not any(each.form is DateForm.NUMERIC for each in printed if each):
            return set()
        source = self._page.source
        is_told = b"datepublished" in source or b"published_time" in source
        stated = _PUBLISHED.findall(source)[:_STATED] if is_told else []
        moments = [stamp.exact for stamp in self._text.stamps if stamp.exact]
        moments += [moment for each in stated if (moment := parse_iso(each.decode()))]
        return {moment.date() for moment in moments}

    def row_of(self, stamp: Stamp) -> tuple[int, DatedRow] | None:
        """Return the row of a list whose date ``stamp`` is, with its key; ``None`` if it is in none."""
        moment = self._moment(stamp)
        if moment is None:
            return None
        for row, key in self._levels(stamp.node):
            found = self._lists.get(key)
            if found is None or len(found.rows) < 2:
                continue
            if found.takes(self._of_its_day(stamp), self._verdict(key, found)):
                if self._is_pinned(row, found):
                    self._barred.add(row.mem_id)
                    return None
                self._rows.add(row.mem_id)
                return row.mem_id, self._row(row, moment)
        return None

    def _is_pinned(self, row: LexborNode, found: RowList) -> bool:
        """Whether a row was put on top, whatever its age: no announcement among announcements."""
        if named.ANNOUNCED.search(self._marks.name(row)):
            rows = (other for other, _ in found.rows.values())
            if all(named.ANNOUNCED.search(self._marks.name(other)) for other in rows):
                return False
        return bool(named.PINNED.search(self._marks.name(row))) or row.css_matches(
            named.PINNED_SIGNS
        )

    def within(self, stamp: Stamp) -> tuple[int, DatedRow] | None:
        """Return the row of a list that holds an exact moment elsewhere, with its key."""
        moment = self._moment(stamp) if stamp.exact else None
        if moment is None or not self._barred.isdisjoint(self.around(stamp)):
            return None
        row = next((row for row, _ in self._levels(stamp.node) if row.mem_id in self._rows), None)
        if row is None or named.NEVER.search(self._marks.around(stamp.node, row, 0)):
            return None
        return row.mem_id, self._row(row, moment)

    def alone(self, stamp: Stamp) -> tuple[int, DatedRow] | None:
        """Return the contribution whose date ``stamp`` is by its own marks, with its key."""
        moment = self._moment(stamp) if stamp.is_whole else None
        if moment is None or not self._barred.isdisjoint(self.around(stamp)):
            return None
        lists = (self._lists[key] for _, key in self._levels(stamp.node) if key in self._lists)
        is_among = any(len(found.rows) >= _FEW for found in lists)
        if not self._lone.is_contribution(stamp, is_among=is_among):
            return None
        if self._lone.may_be_a_clock(stamp, moment):
            return None
        return stamp.node.mem_id, self._row(stamp.node, moment)

    def around(self, stamp: Stamp) -> Iterator[int]:
        """Yield the keys of the rows that ``stamp`` may be in."""
        return (row.mem_id for row, _ in self._levels(stamp.node))

    def is_secondary(self, stamp: Stamp) -> bool:
        """Whether a date counts only where its row has no other: in a sentence, or of a renewal.

        A piece is brought up to date after it was told; a topic lives by it.
        """
        if stamp.is_in_sentence:
            return True
        is_renewal = say.RENEWED.search(stamp.before[-40:]) or named.RENEWAL.search(
            self._marks.name(stamp.node)
        )
        return bool(is_renewal) and not self._is_of_topic(stamp.node)

    def is_told_in(self, stamp: Stamp, taken: Container[int]) -> bool:
        """Whether a sentence tells ``stamp`` in a row whose own date is ``taken``, as each row has one."""
        for row, key in self._levels(stamp.node) if stamp.is_in_sentence else ():
            found = self._lists[key]
            own = found.rows[row.mem_id][1][0]
            if own is not stamp and found.has_one_date_each:
                return any(key in taken for key in self.around(own))
        return False

    def _moment(self, stamp: Stamp) -> Moment | None:
        if id(stamp) not in self._moments:
            moment = self._of_its_day(stamp).moment(self._page.fetched_at, self._style)
            is_past = moment is not None and moment.at <= self._latest
            self._moments[id(stamp)] = moment if is_past else None
        return self._moments[id(stamp)]

    def _of_its_day(self, stamp: Stamp) -> Stamp:
        """Return what names no day with the one its link leads to.

        Else a time alone with the day that stands over it, unless days stand in its list.
        """
        if stamp.printed is None or stamp.is_whole:
            return stamp
        if stamp.is_yearless:
            dated = stamp.of_year(self._text.headings.year_over(stamp.node))
            if dated is not stamp:
                return dated
        if linked := linked_day(stamp.node):
            return replace(stamp, printed=replace(linked, clock=stamp.printed.clock))
        day = self._days.get(id(stamp))
        if day is None:
            return stamp
        if not self._has_its_day(stamp):
            lists = (self._lists[key] for _, key in self._levels(stamp.node) if key in self._lists)
            if any(each.has_days for each in lists):
                return stamp
        return replace(stamp, printed=replace(day, clock=stamp.printed.clock))

    def _has_its_day(self, stamp: Stamp) -> bool:
        """Whether the row of a time alone names its day right before: "12 May", and "10:12" below."""
        for row, key in self._levels(stamp.node):
            found = self._lists.get(key)
            if row.tag != "td" and found is not None and len(found.rows) > 1:
                stamps = found.rows[row.mem_id][1]
                at = stamps.index(stamp) if stamp in stamps else 0
                return at > 0 and stamps[at - 1].is_day_line and not stamp.before.strip()
        return False

    def _row(self, row: LexborNode, moment: Moment) -> DatedRow:
        links = self._links.of(row)
        return DatedRow(moment, links.topic or links.piece, self._marks.around(row, row))

    def _add(self, stamp: Stamp) -> None:
        for row, key in self._levels(stamp.node):
            found = self._lists.setdefault(key, RowList())
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
        path, left = "", LEVELS
        for _level in range(_DEEPEST):
            parent = node.parent
            if parent is None or not left or node.tag in {"body", "html"}:
                return
            left -= node.tag not in _NO_ROW
            shape = self._marks.shape(node)
            if node.tag not in _NO_ROW or node.tag == "td":
                yield node, (parent.mem_id, self._part(node, shape), path)
            # A bare span, or a link around the date, stands where the next row has none.
            if (
                node.tag_id != TEXT
                and node.tag not in _FORMAT
                and shape != "span "
                and not _links_date(node, path)
            ):
                path = f"{shape}>{path}"
            node = parent

    def _part(self, row: LexborNode, shape: str) -> str:
        """Return the shape of a row, apart for paragraphs of comments below those of the piece."""
        is_below = shape in _PLAIN and self._text.headings.is_among_comments(row)
        return f"{shape}of comments" if is_below else shape

    def _is_refused(self, stamp: Stamp) -> bool:
        """Whether the words beside a date say that it is none of a contribution, or tell a story."""
        label = f"{stamp.before[-40:]} | {stamp.after[:25]}"
        if stamp.is_spanned or say.NEVER_SAID.search(label) or self._marks.is_of_change(stamp.node):
            return True
        is_of_activity = say.ACTIVE.search(label) is not None
        if is_of_activity and not self._is_of_topic(stamp.node):
            return True
        is_said = is_of_activity or stamp.is_said or (stamp.leads and stamp.is_whole)
        if stamp.beside > (_BESIDE if stamp.is_whole else _WORDS) and not is_said:
            return True
        return (
            stamp.beside > _WORDS
            and not is_said
            and bool(named.PROSE.search(self._marks.name(stamp.node)))
        )

    def _is_of_topic(self, node: LexborNode) -> bool:
        """Whether the nearest links around a date lead to a topic first: its row is no person's."""
        for row, _key in self._levels(node):
            links = self._links.of(row)
            if links.topic or links.people:
                return links.is_of_topic
        return False

    def _verdict(self, key: tuple[int, str, str], found: RowList) -> ListKind:
        """Return what a list is of; of several in a row the one with most rows tells."""
        if key not in self._verdicts:
            is_main = len(found.rows) * 2 >= self._most[key[:2]]
            verdict = self._judge.verdict(found) if is_main else ListKind.NONE
            self._verdicts[key] = verdict
            if verdict is ListKind.BARRED:
                self._barred.update(found.rows)
        return self._verdicts[key]


def _links_date(node: LexborNode, path: str) -> bool:
    """Whether an element is a link around the element of a date, from which ``path`` leads down."""
    return (
        node.tag == "a"
        and (not path or path.startswith("span "))
        and node.child is not None
        and (node.child.tag in {"time", "abbr", "span"})
    )

"""Tells what a list of dated rows is of: by its names, its heading, its links and its dates. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice, pairwise

from selectolax.lexbor import LexborNode

from crawler.readers.dates import row_names as named
from crawler.readers.dates import row_words as say
from crawler.readers.dates.date_patterns import folded
from crawler.readers.dates.dated_text import DatedText
from crawler.readers.dates.printed_dates import DateForm
from crawler.readers.dates.reading import DateStyle
from crawler.readers.dates.row_links import PageLinks, RowLinks, link_around
from crawler.readers.dates.row_lists import BARE, ROWS, ListKind, RowList
from crawler.readers.dates.row_marks import ARTICLE, RowMarks, column_head
from crawler.readers.dates.stamps import Stamp
from vocabulary.items import AHEAD

#: Elements of a row that are looked at.
_MARKED = 12
#: Share of the rows that must show a thing.
_MOST = 0.6
#: Rows from which the order of days tells.
_FEW = 3
_PAIR = 2
#: Links and buttons of a row that are looked at, and characters of one.
_OFFERS, _OFFER = 30, 40
#: Links that lead to other sites, where none leads to a piece of this one.
_AWAY = 'a[href^="http"], a[href^="//"]'
#: Characters of a row that may tell a price.
_TOLD = 400


@dataclass(frozen=True)
class ListJudge:
    """Tells what the lists of one page are of."""

    text: DatedText
    marks: RowMarks
    links: RowLinks
    style: DateStyle

    def verdict(self, found: RowList) -> ListKind:
        """Return what a list is of, by its names, its heading, its links and its dates."""
        rows = [row for row, _ in islice(found.rows.values(), ROWS)]
        row, stamp = found.first
        if row.tag == "td" and not _is_grid(row, rows):
            return ListKind.NONE
        _drop_columns_of_others(found)
        row, stamp = found.first
        marks, header = self.marks.around(stamp.node, row), column_head(stamp.node, row)
        links = self._links_of(rows, found)
        if self._is_barred(found, links, marks, header):
            return ListKind.BARRED
        heading = self.text.headings.before(row)
        is_of_others = bool(say.NEVER_SAID.search(heading) or say.HAPPENED.search(heading))
        # Comments stand below the title of what they are on, whatever it tells of.
        is_told = _says_ago(found) and say.LISTED.search(heading)
        is_told = is_told or named.COMMENTS.search(marks) or say.POSTED.search(stamp.before)
        is_of_others = is_of_others and not is_told
        if sum(bool(link.topic) for link in links) >= _MOST * len(rows):
            found.is_of_talk = not is_of_others
            found.is_of_ages = bool(say.AGES.search(header)) or self._leads_to_topics(found)
            return ListKind.DAYS if is_of_others else ListKind.ANY
        may_come = _is_past(found, marks) or not _is_written(marks)
        if is_of_others or (may_come and self._has_coming(found)):
            return ListKind.BARRED
        is_said = stamp.is_said or bool(
            say.SIGNED_SAID.search(stamp.before) or say.SAID.search(header)
        )
        found.is_of_talk = say.TALK.search(heading) is not None
        found.may_be_ordered = say.DAYS_HEAD.match(header) is not None
        if not self._is_of_contributions(found, links, marks, heading, is_said=is_said):
            return ListKind.NONE
        return ListKind.ANY if is_said else ListKind.DAYS

    @staticmethod
    def _is_barred(found: RowList, links: list[PageLinks], marks: str, header: str) -> bool:
        """Whether names, the column's head or links say that a list is of people or happenings."""
        if named.NEVER.search(marks) or say.NEVER_SAID.search(header):
            return True
        of_topics = sum(link.is_of_topic for link in links)
        if say.ACTIVE.search(f"{header} |") and of_topics < _MOST * len(links):
            return True
        happenings = sum(link.happenings for link in links)
        is_of_events = happenings >= _MOST * len(links) or bool(named.EVENTS.search(marks))
        return is_of_events and not _is_past(found, marks)

    def _is_of_contributions(
        self, found: RowList, links: list[PageLinks], marks: str, heading: str, *, is_said: bool
    ) -> bool:
        """Whether rows that lead to no topics are of pieces, or of what people signed."""
        row, stamp = found.first
        enough = _MOST * len(links)
        is_of_pieces = sum(bool(link.topic or link.piece) for link in links) >= enough
        is_news = sum(link.is_article for link in links) >= enough
        headings = self.text.headings
        is_titled = not heading and headings.lists_contributions
        is_listed = is_news or is_titled or bool(say.LISTED.search(heading))
        is_entry = ARTICLE in marks or bool(named.ENTRY.search(marks))
        found.is_of_articles = is_of_pieces and (is_listed or is_entry)
        if self._is_of_writers(found, links[0], marks, heading, is_said=is_said):
            return True
        is_newest_first = self._is_newest_first(found, _PAIR if is_listed else _FEW)
        if not is_of_pieces:
            is_dated = bool(
                named.DATE.search(self.marks.name(stamp.node))
                or (found.is_of_talk and found.falls_to_yesterday)
            )
            return is_listed and (is_newest_first or is_dated) and not row.css_first(_AWAY)
        return bool(
            _is_written(marks)
            or is_said
            or say.ISSUED.search(stamp.before)
            or is_listed
            or named.PUBLISHED.search(marks)
            or sum(link.people > 0 for link in links) >= enough
            or ((is_newest_first or found.tells_ages) and _lead_elsewhere(links))
        )

    def _is_of_writers(
        self, found: RowList, links: PageLinks, marks: str, heading: str, *, is_said: bool
    ) -> bool:
        """Whether rows are what people wrote, wherever they lead: comments, posts, a guestbook."""
        row, stamp = found.first
        headings = self.text.headings
        if say.GUESTBOOK.search(heading) or headings.is_of_guestbook:
            return True
        is_of_talk = headings.is_of_forum and found.tells_moments
        signs = (say.SIGNED_SAID, say.POSTED, say.LABELLED)
        if (
            is_of_talk
            or _may_be_answered(found)
            or any(sign.search(stamp.before) for sign in signs)
        ):
            return True
        is_signed = self._is_signed(row, links, marks)
        if is_signed and all(say.NUMBERED.search(each.beside_it) for each in found.firsts):
            return True
        if is_signed and self.links.is_topic_page:
            return is_said or found.tells_moments or found.tells_ages
        is_of_comments = named.COMMENTS.search(heading) is not None
        if _is_written(marks):
            return is_said or is_of_comments or is_signed or found.tells_moments
        return say.COMMENTED.fullmatch(heading) is not None

    def _links_of(self, rows: list[LexborNode], found: RowList) -> list[PageLinks]:
        """Return where each row leads; what stands beside a cell is another card."""
        if rows[0].tag == "td":
            return [self.links.of(row) for row in rows]
        # What the first row has before it, if anything, tells on which side the others lead.
        before = self.links.in_or_beside(rows[0], found.rows, ("prev",))
        steps = ("prev", "next") if before.topic or before.piece else ("next", "prev")
        return [self.links.in_or_beside(row, found.rows, steps) for row in rows]

    def _is_signed(self, row: LexborNode, links: PageLinks, marks: str) -> bool:
        """Whether a row bears the mark of an author."""
        return bool(
            links.people or named.AUTHOR.search(marks) or named.COMMENTS.search(marks)
        ) or any(
            named.AUTHOR.search(self.marks.name(node)) for node in row.css("[class]")[:_MARKED]
        )

    def _leads_to_topics(self, found: RowList) -> bool:
        """Whether each date is itself a link to what was written then."""
        around = (link_around(stamp.node) for stamp in found.firsts)
        return all(link is not None and self.links.of(link).topic for link in around)

    def _moments(self, stamps: list[Stamp]) -> list[datetime]:
        as_of = self.text.page.fetched_at
        moments = (stamp.moment(as_of, self.style) for stamp in stamps)
        return [moment.at for moment in moments if moment]

    def _has_coming(self, found: RowList) -> bool:
        """Whether a date of the list is still to come: what is announced is not yet written."""
        latest = self.text.page.fetched_at + AHEAD
        # Beside the day on which an offer was published stands the one on which the work begins.
        is_said = found.first[1].is_said
        told = [stamp for stamp in found.stamps if stamp.is_said or not is_said]
        return any(moment > latest for moment in self._moments(told))

    def _is_newest_first(self, found: RowList, least: int) -> bool:
        """Whether each row is as old as the one before it, or older, and ``least`` rows show it.

        What was written is listed so; what is announced, sold or counted hardly ever.
        """
        year_over = self.text.headings.year_over
        stamps = [s.of_year(year_over(s.node)) if s.is_yearless else s for s in found.firsts]
        if (
            len(stamps) < least
            or not found.may_be_ordered
            or say.PRICE.search(found.first[0].text()[:_TOLD].lower())
        ):
            return False
        if len(stamps) < _FEW and not all(stamp.leads for stamp in stamps):
            return False
        if not all(stamp.is_whole and (stamp.beside <= BARE or stamp.leads) for stamp in stamps):
            return False
        days = [moment.date() for moment in self._moments(stamps)]
        return len(set(days)) > 1 and all(later <= day for day, later in pairwise(days))


def _drop_columns_of_others(found: RowList) -> None:
    """Take the dates out of a table whose columns hold other days, as the last one to apply."""
    row, stamps = next(iter(found.rows.values()))
    if row.tag != "tr" or len(stamps) < _PAIR:
        return
    others = {
        place
        for place, stamp in enumerate(stamps)
        if say.NEVER_SAID.search(column_head(stamp.node, row))
    }
    if not others or len(others) == len(stamps):
        return
    for key, (each, dated) in found.rows.items():
        if len(dated) == len(stamps):
            found.dropped.update(id(stamp) for at, stamp in enumerate(dated) if at in others)
            found.rows[key] = (each, [stamp for at, stamp in enumerate(dated) if at not in others])


def _may_be_answered(found: RowList) -> bool:
    """Whether rows that tell their ages offer to answer them: somebody's words."""
    rows = islice(found.rows.values(), _FEW)
    return found.tells_ages_or_days and all(_offers_to_answer(row) for row, _ in rows)


def _offers_to_answer(row: LexborNode) -> bool:
    offers = islice(row.css("a, button"), _OFFERS)
    return any(say.ANSWER.fullmatch(folded(offer.text()[:_OFFER])) for offer in offers)


def _lead_elsewhere(links: list[PageLinks]) -> bool:
    """Whether each row leads to a piece of its own."""
    return len({link.topic or link.piece for link in links}) == len(links)


def _is_grid(cell: LexborNode, cells: list[LexborNode]) -> bool:
    """Whether most cells of a table's row are cards, each with a date of its own."""
    row = cell.parent
    among = 0 if row is None else sum(other.tag == "td" for other in row.iter())
    return len(cells) * 2 > among


def _is_written(marks: str) -> bool:
    """Whether names call a row something that people write."""
    return bool(named.WRITTEN.search(marks)) or ARTICLE in marks


def _is_past(found: RowList, marks: str) -> bool:
    """Whether rows are dated by when they were told, whatever they tell of."""
    return bool(named.FED.search(marks)) or _says_ago(found)


def _says_ago(found: RowList) -> bool:
    """Whether rows say how long ago: what takes place is not dated so."""
    printed = (stamp.printed for stamp in found.firsts)
    return any(
        date.form is DateForm.AGO or (date.form is DateForm.DAY and date.numbers[0] > 0)
        for date in printed
        if date
    )

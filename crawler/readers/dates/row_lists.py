"""Rows of one shape under one parent, each with its dates, and what the dates alone tell. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from itertools import islice, pairwise, takewhile

from selectolax.lexbor import LexborNode

from crawler.readers.dates.printed_dates import DateForm
from crawler.readers.dates.stamps import Stamp

#: Rows of a list that are looked at.
ROWS = 200
#: Rows from which the order of times tells, that of times of two days.
SOME, MANY = 5, 8
#: Times before "yesterday" from which they are today's.
_PAIR = 2
#: Characters beside a date that stands for itself.
BARE = 15


class ListKind(Enum):
    """What a list is of."""

    NONE = auto()  # nothing that tells
    BARRED = auto()  # happenings, people and the like: nor may a date in it stand for itself
    DAYS = auto()  # contributions, of which a date names the day
    ANY = auto()  # contributions, of which "14:03" is today's


@dataclass
class RowList:
    """Rows of one shape under one parent, each with its dates at the same place."""

    rows: dict[int, tuple[LexborNode, list[Stamp]]] = field(default_factory=dict)
    dropped: set[int] = field(default_factory=set)  # identities of dates in columns of other days
    is_of_articles: bool = False  # whose badges may leave out the year
    may_be_ordered: bool = True  # their column has no head that says what else its days are
    is_of_talk: bool = False  # by its heading or by where it leads
    is_of_ages: bool = False  # "3 days" is how long ago something was written

    @cached_property
    def has_days(self) -> bool:
        """Return whether other rows name the day."""
        return any(stamp.is_whole for stamp in self.stamps)

    @cached_property
    def has_timeline(self) -> bool:
        """Return whether times alone follow each other, newest first: durations do not."""
        clocks = [found.printed.clock for found in self.firsts if found.printed]
        times = [(clock.hour, clock.minute) for clock in clocks if clock]
        rises = sum(later > earlier for earlier, later in pairwise(times))
        return len(times) >= SOME and rises <= (len(times) >= MANY)

    @property
    def tells_moments(self) -> bool:
        """Whether each row tells a day and its time, and nothing else beside them."""
        return all(
            stamp.is_whole and stamp.printed and stamp.printed.clock and stamp.beside <= BARE
            for stamp in self.firsts
        )

    @property
    def tells_ages(self) -> bool:
        """Whether each row says how long ago, and nothing else: few but what was written are dated so."""
        return all(
            stamp.printed and stamp.printed.form is DateForm.AGO and stamp.beside <= BARE
            for stamp in self.firsts
        )

    @property
    def tells_ages_or_days(self) -> bool:
        """Whether rows tell ages, and some "yesterday" for "a day ago"."""
        forms = {stamp.printed.form if stamp.printed else None for stamp in self.firsts}
        is_told = DateForm.AGO in forms and forms <= {DateForm.AGO, DateForm.DAY, DateForm.NOW}
        return is_told and all(stamp.beside <= BARE for stamp in self.firsts)

    @cached_property
    def falls_to_yesterday(self) -> bool:
        """Whether times alone, each earlier than the one before it, go over into "yesterday": today's."""
        printed = [stamp.printed for stamp in self.firsts if stamp.beside <= BARE and stamp.printed]
        times = [
            (each.clock.hour, each.clock.minute)
            for each in takewhile(lambda each: each.form is DateForm.CLOCK, printed)
            if each.clock
        ]
        if len(printed) < len(self.firsts) or not _PAIR <= len(times) < len(printed):
            return False
        after = printed[len(times)]
        is_over = after.form is DateForm.DAY and after.numbers[0] > 0
        return is_over and all(later <= earlier for earlier, later in pairwise(times))

    @property
    def has_one_date_each(self) -> bool:
        """Whether nearly every row, of several, has a single date: another is of what is told in it."""
        single = sum(len(stamps) == 1 for _, stamps in self.rows.values())
        return single > _PAIR and single * 3 >= len(self.rows) * 2

    @property
    def first(self) -> tuple[LexborNode, Stamp]:
        """Return the first row with its first date."""
        row, stamps = next(iter(self.rows.values()))
        return row, stamps[0]

    @property
    def firsts(self) -> list[Stamp]:
        """Return the first date of each row."""
        return [stamps[0] for _, stamps in islice(self.rows.values(), ROWS)]

    @property
    def stamps(self) -> list[Stamp]:
        """Return all dates of the rows."""
        return [stamp for _, stamps in islice(self.rows.values(), ROWS) for stamp in stamps]

    def takes(self, stamp: Stamp, verdict: ListKind) -> bool:
        """Return whether ``stamp`` is a date of a contribution in a list of which ``verdict`` tells."""
        if verdict not in {ListKind.DAYS, ListKind.ANY} or id(stamp) in self.dropped:
            return False
        if stamp.is_certain or (self.is_of_talk and self.falls_to_yesterday):
            return True
        if stamp.printed and stamp.printed.form is DateForm.CLOCK and not self.has_days:
            is_of_any = verdict is ListKind.ANY or self.is_of_articles
            return is_of_any and self.has_timeline
        if stamp.printed and stamp.printed.form is DateForm.SPAN:
            return verdict is ListKind.ANY and self.is_of_ages
        return verdict is ListKind.ANY or (self.is_of_articles and stamp.is_badge)

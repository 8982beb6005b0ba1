"""A date of a page with what stands beside it: what can be told of it by itself. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from selectolax.lexbor import LexborNode

from crawler.readers.dates import row_words as say
from crawler.readers.dates.date_words import AT, WEEKDAYS
from crawler.readers.dates.printed_dates import WHOLE, DateForm, Printed
from crawler.readers.dates.reading import DateStyle, Moment, resolve
from crawler.readers.nodes import TEXT

#: "le 6 novembre 2026 par Ana": characters beside a date that is signed, and of those before it.
_SIGNATURE = 40
_SAID = 4
#: Characters beside a date in a line of its own: time, author, section.
_LINE = 50
#: Characters of a line beside its day: "Wednesday, ".
_WEEKDAY = 14
#: Where what stands right before a date begins; words of it that make a sentence.
_CLAUSE = re.compile(r"[.:!?–—|•·»]")
_SENTENCE = 4
#: What may stand before the date with which a line begins.
LEADING = frozenset({"", "le", "am", "on", "el", "il", "den"})
#: Forms that name one day.
_DAYS = frozenset({DateForm.DAY, DateForm.ISO, DateForm.NAMED, DateForm.NUMERIC})


@dataclass(slots=True)
class Stamp:
    """One date of a page: the element it stands in, and the date as printed or the exact moment."""

    node: LexborNode
    printed: Printed | None = None
    exact: datetime | None = None
    before: str = ""  # what the line says before and after it, folded, without the texts of links
    after: str = ""
    beside: int = 0  # characters in its own element that are not of the date
    begins: LexborNode | None = None  # the text that begins with it, and the line
    is_spanned: bool = False  # the first or the last of several days

    @property
    def beside_it(self) -> str:
        """What the line says before and after it."""
        return f"{self.before} | {self.after}"

    @property
    def is_whole(self) -> bool:
        """Whether it names a day by itself; "14:03" means today only within a list of dates."""
        if self.printed is None:
            return True
        return self.printed.form in WHOLE and not (
            self.printed.form is DateForm.DAY
            and self.printed.mark == "hier"
            and not self.printed.clock
        )

    @property
    def is_time(self) -> bool:
        """Whether it is a time of day and nothing else."""
        return self.printed is not None and self.printed.form is DateForm.CLOCK

    @property
    def is_day_line(self) -> bool:
        """Whether it is a day and hardly anything else: over what was written on it."""
        printed = self.printed
        is_day = printed is not None and printed.form in _DAYS and printed.clock is None
        return is_day and self.beside <= _WEEKDAY

    @property
    def is_yearless(self) -> bool:
        """Whether it names a day of any year."""
        return self.printed is not None and self.printed.form is DateForm.YEARLESS

    def of_year(self, year: int | None) -> Stamp:
        """Return a day of any year as that of ``year``, where one is known; any other date as it is."""
        if year is None or self.printed is None or not self.is_yearless or self.printed.mark:
            return self
        numbers = (year, *self.printed.numbers)
        return replace(self, printed=replace(self.printed, form=DateForm.NAMED, numbers=numbers))

    @property
    def is_badge(self) -> bool:
        """Whether it is a day of any year and nothing else, as on the card of an article."""
        return self.is_yearless and (self.beside <= 1 or self._weekday is not None)

    @property
    def _weekday(self) -> int | None:
        """The day of the week that goes before it, Monday 0, where nothing else stands beside it."""
        return WEEKDAYS.get(self.before.strip(" ,.")) if self.beside <= _WEEKDAY else None

    @property
    def is_certain(self) -> bool:
        """Whether it names a day within a list of dates, as "6 Nov, 10:20" does."""
        return self.is_whole or bool(self.is_yearless and self.printed and self.printed.clock)

    def moment(self, as_of: datetime, style: DateStyle) -> Moment | None:
        """Return the moment it means on a page of this style."""
        if self.exact:
            return Moment(self.exact)
        found = resolve(self.printed, as_of, style) if self.printed else None
        if found and self.is_yearless and self._weekday is not None:
            day = found.at.astimezone(style.zone).weekday()
            return found if day == self._weekday else None  # of a year to come, or long ago
        return found

    @property
    def is_bare(self) -> bool:
        """Whether nothing but the day of the week, or a word that says it was written, goes before."""
        is_first = (
            self.before.strip(" ,.|-–([") in {"", *WEEKDAYS}
            or say.PLACE.fullmatch(self.before)
            or say.BYLINE.fullmatch(self.before)
        )
        return self.beside <= _LINE and bool(is_first or self.is_said)

    @property
    def is_in_sentence(self) -> bool:
        """Whether words that are no label go before it: "we meet at noon on 6 November"."""
        if self.exact or self.is_said:
            return False
        return len(_CLAUSE.split(self.before)[-1].split()) >= _SENTENCE

    @property
    def leads(self) -> bool:
        """Whether a text begins with it, as a report does: "[13/11/2015] The school has ..."."""
        begins = self.before.strip(" [(-–•·*>") in LEADING
        return begins and (self.node.tag_id == TEXT or bool(say.LED.match(self.after)))

    @property
    def is_said(self) -> bool:
        """Whether the words beside it say that something was written then."""
        before = self.before if self.before.strip(" ,.") not in WEEKDAYS else ""
        is_signed = self.beside <= _SIGNATURE and len(before) <= _SAID
        return bool(
            say.SAID.search(self.before)
            or say.SAID_AFTER.match(self.after)
            or (is_signed and say.SIGNED.match(self.after))
        )


def without_times_of_days(stamps: Iterable[Stamp]) -> list[Stamp]:
    """Return dates without the times of the day right before: "12 May at 10:20" in two elements."""
    found: list[Stamp] = []
    for stamp in stamps:
        last = found[-1] if found else None
        if last is None or not (
            stamp.is_time and last.is_whole and _stand_side_by_side(last, stamp)
        ):
            found.append(stamp)
    return found


def _stand_side_by_side(first: Stamp, second: Stamp) -> bool:
    around, other = first.node.parent, second.node.parent
    is_one_place = around is not None and other is not None and around.mem_id == other.mem_id
    between = second.before.strip().removeprefix(first.before.strip())
    return is_one_place and between.strip(" ,·|–-") in {"", *AT}


def days_over(stamps: Sequence[Stamp]) -> Iterator[tuple[int, Printed]]:
    """Yield each time alone, by its identity, with the last day that stands alone before it."""
    day = None
    for stamp in stamps:
        if stamp.is_day_line:
            day = stamp.printed
        elif day and stamp.is_time:
            yield id(stamp), day

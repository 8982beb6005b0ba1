"""The moment of a visit, which notes until when what is read with it would be read the same. Pure.

Reading an answer hangs on its bytes and on the day: "3 days ago", a date without its year, an end to come.
Each reader is given the moment of the visit and does with it what it likes. Nearly all compare: "not after
the visit". What lay before it lies before every later one, so that changes nothing; what lay after it will
be past one day, and until then all is read alike. Whoever asks for anything else, as its day or its
distance to another moment, would have another answer at once.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

_NONE = timedelta(0)
#: Of all that a moment is asked, what says nothing of when it is.
_TIMELESS = frozenset((
    "tzinfo", "fold", "min", "max", "resolution", "now", "utcnow", "today", "fromtimestamp",
    "utcfromtimestamp", "fromordinal", "fromisoformat", "fromisocalendar", "strptime", "combine",
))  # fmt: skip


class VisitTime(datetime):
    """A moment that notes what it is asked. Moments made from it by a span or a zone note in the same place.

    In a pickle it is a plain moment.
    """

    _plain: datetime
    _ahead: timedelta  # by how much it lies after the visit
    _noted: list[datetime]  # the one moment until which all is alike; shared
    _zoned: dict[tzinfo | None, VisitTime]  # the same moment in zones it was asked for in

    @classmethod
    def of(cls, moment: datetime) -> VisitTime:
        """Return ``moment`` (aware) so that it notes; one that does already is returned as it is."""
        if isinstance(moment, cls):
            return moment
        return cls._made(moment, _NONE, [datetime.max.replace(tzinfo=UTC)])

    @classmethod
    def _made(cls, moment: datetime, ahead: timedelta, noted: list[datetime]) -> VisitTime:
        day = (moment.year, moment.month, moment.day)
        clock = (moment.hour, moment.minute, moment.second, moment.microsecond)
        made = cls(*day, *clock, moment.tzinfo, fold=moment.fold)
        made._plain, made._ahead, made._noted, made._zoned = moment, ahead, noted, {}
        return made

    @property
    def alike_until(self) -> datetime:
        """The moment from which a visit might read otherwise, as far as it was asked until now."""
        return self._noted[0]

    def note(self, change: datetime | None = None) -> None:
        """Note that what is read would be another from ``change`` on; ``None``: at any other moment."""
        moment = self._plain if change is None else change
        with suppress(OverflowError):  # so near to the end of the calendar that nobody sees it
            self._noted[0] = min(self._noted[0], moment - self._ahead)

    @property
    def year(self) -> int:
        """The year; it is another from the next New Year on."""
        this = self._plain.year
        self.note(self._plain.replace(this + 1, 1, 1, 0, 0, 0, 0))
        return this

    def astimezone(self, tz: tzinfo | None = None) -> VisitTime:
        """Return the same moment in another zone."""
        if tz is self.tzinfo:
            return self
        if tz not in self._zoned:
            self._zoned[tz] = self._made(self._plain.astimezone(tz), self._ahead, self._noted)
        return self._zoned[tz]

    def __add__(self, span: timedelta) -> VisitTime:
        return self._made(self._plain + span, self._ahead + span, self._noted)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        if isinstance(other, timedelta):
            return self + -other
        self.note()
        return self._plain - plain(other)

    def __rsub__(self, other: datetime) -> timedelta:
        self.note()
        return other - self._plain

    def __reduce_ex__(self, protocol: Any) -> Any:
        return self._plain.__reduce_ex__(protocol)


def plain(moment: datetime) -> datetime:
    """Return a moment as one that notes nothing any more."""
    return moment._plain if isinstance(moment, VisitTime) else moment


def _comparing(compare: Callable[[Any, Any], bool], *, if_to_come: bool) -> Callable[..., Any]:
    """Return a comparison that notes the other moment where it gives ``if_to_come``: not reached yet."""

    def compared(self: VisitTime, other: object) -> Any:
        if isinstance(other, VisitTime):
            return compare(self._plain, other._plain)  # both go with the visit
        if not isinstance(other, datetime):
            return NotImplemented
        found = compare(self._plain, other)
        if found is if_to_come:
            self.note(other)
        return found

    return compared


def _telling(name: str) -> Callable[..., Any]:
    def told(self: VisitTime, *given: Any, **named: Any) -> Any:
        self.note()
        return getattr(self._plain, name)(*given, **named)

    return told


def _stating(name: str) -> property:
    def stated(self: VisitTime) -> Any:
        self.note()
        return getattr(self._plain, name)

    return property(stated)


for _name in ("__lt__", "__le__"):
    setattr(VisitTime, _name, _comparing(getattr(operator, _name), if_to_come=True))
for _name in ("__gt__", "__ge__"):
    setattr(VisitTime, _name, _comparing(getattr(operator, _name), if_to_come=False))
for _name in ("__eq__", "__ne__", "__hash__", "__str__", "__format__"):
    setattr(VisitTime, _name, _telling(_name))
for _name in set(filter(str.islower, dir(datetime))) - _TIMELESS - set(vars(VisitTime)):
    if not _name.startswith("_"):
        is_called = callable(getattr(datetime, _name))
        setattr(VisitTime, _name, _telling(_name) if is_called else _stating(_name))

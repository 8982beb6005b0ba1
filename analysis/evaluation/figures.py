"""How often something was right, and which mistakes were made: counted, kept as CSV, read again. Pure.

What was measured on labelled pages ships as ``measured.csv``; what an operator measures on a database of
their own stands in its table ``evaluation``. ``vitality evaluate`` writes both.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

SHIPPED = Path(__file__).with_name("measured.csv")


class About(StrEnum):
    """What was compared with what."""

    READING = "reading"  # what a page says, with its label
    STATE = "state"  # a state, with what people know of the network
    FORECAST = "forecast"  # a forecast, with what came
    CONFIDENCE = "confidence"  # verdicts by how sure they were, with what came


class Result(StrEnum):
    """What became of one comparison."""

    RIGHT = "right"
    WRONG = "wrong"  # something else was said
    MISSED = "missed"  # nothing was said where there was something
    INVENTED = "invented"  # something was said where there was nothing
    ENDED = "ended"  # something living was taken for ended: the worst


@dataclass(frozen=True, slots=True)
class Measure:
    """How often one thing was right in one sample and for one kind of page or network."""

    about: About
    sample: str  # where the labels come from
    kind: str  # of page or network; empty: not told
    what: str  # the signal, face, state or confidence asked for
    right: int = 0
    wrong: int = 0
    missed: int = 0
    invented: int = 0
    ended: int = 0
    measured_on: str = ""  # ISO date

    @property
    def asked(self) -> int:
        """All comparisons."""
        return self.right + self.wrong + self.missed + self.invented + self.ended

    def __add__(self, other: Measure) -> Measure:
        """Return the counts of both under the names of this one; the later day stands."""
        counts = {str(each): getattr(self, each) + getattr(other, each) for each in Result}
        on = max(self.measured_on, other.measured_on)
        return replace(self, measured_on=on, **counts)


class Key(NamedTuple):
    """What is counted together."""

    about: About
    sample: str
    kind: str
    what: str


_NAMES = Key._fields[1:]
COLUMNS = tuple(each.name for each in fields(Measure))


@dataclass(slots=True)
class Comparisons:
    """Counts results as they come."""

    counts: dict[Key, Counter[Result]] = field(default_factory=dict)

    def add(self, key: Key, result: Result) -> None:
        """Count one result."""
        self.counts.setdefault(key, Counter())[result] += 1

    def figures(self, measured_on: str) -> list[Measure]:
        """Return all counts, in the order of their names."""
        return [_figure(key, count, measured_on) for key, count in sorted(self.counts.items())]


def summed(figures: Iterable[Measure], *by: str) -> list[Measure]:
    """Return the figures added up over all but the names in ``by``, in the order they come in."""
    found: dict[Key, Measure] = {}
    for each in figures:
        sample, kind, what = (getattr(each, name) if name in by else "" for name in _NAMES)
        key = Key(each.about, sample, kind, what)
        found[key] = found.get(key, Measure(*key)) + each
    return list(found.values())


def as_csv(figures: Iterable[Measure]) -> Iterator[str]:
    """Yield the lines of a CSV of figures, its head first."""
    for row in [COLUMNS, *([getattr(each, name) for name in COLUMNS] for each in figures)]:
        line = StringIO()
        csv.writer(line, lineterminator="\n").writerow(row)
        yield line.getvalue()


def from_csv(text: str) -> list[Measure]:
    """Return the figures of a CSV. Raises ``KeyError`` or ``ValueError`` for one of another shape."""
    return [from_row(row) for row in csv.DictReader(StringIO(text))]


def from_row(row: Mapping[str, Any]) -> Measure:
    """Return the figure of a row of a CSV or of the table ``evaluation``."""
    key = Key(About(row["about"]), row["sample"], row["kind"], row["what"])
    return _figure(key, {each: int(row[each]) for each in Result}, row["measured_on"])


def _figure(key: Key, counts: Mapping[Result, int], measured_on: str) -> Measure:
    right, wrong, missed, invented, ended = (counts[each] for each in Result)
    return Measure(*key, right, wrong, missed, invented, ended, measured_on)


@cache
def shipped() -> tuple[Measure, ...]:
    """Return what was measured on labelled pages and streams when this version was made."""
    return tuple(from_csv(SHIPPED.read_text(encoding="utf-8")))


def with_shipped(own: Iterable[Measure]) -> list[Measure]:
    """Return the shipped figures, with an operator's own in the place of those of the same sample."""
    mine = list(own)
    replaced = {(each.about, each.sample) for each in mine}
    return [each for each in shipped() if (each.about, each.sample) not in replaced] + mine

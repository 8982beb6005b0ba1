"""Jobs and trades by the words people use, and the national list's codes.

``data/words/jobs.csv`` is ours; what an operator imported from the official list stands beside the database.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from analysis.understanding.guess import Guesser
from analysis.understanding.items import Kind
from analysis.understanding.meanings import Book, Order, Sense
from analysis.understanding.tables import FOLDER, rows

JOBS = FOLDER / "jobs.csv"
CODES = FOLDER / "rome.csv"

#: A job is meant as often as a town of so many people.
WEIGHT = 100_000.0
#: A domain of the national list, or one job in it: "M18", "M1805".
_CODE = re.compile(r"[a-n]\d{2}(?:\d{2})?")


@dataclass(frozen=True, slots=True)
class JobRow:
    """One job, or one word of a trade."""

    kind: Kind  # JOB, or TRADE for a field's word
    names: tuple[str, ...]  # masculine, feminine, then short forms and other names
    trades: tuple[str, ...]  # the likeliest first; none: the word is too broad to tell


@dataclass(frozen=True, slots=True)
class Codes:
    """The trades of the national list's codes."""

    trades: Mapping[str, tuple[str, ...]]  # beginning of a code -> trades

    def of(self, code: str) -> tuple[str, ...]:
        """Return the trades of a code, by the longest beginning in the table; none for no code."""
        for length in range(len(code), 0, -1):
            if found := self.trades.get(code[:length].upper()):
                return found
        return ()

    def meaning(self, word: str) -> Sense | None:
        """Return what a plain word means as a code."""
        trades = self.of(word) if _CODE.fullmatch(word) else ()
        return Sense(Kind.TRADE, word.upper(), Order.CODE, trades) if trades else None


def load_rows() -> Iterator[JobRow]:
    """Read the table of jobs."""
    for _language, kind, name, feminine, also, trades in rows(JOBS):
        names = tuple(filter(None, (name, feminine, *also.split("|"))))
        yield JobRow(Kind(kind), names, tuple(filter(None, trades.split("|"))))


def load_codes() -> Codes:
    """Read the mapping of the national list's codes to trades."""
    return Codes({code: tuple(trades.split("|")) for code, trades, _reason in rows(CODES)})


def learned(table: Iterable[JobRow]) -> tuple[Book, Guesser]:
    """Return the jobs and trades by all their names, and what their words say."""
    book, guesser = Book(is_inflected=True), Guesser()
    for row in table:
        rank = Order.JOB if row.kind is Kind.JOB else Order.TRADE
        meaning = Sense(row.kind, row.names[0], rank, row.trades, weight=WEIGHT)
        for name in row.names:
            stems = [word.stem for word in book.add(name, meaning)]
            guesser.learn(stems, row.kind, row.trades)
    return book, guesser

"""Jobs that no table has whole: known phrases and the words beside them, told by all their words. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.understanding.guess import Guesser
from analysis.understanding.items import How, Kind
from analysis.understanding.meanings import Order, Sense
from analysis.understanding.spans import Stretch
from analysis.understanding.text import Typed

_OF_TRADES = frozenset({Kind.JOB, Kind.TRADE})
#: What stands between two jobs that are not one.
_OR = frozenset({"ou", "or"})


def joined(text: Typed, spans: Sequence[Stretch], guesser: Guesser) -> list[Stretch]:
    """Return the spans; those of one job become one, where their words tell a trade."""
    found = [span for span in spans if not _is_open(span)]
    for run in _runs(text, spans):
        found += _one(text, run, [span for span in spans if span.first in run], guesser)
    return sorted(found, key=lambda span: span.first)


def _is_open(span: Stretch) -> bool:
    """Whether the words beside a phrase may belong to it."""
    return span.meaning.kind in _OF_TRADES and span.meaning.rank is not Order.CODE


def _runs(text: Typed, spans: Sequence[Stretch]) -> Iterator[range]:
    """Yield words one after the other that are of jobs, or of nothing known."""
    closed = {at for span in spans if not _is_open(span) for at in range(span.first, span.last)}
    first = 0
    for at in range(len(text.words) + 1):
        is_end = at == len(text.words) or at in closed
        is_apart = at > first and not is_end and not _OR.isdisjoint(text.between(at - 1, at))
        if is_end or is_apart:
            yield range(first, at)
            first = at + 1 if is_end else at


def _one(text: Typed, run: range, spans: list[Stretch], guesser: Guesser) -> list[Stretch]:
    taken = {at for span in spans for at in range(span.first, span.last)}
    told = {span.meaning.trades[:1] for span in spans}
    free = [
        at
        for at in run
        if at not in taken
        # Beside a job too broad to tell, any word may tell.
        if told == {()} or guesser.knows(text.words[at], is_alone=len(run) == 1)
    ]
    if not free and len(told) < 2 and told != {()}:
        return spans
    first = min([*free, *(span.first for span in spans)])
    last = max([*(at + 1 for at in free), *(span.last for span in spans)])
    trades = guesser.guess(text.words[first:last])
    if not trades:
        return spans
    name = text.typed(first, last)
    return [Stretch(first, last, (Sense(Kind.JOB, name, Order.JOB, trades),), How.WORDS)]

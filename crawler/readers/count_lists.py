"""Lists of statistics: figures and their labels by turns, as forums print them.

"Messages 1234 • Sujets 55 • Membres 78": what stands beside the members is read with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from crawler.readers import count_words as words
from crawler.readers import people_words as people
from crawler.readers.numbers import DIGITS, Figure, any_of, figure_of
from crawler.readers.people import MEANING_WORDS


@dataclass(frozen=True, slots=True)
class Count:
    """One total: a signal of ``SIGNALS``, its figure with the words read, whether of bodies."""

    signal: str
    figure: Figure
    of_bodies: bool = False


#: Characters looked at on each side of a label: about two lines.
REACH: Final = 160
_Match = re.Match[str]
_SIGNAL_OF: Final = {w: name for name, group in words.OTHER_STATISTICS.items() for w in group}
_LISTED: Final = any_of(_SIGNAL_OF)
_TOKEN = re.compile(rf"{DIGITS}|(?<!\w)(?P<listed>{_LISTED})(?!\w)|(?P<word>[^\W\d_]+|[0-9]+)")
_STATISTIC = re.compile(rf"(?<!\w){_LISTED}(?!\w)")
_CONNECTIVES: Final = frozenset(" ".join((*words.NEUTRAL, *words.TOTAL, *words.AND)).split())
ENDS: Final = r"$|[\n•·|–—;)(!]|\.(?:\s|$)|\s-\s"
_FURTHER: Final = (
    rf"{any_of((*_SIGNAL_OF, *people.MEMBERS, *words.GUESTS, *words.TOTAL))}|{MEANING_WORDS}"
)
LIST_GOES_ON = re.compile(rf"\s{{0,9}}(?:{ENDS}|,?\s{{0,9}}(?:[0-9]|{_FURTHER}))")
_STATISTIC_ENDS = re.compile(rf"\s{{0,9}}(?:{ENDS}|,|{any_of(words.AND)}\s)")


def names_statistics(folded: str) -> bool:
    """Whether folded words name what else a forum's statistics count."""
    return _STATISTIC.search(folded) is not None


def list_before(folded: str, start: int, end: int) -> list[_Match]:
    """Return the figures and labels that alternate right before ``end``, the nearest first."""
    return _alternating(reversed(list(_TOKEN.finditer(folded, start, end))), "listed")


def list_after(folded: str, start: int, previous: str) -> list[_Match]:
    """Return the figures and labels that alternate right after ``start``, in pairs."""
    tokens = list(_TOKEN.finditer(folded, start, start + REACH))
    if tokens and tokens[-1].end() == start + REACH:
        tokens.pop()  # it may have been cut
    listed = _alternating(iter(tokens), previous)
    return listed[: len(listed) // 2 * 2]


def counts_beside(
    text: str, folded: str, tokens: Sequence[_Match], language: str | None
) -> tuple[Count, ...]:
    """Read the other statistics of a list, given as labels and figures by turns."""
    counts: list[Count] = []
    for first, second in zip(tokens[::2], tokens[1::2], strict=False):
        label, number = (first, second) if first.lastgroup == "listed" else (second, first)
        signal = _SIGNAL_OF.get(" ".join((label["listed"] or "").split()))
        figure = figure_of(number, text, language) if signal else None
        if signal and figure and (first is label or _STATISTIC_ENDS.match(folded, label.end())):
            quote = " ".join(text[first.start() : second.end()].split())
            counts.append(Count(signal, replace(figure, quote=quote)))
    return tuple(counts)


def _alternating(tokens: Iterator[_Match], previous: str) -> list[_Match]:
    listed: list[_Match] = []
    for token in tokens:
        if token["word"]:
            if token["word"] not in _CONNECTIVES:
                break
            continue
        kind = "listed" if token["listed"] else "figure"
        if kind == previous:
            break
        previous = kind
        listed.append(token)
    return listed

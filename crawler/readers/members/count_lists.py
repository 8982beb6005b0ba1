"""Lists of statistics: figures and their labels by turns, as forums print them.

"Messages 1234 • Sujets 55 • Membres 78": what stands beside the members is read with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from crawler.readers.members import count_words as words
from crawler.readers.members import people_words as people
from crawler.readers.members.people import MEANING_WORDS
from crawler.readers.numbers import PLAIN_DIGITS, any_of, figure_of
from crawler.reading import Figure
from vocabulary.frozen import record


@record(frozen=True, slots=True)
class ListedCount:
    """One total: a signal of ``SIGNALS``, its figure with the words read, whether of bodies."""

    signal: str
    figure: Figure
    of_bodies: bool = False


#: Characters looked at on each side of a label: about two lines.
REACH: Final = 160
#: A name of a statistic is one word.
STATISTICS: Final = {w: name for name, group in words.OTHER_STATISTICS.items() for w in group}
_TOKEN = re.compile(rf"{PLAIN_DIGITS}|(?P<word>[^\W\d_]+|[0-9]+)")
_CONNECTIVES: Final = frozenset(
    " ".join((*words.NEUTRAL, *words.COUNTED, *words.TOTAL, *words.LINKS)).split()
)
_ENDS: Final = r"$|[\n•·|–—;)(!]|\.(?:\s|$)|\s-\s"
_FURTHER: Final = any_of(
    (*STATISTICS, *people.MEMBERS, *words.GUESTS, *words.TOTAL, *MEANING_WORDS)
)
LIST_GOES_ON = re.compile(rf"\s{{0,9}}(?:{_ENDS}|,?\s{{0,9}}(?:[0-9]|{_FURTHER}))")
_STATISTIC_ENDS = re.compile(rf"\s{{0,9}}(?:{_ENDS}|,|{any_of(words.LINKS)}\s)")


class ListItem(NamedTuple):
    """A figure of a list, or the name of a statistic with the signal it stands for."""

    match: re.Match[str]
    signal: str  # empty for a figure


def items_before(folded: str, start: int, end: int) -> list[ListItem]:
    """Return the figures and names that alternate right before ``end``, the nearest first."""
    return _alternating(reversed(list(_TOKEN.finditer(folded, start, end))), is_name=True)


def items_after(folded: str, start: int, *, is_name: bool) -> list[ListItem]:
    """Return the figures and names that alternate right after ``start``, in pairs.

    ``is_name``: whether what stands before ``start`` is a name, so that a figure is next.
    """
    tokens = list(_TOKEN.finditer(folded, start, start + REACH))
    if tokens and tokens[-1].end() == start + REACH:
        tokens.pop()  # it may have been cut
    items = _alternating(iter(tokens), is_name=is_name)
    return items[: len(items) // 2 * 2]


def counts_beside(
    text: str, folded: str, items: Sequence[ListItem], language: str | None
) -> tuple[ListedCount, ...]:
    """Read the other statistics of a list, given as names and figures by turns."""
    counts: list[ListedCount] = []
    for first, second in zip(items[::2], items[1::2], strict=False):
        name, number = (first, second) if first.signal else (second, first)
        figure = figure_of(number.match, text, language)
        if figure and (first is name or _STATISTIC_ENDS.match(folded, name.match.end())):
            quote = " ".join(text[first.match.start() : second.match.end()].split())
            counts.append(ListedCount(name.signal, replace(figure, quote=quote)))
    return tuple(counts)


def _alternating(tokens: Iterator[re.Match[str]], *, is_name: bool) -> list[ListItem]:
    items: list[ListItem] = []
    for token in tokens:
        word = token["word"]
        signal = STATISTICS.get(word, "") if word else ""
        if word and not signal:
            if word not in _CONNECTIVES:
                break
            continue
        if bool(signal) is is_name:
            break
        is_name = bool(signal)
        items.append(ListItem(token, signal))
    return items

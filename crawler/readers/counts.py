"""Find a network's own totals in the visible text of a page: "12 345 membres", "Members: 78".

Precision before recall: two totals that disagree give none, and ``count_claims.py`` reads a figure
only where its words say that it is today's total of this very network. Stores no name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from math import inf
from typing import Final

from crawler.readers import count_words as words
from crawler.readers.count_claims import AFTER_LABEL, Claim, Count, Label, claim_at, meanings_in
from crawler.readers.numbers import Figure, any_of, fold

__all__ = ["Count", "read_counts"]

_LABELS: Final = (*words.MEMBERS, *words.PEOPLE, *words.SIGNED_IN)
_STEMS: Final = sorted({label[:4] for label in _LABELS})
#: A page with more words for members is a directory or hostile, and not worth more time.
_MOST_LABELS: Final = 1000
_LABEL = re.compile(rf"(?<![\w-]){any_of(_LABELS)}(?![\w-])")


def read_counts(text: str, language: str | None = None) -> list[Count]:
    """Return the network's own totals that ``text`` states, each signal at most once.

    ``text`` is visible text with a newline where one block ends and the next begins (more newlines
    do little harm). ``language`` (``fr``, ``en-GB``) only settles how a figure is written: the words
    of every known language are looked for.
    """
    folded = fold(text)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for label in islice(_labels(folded), _MOST_LABELS):
        claim = claim_at(text, folded, label, language)
        if claim is not None:
            claims[claim.count.signal].append(claim)
    counts: dict[str, Count] = {}
    for rivals in claims.values():
        agreed = _agreed(rivals)
        for count in (agreed.count, *agreed.beside) if agreed else ():
            counts.setdefault(count.signal, count)
    return list(counts.values())


def _labels(folded: str) -> Iterator[Label]:
    """Yield the words for members in order; ``str.find`` is far quicker than a pattern at this."""
    starts: set[int] = set()
    for stem in _STEMS:
        at = folded.find(stem)
        while at >= 0:
            starts.add(at)
            at = folded.find(stem, at + len(stem))
    end = 0
    for at in sorted(starts):
        word = _LABEL.match(folded, at) if at >= end else None
        if word:
            tail = AFTER_LABEL.match(folded, word.end())
            end = tail.end() if tail else word.end()
            yield Label(word[0], at, end, meanings_in(folded[word.end() : end]))


def _agreed(claims: list[Claim]) -> Claim | None:
    """Return the narrowest of the strongest claims, or ``None`` when they contradict each other."""
    strongest = max(claim.strength for claim in claims)
    heard = [claim for claim in claims if claim.strength == strongest]
    if max(c.count.figure.low for c in heard) > min(_high(c.count.figure) for c in heard):
        return None
    return min(heard, key=lambda claim: _high(claim.count.figure) - claim.count.figure.low)


def _high(figure: Figure) -> float:
    return inf if figure.high is None else figure.high

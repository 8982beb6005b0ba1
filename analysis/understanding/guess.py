"""The trade of a job that no table has, by its words. Pure.

Each word votes: for each trade, with the share of our table's names with that word that belong to it. A word
that we have never seen votes by its beginning, at less weight; words that stand in jobs of all trades
("technicien") hardly count; two words one after the other vote once more, together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from analysis.understanding.items import Kind
from analysis.understanding.letters import NOISE, Word

#: A trade counts less where a name stands for it only after another trade.
_SECOND: Final = 0.4
#: A trade's own words ("comptabilité") tell more than a job that happens to have the word.
_OWN_WORD: Final = 4.0
#: Sightings that a word needs before half of its vote is believed.
_DOUBT: Final = 0.5
#: Weight of a vote by the beginning of a word, of a word of all trades, and of two words together.
_BY_BEGINNING, _BROAD, _PAIR = 0.6, 0.3, 0.7
#: Letters of a beginning that votes, the longest that is known before the others.
_BEGINNINGS = (8, 7, 6, 5)
#: A word of its own is guessed by so many letters: fewer may be any name.
_ALONE = 6
#: Votes that the best trade needs, and the share of them that brings another trade along.
_ENOUGH, _ALSO = 0.25, 0.8
_MOST = 2


#: Trade -> how many names say it, or their share.
Votes = Mapping[str, float]


class Guesser:
    """What the words of the table of jobs say of trades. Taught once, then only asked."""

    def __init__(self) -> None:
        self._names: list[tuple[Sequence[str], Votes]] = []
        self._having: defaultdict[str, list[int]] = defaultdict(list)  # stem -> the names with it
        self._broad: set[str] = set()

    def learn(self, stems: Sequence[str], kind: Kind, trades: Sequence[str]) -> None:
        """Take in one name of the table."""
        if not trades and len(stems) == 1:
            self._broad.add(stems[0])
        weight = _OWN_WORD if kind is Kind.TRADE else 1.0
        for stem in dict.fromkeys(stems):
            self._having[stem].append(len(self._names))
        votes = {trade: weight * (_SECOND if at else 1.0) for at, trade in enumerate(trades)}
        self._names.append((stems, votes))

    def is_broad(self, word: Word) -> bool:
        """Whether a word stands in jobs of all trades, or in questions of all kinds."""
        return word.stem in self._broad or word.plain in NOISE

    def knows(self, word: Word, *, is_alone: bool) -> bool:
        """Whether a word says something of a trade; one alone must be known by more of its letters."""
        if self.is_broad(word):
            return False
        return bool(self._vote(word.stem, shortest=_ALONE if is_alone else _BEGINNINGS[-1]))

    def guess(self, found: Sequence[Word]) -> tuple[str, ...]:
        """Return the trades of a job of these words, the likeliest first; none where they say little."""
        total: Counter[str] = Counter()
        stems = [word.stem for word in found if word.plain not in NOISE]
        for stem in stems:
            weight = _BROAD if stem in self._broad else 1.0
            total.update(_weighted(weight, self._vote(stem)))
        for first, second in pairwise(stems):
            total.update(_weighted(_PAIR, self._vote_of_two(first, second)))
        ranked = total.most_common(_MOST)
        enough = max(_ENOUGH, _ALSO * ranked[0][1]) if ranked else _ENOUGH
        return tuple(trade for trade, votes in ranked if votes >= enough)

    def _vote(self, stem: str, shortest: int = _BEGINNINGS[-1]) -> Votes:
        if having := self._having.get(stem):
            return self._shares(having)
        for length in _BEGINNINGS:
            if shortest <= length <= len(stem) and (having := self._beginning(stem[:length])):
                return _weighted(_BY_BEGINNING, self._shares(having))
        return {}

    def _beginning(self, letters: str) -> list[int]:
        alike = (having for stem, having in self._having.items() if stem.startswith(letters))
        return [name for having in alike for name in having]

    def _vote_of_two(self, first: str, second: str) -> Votes:
        both = set(self._having.get(first, ())) & set(self._having.get(second, ()))
        return self._shares(at for at in both if (first, second) in pairwise(self._names[at][0]))

    def _shares(self, names: Iterable[int]) -> Votes:
        count: Counter[str] = Counter()
        for name in names:
            count.update(self._names[name][1])
        total = sum(count.values()) + _DOUBT
        return {trade: times / total for trade, times in count.items()}


def _weighted(weight: float, votes: Votes) -> Votes:
    return {trade: weight * share for trade, share in votes.items()}

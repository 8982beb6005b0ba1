"""Words that a slip of the key has made unknown, and the known ones they may stand for. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from analysis.understanding.letters import Word, stem
from analysis.understanding.meanings import Book

#: Letters a word needs before one of them, or two, may be wrong. Shorter ones have too many neighbours.
_ONE, _TWO = 4, 9
#: A small place is nobody's slip: other words are nearer to it than its own name is typed. Of the shortest
#: words only jobs and the largest towns are.
_LEAST_WEIGHT, _LEAST_OF_SHORT = 10_000.0, 100_000.0
_LOOKED_AT = 12


class Speller:
    """The words of some books.

    A slip seldom hits the first letter: it is right, or left out.
    """

    def __init__(self, books: Sequence[Book]) -> None:
        self._books = books
        self._weights: dict[str, float] = {}
        for book in books:
            for word, weight in book.vocabulary.items():
                self._weights[word] = max(weight, self._weights.get(word, 0.0))
        self._stems = {
            stem(word) for book in books if book.is_inflected for word in book.vocabulary
        }
        self._by_length: defaultdict[int, list[str]] = defaultdict(list)
        for word, weight in self._weights.items():
            if weight >= _LEAST_WEIGHT:
                self._by_length[len(word)].append(word)

    def knows(self, word: str) -> bool:
        """Whether a plain word stands in a book; a word of a job in any of its forms."""
        return word in self._weights or stem(word) in self._stems

    def near(self, word: str) -> list[str]:
        """Return the words that an unknown one may stand for, the likeliest first.

        All are as many slips away as the first, and all but the first are names by themselves.
        """
        allowed = (len(word) >= _ONE) + (len(word) >= _TWO)
        if not allowed or not word.isalpha():
            return []
        least = _LEAST_WEIGHT if len(word) > _ONE else _LEAST_OF_SHORT
        lengths = range(len(word) - allowed, len(word) + allowed + 1)
        choices = [
            each
            for length in lengths
            for each in self._by_length.get(length, ())
            if self._weights[each] >= least and (each[0] == word[0] or each[1:] == word)
        ]
        found = extract(word, choices, scorer=OSA.distance, score_cutoff=allowed, limit=_LOOKED_AT)
        found.sort(key=lambda hit: (hit[1], -self._weights[hit[0]]))
        near = [known for known, slips, _place in found if slips == found[0][1]]
        return near[:1] + [known for known in near[1:] if self._is_name(known)]

    def _is_name(self, word: str) -> bool:
        return any(book.look_up([Word(word)]) for book in self._books)

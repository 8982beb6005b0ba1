"""A typed text, in pieces and in words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from analysis.understanding.letters import SMALL, Word, unaccent


@dataclass(frozen=True)
class Typed:
    """A text as typed, and the words that mean something in it."""

    pieces: tuple[str, ...]
    typed_words: Sequence[Word]
    #: Places of the words that are put right -> what they may stand for, the likeliest first.
    mended: Mapping[int, Sequence[str]] = field(default_factory=dict)

    @cached_property
    def words(self) -> Sequence[Word]:
        """The words that mean something, those put right that are."""
        return [
            word._replace(plain=self.mended[at][0]) if at in self.mended else word
            for at, word in enumerate(self.typed_words)
        ]

    def only(self, places: Iterable[int]) -> Typed:
        """Return the text with only some of its words put right."""
        wanted = frozenset(places)
        return Typed(
            self.pieces,
            self.typed_words,
            {at: near for at, near in self.mended.items() if at in wanted},
        )

    def chunks(self, first: int, last: int) -> range:
        """Return the pieces from one word to before another."""
        return range(self.words[first].chunk, self.words[last - 1].chunk + 1)

    def whole(self, first: int, last: int) -> range:
        """Return the same with the small words before: the "à" of "à Lyon"."""
        chunks = self.chunks(first, last)
        start = chunks.start
        while start and unaccent(self.pieces[start - 1]) in SMALL:
            start -= 1
        return range(start, chunks.stop)

    def typed(self, first: int, last: int) -> str:
        """Return the text from one word to before another."""
        return " ".join(self.pieces[at] for at in self.chunks(first, last))

    def spellings(self, first: int, last: int) -> frozenset[str]:
        """Return the same as typed, and with the small words before: "Mans", "le Mans"."""
        whole = " ".join(self.pieces[at] for at in self.whole(first, last))
        return frozenset({self.typed(first, last), whole})

    def replaced(self, first: int, last: int, by: str) -> str:
        """Return the whole text with something else instead of some of it."""
        gone = self.whole(first, last)
        return " ".join((*self.pieces[: gone.start], by, *self.pieces[gone.stop :]))

    def between(self, first: int, second: int) -> Sequence[str]:
        """Return the pieces between two words."""
        return self.pieces[self.words[first].chunk + 1 : self.words[second].chunk]

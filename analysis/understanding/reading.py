"""From a typed text to its parts. Pure.

The longest phrase that a table knows is taken first; of several meanings of the same words, a job before a
place before a network, unless its accents say another. What was not taken is offered as a suggestion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.choosing.lookup import Named
from analysis.understanding.items import How, Part, Understood
from analysis.understanding.letters import NOISE, SMALL, Word, chunks, is_address, unaccent, words
from analysis.understanding.lexicon import Lexicon
from analysis.understanding.meanings import Book, Meaning, joined
from analysis.understanding.names import Names


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the text one after the other, and what they can mean."""

    first: int
    last: int  # one after the last
    meanings: tuple[Meaning, ...]
    name: str = ""  # in the table's spelling; empty: the meaning's own name
    how: How = How.EXACT

    @property
    def order(self) -> tuple[object, ...]:
        """The key to sort by: the longest first, then the likeliest."""
        return (self.first - self.last, self.meanings[0].rank, self.first)


class Reader:
    """Understands texts: made once for the networks of a publication."""

    def __init__(self, lexicon: Lexicon, networks: Sequence[Named] = ()) -> None:
        self._lexicon = lexicon
        self._names = Names(networks)
        self._books = (lexicon.jobs, lexicon.places.names, self._names.book)

    def read(self, text: str) -> Understood:
        """Return the text in parts. Takes what a visitor types: never raises."""
        pieces = chunks(text)
        found = words(pieces)
        spans = _apart(self._spans(found, pieces))
        return _understood(pieces, found, spans)

    def _spans(self, found: Sequence[Word], pieces: Sequence[str]) -> Iterator[Span]:
        yield from self._single(found, pieces)
        for book in self._books:
            for first in range(len(found)):
                for last in range(first + 1, min(first + book.longest, len(found)) + 1):
                    yield from _looked_up(book, found, first, last)

    def _single(self, found: Sequence[Word], pieces: Sequence[str]) -> Iterator[Span]:
        """Yield the numbers, codes and addresses."""
        for at, word in enumerate(found):
            piece = pieces[word.chunk]
            before = found[at - 1].plain if at else ""
            meaning = (
                self._lexicon.codes.meaning(word.plain)
                or self._lexicon.places.by_number(word.plain, before)
                or (self._names.by_address(piece) if is_address(piece) else None)
            )
            if meaning:
                yield Span(at, at + 1, (meaning,))


def _looked_up(book: Book, found: Sequence[Word], first: int, last: int) -> Iterator[Span]:
    phrase = found[first:last]
    key = book.key(phrase)
    if key not in book.phrases:
        key = book.joined.get(joined(phrase), "")
    if meanings := book.phrases.get(key):
        spelled = book.spelled.get(" ".join(word.plain for word in phrase), "")
        yield Span(first, last, meanings, spelled)


def _apart(spans: Iterator[Span]) -> list[Span]:
    """Return the spans that are taken, none over another, in the order of the text."""
    taken: list[Span] = []
    for span in sorted(spans, key=lambda each: each.order):
        if all(span.last <= other.first or other.last <= span.first for other in taken):
            taken.append(span)
    return sorted(taken, key=lambda each: each.first)


def _understood(pieces: tuple[str, ...], found: Sequence[Word], spans: list[Span]) -> Understood:
    parts = tuple(_part(span, span.meanings[0], found, pieces) for span in spans)
    covered = {at for part in parts for at in part.words}
    rest = (
        pieces[word.chunk]
        for word in found
        if word.chunk not in covered and word.plain not in NOISE
    )
    return Understood(
        words=pieces,
        parts=parts,
        trades=tuple(dict.fromkeys(trade for part in parts for trade in part.trades)),
        rest=tuple(dict.fromkeys(rest)),
    )


def _part(span: Span, meaning: Meaning, found: Sequence[Word], pieces: tuple[str, ...]) -> Part:
    at = sorted({word.chunk for word in found[span.first : span.last]})
    typed = " ".join(pieces[place] for place in at)
    while at[0] and unaccent(pieces[at[0] - 1]) in SMALL:  # the "à" of "à Lyon" goes with it
        at.insert(0, at[0] - 1)
    return Part(
        kind=meaning.kind,
        typed=typed,
        words=tuple(at),
        name=span.name or meaning.name,
        how=span.how,
        trades=meaning.trades,
        region=meaning.region,
        department=meaning.department,
        network=meaning.network,
    )

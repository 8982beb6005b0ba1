"""The phrases of a text that are known, and which of them are taken. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.understanding.items import PLACES, How, Kind
from analysis.understanding.letters import is_address, words
from analysis.understanding.lexicon import Lexicon
from analysis.understanding.meanings import Sense, is_spelled
from analysis.understanding.names import Names
from analysis.understanding.people import by_age
from analysis.understanding.text import Typed

#: Inhabitants of a town that is meant by its name even where jobs have the word too.
_LARGE = 20_000.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a text one after the other, and what they can mean."""

    first: int
    last: int  # one after the last
    meanings: tuple[Sense, ...]  # the likeliest first
    how: How = How.EXACT

    @property
    def meaning(self) -> Sense:
        """What they are taken for."""
        return self.meanings[0]


class Books:
    """All that can be looked up: jobs, places, networks, numbers, codes and addresses."""

    def __init__(self, lexicon: Lexicon, names: Names) -> None:
        self._lexicon, self._names = lexicon, names
        books = (lexicon.jobs, lexicon.people, lexicon.official, lexicon.places.names, names.book)
        self._books = [book for book in books if book]

    def spans(self, text: Typed) -> list[Stretch]:
        """Return every phrase of a text that can mean something."""
        found = text.words
        meanings: defaultdict[tuple[int, int], list[Sense]] = defaultdict(list)
        for at, meaning in self._single(text):
            meanings[at, at + 1].append(meaning)
        for at, meaning in _ages(text):
            meanings[at, at + 2].append(meaning)
        for book in self._books:
            for first in range(len(found)):
                for last in range(first + 1, min(first + book.longest, len(found)) + 1):
                    meanings[first, last] += book.look_up(found[first:last])
        spans: list[Stretch] = []
        for (first, last), each in meanings.items():
            typed = text.spellings(first, last)
            if meant := [meaning for meaning in each if self._is_meant(meaning, text, typed)]:
                spans.append(Stretch(first, last, _likeliest(meant, typed)))
        return spans

    def _is_meant(self, meaning: Sense, text: Typed, typed: frozenset[str]) -> bool:
        """Whether a phrase can mean this here: "ligne" in a job is not the little town of Ligné."""
        if meaning.kind is not Kind.TOWN or meaning.weight >= _LARGE or len(text.words) == 1:
            return True
        name = words([meaning.name])
        is_of_jobs = len(name) == 1 and name[0].plain in self._lexicon.jobs.vocabulary
        return not is_of_jobs or meaning.name in typed or is_spelled(typed, meaning.name)

    def _single(self, text: Typed) -> Iterator[tuple[int, Sense]]:
        around = ("", *(word.plain for word in text.words), "")
        for at, word in enumerate(text.words):
            piece = text.pieces[word.chunk]
            meaning = (
                self._lexicon.codes.meaning(word.plain)
                or self._lexicon.places.by_number(word.plain, around[at], around[at + 2])
                or (self._names.by_address(piece) if is_address(piece) else None)
            )
            if meaning:
                yield at, meaning


def _ages(text: Typed) -> Iterator[tuple[int, Sense]]:
    """Yield where an age begins, and whom it tells."""
    plain = [*(word.plain for word in text.words), ""]
    for at, (number, unit, after) in enumerate(zip(plain, plain[1:], plain[2:], strict=False)):
        if meaning := by_age(number, unit, after):
            yield at, meaning


def _likeliest(meanings: Iterable[Sense], typed: Iterable[str]) -> tuple[Sense, ...]:
    """Return what a phrase can mean, the likeliest first; accents and articles that were typed decide."""
    return tuple(
        sorted(
            meanings,
            key=lambda each: (not is_spelled(typed, each.name), each.rank, not each.trades),
        )
    )


def taken(spans: Iterable[Stretch]) -> list[Stretch]:
    """Return the spans that are taken, none over another, in the order of the text."""
    kept: list[Stretch] = []
    for span in sorted(
        spans, key=lambda each: (each.first - each.last, each.meaning.rank, each.first)
    ):
        if all(span.last <= other.first or other.last <= span.first for other in kept):
            kept.append(span)
    return _agreeing(sorted(kept, key=lambda each: each.first))


def _agreeing(spans: Sequence[Stretch]) -> list[Stretch]:
    """Return the spans; of places with one name, that which the other places named agree with."""
    sure = [span.meaning for span in spans if len(_places(span)) == 1]
    departments = {meaning.department for meaning in sure} - {""}
    regions = {meaning.region for meaning in sure} - {""}

    def agrees(meaning: Sense) -> bool:
        return meaning.department in departments if departments else meaning.region in regions

    return [
        replace(span, meanings=tuple(sorted(span.meanings, key=lambda each: not agrees(each))))
        if len(_places(span)) > 1 and (departments or regions)
        else span
        for span in spans
    ]


def _places(span: Stretch) -> list[Sense]:
    return [meaning for meaning in span.meanings if meaning.kind in PLACES]

"""« Vouliez-vous dire »: what else the words may have meant, as texts to search instead. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from analysis.understanding.items import PLACES, Kind, Suggestion
from analysis.understanding.meanings import Book, Sense, is_spelled
from analysis.understanding.spans import Stretch
from analysis.understanding.text import Typed

#: Suggestions that a person reads.
MOST = 4
#: Other meanings of one phrase, and other words for one word.
_EACH = 2


def suggestions(
    text: Typed, spans: Sequence[Stretch], rest: Sequence[int], networks: Book
) -> tuple[Suggestion, ...]:
    """Return what to search instead; ``rest`` are the places of the words not understood."""
    found = [
        *_other_meanings(text, spans),
        *_other_words(text),
        *_longer_names(text, rest, networks),
    ]
    others = (each for each in dict.fromkeys(found) if each.text != " ".join(text.pieces))
    return tuple(islice(others, MOST))


def _other_meanings(text: Typed, spans: Sequence[Stretch]) -> Iterator[Suggestion]:
    for span in spans:
        if is_spelled(text.spellings(span.first, span.last), span.meaning.name):
            continue
        for meaning in islice(filter(lambda each: _differs(each, span), span.meanings), _EACH):
            by, name = _named(meaning, span)
            yield Suggestion(text.replaced(span.first, span.last, by), name, meaning.network)


def _differs(meaning: Sense, span: Stretch) -> bool:
    """Whether another meaning of a phrase would lead to other networks."""
    said = (span.meaning.trades, span.meaning.region, span.meaning.network)
    return (meaning.trades, meaning.region, meaning.network) != said


def _named(meaning: Sense, span: Stretch) -> tuple[str, str]:
    """Return what to type for a meaning, and how it is called."""
    if not meaning.department:
        return meaning.name, meaning.name
    if meaning.kind is Kind.DEPARTMENT:
        return meaning.department, f"{meaning.name} ({meaning.department})"
    is_one_of_many = sum(each.kind in PLACES for each in span.meanings) > 1
    typed = f"{meaning.name} {meaning.department}" if is_one_of_many else meaning.name
    return typed, f"{meaning.name} ({meaning.department})"


def _other_words(text: Typed) -> Iterator[Suggestion]:
    for at, (_taken, *others) in text.mended.items():
        for word in others[:_EACH]:
            yield Suggestion(text.replaced(at, at + 1, word), word)


def _longer_names(text: Typed, rest: Sequence[int], networks: Book) -> Iterator[Suggestion]:
    """Yield networks whose names begin with the words not understood, where these stand together."""
    if not rest or rest[-1] - rest[0] != len(rest) - 1:
        return
    beginning = networks.key(text.words[rest[0] : rest[-1] + 1])
    alike = (each for name, each in networks.phrases.items() if name.startswith(beginning))
    for meaning, *_ in islice(alike, MOST):
        by = text.replaced(rest[0], rest[-1] + 1, meaning.name)
        yield Suggestion(by, meaning.name, meaning.network)

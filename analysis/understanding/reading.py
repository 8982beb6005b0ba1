"""From a typed text to its parts. Pure.

1. The phrases that a table knows, numbers, codes and addresses (``spans``).
2. A word that nothing knows is taken for a known one a slip of the key away (``slips``).
3. Words of jobs that no phrase took in tell a trade, together with the phrases beside them (``joining``).
4. What else may have been meant (``suggesting``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from analysis.choosing.lookup import Finder, Named
from analysis.understanding.items import How, Kind, Part, Understood
from analysis.understanding.joining import joined
from analysis.understanding.letters import ASKING, NOISE, chunks, words
from analysis.understanding.lexicon import Lexicon
from analysis.understanding.meanings import Order
from analysis.understanding.names import Names
from analysis.understanding.places import is_borough
from analysis.understanding.slips import Speller
from analysis.understanding.spans import Books, Stretch, taken
from analysis.understanding.suggesting import suggestions
from analysis.understanding.text import Typed

#: Letters of a word that tells a job, at least, and the share of them that its kin has too: "comptabilité".
_TELLING, _SHARE = 5, 0.75
#: The "d'" of "d'informatique".
_ELIDED = re.compile(r"^\w{1,2}['’]")


class Reader:
    """Understands texts: made once for the networks of a publication."""

    def __init__(
        self,
        lexicon: Lexicon,
        networks: Sequence[Named] = (),
        finder: Finder[Named] | None = None,
    ) -> None:
        """Take the networks; ``finder`` is what finds them by an address, where it was made already."""
        names = Names(networks, finder or Finder(networks))
        self._networks = names.book
        self._guesser = lexicon.guesser
        self._books = Books(lexicon, names)
        self._speller = Speller((lexicon.jobs, lexicon.people, lexicon.places.names, names.book))

    def read(self, text: str) -> Understood:
        """Return the text in parts. Takes what a visitor types: never raises."""
        pieces = chunks(text)
        asked = Typed(pieces, words(pieces))
        spans = taken(self._books.spans(asked))
        mended = self._mended(asked, spans)
        if mended.mended:
            spans = taken(each for each in self._books.spans(mended) if not _is_far(each, mended))
            mended = mended.only(at for span in spans for at in range(span.first, span.last))
        return self._understood(mended, joined(mended, spans, self._guesser))

    def _mended(self, asked: Typed, spans: Sequence[Stretch]) -> Typed:
        """Return the text with its unknown words put right, as far as there is a known one near."""
        known = {at for span in spans for at in range(span.first, span.last)}
        mended: dict[int, Sequence[str]] = {}
        for at, word in enumerate(asked.words):
            if at in known or word.plain in NOISE or self._speller.knows(word.plain):
                continue
            if near := self._speller.near(word.plain):
                mended[at] = near
        return replace(asked, mended=mended)

    def _understood(self, text: Typed, spans: Sequence[Stretch]) -> Understood:
        parts = tuple(_part(span, text) for span in spans)
        covered = {chunk for part in parts for chunk in part.words}
        left_over = [
            at
            for at, word in enumerate(text.words)
            if word.chunk not in covered and not word.plain.isdigit()
        ]
        rest = _telling(text, left_over, has_parts=bool(parts))
        left = dict.fromkeys(text.words[at].chunk for at in rest)
        return Understood(
            words=text.pieces,
            parts=parts,
            trades=tuple(dict.fromkeys(trade for part in parts for trade in part.trades)),
            about=tuple(self._about(parts)),
            rest=tuple(_ELIDED.sub("", text.pieces[chunk]) for chunk in left),
            suggestions=suggestions(text, spans, rest, self._networks),
        )

    def _about(self, parts: Sequence[Part]) -> Iterator[str]:
        """Yield how the words begin that tell a job from others of its trade: "infirmi" of a nurse."""
        for part in parts:
            if part.kind is Kind.JOB:
                for word in words([part.name]):
                    if len(word.stem) >= _TELLING and not self._guesser.is_broad(word):
                        yield word.stem[: max(_TELLING, ceil(_SHARE * len(word.stem)))]


def _is_far(span: Stretch, text: Typed) -> bool:
    """Whether a slip would have to be in a name that was typed by half: that is too far to see."""
    is_mended = any(at in text.mended for at in range(span.first, span.last))
    return is_mended and span.meaning.rank is Order.HALF


def _telling(text: Typed, places: Sequence[int], *, has_parts: bool) -> Sequence[int]:
    """Return the words that say something; where nothing says more, those that say little."""
    for ignored in (NOISE,) if has_parts else (NOISE, ASKING):
        if found := [at for at in places if text.words[at].plain not in ignored]:
            return found
    return () if has_parts else places


def _part(span: Stretch, text: Typed) -> Part:
    words = text.whole(span.first, span.last)
    meaning = span.meaning
    if meaning.kind is Kind.TOWN and span.last < len(text.words):
        after = text.words[span.last]
        if is_borough(after.plain, text.words[span.last - 1].plain):
            words = range(words.start, after.chunk + 1)
    is_mended = any(at in text.mended for at in range(span.first, span.last))
    return Part(
        kind=meaning.kind,
        typed=text.typed(span.first, span.last),
        words=tuple(words),
        name=meaning.name,
        how=How.SLIP if is_mended and span.how is How.EXACT else span.how,
        trades=meaning.trades,
        region=meaning.region,
        department=meaning.department,
        network=meaning.network,
        audience=meaning.audience,
    )

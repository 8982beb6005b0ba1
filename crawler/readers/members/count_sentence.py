"""A figure and those it counts, between the words of their sentence, and how surely they claim it."""

from __future__ import annotations

import re
from enum import IntEnum

from crawler.readers.members import count_words as words
from crawler.readers.members import denial_words as denials
from crawler.readers.members import frame_words as frames
from crawler.readers.members.people import SURE, Label
from crawler.readers.members.people_words import MEMBERS
from crawler.readers.phrases import Phrases, tokens_of
from crawler.speaker import Speaker
from vocabulary.frozen import record

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_SENTENCE_ENDS, _MEMBERS = frozenset("\n.!?"), frozenset(MEMBERS)
_CONNECTIVES = Phrases(frames.CONNECTIVES)
_ADVERBS, _AND = Phrases(frames.ADVERBS), Phrases(words.AND)


class Strength(IntEnum):
    """How surely words claim a figure as the network's total."""

    HINTED = 1  # a part of another figure, or of the active alone
    SHOWN = 2  # alone, as on a sign
    SAID = 3  # said of the network itself
    STATED = 4  # said to be the total


@record(frozen=True, slots=True)
class Frame:
    """A claim found; ``at_least``: the words say that the figure has been passed."""

    strength: Strength
    at_least: bool = False


@record(frozen=True, slots=True)
class Sentence:
    """The words around "plus de 500 membres": adverbs that change nothing are left out."""

    printed: list[str]  # before the figure, as printed; a heading line above may come first
    before: list[str]  # the same in lower case
    after: list[str]  # after those counted, in lower case, to the end of the clause
    rest: list[str]  # as printed, from there to the end of the sentence
    label: Label
    is_bounded: bool  # the figure has words of its own: "plus de 500"
    speaker: Speaker
    this_year: int | None

    @property
    def rest_words(self) -> list[str]:
        """``rest`` in lower case."""
        return [word.lower() for word in self.rest]

    @property
    def is_of_some(self) -> bool:
        """Whether the active are told from all members: "20 membres actifs et 350 adhérents"."""
        return "active" in self.label.meanings and not _MEMBERS.isdisjoint(self.after)

    @property
    def is_sure(self) -> bool:
        """Whether those counted are members without more being said."""
        return is_sure(self.label)


def is_sure(label: Label) -> bool:
    """Whether those whom ``label`` names are members without more being said."""
    return label.who in SURE or not label.meanings.isdisjoint({"registered", "monthly"})


def sentence_of(
    around: tuple[str, str, str],
    label: Label,
    *,
    is_bounded: bool,
    speaker: Speaker,
    this_year: int | None,
) -> Sentence:
    """Return the words of a sentence from its text as printed.

    ``around``: before the figure; after those counted, to the end of the clause; the rest.
    """
    printed = _without_adverbs(tokens_of(around[0]))
    before = [token.lower() for token in printed]
    after, rest = _own_clause(tokens_of(around[1].lower())), tokens_of(around[2])
    return Sentence(printed, before, after, rest, label, is_bounded, speaker, this_year)


def _without_adverbs(printed: list[str]) -> list[str]:
    """Return words without those that change nothing: "aujourd'hui" is two."""
    kept: list[str] = []
    lowered, at = [token.lower() for token in printed], 0
    while at < len(printed):
        opens = not kept or kept[-1] in _SENTENCE_ENDS
        end = _ADVERBS.end_of(lowered, at) or (_CONNECTIVES.end_of(lowered, at) if opens else None)
        if end is None:
            kept.append(printed[at])
        elif opens and printed[end : end + 1] == [","]:
            end += 1  # "Aujourd'hui, 300 membres"
        at = end or at + 1
    return kept


def _own_clause(after: list[str]) -> list[str]:
    """Return the words up to the next item of a list: "et 4 fermes partenaires" is said of others."""
    if len(after) > 1 and after[0] in _AND and after[1] in words.FRIENDS:
        after = after[2:]  # "600 membres et partenaires"
    for at in range(len(after) - 1):
        if after[at] in denials.LED:
            return after[:at]
        if after[at] in _AND and after[at + 1].isdigit() and not _YEAR.fullmatch(after[at + 1]):
            is_term = not denials.TERMS.isdisjoint(after[at + 2 : at + 3])  # "en 30 jours"
            return after if is_term else after[:at]
    return after

"""What a phrase can mean: a book of phrases for each kind of thing. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from operator import attrgetter

from analysis.understanding.items import Kind
from analysis.understanding.letters import Word, unaccent, words


class Rank(IntEnum):
    """Which of several meanings of the same words is taken, the first before the last."""

    CODE = 0  # a number or an address can mean nothing else
    JOB = 1
    TRADE = 2
    PLACE = 3
    NETWORK = 4
    HALF = 5  # a name of which only a part was typed


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a phrase can mean; the fields are those of ``Part``."""

    kind: Kind
    name: str
    rank: Rank
    trades: tuple[str, ...] = ()
    region: str = ""
    department: str = ""
    network: str = ""
    weight: float = 0.0  # the larger is meant more often: inhabitants of a town


_stem: Callable[[Word], str] = attrgetter("stem")
_plain: Callable[[Word], str] = attrgetter("plain")


@dataclass(slots=True)
class Book:
    """Phrases and their meanings. Written once, then only read."""

    #: Jobs are compared without endings; the names of towns and networks letter by letter.
    is_inflected: bool = False
    longest: int = 1  # words of the longest phrase
    #: Words in order, parted by spaces -> what they can mean, the likeliest first.
    phrases: dict[str, tuple[Meaning, ...]] = field(default_factory=dict)
    #: The same without the spaces, for "aidesoignante" and "linked in".
    joined: dict[str, str] = field(default_factory=dict)
    #: Plain words as typed -> in the table's spelling: "infirmiere" -> "infirmière".
    spelled: dict[str, str] = field(default_factory=dict)
    #: Every plain word of a phrase -> how much the heaviest thing weighs that has it.
    vocabulary: dict[str, float] = field(default_factory=dict)

    def add(self, name: str, meaning: Meaning) -> None:
        """Write down that ``name`` can mean this."""
        if found := words([name]):
            self.add_words(found, name, meaning)

    def add_words(self, found: Sequence[Word], name: str, meaning: Meaning) -> None:
        """Write down that these words, spelled ``name``, can mean this."""
        key = self.key(found)
        known = self.phrases.get(key, ())
        if meaning not in known:
            ordered = sorted((*known, meaning), key=lambda each: (each.rank, -each.weight))
            self.phrases[key] = tuple(ordered)
        self.longest = max(self.longest, len(found))
        self.joined.setdefault(joined(found), key)
        self.spelled.setdefault(" ".join(word.plain for word in found), name)
        for word in found:
            weight = max(meaning.weight, self.vocabulary.get(word.plain, 0.0))
            self.vocabulary[word.plain] = weight

    def key(self, found: Iterable[Word]) -> str:
        """Return the phrase as it stands in ``phrases``."""
        form = _stem if self.is_inflected else _plain
        return " ".join(map(form, found))


def joined(found: Sequence[Word]) -> str:
    """Return words as one, without the ending of the last."""
    return "".join(word.plain for word in found[:-1]) + found[-1].stem


def is_spelled(typed: str, name: str) -> bool:
    """Whether a name was typed with its accents, and it has some: "Mâcon" is no "maçon"."""
    same = " ".join(typed.split()).casefold() == name.casefold()
    return same and unaccent(name) != name.casefold()

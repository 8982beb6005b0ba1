"""What a phrase can mean: a book of phrases for each kind of thing. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from operator import attrgetter
from sys import intern
from typing import NamedTuple

from analysis.understanding.items import Kind
from analysis.understanding.letters import SMALL, Word, unaccent, words


class Order(IntEnum):
    """Which of several meanings of the same words is taken, the first before the last."""

    CODE = 0  # a number or an address can mean nothing else
    PEOPLE = 1
    JOB = 2
    TRADE = 3
    PLACE = 4
    NETWORK = 5
    HALF = 6  # a name of which only a part was typed


class Sense(NamedTuple):
    """One thing that a phrase can mean; the fields are those of ``Part``."""

    kind: Kind
    name: str
    rank: Order
    trades: tuple[str, ...] = ()
    region: str = ""
    department: str = ""
    network: str = ""
    audience: str = ""
    weight: float = 0.0  # the larger is meant more often: inhabitants of a town


_stem: Callable[[Word], str] = attrgetter("stem")
_plain: Callable[[Word], str] = attrgetter("plain")


def _likeliest(meaning: Sense) -> tuple[int, float]:
    return meaning.rank, -meaning.weight


@dataclass(slots=True)
class Book:
    """Phrases and their meanings. Written once, then only read."""

    #: Jobs are compared without endings; the names of towns and networks letter by letter.
    is_inflected: bool = False
    longest: int = 2  # words of the longest phrase; of two, which may be one run apart
    #: Words in order, parted by spaces -> what they can mean, the likeliest first.
    phrases: dict[str, tuple[Sense, ...]] = field(default_factory=dict)
    #: The same run together, for "aidesoignante" and "linked in" -> words parted by spaces.
    joined: dict[str, str] = field(default_factory=dict)
    #: Of an inflected book: plain words -> in the table's spelling: "infirmiere" -> "infirmière".
    spelled: dict[str, str] = field(default_factory=dict)
    #: Every plain word of a phrase -> how much the heaviest thing weighs that has it.
    vocabulary: dict[str, float] = field(default_factory=dict)

    def add(self, name: str, meaning: Sense) -> list[Word]:
        """Write down that ``name`` can mean this, and return its words."""
        found = words([name])
        if found:
            self.note(name, found, meaning)
        return found

    def note(self, name: str, found: Sequence[Word], meaning: Sense) -> None:
        """Write down that ``name``, whose words are ``found``, can mean this."""
        key = self.key(found)
        known = self.phrases.get(key)
        if not known:
            self.phrases[key] = (meaning,)
        elif meaning not in known:
            self.phrases[key] = tuple(sorted((*known, meaning), key=_likeliest))
        if len(found) > 1:
            self.longest = max(self.longest, len(found))
            self.joined.setdefault(intern(self.run_together(found)), key)
        if self.is_inflected:
            self.spelled.setdefault(" ".join(word.plain for word in found), name)
        for word in found:
            if self.vocabulary.get(word.plain, -1.0) < meaning.weight:
                self.vocabulary[word.plain] = meaning.weight

    def look_up(self, found: Sequence[Word]) -> tuple[Sense, ...]:
        """Return what a phrase can mean, as it stands or with its words run together."""
        together = self.run_together(found)
        meanings = self.phrases.get(self.key(found)) or self.phrases.get(
            self.joined.get(together, together), ()
        )
        if not self.is_inflected:
            return meanings
        spelled = self.spelled.get(" ".join(word.plain for word in found))
        return tuple(meaning._replace(name=spelled or meaning.name) for meaning in meanings)

    def run_together(self, found: Sequence[Word]) -> str:
        """Return the words as one."""
        last = self.key(found[-1:])
        return "".join(word.plain for word in found[:-1]) + last

    def key(self, found: Iterable[Word]) -> str:
        """Return the phrase as it stands in ``phrases``."""
        form = _stem if self.is_inflected else _plain
        return " ".join(map(form, found))


def is_spelled(typed: Iterable[str], name: str) -> bool:
    """Whether a name was typed just so, and it has accents or an article that tell it from others.

    "Mâcon" is no "maçon", and "La Garde" no "garde".
    """
    is_telling = unaccent(name) != name.casefold() or name.partition(" ")[0].casefold() in SMALL
    return is_telling and name.casefold() in {each.casefold() for each in typed}

"""What was understood: parts of the typed text, and what else may have been meant. Data only."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a part of the text is."""

    JOB = "job"  # the name of a job
    TRADE = "trade"  # a trade by one of its words, or a code of the national list
    PEOPLE = "people"  # for whom: executives, the young, people of an age
    TOWN = "town"
    DEPARTMENT = "department"  # by name, number or postal code
    REGION = "region"
    NETWORK = "network"  # by name, identifier or address


#: Kinds of part that name a place.
PLACES = frozenset({Kind.TOWN, Kind.DEPARTMENT, Kind.REGION})


class How(StrEnum):
    """How sure it is that a part means what we say."""

    EXACT = "exact"  # it stands so in a table
    SLIP = "slip"  # but for a slip of the key: say what it was taken for
    WORDS = "words"  # an unknown job, its trade told by its words: say the trade


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of the text and what they were taken for."""

    kind: Kind
    typed: str  # the words as typed
    words: tuple[int, ...]  # their places in ``Understood.words``
    name: str  # what it is, in the table's spelling: "infirmière", "Lyon", "Bretagne"
    how: How = How.EXACT
    trades: tuple[str, ...] = ()  # JOB, TRADE: slugs, the likeliest first; none: too broad a word
    region: str = ""  # TOWN, DEPARTMENT, REGION; a territory overseas is its own
    department: str = ""  # TOWN, DEPARTMENT: its number
    network: str = ""  # NETWORK: its identifier
    audience: str = ""  # PEOPLE: a slug


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another thing that may have been meant."""

    text: str  # the whole text to search instead
    name: str  # what it is: "Mâcon (71)"
    network: str = ""  # its identifier, where it is a network


@dataclass(frozen=True, slots=True)
class Understood:
    """The typed text in parts, in the order of the text."""

    words: tuple[str, ...]  # as typed
    parts: tuple[Part, ...] = ()
    trades: tuple[str, ...] = ()  # of all parts, the likeliest first
    about: tuple[str, ...] = ()  # beginnings, plain, of words that tell just the jobs named
    rest: tuple[str, ...] = ()  # words that were not understood and mean something
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def text(self) -> str:
        """The typed text, its spaces made even."""
        return " ".join(self.words)

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions of all places named, each once."""
        return tuple(dict.fromkeys(filter(None, (part.region for part in self.parts))))

    @property
    def towns(self) -> tuple[str, ...]:
        """The towns named, each once."""
        return tuple(dict.fromkeys(part.name for part in self.of(Kind.TOWN)))

    @property
    def audience(self) -> tuple[str, ...]:
        """For whom, each once."""
        return tuple(dict.fromkeys(filter(None, (part.audience for part in self.parts))))

    @property
    def networks(self) -> tuple[str, ...]:
        """The identifiers of the networks named, each once."""
        return tuple(dict.fromkeys(filter(None, (part.network for part in self.parts))))

    def of(self, *kinds: Kind) -> Iterator[Part]:
        """Yield the parts of some kinds."""
        return (part for part in self.parts if part.kind in kinds)

    def without(self, part: Part) -> str:
        """Return the text without one part, to be searched again."""
        return self._text(set(range(len(self.words))) - set(part.words))

    def only(self, *kinds: Kind) -> str:
        """Return the text of the parts of some kinds, to be searched again."""
        return self._text({at for part in self.of(*kinds) for at in part.words})

    def _text(self, places: Container[int]) -> str:
        return " ".join(word for at, word in enumerate(self.words) if at in places)

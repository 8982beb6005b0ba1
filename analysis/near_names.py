"""Which networks a name or an address that no network has may have meant. Pure; made once a publication."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from analysis.choosing.lookup import Finder, Named, shared
from analysis.understanding.letters import NOISE, words
from vocabulary.catalogue.cells import normal_url
from vocabulary.domains import registrable_domain
from vocabulary.identity import compact

#: Networks suggested for one name.
MOST = 3
#: One letter in so many may be wrong; and never more letters than that.
_LETTERS, _MOST_WRONG = 5, 3
#: Distinctive words in common that are no chance.
_SHARED = 2

Network = TypeVar("Network", bound=Named)


class NearNames(Generic[Network]):
    """The networks by their names' letters and words, and by the domains that are theirs alone."""

    def __init__(self, networks: Sequence[Network], finder: Finder[Network] | None = None) -> None:
        """Take the networks; ``finder`` is what finds them by an address, where it was made already."""
        names: dict[str, Network] = {}
        labels: dict[str, Network] = {}
        self._finder, self._networks = finder or Finder(networks), networks
        for network in networks:
            names.setdefault(shared(network.name), network)
            if domain := _own_domain(network):
                labels.setdefault(_label(domain), network)
        self._names, self._labels = _Spellings(names), _Spellings(labels)
        self._words = _Words(_distinctive(network.name) for network in networks)

    def meant(self, text: str) -> tuple[Network, ...]:
        """Return the networks that ``text`` may mean, the likeliest first; at most ``MOST``.

        An address may mean the network whose domain it is on, or one of a domain written nearly alike;
        a name, networks whose names differ by a slip of the key or by words left out.
        """
        address = normal_url(text if "://" in text else f"https://{text}")
        if address:
            domain = registrable_domain(f"https://{address}")
            if same := self._finder.at(domain):
                return (same,)
            return self._labels.like(_label(domain)) or self._names.like(_label(domain))
        found = (*self._names.like(compact(text)), *self._worded_like(text))
        return tuple({network.id: network for network in found}.values())[:MOST]

    def _worded_like(self, text: str) -> list[Network]:
        """Return the networks whose names have all distinctive words of ``text``, or the other way round."""
        asked = _distinctive(text)
        shared = Counter(place for word in asked for place in self._words.places(word))
        numbers = self._words.numbers
        found = [
            (len(asked) + numbers[place] - 2 * count, place)
            for place, count in shared.items()
            if count >= _SHARED and count == min(len(asked), numbers[place])
        ]
        return [self._networks[place] for _other_words, place in sorted(found)]


class _Words:
    """In which texts each word stands: one array for all, since most words stand in one text only."""

    def __init__(self, texts: Iterable[frozenset[str]]) -> None:
        self._known: dict[str, int] = {}
        #: How many words each text has.
        self.numbers = array("i")
        written = array("i")
        for told in texts:
            written.extend(self._known.setdefault(word, len(self._known)) for word in told)
            self.numbers.append(len(told))
        words_written = np.asarray(written, np.intc)
        owners = np.repeat(np.arange(len(self.numbers), dtype=np.intc), self.numbers)
        self._places = owners[np.argsort(words_written, kind="stable")]
        self._ends = np.cumsum(np.bincount(words_written, minlength=1))

    def places(self, word: str) -> list[int]:
        """Return the texts that have a word."""
        if word not in self._known:
            return []
        number = self._known[word]
        begin = self._ends[number - 1] if number else 0
        found: list[int] = self._places[begin : self._ends[number]].tolist()
        return found


class _Spellings(Generic[Network]):
    """Networks by letters; only those of nearly the same length can differ by a few slips."""

    def __init__(self, known: Mapping[str, Network]) -> None:
        #: Length -> the names of so many letters, and the network of each.
        self._by_length: defaultdict[int, tuple[list[str], list[Network]]]
        self._by_length = defaultdict(lambda: ([], []))
        for letters, network in known.items():
            names, networks = self._by_length[len(letters)]
            names.append(letters)
            networks.append(network)

    def like(self, letters: str) -> tuple[Network, ...]:
        """Return the networks whose letters differ by so few slips, the nearest first."""
        allowed = min(len(letters) // _LETTERS, _MOST_WRONG)
        if not allowed:
            return ()
        lengths = range(len(letters) - allowed, len(letters) + allowed + 1)
        near = [self._by_length[length] for length in lengths if length in self._by_length]
        names = [name for some, _networks in near for name in some]
        networks = [network for _names, some in near for network in some]
        hits = extract(letters, names, scorer=OSA.distance, score_cutoff=allowed, limit=MOST)
        return tuple(networks[place] for _name, _wrong, place in hits)


def _own_domain(network: Named) -> str:
    """Return the registrable domain of which a network is the whole; empty where it is a part of one."""
    domain = registrable_domain(network.url)
    return domain if normal_url(network.url) == domain else ""


def _label(domain: str) -> str:
    return shared(domain.partition(".")[0])


def _distinctive(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words([text]) if word.plain not in NOISE)

"""Which networks a name or an address that no network has may have meant. Pure; made once a publication."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from sys import intern
from typing import Generic, TypeVar

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from analysis.choosing.lookup import Named
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

    def __init__(self, networks: Sequence[Network]) -> None:
        names: dict[str, Network] = {}
        self._domains: dict[str, Network] = {}
        self._words = [
            tuple(_distinctive(network.name)) for network in networks
        ]  # lighter than sets
        self._with_word: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        self._networks = networks
        for place, network in enumerate(networks):
            names.setdefault(compact(network.name), network)
            for word in self._words[place]:
                self._with_word[word].append(place)
            domain = registrable_domain(network.url)
            if domain and normal_url(network.url) == domain:
                self._domains.setdefault(domain, network)
        self._names = _Spellings(names)
        self._labels = _Spellings({_label(each): net for each, net in self._domains.items()})

    def meant(self, text: str) -> tuple[Network, ...]:
        """Return the networks that ``text`` may mean, the likeliest first; at most ``MOST``.

        An address may mean the network whose domain it is on, or one of a domain written nearly alike;
        a name, networks whose names differ by a slip of the key or by words left out.
        """
        address = normal_url(text if "://" in text else f"https://{text}")
        if address:
            domain = registrable_domain(f"https://{address}")
            if same := self._domains.get(domain):
                return (same,)
            return self._labels.like(_label(domain)) or self._names.like(_label(domain))
        found = (*self._names.like(compact(text)), *self._worded_like(text))
        return tuple({network.id: network for network in found}.values())[:MOST]

    def _worded_like(self, text: str) -> list[Network]:
        """Return the networks whose names have all distinctive words of ``text``, or the other way round."""
        asked = _distinctive(text)
        shared = Counter(place for word in asked for place in self._with_word.get(word, ()))
        found = [
            (len(asked.symmetric_difference(self._words[place])), place)
            for place, count in shared.items()
            if count >= _SHARED and count == min(len(asked), len(self._words[place]))
        ]
        return [self._networks[place] for _other_words, place in sorted(found)]


class _Spellings(Generic[Network]):
    """Networks by letters; only those of nearly the same length can differ by a few slips."""

    def __init__(self, known: Mapping[str, Network]) -> None:
        self._known = known
        self._by_length: defaultdict[int, list[str]] = defaultdict(list)
        for letters in known:
            self._by_length[len(letters)].append(letters)

    def like(self, letters: str) -> tuple[Network, ...]:
        """Return the networks whose letters differ by so few slips, the nearest first."""
        allowed = min(len(letters) // _LETTERS, _MOST_WRONG)
        if not allowed:
            return ()
        lengths = range(len(letters) - allowed, len(letters) + allowed + 1)
        near = [each for length in lengths for each in self._by_length.get(length, ())]
        hits = extract(letters, near, scorer=OSA.distance, score_cutoff=allowed, limit=MOST)
        return tuple(self._known[name] for name, _wrong, _place in hits)


def _label(domain: str) -> str:
    return compact(domain.partition(".")[0])


def _distinctive(text: str) -> frozenset[str]:
    return frozenset(intern(word.stem) for word in words([text]) if word.plain not in NOISE)

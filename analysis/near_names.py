"""Which networks a name or an address that no network has may have meant. Pure; made once a publication."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
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
        self._names: dict[str, Network] = {}
        self._domains: dict[str, Network] = {}
        self._words = [_distinctive(network.name) for network in networks]
        self._with_word: defaultdict[str, list[int]] = defaultdict(list)
        self._networks = networks
        for place, network in enumerate(networks):
            self._names.setdefault(compact(network.name), network)
            for word in self._words[place]:
                self._with_word[word].append(place)
            domain = registrable_domain(network.url)
            if domain and normal_url(network.url) == domain:
                self._domains.setdefault(domain, network)
        self._labels = {_label(domain): network for domain, network in self._domains.items()}

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
            return _spelt_like(_label(domain), self._labels) or _spelt_like(
                _label(domain), self._names
            )
        found = (*_spelt_like(compact(text), self._names), *self._worded_like(text))
        return tuple({network.id: network for network in found}.values())[:MOST]

    def _worded_like(self, text: str) -> list[Network]:
        """Return the networks whose names have all distinctive words of ``text``, or the other way round."""
        asked = _distinctive(text)
        shared = Counter(place for word in asked for place in self._with_word.get(word, ()))
        found = [
            (len(asked ^ self._words[place]), place)
            for place, count in shared.items()
            if count >= _SHARED and count == min(len(asked), len(self._words[place]))
        ]
        return [self._networks[place] for _other_words, place in sorted(found)]


def _spelt_like(letters: str, known: Mapping[str, Network]) -> tuple[Network, ...]:
    allowed = min(len(letters) // _LETTERS, _MOST_WRONG)
    if not allowed:
        return ()
    hits = extract(letters, known.keys(), scorer=OSA.distance, score_cutoff=allowed, limit=MOST)
    return tuple(known[name] for name, _wrong, _place in hits)


def _label(domain: str) -> str:
    return compact(domain.partition(".")[0])


def _distinctive(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words([text]) if word.plain not in NOISE)

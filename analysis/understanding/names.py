"""Networks by name, identifier and address, as people type them. Pure; made once a publication."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.choosing.lookup import Finder, Named
from analysis.understanding.items import Kind
from analysis.understanding.letters import NOISE, words
from analysis.understanding.meanings import Book, Order, Sense

#: A network is meant as often as a town of so many people.
_WEIGHT = 50_000.0


class Names:
    """The names of the networks of one publication."""

    def __init__(self, networks: Sequence[Named], finder: Finder[Named]) -> None:
        self._finder = finder
        self.book = Book()
        for network in networks:
            meaning = _meaning(network)
            for name in (network.name, network.id):
                found = words([name])
                if not all(word.plain in NOISE for word in found):
                    self.book.note(name, found, meaning)

    def by_address(self, typed: str) -> Sense | None:
        """Return the network that an address belongs to."""
        network = self._finder.find(typed)
        return _meaning(network, Order.CODE) if network else None


def _meaning(network: Named, rank: Order = Order.NETWORK) -> Sense:
    return Sense(Kind.NETWORK, network.name, rank, network=network.id, weight=_WEIGHT)

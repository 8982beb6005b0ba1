"""Find the network that a person means: by its identifier, its name or any address in it. Pure.

What it was called or where it was before leads to it, too, where nothing has that name or address now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from sys import intern
from typing import Generic, Protocol, TypeVar

from vocabulary.catalogue.cells import normal_url
from vocabulary.identity import compact


class Named(Protocol):
    """What a network is found by."""

    @property
    def id(self) -> str:
        """The catalogue's identifier."""

    @property
    def name(self) -> str:
        """The name."""

    @property
    def url(self) -> str:
        """The home page, or the empty text."""


Network = TypeVar("Network", bound=Named)
#: The same of what only gives networks.
Network_co = TypeVar("Network_co", bound=Named, covariant=True)


def shared(name: str) -> str:
    """Return the letters and digits of a name as a text that all who keep it hold in common."""
    return intern(compact(name))


class Finder(Generic[Network_co]):
    """The networks by what people call them: made once, asked for each word of a list."""

    def __init__(
        self, networks: Sequence[Network_co], former: Mapping[str, str] | None = None
    ) -> None:
        """Take the networks, and former identifiers and addresses -> the identifiers of today."""
        self._called: dict[str, Network_co] = {}
        for network in networks:
            for call in map(shared, (network.id, network.name)):
                self._called.setdefault(call, network)
        self._called.pop("", None)  # a name without letters is no name of anything
        self._homes: dict[str, Network_co] = {}
        for network in networks:
            if home := normal_url(network.url):
                self._homes.setdefault(home, network)
        self._add_former(networks, former or {})

    def _add_former(self, networks: Sequence[Network_co], former: Mapping[str, str]) -> None:
        by_id = {network.id: network for network in networks}
        for old, now in former.items():
            if now not in by_id:
                continue
            home = normal_url(old)
            known = self._homes if home else self._called
            known.setdefault(home or compact(old), by_id[now])

    def at(self, home: str) -> Network_co | None:
        """Return the network whose home page is at ``home``, an address as ``normal_url`` writes it."""
        return self._homes.get(home)

    def find(self, word: str) -> Network_co | None:
        """Return the network that ``word`` names; an address may be that of any page of it."""
        if called := self._called.get(compact(word)):
            return called
        address = normal_url(word if "://" in word else f"https://{word}")
        while address and address not in self._homes:
            address = address.rpartition("/")[0]
        return self._homes.get(address)

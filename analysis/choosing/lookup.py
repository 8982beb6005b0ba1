"""Find the network that a person means: by its identifier, its name or any address in it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
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


class Finder(Generic[Network]):
    """The networks by what people call them: made once, asked for each word of a list."""

    def __init__(self, networks: Sequence[Network]) -> None:
        self._called: dict[str, Network] = {}
        for network in networks:
            for call in (compact(network.id), compact(network.name)):
                self._called.setdefault(call, network)
        self._called.pop("", None)  # a name without letters is no name of anything
        self._homes: dict[str, Network] = {}
        for network in networks:
            if home := normal_url(network.url):
                self._homes.setdefault(home, network)

    def find(self, word: str) -> Network | None:
        """Return the network that ``word`` names; an address may be that of any page of it."""
        if called := self._called.get(compact(word)):
            return called
        address = normal_url(word if "://" in word else f"https://{word}")
        while address and address not in self._homes:
            address = address.rpartition("/")[0]
        return self._homes.get(address)

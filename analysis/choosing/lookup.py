"""Find the network that a person means: by its identifier, its name or any address in it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from crawler.catalogue_cells import normal_url
from crawler.identity import compact


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
        longest_first = sorted(networks, key=lambda network: len(network.url), reverse=True)
        self._homes = [
            (home, network) for network in longest_first if (home := normal_url(network.url))
        ]

    def find(self, word: str) -> Network | None:
        """Return the network that ``word`` names; an address may be that of any page of it."""
        address = normal_url(word if "://" in word else f"https://{word}")
        held = (network for home, network in self._homes if f"{address}/".startswith(f"{home}/"))
        return self._called.get(compact(word)) or next(held, None)

"""Find the network that a person means: by its identifier, its name or any address in it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from crawler.catalogue_cells import normal_url
from crawler.identity import plain


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


def find(word: str, networks: Sequence[Network]) -> Network | None:
    """Return the network that ``word`` names; an address may be that of any page of it."""
    wanted, address = letters(word), normal_url(word if "://" in word else f"https://{word}")
    for network in networks:
        if wanted and wanted in {letters(network.id), letters(network.name)}:
            return network
    held = [network for network in networks if _holds(normal_url(network.url), address)]
    return max(held, key=lambda network: len(network.url), default=None)


def letters(text: str) -> str:
    """Return the letters and digits of a text, without case and accents."""
    return "".join(letter for letter in plain(text) if letter.isalnum())


def _holds(home: str, address: str) -> bool:
    return bool(home) and f"{address}/".startswith(f"{home}/")

"""Which network is meant where somebody typed no identifier: a name, an address, a slip of the key."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from urllib.parse import urlsplit

from vocabulary.catalogue import Network
from vocabulary.catalogue.cells import normal_url
from vocabulary.name_words import plain

#: Identifiers that are offered.
_MOST = 3


def perhaps(typed: str, networks: Iterable[Network]) -> str:
    """Return the identifiers that ``typed`` may mean as a sentence after a space, or the empty text."""
    known = list(networks)
    found = [
        *(each.id for each in known if plain(each.name) == plain(typed)),
        *_at(typed, known),
        *get_close_matches(plain(typed), [each.id for each in known], _MOST, cutoff=0.75),
    ]
    offered = list(dict.fromkeys(found))[:_MOST]
    return f" Perhaps: {', '.join(offered)}." if offered else ""


def _at(typed: str, networks: Iterable[Network]) -> list[str]:
    """Return the networks at an address, else those on its host."""
    address = normal_url(typed if "://" in typed else f"https://{typed}")
    host = urlsplit(f"//{address}").hostname
    if not host or "." not in host:
        return []
    addresses = [(each.id, normal_url(each.url)) for each in networks]
    there = [network for network, other in addresses if other == address]
    return there or [
        network for network, other in addresses if urlsplit(f"//{other}").hostname == host
    ]

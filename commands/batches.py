"""Which networks one worker visits, so that no server is asked by two. Pure but for looking up names."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address
from math import ceil
from urllib.parse import urlsplit

from crawler.barred import is_loopback_name
from crawler.settings import NETWORKS_AT_ONCE
from vocabulary.catalogue import Network
from vocabulary.domains import registrable_domain

#: Names looked up at once.
_LOOKUPS = 50
Addresses = Callable[[str], frozenset[str]]


def addresses_of(host: str) -> frozenset[str]:
    """Return the addresses of a host; none where it has none. Loopback is one machine for all: no address."""
    if is_loopback_name(host):
        return frozenset()
    try:
        found = {str(each[4][0]) for each in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return frozenset()
    return frozenset(each for each in found if not ip_address(each.partition("%")[0]).is_loopback)


def batches(
    networks: Sequence[Network], workers: int, addresses: Addresses = addresses_of
) -> list[tuple[Network, ...]]:
    """Return the networks in batches of about the same size: one for each worker, or more.

    Networks of one registrable domain, or with an address in common, are in one batch.
    """
    number = workers * ceil(len(networks) / (workers * NETWORKS_AT_ONCE))
    if number == 1:  # all are together anyway: no name is looked up
        return [tuple(networks)]
    found: list[list[Network]] = [[] for _ in range(number)]
    for together in sorted(_together(networks, addresses), key=len, reverse=True):
        min(found, key=len).extend(together)
    return [tuple(batch) for batch in found if batch]


def _together(networks: Sequence[Network], addresses: Addresses) -> Iterable[list[Network]]:
    """Return the networks that share a server, directly or through others."""
    hosts = [urlsplit(network.url).hostname or "" for network in networks]
    with ThreadPoolExecutor(_LOOKUPS) as threads:
        looked_up = list(threads.map(addresses, hosts))
    first: dict[str, int] = {}  # a domain or an address -> the first network that has it
    leads = list(range(len(networks)))

    def root(place: int) -> int:
        while leads[place] != place:
            leads[place] = place = leads[leads[place]]
        return place

    for place, (network, found) in enumerate(zip(networks, looked_up, strict=True)):
        for mark in (registrable_domain(network.url), *found):
            leads[root(place)] = root(first.setdefault(mark, place))
    groups: dict[int, list[Network]] = {}
    for place, network in enumerate(networks):
        groups.setdefault(root(place), []).append(network)
    return groups.values()

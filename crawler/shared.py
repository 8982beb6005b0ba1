"""Answers that more than one network of a crawl asks for: fetched once, given to each. Pure.

Only hosts that several networks name are remembered, and no more of them than fits a fixed number of
bytes: what was forgotten is asked again.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable
from typing import Generic, TypeVar

from crawler.web_address import host_of
from vocabulary.catalogue import Network

A = TypeVar("A")
W = TypeVar("W")

#: Bytes of answers kept.
MOST_BYTES = 32 * 1024 * 1024


class SharedAnswers(Generic[A, W]):
    """Answers ``A`` by address, and who (``W``) waits for one that another network has asked for."""

    def __init__(self, networks: Iterable[Network]) -> None:
        named: Counter[str] = Counter()
        for network in networks:
            urls = (network.url, *(seed.url for seed in network.seeds))
            named.update({host_of(url) for url in urls})
        self._shared = frozenset(host for host, number in named.items() if number > 1)
        self._known: OrderedDict[str, tuple[A, int]] = OrderedDict()
        self._asked: dict[str, list[W]] = {}
        self._bytes = 0

    def known(self, url: str) -> A | None:
        """Return the answer of an address that was asked for."""
        found = self._known.get(url)
        return found[0] if found else None

    def is_of_several(self, url: str) -> bool:
        """Whether several networks name the host of ``url``: its answers are given to each of them."""
        return host_of(url) in self._shared

    def joins(self, url: str, who: W) -> bool:
        """Whether somebody has asked for ``url`` already; then ``who`` gets the answer, too."""
        if url in self._asked:
            self._asked[url].append(who)
            return True
        if host_of(url) in self._shared:
            self._asked[url] = []
        return False

    def arrived(self, url: str, answer: A, size: int) -> list[W]:
        """Keep an answer of ``size`` bytes; return who else waits for it."""
        waiting = self._asked.pop(url, None)
        if waiting is None:
            return []
        self._known[url] = (answer, size)
        self._bytes += size
        while self._bytes > MOST_BYTES:
            _url, (_answer, dropped) = self._known.popitem(last=False)
            self._bytes -= dropped
        return waiting

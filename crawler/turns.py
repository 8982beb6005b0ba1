"""Whose turn it is: one request at a time for each host, and a pause from the end of its answer. Pure.

Whoever waits here holds nothing: no connection, no place in a queue of requests. Times are seconds of
any one clock. The cost of each call grows with the logarithm of the number of hosts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class _Host(Generic[T]):
    pause: float
    free_at: float = 0.0
    is_busy: bool = False
    waiting: list[tuple[float, int, T]] = field(default_factory=list)  # a heap: not before, number

    @property
    def ready_at(self) -> float:
        return max(self.free_at, self.waiting[0][0])


class Turns(Generic[T]):
    """What waits for its host, by host. ``pause`` is the least between two requests to one."""

    def __init__(self, pause: float) -> None:
        self._pause = pause
        self._hosts: dict[str, _Host[T]] = {}
        self._ready: list[tuple[float, int, str]] = []  # a heap; an entry may be out of date
        self._numbers = count()

    def wait(self, host: str, item: T, not_before: float = 0.0) -> None:
        """Let ``item`` wait for its turn at ``host``: first come, first served."""
        found = self._host(host)
        heappush(found.waiting, (not_before, next(self._numbers), item))
        self._announce(host, found)

    def take(self, now: float) -> T | None:
        """Return what may go out now, if anything; its host is busy until ``done``."""
        while self._ready and self._ready[0][0] <= now:
            _at, _number, host = heappop(self._ready)
            found = self._host(host)
            if found.is_busy or not found.waiting:
                continue
            if found.ready_at > now:
                self._announce(host, found)
                continue
            found.is_busy = True
            return heappop(found.waiting)[2]
        return None

    def done(self, host: str, now: float) -> None:
        """Note the end of an answer."""
        found = self._host(host)
        found.is_busy = False
        found.free_at = max(found.free_at, now + found.pause)
        self._announce(host, found)

    def slow_down(self, host: str, pause: float) -> None:
        """Give ``host`` a longer pause from its next answer on. Shorter ones change nothing."""
        found = self._host(host)
        found.pause = max(found.pause, pause)

    def hold(self, host: str, until: float) -> None:
        """Leave ``host`` alone until a moment."""
        found = self._host(host)
        found.free_at = max(found.free_at, until)

    def next_at(self) -> float | None:
        """Return when to look again, or ``None`` when nothing waits for time alone."""
        return self._ready[0][0] if self._ready else None

    def _host(self, host: str) -> _Host[T]:
        found = self._hosts.get(host)
        if found is None:
            found = self._hosts[host] = _Host(self._pause)
        return found

    def _announce(self, host: str, found: _Host[T]) -> None:
        if found.waiting and not found.is_busy:
            heappush(self._ready, (found.ready_at, next(self._numbers), host))

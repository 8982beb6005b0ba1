"""Time-outs that count the time in which this program waited, and what the server itself took of it.

While a page is read nothing else is heard: what others sent meanwhile lies in their sockets, and a time-out
by the clock would tell of their silence where it was ours. So the loop counts how long it waits, and a
time-out is a share of that. What a server sends without end keeps the loop from waiting: handling it is
charged to that server's own time-out, tenfold, since no answer takes long to receive.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable
from time import monotonic
from typing import Any

#: Seconds: what Scrapy and Twisted are told, whose own time-outs go by the clock.
FOREVER = 7 * 24 * 3600.0
#: Seconds between two looks at how long was waited: a busy loop has better to do.
_LEAST = 0.05
#: Seconds of patience that a second of handling a server's bytes costs.
_DEAR = 10
#: Where a request's ``meta`` keeps the seconds of its transfer, counted so.
TRANSFER = "transfer"


class _CountingSelector(selectors.DefaultSelector):
    """A selector that counts the seconds it waits; no more than it was asked to, if it is woken late."""

    waited = 0.0
    is_waiting = False

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        began = monotonic()
        self.is_waiting = timeout is None or timeout > 0
        ready = super().select(timeout)
        self.is_waiting = False
        passed = monotonic() - began
        self.waited += passed if timeout is None else min(passed, max(timeout, 0.0))
        return ready


class PatientLoop(asyncio.SelectorEventLoop):
    """The standard loop, which knows how long it has waited for the web (Scrapy's ``ASYNCIO_EVENT_LOOP``)."""

    def __init__(self) -> None:
        self._counting = _CountingSelector()
        super().__init__(self._counting)

    @property
    def waited(self) -> float:
        """Seconds in which there was nothing to do but wait."""
        return self._counting.waited

    @property
    def is_waiting(self) -> bool:
        """Whether there is nothing to do at this moment: asked from another thread."""
        return self._counting.is_waiting


def patient_loop() -> PatientLoop:
    """Return the running loop of the crawl."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, PatientLoop)
    return loop


class PatientCall:
    """A call that is due once the loop has waited long enough."""

    def __init__(self, loop: PatientLoop, seconds: float, function: Callable[[], Any]) -> None:
        self._loop = loop
        self._end = loop.waited + seconds
        self._function = function
        self._handle: asyncio.TimerHandle | None = None
        self.charged = 0.0
        self._is_due = False
        self._look()

    def _look(self) -> None:
        left = self._end - self._loop.waited
        if left > 0:
            self._handle = self._loop.call_later(max(left, _LEAST), self._look)
            return
        self._handle = None
        self._function()

    def charge(self, seconds: float) -> None:
        """Count what handling the server's own bytes took."""
        self._end -= _DEAR * seconds
        self.charged += seconds
        if self._handle and self._end <= self._loop.waited and not self._is_due:
            self._is_due = True  # once: whoever sends without end would put it off for ever
            self._handle.cancel()
            self._handle = self._loop.call_later(0, self._look)

    def active(self) -> bool:
        """Whether it is still to come."""
        return self._handle is not None

    def cancel(self) -> None:
        """Call nothing."""
        if self._handle:
            self._handle.cancel()
            self._handle = None


class Patience:
    """The clock of Twisted's time-outs (``Deferred.addTimeout``), in seconds that the loop has waited."""

    def callLater(self, seconds: float, function: Callable[[], Any]) -> PatientCall:  # noqa: N802  Twisted's name
        """Call ``function`` once the running loop has waited for ``seconds`` more."""
        return PatientCall(patient_loop(), seconds, function)

"""Time-outs that count only the time in which this program waited.

While a page is read nothing else is heard: what others sent meanwhile lies in their sockets, and a time-out
by the clock would tell of their silence where it was ours. So the loop counts how long it waits, and a
time-out is a share of that.
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
#: Where a request's ``meta`` keeps the seconds of its transfer, counted so.
TRANSFER = "transfer"


class _CountingSelector(selectors.DefaultSelector):
    """A selector that counts the seconds it waits; no more than it was asked to, if it is woken late."""

    waited = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        began = monotonic()
        ready = super().select(timeout)
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


def patient_loop() -> PatientLoop:
    """Return the running loop of the crawl."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, PatientLoop)
    return loop


class _Call:
    """A call that is due once the loop has waited long enough."""

    def __init__(self, loop: PatientLoop, seconds: float, function: Callable[[], Any]) -> None:
        self._loop = loop
        self._end = loop.waited + seconds
        self._function = function
        self._handle: asyncio.TimerHandle | None = None
        self._look()

    def _look(self) -> None:
        left = self._end - self._loop.waited
        if left > 0:
            self._handle = self._loop.call_later(max(left, _LEAST), self._look)
            return
        self._handle = None
        self._function()

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

    def callLater(self, seconds: float, function: Callable[[], Any]) -> _Call:  # noqa: N802  Twisted's name
        """Call ``function`` once the running loop has waited for ``seconds`` more."""
        return _Call(patient_loop(), seconds, function)

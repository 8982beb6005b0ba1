"""Reads what takes long beside the loop, in one thread that lets the loop go first.

Python runs one thread at a time: a thread of its own keeps nobody from being heard, but would take half of
the processor while the loop is busy. So it stops now and then (``give_way``) until the loop waits again, or
until the reading has had its share.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import monotonic, sleep, thread_time

from crawler.patience import PatientLoop

#: Of the time, at most, while the loop has something to do.
SHARE = 0.1
#: Seconds between two looks whether the loop waits.
_LOOK = 0.005


class _Turn:
    """The reading of one answer, beside ``loop``."""

    def __init__(self, loop: PatientLoop) -> None:
        self._loop = loop
        self._began, self._used = monotonic(), thread_time()

    def give_way(self) -> None:
        used = thread_time() - self._used
        while not self._loop.is_waiting and monotonic() - self._began < used / SHARE:
            sleep(_LOOK)


_MINE = threading.local()


def give_way() -> None:
    """Let the loop go first where this is the thread beside it; elsewhere nothing happens."""
    turn: _Turn | None = getattr(_MINE, "turn", None)
    if turn:
        turn.give_way()


class Beside:
    """The one thread beside the loop; it starts with the first work."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "reading")

    async def run(self, work: Callable[[], None]) -> None:
        """Do ``work`` beside the running loop; return when it is done."""
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._thread, _work, loop, work)


def _work(loop: asyncio.AbstractEventLoop, work: Callable[[], None]) -> None:
    _MINE.turn = _Turn(loop) if isinstance(loop, PatientLoop) else None
    try:
        work()
    finally:
        _MINE.turn = None

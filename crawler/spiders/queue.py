"""The requests of a crawl that wait: for their host's turn, or for room for a large answer."""

from __future__ import annotations

import asyncio
import gc
from asyncio import Future
from collections import deque
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from time import monotonic

from crawler.manners import LONGEST_PAUSE, Manners
from crawler.plan import Plan
from crawler.spiders.one_request import Asked, Result
from crawler.steps import Step
from crawler.transport.room import Room, Seat
from crawler.turns import Turns
from crawler.web_address import host_of

#: Bytes of answers after which memory is tidied.
MOST_UNTIDY = 16 * 1024 * 1024


class Queue:
    """Who waits, and for how long. ``pause``: the least seconds between two requests to one host.

    The ``bell`` rings when something may go out, or when there is something else to do.
    """

    def __init__(self, pause: float = 0.0) -> None:
        self.bell = asyncio.Event()
        self._turns: Turns[Asked] = Turns(pause)
        self._room = Room()
        self._without_place: deque[Asked] = deque()
        self._untidy = 0

    def wait(self, asked: Asked, seconds: float = 0.0) -> None:
        """Let a request wait for its host's turn, and for ``seconds`` at least."""
        not_before = monotonic() + seconds if seconds > 0 else 0.0
        self._turns.wait(host_of(asked.step.url), asked, not_before)
        self.bell.set()

    def take(self) -> Asked | None:
        """Return what may go out now, if anything; its host is busy until ``done``."""
        return self._turns.take(monotonic())

    def seat(self, asked: Asked) -> Seat:
        """Return what the answer to a request will hold."""
        return asked.place or self._room.place()

    def done(self, url: str) -> None:
        """Note the end of an answer of ``url``."""
        self._turns.done(host_of(url), monotonic())
        self.bell.set()

    def mind(self, url: str, manners: Manners) -> None:
        """Keep to what the host of ``url`` asked for."""
        host, pause, rest = host_of(url), manners.pause(url), manners.rests_until(url)
        now = datetime.now(UTC)
        if pause:
            self._turns.slow_down(host, min(pause, LONGEST_PAUSE))
        if rest and not manners.is_shut(url, now):
            self._turns.hold(host, monotonic() + (rest - now) / timedelta(seconds=1))

    async def in_turn(self, plan: Plan, step: Step) -> Result:
        """Return what comes of a request that its plan does not wait for, when its turn has come."""
        wanted: Future[Result] = asyncio.get_running_loop().create_future()
        self.wait(Asked(plan, step, wanted=wanted))
        return await wanted

    async def until_next(self) -> None:
        """Sleep until a host is free again, or the bell rings."""
        at = self._turns.next_at()
        with suppress(TimeoutError):
            async with asyncio.timeout(None if at is None else max(0.0, at - monotonic())):
                await self.bell.wait()

    # --- room for large answers -----------------------------------------------------------------

    def leave(self, seat: Seat) -> None:
        """Give the place of an answer that was read to one that waits for it."""
        self._tidy(seat.leave())
        self._give_places()

    def wait_for_place(self, asked: Asked) -> None:
        """Ask once more for a large answer that there was no place for, as soon as there is one."""
        self.done(asked.step.url)
        self._without_place.append(asked)
        self._give_places()

    def _give_places(self) -> None:
        while self._without_place and (held := self._room.place()).hold():
            self.wait(self._without_place.popleft()._replace(place=held))

    def _tidy(self, size: int) -> None:
        """Let go of what large answers leave in circles: Python counts those by number, not by size."""
        self._untidy += size
        if self._untidy > MOST_UNTIDY:
            self._untidy = 0
            gc.collect()

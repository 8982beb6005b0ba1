"""What is read beside the loop lets the loop go first, and ends all the same."""

from __future__ import annotations

import asyncio
import threading
import time

from crawler.beside import SHARE, Beside, give_way
from crawler.patience import PatientLoop

CHUNK = 0.004


def used(seconds: float) -> None:
    """Use the processor for a while."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def test_elsewhere_nothing_happens() -> None:
    give_way()


def test_beside_a_busy_loop_a_reading_has_its_share_of_the_time_and_no_more() -> None:
    times: list[float] = []

    def read() -> None:
        for _chunk in range(5):
            used(CHUNK)
            give_way()

    async def work() -> None:
        began = time.monotonic()
        reading = asyncio.ensure_future(Beside().run(read))
        while not reading.done():
            time.sleep(0.001)  # the loop is held, again and again
            await asyncio.sleep(0)
        times.append(time.monotonic() - began)

    with asyncio.Runner(loop_factory=PatientLoop) as runner:
        runner.run(work())
    assert times[0] >= 0.9 * 5 * CHUNK / SHARE


def test_beside_a_loop_that_waits_nothing_is_put_off() -> None:
    threads: list[int] = []

    def read() -> None:
        give_way()
        threads.append(threading.get_ident())

    async def work() -> None:
        await asyncio.wait_for(Beside().run(read), 10)

    with asyncio.Runner(loop_factory=PatientLoop) as runner:
        runner.run(work())
    assert threads != [threading.get_ident()]

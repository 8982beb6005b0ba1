"""A time-out counts the time in which the loop waited, and none in which it was busy."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from typing import Any

from crawler.transport.patience import Patience, PatientLoop, patient_loop

SHORT = 0.03


def run(work: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner(loop_factory=PatientLoop) as runner:
        runner.run(work)


def test_what_is_due_while_the_loop_is_busy_is_put_off_by_as_much() -> None:
    async def work() -> None:
        called: list[float] = []
        Patience().callLater(SHORT, lambda: called.append(patient_loop().waited))
        began = patient_loop().waited
        time.sleep(3 * SHORT)  # the loop is held
        await asyncio.sleep(0)
        await asyncio.sleep(SHORT / 3)
        assert called == []
        await asyncio.sleep(4 * SHORT)
        assert called[0] - began >= SHORT

    run(work())


def test_what_waits_for_nothing_is_called_in_time() -> None:
    async def work() -> None:
        called = asyncio.Event()
        began = time.monotonic()
        call = Patience().callLater(SHORT, called.set)
        assert call.active()
        await asyncio.wait_for(called.wait(), 5)
        assert time.monotonic() - began >= 0.9 * SHORT
        assert not call.active()

    run(work())


def test_what_a_server_takes_of_our_time_is_charged_to_itself_alone() -> None:
    async def work() -> None:
        called: list[str] = []
        clock = Patience()
        endless = clock.callLater(60, lambda: called.append("endless"))
        other = clock.callLater(60, lambda: called.append("other"))
        endless.charge(1)
        assert endless.active()
        for _event in range(10):
            endless.charge(6)
            await asyncio.sleep(0)
        assert called == ["endless"]
        other.cancel()

    run(work())


def test_what_is_cancelled_is_not_called() -> None:
    async def work() -> None:
        called: list[bool] = []
        call = Patience().callLater(SHORT, lambda: called.append(True))
        call.cancel()
        call.cancel()
        assert not call.active()
        await asyncio.sleep(2 * SHORT)
        assert called == []

    run(work())

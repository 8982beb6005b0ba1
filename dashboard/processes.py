"""Several server processes behind one port: forked with the listening socket, replaced when they die."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable

#: Seconds that a process lives at least: one that dies sooner would die again.
SHORTEST = 1.0
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def in_processes(number: int, work: Callable[[], None]) -> None:
    """Do ``work`` in so many processes until one of them has nothing more to do or we are told to end.

    Nothing that has threads may have been begun before.
    """
    children = {_forked(work): time.monotonic() for _ in range(number)}
    is_ending = False

    def end(*_signal: object) -> None:
        nonlocal is_ending
        is_ending = True
        for child in children:
            os.kill(child, signal.SIGTERM)

    before = {each: signal.signal(each, end) for each in _SIGNALS}
    try:
        while children:
            child, _status = os.wait()
            began = children.pop(child)
            if not is_ending and time.monotonic() - began > SHORTEST:
                children[_forked(work)] = time.monotonic()
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _forked(work: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    for each in _SIGNALS:
        signal.signal(each, signal.SIG_DFL)
    status = 1
    try:
        work()
        status = 0
    except KeyboardInterrupt:
        status = 0
    except BaseException as error:  # noqa: BLE001  nothing of the parent may run in the child
        sys.stderr.write(f"{error}\n")
    finally:
        sys.stderr.flush()
        os._exit(status)

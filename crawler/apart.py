"""Reads costly answers in a process of its own, so that they hold up nobody else.

One process reads one answer after the other, at a low priority and within limits. It starts with the first
costly answer; whatever an answer does to it costs that answer alone. Answers go in and what they say comes
out by pipes, each a pickle behind its length. It ends when who began it ends.
"""

from __future__ import annotations

import asyncio
import gc
import os
import pickle
import resource
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from math import ceil
from pathlib import Path
from time import process_time, thread_time

from selectolax.lexbor import SelectolaxError

from crawler.faults import describe
from crawler.seen import Seen, Unseen, see
from vocabulary.errors import VitalityError

#: Seconds of the processor that one answer may take, several times what any needs; bytes that the process may
#: hold, of which it needs a third to begin with.
MOST_SECONDS, MOST_MEMORY = 10, 112 * 1024**2
#: How much it lets others go first: beside a busy loop on one core it has a tenth of the time.
_NICE = 10
#: Bytes of a length.
_LENGTH = 8


class TooCostly(VitalityError):  # noqa: N818  it says what is, not that something broke
    """An answer takes more than it may."""


class NotSeen(VitalityError):  # noqa: N818  the same
    """This program failed on an answer; the text says on what."""


#: What the process says of an answer: what it saw with the seconds it took, or why it did not.
_Told = tuple[Seen, float] | VitalityError


class Apart:
    """The process, as whoever has answers to be read knows it."""

    def __init__(self) -> None:
        self._process: Process | None = None
        self._turn = asyncio.Lock()
        self._is_closed = False

    async def see(self, unseen: Unseen) -> tuple[Seen, float]:
        """Return what ``see`` does, and the seconds of processor it took; what is quickly read is read here.

        Where somebody ends the process, which is no fault of the answer's, it is read by another. Raises
        ``TooCostly`` or ``NotSeen``.
        """
        if not unseen.is_costly:
            return _see_here(unseen)
        async with self._turn:
            for is_last in (False, True):
                if self._is_closed:
                    raise NotSeen("stopped")
                try:
                    process = self._process or await self._start()
                except OSError:  # there is no process to be had: then others have to wait
                    return _see_here(unseen)
                try:
                    told = await _ask(process, pickle.dumps(unseen))
                    break
                except (asyncio.IncompleteReadError, OSError):  # it has ended by itself
                    self._process = None
                    why = _why(await process.wait())
                    if is_last or isinstance(why, TooCostly):
                        raise why from None
                except BaseException:
                    await self._end()  # what it says next would be taken for another answer's
                    raise
        if isinstance(told, VitalityError):
            raise told
        return told

    async def close(self) -> None:
        """End the process, with whatever it reads."""
        self._is_closed = True
        await self._end()

    async def _start(self) -> Process:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            "from crawler.apart import serve; serve()",
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,  # a traceback might repeat a page
            cwd=Path(__file__).parents[1],
            # Ctrl-C reaches it through us alone. Not a session of its own: Linux shares the processor out
            # among sessions first, and within one by priority.
            process_group=0,
        )
        return self._process

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()


def _see_here(unseen: Unseen) -> tuple[Seen, float]:
    """Return what ``see`` does, and the seconds of processor it took."""
    began = thread_time()
    return see(unseen), thread_time() - began


async def _ask(process: Process, pickled: bytes) -> _Told:
    assert process.stdin
    assert process.stdout
    process.stdin.write(len(pickled).to_bytes(_LENGTH) + pickled)
    await process.stdin.drain()
    length = int.from_bytes(await process.stdout.readexactly(_LENGTH))
    told: _Told = pickle.loads(await process.stdout.readexactly(length))  # noqa: S301  our own child's
    return told


def _why(status: int) -> VitalityError:
    if status == -signal.SIGXCPU:
        return TooCostly(f"reading took more than {MOST_SECONDS} seconds")
    return NotSeen(f"the process that reads ended with {status}")


# --- in that process ------------------------------------------------------------------------------


def serve() -> None:
    """Read what comes in until no more does."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    os.nice(_NICE)
    _limit(resource.RLIMIT_DATA, MOST_MEMORY)
    _limit(resource.RLIMIT_CORE, 0)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    while length := sys.stdin.buffer.read(_LENGTH):
        unseen = pickle.loads(sys.stdin.buffer.read(int.from_bytes(length)))  # noqa: S301  our own parent's
        told = pickle.dumps(_told(unseen))
        out.write(len(told).to_bytes(_LENGTH) + told)
        out.flush()
        del unseen
        gc.collect()


def _told(unseen: Unseen) -> _Told:
    _limit(resource.RLIMIT_CPU, ceil(process_time()) + MOST_SECONDS)
    try:
        return _see_here(unseen)
    except (MemoryError, SelectolaxError):  # a parser gives up for no other reason
        return TooCostly("reading took too much memory")
    except Exception as error:  # noqa: BLE001  ours, and no reason to end
        return NotSeen(describe(error))


def _limit(of: int, most: int) -> None:
    """Let the system keep this process to ``most``, or to what it is allowed at all."""
    hard = resource.getrlimit(of)[1]
    soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(of, (soft, hard))

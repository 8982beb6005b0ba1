"""How many hot pages a server answers a second of its CPU, and how long 200 visitors wait.

``python -m bench.hot_pages FILE [--processes N] [--connections N] [--seconds N] [--every S]`` serves a
database of ``bench.dashboard --db FILE``, and has so many connections ask for the home page again and again.
Each asks at once when it is answered; with ``--every`` it asks once in so many seconds, as people do who read
what they are told. It prints answers a second, of the clock and of the server's CPU, and how long half, 99 of
100 and all of the questions waited. Connections that ask at once wait for one another: 200 of them wait 200
times as long as one answer takes a core, so their wait says how many answers a second there are.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import os
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

from bench.dashboard import Server, served

_QUESTION = (
    b"GET / HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nAccept-Language: fr\r\n\r\n"
)
#: Milliseconds within which a server that has nothing else to do answers most.
_READY = 500


@dataclass(frozen=True, slots=True)
class Waited:
    """How so many connections waited: seconds that each question waited, in order; CPU of the server."""

    waits: list[float]
    seconds: float
    cpu: float

    def share(self, part: float) -> float:
        """Return the milliseconds that such a part of the questions waited at most."""
        if not self.waits:
            return math.inf
        at = int(part * len(self.waits))
        return 1000 * self.waits[min(at, len(self.waits) - 1)]


def ask(server: Server, connections: int, seconds: float, every: float = 0.0) -> Waited:
    """Ask for a while, ``every`` so many seconds or at once. The first question of each is not counted."""
    before, begin = server.cpu(), time.monotonic()
    waits = asyncio.run(_all(urlsplit(server.address).port or 0, connections, seconds, every))
    return Waited(sorted(waits), time.monotonic() - begin, server.cpu() - before)


async def _all(port: int, connections: int, seconds: float, every: float) -> list[float]:
    until = time.monotonic() + seconds
    each = (_one(port, until, every, Random(number)) for number in range(connections))
    return [wait for waits in await asyncio.gather(*each) for wait in waits[1:]]


async def _one(port: int, until: float, every: float, random: Random) -> list[float]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    waits: list[float] = []
    await asyncio.sleep(every * random.random())
    while time.monotonic() < until:
        begin = time.monotonic()
        writer.write(_QUESTION)
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200 "):
            raise LookupError(head[:60])
        length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
        await reader.readexactly(int(length))
        waits.append(time.monotonic() - begin)
        await asyncio.sleep(max(every - waits[-1], 0))
    writer.close()
    return waits


def main() -> None:
    """Serve, ask and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("db", type=Path)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--connections", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--every", type=float, default=0.0)
    options = parser.parse_args()
    load = os.getloadavg()[0]
    with served(options.db, options.processes) as server:
        for _ in range(30):  # until each process has read what is published and made its copy
            if ask(server, options.connections, 3.0, 1.0).share(0.9) < _READY:
                break
        found = ask(server, options.connections, options.seconds, options.every)
    answers = len(found.waits)
    rates = (
        f"{answers / found.seconds:.0f} answers a second, {answers / found.cpu:.0f} a second of CPU"
    )
    half, most, every = (found.share(part) for part in (0.5, 0.99, 1))
    waits = f"half within {half:.0f} ms, 99 of 100 within {most:.0f}, all within {every:.0f}"
    print(f"{rates}; {waits}; load {load:.1f}")


if __name__ == "__main__":
    main()

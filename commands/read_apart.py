"""Read a file of somebody's in a process of its own, which ends whatever the file does to it.

Workbooks, documents and pages from strangers go through five libraries. What takes too much time or memory,
or brings a reader down, costs one visitor an answer and nobody else anything. Nothing touches a disk.
"""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import suppress

from analysis.own_lists import NoText
from commands.home import ROOT

#: Seconds, of the clock and of the processor, and bytes of memory that one file may take.
PATIENCE, MOST_SECONDS, MOST_MEMORY = 20.0, 8, 1024**3
#: Bytes of what is read out of it.
MOST_TEXT = 4 * 1024 * 1024
#: Files read at once; others wait.
_AT_ONCE = asyncio.Semaphore(2)


async def read_apart(name: str, body: bytes) -> list[str]:
    """Return the tables of a file as text. Raises ``NoText`` when it is no list, or too much of one."""
    async with _AT_ONCE:
        reader = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "commands.read_apart",
            name,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=ROOT,
        )
        try:
            told, _ = await asyncio.wait_for(reader.communicate(body), PATIENCE)
        except TimeoutError:
            raise NoText from None
        finally:
            with suppress(ProcessLookupError):
                reader.kill()
            await reader.wait()
    if reader.returncode or len(told) > MOST_TEXT:
        raise NoText
    found: list[str] = json.loads(told)
    if not found:
        raise NoText
    return found


def _main() -> None:
    from commands.listed import texts_of

    with suppress(ImportError):  # there is no such module on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    found = texts_of(sys.argv[1], sys.stdin.buffer.read())
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    _main()

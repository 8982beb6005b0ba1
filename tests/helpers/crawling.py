"""Commands of ours in processes of their own, forked from one that has read the code once.

To start Python and read all of Scrapy, pandas and our own takes two seconds of a core: more than a small
crawl does. So each is forked from a server that has done that. It is a process like any other: it has its
own streams and environment, can be sent signals and be killed.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Self

import click

ROOT = Path(__file__).parents[2]

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.helpers.read_once"])

#: Where a command's output and its errors are written.
_STREAMS = ("output", "errors")


class Running:
    """A command that runs."""

    def __init__(self, target: Any, *arguments: Any, **environment: str) -> None:
        self._folder = Path(mkdtemp(prefix="vitality-"))
        told = (self._folder, os.environ | environment, target, arguments)
        self._process = _FORKS.Process(target=_child, args=told, daemon=True)
        self._process.start()

    @property
    def pid(self) -> int:
        assert self._process.pid
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        """Its status once it has ended; minus the number of the signal that ended it."""
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def kill(self) -> None:
        self._process.kill()

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """Return what it wrote to its output and to its errors, once it has ended."""
        self._process.join(timeout)
        assert self._process.exitcode is not None, "it has not ended in time"
        said = [(self._folder / name).read_text(encoding="utf-8") for name in _STREAMS]
        shutil.rmtree(self._folder)
        return (said[0], said[1])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.join()


@dataclass(frozen=True, slots=True)
class Done:
    """A command that has ended."""

    returncode: int | None
    stdout: str
    stderr: str


def started(*words: str | Path, **environment: str) -> Running:
    """Start the command line with these words."""
    return Running(_command, [str(word) for word in words], **environment)


def vitality(*words: str | Path, **environment: str) -> Done:
    """Run the command line with these words to its end."""
    running = started(*words, **environment)
    stdout, stderr = running.communicate(timeout=240)
    return Done(running.returncode, stdout, stderr)


def impatient(db: Path, catalogue: Path, *rest: str) -> Running:
    """Start a crawl with the demo's settings, its errors among its output; ``NAME=VALUE`` sets another.

    It is not polite towards our own loopback hosts, and has little patience.
    """
    return Running(_crawl, db, catalogue, rest)


# --- in the forked process ------------------------------------------------------------------------


def _child(folder: Path, environment: dict[str, str], target: Any, arguments: Any) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(ROOT)
    for number, name in enumerate(_STREAMS, 1):
        with (folder / name).open("wb") as file:
            os.dup2(file.fileno(), number)
    target(*arguments)


def _command(words: list[str]) -> None:
    from vitality import main

    main(words, prog_name="vitality")


def _crawl(db: Path, catalogue: Path, rest: tuple[str, ...]) -> None:
    from commands.crawl import crawl
    from commands.demo import SETTINGS
    from commands.visits import Wanted

    os.dup2(1, 2)
    only = rest[rest.index("--only") + 1 :] if "--only" in rest else ()
    wanted = Wanted(frozenset(only), resume="--resume" in rest)
    settings = SETTINGS | dict(pair.split("=") for pair in rest if "=" in pair)
    run = click.command()(lambda: sys.exit(crawl(db, catalogue, wanted, settings=settings)))
    run([])

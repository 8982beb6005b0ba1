"""How far a crawl or a back-fill is: a live line on a terminal, one plain line a minute otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

#: Seconds between two plain lines.
EVERY = 60.0
VISITED = "{done} of {total} networks visited, {failing} failing"
Done = Callable[[str, bool], None]


@dataclass(slots=True)
class Tally:
    """The networks whose visits have ended, of ``total``, since a moment (seconds of a steady clock)."""

    total: int
    began: float
    done: int = 0
    failing: int = 0
    said: str = VISITED

    def add(self, *, shown: bool) -> None:
        """Count one more network; ``shown``: a page of its own was seen."""
        self.done += 1
        self.failing += not shown

    def text(self, now: float) -> str:
        """Return how far it is: networks done, failing, a minute, and the time that is left."""
        seconds = now - self.began
        told = self.said.format(done=self.done, total=self.total, failing=self.failing)
        if not self.done or seconds <= 0:
            return told
        left = seconds / self.done * (self.total - self.done)
        ends = f", {_span(left)} left" if self.done < self.total else ""
        return f"{told}, {self.done / seconds * 60:.0f} a minute{ends}"


@contextmanager
def progress(total: int, said: str = VISITED) -> Iterator[Done]:
    """Give what is called with each network that is done, and whether it was seen; ``said`` tells it."""
    from rich.console import Console

    console = Console(stderr=True)
    tally = Tally(total, monotonic(), said=said)
    with _live(tally, console) if console.is_terminal else _lines(tally) as on_change:

        def done(_network: str, shown: bool) -> None:
            tally.add(shown=shown)
            on_change()

        yield done


@contextmanager
def _live(tally: Tally, console: Console) -> Iterator[Callable[[], None]]:
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (BarColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console) as bar:
        task = bar.add_task(tally.text(tally.began), total=tally.total)
        yield lambda: bar.update(
            task, completed=tally.done, description=tally.text(monotonic()), refresh=True
        )


@contextmanager
def _lines(tally: Tally) -> Iterator[Callable[[], None]]:
    said_at = tally.began

    def change() -> None:
        nonlocal said_at
        now = monotonic()
        if now - said_at >= EVERY or tally.done == tally.total:
            said_at = now
            click.echo(tally.text(now), err=True)

    yield change


def _span(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min"

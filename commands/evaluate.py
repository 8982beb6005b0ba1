"""``vitality evaluate``: how often readings, states and forecasts are right, and which mistakes are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click
from sqlite_utils import Database

from analysis.evaluation.comparing import compared
from analysis.evaluation.figures import About, Comparisons, Key, Measure, Result, as_csv, summed
from analysis.evaluation.verdicts import outcomes, states
from commands.errors import Stop
from commands.labelled import LabelledPage, labelled_pages
from crawler.recorded import read_saved
from pipelines.database import locked, opened
from pipelines.privacy import clean

_HEAD = f"{'':10} {'sample':20} {'what':24} {'right':>12}  mistakes"


def evaluate(folders: Sequence[Path], db: Path | None, as_of: datetime, out: Path | None) -> int:
    """Measure, print, keep in ``db`` what the method page shows, and write a CSV. Return the exit status.

    ``folders`` hold labelled pages; without ``db`` nothing else is measured and nothing kept.
    """
    found = [each for folder in folders for each in readings(folder, f"{as_of:%Y-%m-%d}")]
    if db:
        with locked(db, waits=True), opened(db) as database:
            found += of_database(database, as_of)
            keep(database, found)
    if not found:
        raise Stop("Nothing to compare: no labelled page, no record of people, no outcome yet.")
    click.echo(_HEAD)
    for each in summed(found, "sample", "what"):
        click.echo(_line(each))
    if out:
        out.write_text("".join(as_csv(found)), encoding="utf-8")
        click.echo(out)
    return 0


def readings(folder: Path, measured_on: str) -> list[Measure]:
    """Return how the labelled pages of a folder are read. Raises ``Stop`` where one cannot be used."""
    tally = Comparisons()
    try:
        for page in labelled_pages(folder):
            for what, result in read(page):
                tally.add(Key(About.READING, page.sample, page.kind, what), result)
    except (ValueError, KeyError, TypeError) as error:
        raise Stop(f"{folder} holds no labelled pages that can be used: {error!r}.") from None
    if not tally.counts:
        raise Stop(f"{folder} holds no labelled pages.")
    return tally.figures(measured_on)


def read(page: LabelledPage) -> Iterator[tuple[str, Result]]:
    """Yield what the label of a page asks for and how the reading did."""
    answer = read_saved(page.body, page.url, page.as_of, page.status, page.headers, clean)
    yield from compared(page.label, answer)


def of_database(db: Database, as_of: datetime) -> list[Measure]:
    """Return how the states compare with what people know, and forecasts with what came."""
    tally = Comparisons()
    for key, result in (*states(db, as_of), *outcomes(db, as_of)):
        tally.add(key, result)
    return tally.figures(f"{as_of:%Y-%m-%d}")


def keep(db: Database, found: Iterable[Measure]) -> None:
    """Put the figures in the place of all that were kept."""
    with db.atomic():
        db.execute("DELETE FROM evaluation")
        db.table("evaluation").insert_all(asdict(each) for each in found)


def _line(each: Measure) -> str:
    mistakes = [f"{getattr(each, name)} {name}" for name in Result if name is not Result.RIGHT]
    told = ", ".join(text for text in mistakes if not text.startswith("0 "))
    share = f"{each.right}/{each.asked}"
    return f"{each.about:10} {each.sample:20} {each.what:24} {share:>12}  {told}".rstrip()

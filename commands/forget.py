"""``vitality forget``: leave a network out for good, and take all that is known of it out of our files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from commands.append import append_row
from commands.crawl import summarise
from commands.errors import Stop, stopping
from commands.export import export
from commands.home import own_catalogue
from commands.meant import perhaps
from pipelines.database import locked, opened
from pipelines.forgetting import Traces, known
from pipelines.forgetting import forget as forget_in
from vocabulary.catalogue import OPTOUT_COLUMNS, load, networks_file


def forget(network: str, note: str, catalogue: Path, db: Path, exports: Path) -> int:
    """Write the opt-out into the catalogue, clean the database and the exports, say what else there is.

    Returns the exit status of judging the other networks again. Raises ``Stop`` and ``DatabaseFault``.
    """
    is_listed = _write_optout(network, note, catalogue)
    if not db.exists():
        if not is_listed:
            raise Stop(
                f"{network} is not in the catalogue, and there is no database at {db}."
                f"{perhaps(network, load(catalogue).networks)}"
            )
        return 0
    with locked(db, waits=True):
        with opened(db) as database:
            traces = known(database, [network])
            forget_in(database, traces)
        if not traces and not is_listed:
            raise Stop(
                f"{network} is neither in the catalogue nor in {db}: there is nothing to forget."
                f"{perhaps(network, load(catalogue).networks)}"
            )
        click.echo(f"{network} is forgotten: no row of it is left in {db}.")
        status = summarise(db, datetime.now(UTC), force=True)
        if exports.is_dir() and any(exports.iterdir()):
            with opened(db) as database:
                export(database, exports, db.parent)
    for path in _holding(traces, db, exports):
        click.echo(f"Still held by: {path}", err=True)
    return status


def _write_optout(network: str, note: str, catalogue: Path) -> bool:
    """Return whether the catalogue knows the network, as one to look at or as one to leave out."""
    with stopping():
        found = load(catalogue)
    if network in found.optout:
        return True
    if network not in {each.id for each in found.networks}:
        return False
    path = networks_file(own_catalogue(catalogue)).with_name("optout.csv")
    today = datetime.now(UTC).date().isoformat()
    append_row(path, OPTOUT_COLUMNS, {"network": network, "asked_on": today, "note": note})
    click.echo(f"Added to {path}.")
    return True


def _holding(traces: list[Traces], db: Path, exports: Path) -> Iterator[Path]:
    """Yield the files beside the database and under the exports in which a trace is still found."""
    marks = [word.encode() for found in traces for word in found.words if len(word) > 3]
    live = {db, *(db.with_name(db.name + end) for end in ("-wal", "-shm", ".lock"))}
    for path in sorted({*db.parent.glob(f"*{db.suffix}*"), *exports.rglob("*")} - live):
        if path.is_file() and any(mark in path.read_bytes() for mark in marks):
            yield path

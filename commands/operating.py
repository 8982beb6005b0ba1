"""The command line of those who run Vitality: schedule, status, doctor, notify, backup, prune."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from commands import home
from commands.options import (
    FILE,
    as_of_option,
    catalogue_option,
    db_option,
    existing,
    require,
    wait_option,
)


@click.command("backup")
@click.argument("file", type=FILE)
@db_option
def backup_command(file: Path, db: Path) -> None:
    """Copy the whole database to FILE, also while it is used."""
    from commands.backup import backup

    require(db)
    click.echo(f"{file}: {backup(db, file) >> 10} KiB")


@click.command("status")
@click.option("--json", "as_data", is_flag=True, help="Give the data.")
@click.option(
    "--prometheus", type=FILE, help="Write the figures there, in Prometheus' text format."
)
@db_option
def status_command(as_data: bool, prometheus: Path | None, db: Path) -> None:
    """Say how the crawls stand. Exit status 1: something is to be looked at."""
    from commands import status as told

    require(db)
    found = told.status(db, datetime.now(UTC))
    if prometheus:
        told.write_metrics(found, prometheus)
    click.echo(json.dumps(told.as_data(found)) if as_data else told.as_text(found))
    sys.exit(int(bool(found.faults)))


@click.command("doctor")
@db_option
@catalogue_option
def doctor_command(db: Path, catalogue: Path) -> None:
    """See what would keep a crawl from going well. Exit status 1: something would."""
    from commands.doctor import examine

    ill = 0
    for finding in examine(home.current(), db, catalogue):
        ill += not finding.is_well
        click.echo(f"{'ok ' if finding.is_well else 'NO '} {finding.question}: {finding.says}")
    sys.exit(int(bool(ill)))


@click.command("prune")
@click.option(
    "--keep-raw",
    "days",
    metavar="DAYS",
    type=int,
    help="How long raw facts are kept whole: 400 or more, since judging looks back so far.",
)
@wait_option
@db_option
def prune_command(days: int | None, waits: bool, db: Path) -> None:
    """Take out old raw facts that no verdict, page or file is made from any more."""
    from commands.prune import prune

    require(db)
    click.echo(prune(db, days, datetime.now(UTC), waits=waits))


@click.command("schedule")
@click.argument("kind", type=click.Choice(["systemd", "cron", "github", "compose"]))
@click.option("--at", default="05:30", show_default=True, help="When the day is judged: HH:MM.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Write the files there."
)
def schedule_command(kind: str, at: str, out: Path | None) -> None:
    """Give what makes this machine crawl by itself."""
    from commands.schedule import schedule, write

    files = schedule(kind, at, home.current().folder)
    if out:
        for path in write(files, out):
            click.echo(path)
        return
    for name, text in files.items():
        click.echo(f"# {name}\n{text}" if len(files) > 1 else text, nl=False)


@click.command("forget")
@click.argument("network")
@click.option("--note", default="", help="Who asked, and how: for the operator.")
@catalogue_option
@db_option
@click.option(
    "--exports",
    type=click.Path(path_type=Path),
    default=lambda: home.current().exports,
    show_default="exports in the data folder",
)
def forget_command(network: str, note: str, catalogue: Path, db: Path, exports: Path) -> None:
    """Leave NETWORK out for good, and take all that is known of it out of the database."""
    from commands.forget import forget as run

    sys.exit(run(network, note, catalogue, db, exports))


@click.command("notify")
@click.option(
    "--dry-run",
    "dry",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Send nothing: write what would be sent there.",
)
@click.option(
    "--public-url",
    metavar="URL",
    envvar="VITALITY_PUBLIC_URL",
    help="Where readers find the dashboard.",
)
@db_option
@as_of_option
def notify_command(dry: Path | None, public_url: str | None, db: Path, as_of: datetime) -> None:
    """Tell subscribers what changed, and the operator what goes wrong; each thing once."""
    from commands.notify import notify

    require(db)
    environ = os.environ | ({"VITALITY_PUBLIC_URL": public_url} if public_url else {})
    sys.exit(notify(home.current().folder, db, as_of, environ, dry))


@click.command("feedback")
@click.argument("file", type=FILE)
@db_option
def feedback_command(file: Path, db: Path) -> None:
    """Note the mails in FILE that say of a verdict "useful" or "wrong".

    FILE is an mbox, one saved mail, or subjects line by line.
    """
    from commands.feedback import feedback

    require(db)
    sys.exit(feedback(existing(file), db))


@click.command("entries")
@click.option("--export", "exports", is_flag=True, help="Write them into the catalogue's files.")
@catalogue_option
@db_option
def entries_command(exports: bool, catalogue: Path, db: Path) -> None:
    """Show what editors entered in the browser and the catalogue lacks."""
    from commands.entries import entries

    require(db)
    sys.exit(entries(db, catalogue, exports=exports))


COMMANDS = (
    entries_command,
    feedback_command,
    notify_command,
    backup_command,
    prune_command,
    status_command,
    doctor_command,
    schedule_command,
    forget_command,
)

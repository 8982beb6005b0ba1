"""The command line of those who keep the catalogue: notes, candidates, reviews, the list of jobs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from commands import home
from commands.options import (
    FILE,
    catalogue_option,
    db_option,
    existing,
    require,
)


@click.command("trades")
@click.argument("file", type=FILE)
def trades_command(file: Path) -> None:
    """Import the official list of jobs (ROME, CSV) from FILE, to understand all its names."""
    from commands.trades import trades as run

    click.echo(run(existing(file), home.current().official_jobs))


@click.command("note")
@click.argument("network")
@click.option("--seen", type=click.Choice(["alive", "silent"]), help="What you saw by hand.")
@click.option("--fact", default="", help="Another fact: closed, renamed, ... (docs/catalogue.md).")
@click.option("--on", "dated", metavar="DATE", default="", help="The day. Default: today.")
@click.option("--value", default="", help="The figure or new name of that fact.")
@click.option("--successor", "successor_url", default="", metavar="URL", help="Where it goes on.")
@click.option("--source", "source_url", required=True, metavar="URL", help="Where to check it.")
@click.option("--fr", "note_fr", default="", help="One plain French sentence, for counsellors.")
@click.option("--en", "note_en", default="", help="The same in English.")
@catalogue_option
@db_option
def note_command(seen: str | None, catalogue: Path, db: Path, **entered: str) -> None:
    """Write down what a person knows of NETWORK, and judge again."""
    from commands.note import note as run

    if bool(seen) == bool(entered["fact"]):
        raise click.UsageError("Say either what you saw (--seen) or another fact (--fact).")
    sys.exit(run(entered, seen, catalogue, db))


@click.command("discover")
@click.option(
    "--from", "source", metavar="SOURCE", help="A directory (docs/discovering.md), or crawl."
)
@click.option("--file", metavar="LIST", help="A list: a file, a folder of files, or an address.")
@click.option(
    "--source", "said_source", default="", metavar="URL", help="Where the file is public."
)
@click.option("--agreed", multiple=True, metavar="HOST", help="A host whose owner agreed.")
@click.option("--review", is_flag=True, help="Go through the candidates: accept, refuse, later.")
@click.option(
    "--candidates",
    type=FILE,
    default=lambda: home.current().candidates,
    show_default="candidates.csv in the data folder",
)
@click.option("--allow-private", is_flag=True, help="Permit loopback and private addresses.")
@catalogue_option
@db_option
def discover_command(
    source: str | None,
    file: str | None,
    review: bool,
    candidates: Path,
    allow_private: bool,
    catalogue: Path,
    **more: Any,
) -> None:
    """Find candidates for the catalogue; a person accepts each."""
    from commands.discover import CRAWL
    from commands.discover import discover as run
    from crawler.discovery.sources import SOURCES

    if review == bool(source or file):
        raise click.UsageError("Give --from SOURCE, --file LIST, or else --review.")
    if source and source not in {*SOURCES, CRAWL}:
        raise click.UsageError(f"--from {source!r} is none of {', '.join((*SOURCES, CRAWL))}.")
    if source == CRAWL:
        if file:
            raise click.UsageError("--from crawl reads the database: it takes no --file.")
        require(more["db"])
    if review:
        from commands.review_candidates import review_candidates

        sys.exit(review_candidates(candidates, catalogue))
    settings = {"ALLOW_PRIVATE": allow_private}
    sys.exit(run(source, file, catalogue, candidates, settings=settings, **more))


@click.command("backfill")
@db_option
@catalogue_option
@click.option("--only", multiple=True, metavar="ID", help="Only this network (repeatable).")
@click.option(
    "--years",
    type=click.IntRange(1, 40),
    default=10,
    show_default=True,
    help="How far to look back.",
)
@click.option(
    "--archive",
    "address",
    metavar="URL",
    show_default="archive.org's",
    help="The address under which another archive shows its captures.",
)
@click.option("--allow-private", is_flag=True, help="Permit loopback and private addresses.")
def backfill_command(
    db: Path,
    catalogue: Path,
    only: tuple[str, ...],
    years: int,
    address: str | None,
    allow_private: bool,
) -> None:
    """Ask a web archive what it saw of the networks before we ever looked."""
    from commands.backfill import backfill as run
    from crawler.archives.captures import Archive

    require(db)
    settings = {"ALLOW_PRIVATE": allow_private}
    archive = Archive.at(address or "")
    sys.exit(run(db, catalogue, archive, only=frozenset(only), years=years, settings=settings))


@click.command("review")
@click.argument("network", required=False)
@db_option
@click.option("--list", "only_list", is_flag=True, help="Only list what waits for a look.")
@click.option("--hold", "decision", flag_value="held", help="Hold the verdict of NETWORK back.")
@click.option("--confirm", "decision", flag_value="confirmed", help="It is right after all.")
@click.option("--fr", "note_fr", default="", help="Why, in one plain French sentence.")
@click.option("--en", "note_en", default="", help="The same in English.")
def review_command(
    network: str | None,
    db: Path,
    only_list: bool,
    decision: str | None,
    note_fr: str,
    note_en: str,
) -> None:
    """Look at every "dead" and "moved" before people act on it: confirm it or hold it back."""
    from commands.review import decide
    from commands.review import review as run

    require(db)
    if bool(network) != bool(decision):
        raise click.UsageError("Name a network together with --hold or --confirm, or neither.")
    if network and decision:
        sys.exit(decide(db, network, decision, note_fr, note_en))
    sys.exit(run(db, only_list=only_list))


COMMANDS = (
    trades_command,
    note_command,
    discover_command,
    backfill_command,
    review_command,
)

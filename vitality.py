"""The front door: the ``vitality`` command line. Each command gathers its input and delegates.

Imports stand inside the commands so that each starts with only what it needs.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands import answering, cataloguing, contributing, home, modelling, operating
from commands.errors import Commands, Stop
from commands.options import (
    FILE,
    archive_option,
    as_of_option,
    catalogue_option,
    db_option,
    require,
    wait_option,
    was_said,
)

if TYPE_CHECKING:
    from dashboard.handed import Handed


@click.group(cls=Commands)
@click.version_option(package_name="vitality")
@click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="VITALITY_HOME",
    show_default="a checkout's data folder, else your own",
    help="The data folder: database, exports, a catalogue of your own.",
)
def main(home: Path | None) -> None:
    """Find out which professional networks are still alive, with the evidence."""


@main.command()
@db_option
@catalogue_option
@click.option("--only", metavar="ID ...", multiple=True, help="Visit only these networks.")
@click.argument("more", metavar="", nargs=-1)
@click.option("--due", "which", flag_value="due", help="Only networks whose next visit is due.")
@click.option("--allow-private", is_flag=True, help="Permit loopback and private addresses.")
@click.option("--resume", "which", flag_value="resume", help="Go on with the interrupted crawl.")
@click.option("--first", "which", flag_value="first", help="The first crawl, a step at a time.")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=1,
    help="Processes that visit; one host belongs to one of them.",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Workers of a dask.distributed scheduler visit, for instance tls://10.0.0.5:8786.",
)
@click.option(
    "--cluster-key",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="VITALITY_CLUSTER_KEY",
    help="The file of the key that all machines of the cluster share.",
)
@click.option("--smaller", is_flag=True, help="Though most networks have left the catalogue.")
@archive_option
@click.option("--no-assess", is_flag=True, help="Only keep the facts; judge later with assess.")
@click.option(
    "--canary",
    "canaries",
    metavar="URL",
    multiple=True,
    envvar="VITALITY_CANARY",
    help="An address known to answer: if none does, nothing is visited.",
)
@click.option(
    "--browser",
    metavar="COMMAND",
    envvar="VITALITY_BROWSER",
    default="",
    help="A Chromium that shows home pages which are blank without their scripts.",
)
@wait_option
@click.option("--log-format", type=click.Choice(["plain", "json"]), help="Log a line a network.")
@click.option("--verbose", is_flag=True, help="Log more: why a probe failed.")
@click.option("--time-limit", type=click.FloatRange(min=0), help="Minutes; then it stops.")
def crawl(
    db: Path,
    catalogue: Path,
    only: tuple[str, ...],
    more: tuple[str, ...],
    which: str | None,
    **how: Any,
) -> None:
    """Go out, keep the facts, then assess."""
    from commands import log
    from commands.crawl import crawl as run
    from commands.language import language
    from commands.visits import Wanted
    from commands.workers import place_of
    from crawler.browser import fault_of as browser_fault
    from vocabulary.catalogue.cells import url_faults

    if how["address"] is not None and (how["no_assess"] or which == "first"):
        raise click.UsageError(
            "--archive keeps what a judgement was made from: it needs one, of all."
        )
    if more and not only:
        raise click.UsageError(f"Write --only before network ids: --only {' '.join(more)}")
    for fault in (fault for canary in how["canaries"] for fault in url_faults(canary)):
        raise click.UsageError(f"--canary {fault.text(language())}")
    if how["browser"] and (unfit := browser_fault(how["browser"])):
        raise Stop(unfit)
    settings = {
        "BROWSER": how["browser"],
        "ALLOW_PRIVATE": how["allow_private"],
        "CANARIES": list(how["canaries"]),
        "TIME_LIMIT": 60 * (how["time_limit"] or 0),
    }
    if how["log_format"] or how["verbose"]:
        log.configure(how["log_format"] or "plain", "DEBUG" if how["verbose"] else "INFO")
    chosen = frozenset(only + more)
    if which == "first":
        from commands.first_crawl import first_crawl

        if chosen:
            raise click.UsageError("--first stands alone: it chooses the networks itself.")
        sys.exit(first_crawl(db, catalogue, settings))
    wanted = Wanted(chosen, due=which == "due", resume=which == "resume", smaller=how["smaller"])
    told: dict[str, Any] = {"waits": how["waits"], "assesses": not how["no_assess"]}
    told |= {"settings": settings, "archive": how["address"]}
    with place_of(how["workers"], how["cluster"], how["cluster_key"]) as place:
        status = run(db, catalogue, wanted, place=place, **told)
    sys.exit(status)


@main.command()
@db_option
@as_of_option
@wait_option
@click.option("--force", is_flag=True, help="Publish even when much has changed at once.")
@click.option("--all", "all_anew", is_flag=True, help="Also networks of which nothing has changed.")
@archive_option
@click.option("--allow-private", is_flag=True, help="Permit loopback and private addresses.")
def assess(
    db: Path, as_of: datetime, waits: bool, address: str | None, allow_private: bool, **how: bool
) -> None:
    """Judge again from the kept facts, where they have changed since they were judged last."""
    from commands.crawl import summarise
    from commands.keep_pages import keep_pages
    from crawler.archives.captures import Archive
    from pipelines.database import locked

    require(db)
    with locked(db, waits=waits):
        if not was_said("as_of"):  # a crawl may have ended since this command began
            as_of = datetime.now(UTC)
        status = summarise(db, as_of, force=how["force"], all_anew=how["all_anew"])
        if address is not None:
            kept = keep_pages(db, Archive.at(address), {"ALLOW_PRIVATE": allow_private})
            status = max(status, kept)
        sys.exit(status)


@main.command()
@db_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8001, show_default=True)
@catalogue_option
@click.option("--no-sql", is_flag=True, help="Visitors ask no SQL of their own.")
@click.option("--metrics", is_flag=True, help="Tell a collector (Prometheus) at /metrics.")
@click.option(
    "--public-url",
    metavar="URL",
    envvar="VITALITY_PUBLIC_URL",
    help="Where visitors find it: its host name is then answered, too.",
)
@click.option(
    "--processes",
    type=click.IntRange(min=1),
    default=1,
    help="Server processes behind the port, all showing the same.",
)
@click.option(
    "--editor-token-file",
    "token_file",
    type=FILE,
    help="Open /editor to those who know the token in this file.",
)
def serve(
    db: Path,
    host: str,
    port: int,
    catalogue: Path,
    token_file: Path | None,
    metrics: bool,
    no_sql: bool,
    **offer: Any,
) -> None:
    """Show the dashboard. Before any crawl it shows the catalogue."""
    from vocabulary.lean import without

    with without("pandas", "scipy"):
        from commands.contact import warn_without_contact
        from commands.editor import editor_of
        from commands.status import as_metrics, status
        from dashboard.handed import Handed
        from pipelines.database import check
    from commands.catalogue import publish_catalogue

    check(db)
    publish_catalogue(db, catalogue)
    warn_without_contact(db)
    handed = Handed(
        editor=editor_of(token_file, db) if token_file else None,
        metrics=(lambda: as_metrics(status(db, datetime.now(UTC)))) if metrics else None,
    )
    _serve(db, host, port, handed, with_sql=not no_sql, **offer)


@main.command()
@click.option("--port", default=8001, show_default=True)
@click.option("--no-serve", is_flag=True, help="End with the table of states.")
def demo(port: int, no_serve: bool) -> None:
    """Do the whole job against a small web of its own, without internet."""
    from commands.demo import demo as run

    db = run(home.current().demo)
    if not no_serve:
        _serve(db, "127.0.0.1", port)


def _serve(db: Path, host: str, port: int, handed: Handed | None = None, **offer: Any) -> None:
    from vocabulary.lean import without

    with without("pandas", "scipy"):
        from commands.read_apart import read_apart
        from dashboard.handed import NOTHING
        from dashboard.server import PortTaken
        from dashboard.server import serve as run

    def say() -> None:
        click.echo(f"The dashboard is at http://{host}:{port}/ (Ctrl-C stops it)")

    try:
        run(
            db,
            host,
            port,
            say,
            home.current().official_jobs,
            handed=replace(handed or NOTHING, read_file=read_apart),
            **offer,
        )
    except PortTaken as error:
        raise Stop(f"{error}: choose another with --port.") from None


for _command in (
    *answering.COMMANDS,
    *cataloguing.COMMANDS,
    *contributing.COMMANDS,
    *modelling.COMMANDS,
    *operating.COMMANDS,
):
    main.add_command(_command)

if __name__ == "__main__":
    main()

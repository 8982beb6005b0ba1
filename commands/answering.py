"""The command line of those who ask what was found: choose, audit, export."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from commands import home
from commands.errors import Stop
from commands.options import FILE, as_of_option, db_option, existing, require


@click.command("export")
@db_option
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=lambda: home.current().exports,
    show_default="exports in the data folder",
)
@click.option(
    "--git",
    "git",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write there instead, and commit in Git what changed.",
)
def export_command(db: Path, out: Path, git: Path | None) -> None:
    """Write CSV (plain, and French for Excel), XLSX, JSON and their descriptions."""
    from commands.export import commit, export
    from pipelines.database import opened

    require(db)
    with opened(db) as database:
        try:
            files = export(database, git or out, db.parent)
        except OSError as error:
            raise Stop(f"{git or out} could not be written: {error.strerror or error}.") from error
    for path in files:
        click.echo(path)
    if git:
        click.echo(commit(files, git, datetime.now(UTC)) or "Nothing has changed.")


@click.command("choose")
@click.option(
    "--goal",
    type=click.Choice(["job", "network", "watch", "change"]),
    required=True,
    help="A job within weeks; a lasting network; keeping up with the trade; a change of trade.",
)
@click.argument("text", metavar="[JOB] [PLACE]", nargs=-1)
@click.option("--sector", "sectors", multiple=True, help="The trade, or several, by its word.")
@click.option("--region", help="A French region.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    default=["fr"],
    show_default="fr",
    help="A language spoken (fr, en, ...), or several.",
)
@click.option("--hours", type=click.FloatRange(min=0), help="Hours a week there are for it.")
@click.option("--audience", multiple=True, help="What the person is: executives, students, ...")
@click.option("--joined", multiple=True, help="A network joined already: id or address.")
@click.option("--most", type=click.IntRange(1, 5), default=3, show_default=True)
@click.option("--english", is_flag=True, help="Answer in English.")
@click.option("--json", "as_data", is_flag=True, help="Give the data, in both languages.")
@db_option
@as_of_option
def choose_command(
    db: Path,
    as_of: datetime,
    most: int,
    english: bool,
    as_data: bool,
    text: tuple[str, ...],
    **questions: Any,
) -> None:
    """Answer which networks are worth one person's time. Nothing of the questions is kept.

    JOB and PLACE are typed as one would say them: comptable Lyon.
    """
    from commands.choose import ChoiceQuestions, as_json, as_text, choose
    from vocabulary.said import Language

    require(db)
    if not (text or questions["sectors"]):
        raise click.UsageError("Type a job (comptable Lyon), or give --sector.")
    asked = ChoiceQuestions(text=" ".join(text), **questions)
    answer = choose(db, asked, as_of, most, home.current().official_jobs)
    click.echo(
        as_json(answer) if as_data else as_text(answer, Language.EN if english else Language.FR)
    )


@click.command("audit")
@click.argument("file", type=FILE)
@click.option("--out", type=FILE, help="Write a file instead: .csv, .xlsx or .json.")
@click.option("--english", is_flag=True, help="Answer in English.")
@db_option
def audit_command(file: Path, out: Path | None, english: bool, db: Path) -> None:
    """Check a list of links or names: what is dead, moved or asleep, and where to go instead.

    FILE is text, CSV, XLSX, DOCX, HTML, OPML, PDF or JSON. Nothing of it is kept.
    """
    from commands.audit import audit
    from vocabulary.said import Language

    require(db)
    click.echo(audit(existing(file), out, db, Language.EN if english else Language.FR))


COMMANDS = (choose_command, audit_command, export_command)

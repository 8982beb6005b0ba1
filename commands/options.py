"""The options that several commands share, and what they need to be given."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from commands import home
from commands.errors import Stop


class MomentType(click.ParamType[datetime]):
    """An ISO 8601 moment; without an offset it is UTC."""

    name = "ISO"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Return an aware datetime, or fail with what to write instead."""
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(
                f"{value!r} is no moment: write 2026-11-23 or 2026-11-23T10:00:00Z", param, ctx
            )
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


FILE = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
db_option = click.option(
    "--db",
    type=FILE,
    default=lambda: home.current().db,
    show_default="vitality.db in the data folder",
    help="The database.",
)
catalogue_option = click.option(
    "--catalogue",
    type=click.Path(path_type=Path),
    default=lambda: home.current().catalogue,
    show_default="the data folder's own, else the shipped one",
    help="A folder with networks.csv, or that file.",
)
wait_option = click.option(
    "--wait", "waits", is_flag=True, help="Wait for another command that writes the database."
)
archive_option = click.option(
    "--archive",
    "address",
    metavar="[URL]",
    is_flag=False,
    flag_value="",
    help="Ask archive.org, or the archive at URL, to keep the pages that decided a death or a move.",
)
as_of_option = click.option(
    "--as-of",
    type=MomentType(),
    default=lambda: datetime.now(UTC),
    show_default="now",
    help="The moment judged for.",
)


def was_said(name: str) -> bool:
    """Whether the option ``name`` of the command that runs was typed, or stands by its default."""
    source = click.get_current_context().get_parameter_source(name)
    return source is not click.core.ParameterSource.DEFAULT


def require(db: Path) -> None:
    """Stop with what to do where there is no database yet."""
    if not db.exists():
        raise Stop(f"There is no database at {db} yet: run vitality crawl first.")


def existing(path: Path) -> Path:
    """Return the path of a file; stop where there is none."""
    if not path.is_file():
        raise Stop(f"There is no file {path}.")
    return path

"""Where a command finds what it keeps: the data folder, and whether this is a checkout.

The folder is that of ``--home``, else of ``VITALITY_HOME``, else the checkout's ``data/``, else the
user's own data folder. The catalogue is the folder's own where it has one, else the shipped one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, rmtree

import click
from platformdirs import user_data_path

from commands.errors import Stop
from vocabulary.catalogue import SHIPPED, networks_file

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Home:
    """The data folder of one run."""

    folder: Path

    @property
    def db(self) -> Path:
        """The database."""
        return self.folder / "vitality.db"

    @property
    def exports(self) -> Path:
        """The folder of the exported files."""
        return self.folder / "exports"

    @property
    def candidates(self) -> Path:
        """The candidates for the catalogue that were found, for a person to accept."""
        return self.folder / "candidates.csv"

    @property
    def official_jobs(self) -> Path:
        """The official list of jobs, where the operator has imported it."""
        return self.folder / "official-jobs.csv"

    @property
    def demo(self) -> Path:
        """The folder of the demonstration."""
        return self.folder / "demo"

    @property
    def catalogue(self) -> Path:
        """The folder of the catalogue."""
        own = self.folder / "catalogue"
        return own if own.is_dir() else SHIPPED


def is_checkout() -> bool:
    """Whether the program runs from its working copy, where contributors' commands write."""
    return (ROOT / "pyproject.toml").is_file() and (ROOT / "tests").is_dir()


def checkout() -> Path:
    """Return the working copy's folder; without one, stop with what to do."""
    if not is_checkout():
        raise Stop(
            "This command writes into the project's own files, and this is an installed copy: "
            "clone the project and run the command there."
        )
    return ROOT


def own_catalogue(catalogue: Path) -> Path:
    """Return the catalogue to write into: never the shipped one of an installed copy.

    An upgrade replaces what was shipped, and with it would go who asked to be left out. So the shipped
    catalogue is first copied into the data folder, from where every command takes it from then on.
    """
    own = current().folder / "catalogue"
    if networks_file(catalogue).parent.resolve() != SHIPPED.resolve() or own.exists():
        return catalogue
    new = own.with_name(".catalogue.new")
    rmtree(new, ignore_errors=True)
    own.parent.mkdir(parents=True, exist_ok=True)
    copytree(SHIPPED, new)
    new.replace(own)
    click.echo(f"Your own catalogue is in {own} from now on: an upgrade leaves it as it is.")
    return own


def current() -> Home:
    """Return the data folder of the command that runs."""
    context = click.get_current_context(silent=True)
    asked = context.find_root().params.get("home") if context else None
    if asked:
        return Home(asked)
    return Home(ROOT / "data" if is_checkout() else user_data_path("vitality"))

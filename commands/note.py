"""``vitality note``: write down what a person knows of a network, and judge again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import click

from commands.append import append_row
from commands.crawl import summarise
from commands.errors import Stop, stopping
from commands.home import own_catalogue
from commands.language import language
from commands.meant import perhaps
from pipelines.database import check, locked
from pipelines.from_people import rewrite_editorial
from vocabulary.catalogue import EDITORIAL_COLUMNS, load, networks_file
from vocabulary.catalogue.checks import fact_faults
from vocabulary.catalogue.files import read_rows
from vocabulary.entries import SEEN


def note(entered: Mapping[str, str], seen: str | None, catalogue: Path, db: Path) -> int:
    """Add a fact to the catalogue, then to the database if there is one, and judge again.

    ``entered`` are cells of editorial.csv by column, empty where nothing was said; ``seen`` (``alive``
    or ``silent``) stands for the fact of a person who looked. Nothing is written when the fact has a
    fault. Returns the exit status of judging.
    """
    usual = {"dated": datetime.now(UTC).date().isoformat()}
    if seen:
        usual |= {
            "fact": "status",
            "value": seen,
            "note_fr": SEEN[seen].fr,
            "note_en": SEEN[seen].en,
        }
    said = {column: text.strip() for column, text in entered.items() if text.strip()}
    check(db)
    catalogue = _write(catalogue, usual | said)
    if not db.exists():
        return 0
    with locked(db, waits=True):  # for hours, where a crawl goes on: it is judged as of its end
        rewrite_editorial(db, load(catalogue).editorial)
        return summarise(db, datetime.now(UTC))


def _write(catalogue: Path, row: Mapping[str, str]) -> Path:
    """Add a fact, and return the catalogue that has it. Raises ``Stop``."""
    with stopping():
        listed = load(catalogue).networks
    networks = {network.id for network in listed}
    path = networks_file(catalogue).with_name("editorial.csv")
    rows = read_rows(path, EDITORIAL_COLUMNS)[0] if path.exists() else []
    last = rows[-1][0] + 1 if rows else 2
    whole = dict.fromkeys(EDITORIAL_COLUMNS, "") | dict(row)
    wrong = [
        f"{column}: {what.text(language())}"
        for place, column, what in fact_faults([*rows, (last, whole)], networks)
        if place == last
    ]
    if wrong:
        meant = "" if row["network"] in networks else perhaps(row["network"], listed)
        raise Stop(f"Nothing was written. {'; '.join(wrong)}.{meant}")
    catalogue = own_catalogue(catalogue)
    path = networks_file(catalogue).with_name("editorial.csv")
    append_row(path, EDITORIAL_COLUMNS, row)
    click.echo(f"Added to {path}.")
    return catalogue

"""``vitality entries``: what editors entered in the browser, and its way into the catalogue's files."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from commands.append import append_row, replace_file
from commands.home import own_catalogue
from commands.printing import printable
from pipelines.entries import add_entry, mark_exported, unexported
from vocabulary.catalogue import EDITORIAL_COLUMNS, OPTOUT_COLUMNS, networks_file
from vocabulary.catalogue.files import decode
from vocabulary.entries import Entry


def writer(db: Path) -> Callable[[Entry], None]:
    """Return what the dashboard hands entries to: the one writer of them."""
    return lambda entry: add_entry(db, entry, datetime.now(UTC))


def entries(db: Path, catalogue: Path, *, exports: bool) -> int:
    """Print what the catalogue lacks; ``exports``: write it into the catalogue's files. Returns 0."""
    waiting = unexported(db)
    for row in waiting:
        told = (row["entered_at"][:10], row["role"], row["kind"], row["network"], row["value"])
        click.echo(printable("  ".join(filter(None, (*told, row["text_fr"])))))
    if not exports:
        return 0
    networks = networks_file(own_catalogue(catalogue) if waiting else catalogue)
    done = [row["id"] for row in waiting if _into(networks, row)]
    mark_exported(db, done, datetime.now(UTC))
    click.echo(
        f"{len(done)} entries are in {networks.parent}: look at the difference, then vitality check."
    )
    return 0


def _into(networks: Path, row: Mapping[str, Any]) -> bool:
    """Write one entry into the catalogue; a proposal waits for a person. Returns whether it is in."""
    match row["kind"]:
        case "note":
            fact = {"network": row["network"], "fact": "status", "dated": row["dated"]}
            said = {"value": row["value"], "source_url": row["source_url"]}
            notes = {"note_fr": row["text_fr"], "note_en": row["text_en"]}
            path = networks.with_name("editorial.csv")
            append_row(path, EDITORIAL_COLUMNS, {**fact, **said, **notes})
        case "hide":
            note = f"{row['role']} {row['source_url']}".strip()
            asked = {"network": row["network"], "asked_on": row["dated"], "note": note}
            append_row(networks.with_name("optout.csv"), OPTOUT_COLUMNS, asked)
        case "description":
            texts = {"description_fr": row["text_fr"], "description_en": row["text_en"]}
            return _amend(networks, row["network"], texts)
        case _:
            click.echo(f"To be completed by a person: vitality new-network {row['value']}")
    return True


def _amend(path: Path, network: str, cells: Mapping[str, str]) -> bool:
    """Put cells into a network's row; all other bytes of the file's other rows stay as they mean."""
    text, form = decode(path.read_bytes())
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=form.delimiter))
    heading = rows[0]
    places = {name: heading.index(name) for name in ("id", *cells) if name in heading}
    found = [row for row in rows[1:] if len(row) == len(heading) and row[places["id"]] == network]
    if not found or len(places) <= len(cells):
        click.echo(f"{network} has no row with these columns in {path}: left as it is.", err=True)
        return False
    for name, cell in cells.items():
        found[0][places[name]] = cell
    out = io.StringIO()
    csv.writer(out, delimiter=form.delimiter, lineterminator="\n").writerows(rows)
    replace_file(path, out.getvalue(), form)
    return True

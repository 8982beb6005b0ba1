"""``vitality discover --review``: a person goes through the candidates, one by one, in the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from commands import candidates as own_file
from commands.append import append_row
from commands.candidates import ACCEPTED, LATER, NEW, REFUSED, Kept
from commands.errors import stopping
from commands.home import own_catalogue
from commands.language import language
from vocabulary.catalogue import NETWORK_COLUMNS, networks_file, row_faults
from vocabulary.catalogue.cells import UNCONFIRMED, as_id
from vocabulary.catalogue.wording import Problem
from vocabulary.said import Said

_ANSWERS = {"a": ACCEPTED, "r": REFUSED, "l": LATER, "q": ""}
ASK = Said(
    "[a]ccepter, [r]efuser pour toujours, plus tard [l], [q]uitter",
    "[a]ccept, [r]efuse for ever, [l]ater, [q]uit",
)
LEFT = Said("{number} candidats à passer en revue.", "{number} candidates to go through.")
NONE = Said(
    "Aucun candidat n’attend de décision dans {path}.",
    "No candidate waits for a decision in {path}.",
)
ADDED = Said("{name} est ajouté à {path}.", "Added {name} to {path}.")
#: What a person may correct of an accepted candidate, in this order.
_ASKED = (
    *("name", "id", "sectors", "audience", "languages", "region", "town", "kind"),
    *("description_fr", "description_en", "source"),
)


def review_candidates(path: Path, catalogue: Path) -> int:
    """Ask about each candidate without a decision and keep each answer at once; return 0.

    An accepted one becomes a row of the catalogue's ``networks.csv``.
    """
    lang = language()
    kept = own_file.read(path)
    waiting = [place for place, each in enumerate(kept) if each.decided in {NEW, LATER, ""}]
    click.echo((LEFT if waiting else NONE)[lang].format(number=len(waiting), path=path))
    for place in waiting:
        click.echo(_shown(kept[place]))
        answer = click.prompt(ASK[lang], type=click.Choice(list(_ANSWERS)), show_choices=False)
        if answer == "q":
            return 0
        if answer == "a":
            catalogue = own_catalogue(catalogue)
            networks = networks_file(catalogue)
            append_row(networks, NETWORK_COLUMNS, _row(kept[place], catalogue))
            click.echo(ADDED[lang].format(name=kept[place].name, path=networks))
        kept[place] = replace(kept[place], decided=_ANSWERS[answer])
        own_file.write(path, kept)
    return 0


def _shown(candidate: Kept) -> str:
    lines = (
        f"\n{candidate.name}\n  {candidate.url}",
        candidate.description,
        candidate.note,
        " · ".join(filter(None, (candidate.sectors, candidate.region, candidate.town))),
        candidate.why,
        candidate.source,
    )
    return "\n  ".join(line for line in lines if line)


def _row(candidate: Kept, catalogue: Path) -> Mapping[str, str]:
    """Return the catalogue's row, asked cell by cell until nothing is wrong with it."""
    today = datetime.now(UTC).date().isoformat()
    row = dict.fromkeys(NETWORK_COLUMNS, "") | {
        "id": as_id(candidate.name),
        "name": candidate.name,
        "url": candidate.url,
        "sectors": candidate.sectors or "general",
        "languages": candidate.languages or "fr",
        "country": "FR",
        "region": candidate.region,
        "town": candidate.town,
        "kind": "local" if candidate.region else "sector",
        "source": candidate.source or UNCONFIRMED,
        "source_date": candidate.source_date if candidate.source else "",
        "reviewed_on": today,
    }
    asked: tuple[str, ...] = _ASKED
    while asked:
        for column in asked:
            row[column] = click.prompt(f"  {column}", default=row[column]).strip()
        wrong = _wrong(row, catalogue)
        for column, problem in wrong:
            click.echo(f"  {column}: {problem.text(language())}", err=True)
        asked = tuple(dict.fromkeys(column for column, _problem in wrong))
    return row


def _wrong(row: Mapping[str, str], catalogue: Path) -> list[tuple[str, Problem]]:
    with stopping():
        return row_faults(catalogue, row)

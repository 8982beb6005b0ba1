"""The operator's own file of candidates: what was found, where, and what a person decided of each."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from commands.append import replace_file

#: What a person has said of a candidate; ``refused`` is for ever.
NEW, ACCEPTED, REFUSED, LATER = "new", "accepted", "refused", "later"


@dataclass(frozen=True, slots=True)
class Kept:
    """One row. ``sectors``, ``region`` and ``languages`` may be guesses: ``why`` says by which words."""

    name: str
    url: str
    languages: str = ""
    sectors: str = ""
    region: str = ""
    town: str = ""
    why: str = ""
    description: str = ""
    note: str = ""
    source: str = ""
    source_date: str = ""
    found_on: str = ""
    decided: str = NEW


_COLUMNS = tuple(field.name for field in fields(Kept))


def read(path: Path) -> list[Kept]:
    """Return the candidates kept at ``path``; none where there is no file yet."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        return [Kept(**{name: row.get(name) or "" for name in _COLUMNS}) for row in rows]


def write(path: Path, candidates: Iterable[Kept]) -> None:
    """Replace the file at ``path``: whole or not at all. Spreadsheets read it as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [_COLUMNS, *(tuple(asdict(each).values()) for each in candidates)]
    text = "".join(",".join(map(_cell, line)) + "\r\n" for line in lines)
    replace_file(path, text)


def _cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: what directories say is not trusted."""
    line = " ".join(text.split())
    safe = f"'{line}" if line.startswith(("=", "+", "-", "@")) else line
    return '"' + safe.replace('"', '""') + '"'

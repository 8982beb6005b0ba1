"""Add one row to a file of the catalogue, as people keep it: whole or not at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from vocabulary.catalogue.cells import BOM


def with_row(path: Path, columns: tuple[str, ...], row: Mapping[str, str]) -> str:
    """Return the text of a CSV file with one more ``row``; a missing file is begun with ``columns``."""
    text = path.read_text(encoding="utf-8") if path.exists() else ",".join(columns) + "\n"
    header = next(csv.reader(io.StringIO(text.removeprefix(BOM))))
    line = io.StringIO()
    csv.DictWriter(line, header, restval="", lineterminator="\n").writerow(row)
    return text + ("" if text.endswith("\n") else "\n") + line.getvalue()


def replace_file(path: Path, text: str) -> None:
    """Write ``text`` beside ``path`` and put it in its place at once: never half a file."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="utf-8", newline="")
    new.replace(path)

"""Where the tables of words are, and their rows."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

#: They stand in ``data/``, where people edit them; an installed copy carries them beside this file.
_CHECKOUT = Path(__file__).parents[2] / "data" / "words"
FOLDER = _CHECKOUT if _CHECKOUT.is_dir() else Path(__file__).with_name("shipped")


def rows(path: Path) -> Iterator[list[str]]:
    """Yield the cells of each row under the header."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader, None)
        yield from reader

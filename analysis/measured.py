"""How often an answered page is taken for something else: the last measurement, as it was written down.

``python -m bench.faces`` measures again and writes the file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from vocabulary.items import Face

FILE = Path(__file__).with_name("measured_faces.json")


class PageKind(NamedTuple):
    """One kind of page: how many there were, read right, missed as living, taken for another kind."""

    face: Face
    pages: int
    right: int
    missed: int
    other: int


class Living(NamedTuple):
    """Pages of living sites: how many, taken for ended, and for out of order, walled or hidden."""

    pages: int
    ended: int
    hidden: int


class Errors(NamedTuple):
    """A measurement: when, of how many captured and written pages, and what came of it."""

    measured_on: str  # ISO date
    captured: int
    written: int
    kinds: tuple[PageKind, ...]
    living: Living


@cache
def errors() -> Errors:
    """Return the last measurement. Raises ``KeyError`` or ``ValueError`` for a file of another shape."""
    known: Mapping[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    kinds = (PageKind(Face(face), **counts) for face, counts in known["kinds"].items())
    return Errors(
        known["measured_on"],
        known["captured"],
        known["written"],
        tuple(sorted(kinds, key=lambda each: -each.pages)),
        Living(**known["living"]),
    )


def write(found: Errors) -> None:
    """Write a measurement down."""
    kinds = {str(each.face): each._asdict() for each in found.kinds}
    for each in kinds.values():
        del each["face"]
    told = {**found._asdict(), "kinds": kinds, "living": found.living._asdict()}
    FILE.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

"""The tables a text is understood by, loaded at the first use and kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.understanding.guess import Guesser
from analysis.understanding.jobs import Codes, learned, load_codes, load_rows
from analysis.understanding.meanings import Book
from analysis.understanding.official import OfficialBook, load_official
from analysis.understanding.people import load_people
from analysis.understanding.places import Places, load_places


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What words can mean, whatever networks there are."""

    jobs: Book
    places: Places
    codes: Codes
    guesser: Guesser
    people: Book
    official: OfficialBook | None = None  # the list an operator has imported


@cache
def load_lexicon(official: Path | None = None) -> Lexicon:
    """Return the tables, read once; ``official`` is where an imported list is kept, if there is one."""
    jobs, guesser = learned(load_rows())
    codes = load_codes()
    imported = load_official(official, codes) if official and official.exists() else None
    return Lexicon(jobs, load_places(), codes, guesser, load_people(), imported)

"""The tables a text is understood by, loaded at the first use and kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.understanding.guess import Guesser
from analysis.understanding.jobs import Codes, learned, load_codes, load_rows
from analysis.understanding.meanings import Book
from analysis.understanding.places import Places, load_places


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What words can mean, whatever networks there are."""

    jobs: Book
    places: Places
    codes: Codes
    guesser: Guesser


@cache
def load_lexicon() -> Lexicon:
    """Return the tables, read once."""
    jobs, guesser = learned(load_rows())
    return Lexicon(jobs, load_places(), load_codes(), guesser)

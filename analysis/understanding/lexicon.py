"""The tables a text is understood by, loaded at the first use and kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.understanding.jobs import Codes, book_of, load_codes, load_rows
from analysis.understanding.meanings import Book
from analysis.understanding.places import Places, load_places


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What words can mean, whatever networks there are."""

    jobs: Book
    places: Places
    codes: Codes


@cache
def load_lexicon() -> Lexicon:
    """Return the tables, read once."""
    return Lexicon(book_of(load_rows()), load_places(), load_codes())

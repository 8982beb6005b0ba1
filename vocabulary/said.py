"""What is said to people: one value for a text in both languages, set as each language sets it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Language(StrEnum):
    """A language that people read us in. French comes first: most readers are French."""

    FR = "fr"
    EN = "en"

    @property
    def locale(self) -> str:
        """The name by which Babel knows how this language is written."""
        return "en_GB" if self is Language.EN else "fr"


@dataclass(frozen=True, slots=True)
class Said:
    """One text in both languages, typeset; ``said[language]`` is the one a reader wants."""

    fr: str
    en: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "fr", typeset(self.fr, Language.FR))
        object.__setattr__(self, "en", typeset(self.en, Language.EN))

    def __getitem__(self, language: Language) -> str:
        return self.fr if language is Language.FR else self.en

    def __iter__(self) -> Iterator[str]:
        return iter((self.fr, self.en))


#: An apostrophe between letters, as in "l'adresse": never one that quotes.
_STRAIGHT = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s\w)")
#: A space before a high sign, or within guillemets. A colon in "12:30" or "https:" has none.
_BEFORE, _AFTER = re.compile(r" (?=[;:!?»]|%(?!\())"), re.compile(r"(?<=«) ")


@lru_cache(maxsize=10_000)
def typeset(text: str, language: Language) -> str:
    """Return a text with typographic apostrophes and, in French, no-break spaces.

    Nothing is added or taken away but the kind of an apostrophe or of a space, so that a text
    which is set already stays as it is.
    """
    if "'" in text:
        text = _STRAIGHT.sub("\u2019", text)
    if language is Language.FR:
        text = _AFTER.sub("\u00a0", _BEFORE.sub("\u00a0", text))
    return text

"""The language a page is written in: what it states, and where it states none, what its words tell.

Pages that state none, and templates that say English over a French text, are common; the order of a
date's day and month and the mark of thousands hang on it.
"""

from __future__ import annotations

import re
from typing import Final

from crawler.page import Page
from crawler.readers.common_words import COMMON_WORDS, ENGLISH_WORDS

#: So many characters of a page are weighed, and so many different common words must be found there.
_WEIGHED: Final = 4_000
_LEAST: Final = 4
#: Against how many English ones they stand: names of software and of themes are English everywhere.
_MARGIN: Final = 2
_WORD = re.compile(r"[^\W\d_]{2,}")
_ENGLISH: Final = frozenset(ENGLISH_WORDS.split())


def _by_word() -> dict[str, tuple[str, ...]]:
    spoken: dict[str, tuple[str, ...]] = {}
    for language, words in COMMON_WORDS.items():
        for word in set(words.split()):
            spoken[word] = (*spoken.get(word, ()), language)
    return spoken


_SPOKEN_IN: Final = _by_word()


def page_language(page: Page) -> str | None:
    """Return the language tag the page states, as written, or the code that its words tell.

    The words count where nothing is stated, and where English is. English by its words alone is
    ``None``: which English, and so which order of day and month, they do not tell.
    """
    stated = (page.lang or "").strip()
    if stated and not stated.lower().startswith("en"):
        return stated
    return page.once(_told_by_words) or stated or None


def _told_by_words(page: Page) -> str | None:
    hits = dict.fromkeys(COMMON_WORDS, 0)
    english = 0
    for word in set(_WORD.findall(page.folded_text[:_WEIGHED])):
        for language in _SPOKEN_IN.get(word, ()):
            hits[language] += 1
        english += word in _ENGLISH
    told = max(hits, key=hits.__getitem__)
    return told if hits[told] >= max(_LEAST, _MARGIN * english) else None

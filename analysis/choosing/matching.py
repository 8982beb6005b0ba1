"""Whether a group's name names a trade, in French or in English. Pure.

A label such as "Communication et marketing" names its trade in parts; one of them, word by word, is
enough. Case, accents and the plural do not count; a piece of a word is not the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from vocabulary.identity import plain
from vocabulary.said import Said

#: The words of a name of a trade, in order, as compared.
Phrase = tuple[str, ...]

_PARTS = re.compile(r",| et | and ")
_WORD = re.compile(r"[^\W_]+")
_PLURAL = re.compile(r"(?<=[^\W_]{3})[sx]$")


def phrases(labels: Iterable[Said]) -> tuple[Phrase, ...]:
    """Return the names of the trades with these labels."""
    parts = (part for label in labels for text in label for part in _PARTS.split(text))
    found = (_words(part) for part in parts)
    return tuple(dict.fromkeys(phrase for phrase in found if phrase))


def contains(name: str, phrase: Phrase) -> bool:
    """Whether a group's name holds all words of a phrase, one after the other."""
    words, length = _words(name), len(phrase)
    starts = (i for i, word in enumerate(words) if word == phrase[0])
    return any(words[i : i + length] == phrase for i in starts)


def speaks_of(words: str, beginnings: tuple[str, ...]) -> bool:
    """Whether one of some plain words, each after a space, has one of some beginnings."""
    return any(f" {each}" in words for each in beginnings)


@lru_cache(maxsize=50_000)  # the names of the same groups are compared in every answer
def _words(text: str) -> tuple[str, ...]:
    return tuple(_PLURAL.sub("", word) for word in _WORD.findall(plain(text)))

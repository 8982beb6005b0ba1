"""Which words a pattern cannot do without: looked for first, since nearly all texts hold none of them.

To look for a hundred words at once takes one pass over a text; a pattern of a hundred wordings is tried at
each of its letters. The words are read off the pattern itself, so that no list has to be kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property
from typing import Any, Final

from ahocorasick_rs import AhoCorasick

#: Letters of a word that rules anything out.
_SHORTEST: Final = 3
#: How Python itself reads a pattern: steps, each a kind and what it is made of.
_parse: Final = re._parser.parse  # type: ignore[attr-defined]
_REPEATS: Final = frozenset(("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"))


@cache
def needles(pattern: str) -> frozenset[str]:
    """Return words in small letters, one of which is in every text in which ``pattern`` is found.

    Empty where no such words can be told. Case is the text's: it is to be searched in small letters.
    """
    return _of_all(_parse(pattern))


def _of_all(steps: Iterable[Any]) -> frozenset[str]:
    """Return the best words of steps that follow each other: those of one of them."""
    best: frozenset[str] = frozenset()
    run = ""
    for kind, made_of in steps:
        if str(kind) == "LITERAL":
            run += chr(made_of).lower()
            best = max(best, frozenset((run,)), key=_worth)
        else:
            run = ""
            best = max(best, _of(str(kind), made_of), key=_worth)
    return best


def _of(kind: str, made_of: Any) -> frozenset[str]:
    """Return the words of one step."""
    if kind == "BRANCH":
        ways = [_of_all(way) for way in made_of[1]]
        return frozenset().union(*ways) if all(ways) else frozenset()
    if kind == "SUBPATTERN":
        return _of_all(made_of[-1])
    if kind == "ATOMIC_GROUP":
        return _of_all(made_of)
    if kind in _REPEATS and made_of[0]:
        return _of_all(made_of[2])
    return frozenset()


def _worth(words: frozenset[str]) -> int:
    """How many letters all of some words have: the more, the rarer they are."""
    shortest = min(map(len, words), default=0)
    return shortest if shortest >= _SHORTEST else 0


class Sieve:
    """Tells of a text whether it is worth trying some patterns on it: each has needles."""

    def __init__(self, *patterns: re.Pattern[str]) -> None:
        self._patterns = patterns

    @cached_property
    def _finder(self) -> AhoCorasick:  # when first asked: reading patterns takes milliseconds
        found = [needles(each.pattern) for each in self._patterns]
        assert all(found)
        return AhoCorasick(sorted(frozenset().union(*found)))

    def holds(self, lower: str) -> bool:
        """Whether a text, in small letters, has a needle of one of the patterns."""
        return bool(self._finder.find_matches_as_indexes(lower))

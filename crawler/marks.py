"""Which of the byte strings that probes look for are in a body: all of them in one pass.

Some sixty probes each know their platform by a few byte strings. Looking for them one by one costs
more than reading the page; an Aho-Corasick automaton finds all at once. Marks are learnt as they are
asked for: the first page is searched plainly, the later ones by the automaton.
"""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import BytesAhoCorasick

#: In the order learnt. Only constants of probes: it does not grow with the pages.
_known: dict[bytes, None] = {}


@cache
def finder(words: tuple[bytes, ...]) -> BytesAhoCorasick:
    """Return what finds all of some constant words in one pass, each by its number."""
    return BytesAhoCorasick(list(words))


def learn(mark: bytes) -> None:
    """Look for ``mark`` from the next page on."""
    _known[mark] = None
    _automaton.cache_clear()


def search(body: bytes) -> tuple[frozenset[bytes], frozenset[bytes]]:
    """Return the marks known by now, and those of them that ``body`` contains."""
    marks, known, automaton = _automaton()
    hits = automaton.find_matches_as_indexes(body, overlapping=True)
    return known, frozenset([marks[number] for number in {hit[0] for hit in hits}])


@cache
def _automaton() -> tuple[tuple[bytes, ...], frozenset[bytes], BytesAhoCorasick]:
    return tuple(_known), frozenset(_known), BytesAhoCorasick(list(_known))

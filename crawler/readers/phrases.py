"""A stretch of text as words, and sets of phrases looked up in it. Pure; linear in the text.

A set lookup for each run of words costs less than a pattern of some hundred alternatives, and no
text is worse than another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

#: A word (an elided article apart: "l'", "association"), a sign, or the end of a line.
_TOKEN = re.compile(r"[^\W_]+(?:[-·][^\W_]+)*'?|\n|=>|[^\w\s]")


def tokens_of(text: str) -> list[str]:
    """Return the words and signs of ``text`` as written; each typographic apostrophe is plain."""
    return _TOKEN.findall(text.replace("’", "'"))


def any_part(*parts: str) -> re.Pattern[str]:
    """Return a pattern for any of the blank-separated words of ``parts``; ``_`` in them is a blank."""
    words = (word.replace("_", " ") for part in parts for word in part.split())
    return re.compile("|".join(words))


class Phrases:
    """A set of phrases in lower case, each of one or more words."""

    def __init__(self, *tables: Iterable[str]) -> None:
        known = {tuple(tokens_of(phrase)) for table in tables for phrase in table}
        self._by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._by_last: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for phrase in sorted(known, key=len, reverse=True):
            self._by_first[phrase[0]].append(phrase)
            self._by_last[phrase[-1]].append(phrase)

    def __contains__(self, word: str) -> bool:
        return (word,) in self._by_first.get(word, ())

    def begin_of(self, tokens: list[str], end: int) -> int | None:
        """Return where the longest phrase that ends before ``end`` begins, or ``None``."""
        for phrase in self._by_last.get(tokens[end - 1], ()) if end else ():
            begin = end - len(phrase)
            if begin >= 0 and tuple(tokens[begin:end]) == phrase:
                return begin
        return None

    def end_of(self, tokens: list[str], start: int) -> int | None:
        """Return where the longest phrase that begins at ``start`` ends, or ``None``."""
        for phrase in self._by_first.get(tokens[start], ()) if start < len(tokens) else ():
            end = start + len(phrase)
            if tuple(tokens[start:end]) == phrase:
                return end
        return None

    def are_in(self, tokens: list[str]) -> bool:
        """Whether any phrase is within ``tokens``."""
        return any(
            word in self._by_last and self.begin_of(tokens, at + 1) is not None
            for at, word in enumerate(tokens)
        )

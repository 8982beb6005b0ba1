"""A stretch of text as words, and sets of phrases looked up in it. Pure; linear in the text.

A set lookup for each run of words costs less than a pattern of some hundred alternatives, and no
text is worse than another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

#: A word (an elided article apart: "l'", "association"), a sign, or the end of a line.
_TOKEN = re.compile(r"[^\W_]{1,4}['’](?=\w)|[^\W_]+(?:[-·][^\W_]+)*['’]?|=>|\n|[^\w\s]")


def tokens_of(text: str) -> list[str]:
    """Return the words and signs of ``text`` as written; each typographic apostrophe is plain."""
    return _TOKEN.findall(text.replace("’", "'"))


class Phrases:
    """A set of phrases in lower case, each of one or more words."""

    def __init__(self, *tables: Iterable[str]) -> None:
        self._known = frozenset(tuple(tokens_of(phrase)) for table in tables for phrase in table)
        self._most = max(map(len, self._known))

    def __contains__(self, word: str) -> bool:
        return (word,) in self._known

    def begin_of(self, tokens: list[str], end: int) -> int | None:
        """Return where the longest phrase that ends before ``end`` begins, or ``None``."""
        for length in range(min(self._most, end), 0, -1):
            if tuple(tokens[end - length : end]) in self._known:
                return end - length
        return None

    def end_of(self, tokens: list[str], start: int) -> int | None:
        """Return where the longest phrase that begins at ``start`` ends, or ``None``."""
        for length in range(min(self._most, len(tokens) - start), 0, -1):
            if tuple(tokens[start : start + length]) in self._known:
                return start + length
        return None

    def last_in(self, tokens: list[str]) -> int | None:
        """Return where the last phrase within ``tokens`` ends, or ``None``."""
        return next(
            (end for end in range(len(tokens), 0, -1) if self.begin_of(tokens, end) is not None),
            None,
        )

    def are_in(self, tokens: list[str]) -> bool:
        """Whether any phrase is within ``tokens``."""
        return self.last_in(tokens) is not None

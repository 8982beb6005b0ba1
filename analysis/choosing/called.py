"""The networks by the words of their names and addresses: one text to find a word in. Pure."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from analysis.choosing.lookup import Named
from analysis.understanding.letters import unaccent

_SCHEME = re.compile(r"^\w+://(?:www\.)?")
_WORD = re.compile(r"[^\W_]+")


class Called:
    """A line for each network, in the order given."""

    def __init__(self, networks: Iterable[Named]) -> None:
        lines = [_encoded(f"{_called(each.name, each.url)}\n") for each in networks]
        self._text = b"".join(
            lines
        )  # bytes: one letter of another script would make all of it wide
        self._ends = array("q", accumulate(map(len, lines)))

    def by(self, beginnings: Sequence[str]) -> set[int]:
        """Return the places of the networks that have a word with each of some plain beginnings."""
        found = (set(self._with(_encoded(f" {each}"))) for each in beginnings)
        return set.intersection(*found)

    def _with(self, beginning: bytes) -> Iterable[int]:
        at = self._text.find(beginning)
        while at >= 0:
            place = bisect_right(self._ends, at)
            yield place
            at = self._text.find(beginning, self._ends[place])


def _called(name: str, url: str) -> str:
    """Return the words of a name and an address, each after a space; not what all addresses have."""
    host, slash, path = _SCHEME.sub("", url).partition("/")
    return " ".join(
        ["", *_WORD.findall(unaccent(f"{name} {host.rpartition('.')[0]}{slash}{path}"))]
    )


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")

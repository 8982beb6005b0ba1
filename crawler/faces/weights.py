"""What each word of a page says of what it is, learned from labelled pages. No page, no clock.

Each **mark** (a word's beginning, two of them side by side or with one between) has a weight for each face,
learned by ``python -m bench.wording`` and kept in ``tables/wording.tsv``. Reading is a sum.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from vocabulary.items import Face

TABLE = Path(__file__).with_name("tables") / "wording.tsv"
#: Weights are kept as whole numbers.
SCALE = 100
#: Letters of a word's beginning: "ferme" is in "fermé", "fermée", "fermeture".
_STEM = 5
_WORD = re.compile(r"[^\W\d_]+|\d+|[?!:]")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: Known marks below which nothing is said.
_KNOWN = 8


@dataclass(frozen=True, slots=True)
class Weights:
    """What each mark says, for each face in the order of ``faces``; ``start``: what no mark at all says."""

    faces: tuple[Face, ...]
    start: tuple[float, ...]
    of: Mapping[str, tuple[float, ...]]


def marks(sentences: Iterable[str], heads: Iterable[str]) -> frozenset[str]:
    """Return the marks of folded sentences and headings."""
    found: set[str] = set()
    for sentence in sentences:
        stems = _stems(sentence)
        found.update(stems)
        bound = ["^", *stems, "$"]
        found.update(f"{one} {two}" for one, two in pairwise(bound))
        found.update(f"{one} _ {two}" for one, two in zip(bound, bound[2:], strict=False))
    for head in heads:
        found.update(f"h:{stem}" for stem in _stems(head))
    return frozenset(found)


def chances(found: frozenset[str]) -> Mapping[Face, float]:
    """Return how probable each face is for a page with these marks; nothing when too few are known."""
    learned = weights()
    if sum(mark in learned.of for mark in found) < _KNOWN:
        return {}
    return probabilities(found, learned)


def probabilities(found: frozenset[str], learned: Weights) -> dict[Face, float]:
    """Return how probable each face is, 0 to 1, for a page with these marks."""
    known = [learned.of[mark] for mark in found if mark in learned.of]
    length = math.sqrt(len(known)) or 1.0
    scores = [
        start + sum(mark[at] for mark in known) / length for at, start in enumerate(learned.start)
    ]
    highest = max(scores)
    shares = [math.exp(score - highest) for score in scores]
    return {face: share / sum(shares) for face, share in zip(learned.faces, shares, strict=True)}


@cache
def weights() -> Weights:
    """Return what was learned."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = dict(line.split("\t", 1) for line in lines if not line.startswith("#"))
    faces = tuple(Face(name) for name in rows.pop("").split("\t"))
    read = {
        mark: tuple(int(number or 0) / SCALE for number in numbers.split("\t"))
        for mark, numbers in rows.items()
    }
    return Weights(faces, read.pop("start:"), read)


def _stems(folded: str) -> list[str]:
    return [_stem(word) for word in _WORD.findall(folded)]


def _stem(word: str) -> str:
    if word.isdigit():
        return "<year>" if _YEAR.fullmatch(word) else "<number>"
    return word[:_STEM]

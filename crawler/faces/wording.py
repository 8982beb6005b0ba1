"""A page with nothing of its own, read by its words as a whole.

Tables and grammars know wordings. People say the same in others each time, but with words of the same
stock: what these say, each a little, adds up. Each **mark** of a page (a word's beginning, two of them side
by side or with one between) has a weight for each face, learned from labelled pages
(``python -m bench.wording``, ``tables/wording.tsv``). Asked late, and only of pages with nothing of their
own. A farewell is believed where the marks leave little chance that the page is an ordinary one; pages made
by software have marks of their own, and are left to the tables. The other way round, a page whose marks say
that it is an ordinary one is no notice by its words alone (``is_ordinary``).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from crawler.faces.closing_date import closing_date
from crawler.faces.closure import is_of_another, only_date, own_names, successor
from crawler.faces.facts import Sight
from crawler.faces.farewell_words import COMING, LATE_OBJECT, NOT_AN_END
from crawler.faces.finding import Finding
from vocabulary.items import Face

TABLE = Path(__file__).with_name("tables") / "wording.tsv"
#: Weights are kept as whole numbers.
SCALE = 100
#: Letters of a word's beginning: "ferme" is in "fermé", "fermée", "fermeture".
_STEM = 5
_WORD = re.compile(r"[^\W\d_]+|\d+|[?!:]")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: The only status under which words are all there is to go by.
_ANSWERED = 200
#: Words of a page that says too little, or something more.
_FEWEST, _MOST = 3, 120
#: Known marks below which nothing is said.
_KNOWN = 8
#: How probable it is at least that the page is no ordinary one.
_SURE = 0.9
#: How probable it is that a page is an ordinary one where no grammar of notices is believed.
_ORDINARY = 0.85


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


def page_marks(facts: Sight) -> frozenset[str]:
    """Return the marks of a page."""
    heads = facts.folded_heads
    return marks(dict.fromkeys((*heads, *facts.folded_sentences)), heads[:3]) | {
        f"links {min(len(facts.foreign_urls), 3)}"
    }


def is_asked(facts: Sight) -> bool:
    """Whether a page can be read by its words: it has nothing of its own, and says something."""
    return facts.page.is_html and facts.is_bare and _FEWEST <= len(facts.text.split()) <= _MOST


def is_ordinary(facts: Sight) -> bool:
    """Whether the words of a page with nothing of its own say that it is no notice of any kind."""
    return _chances(facts).get(Face.OK, 0) >= _ORDINARY


def wording(facts: Sight) -> Finding | None:
    """Recognise a farewell, on a page with nothing of its own, by its words as a whole."""
    chances = dict(_chances(facts)) if facts.page.status == _ANSWERED else {}
    if not chances:
        return None
    learned, ordinary = weights(), chances.pop(Face.OK)
    face = max(chances, key=lambda each: chances[each])
    if 1 - ordinary < _SURE or face is not Face.CLOSURE_NOTICE or _is_another_s(facts):
        return None
    said = _telling(facts, face, learned)
    signs = ("its words as a whole", "nothing of its own")
    day = closing_date(said) or only_date(facts)
    today = facts.page.fetched_at.date().isoformat()[: len(day)]
    if day > today:
        return Finding(Face.OK, signs, said[:200], closes_on=day)
    if day == today and COMING.search(facts.said):
        return None
    return Finding(face, signs, said[:200], day, successor(facts), notice="closed")


def _chances(facts: Sight) -> dict[Face, float]:
    """Return how probable each face is; nothing for a page that cannot be read by its words."""
    found = page_marks(facts) if is_asked(facts) else frozenset()
    if sum(mark in weights().of for mark in found) < _KNOWN:
        return {}
    return probabilities(found, weights())


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


def _is_another_s(facts: Sight) -> bool:
    """Whether somebody else has ended, or somebody asks, or takes the end back."""
    asks = facts.has("form") or any("?" in each for each in facts.sentences)
    is_taken_back = NOT_AN_END.search(facts.said) or LATE_OBJECT.search(facts.said)
    return asks or is_taken_back is not None or is_of_another(facts, own_names(facts))


def _telling(facts: Sight, face: Face, learned: Weights) -> str:
    """Return the sentence that says most of ``face``."""
    at, ordinary = learned.faces.index(face), learned.faces.index(Face.OK)

    def says(sentence: str) -> float:
        known = (learned.of[mark] for mark in marks((sentence,), ()) if mark in learned.of)
        return sum(mark[at] - mark[ordinary] for mark in known)

    return max(facts.folded_sentences, key=says, default="")

"""Those counted whom no table names: "une communauté de 4 000 traders", "nous sommes 72 aujourd'hui".

People are named without end, so they are found by what stands before their figure, which people alone
(or hardly anything else) may follow: a community of so many, "we are so many", "join so many". A noun
there is taken for people unless it names a thing or those who are paid. Linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from crawler.readers import open_words as words
from crawler.readers.numbers import FIGURE, any_of
from crawler.readers.people import SURE, Label, Who

_FILLERS: Final = rf"(?:{any_of(words.FILLERS)}\s){{0,2}}"
_HEAD = re.compile(
    rf"(?<!\w)(?:(?:{any_of(words.COMMUNITIES)}(?:\s[^\W\d_]{{3,20}}){{0,2}}\s{any_of(words.OF)}"
    rf"|(?P<we>{any_of(words.WE_ARE)})|(?P<they>{any_of(words.THEY_ARE)})|{any_of(words.JOIN)})"
    rf"(?:(?<=')|\s){_FILLERS})"
)
_COUNTED = re.compile(FIGURE)
_NOUN = re.compile(rf"\s(?:de\s|d')?(?P<noun>[^\W\d_]{{3,30}}{any_of(words.PLURALS)})(?![\w-])")
_ALONE = re.compile(rf"(?=\s{any_of(words.ALONE)}(?!\w))")
#: Characters of the longest figure, and before "they are so many" in which members are named.
_FIGURE, _NEAR = 60, 160
#: More are a list or hostile.
_MOST: Final = 200


def open_labels(folded: str, known: Sequence[Label]) -> Iterator[Label]:
    """Yield those counted in ``folded`` text beside the ``known``, with none of which they overlap.

    A label without a word stands after a figure that has none: "nous sommes 72 aujourd'hui".
    """
    taken = {at for label in known for at in (label.start, label.end)}
    folded = folded.replace("’", "'")
    for _, head in zip(range(_MOST), _HEAD.finditer(folded), strict=False):
        figure = _COUNTED.match(folded, head.end(), head.end() + _FIGURE)
        if figure is None:
            continue
        noun = _NOUN.match(folded, figure.end())
        if noun and is_people(noun["noun"]):
            if taken.isdisjoint(range(noun.start("noun"), noun.end() + 1)):
                yield Label(noun["noun"], Who.PEOPLE, noun.start("noun"), noun.end(), frozenset())
        elif (head["we"] or (head["they"] and _are_members(known, head.start()))) and _ALONE.match(
            folded, figure.end()
        ):
            yield Label("", Who.PEOPLE, figure.end(), figure.end(), frozenset())


def is_people(noun: str) -> bool:
    """Whether a plural noun after a community, "we are" or "join" may name its people."""
    return noun not in words.NO_PEOPLE and not noun.endswith(words.THING_ENDS)


def _are_members(known: Sequence[Label], at: int) -> bool:
    """Whether members were spoken of shortly before ``at``."""
    return any(label.who in SURE and at - _NEAR < label.start < at for label in known)

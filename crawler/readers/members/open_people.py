"""Those counted whom no table names: "une communauté de 4 000 traders", "nous sommes 72 aujourd'hui".

People are named without end, so they are found by what stands before their figure, which people alone
(or hardly anything else) may follow: a community of so many, "we are so many", "join so many"; or by
what is said after them: "nous ont rejoints". A noun there is taken for people unless it names a thing
or those who are paid. The words are found in one pass, so the cost is linear whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick

from crawler.readers.members import open_words as words
from crawler.readers.members.frame_words import GATHERS, TO_GATHER, WE_GATHER
from crawler.readers.members.people import SURE, Label, Who
from crawler.readers.members.people_words import NO_BODIES
from crawler.readers.numbers import FIGURE, any_of

_FILLERS: Final = rf"(?:(?<=')|\s)(?P<fillers>(?:{any_of(words.FILLERS)}\s){{0,2}})"
_BEFORE_FIGURE = re.compile(_FILLERS)
_COMMUNITY_OF = re.compile(rf"(?:\s[^\W\d_]{{3,20}}){{0,2}}\s{any_of(words.OF)}{_FILLERS}")
_WORD: Final = r"[^\W\d_]{2,24}(?:-[^\W\d_]{2,24}){0,2}"
_PLURAL: Final = rf"{_WORD}{any_of(words.PLURALS)}(?![\w-])"
_NOUN: Final = rf"(?:de\s|d')?(?P<noun>{_PLURAL}|{_WORD}\s{_PLURAL})"
_COUNTED, _NOUN_AFTER = re.compile(FIGURE), re.compile(rf"\s{_NOUN}")
_COUNTED_BEFORE = re.compile(rf"{FIGURE}\s(?:(?P<noun>{_WORD})(?:\s{_WORD}){{0,3}}\s)?$")
_ENDS = re.compile(r"\s?(?:[.!;…\n]|$)")
_GOES_ON = re.compile(r"\s?,\s(?!puis|avant|mais|[0-9])")
_THEN = re.compile(rf"(?<!plus )(?<!moins )(?<!près )(?<!\w){any_of(words.THEN)}\s?{FIGURE}\s$")
_OTHER_FIGURE = re.compile(r"[.!?\n]|(?<![0-9])(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]")
_ALONE = re.compile(rf"\s{any_of(words.ALONE)}(?!\w)")
#: Characters of the longest figure, and before "they are so many" in which members are named.
_FIGURE, _NEAR = 60, 160
#: Characters before "nous ont rejoints" in which those counted stand with their figure.
_BACK: Final = 70
#: More words are a list or hostile.
_MOST: Final = 400

_TABLES: Final = (
    ("community", words.COMMUNITIES),
    ("we", words.WE_ARE),
    ("they", words.THEY_ARE),
    ("now", words.NOW_THEY_ARE),
    ("claim", (*words.JOIN, *GATHERS, *WE_GATHER, *TO_GATHER)),
    ("belong", words.BELONG),
)
_KINDS: Final = [(word, kind) for kind, table in _TABLES for word in table]


def open_labels(folded: str, known: Sequence[Label]) -> Iterator[Label]:
    """Yield those counted in ``folded`` text beside the ``known``, with none of which they overlap.

    A label without a word stands after a figure that has none: "nous sommes 72 aujourd'hui".
    """
    text = folded.replace("’", "'")
    taken = {at for label in known for at in (label.start, label.end)}
    for which, start, end in _automaton().find_matches_as_indexes(text, overlapping=True)[:_MOST]:
        if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
            continue
        kind = _KINDS[which][1]
        label = _label_at(text, kind, start, end, known)
        stop = start if kind == "belong" else end
        if label and taken.isdisjoint(range(label.start, max(stop, label.end) + 1)):
            taken.update((label.start, label.end))
            yield label


def _label_at(text: str, kind: str, start: int, end: int, known: Sequence[Label]) -> Label | None:
    """Return those counted beside words of a kind from ``start`` to ``end``."""
    if kind == "now":
        return _now_so_many(text, start, end, known)
    if kind == "belong":
        span = _counted_before(text, start)
    else:
        span = _counted_after(text, kind, start, end, known)
    return Label(text[slice(*span)], Who.UNLISTED, *span, frozenset()) if span else None


def _counted_after(
    text: str, kind: str, start: int, end: int, known: Sequence[Label]
) -> tuple[int, int] | None:
    """Return where those counted stand after "nous sommes" and the like; empty after a lone figure."""
    head = (_COMMUNITY_OF if kind == "community" else _BEFORE_FIGURE).match(text, end)
    figure = _COUNTED.match(text, head.end(), head.end() + _FIGURE) if head else None
    if head is None or figure is None:
        return None
    noun = _NOUN_AFTER.match(text, figure.end())
    if noun and is_people(noun["noun"]):
        return noun.span("noun")
    if kind == "we" or (kind == "they" and _are_members(known, start)):
        is_of_today = bool(head["fillers"]) and _ENDS.match(text, figure.end())
        if is_of_today or _ALONE.match(text, figure.end()):
            return figure.end(), figure.end()
    return None


def _counted_before(text: str, end: int) -> tuple[int, int] | None:
    """Return where those stand who are said to belong from ``end`` on; empty for "5 000 nous ont"."""
    found = _COUNTED_BEFORE.search(text, max(0, end - _BACK), end)
    if found is None:
        return None
    if found["noun"] is None:
        return (found.end(), found.end()) if text.startswith("nous", end) else None
    return found.span("noun") if is_people(found["noun"]) else None


def is_people(noun: str) -> bool:
    """Whether a noun of one or two words after a community, "we are" or "join" may name its people."""
    return not any(
        part in words.NO_PEOPLE or part in NO_BODIES or part.endswith(words.THING_ENDS)
        for part in noun.split()
    )


def _now_so_many(text: str, start: int, end: int, known: Sequence[Label]) -> Label | None:
    """Return the members said to have been so many before, with the figure after ``end`` of today.

    "De 45 adhérents, nous sommes passés à 400": both in one sentence, and no other figure between.
    """
    then = max((label for label in known if label.end <= start), key=_end_of, default=None)
    if then is None or then.who not in SURE or then.end < start - _NEAR:
        return None
    is_then = _THEN.search(text, max(0, then.start - _FIGURE), then.start)
    head = _BEFORE_FIGURE.match(text, end)
    figure = _COUNTED.match(text, head.end(), head.end() + _FIGURE) if head else None
    if not is_then or figure is None or _OTHER_FIGURE.search(text, then.end, start):
        return None
    at = figure.end()
    is_alone = any(after.match(text, at) for after in (_ENDS, _ALONE, _GOES_ON))
    return Label(then.word, then.who, at, at, frozenset()) if is_alone else None


def _end_of(label: Label) -> int:
    return label.end


def _are_members(known: Sequence[Label], at: int) -> bool:
    """Whether members were spoken of shortly before ``at``."""
    return any(label.who in SURE and at - _NEAR < label.start < at for label in known)


@cache
def _automaton() -> AhoCorasick:
    return AhoCorasick([word for word, _ in _KINDS])

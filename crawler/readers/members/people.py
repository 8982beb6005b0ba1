"""Find who is counted in a text: words for members, for people, for bodies, with what they add.

All words are found in one pass (an Aho-Corasick automaton), so the cost is linear whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from crawler.readers.members import count_words as words
from crawler.readers.members import people_words as people
from crawler.readers.numbers import any_of
from vocabulary.frozen import record


class Who(IntEnum):
    """Who is counted, the surest members last."""

    SIGNED_IN = 0  # of an online list
    UNLISTED = 1  # people by what stands before their figure (``open_people.py``)
    PEOPLE = 2  # members if the site says so
    BODIES = 3  # members if a union counts them
    ALUMNI = 4
    MEMBER_BODIES = 5
    MEMBERS = 6


_NOTHING: Final[frozenset[str]] = frozenset()
#: Words looked at in one text: more are a list or hostile.
_MOST_HITS: Final = 20_000
#: Those who are members without more being said.
SURE: Final = frozenset({Who.ALUMNI, Who.MEMBER_BODIES, Who.MEMBERS})
BODIES: Final = frozenset({Who.BODIES, Who.MEMBER_BODIES})


@record(frozen=True, slots=True)
class Label:
    """Words for those counted in folded text, their place, and what the words after them add."""

    word: str
    who: Who
    start: int
    end: int  # of the words and of those that add to them
    meanings: frozenset[str]


_TABLES: Final = (
    (Who.SIGNED_IN, people.SIGNED_IN),
    (Who.PEOPLE, people.PEOPLE),
    (Who.PEOPLE, people.SUBSCRIBERS),
    (Who.BODIES, people.BODIES),
    (Who.ALUMNI, people.ALUMNI),
    (Who.MEMBER_BODIES, people.MEMBER_BODIES),
    (Who.MEMBERS, people.MEMBERS),
)
_WHO: Final = {word: who for who, table in _TABLES for word in table}
_MODIFIERS: Final = {
    "registered": words.REGISTERED,
    "online": words.ONLINE,
    "active": words.ACTIVE,
    "monthly": words.MONTHLY,
}
_MEANING: Final = {word: name for name, group in _MODIFIERS.items() for word in group}
#: Pattern of a word beside a label that adds a meaning, or none.
MODIFIER: Final = rf"(?:{any_of((*_MEANING, *words.NEUTRAL))}(?![\w-])|{words.MINUTES}(?![\w-]))"
#: The words that add a meaning, for what stands before a label.
MEANING_WORDS: Final = frozenset(_MEANING)
_AFTER = re.compile(rf"(?:\s{{1,9}}{MODIFIER}){{0,4}}")
_MEANINGS = re.compile(rf"(?P<minutes>{words.MINUTES})|(?<!\w){any_of(_MEANING)}(?!\w)")
_JOINT: Final = any_of(
    (*words.AND, "ou", "or", "oder", "o", "sont", "are", "sind", "son", "sono", "são", "zijn")
)
_BELONGING: Final = rf"(?:als\s)?{any_of(people.BELONGING)}(?![\w-])"
_BELONGS_AFTER = re.compile(rf"\s(?:(?!{_JOINT}\s)[^\W\d_]{{2,24}}\s){{0,2}}{_BELONGING}")
_REGISTERED_AFTER = re.compile(
    rf"\s(?:(?!{_JOINT}\s)[^\W\d_]{{2,24}}\s){{1,2}}{any_of(words.REGISTERED)}(?![\w-])"
)
_BELONGS_BEFORE = re.compile(r"(?:member|aangesloten)[\s-]$")
_JOINED_BEFORE = re.compile(r"[0-9+]\s((?:[^\W\d_]{3,20}\s){1,3})(?:et|and|und|&)\s$")
_COMPOUND = re.compile(r"-[^\W\d_]{3,20}[sx](?![\w-])")
_GRADUATE_AFTER = re.compile(r"\sdiplômée?s(?![\w-])")
_NOUN_BEFORE = re.compile(
    r"[0-9+]\s(?:de\s)?([^\W\d_]{4,24}[sx])(?:\s(?:de\s|d'|du\s|en\s)[^\W\d_]{3,20})?\s$"
)
#: People named by letters alone, with no plural: "les 1 200 DSI déjà membres".
_LETTERS_BEFORE = re.compile(r"\b(?:les|aux|des|nos)\s[0-9][0-9\s]{0,9}\s([^\W\d_]{2,5})\sdéjà\s$")
_WORD_START = re.compile(r"[\w·-]{0,40}$")


def labels_in(folded: str) -> Iterator[Label]:
    """Yield those counted in ``folded`` text in order; none overlaps another."""
    end = 0
    for start, stop, who in _found(folded):
        if start >= end:
            label = _label(folded, who, start, stop)
            end = label.end
            yield label


def _found(folded: str) -> list[tuple[int, int, Who]]:
    """Return the words found, in order, of those that begin together the longest first."""
    found = []
    hits = _automaton().find_matches_as_indexes(folded, overlapping=True)
    for which, start, stop in hits[:_MOST_HITS]:
        word, who = _WORDS[which]
        if who is Who.PEOPLE and (compound := _COMPOUND.match(folded, stop)):
            stop = compound.end()  # noqa: PLW2901  # "guides-conférenciers"
        if _continues(folded, stop):
            continue
        if _continues(folded, start - 1):
            head = _WORD_START.search(folded, max(0, start - 40), start)
            is_joined = folded[start - 1] == "-" and who is Who.PEOPLE  # "géomètres-experts"
            if (
                not (is_joined or word in _ENDS)
                or head is None
                or folded[head.start() : stop] in _NO_TRADES
            ):
                continue
            start = head.start()  # noqa: PLW2901
        found.append((start, -stop, -who))
    return [(start, -stop, Who(-who)) for start, stop, who in sorted(found)]


def meanings_in(phrase: str) -> frozenset[str]:
    """Return what folded words beside a label add: registered, online, active, monthly."""
    if not phrase:
        return _NOTHING
    return frozenset(
        "online" if match["minutes"] else _MEANING[" ".join(match[0].split())]
        for match in _MEANINGS.finditer(phrase)
    )


def _label(folded: str, who: Who, start: int, stop: int) -> Label:
    word = " ".join(folded[start:stop].split())
    if word in people.APPOSED and (noun := _NOUN_BEFORE.search(folded, max(0, start - 30), start)):
        if noun[1] not in people.NO_BODIES:  # "35 Églises membres"
            who = Who.MEMBERS if noun[1] in people.PREPOSED else Who.MEMBER_BODIES
            start = noun.start(1)
    elif word in people.APPOSED and (
        letters := _LETTERS_BEFORE.search(folded, max(0, start - 30), start)
    ):
        start = start if letters[1] in people.NO_LETTERS else letters.start(1)
    elif who in SURE and (joined := _JOINED_BEFORE.search(folded, max(0, start - 60), start)):
        start = joined.start(1)  # "1 700 sympathisants et adhérents"
    if who in {Who.BODIES, Who.PEOPLE}:
        belongs = _BELONGS_AFTER.match(folded, stop)
        before = _BELONGS_BEFORE.search(folded, max(0, start - 14), start)
        if belongs or (before and who is Who.BODIES):
            who = Who.MEMBER_BODIES if who is Who.BODIES else Who.MEMBERS
            stop = belongs.end() if belongs else stop
            start = before.start() if before else start
        elif who is Who.PEOPLE and (graduate := _GRADUATE_AFTER.match(folded, stop)):
            who, stop = Who.ALUMNI, graduate.end()
        elif who is Who.PEOPLE and (registered := _REGISTERED_AFTER.match(folded, stop)):
            who, stop = Who.MEMBERS, registered.end()
    tail = _AFTER.match(folded, stop)
    end = tail.end() if tail else stop
    return Label(word, who, start, end, meanings_in(folded[stop:end]))


def _continues(folded: str, at: int) -> bool:
    """Whether a word goes on at ``at``."""
    return 0 <= at < len(folded) and (folded[at].isalnum() or folded[at] in "_-·")


_ENDS: Final = frozenset(people.TRADES)
_NO_TRADES: Final = frozenset(people.NO_TRADES)
_WORDS: Final = (
    *_WHO.items(),
    *((end, Who.PEOPLE) for end in people.TRADES if end not in _WHO),
)


@cache
def _automaton() -> AhoCorasick:
    words_only = [word for word, _ in _WORDS]
    # Four times as quick as what is chosen for so many words, and made once in a hundredth of a second.
    return AhoCorasick(words_only, implementation=Implementation.DFA)

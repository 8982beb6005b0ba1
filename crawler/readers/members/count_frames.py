"""What the words around a figure say of it: subject, claim, figure, those counted, and what follows.

"Notre réseau | rassemble | plus de 500 | membres | dans 30 pays". A figure counts where the site's
own subject claims it (``count_subject.py``), where the reader is asked to join so many, where those
counted are said to be with us, or where it stands alone as on a sign (``count_signs.py``). Words of
another sense undo any of these (``count_denials.py``). All is looked up in words, so the cost is linear.
"""

from __future__ import annotations

import re
from typing import Final

from crawler.readers.members import count_words as words
from crawler.readers.members import frame_words as frames
from crawler.readers.members import subject_words as subjects
from crawler.readers.members.count_denials import denial_of
from crawler.readers.members.count_rules import RULES
from crawler.readers.members.count_sentence import Frame, Sentence, Strength
from crawler.readers.members.count_signs import ends_as_a_sign, shown
from crawler.readers.members.count_subject import (
    HARD_STOPS,
    network_at,
)
from crawler.readers.members.count_verbs import by_verb
from crawler.readers.members.people import BODIES, labels_in
from crawler.readers.members.people_words import SUBSCRIBERS
from crawler.readers.number_words import NUMBER_WORDS
from crawler.readers.numbers import ABOUT, AT_LEAST, NEARLY
from crawler.readers.phrases import Phrases

_FILLERS = Phrases(frames.ADVERBS, subjects.DEFINITE, frames.FILLERS)
_CLAIMS = Phrases(frames.CLAIMS)
_HAVING = Phrases(frames.HAVING)
_INCLUDING, _BOUNDS = Phrases(frames.INCLUDING), Phrases(AT_LEAST, ABOUT, NEARLY)
_AND = Phrases(words.AND)

_NUMBER = re.compile(NUMBER_WORDS)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
#: Words that change nothing between a claim and its figure.
_MOST_FILLERS: Final = 4
#: Items of a list between the verb and the figure: "compte 85 antennes, 12 agences et".
_MOST_ITEMS, _LONGEST_ITEM = 4, 12


def frame_of(sentence: Sentence) -> Frame | None:
    """Return what the words around a figure claim of it, or ``None``.

    ``count_denials.denial_in`` has found nothing in them.
    """
    if denial_of(sentence):
        return None
    if sentence.label.word in SUBSCRIBERS:
        return _of_subscribers(sentence)
    return _claimed(sentence, None) or _in_a_list(sentence) or shown(sentence)


def _of_subscribers(sentence: Sentence) -> Frame | None:
    """ "La liste compte 300 abonnés"; "Avec 300 abonnés, la liste"."""
    for end in _ends(sentence, None):
        if found := by_verb(sentence, end):
            return found
        begin = _HAVING.begin_of(sentence.before, end)
        if begin == 0 and sentence.rest[:1] == [","] and network_at(sentence.rest_words, 1):
            return Frame(Strength.SHOWN)
    return None


def _claimed(sentence: Sentence, end: int | None) -> Frame | None:
    """Return the claim that stands before ``end``, with fillers between them left out."""
    for at in _ends(sentence, end):
        for rule in RULES:
            if found := rule(sentence, at):
                return found
    return None


def _ends(sentence: Sentence, end: int | None) -> list[int]:
    """Return ``end`` (of all words: ``None``) and each place before it with only fillers between."""
    ends = [len(sentence.before) if end is None else end]
    while len(ends) <= _MOST_FILLERS:
        begin = _filler_before(sentence.before, ends[-1])
        if begin is None:
            break
        ends.append(begin)
    return ends


def _filler_before(before: list[str], end: int) -> int | None:
    """Return where words that change nothing begin: "les", "depuis 2015", the end of a line."""
    if end and before[end - 1] == "\n":
        return end - 1
    if end > 1 and _YEAR.fullmatch(before[end - 1]):
        if before[end - 2] in frames.SINCE:
            return end - 2
        for begin in range(end - 2, max(-1, end - 5), -1):  # "au 1er janvier 2026"
            if before[begin] in frames.DATING:
                return begin
    if end and before[end - 1] == ",":  # "compte, dans notre district, 190"
        aside = next(
            (at for at in range(end - 2, max(-1, end - _LONGEST_ITEM), -1) if before[at] == ","), 0
        )
        is_words = aside and not any(word.isdigit() for word in before[aside:end])
        return aside if is_words and _CLAIMS.begin_of(before, aside) is not None else None
    return _FILLERS.begin_of(before, end)


def _in_a_list(sentence: Sentence) -> Frame | None:
    """Return the claim of a list: "compte 85 antennes et", "466 000 clients dont"."""
    end, is_part = len(sentence.before), False
    for _item in range(_MOST_ITEMS):
        at = end
        if at and (sentence.before[at - 1] in {",", "/"} or sentence.before[at - 1] in _AND):
            at -= 1
        elif sentence.is_sure and (begin := _INCLUDING.begin_of(sentence.before, at)) is not None:
            is_part, at = True, begin
        else:
            return None
        begin = _item_before(sentence.before, at)
        if begin is None:
            return None
        is_part = is_part or _counts_persons(sentence.before[begin:at], sentence)
        end = begin
        if found := _claimed(sentence, end):
            return Frame(Strength.HINTED) if is_part else found
        if sentence.is_sure and (not end or sentence.before[end - 1] in "\n.!?") and not is_part:
            return Frame(Strength.SHOWN) if ends_as_a_sign(sentence) else None
    return None


def _counts_persons(item: list[str], sentence: Sentence) -> bool:
    """Whether an item is people as well: "300 membres et 40 mentors" have 300 members."""
    return any(
        label.who not in BODIES and not (sentence.is_sure and "active" in label.meanings)
        for label in labels_in(" ".join(item))
    )


def _item_before(before: list[str], end: int) -> int | None:
    """Return where the item that ends at ``end`` begins with its figure."""
    for begin in range(end - 1, max(-1, end - _LONGEST_ITEM), -1):
        if before[begin] in HARD_STOPS:
            return None
        if _NUMBER.fullmatch(before[begin]):
            return begin - (begin > 0 and before[begin - 1] == "une")  # "une trentaine"
        if before[begin].isdigit():
            at = begin
            while at and (before[at - 1].isdigit() or before[at - 1] in "+~"):
                at -= 1  # "15 000" is two words
            bound = _BOUNDS.begin_of(before, at)
            return at if bound is None else bound
    return None

"""The verbs before a figure that claim it for a network: what we are, what it does, what it has come to.

Each function is one of the ``RULES`` of ``count_rules.py``: it is given a sentence and the place before
its figure where the claim would end, and returns how surely it claims, or ``None``. Pure; linear in words.
"""

from __future__ import annotations

from typing import Final

from crawler.readers.members import count_words as words
from crawler.readers.members import denial_words as denials
from crawler.readers.members import frame_words as frames
from crawler.readers.members import subject_words as subjects
from crawler.readers.members.count_sentence import Frame, Sentence, Strength
from crawler.readers.members.count_subject import is_network, is_own
from crawler.readers.members.people import Who
from crawler.readers.phrases import Phrases

_SAID = Frame(Strength.SAID)
_CLAIMS, _WE, _WE_HAVE = Phrases(frames.CLAIMS), Phrases(frames.WE_CLAIM), Phrases(frames.WE_HAVE)
_SERVES, _STAFF = Phrases(frames.SERVES), Phrases(frames.STAFF)
_AND = Phrases(words.AND)
_GROWN, _TO_GATHER = Phrases(frames.GROWN_TO), Phrases(frames.TO_GATHER)

_SO_MANY: Final = ["au", "nombre", "de"]
#: Letters of a verb.
_SHORTEST_VERB: Final = 4
#: Words of "a l'immense plaisir de", in which the gladness is.
_LONGEST_LEAD: Final = 6
#: Words of "passés de 59 membres en 2019 à".
_LONGEST_RISE: Final = 9


def by_us(sentence: Sentence, end: int) -> Frame | None:
    """ "We are 300 nurses", but not "we have 12 experts", who are paid."""
    if sentence.is_sure and sentence.before[max(0, end - 3) : end] == _SO_MANY:
        return None if subjects.US.isdisjoint(sentence.before) else _SAID
    if _WE.begin_of(sentence.before, end) is None and not _is_ours_still(sentence.before, end):
        return None
    is_paid = sentence.label.word in _STAFF or sentence.label.who is Who.BODIES
    if sentence.label.word in frames.EMPLOYED:
        return None
    if is_paid and _WE_HAVE.begin_of(sentence.before, end) is not None:
        return None
    return _SAID


def _is_ours_still(before: list[str], end: int) -> bool:
    """Whether we go on with what we count: "nous sommes une équipe, et comptons"."""
    is_verb = end > 1 and "nous " + before[end - 1] in frames.WE_CLAIM
    return is_verb and before[end - 2] in _AND and "nous" in before


def by_verb(sentence: Sentence, end: int) -> Frame | None:
    """ "The network counts 300 members"; a sentence may open with its verb."""
    begin = _CLAIMS.begin_of(sentence.before, end)
    if begin is None and sentence.is_sure:
        begin = _SERVES.begin_of(sentence.before, end)
        if begin is not None and sentence.before[begin] in subjects.WE:
            return _SAID
    if begin is None:
        return None
    if sentence.label.word in frames.EMPLOYED and not sentence.before[begin].startswith(
        frames.DEFENDING
    ):
        return None
    opens = begin == 0 or sentence.before[begin - 1] in "\n.!?"
    return _SAID if (sentence.is_sure and opens) or is_own(sentence, begin) else None


def by_any_verb(sentence: Sentence, end: int) -> Frame | None:
    """ "L'union pèse 300 adhérents": whatever a network does of today, unless it is done to some of them."""
    before = sentence.before
    verb = before[end - 1] if end else ""
    is_verb = verb.endswith(frames.VERB_ENDS) and verb not in frames.DONE_TO_SOME and verb.isalpha()
    is_noun = not is_verb or len(verb) < _SHORTEST_VERB or is_network(verb)
    if not sentence.is_sure:
        return None
    subject = before[end - 2] if end > 1 else ""
    if subject in subjects.US and _is_ours_to_do(verb):
        return Frame(Strength.SHOWN)
    if is_noun or subject in frames.NO_SUBJECT:
        return None
    return Frame(Strength.SHOWN) if is_own(sentence, end - 1) else None


def _is_ours_to_do(verb: str) -> bool:
    """Whether what we do is done with all our members: "nous soutenons", not "nous cherchons"."""
    stem = verb.removesuffix("ons")
    is_today = stem != verb and not verb.endswith("rons")
    return is_today and frames.DONE_TO_SOME.isdisjoint({stem, stem + "e", stem + "t", verb})


def gladly(sentence: Sentence, end: int) -> Frame | None:
    """ "Le club a le plaisir de rassembler 300 membres", which it does; not "a pour but de"."""
    before = sentence.before
    begin = _TO_GATHER.begin_of(before, end)
    if not begin:
        return None
    lead = before[max(0, begin - _LONGEST_LEAD) : begin]
    is_glad = before[begin - 1] in subjects.TO and not frames.GLAD.isdisjoint(lead)
    if not (is_glad or _GROWN.are_in(lead)):
        return None
    is_ours = not subjects.WE.isdisjoint(lead) or is_own(sentence, begin)
    return _SAID if is_ours else None


def risen(sentence: Sentence, end: int) -> Frame | None:
    """ "Nous sommes passés de 59 membres à plus de 600 membres"."""
    before = sentence.before
    if not sentence.is_sure or not end or before[end - 1] not in frames.UP_FROM:
        return None
    for at in range(end - 2, max(1, end - _LONGEST_RISE), -1):
        is_rise = before[at].startswith(denials.GROWN) and before[at].endswith(denials.PARTICIPLES)
        if is_rise or before[at] == "grown":
            is_ours = before[at - 2] in subjects.US or is_own(sentence, at - 1)
            return _SAID if is_ours else None
    return None

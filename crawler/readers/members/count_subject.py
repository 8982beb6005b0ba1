"""Whether the subject of a claim is the site itself: "notre réseau", "l'association", "Kervia".

Read backwards from the claim, in words. "The network" is this one where it is the subject of its
clause; with another's name after it, or inside a phrase ("le bureau de l'association"), it is not.
"""

from __future__ import annotations

import re
from typing import Final

from crawler.readers.members import count_words as words
from crawler.readers.members import denial_words as denials
from crawler.readers.members import frame_words as frames
from crawler.readers.members import subject_words as subjects
from crawler.readers.members.count_sentence import Sentence
from crawler.readers.members.people import SURE, Who
from crawler.readers.phrases import Phrases

_OWN, _WE = Phrases(subjects.OWN), Phrases(frames.WE_CLAIM)
_DETERMINERS = Phrases(subjects.OWN, subjects.DEFINITE, subjects.INDEFINITE)
_NETWORKS, _ORGANS = Phrases(subjects.NETWORKS), Phrases(denials.ORGANS)
_OF, _COPULAS, _LEAD_IN = Phrases(frames.OF), Phrases(subjects.COPULAS), Phrases(subjects.LEAD_IN)
_AND, _CLAIMS = Phrases(words.AND), Phrases(frames.CLAIMS)

_OWN_WORDS = frozenset(subjects.OWN)
#: "A" is also the Portuguese "the".
_INDEFINITE = frozenset(subjects.INDEFINITE) - {"a"}
_YEAR = re.compile(r"(?:1[6-9]|20)[0-9]{2}")
_OR: Final = frozenset({"ou", "or", "dit", "dite"})
#: Also "1er", "2nd".
_ADJECTIVE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[0-9]{1,2}(?:er|re|ère|e|st|nd|th)")

STOPS: Final = frozenset("\n,;:.!?–—•·|()«»-")
HARD_STOPS: Final = frozenset("\n;:.!?–—•·|-")
_SENTENCE_ENDS: Final = frozenset("\n.!?;|•")
#: Words of a subject: "l'association professionnelle des taxis de Lyon compte".
_LONGEST: Final = 12
#: Clauses between signs looked at, and words of one that only adds to the subject.
_MOST_CLAUSES, _LONGEST_ASIDE = 3, 6
#: Words of "Treskel, un" at least.
_MID: Final = 3
#: Words of a name.
_NAME: Final = 8
#: Words between "nous" and what we are.
_NEAR: Final = 4
_ASIDES: Final = ("é", "ée", "és", "ées", "ed")


def is_own(sentence: Sentence, end: int, *, strictly: bool = False) -> bool:
    """Whether the subject of what begins at ``end`` is the site.

    ``strictly``: nothing but the subject stands in its clause ("Kervia : 12").
    """
    end = _before_aside(sentence.before, end)
    if sentence.speaker.is_named_last(" ".join(sentence.printed[max(0, end - _NAME) : end])):
        return True
    clauses = _clauses(sentence.before, end)
    if not clauses:
        return False
    is_joined = sentence.before[end - 1] in _AND and not strictly
    if is_joined and any(_names_us(sentence, *clause) for clause in clauses):
        return True  # "Kervia a été créée en 1996 et compte"
    begin, stop = clauses[0]
    if _is_subject(sentence, begin, stop) or _is_it(sentence, begin, stop):
        return True
    for at in range(stop - 1, begin, -1):  # "... et la plateforme compte"
        if sentence.before[at] in _AND and network_at(sentence.before, at + 1) is not None:
            return not strictly and _is_subject(sentence, at + 1, stop)
    # "La coopérative, née en 1950, compte": the clause between is no subject of its own.
    is_aside = len(clauses) > 1 and _is_aside(sentence.before, *clauses[0])
    return not strictly and is_aside and _is_subject(sentence, *clauses[-1])


def _before_aside(before: list[str], end: int) -> int:
    """Return where a note in brackets before ``end`` begins: "l'association (ASBG) rassemble"."""
    if end and before[end - 1] == ")":
        for at in range(end - 2, max(-1, end - 2 - _LONGEST_ASIDE), -1):
            if before[at] == "(":
                return at
    return end


def _names_us(sentence: Sentence, begin: int, end: int) -> bool:
    """Whether a clause begins with a name of the site, or is "(ou Kervia)"."""
    begin += sentence.before[begin] in _OR
    return _after_own_name(sentence, begin, end) is not None


def is_apposed(sentence: Sentence, end: int) -> bool:
    """Whether "un réseau influent (de)", "Ein Verein (mit)" stands before ``end`` and is this one.

    It is at the start of a clause, after "notre", after "nous sommes" or the like.
    """
    last = end - 1 if end and sentence.before[end - 1] == "," else end
    for noun in range(last - 1, max(0, end - _LONGEST) - 1, -1):
        word = sentence.before[noun]
        if word in HARD_STOPS or word == ",":
            return False
        if word in subjects.HANDFULS:  # "Nous sommes un petit groupe de 12 brodeuses"
            return not subjects.WE.isdisjoint(sentence.before[max(0, noun - _NEAR) : noun])
        if is_network(word):
            return not _is_anothers(sentence, noun) and _stands_for_us(sentence, noun)
    return False


def starts_clause(before: list[str], at: int) -> bool:
    """Whether a clause begins at ``at``."""
    return at == 0 or before[at - 1] in STOPS or before[at - 1] in _AND


def network_at(tokens: list[str], begin: int) -> int | None:
    """Return the place of the noun of a network that words begin with, after its determiner."""
    at = _DETERMINERS.end_of(tokens, begin) or begin
    for place in range(at, min(at + 3, len(tokens))):
        word = tokens[place]
        if _YEAR.fullmatch(word):
            continue  # "der 1901 gegründete Verein"
        if (end := _NETWORKS.end_of(tokens, place)) is not None:
            return end - 1
        if is_network(word) or (word in subjects.OURS and place and tokens[place - 1] in _OWN):
            return place
        if (
            word in _ORGANS
            or word in _OF
            or word in subjects.YOURS
            or word in denials.RELATIVES
            or not word.replace("-", "").isalpha()
        ):
            return None
    return None


def is_network(word: str) -> bool:
    """Whether a word in lower case names a community: "réseau", "Berufsverband"."""
    first = word.partition("-")[0]  # "club-entreprises"
    return word in _NETWORKS or first in _NETWORKS or word.endswith(subjects.NETWORK_ENDS)


def _clauses(before: list[str], end: int) -> list[tuple[int, int]]:
    """Return the clauses of the sentence before ``end``, the nearest first."""
    found, stop = [], end
    for at in range(end - 1, -2, -1):
        if at >= 0 and before[at] not in STOPS and before[at] not in subjects.THAT:
            continue
        if at + 1 < stop:
            found.append((at + 1, stop))
        stop = at
        if at < 0 or before[at] in _SENTENCE_ENDS:
            break
    return found[:_MOST_CLAUSES]


def _is_aside(before: list[str], begin: int, end: int) -> bool:
    first = before[begin]
    return end - begin <= _LONGEST_ASIDE and (first.endswith(_ASIDES) or first in denials.RELATIVES)


def _is_it(sentence: Sentence, begin: int, end: int) -> bool:
    """Whether "elle" or "il" is all the subject, and what is counted are members."""
    is_told = sentence.label.who in SURE or sentence.before[end : end + 1] == ["fédère"]
    is_all = (
        end - begin == 1 or sentence.before[end - 1] in _AND
    )  # "Il fédère 8 régions et regroupe"
    return is_told and is_all and sentence.before[begin] in subjects.IT


def _is_subject(sentence: Sentence, begin: int, end: int) -> bool:
    """Whether a clause begins with the network: "cette union", "l'association des taxis de Lyon"."""
    at = begin
    while at < end and sentence.before[at] in _AND:
        at += 1
    if (named := _after_own_name(sentence, at, end)) is not None:
        copula = _COPULAS.end_of(sentence.before, named)
        at = copula if copula is not None and copula < end else at
    noun = network_at(sentence.before, at)
    if noun is None or noun >= end or end - noun > _LONGEST or _is_anothers(sentence, noun):
        return False
    word = sentence.before[noun]
    if sentence.label.who is Who.BODIES and word in subjects.PLATFORMS:
        return False
    if sentence.label.who is Who.UNLISTED and word in subjects.PLATFORMS - {"club"}:
        return False
    if not sentence.is_sure and sentence.before[noun] in subjects.INSTITUTES:
        return False
    # "Un club compte 120 licenciés": any club. "Un club qui compte": this one.
    is_any = sentence.before[at] in _INDEFINITE
    return not is_any or any(word in denials.RELATIVES for word in sentence.before[noun:end])


def _after_own_name(sentence: Sentence, begin: int, end: int) -> int | None:
    """Return where a name of the site that begins at ``begin`` ends: "Kervia est une association"."""
    for stop in range(min(begin + _NAME, end), begin, -1):
        if sentence.speaker.is_named(" ".join(sentence.printed[begin:stop])):
            return stop
    return None


def own_clause(sentence: Sentence) -> int:
    """Return where the last clause before the figure that has the site as its subject begins.

    "Créée par deux habitants, l'association compte": 0 where the first clause is the only one.
    """
    before, end = sentence.before, len(sentence.before)
    for at in range(end - 2, 0, -1):
        if before[at] in HARD_STOPS:
            return 0
        if before[at] == ",":
            begin = at + 1
            is_ours = _after_own_name(sentence, begin, end) or _is_subject(sentence, begin, end)
            return begin if is_ours else 0
    return 0


def is_of_another(sentence: Sentence) -> bool:
    """Whether a sentence begins with a thing and the name of another: "L'école Treskel possède"."""
    lines = [at for at, word in enumerate(sentence.before) if word == "\n"]
    begin = lines[-1] + 1 if lines else 0
    noun = _DETERMINERS.end_of(sentence.before, begin)
    if noun is None or sentence.before[begin] in _OWN_WORDS or noun >= len(sentence.before):
        return False
    return _is_anothers(sentence, noun)


def _is_anothers(sentence: Sentence, noun: int) -> bool:
    """Whether a name that is not the site's follows the noun: "le réseau Treskel"."""
    name = sentence.printed[noun + 1 : noun + 1 + _NAME]
    while name and name[0].lower().endswith(subjects.OF_A_COUNTRY):
        name = name[1:]  # "la fédération Française du paysage"
    if not name or not name[0][:1].isupper() or sentence.printed[noun][:1].isupper():
        return False
    if noun and sentence.before[noun - 1] in _OWN_WORDS:
        return False  # "notre communauté Discord"
    return not any(
        sentence.speaker.is_named(" ".join(name[:length])) for length in range(1, len(name) + 1)
    )


def _stands_for_us(sentence: Sentence, noun: int) -> bool:
    """Whether the network at ``noun``, with its article and adjectives, is said to be ours."""
    before, start = sentence.before, noun
    for _adjective in range(3):
        determiner = _DETERMINERS.begin_of(before, start)
        if determiner is not None:
            start = determiner
            break
        if not start or before[start - 1] in _OF or not _ADJECTIVE.fullmatch(before[start - 1]):
            break
        start -= 1
    if before[start] in _OWN:
        return True
    if starts_clause(before, start):
        return not _is_told_of_another(sentence, start)
    if _LEAD_IN.begin_of(before, start) is not None or _WE.begin_of(before, start) is not None:
        return True
    if _is_offered(before, start) or (sentence.is_sure and start and is_own(sentence, start)):
        return True  # "Notre club est passé de deux amis à une communauté de 50 adhérents"
    copula = _COPULAS.begin_of(before, start)
    if copula is None and (claim := _CLAIMS.begin_of(before, start)) is not None:
        return is_own(sentence, claim)  # "Le forum rassemble une communauté de"
    if copula and before[copula - 1] in subjects.THEY:
        copula -= 1
    return copula is not None and (is_own(sentence, copula) or starts_clause(before, copula))


def _is_told_of_another(sentence: Sentence, at: int) -> bool:
    """Whether a name in the middle of a sentence goes before: "par l'Alliance Treskel, un réseau de"."""
    if at < _MID or sentence.before[at - 1] != "," or not sentence.printed[at - 2][:1].isupper():
        return False
    name = at - 2
    while name and sentence.printed[name - 1][:1].isupper():
        name -= 1
    begin = _DETERMINERS.begin_of(sentence.before, name)
    opens = starts_clause(sentence.before, name if begin is None else begin)
    ends = " ".join(sentence.printed[max(0, at - 1 - _NAME) : at - 1])
    return not opens and not sentence.speaker.is_named_last(ends)


def _is_offered(before: list[str], end: int) -> bool:
    """Whether the reader is asked in before ``end``: "accès à", or in French any imperative."""
    verb = before[end - 2] if end > 1 and before[end - 1] in subjects.TO else before[end - 1]
    is_asked = verb.endswith("ez") and verb not in subjects.OF_THE_READER
    return is_asked or verb in subjects.ACCESS

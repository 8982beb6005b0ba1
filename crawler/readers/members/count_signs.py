"""A figure that stands as on a sign: "300 membres" alone, or with those counted said to be with us. Pure."""

from __future__ import annotations

from typing import Final

from crawler.readers.members import belonging_words as belonging
from crawler.readers.members import count_words as words
from crawler.readers.members import denial_words as denials
from crawler.readers.members import frame_words as frames
from crawler.readers.members import subject_words as subjects
from crawler.readers.members.count_sentence import Frame, Sentence, Strength
from crawler.readers.members.count_subject import is_network, is_own, network_at
from crawler.readers.members.people import Who
from crawler.readers.members.people_words import ACCOUNTS, BELONGING, GRADUATES
from crawler.readers.phrases import Phrases
from crawler.speaker import MOST_WORDS

_OWN, _OF = Phrases(subjects.OWN), Phrases(frames.OF)
_FILLERS = Phrases(frames.ADVERBS, subjects.DEFINITE, frames.FILLERS)
_CLAIMS, _THERE_ARE = Phrases(frames.CLAIMS), Phrases(frames.THERE_ARE)
_REGISTERED = Phrases(words.REGISTERED)
_MARKS = Phrases(belonging.MARKS_OF_MEMBERS)
_JOINED_US, _WITH_US = Phrases(belonging.JOINED_US), Phrases(belonging.WITH_US)
_PLACES, _BELONGING = Phrases(belonging.PLACES), Phrases(BELONGING)
_STAFF = Phrases(frames.STAFF)
_BRANDS, _ORGANS = Phrases(denials.BRANDS), Phrases(denials.ORGANS)

#: What stands before a sign: an end of a sentence or of a line, or a mark of a list.
SIGN_STARTS: Final = frozenset("\n.!?:•·|–—;(-,»")
#: First words of "De 30 adhérents à 90, quel chemin".
_FROM_SO_MANY: Final = (["de"], ["d'"])
#: Words before a sign in which an organ would be its owner.
_OWNER: Final = 8
#: Words of a heading or a name before brackets.
_LONGEST_NAME: Final = 5
_LINE_ENDS: Final = frozenset("\n.!?;•·|")
#: Words of "fondée en 2017".
_ASIDE: Final = 3
#: Words of ", un réseau".
_SHORTEST_SLOGAN: Final = 3


def shown(sentence: Sentence) -> Frame | None:
    """The figure stands at the start of a line or sentence, or those counted are with us."""
    before, end = sentence.before, len(sentence.before)
    while (there := _THERE_ARE.begin_of(before, end)) is None and (
        begin := _FILLERS.begin_of(before, end)
    ) is not None:
        end = begin
    is_of_then = there is None and before[end : end + 1] in _FROM_SO_MANY
    end = end if there is None else there
    if end and before[end - 1] not in SIGN_STARTS:
        return None
    if is_of_then or _ORGANS.are_in(before[-_OWNER:]) or _is_unfinished(before, end):
        return None
    if _is_of_a_name(sentence, end):
        return None
    if _are_with_us(sentence):
        return Frame(Strength.SAID)
    is_apart = end and before[end - 1] == "," and not _is_dated_aside(before, end - 1)
    if there is not None or is_apart or not _is_a_sign(sentence):
        return None
    return Frame(Strength.HINTED if "active" in sentence.label.meanings else Strength.SHOWN)


def _is_of_a_name(sentence: Sentence, end: int) -> bool:
    """Whether a sign is of what a name before it means: "Rive Nord : 120 membres", "à Treskel (90"."""
    sign = sentence.before[end - 1] if end else ""
    if sign not in {":", "("} or is_own(sentence, end - 1):
        return False
    line = next((at for at in range(end - 1, 0, -1) if sentence.before[at - 1] in _LINE_ENDS), 0)
    words_there = sentence.printed[line : end - 1]
    if any(is_network(word) for word in sentence.before[line:end]):
        return False
    if sign == "(":
        return len(words_there) > _LONGEST_NAME
    names = sum(word[:1].isupper() for word in words_there)
    return names > 1 and len(words_there) < _OWNER and not _OWN.are_in(sentence.before[line:end])


def _is_dated_aside(before: list[str], end: int) -> bool:
    """Whether a line says no more before ``end`` than when all began: "Fondée en 2017, 160 membres"."""
    begin = max(0, end - _ASIDE)
    is_deed = end - begin == _ASIDE and before[begin].endswith(denials.PARTICIPLES)
    opens = not begin or before[begin - 1] in SIGN_STARTS - {","}
    return opens and is_deed and before[begin + 1] in frames.DATING and before[begin + 2].isdigit()


def _is_a_sign(sentence: Sentence) -> bool:
    """Whether the figure and those counted say it all: "300 membres", "+ 1 000 inscrits"."""
    if sentence.label.word in ACCOUNTS and sentence.is_bounded and not sentence.after:
        return True
    return _is_slogan(sentence) or (sentence.is_sure and ends_as_a_sign(sentence))


def _is_slogan(sentence: Sentence) -> bool:
    """Whether nothing but a network follows: "250 entrepreneurs, un seul réseau"."""
    rest = sentence.rest_words
    is_people = sentence.label.who is Who.PEOPLE and sentence.label.word not in _STAFF
    if not is_people or sentence.after or len(rest) < _SHORTEST_SLOGAN or rest[0] != ",":
        return False
    noun = network_at(rest, 1)
    return rest[1] in subjects.INDEFINITE and noun is not None and noun >= len(rest) - 2


def _is_unfinished(before: list[str], end: int) -> bool:
    """Whether a line above is not at its end: "Treskel compte / 900 / membres"."""
    line = end
    while line and before[line - 1] == "\n":
        line -= 1
    if line == end:
        return False
    if _OF.begin_of(before, line) is not None:
        return True
    begin = _CLAIMS.begin_of(before, line)
    return bool(begin) and before[line - 2] not in frames.BEFORE_ACCOUNT


def ends_as_a_sign(sentence: Sentence) -> bool:
    """Whether nothing follows those counted, or only where they are."""
    after = sentence.after
    if not after or after[0] == "\n":
        return True
    if sentence.label.who is Who.MEMBERS and after[0] in belonging.TOGETHER:
        return True  # "200 adhérents partagent la même passion"
    is_deed = after[0].endswith(subjects.DOING) and after[0] not in subjects.TAKING_PART
    if is_deed and (sentence.label.who is Who.ALUMNI or sentence.label.word in GRADUATES):
        return True  # "2 500 anciens élèves travaillent à l'étranger"
    if (
        len(after) == 1
        and sentence.label.who is Who.MEMBERS
        and after[0] not in denials.AT_A_MEETING
    ):
        return after[0].endswith(("s", "x")) or after[0] in _PLACES  # "500 membres satisfaits"
    if _OF.end_of(after, 0) is None or after[0] in belonging.FROM:
        return _PLACES.end_of(after, 0) is not None
    return sentence.label.who is Who.ALUMNI or _is_our_place(after, 1)


def _are_with_us(sentence: Sentence) -> bool:
    """Whether it is said after them: "nous ont rejoints", "dans notre réseau", "sont membres"."""
    after = [word for word in sentence.after if word not in frames.ALREADY]
    if sentence.label.who is Who.BODIES:
        end = _JOINED_US.end_of(after, 0)
        is_us = end is not None and after[0] in subjects.WE
        return is_us or (end is not None and (_is_our_place(after, end) or _is_here(sentence)))
    if after and after[0] in _BELONGING:
        return True  # "300 enseignants sont adhérents"
    if after and after[0] in _REGISTERED:
        return True  # "340 artisans sont déjà référencés"
    pays = any(word.startswith(belonging.PAYING) and word.endswith("ent") for word in after)
    is_among_us = (
        after[:1] and after[0] in belonging.EACH_OTHER and any(word in _OWN for word in after)
    )
    if pays or (is_among_us and sentence.is_sure):
        return True  # "se répartissent entre nos sections"
    if sentence.label.word in _STAFF:  # "20 000 professionnels nous font confiance": customers
        after = [word for word in after if word not in belonging.TRUST]
    return (
        _WITH_US.are_in(after) or _MARKS.are_in(after) or _is_here(sentence) or _represented(after)
    )


def _represented(after: list[str]) -> bool:
    """Whether they are those "que notre union représente"."""
    if not after or after[0] not in subjects.THAT:
        return False
    noun = network_at(after, 1)
    return noun is not None and _CLAIMS.end_of(after, noun + 1) is not None


def _is_here(sentence: Sentence) -> bool:
    """Whether a place after those counted is our own network."""
    after = sentence.after
    return any(
        (word in _PLACES and _is_our_place(after, at + 1))
        or (word in belonging.AT and _is_named(sentence, at + 1))
        for at, word in enumerate(after)
    )


def _is_named(sentence: Sentence, at: int) -> bool:
    """Whether words after those counted begin with a name of the site: "sur Kervia"."""
    words = sentence.after[at : at + MOST_WORDS]
    is_paid = sentence.label.word in _STAFF
    return not is_paid and any(
        sentence.speaker.is_named(" ".join(words[:length])) for length in range(1, len(words) + 1)
    )


def _is_our_place(after: list[str], at: int) -> bool:
    """Whether words at ``at`` name our network, or the school whose network it is."""
    if (
        after[at : at + 1]
        and after[at] in _OWN
        and any(word in _BRANDS for word in after[at + 1 : at + 3])
    ):
        return True  # "sur notre Slack"
    return network_at(after, at) is not None or any(
        word in subjects.SCHOOLS for word in after[at : at + 3]
    )

"""What the words around a figure say of it: subject, claim, figure, those counted, and what follows.

"Notre réseau | rassemble | plus de 500 | membres | dans 30 pays". A figure counts where the site's
own subject claims it (``count_subject.py``), where the reader is asked to join so many, where those
counted are said to be with us, or where it stands alone as on a sign (``count_signs.py``). Words of
another sense undo any of these (``count_denials.py``). All is looked up in words, so the cost is linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from crawler.readers import count_words as words
from crawler.readers import denial_words as denials
from crawler.readers import frame_words as frames
from crawler.readers import subject_words as subjects
from crawler.readers.count_denials import denial_of
from crawler.readers.count_sentence import Frame, Sentence, Strength
from crawler.readers.count_signs import SIGN_STARTS, ends_as_a_sign, shown
from crawler.readers.count_subject import (
    HARD_STOPS,
    is_apposed,
    is_own,
    network_at,
    starts_clause,
)
from crawler.readers.number_words import NUMBER_WORDS
from crawler.readers.people import BODIES, Who, labels_in
from crawler.readers.people_words import ACCOUNTS, SUBSCRIBERS
from crawler.readers.phrases import Phrases

_SAID = Frame(Strength.SAID)
_OWN, _ITS = Phrases(subjects.OWN), Phrases(subjects.ITS)
_FILLERS = Phrases(frames.ADVERBS, subjects.DEFINITE, frames.FILLERS)
_CLAIMS, _WE, _WE_HAVE = Phrases(frames.CLAIMS), Phrases(frames.WE_CLAIM), Phrases(frames.WE_HAVE)
_SERVES = Phrases(frames.SERVES)
_JOIN, _HAVING = Phrases(frames.JOIN), Phrases(frames.HAVING)
_THRESHOLDS, _TOTAL = Phrases(frames.THRESHOLDS), Phrases(frames.TOTAL_OF)
_GROWN = Phrases(frames.GROWN_TO)
_TO_GATHER, _HERE = Phrases(frames.TO_GATHER), Phrases(frames.WITH_US_HERE)
_ASKED_WHO, _OF = Phrases(frames.ASKED_WHO), Phrases(frames.OF)
_PLACES = Phrases(frames.PLACES)
_STAFF, _INCLUDING = Phrases(frames.STAFF), Phrases(frames.INCLUDING)
_AMOUNTS_TO = Phrases(words.AMOUNTS_TO)
_STATED: Final = frozenset({"effectif", "effectifs", "nombre", "total", "number"})
_AND, _ORGANS = Phrases(words.AND), Phrases(denials.ORGANS)

_POINTERS: Final = frozenset((":", ",", "=>", "→", "=", "-", "–", "—"))
_SENTENCE_ENDS: Final = frozenset("\n;.!?|•")
_NUMBER = re.compile(NUMBER_WORDS)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
#: Words that change nothing between a claim and its figure.
_MOST_FILLERS: Final = 4
#: Items of a list between the verb and the figure: "compte 85 antennes, 12 agences et".
_MOST_ITEMS, _LONGEST_ITEM = 3, 8
#: Words of "a l'immense plaisir de", in which the gladness is.
_LONGEST_LEAD: Final = 6
#: Words of "notre base de données", the first included.
_LONGEST_STOCK: Final = 4
#: Ends of a word that describes several people.
_PLURALS: Final = ("s", "x", "en", "i", "ing", "ed", "ych", "ых")


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
        if found := _by_verb(sentence, end):
            return found
        begin = _HAVING.begin_of(sentence.before, end)
        if begin == 0 and sentence.rest[:1] == [","] and network_at(sentence.rest_words, 1):
            return Frame(Strength.SHOWN)
    return None


def _claimed(sentence: Sentence, end: int | None) -> Frame | None:
    """Return the claim that stands before ``end``, with fillers between them left out."""
    for at in _ends(sentence, end):
        for rule in _RULES:
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
        is_part = is_part or _counts_persons(sentence.before[begin:at])
        end = begin
        if found := _claimed(sentence, end):
            return Frame(Strength.HINTED) if is_part else found
        if sentence.is_sure and (not end or sentence.before[end - 1] in "\n.!?") and not is_part:
            return Frame(Strength.SHOWN) if ends_as_a_sign(sentence) else None
    return None


def _counts_persons(item: list[str]) -> bool:
    """Whether an item is people as well: "300 membres et 40 mentors" have 300 members."""
    return any(label.who not in BODIES for label in labels_in(" ".join(item)))


def _item_before(before: list[str], end: int) -> int | None:
    """Return where the item that ends at ``end`` begins with its figure."""
    for begin in range(end - 1, max(-1, end - _LONGEST_ITEM), -1):
        if before[begin] in HARD_STOPS:
            return None
        if _NUMBER.fullmatch(before[begin]):
            return begin
        if before[begin].isdigit():
            at = begin
            while at and (before[at - 1].isdigit() or before[at - 1] in "+~"):
                at -= 1  # "15 000" is two words
            return at
    return None


def _by_us(sentence: Sentence, end: int) -> Frame | None:
    """ "We are 300 nurses", but not "we have 12 experts", who are paid."""
    if _WE.begin_of(sentence.before, end) is None:
        return None
    is_paid = sentence.label.word in _STAFF or sentence.label.who is Who.BODIES
    if sentence.label.word in frames.EMPLOYED:
        return None
    if is_paid and _WE_HAVE.begin_of(sentence.before, end) is not None:
        return None
    return _SAID


def _defined(sentence: Sentence, end: int) -> Frame | None:
    """ "Les 300 adhérents se retrouvent", at the start, or after an organ: "Le bureau et les 300"."""
    before, after = sentence.before, sentence.after
    if not end or before[end - 1] not in frames.THE_MANY or sentence.label.who is not Who.MEMBERS:
        return None
    is_first = end == 1 or before[end - 2] in SIGN_STARTS or before[end - 2] in _AND
    goes_on = bool(after) and after[0] in frames.DO_TOGETHER
    return Frame(Strength.SHOWN) if is_first and goes_on else None


def _possessed(sentence: Sentence, end: int) -> Frame | None:
    """ "Our 300 members", "Kervia and its 300 members"; not our experts, nor our companies."""
    before = sentence.before
    if _OWN.begin_of(before, end) is not None:
        is_paid = sentence.label.who is Who.BODIES or sentence.label.word in _STAFF
        return None if is_paid else _SAID
    begin = _ITS.begin_of(before, end)
    if begin is None:
        return None
    owner = begin - 1 if begin and before[begin - 1] in _AND else begin
    return _SAID if sentence.is_sure or is_own(sentence, owner) else None


def _totalled(sentence: Sentence, end: int) -> Frame | None:
    """ "A total of 300 members"; "the mark of 300 members", which says: at least."""
    if sentence.is_sure and _TOTAL.begin_of(sentence.before, end) is not None:
        return _SAID
    amounts = _AMOUNTS_TO.begin_of(sentence.before, end)
    if sentence.is_sure and amounts and not _STATED.isdisjoint(sentence.before[:amounts]):
        return _SAID  # "L'effectif de l'amicale est de 1 600 membres"
    begin = _THRESHOLDS.begin_of(sentence.before, end)
    after = sentence.after
    is_here = not frames.JUST_PASSED.isdisjoint(after) and any(word in _OWN for word in after)
    if begin is not None and (sentence.is_sure or is_here or is_own(sentence, begin)):
        return Frame(Strength.SAID, at_least=True)
    return None


def _by_verb(sentence: Sentence, end: int) -> Frame | None:
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


def _gladly(sentence: Sentence, end: int) -> Frame | None:
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


def _pointed_at(sentence: Sentence, end: int) -> Frame | None:
    """ "Kervia : 300 members", "Notre réseau => 300 membres"."""
    sign = sentence.before[end - 1] if end else ""
    is_pointed = sign in _POINTERS and (sign != "," or sentence.is_sure)
    line = _line_of(sentence.before, end)
    noun = network_at(sentence.before, line)
    if sign in {",", "("} and noun is not None and noun < end - 1 <= noun + _MOST_ITEMS:
        is_slogan = sign == "," and sentence.label.word not in _STAFF
        if sentence.is_sure or (is_slogan and sentence.before[line] in subjects.INDEFINITE):
            return Frame(Strength.SHOWN)  # "Une association, 300 membres"; "Annuaire (300 membres)"
    return _SAID if is_pointed and is_own(sentence, end - 1, strictly=True) else None


def _placed(sentence: Sentence, end: int) -> Frame | None:
    """ "Sur notre forum, 300 membres": the place stands before, in a clause of its own."""
    before = sentence.before
    if not end or before[end - 1] != ",":
        return None
    if (begin := _HERE.begin_of(before, end - 1)) is not None and starts_clause(before, begin):
        return None if sentence.label.word in _STAFF else Frame(Strength.SHOWN)
    line = _line_of(before, end)
    is_ours = before[line + 1] in _OWN or before[line + 1] in subjects.THIS
    if not sentence.is_sure and (not is_ours or sentence.label.word in _STAFF):
        return None
    is_placed = before[line] in frames.WHERE and network_at(before, line + 1) == end - 2
    return Frame(Strength.SHOWN) if is_placed else None


def _line_of(before: list[str], end: int) -> int:
    """Return where the line that goes on to ``end`` begins."""
    return end - before[:end][::-1].index("\n") if "\n" in before[:end] else 0


def _had(sentence: Sentence, end: int) -> Frame | None:
    """ "With 300 members, the club ...": at the start of a clause, which then goes on of us."""
    of_its = _ITS.begin_of(sentence.before, end)  # "fort de ses 310 chanteurs"
    at = _before_measure(sentence.before, end) if of_its is None else of_its
    begin = _HAVING.begin_of(sentence.before, at)
    if begin is None or not starts_clause(sentence.before, begin):
        return None
    if begin and sentence.before[begin - 1] == "," and is_own(sentence, begin - 1, strictly=True):
        return _SAID  # "Le mouvement, fort de 300 entrepreneurs,"
    if sentence.label.word in ACCOUNTS:  # "Avec 300 inscrits, notre forum"
        goes_on = sentence.rest[:1] == [","] and network_at(sentence.rest_words, 1) is not None
        return Frame(Strength.SHOWN) if goes_on else None
    if not sentence.is_sure:
        return None
    return Frame(Strength.SHOWN) if _goes_on_of_us(sentence) else None


def _before_measure(before: list[str], end: int) -> int:
    """Return where "d'un maillage de" begins before ``end``, which only says how they stand."""
    begin = _OF.begin_of(before, end)
    if begin and begin > 1 and before[begin - 2] in subjects.INDEFINITE:
        return end if before[begin - 1] in _ORGANS else begin - 2
    return end


def _goes_on_of_us(sentence: Sentence) -> bool:
    rest = sentence.rest[1:] if sentence.rest[:1] == [","] else sentence.rest
    if rest and rest[0].lower() in subjects.ANYBODY:
        return False  # "Avec 40 membres, tu génères"
    if (
        not rest
        or not rest[0][:1].isupper()
        or rest[0].lower() in _OWN
        or rest[0].lower() in subjects.WE
    ):
        return True
    if any(sentence.speaker.is_named(" ".join(rest[:length])) for length in range(1, 6)):
        return True
    return network_at([word.lower() for word in rest], 0) is not None


def _apposed(sentence: Sentence, end: int) -> Frame | None:
    """ "Un réseau de 300 membres", "notre base de 300 membres"; in Polish without a preposition."""
    before = sentence.before
    begin = _OF.begin_of(before, end)
    if begin is not None and _is_our_stock(sentence, begin):
        return _SAID
    if sentence.label.who is Who.BODIES and begin and before[begin - 1] in subjects.PLATFORMS:
        return None  # "Un annuaire de 4 000 entreprises"
    if begin is not None and is_apposed(sentence, begin):
        return _SAID if sentence.is_sure or _describes(sentence.after) else None
    is_genitive = sentence.is_bounded and end and before[end - 1] in subjects.GENITIVE
    return _SAID if is_genitive and is_apposed(sentence, end) else None


def _describes(after: list[str]) -> bool:
    """Whether words go on of the people, and not with a verb: "un collectif de 12 artistes expose"."""
    if len(after) < 2 or after[0] == "\n" or after[0] in _PLACES or after[0] in _AND:
        return True
    return after[0] in denials.RELATIVES or after[0].endswith(_PLURALS)


def _is_our_stock(sentence: Sentence, end: int) -> bool:
    """Whether "notre base de données", "our pool" stands before ``end``, and not "notre conseil"."""
    before = sentence.before
    if not sentence.is_sure:
        return False
    for at in range(end - 1, max(0, end - _LONGEST_STOCK) - 1, -1):
        if before[at] in _OWN:
            return at < end - 1
        if not before[at].isalpha() or before[at] in _ORGANS:
            return False
    return False


def _asked_who(sentence: Sentence, end: int) -> Frame | None:
    """ "Qui sommes-nous ? 300 ingénieures"."""
    asked = end
    while asked and sentence.before[asked - 1] in "?\n:":
        asked -= 1
    return (
        _SAID if asked < end and _ASKED_WHO.begin_of(sentence.before, asked) is not None else None
    )


def _joined(sentence: Sentence, end: int) -> Frame | None:
    """The reader is asked to join so many, in the same part of the sentence."""
    begin = end
    while begin and sentence.before[begin - 1] not in _SENTENCE_ENDS:
        begin -= 1
    asked = sentence.before[begin:end]
    if sentence.label.who is Who.BODIES or (_ORGANS.are_in(asked) and not sentence.is_sure):
        return None  # "Rejoignez notre équipe de 45 consultants"
    return _SAID if _JOIN.are_in(asked) else None


_RULES: Final[tuple[Callable[[Sentence, int], Frame | None], ...]] = (
    _by_us,
    _defined,
    _possessed,
    _totalled,
    _by_verb,
    _gladly,
    _pointed_at,
    _placed,
    _had,
    _apposed,
    _asked_who,
    _joined,
)

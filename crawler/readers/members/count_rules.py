"""The ways in which words before a figure claim it for a network, one function for each.

Each is given a sentence and the place before its figure where the claim would end (words that change
nothing left out), and returns how surely it claims, or ``None``. ``RULES`` has them all, in order;
``count_frames.py`` asks them. To add a way, add its function there. Pure; linear in the words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from crawler.readers.members import belonging_words as belonging
from crawler.readers.members import count_words as words
from crawler.readers.members import denial_words as denials
from crawler.readers.members import frame_words as frames
from crawler.readers.members import subject_words as subjects
from crawler.readers.members.count_sentence import Frame, Sentence, Strength
from crawler.readers.members.count_signs import SIGN_STARTS
from crawler.readers.members.count_subject import (
    is_apposed,
    is_network,
    is_of_another,
    is_own,
    network_at,
    starts_clause,
)
from crawler.readers.members.count_verbs import by_any_verb, by_us, by_verb, gladly, risen
from crawler.readers.members.people import Who
from crawler.readers.members.people_words import ACCOUNTS
from crawler.readers.phrases import Phrases

_SAID = Frame(Strength.SAID)
_OWN, _ITS = Phrases(subjects.OWN), Phrases(subjects.ITS)
_JOIN, _HAVING = Phrases(frames.JOIN), Phrases(frames.HAVING)
_THRESHOLDS, _TOTAL = Phrases(frames.THRESHOLDS), Phrases(frames.TOTAL_OF)
_HERE = Phrases(frames.WITH_US_HERE)
_ASKED_WHO, _OF = Phrases(frames.ASKED_WHO), Phrases(frames.OF)
_PLACES = Phrases(belonging.PLACES)
_STAFF = Phrases(frames.STAFF)
_AMOUNTS_TO = Phrases(words.AMOUNTS_TO)
_STATED: Final = frozenset({"effectif", "effectifs", "nombre", "total", "number"})
_EFFECTIVES: Final = (["effectif"], ["effectifs"])
_AND, _ORGANS = Phrases(words.AND), Phrases(denials.ORGANS)

#: What any network may do, and none says of itself.
_ANY_DOES: Final = frozenset({"se", "s'", "peut", "doit", "paie", "a", "aura", "paiera"})
#: Asks one to join at the head of its sentence alone: names have the word ("Meet Treskel").
_MEET: Final = frozenset({"meet"})
_POINTERS: Final = frozenset((":", ",", "=>", "→", "=", "-", "–", "—"))
_SENTENCE_ENDS: Final = frozenset("\n;.!?|•")
#: Words after a network's noun on a sign: "Un réseau national, 400 correspondants".
_MOST_ADJECTIVES: Final = 2
#: Words of "notre base de données", the first included.
_LONGEST_STOCK: Final = 4
#: Ends of a word that describes several people.
_PLURALS: Final = ("s", "x", "en", "i", "ing", "ed", "ych", "ых")


def _defined(sentence: Sentence, end: int) -> Frame | None:
    """ "Les 300 adhérents se retrouvent", at the start, or after an organ: "Le bureau et les 300"."""
    before, after = sentence.before, sentence.after
    if not end or before[end - 1] not in frames.THE_MANY or sentence.label.who is not Who.MEMBERS:
        return None
    is_first = end == 1 or before[end - 2] in SIGN_STARTS or before[end - 2] in _AND
    goes_on = bool(after) and after[0] in belonging.DO_TOGETHER
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
        return None if is_of_another(sentence) else _SAID
    if sentence.is_sure and _heads_effectives(sentence, end):
        return _SAID
    amounts = _AMOUNTS_TO.begin_of(sentence.before, end)
    if sentence.is_sure and amounts and not _STATED.isdisjoint(sentence.before[:amounts]):
        return _SAID  # "L'effectif de l'amicale est de 1 600 membres"
    begin = _THRESHOLDS.begin_of(sentence.before, end)
    after = sentence.after
    is_here = not belonging.JUST_PASSED.isdisjoint(after) and any(word in _OWN for word in after)
    if begin is not None and (sentence.is_sure or is_here or is_own(sentence, begin)):
        return Frame(Strength.SAID, at_least=True)
    return None


def _heads_effectives(sentence: Sentence, end: int) -> bool:
    """Whether "Effectif :", "Effectif 2026 :" is all its line says before, and counts no meeting."""
    head = sentence.before[_line_of(sentence.before, end) : end]
    is_head = head[:1] in _EFFECTIVES and head[-1] == ":" and not any(map(str.isalpha, head[1:]))
    return is_head and denials.AT_A_MEETING.isdisjoint(sentence.after)


def _pointed_at(sentence: Sentence, end: int) -> Frame | None:
    """ "Kervia : 300 members", "Notre réseau => 300 membres"."""
    sign = sentence.before[end - 1] if end else ""
    is_pointed = sign in _POINTERS and (sign != "," or sentence.is_sure)
    line = _line_of(sentence.before, end)
    noun = network_at(sentence.before, line)
    is_first = sign == "," or (noun is not None and noun - line < _MOST_ADJECTIVES)
    if (
        sign in {",", "("}
        and is_first
        and noun is not None
        and noun < end - 1 <= noun + 1 + _MOST_ADJECTIVES
    ):
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
    if sentence.label.word in ACCOUNTS | frames.ENGAGED:  # "Avec 300 inscrits, notre forum"
        goes_on = sentence.rest[:1] == [","] and network_at(sentence.rest_words, 1) is not None
        return Frame(Strength.SHOWN) if goes_on else None
    if not sentence.is_sure:
        return None
    if begin and sentence.before[begin - 1] == "," and not _tells_of_us(sentence, begin):
        return None  # "un tissu dense, avec 1 350 adhérents à la chambre"
    return Frame(Strength.SHOWN) if _goes_on_of_us(sentence) else None


def _tells_of_us(sentence: Sentence, end: int) -> bool:
    """Whether the words before a clause are of the site: "Le club n'a cessé de grandir, rassemblant"."""
    line = sentence.before[_line_of(sentence.before, end) : end]
    is_ours = not subjects.US.isdisjoint(line) or any(word in _OWN for word in line)
    return is_ours or any(is_network(word) for word in line)


def _before_measure(before: list[str], end: int) -> int:
    """Return where "d'un maillage de" begins before ``end``, which only says how they stand."""
    begin = _OF.begin_of(before, end)
    if begin and begin > 1 and before[begin - 2] in subjects.INDEFINITE:
        return end if before[begin - 1] in _ORGANS else begin - 2
    return end


def _goes_on_of_us(sentence: Sentence) -> bool:
    rest = sentence.rest[1:] if sentence.rest[:1] == [","] else sentence.rest
    if rest and rest[0].lower() in frames.INCLUDING and "," in rest:
        rest = rest[rest.index(",") + 1 :]  # "dont 29 millions en France, Treskel concentre"
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
        is_any = before[_line_of(before, end)] in subjects.INDEFINITE
        if is_any and not _ANY_DOES.isdisjoint(sentence.after[:1]):
            return None  # "Un club de 60 membres se répartit en trois groupes"
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
    return _SAID if _JOIN.are_in(asked) or not _MEET.isdisjoint(asked[:1]) else None


RULES: Final[tuple[Callable[[Sentence, int], Frame | None], ...]] = (
    by_us,
    _defined,
    _possessed,
    _totalled,
    by_verb,
    by_any_verb,
    gladly,
    risen,
    _pointed_at,
    _placed,
    _had,
    _apposed,
    _asked_who,
    _joined,
)

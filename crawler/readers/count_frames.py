"""What the words around a figure say of it: subject, claim, figure, those counted, and what follows.

"Notre réseau | rassemble | plus de 500 | membres | dans 30 pays". A figure counts where the site's
own subject claims it, where the reader is asked to join so many, where those counted are said to be
with us, or where it stands alone as on a sign. Words of another sense before or after it (records,
goals, limits, the past, other networks, organs: ``count_words.NOT_OURS``) undo any of these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from crawler.readers import count_words as words
from crawler.readers.people import BODIES, SURE, Label, Who
from crawler.readers.phrases import Phrases, tokens_of
from crawler.speaker import Speaker


class Strength(IntEnum):
    """How surely words claim a figure as the network's total."""

    HINTED = 1  # a part of another figure, or of the active alone
    SHOWN = 2  # alone, as on a sign
    SAID = 3  # said of the network itself
    STATED = 4  # said to be the total


@dataclass(frozen=True, slots=True)
class Frame:
    """A claim found; ``at_least``: the words say that the figure has been passed."""

    strength: Strength
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A figure and those it counts, between the words of their sentence."""

    printed: list[str]  # before the figure; a heading line above may come first
    before: list[str]  # the same in lower case
    after: list[str]  # in lower case, to the end of the clause
    rest: list[str]  # as printed, from there to the end of the sentence
    label: Label
    is_bounded: bool  # the figure has words of its own: "plus de 500"
    speaker: Speaker
    this_year: int | None


_ADVERBS = Phrases(words.ADVERBS)
_OWN, _ITS = Phrases(words.OWN), Phrases(words.ITS)
_DETERMINERS = Phrases(words.OWN, words.DEFINITE, words.INDEFINITE)
_FILLERS = Phrases(
    words.ADVERBS, words.DEFINITE, words.ALREADY, ("des", "du", "de", "à", "z", "+", "~", "près de")
)
_CLAIMS, _WE = Phrases(words.CLAIMS), Phrases(words.WE_CLAIM)
_JOIN, _HAVING = Phrases(words.JOIN), Phrases(words.HAVING)
_THRESHOLDS, _TOTAL = Phrases(words.THRESHOLDS), Phrases(words.TOTAL_OF)
_ASKED_WHO = Phrases(words.ASKED_WHO)
_NETWORKS, _ORGANS = Phrases(words.NETWORKS), Phrases(words.ORGANS)
_BY_KIND: Final = {kind: Phrases(table) for kind, table in words.NOT_OURS.items()}
_NOT_OURS = Phrases(*words.NOT_OURS.values())
_BEFORE_ONLY, _UP_TO = Phrases(words.BEFORE_ONLY), Phrases(words.UP_TO)
_SOME_ONLY, _BRANDS = Phrases(words.SOME_ONLY), Phrases(words.BRANDS)
_ODD, _RATES = Phrases(words.NO_COUNT_AFTER), Phrases(words.RATES)
_YEAR_OF_ELSE, _ALREADY = Phrases(words.YEAR_OF_ELSE), Phrases(words.ALREADY)
_OF, _COPULAS, _LEAD_IN = Phrases(words.OF), Phrases(words.COPULAS), Phrases(words.LEAD_IN)
_WITH_US, _PLACES = Phrases(words.WITH_US), Phrases(words.PLACES)
_STAFF = Phrases(words.STAFF)
_AND = Phrases(words.AND)
_INCLUDING = Phrases(words.INCLUDING)

_MONEY: Final = frozenset("%€$£©")
_STOPS: Final = frozenset("\n,;:.!?–—•·|()«»-")
_HARD_STOPS: Final = frozenset("\n;:.!?–—•·|-")
_POINTERS: Final = frozenset((":", "=>", "→", "=", "-", "–", "—"))
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
#: Words between the noun and the verb: "l'association professionnelle des taxis de Lyon compte".
_LONGEST_SUBJECT: Final = 12
#: Items of a list between the verb and the figure: "compte 85 antennes, 12 agences et".
_MOST_ITEMS: Final = 3
_LONGEST_ITEM: Final = 8


def frame_of(said: Said) -> Frame | None:
    """Return what the words around a figure claim of it, or ``None``."""
    before, after = said.before, said.after
    if is_not_ours(before, after, said.speaker) or _is_dated(before, after, said.this_year):
        return None
    described = next((at for at, word in enumerate(after) if word in words.RELATIVES), None)
    if _SOME_ONLY.are_in(after) or _RATES.are_in(after[:described]) or _ends_with(before, _ODD):
        return None
    if _ends_with(before, _UP_TO) and not said.is_bounded:
        return None
    return _Parser(said).parse()


def said_of(
    before: str,
    after: str,
    rest: str,
    label: Label,
    *,
    is_bounded: bool,
    speaker: Speaker,
    this_year: int | None,
) -> Said:
    """Return a figure's sentence as words: what stands before it, and after those it counts."""
    printed = [token for token in tokens_of(before) if token.lower() not in _ADVERBS]
    clause = _own_clause(tokens_of(after.lower()))
    lower = [token.lower() for token in printed]
    return Said(printed, lower, clause, tokens_of(rest), label, is_bounded, speaker, this_year)


def _own_clause(after: list[str]) -> list[str]:
    """Return the words up to the next item of a list: "et 4 fermes partenaires" is said of another."""
    for at in range(len(after) - 1):
        if after[at] in _AND and after[at + 1].isdigit():
            return after[:at]
    return after


def is_not_ours(before: list[str], after: list[str], speaker: Speaker) -> bool:
    """Whether words before or after a figure (folded) give it another sense."""
    if _NOT_OURS.are_in(before) or _BEFORE_ONLY.are_in(before) or _NOT_OURS.are_in(after):
        return True
    if not _MONEY.isdisjoint(before) or not _MONEY.isdisjoint(after):
        return True
    return _names_a_brand(before, speaker) or _names_a_brand(after, speaker)


def _names_a_brand(tokens: list[str], speaker: Speaker) -> bool:
    """Whether another place is named: not "notre Slack", nor where the site bears the word."""
    return any(
        token in _BRANDS
        and not (at and tokens[at - 1] in _OWN)
        and not any(token in name for name in speaker.names)
        for at, token in enumerate(tokens)
    )


def _is_dated(before: list[str], after: list[str], this_year: int | None) -> bool:
    """Whether a year gone dates the figure: "en 2012", but not "fondé en 2012" nor "au 1er mai 2026"."""
    for tokens in (before, after):
        for at, token in enumerate(tokens):
            if not _YEAR.fullmatch(token) or (this_year and int(token) >= this_year - 1):
                continue
            begin = max(0, at - 4)
            told = _YEAR_OF_ELSE.last_in(tokens[begin:at])
            if told is None and not any(part.isdigit() for part in tokens[begin:at]):
                return True
    return False


def _ends_with(tokens: list[str], table: Phrases) -> bool:
    return table.begin_of(tokens, len(tokens)) is not None


def is_sure(label: Label) -> bool:
    """Whether those counted are members without more being said."""
    return label.who in SURE or not label.meanings.isdisjoint({"registered", "monthly"})


def _network_at(tokens: list[str], begin: int, end: int) -> int | None:
    """Return the place of the noun of a network that words begin with, after its determiner."""
    at = begin
    if (past := _DETERMINERS.end_of(tokens, at)) is not None and past <= end:
        at = past
    for place in range(at, min(at + 3, end)):
        word = tokens[place]
        if _is_network(word):
            return place
        if word in _ORGANS or word in _OF or not word.replace("-", "").isalpha():
            return None
    return None


def _is_network(word: str) -> bool:
    return word in _NETWORKS or word.endswith(words.NETWORK_ENDS)


class _Parser:
    """Reads one sentence backwards from its figure. All in words: no cost beyond their number."""

    def __init__(self, said: Said) -> None:
        self.label, self.speaker = said.label, said.speaker
        self.is_bounded = said.is_bounded
        self.printed, self.before = said.printed, said.before
        self.after, self.rest = said.after, said.rest
        self.is_sure = is_sure(self.label)

    def parse(self) -> Frame | None:
        end = len(self.before)
        found = self._claimed(end)
        if found:
            return found
        for _item in range(_MOST_ITEMS):
            begin = self._item_before(end)
            if begin is None:
                break
            end = begin
            found = self._claimed(end)
            if found:
                is_part = self.is_part
                return Frame(Strength.HINTED) if is_part else found
        return self._shown()

    is_part = False

    def _item_before(self, end: int) -> int | None:
        """Return where the item of a list before ``end`` begins: "85 antennes et", "12 clubs,"."""
        at = end
        if at and (self.before[at - 1] in {",", "/"} or self.before[at - 1] in _AND):
            at -= 1
        elif (begin := _INCLUDING.begin_of(self.before, at)) is not None:
            self.is_part, at = self.is_sure, begin
            if not self.is_sure:
                return None
        else:
            return None
        for begin in range(at - 1, max(-1, at - _LONGEST_ITEM), -1):
            if self.before[begin] in _HARD_STOPS:
                return None
            if self.before[begin].isdigit():
                while begin and (
                    self.before[begin - 1].isdigit() or self.before[begin - 1] in "+~"
                ):
                    begin -= 1  # noqa: PLW2901  "15 000" is two words
                return begin
        return None

    def _claimed(self, end: int) -> Frame | None:
        """Return the frame whose claim stands before ``end``, fillers between them left out."""
        for at in self._ends(end):
            found = self._claim_at(at)
            if found:
                return found
        return self._joined(end)

    def _ends(self, end: int) -> list[int]:
        """Return ``end`` and each place before it with nothing but fillers between."""
        ends = [end]
        while len(ends) <= 4:
            begin = self._filler_before(ends[-1])
            if begin is None:
                break
            ends.append(begin)
        return ends

    def _filler_before(self, end: int) -> int | None:
        """Return where words that change nothing begin: "déjà", "depuis 2015", the end of a line."""
        if end and self.before[end - 1] == "\n":
            return end - 1
        if (
            end > 1
            and self.before[end - 2] in words.SINCE
            and _YEAR.fullmatch(self.before[end - 1])
        ):
            return end - 2
        return _FILLERS.begin_of(self.before, end)

    def _claim_at(self, end: int) -> Frame | None:
        before, who = self.before, self.label.who
        if _WE.begin_of(before, end) is not None:
            is_staff = self.label.word in _STAFF and not self._is_our_being(end)
            return None if is_staff else Frame(Strength.SAID)
        if _OWN.begin_of(before, end) is not None:
            return self._possessed()
        if (begin := _ITS.begin_of(before, end)) is not None:
            is_ours = self.is_sure or self._is_own(
                begin - 1 if begin and before[begin - 1] in _AND else begin
            )
            return Frame(Strength.SAID) if is_ours else None
        if _TOTAL.begin_of(before, end) is not None and self.is_sure:
            return Frame(Strength.SAID)
        if (begin := _THRESHOLDS.begin_of(before, end)) is not None and (
            self.is_sure or self._is_own(begin)
        ):
            return Frame(Strength.SAID, at_least=True)
        if (begin := _CLAIMS.begin_of(before, end)) is not None:
            return Frame(Strength.SAID) if self._is_own(begin) or self._opens(begin) else None
        if end and before[end - 1] in _POINTERS and self._is_own(end - 1, strictly=True):
            return Frame(Strength.SAID)
        if (
            (begin := _HAVING.begin_of(before, end)) is not None
            and self.is_sure
            and self._is_clause_start(begin)
        ):
            return Frame(Strength.SHOWN) if self._goes_on_of_us() else None
        if (begin := _OF.begin_of(before, end)) is not None and (
            self._is_apposed(begin) or self._is_our_stock(begin)
        ):
            return Frame(Strength.SAID)
        if who is not Who.BODIES and self.is_bounded and self._is_apposed(end, bare=True):
            return Frame(Strength.SAID)
        begin_asked = end - 1 if end and before[end - 1] in "?\n:" else end
        while begin_asked and before[begin_asked - 1] in "?\n:":
            begin_asked -= 1
        if _ASKED_WHO.begin_of(before, begin_asked) is not None and begin_asked < end:
            return Frame(Strength.SAID)
        return None

    def _goes_on_of_us(self) -> bool:
        """Whether the sentence goes on with the site as its subject: "Avec 300 membres, le club"."""
        at = 1 if self.rest[:1] == [","] else 0
        rest = [token.lower() for token in self.rest]
        if len(rest) <= at or rest[at] in _OWN or rest[at] in words.WE:
            return True
        if any(
            self.speaker.is_named(" ".join(self.rest[at : at + length])) for length in range(1, 6)
        ):
            return True
        noun = _network_at(rest, at, len(rest))
        return noun is not None or not self.rest[at][:1].isupper()

    def _is_our_being(self, end: int) -> bool:
        """Whether "we are" is said, not "we have"."""
        return any(
            word in {"sommes", "are", "sind", "somos", "siamo", "zijn", "est", "nas", "jesteśmy"}
            for word in self.before[max(0, end - 3) : end]
        )

    def _is_our_stock(self, end: int) -> bool:
        """Whether "notre base", "our pool" stands before ``end``: and not "notre conseil"."""
        return (
            self.is_sure
            and end > 1
            and self.before[end - 2] in _OWN
            and self.before[end - 1].isalpha()
            and self.before[end - 1] not in _ORGANS
        )

    def _possessed(self) -> Frame | None:
        """ "Our 300 members", but not our experts, who are paid, nor our companies, who are partners."""
        if self.label.who is Who.BODIES or self.label.word in _STAFF:
            return None
        return Frame(Strength.SAID)

    def _joined(self, end: int) -> Frame | None:
        """The reader is asked to join so many, in the same part of the sentence."""
        begin = end
        while begin and self.before[begin - 1] not in "\n;.!?|•":
            begin -= 1
        if self.label.who is not Who.BODIES and _JOIN.are_in(self.before[begin:end]):
            return Frame(Strength.SAID)
        return None

    def _segments(self, end: int) -> list[tuple[int, int]]:
        """Return the parts of the sentence before ``end`` between signs, the nearest first."""
        found, stop = [], end
        for at in range(end - 1, -2, -1):
            if at < 0 or self.before[at] in _STOPS:
                if at + 1 < stop:
                    found.append((at + 1, stop))
                stop = at
                if at >= 0 and self.before[at] in "\n.!?;|•":
                    break
        return found[:3]

    def _is_own(self, end: int, *, strictly: bool = False) -> bool:
        """Whether the subject of what begins at ``end`` is the site: "le réseau", "Kervia".

        ``strictly``: nothing but the subject stands in its part of the sentence ("Kervia : 12").
        """
        if self.speaker.is_named_last(" ".join(self.printed[max(0, end - 8) : end])):
            return True
        parts = self._segments(end)
        if not parts:
            return False
        if self._is_subject(*parts[0]):
            return True
        # "La coopérative, née en 1950, compte": the part between is no subject of its own.
        return (
            not strictly
            and len(parts) > 1
            and self._is_aside(*parts[0])
            and self._is_subject(*parts[-1])
        )

    def _is_aside(self, begin: int, end: int) -> bool:
        first = self.before[begin]
        return end - begin <= 6 and (
            first.endswith(("é", "ée", "és", "ées", "ed")) or first in {"qui", "which"}
        )

    def _is_subject(self, begin: int, end: int) -> bool:
        """Whether words begin with the network: "cette union", "l'association des taxis de Lyon"."""
        at = begin
        while at < end and (self.before[at] in _AND or self.before[at] in _ALREADY):
            at += 1
        noun = _network_at(self.before, at, end)
        return noun is not None and end - noun <= _LONGEST_SUBJECT and not self._is_anothers(noun)

    def _is_anothers(self, noun: int) -> bool:
        """Whether a name that is not the site's follows the noun: "le réseau Treskel"."""
        after = self.printed[noun + 1 : noun + 2]
        if not after or not after[0][:1].isupper() or self.printed[noun][:1].isupper():
            return False
        return not any(
            self.speaker.is_named(" ".join(self.printed[noun + 1 : noun + 1 + length]))
            for length in range(1, 5)
        )

    def _opens(self, begin: int) -> bool:
        """Whether a sentence opens with its verb: "Regroupe plus de 300 membres"."""
        return self.is_sure and (begin == 0 or self.before[begin - 1] in "\n.!?")

    def _is_clause_start(self, begin: int) -> bool:
        return begin == 0 or self.before[begin - 1] in _STOPS or self.before[begin - 1] in _AND

    def _is_apposed(self, end: int, *, bare: bool = False) -> bool:
        """Whether a network of so many stands before ``end``: "un réseau influent", "Ein Verein".

        It is this one at the start of a clause, after "notre", after "nous sommes" or the like.
        """
        floor = max(0, end - _LONGEST_SUBJECT)
        for noun in range(end - 1, floor - 1, -1):
            word = self.before[noun]
            if word in _HARD_STOPS or word == ",":
                return False
            if not _is_network(word):
                continue
            if bare and not (noun == end - 1 and word in words.GENITIVE):
                return False
            return not self._is_anothers(noun) and self._stands_for_us(noun)
        return False

    def _stands_for_us(self, noun: int) -> bool:
        start = noun
        for _adjective in range(3):
            if start and (begin := _DETERMINERS.begin_of(self.before, start)) is not None:
                start = begin
                break
            if (
                start
                and self.before[start - 1].replace("-", "").isalpha()
                and self.before[start - 1] not in _OF
                and start - 1 > 0
            ):
                start -= 1
            else:
                break
        if self.before[start] in _OWN or self._is_clause_start(start):
            return True
        if (
            _LEAD_IN.begin_of(self.before, start) is not None
            or _WE.begin_of(self.before, start) is not None
        ):
            return True
        copula = _COPULAS.begin_of(self.before, start)
        return copula is not None and (self._is_own(copula) or self._is_clause_start(copula))

    def _shown(self) -> Frame | None:
        """The figure stands at the start of a line or sentence, or those counted are with us."""
        end = len(self.before)
        while end and (begin := _FILLERS.begin_of(self.before, end)) is not None:
            end = begin
        if end and self.before[end - 1] not in "\n.!?:•·|–—;(-,»":
            return None
        line = end
        while line and self.before[line - 1] == "\n":
            line -= 1
        if line < end and self._is_unfinished(line):
            return None
        if _ORGANS.are_in(self.before[-8:]):
            return None
        if self._are_with_us():
            return Frame(Strength.SAID)
        follows = [token for token in self.after[:1] if token != "\n"]
        if (
            self.is_sure
            and not (end and self.before[end - 1] == ",")
            and (not follows or follows[0] in _PLACES)
        ):
            is_weak = "active" in self.label.meanings
            return Frame(Strength.HINTED if is_weak else Strength.SHOWN)
        return None

    def _is_unfinished(self, end: int) -> bool:
        """Whether a line is not at its end: "Treskel compte / 900 / membres", not "Nouveau compte"."""
        if _OF.begin_of(self.before, end) is not None:
            return True
        begin = _CLAIMS.begin_of(self.before, end)
        return begin is not None and self.before[begin - 1 : begin] not in (
            [],
            ["nouveau"],
            ["un"],
            ["mon"],
        )

    def _are_with_us(self) -> bool:
        """Whether it is said after them: "nous ont rejoints", "dans notre réseau", "sont membres"."""
        if self.label.who in BODIES - SURE:
            return False
        past = _WITH_US.last_in(self.after)
        if past is not None:
            return True
        return any(
            self.after[at] in _PLACES
            and (
                (at + 1 < len(self.after) and self.after[at + 1] in _OWN)
                or _network_at(self.after, at + 1, len(self.after)) is not None
            )
            for at in range(len(self.after))
        )

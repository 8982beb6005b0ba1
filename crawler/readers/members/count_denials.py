"""What gives a figure another sense than today's total of this network. Pure; linear in the words.

Records, limits, goals, the past, flows, an audience elsewhere, other networks, groups and organs,
surveys: by kind in ``denial_words.py``. A denial undoes whatever else the words claim.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from crawler.readers.members import belonging_words as belonging
from crawler.readers.members import denial_words as words
from crawler.readers.members import frame_words as frames
from crawler.readers.members import subject_words as subjects
from crawler.readers.members.count_sentence import Sentence
from crawler.readers.members.count_subject import own_clause
from crawler.readers.members.open_words import NOW_THEY_ARE, THEN
from crawler.readers.members.people import Who
from crawler.readers.phrases import Phrases
from crawler.speaker import Speaker

_KINDS: Final = {kind: Phrases(table) for kind, table in words.NOT_OURS.items()}
_NOT = Phrases(words.NOT_OURS["denied"])
_ANY = Phrases(*words.NOT_OURS.values())
_WIDE = Phrases(words.BEFORE_ONLY, *(words.NOT_OURS[kind] for kind in words.SAID_OF_ALL))
_BEFORE_ONLY, _UP_TO, _ODD = (
    Phrases(words.BEFORE_ONLY),
    Phrases(words.UP_TO),
    Phrases(words.NO_COUNT_AFTER),
)
_SOME_ONLY, _RATES = Phrases(words.SOME_ONLY), Phrases(words.RATES)
_BRANDS, _ONE_SPEAKS = Phrases(words.BRANDS), Phrases(words.ONE_SPEAKS)
_WE, _NOW = Phrases(frames.WE_CLAIM), Phrases(NOW_THEY_ARE)
_YEAR_OF_ELSE, _CLAIMS = Phrases(words.YEAR_OF_ELSE), Phrases(frames.CLAIMS)
#: "Notre communauté Discord", "cette instance Mastodon".
_OURS: Final = frozenset(subjects.OWN) | {
    "cette",
    "ce",
    "cet",
    "this",
    "diese",
    "dieser",
    "esta",
    "este",
}
_GATHERING: Final = frozenset(stem + "ant" for stem in frames.GATHER_STEMS)
_NE: Final = frozenset({"ne", "n'"})
_MONEY: Final = frozenset("%€$£©")
_PARTS: Final = frozenset("·•|")
#: Words of ": 29,90 €".
_PRICE: Final = 6
_POINTERS: Final = frozenset((":", "=", "→", "=>", "-", "–", "—"))
#: "1901 gegründet": right after a year.
_BEGUN: Final = ("gegründet", "founded", "fond", "créé", "fundad", "opgericht", "założon")
#: Between people and the field they work in.
_FIELD_OF: Final = frozenset({"de", "du", "des", "of", "der", "del", "della", "do", "da", "van"})
#: People named by what they answer for, without a small word between: "responsables formation".
_ROLES: Final = frozenset({"responsables", "directeurs", "directrices", "managers", "cadres"})
_THE: Final = frozenset({"la", "l'", "l’", "the", "der", "die", "das", "el", "de", "het"})
#: A year, or two of a season.
_YEARS = re.compile(r"(?:(?:19|20)[0-9]{2}-)?(?:19|20)[0-9]{2}")
#: Words between those counted and "a year"; before a year, that say what happened in it, or of which
#: day the figure is.
_NEAR: Final = 4


def denial_of(sentence: Sentence) -> str:
    """Return the kind of what undoes a sentence's total, besides ``denial_in``; empty: nothing does."""
    before, after = sentence.before, sentence.after
    is_of_then = before[-1:] != [] and before[-1] in THEN
    if _is_dated(sentence) or (is_of_then and _NOW.are_in(sentence.rest_words)):
        return "past"
    if _is_a_flow(after):
        return "flow"
    if "selon" in sentence.rest_words[:3]:
        return "another network"  # "..., selon la presse"
    if (
        _SOME_ONLY.are_in(_without_field(sentence))
        or _did_something(after)
        or _is_of_an_event(sentence)
        or _ODD.begin_of(before, len(before)) is not None
    ):
        return "some only"
    is_limit = _UP_TO.begin_of(before, len(before)) is not None and not sentence.is_bounded
    return "limit or tier" if is_limit or _has_a_price(sentence.rest) else ""


def _is_of_an_event(sentence: Sentence) -> bool:
    """Whether so many were at a meeting or registered for it: "son assemblée, réunissant 90 membres"."""
    before = sentence.before
    is_gathered = not _GATHERING.isdisjoint(before[-_NEAR:])
    is_asked = is_gathered or "registered" in sentence.label.meanings
    return is_asked and not words.EVENTS.isdisjoint(before)


def _is_a_flow(after: list[str]) -> bool:
    """Whether so many come in a time: "par an", "5 000 membres en 30 jours"."""
    is_rate = _RATES.are_in(after[:_NEAR]) and after[0] not in belonging.MEETING
    is_within = bool(after) and after[0] in words.WITHIN
    return is_rate or (is_within and not words.TERMS.isdisjoint(after[1:3]))


def _has_a_price(rest: list[str]) -> bool:
    """Whether a price stands after those counted: "Plus de 500 adhérents : 29 €"."""
    price = [word.lower() for word in rest[:_PRICE]] if rest and rest[0] in _POINTERS else []
    return not (_MONEY.isdisjoint(price) and words.ON_REQUEST.isdisjoint(price))


def _did_something(after: list[str]) -> bool:
    """Whether those counted "se sont réunis", which is over, and not "se sont inscrits"."""
    if "se" not in after[:-2]:
        return False
    at = after.index("se")
    deed = after[at + 2] if after[at + 2] not in frames.ALREADY else after[-1]
    return after[at + 1] == "sont" and not deed.startswith(words.STAYED)


def _without_field(sentence: Sentence) -> list[str]:
    """Return the words after those counted without their field: "professionnels de la formation"."""
    after = sentence.after
    if sentence.label.word in _ROLES:
        return after[1:]
    is_field = len(after) >= _NEAR - 1 and after[0] in _FIELD_OF and after[1] in _THE
    return after[_NEAR - 1 :] if is_field and sentence.label.who is Who.PEOPLE else after


def of_today(sentence: Sentence) -> Sentence:
    """Return a sentence without what is said of another time or of a share before its own words.

    "Nous étions 20 en 2005, nous sommes 230", "Fondé à 20, le club en compte 230", "80 % de nos 230".
    """
    before, printed = sentence.before, sentence.printed
    if before[-3:-1] == ["%", "de"] and len(before) > 3 and before[-1] in subjects.OWN:
        begin = len(before) - 4  # of the figure before the sign
        return replace(
            sentence, before=before[:begin] + before[-1:], printed=printed[:begin] + printed[-1:]
        )
    begin = _WE.begin_of(before, len(before)) or 0
    if before[-2:-1] == ["en"] and before[-1] in _CLAIMS:
        begin = own_clause(sentence)
    if not begin or before[begin - 1] not in {",", ";", ":"}:
        return sentence
    return replace(sentence, before=before[begin:], printed=printed[begin:])


def denial_in(before: list[str], after: list[str], speaker: Speaker, clause: int = 0) -> str:
    """Return the kind of what undoes any claim between folded words; empty where nothing does.

    The site speaks of itself from ``clause`` on: of the words before, only those that say when or by
    whom all is said are heard ("Créée par des habitants, l'association compte").
    """
    if clause:
        is_elsewhere = _names_a_brand(before[:clause], speaker) and before[clause] not in _OURS
        if is_elsewhere or _WIDE.are_in(before[:clause]):
            return "said of all"  # "Sur Reddit, la communauté compte"
        before = before[clause:]
    if ":" in before and _NOT.are_in(before):  # "Vous n'êtes pas seul : 300 aidants"
        before = before[len(before) - before[::-1].index(":") - 1 :]
    before = _without_own_section(before) if "section" in before else before
    if "même" in after:  # "autour d'un même objectif"
        after = [word for word in after if word not in words.NOT_OURS["goal or wish"]]
    if "que" in before and "pas" not in before:  # "Nous ne sommes que 19 adhérents"
        before = [word for word in before if word not in _NE]
    if any(word.startswith("cess") for word in before):  # "ne cesse de grandir"
        before = [word for word in before if word not in _NE]
    if _ANY.are_in(before) or _ANY.are_in(after):
        return next(
            kind for kind, table in _KINDS.items() if table.are_in(before) or table.are_in(after)
        )
    if (
        _BEFORE_ONLY.are_in(_last_item(before))
        or _is_of_one(before)
        or _names_a_brand(before, speaker)
        or _names_a_brand([word for word in after if word not in words.CHATS], speaker)
    ):
        return "another network"
    is_money = not (_MONEY.isdisjoint(before) and _MONEY.isdisjoint(after))
    return "limit or tier" if is_money else ""


def _without_own_section(before: list[str]) -> list[str]:
    """Return words without a section that is all that speaks: "notre section compte", not "jeunes"."""
    for at in range(1, len(before) - 1):
        if before[at] == "section" and before[at - 1] in _OURS and before[at + 1] in _CLAIMS:
            return before[:at] + before[at + 1 :]
    return before


def _last_item(before: list[str]) -> list[str]:
    """Return the words of the part that the figure stands in: "Inscription gratuite · 300 membres"."""
    if _PARTS.isdisjoint(before):
        return before
    at = max(at for at, word in enumerate(before) if word in _PARTS)
    return before[at + 1 :]


def _is_of_one(before: list[str]) -> bool:
    """Whether one person speaks on the line of the figure: "ma façon de gérer notre communauté"."""
    line = before[len(before) - before[::-1].index("\n") :] if "\n" in before else before
    return _ONE_SPEAKS.are_in(line)


def _names_a_brand(tokens: list[str], speaker: Speaker) -> bool:
    """Whether another place is named: not "notre Slack", nor where the site bears the word."""
    return any(
        (token in _BRANDS or token.partition("-")[0] in _BRANDS)
        and not any(token in _OURS for token in tokens[max(0, at - 2) : at])
        and not _is_our_group(tokens[max(0, at - 5) : at])
        and not any(token in name for name in speaker.names)
        for at, token in enumerate(tokens)
    )


def _is_our_group(tokens: list[str]) -> bool:
    """Whether a group of our own is named: "notre groupe d'entraide sur (Discord)"."""
    return any(
        token in _OURS and tokens[at + 1 : at + 2] and tokens[at + 1] in subjects.OURS
        for at, token in enumerate(tokens)
    )


def _is_dated(sentence: Sentence) -> bool:
    """Whether a year gone dates the figure: "en 2012", not "fondé en 2012" nor "au 1er mai 2026"."""
    before, after, this_year = sentence.before, sentence.after, sentence.this_year
    if "\n" in before and ":" in before[: before.index("\n")]:
        before = before[before.index("\n") :]  # "1987 : création" is a line of its own
    for words_there in (before, after):
        for at, word in enumerate(words_there):
            if not _YEARS.fullmatch(word) or (this_year and int(word[-4:]) >= this_year - 1):
                continue
            told = words_there[max(0, at - _NEAR) : at]
            is_begun = any(part.startswith(_BEGUN) for part in words_there[at + 1 : at + 2])
            is_begun = is_begun or _is_year_of_birth(words_there[at + 1 :], sentence.rest)
            is_of_a_day = any(part.isdigit() for part in told)
            is_of_else = _YEAR_OF_ELSE.are_in(told) or _is_of_a_deed(words_there, at)
            if not (is_begun or is_of_a_day or is_of_else):
                return True
    return False


def _is_year_of_birth(following: list[str], rest: list[str]) -> bool:
    """Whether a year is an item of a list of figures: "1984, année de création ; 1 240 adhérents".

    Not where other years follow, which make a chronicle of the list.
    """
    told = [word for word in following[:5] if word not in {",", ":", "de"}]
    is_item = told[:1] == ["année"] and told[1:2] != [] and told[1].startswith(words.BIRTH)
    return is_item and told[2:3] == [";"] and not any(_YEARS.fullmatch(word) for word in rest)


def _is_of_a_deed(words_there: list[str], at: int) -> bool:
    """Whether the year at ``at`` says when they were founded: "reconnue en 1998, l'association"."""
    deed = words_there[at - 2] if at > 1 and words_there[at - 1] in frames.DATING else ""
    is_theirs = deed.endswith(words.PARTICIPLES) and not deed.startswith(words.GROWN)
    return is_theirs and (at == 2 or words_there[at - 3] not in words.HAVE_DONE)

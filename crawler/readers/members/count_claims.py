"""Decide what one word for members says of the figure beside it: a total, who is online, nothing.

"12 membres" (a figure first) is read by its sentence, ``count_frames.py``; "Membres : 12" (a label
first) by its place in a list, ``count_lists.py``. ``counts.py`` finds the words and settles
contradictions. Looks at a bounded stretch of text, so the cost is linear.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from ahocorasick_rs import AhoCorasick

from crawler.readers.members import count_words as words
from crawler.readers.members import people_words as people
from crawler.readers.members.count_denials import denial_in, denial_of, of_today
from crawler.readers.members.count_frames import frame_of
from crawler.readers.members.count_lists import (
    LIST_GOES_ON,
    REACH,
    STATISTICS,
    ListedCount,
    ListItem,
    counts_beside,
    items_after,
    items_before,
)
from crawler.readers.members.count_places import (
    PlacedText,
    figure_after,
    figure_at_head,
    figure_before,
    is_no_sign,
    phrases_after,
    sentence_start,
)
from crawler.readers.members.count_sentence import Frame, Sentence, Strength, is_sure, sentence_of
from crawler.readers.members.count_subject import is_network, own_clause
from crawler.readers.members.people import BODIES, MEANING_WORDS, Label, Who, meanings_in
from crawler.readers.numbers import any_of, figure_of
from crawler.readers.phrases import Phrases, tokens_of
from vocabulary.frozen import record

_Match = re.Match[str]


@record(frozen=True, slots=True)
class Claim:
    """A count, how strongly the text claims it (highest wins), the statistics listed beside it."""

    count: ListedCount
    strength: int
    beside: tuple[ListedCount, ...] = ()


_TOTAL, _HEADINGS = Phrases(words.TOTAL), Phrases(words.HEADINGS)
_MEANINGS, _ONLINE = Phrases(MEANING_WORDS), Phrases(words.ONLINE)
_NEWCOMERS = Phrases(words.NEWCOMERS)
#: Signs before a label at the head of a line or of an item of a list.
_HEADS: Final = frozenset("\n•·|–—;:,.(>-")
_GUEST: Final = rf"{any_of(words.GUESTS)}(?!\w)"
_GUESTS_JOINED = re.compile(rf"\s*(?:[,;&]|{any_of(words.AND)}\s)[^.\n•|]{{0,40}}?(?<!\w){_GUEST}")
_GUESTS_NEAR = re.compile(rf"[\s•·|:(]{{0,9}}(?:[0-9][0-9 .,]{{0,9}})?{_GUEST}")
_GUESTS_BEFORE = re.compile(rf"(?<!\w){_GUEST}[:\s]{{0,3}}(?:[0-9][0-9.  ]{{0,9}})?[,;\s]{{1,3}}$")
_GUESTS_NAMED: Final = AhoCorasick(list(words.GUESTS))
_STATISTICS_NAMED: Final = AhoCorasick(list(STATISTICS))
#: More than any network of people at work has.
_MOST: Final = 1e9
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@record(frozen=True, slots=True)
class _Place:
    """A label in its text, with the words around it, of which some readings need one at least."""

    text: PlacedText
    label: Label
    has_guests: bool
    has_statistics: bool

    @property
    def start(self) -> int:
        """The first character looked at."""
        return max(0, self.label.start - REACH)


def claim_at(text: PlacedText, label: Label) -> Claim | None:
    """Return what the figure before ("12 membres") or after ("Membres : 12") ``label`` says."""
    after = figure_after(text, label)
    before = None if after and after["colon"] else figure_before(text, label)
    if after and after["colon"] and not LIST_GOES_ON.match(text.folded, after.end()):
        before = figure_at_head(text, label)  # "30 adhérents : 21 titulaires et 9 associés"
    if not (before or after):
        return None
    around = text.folded[max(0, label.start - REACH) : label.end + REACH]
    has_guests = bool(_GUESTS_NAMED.find_matches_as_indexes(around))
    has_statistics = bool(_STATISTICS_NAMED.find_matches_as_indexes(around))
    place = _Place(text, label, has_guests, has_statistics)
    listed = items_before(text.folded, place.start, label.start) if has_statistics else []
    side = _side(text, label, before, after, listed)
    if before and side is before:
        return _figure_first(place, before, listed)
    return _label_first(place, after, listed) if after and side is after else None


def _side(
    text: PlacedText,
    label: Label,
    before: _Match | None,
    after: _Match | None,
    listed: list[ListItem],
) -> _Match | None:
    """Choose the figure that belongs to the label; ``None`` if either may."""
    if listed and listed[-1].signal:
        return after  # "Sujets 55 Membres 78": this list begins with a label
    if not (before and after) or len(listed) > 1:
        return before or after
    if "\n" not in text.folded[before.end("number") : label.start]:
        return before
    if "\n" not in after[0]:
        return after
    # A figure above and one below: in "12 345 / membres" the label goes on a phrase.
    return before if text.printed[label.start].islower() else None


def _figure_first(place: _Place, match: _Match, listed: list[ListItem]) -> Claim | None:
    text, label = place.text, place.label
    begin = sentence_start(text.folded, match.start())
    phrase, rest = phrases_after(text, label.end)
    is_bounded = bool(match["least"] or match["about"] or match["nearly"])
    label = replace(label, meanings=label.meanings | meanings_in(match["gap"]))
    sentence = of_today(
        sentence_of(
            (text.printed[begin : match.start()], phrase, rest),
            label,
            is_bounded=is_bounded,
            speaker=text.speaker,
            this_year=text.this_year,
        )
    )
    clause = own_clause(sentence)
    if match["below"] or denial_in(sentence.before, sentence.after, text.speaker, clause):
        return None
    # Who is there now is counted, not rounded.
    guests = not is_bounded and place.has_guests
    lead = text.folded[begin : match.start()] if guests else ""
    joined = guests and (
        _GUESTS_JOINED.match(text.folded, label.end) or _GUESTS_BEFORE.search(lead)
    )
    near = guests and _GUESTS_NEAR.match(text.folded, label.end)
    is_listed = len(listed) > 1 or not STATISTICS.keys().isdisjoint(sentence.before)
    signal = _signal(label, joined=bool(joined), near=bool(near), is_listed=is_listed)
    if signal == "members_online":
        return _claim(text, label, match, signal, Frame(Strength.SAID))
    if sentence.before[-1:] == [":"] and _counts_online(sentence.before):
        return None  # "En ligne : 23 membres"
    frame = frame_of(sentence)
    is_of_list = len(listed) > 1 or _heads_a_list(text, label, sentence)
    is_year = _is_year(match) and len(listed) <= 1  # beside others, "1987 membres" are so many
    if is_of_list and not (is_year or label.who is Who.BODIES or denial_of(sentence)):
        frame = Frame(Strength.SAID)
    is_sign = frame is not None and frame.strength <= Strength.SHOWN
    if is_sign and (_is_year(match) or is_no_sign(text, match, label)):
        return None  # "© 2024 Members"; "« 300 membres ! », dit le club voisin"
    if frame and sentence.is_of_some:
        frame = Frame(Strength.HINTED, frame.at_least)
    beside = _beside(place, listed[:0:-1], label.end, is_name=True)
    return _claim(text, label, match, signal, frame, beside)


def _counts_online(before: list[str]) -> bool:
    """Whether what is counted is online, and not an "annuaire en ligne" that counts."""
    begin = _ONLINE.begin_of(before, len(before) - 1)
    is_of_network = bool(begin) and is_network(before[(begin or 0) - 1])
    return not is_of_network and _ONLINE.are_in(before)


def _heads_a_list(text: PlacedText, label: Label, sentence: Sentence) -> bool:
    """Whether statistics begin with this one: "Statistiques : 345 utilisateurs, 1 287 messages"."""
    before = sentence.before[:-1] if sentence.before[-1:] == [":"] else sentence.before
    is_head = not before or _HEADINGS.begin_of(before, len(before)) is not None
    is_account = label.who is Who.MEMBERS or label.word in people.ACCOUNTS
    return is_head and is_account and len(items_after(text.folded, label.end, is_name=True)) > 1


def _label_first(place: _Place, match: _Match, listed: list[ListItem]) -> Claim | None:
    text, label = place.text, place.label
    lead = text.folded[sentence_start(text.folded, label.start) : label.start]
    before = tokens_of(lead.rpartition(" ; ")[2])  # "Inscrits à la lettre : 9 000 ; adhérents"
    head = _without_meanings(before)
    if denial_in(before, [], text.speaker) or not LIST_GOES_ON.match(text.folded, match.end()):
        return None
    is_stated = _TOTAL.begin_of(before, head) is not None
    if match["below"] or (before and before[-1] in _NEWCOMERS) or (match["verb"] and not is_stated):
        return None
    near = place.has_guests and _GUESTS_NEAR.match(text.folded, match.end())
    joined = place.has_guests and (
        _GUESTS_JOINED.match(text.folded, match.end()) or _GUESTS_BEFORE.search(lead)
    )
    label = replace(label, meanings=label.meanings | meanings_in(" ".join(before[head:])))
    is_listed = len(listed) > 1 or not STATISTICS.keys().isdisjoint(before)
    signal = _signal(label, joined=bool(joined), near=bool(near), is_listed=is_listed)
    strength = 0
    if is_stated:
        strength = Strength.STATED
    elif len(listed) > 1:
        strength = Strength.SAID
    elif (is_sure(label) or label.word in people.ACCOUNTS) and _is_headed(before, head):
        if match["colon"]:
            strength = Strength.SAID
        elif is_sure(label) and not _is_year(match):  # a link "Users" may stand above any figure
            strength = Strength.SHOWN
    if signal == "members_total" and _ONLINE.are_in(before):
        return None
    if "active" in label.meanings and signal == "members_total":
        strength = min(strength, Strength.HINTED)
    beside = _beside(place, listed[::-1], match.end(), is_name=False)
    return _claim(
        text, label, match, signal, Frame(Strength(strength)) if strength else None, beside
    )


def _without_meanings(before: list[str]) -> int:
    """Return where words that add a meaning to a label after them begin."""
    head = len(before)
    for _word in range(3):
        begin = _MEANINGS.begin_of(before, head)
        if begin is None:
            break
        head = begin
    return head


def _is_headed(before: list[str], head: int) -> bool:
    """Whether a line or an item of a list begins at ``head``."""
    return not head or before[head - 1] in _HEADS or _HEADINGS.begin_of(before, head) is not None


def _beside(
    place: _Place, items: list[ListItem], after: int, *, is_name: bool
) -> tuple[ListedCount, ...]:
    """Return the other statistics of a list: ``items`` before the claim and those after it."""
    if not place.has_statistics:
        return ()
    text = place.text
    listed = [*items, *items_after(text.folded, after, is_name=is_name)]
    return counts_beside(text.printed, text.folded, listed, text.language)


def _signal(label: Label, *, joined: bool, near: bool, is_listed: bool) -> str | None:
    """Return what is counted. Beside guests, members are those online; "users" may be guests."""
    meanings = label.meanings
    certain = label.who is Who.MEMBERS or "registered" in meanings
    if "online" in meanings or (label.who is Who.SIGNED_IN and joined):
        return "members_online" if certain or label.who is Who.SIGNED_IN else None
    if joined:
        return "members_online"
    if near or label.who is Who.SIGNED_IN:
        return None
    if "monthly" in meanings:
        return "members_active_month" if "active" in meanings else None
    # Of a forum's statistics "active members" are those of late; of an association, all of them.
    return None if "active" in meanings and is_listed else "members_total"


def _claim(
    text: PlacedText,
    label: Label,
    match: _Match,
    signal: str | None,
    frame: Frame | None,
    beside: tuple[ListedCount, ...] = (),
) -> Claim | None:
    figure = figure_of(match, text.printed, text.language)
    if signal is None or figure is None or frame is None:
        return None
    if (not figure.value and signal != "members_online") or figure.value > _MOST:
        return None  # a counter that a script has yet to fill; the users of the whole web
    start, end = min(match.start(), label.start), max(match.end(), label.end)
    quote = " ".join(text.printed[start:end].split())
    high = None if frame.at_least else figure.high
    low = figure.value if frame.at_least else figure.low
    found = ListedCount(
        signal, replace(figure, low=low, high=high, quote=quote), label.who in BODIES
    )
    return Claim(found, frame.strength, beside)


def _is_year(match: _Match) -> bool:
    return bool(_YEAR.fullmatch(match["number"]))

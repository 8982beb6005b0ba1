"""Decide what one word for members says of the figure beside it: a total, who is online, nothing.

"12 membres" (a figure first) is read by its sentence, ``count_frames.py``; "Membres : 12" (a label
first) by its place in a list, ``count_lists.py``. ``counts.py`` finds the words and settles
contradictions. Looks at a bounded stretch of text, so the cost is linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from crawler.readers import count_words as words
from crawler.readers.count_denials import denial_in
from crawler.readers.count_frames import Frame, Strength, frame_of
from crawler.readers.count_lists import (
    LIST_GOES_ON,
    REACH,
    Count,
    counts_beside,
    list_after,
    list_before,
    names_statistics,
)
from crawler.readers.count_sentence import is_sure, sentence_of
from crawler.readers.number_words import NUMBER_WORDS
from crawler.readers.numbers import FIGURE, SCALES, any_of, figure_of
from crawler.readers.people import BODIES, MEANING_WORDS, MODIFIER, Label, Who, meanings_in
from crawler.readers.phrases import Phrases, tokens_of
from crawler.speaker import Speaker

_Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Claim:
    """A count, how strongly the text claims it (highest wins), the statistics listed beside it."""

    count: Count
    strength: int
    beside: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """The visible text of one page, and what is known of it."""

    printed: str
    folded: str  # the same in lower case, position by position
    language: str | None
    speaker: Speaker
    this_year: int | None


_BETWEEN: Final = rf"(?:{any_of(words.COUNTED)}(?:(?<=['’])|\s))?(?:{MODIFIER}\s{{1,9}}){{0,3}}"
_GAP: Final = rf"(?P<gap>{_BETWEEN})$"
_FIGURE_BEFORE = re.compile(rf"{FIGURE}[\s)]{{0,9}}{_GAP}")
#: What every match of ``_FIGURE_BEFORE`` ends with: far quicker to find, so asked first.
_NUMBER_BEFORE = re.compile(
    rf"(?:[0-9]\s?(?:{any_of(SCALES)})?|{NUMBER_WORDS}(?:\s{any_of(SCALES)})?)[\s)+]{{0,9}}"
    rf"{_BETWEEN}$"
)
#: Characters before a label in which such an end is looked for.
_NEAR: Final = 80
_FIGURE_AFTER = re.compile(rf"\s{{0,9}}(?P<colon>[:=]?)[\s(]{{0,9}}{FIGURE}")
_CUT = re.compile(r"(?<!mio)(?<!mrd)(?<!\bca)(?<!approx)\.\s|!\s|[•|]")
_REST = re.compile(r"[^.!?\n]{0,80}")
_PHRASE = re.compile(r"(?:[^.,;:!?•|\n-]|(?<!\s)-|-(?!\s)){0,60}")
#: A longer line above a figure is a text of its own, not its heading.
_HEADING: Final = 60
_TOTAL_BEFORE = re.compile(rf"(?<!\w){any_of(words.TOTAL)}\s*$")
_HEADED = re.compile(rf"(?:^|[\n•·|–—;:,.(>]|\s-\s|(?<!\w){any_of(words.HEADINGS)})\s*$")
_MEANINGS_BEFORE = re.compile(rf"(?<!\w)(?:{MEANING_WORDS}\s{{1,9}}){{1,3}}$")
_GUEST: Final = rf"{any_of(words.GUESTS)}(?!\w)"
_GUESTS_JOINED = re.compile(rf"\s*(?:[,;&]|{any_of(words.AND)}\s)[^.\n•|]{{0,40}}?(?<!\w){_GUEST}")
_GUESTS_NEAR = re.compile(rf"[\s•·|:(]{{0,9}}(?:[0-9][0-9 .,]{{0,9}})?{_GUEST}")
_GUESTS_BEFORE = re.compile(rf"(?<!\w){_GUEST}[:\s]{{0,3}}(?:[0-9][0-9.  ]{{0,9}})?[,;\s]{{1,3}}$")
_ONLINE_NEAR = re.compile(rf"(?<!\w){any_of(words.ONLINE)}(?!\w)")
_DIGITS_ABOVE = re.compile(r"(?:^|\n)[0-9]{1,3}\n$")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_NEWCOMERS = Phrases(words.NEWCOMERS)


def claim_at(text: Text, label: Label) -> Claim | None:
    """Return what the figure before ("12 membres") or after ("Membres : 12") ``label`` says."""
    folded = text.folded
    reach = max(0, label.start - REACH)
    after = _FIGURE_AFTER.match(folded, label.end)
    before = None
    if not (after and after["colon"]) and _NUMBER_BEFORE.search(
        folded, max(0, label.start - _NEAR), label.start
    ):
        before = _FIGURE_BEFORE.search(folded, reach, label.start)
    if before and not figure_of(before, text.printed, text.language):
        before = None  # "19,69 / Mitglieder / 7.485"
    if before and _DIGITS_ABOVE.search(folded, max(0, before.start() - 20), before.start()):
        before = None  # one counter, a line for each of its digits
    if not (before or after):
        return None
    listed = list_before(folded, reach, label.start)
    side = _side(text, label, before, after, listed)
    if before and side is before:
        return _figure_first(text, label, before, listed)
    return _label_first(text, label, after, listed) if after and side is after else None


def _side(
    text: Text, label: Label, before: _Match | None, after: _Match | None, listed: list[_Match]
) -> _Match | None:
    """Choose the figure that belongs to the label; ``None`` if either may."""
    if listed and listed[-1].lastgroup == "listed":
        return after  # "Sujets 55 Membres 78": this list begins with a label
    if not (before and after) or len(listed) > 1:
        return before or after
    if "\n" not in text.folded[before.end("number") : label.start]:
        return before
    if "\n" not in after[0]:
        return after
    # A figure above and one below: in "12 345 / membres" the label goes on a phrase.
    return before if text.printed[label.start].islower() else None


def _figure_first(text: Text, label: Label, match: _Match, listed: list[_Match]) -> Claim | None:
    folded = text.folded
    begin = _sentence_start(folded, match.start())
    phrase, rest = _phrases_after(text, label.end)
    lead = folded[begin : match.start()]
    is_bounded = bool(match["least"] or match["about"] or match["nearly"])
    # Who is there now is counted, not rounded.
    joined = not is_bounded and (
        _GUESTS_JOINED.match(folded, label.end) or _GUESTS_BEFORE.search(lead)
    )
    near = not is_bounded and _GUESTS_NEAR.match(folded, label.end)
    label = replace(label, meanings=label.meanings | meanings_in(match["gap"]))
    sentence = sentence_of(
        (text.printed[begin : match.start()], phrase, rest),
        label,
        is_bounded=is_bounded,
        speaker=text.speaker,
        this_year=text.this_year,
    )
    if match["below"] or denial_in(sentence.before, sentence.after, text.speaker):
        return None
    is_listed = len(listed) > 1 or names_statistics(lead)
    signal = _signal(label, joined=bool(joined), near=bool(near), is_listed=is_listed)
    if signal == "members_online":
        return _claim(text, label, match, signal, Frame(Strength.SAID))
    frame = frame_of(sentence)
    if len(listed) > 1 and not _is_year(match) and (label.who is not Who.BODIES):
        frame = Frame(Strength.SAID)
    pairs = [*listed[:0:-1], *list_after(folded, label.end, "listed")]
    beside = counts_beside(text.printed, folded, pairs, text.language)
    if frame and frame.strength <= Strength.SHOWN and _is_year(match):
        return None  # "© 2024 Members"
    return _claim(text, label, match, signal, frame, beside)


def _label_first(text: Text, label: Label, match: _Match, listed: list[_Match]) -> Claim | None:
    folded = text.folded
    begin = _sentence_start(folded, label.start)
    lead = folded[begin : label.start]
    told = _MEANINGS_BEFORE.search(lead)
    head = lead[: told.start()] if told else lead
    before = tokens_of(lead)
    if denial_in(before, [], text.speaker) or not LIST_GOES_ON.match(folded, match.end()):
        return None
    if match["below"] or (before and before[-1] in _NEWCOMERS):
        return None
    near = _GUESTS_NEAR.match(folded, match.end())
    joined = _GUESTS_JOINED.match(folded, match.end()) or _GUESTS_BEFORE.search(lead)
    label = replace(label, meanings=label.meanings | meanings_in(told[0] if told else ""))
    is_listed = len(listed) > 1 or names_statistics(lead)
    signal = _signal(label, joined=bool(joined), near=bool(near), is_listed=is_listed)
    strength = 0
    if _TOTAL_BEFORE.search(head):
        strength = Strength.STATED
    elif len(listed) > 1:
        strength = Strength.SAID
    elif is_sure(label) and _HEADED.search(head):
        if match["colon"]:
            strength = Strength.SAID
        elif not _is_year(match):
            strength = Strength.SHOWN
    if signal == "members_total" and _ONLINE_NEAR.search(lead):
        return None
    if "active" in label.meanings and signal == "members_total":
        strength = min(strength, Strength.HINTED)
    pairs = [*listed[::-1], *list_after(folded, match.end(), "figure")]
    beside = counts_beside(text.printed, folded, pairs, text.language)
    frame = Frame(Strength(strength)) if strength else None
    return _claim(text, label, match, signal, frame, beside)


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
    text: Text,
    label: Label,
    match: _Match,
    signal: str | None,
    frame: Frame | None,
    beside: tuple[Count, ...] = (),
) -> Claim | None:
    figure = figure_of(match, text.printed, text.language)
    if signal is None or figure is None or frame is None:
        return None
    if not figure.value and signal != "members_online":
        return None  # a counter that a script has yet to fill
    start, end = min(match.start(), label.start), max(match.end(), label.end)
    quote = " ".join(text.printed[start:end].split())
    high = None if frame.at_least else figure.high
    low = figure.value if frame.at_least else figure.low
    found = Count(signal, replace(figure, low=low, high=high, quote=quote), label.who in BODIES)
    return Claim(found, frame.strength, beside)


def _sentence_start(folded: str, end: int) -> int:
    """Return where the sentence before ``end`` begins, a heading above its line included."""
    start = max(0, end - REACH)
    cut = max((match.end() for match in _CUT.finditer(folded, start, end)), default=start)
    line = folded.rfind("\n", cut, end) + 1
    if line <= cut:
        return cut
    above = max(cut, folded.rfind("\n", cut, max(cut, line - 1)) + 1)
    return above if line - above <= _HEADING or folded[above : line - 1][-1:].isalpha() else line


def _phrases_after(text: Text, start: int) -> tuple[str, str]:
    """Return how the clause goes on, also on the next line if that begins in lower case, and the
    sentence after it."""
    same = _PHRASE.match(text.folded, start)
    end = same.end() if same else start
    if text.printed[end : end + 1] == "\n" and text.printed[end + 1 : end + 2].islower():
        further = _PHRASE.match(text.folded, end + 1)
        end = further.end() if further else end
    rest = _REST.match(text.folded, end)
    return text.printed[start:end], text.printed[end : rest.end() if rest else end]


def _is_year(match: _Match) -> bool:
    return bool(_YEAR.fullmatch(match["number"]))

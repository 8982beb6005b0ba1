"""Decide what one word for members says of the figure beside it: a total, who is online, nothing.

Left out are records, groups, other networks, wishes, prices, the past, lists of names: whatever the
words around the figure do not show to be today's total of this very network. ``counts.py`` finds
the words and settles contradictions. Looks at a bounded stretch of text, so the cost is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from crawler.readers import count_words as words
from crawler.readers.numbers import FIGURE, SCALES, Figure, any_of, figure_of


@dataclass(frozen=True, slots=True)
class Count:
    """One total: a signal name of ``vocabulary.items.SIGNALS`` and its figure with the words read."""

    signal: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Claim:
    """A count, how strongly the text claims it (highest wins), the statistics listed beside it."""

    count: Count
    strength: int
    beside: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A word for members in folded text, its place, and what the words after it add."""

    word: str
    start: int
    end: int  # of the word and the words that add to it
    meanings: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Spot:
    text: str  # as printed
    folded: str  # the same in lower case, position by position
    label: Label
    language: str | None


_Match = re.Match[str]

#: Strengths: said to be the total; said of the network itself; shown like a figure on a sign.
_STATED, _SAID, _SHOWN = 3, 2, 1
#: Characters looked at on each side of a label: about two lines.
_REACH: Final = 160

_MODIFIERS: Final = {
    "registered": words.REGISTERED,
    "online": words.ONLINE,
    "active": words.ACTIVE,
    "monthly": words.MONTHLY,
}
_MEANING: Final = {word: name for name, group in _MODIFIERS.items() for word in group}
_MODIFIER = (
    rf"(?:{any_of((*_MEANING, *words.NEUTRAL))}(?:(?<=['’])|(?![\w-]))|{words.MINUTES}(?![\w-]))"
)
AFTER_LABEL = re.compile(rf"(?:\s{{1,9}}{_MODIFIER}){{0,4}}")
_MEANINGS = re.compile(rf"(?P<minutes>{words.MINUTES})|(?<!\w){any_of(_MEANING)}(?!\w)")
_FIGURE_BEFORE = re.compile(rf"{FIGURE}[\s)]{{0,9}}(?P<gap>(?:{_MODIFIER}\s{{0,9}}){{0,3}})$")
#: What every match of ``_FIGURE_BEFORE`` ends with: far quicker to find, so asked first.
_DIGIT_BEFORE = re.compile(
    rf"[0-9]\s?(?:{any_of(SCALES)})?[\s)+]{{0,9}}(?:{_MODIFIER}\s{{0,9}}){{0,3}}$"
)
_FIGURE_AFTER = re.compile(rf"\s{{0,9}}(?P<colon>[:=]?)[\s(]{{0,9}}{FIGURE}")

_SIGNAL_OF: Final = {w: name for name, group in words.OTHER_STATISTICS.items() for w in group}
_LISTED: Final = any_of((*_SIGNAL_OF, *words.MEMBERS))
_TOKEN = re.compile(rf"{FIGURE}|(?<!\w)(?P<listed>{_LISTED})(?!\w)|(?P<word>[^\W\d_]+|[0-9]+)")
_CONNECTIVES: Final = frozenset(" ".join((*words.NEUTRAL, *words.TOTAL, *words.AND)).split())

_ENDS: Final = r"$|[\n•·|–—;)(!]|\.(?:\s|$)"
_FURTHER: Final = any_of((*_SIGNAL_OF, *words.GUESTS, *words.TOTAL, *_MEANING))
_CUT = re.compile(r"(?<!mio)(?<!mrd)(?<!\bca)(?<!approx)\.\s|[!?]\s|[•|]")
_LINE_START = re.compile(rf"(?:^|[\n•·|–—:;(,.!?]|{any_of(words.ALREADY)})\s*$")
_LINE_END = re.compile(rf"\s*(?:{_ENDS}|,|{any_of(words.ALREADY)}\b)")
_LIST_GOES_ON = re.compile(rf"\s{{0,9}}(?:{_ENDS}|,?\s{{0,9}}(?:[0-9]|{_FURTHER}))")
_STATISTIC_ENDS = re.compile(rf"\s{{0,9}}(?:{_ENDS}|,|{any_of(words.AND)}\s)")
_PHRASE = re.compile(r"[^.,;:!?•|\n]{0,60}")
_UNFINISHED = re.compile(rf"(?<!\w){any_of((*words.COUNTS_VERBS, *words.ARTICLES))}\s*$")
_TOTAL_BEFORE = re.compile(rf"(?<!\w){any_of(words.TOTAL)}\s*$")
_HEADED = re.compile(rf"(?:^|[\n•·|–—;:,.(]|(?<!\w){any_of(words.HEADINGS)})\s*$")
_MEANINGS_BEFORE = re.compile(rf"(?<!\w)(?:{any_of(_MEANING)}\s{{1,9}}){{1,3}}$")
_OWN = re.compile(rf"(?<![\w-]){any_of((*words.OWN, *words.JOIN))}(?!\w)")
_JOIN = re.compile(rf"(?<![\w-]){any_of(words.JOIN)}(?!\w)")
_ITSELF = re.compile(
    rf"(?:(?<!\w)(?:l['’]|{any_of(words.DEFINITE)}\s+)|(?:^|\n)\s*{any_of(words.ARTICLES)}\s+)"
    rf"{any_of(words.ITSELF)}\s+{any_of(words.COUNTS_VERBS)}(?:\s+{any_of(words.ALREADY)})?\s*$"
)
_NOT_OURS = re.compile(rf"(?<![\w-]){any_of(words.NOT_OURS)}(?!\w)|[%€$£©]")
_SOME_ONLY = re.compile(rf"(?<!\w){any_of(words.SOME_ONLY)}(?!\w)")
_GUEST: Final = rf"{any_of(words.GUESTS)}(?!\w)"
_GUESTS_JOINED = re.compile(rf"\s*(?:[,;&]|{any_of(words.AND)}\s)[^.\n•|]{{0,40}}?(?<!\w){_GUEST}")
_GUESTS_NEAR = re.compile(rf"[\s•·|:(]{{0,9}}(?:[0-9][0-9 .,]{{0,9}})?{_GUEST}")
_GUESTS_BEFORE = re.compile(rf"(?<!\w){_GUEST}[:\s]{{0,3}}(?:[0-9][0-9.  ]{{0,9}})?[,;\s]{{1,3}}$")
_ODD = re.compile(rf"(?<!\w){any_of(words.NO_COUNT_AFTER)}\s*$")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def meanings_in(phrase: str) -> frozenset[str]:
    """Return what folded words beside a label add: registered, online, active, monthly."""
    return frozenset(
        "online" if match["minutes"] else _MEANING[" ".join(match[0].split())]
        for match in _MEANINGS.finditer(phrase)
    )


def claim_at(text: str, folded: str, label: Label, language: str | None) -> Claim | None:
    """Return what the figure before ("12 membres") or after ("Membres : 12") ``label`` says."""
    spot = _Spot(text, folded, label, language)
    reach = max(0, label.start - _REACH)
    after = _FIGURE_AFTER.match(folded, label.end)
    before = None
    if not (after and after["colon"]) and _DIGIT_BEFORE.search(folded, reach, label.start):
        before = _FIGURE_BEFORE.search(folded, reach, label.start)
    if not (before or after):
        return None
    listed = _list_before(folded, reach, label.start)
    side = _side(spot, before, after, listed)
    if before and side is before:
        return _figure_first(spot, before, listed)
    return _label_first(spot, after, listed) if after and side is after else None


def _side(
    spot: _Spot, before: _Match | None, after: _Match | None, listed: list[_Match]
) -> _Match | None:
    """Choose the figure that belongs to the label; ``None`` if either may."""
    if listed and listed[-1].lastgroup == "listed":
        return after  # "Sujets 55 Membres 78": this list begins with a label
    if not (before and after) or len(listed) > 1:
        return before or after
    if "\n" not in spot.folded[before.end("number") : spot.label.start]:
        return before
    if "\n" not in after[0]:
        return after
    # A figure above and one below: in "12 345 / membres" the label goes on a phrase.
    return before if spot.text[spot.label.start].islower() else None


def _figure_first(spot: _Spot, match: _Match, listed: list[_Match]) -> Claim | None:
    label, folded = spot.label, spot.folded
    phrase = _phrase_after(spot, label.end)
    lead = _lead(folded, match.start())
    if _NOT_OURS.search(lead + "\n" + phrase) or _ODD.search(lead):
        return None
    near = _GUESTS_NEAR.match(folded, label.end)
    joined = _GUESTS_JOINED.match(folded, label.end) or _GUESTS_BEFORE.search(lead)
    meanings = label.meanings | meanings_in(match["gap"])
    signal = _signal(label.word, meanings, joined=bool(joined), near=bool(near))
    if signal == "members_online":
        return _claim(spot, signal, match, (match.start(), label.end), _SAID)
    if _SOME_ONLY.search(phrase):
        return None
    people = label.word in words.PEOPLE and not meanings & {"registered", "monthly"}
    strength = 0
    if people:
        strength = _SAID if _JOIN.search(lead[-60:]) else 0
    elif len(listed) > 1 or _OWN.search(lead[-60:]):
        strength = _SAID
    elif _ITSELF.search(lead) or _like_a_sign(folded, match, label.end, lead):
        strength = _SHOWN
    pairs = [*listed[:0:-1], *_list_after(folded, label.end, "listed")]
    return _claim(spot, signal, match, (match.start(), label.end), strength, pairs)


def _label_first(spot: _Spot, match: _Match, listed: list[_Match]) -> Claim | None:
    label, folded = spot.label, spot.folded
    lead = _lead(folded, label.start)
    if _NOT_OURS.search(lead) or not _LIST_GOES_ON.match(folded, match.end()):
        return None
    near = _GUESTS_NEAR.match(folded, match.end())
    joined = _GUESTS_JOINED.match(folded, match.end()) or _GUESTS_BEFORE.search(lead)
    told = _MEANINGS_BEFORE.search(lead)
    meanings = label.meanings | meanings_in(told[0] if told else "")
    signal = _signal(label.word, meanings, joined=bool(joined), near=bool(near))
    strength = 0
    if _TOTAL_BEFORE.search(lead):
        strength = _STATED
    elif len(listed) > 1:
        strength = _SAID
    elif (label.word not in words.PEOPLE or "monthly" in meanings) and _HEADED.search(
        lead[: told.start()] if told else lead
    ):
        if match["colon"]:
            strength = _SAID
        elif not _YEAR.fullmatch(match["number"]):
            strength = _SHOWN
    pairs = [*listed[::-1], *_list_after(folded, match.end(), "figure")]
    return _claim(spot, signal, match, (label.start, match.end()), strength, pairs)


def _signal(word: str, meanings: frozenset[str], *, joined: bool, near: bool) -> str | None:
    """Return what is counted. Beside guests, members are those online; "users" may be guests."""
    certain = word in words.MEMBERS or "registered" in meanings
    if "online" in meanings:
        return "members_online" if certain else None
    if joined:
        return "members_online"
    if near or word in words.SIGNED_IN:
        return None
    if "active" in meanings:
        return "members_active_month" if "monthly" in meanings else None
    return None if "monthly" in meanings else "members_total"


def _claim(
    spot: _Spot,
    signal: str | None,
    match: _Match,
    place: tuple[int, int],
    strength: int,
    pairs: Sequence[_Match] = (),
) -> Claim | None:
    figure = figure_of(match, spot.text, spot.language)
    if signal is None or figure is None or not strength:
        return None
    if not figure.value and signal != "members_online":
        return None  # a counter that a script has yet to fill
    quote = " ".join(spot.text[slice(*place)].split())
    return Claim(Count(signal, replace(figure, quote=quote)), strength, _beside(spot, pairs))


def _beside(spot: _Spot, tokens: Sequence[_Match]) -> tuple[Count, ...]:
    """Read the other statistics of a list, given as labels and figures by turns."""
    counts: list[Count] = []
    for first, second in zip(tokens[::2], tokens[1::2], strict=False):
        label, number = (first, second) if first.lastgroup == "listed" else (second, first)
        signal = _SIGNAL_OF.get(" ".join((label["listed"] or "").split()))
        figure = figure_of(number, spot.text, spot.language) if signal else None
        if (
            signal
            and figure
            and (first is label or _STATISTIC_ENDS.match(spot.folded, label.end()))
        ):
            quote = " ".join(spot.text[first.start() : second.end()].split())
            counts.append(Count(signal, replace(figure, quote=quote)))
    return tuple(counts)


def _list_before(folded: str, start: int, end: int) -> list[_Match]:
    """Return the figures and labels that alternate right before ``end``, the nearest first."""
    return _alternating(reversed(list(_TOKEN.finditer(folded, start, end))), "listed")


def _list_after(folded: str, start: int, previous: str) -> list[_Match]:
    """Return the figures and labels that alternate right after ``start``, in pairs."""
    tokens = list(_TOKEN.finditer(folded, start, start + _REACH))
    if tokens and tokens[-1].end() == start + _REACH:
        tokens.pop()  # it may have been cut
    listed = _alternating(iter(tokens), previous)
    return listed[: len(listed) // 2 * 2]


def _alternating(tokens: Iterator[_Match], previous: str) -> list[_Match]:
    listed: list[_Match] = []
    for token in tokens:
        if token["word"]:
            if token["word"] not in _CONNECTIVES:
                break
            continue
        kind = "listed" if token["listed"] else "figure"
        if kind == previous:
            break
        previous = kind
        listed.append(token)
    return listed


def _lead(folded: str, end: int) -> str:
    """Return the sentence before ``end``, two lines of it at most: what the figure is said of."""
    text = folded[max(0, end - _REACH) : end]
    cut = max((match.end() for match in _CUT.finditer(text)), default=0)
    lines = text[cut:].split("\n")
    filled = [line for line in lines[:-1] if line.strip()]
    return "\n".join([*filled[-1:], lines[-1]])


def _phrase_after(spot: _Spot, start: int) -> str:
    """Return how the sentence goes on, also on the next line if that begins in lower case."""
    same = _PHRASE.match(spot.folded, start)
    end = same.end() if same else start
    if spot.text[end : end + 1] == "\n" and spot.text[end + 1 : end + 2].islower():
        further = _PHRASE.match(spot.folded, end + 1)
        end = further.end() if further else end
    return spot.folded[start:end]


def _like_a_sign(folded: str, match: _Match, end: int, lead: str) -> bool:
    """Whether figure and label stand by themselves, as on a banner, and are no "© 2024 Members"."""
    return bool(
        _LINE_START.search(lead)
        and _LINE_END.match(folded, end)
        and not _UNFINISHED.search(lead)
        and not _YEAR.fullmatch(match["number"])
    )

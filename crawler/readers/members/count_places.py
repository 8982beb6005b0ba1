"""Where a figure stands beside a word for members, and where its sentence begins and ends.

Looks at a bounded stretch of text on each side of the word, so the cost is linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from crawler.readers.members import count_words as words
from crawler.readers.members import subject_words as subjects
from crawler.readers.members.count_lists import REACH
from crawler.readers.members.frame_words import ADVERBS
from crawler.readers.members.people import MEANING_WORDS, MODIFIER, Label
from crawler.readers.number_words import NUMBER_WORDS
from crawler.readers.numbers import DIGITS, FIGURE, SCALES, any_of, figure_of
from crawler.readers.phrases import Phrases, tokens_of
from crawler.speaker import Speaker

#: What may stand between a figure and a label.
_BETWEEN: Final = rf"(?:{any_of(words.COUNTED)}(?:(?<=['’])|\s))?(?:{MODIFIER}\s{{1,9}}){{0,3}}"
_DIGITS_BEFORE = re.compile(rf"{DIGITS}[\s)]{{0,9}}(?P<gap>{_BETWEEN})$")
_FIGURE_BEFORE = re.compile(rf"{FIGURE}[\s)]{{0,9}}(?P<gap>{_BETWEEN})$")
#: "Membres au 1er janvier 2026 : 250".
_AS_OF: Final = r"(?:au|en|à ce jour|fin|depuis|as of|at|in|on|zum|am|stand|im|al|a|per|op|na)\b"
#: "Adhérents à jour : 250", "Nombre d'abonnés à la liste : 250".
_OF_US: Final = (
    rf"(?:20[0-9]{{2}}(?:[-/]20[0-9]{{2}})?|à jour(?: de (?:leur )?cotisation)?|"
    rf"(?:du|de la|de l'|de notre|à la|à l'|à notre|au)\s?{any_of(subjects.NETWORKS)})"
)
_FIGURE_AFTER = re.compile(
    rf"(?:\s{_AS_OF}[^:=\n]{{1,30}}(?=[:=])|\s\([^():=\n]{{1,30}}\)(?=\s?[:=])|\s{_OF_US}(?=\s?[:=]))?\s{{0,9}}(?P<colon>[:=]?)(?P<verb>\s{any_of(words.AMOUNTS_TO)}(?:\s{any_of(ADVERBS)})?)?[\s(]{{0,9}}{DIGITS}"
)
#: The last word of a figure, and what may follow it: quick to look for, so asked first.
_FIGURE_ENDS = re.compile(rf"[0-9]\S*|{any_of(SCALES)}|{NUMBER_WORDS}")
_FILLERS = Phrases(MEANING_WORDS, words.NEUTRAL, words.COUNTED)
_MARKS: Final = frozenset("\n)+.")
#: Characters before a label in which its figure ends, words between, the longest figure with its words.
_NEAR, _MOST_FILLERS, _FIGURE_LENGTH = 48, 4, 80
_CUT = re.compile(r"[.!]\s|[•|]")
_ABBREVIATED: Final = ("mio", "mrd", "ca", "approx", "tsd", "env", "tys")
_REST = re.compile(r"[^.!?\n]{0,80}")
_PHRASE = re.compile(r"(?:[^.,;:!?•·|\n-]|(?<!\s)-|-(?!\s)){0,60}")
#: A longer line above a figure is a text of its own, not its heading.
_HEADING: Final = 60
_COPULAS: Final = (" sont", " are", " sind", " son", " sono", " são", " zijn")
_QUOTES: Final = ("«»", "“”")
_DIGITS_ABOVE = re.compile(r"(?:^|\n)[0-9]{1,3}\n$")


@dataclass(frozen=True, slots=True)
class PlacedText:
    """The visible text of one page, and what is known of it."""

    printed: str
    folded: str  # the same in lower case, position by position
    language: str | None
    speaker: Speaker
    this_year: int | None


def figure_after(text: PlacedText, label: Label) -> re.Match[str] | None:
    """Return the figure right after a label; its group ``colon`` tells of a sign between them."""
    return _FIGURE_AFTER.match(text.folded, label.end)


def figure_before(text: PlacedText, label: Label) -> re.Match[str] | None:
    """Return the figure right before a label; its group ``gap`` has the words between them."""
    folded, start = text.folded, label.start
    end = _end_of_figure(tokens_of(folded[max(0, start - _NEAR) : start]))
    if not end:
        return None
    if end[0].isdigit():
        before = _DIGITS_BEFORE.search(folded, max(0, start - _NEAR), start)
    else:
        before = _FIGURE_BEFORE.search(folded, max(0, start - _FIGURE_LENGTH), start)
    if before is None or not figure_of(before, text.printed, text.language):
        return None  # "19,69 / Mitglieder / 7.485"
    if _DIGITS_ABOVE.search(folded, max(0, before.start() - 20), before.start()):
        return None  # one counter, a line for each of its digits
    return before


def figure_at_head(text: PlacedText, label: Label) -> re.Match[str] | None:
    """Return the figure before a label if a line or a sentence begins with it."""
    before = figure_before(text, label)
    if before and text.folded[: before.start()].rstrip(" ")[-1:] in {"", "\n", "."}:
        return before
    return None


def _end_of_figure(tokens: list[str]) -> str:
    """Return the last word of the figure before a label; empty where there is none."""
    end = len(tokens)
    for _filler in range(_MOST_FILLERS):
        while end and tokens[end - 1] in _MARKS:
            end -= 1
        begin = _FILLERS.begin_of(tokens, end)
        if begin is None:
            break
        end = begin
    return tokens[end - 1] if end and _FIGURE_ENDS.fullmatch(tokens[end - 1]) else ""


def sentence_start(folded: str, end: int) -> int:
    """Return where the sentence before ``end`` begins, a heading above its line included."""
    start = max(0, end - REACH)
    cut = start
    for match in _CUT.finditer(folded, start, end):
        if not folded[max(0, match.start() - 8) : match.start()].endswith(_ABBREVIATED):
            cut = match.end()
    line = folded.rfind("\n", cut, end) + 1
    if line <= cut:
        return cut
    above = max(cut, folded.rfind("\n", cut, max(cut, line - 1)) + 1)
    return above if line - above <= _HEADING or folded[above : line - 1][-1:].isalpha() else line


def is_no_sign(text: PlacedText, match: re.Match[str], label: Label) -> bool:
    """Whether a figure alone says nothing of us: in a quotation, a tier ("de 301 à 500"), another's row,
    before what is done to so many ("40 membres sont désignés")."""
    at = match.start()
    is_tier = bool(match["low"]) or text.folded.endswith(_COPULAS, label.start, label.end)
    return is_tier or _is_quoted(text.printed, at) or _is_in_a_row(text, at)


def _is_in_a_row(text: PlacedText, at: int) -> bool:
    """Whether a line of cells begins with a name that is not the site's: "Treskel | syndicat | 350"."""
    start = text.printed.rfind("\n", max(0, at - REACH), at) + 1
    name, *cells = text.printed[start:at].split("|")
    goes_on = "|" in text.printed[at : at + REACH].partition("\n")[0]
    is_row = len(cells) + goes_on > 1 and name.strip()[:1].isupper()
    return is_row and not text.speaker.is_named(name)


def _is_quoted(printed: str, at: int) -> bool:
    """Whether a quotation that began shortly before ``at`` goes on there."""
    start = max(0, at - REACH)
    return any(
        printed.rfind(opening, start, at) > printed.rfind(closing, start, at)
        for opening, closing in _QUOTES
    )


def phrases_after(text: PlacedText, start: int) -> tuple[str, str]:
    """Return how the clause goes on, also on the next line if that begins in lower case, and the
    sentence after it."""
    same = _PHRASE.match(text.folded, start)
    end = same.end() if same else start
    if text.printed[end : end + 1] == "\n" and text.printed[end + 1 : end + 2].islower():
        further = _PHRASE.match(text.folded, end + 1)
        end = further.end() if further else end
    rest = _REST.match(text.folded, end)
    return text.printed[start:end], text.printed[end : rest.end() if rest else end]

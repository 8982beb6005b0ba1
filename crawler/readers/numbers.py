"""Read a printed figure into a value and its bounds: "12 345", "199.3k", "plus de 500".

For counts only: whole, never negative, never beyond ``LARGEST``. What could mean two things is
``None``; nothing here looks for a figure in running text (``counts.py`` does).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from crawler.folding import fold
from crawler.readers.number_words import LEAST, NUMBER_WORDS, is_rounded, number_in_words
from crawler.reading import Figure

#: More people than there are: such a "count" is an identifier or a mistake.
LARGEST: Final = 10_000_000_000
#: "About 500" is said of a figure rounded to one digit; half a unit of a leading digit 5 is 10 %.
ABOUT_SHARE: Final = 0.10

#: Words that bound a figure. Add a language by adding its words.
AT_LEAST: Final = (
    "un peu plus de", "un peu plus d'", "bien plus de", "plus de", "plus d'", "plus d’",
    "pas moins de", "pas moins d'", "pas moins d’", "no less than",
    "no fewer than", "nicht weniger als", "no menos de", "non meno di", "não menos de",
    "niet minder dan", "nie mniej niż", "+ de", "+ d'", "+ d’", "+", "au moins", "more than",
    "over",
    "above", "at least", "mehr als", "über", "ueber", "mindestens", "más de", "mas de", "al menos",
    "oltre", "più di", "almeno", "mais de", "pelo menos", "meer dan", "ruim", "ponad", "więcej niż",
    "более", "свыше", "больше",
)  # fmt: skip
ABOUT: Final = (
    "environ", "autour de", "de l'ordre de", "aux alentours de", "à peu près", "quelque",
    "quelques", "about", "around", "approximately",
    "approx.", "some", "ca.", "circa", "rund", "etwa", "ungefähr", "alrededor de", "cerca de",
    "unos",
    "unas", "aproximadamente", "ongeveer", "około", "okolo", "около", "примерно", "+/-", "±", "~",
    "≈",
)  # fmt: skip
#: Said of a figure not quite reached.
NEARLY: Final = (
    "près de", "près d'", "près d’", "pres de", "presque", "nearly", "almost", "close to",
    "fast", "knapp", "casi", "quasi",
    "quase", "bijna", "prawie", "niemal", "почти",
)  # fmt: skip
BELOW: Final = (
    "moins de", "moins d'", "moins d’", "less than", "fewer than", "under", "weniger als", "unter",
    "menos de", "meno di", "minder dan", "mniej niż", "менее",
)  # fmt: skip
BETWEEN: Final = (
    ("entre", "et"), ("between", "and"), ("zwischen", "und"), ("entre", "y"), ("entre", "e"),
    ("tra", "e"), ("tussen", "en"), ("de", "à"), ("from", "to"), ("von", "bis"), ("de", "a"), ("da", "a"),
    ("van", "tot"),
)  # fmt: skip
SCALES: Final = {
    **dict.fromkeys(("k", "mille", "milliers", "mil", "tausend", "tsd.", "tsd", "thousand"), 10**3),
    **dict.fromkeys(("mila", "duizend", "tys.", "tys", "tysięcy", "тыс.", "тысяч"), 10**3),
    **dict.fromkeys(("m", "million", "millions", "millionen", "millón", "millon"), 10**6),
    **dict.fromkeys(
        ("millones", "mio.", "mio", "mln", "mill.", "milioni", "milhões", "miljoen"), 10**6
    ),
    **dict.fromkeys(("milionów", "миллионов", "млн"), 10**6),
    **dict.fromkeys(("milliard", "milliards", "milliarde", "milliarden"), 10**9),
    **dict.fromkeys(("mrd.", "mrd", "billion", "bn", "mil millones"), 10**9),
}
#: Languages that write 1.5 / 1,5 for one and a half. Others are unknown.
DECIMAL_POINT: Final = frozenset({"en", "ja", "ko", "zh", "he", "th"})
DECIMAL_COMMA: Final = frozenset({"fr", "de", "es", "it", "pt", "nl", "ca", "pl", "ru", "sv", "da"})


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of ``words``, the longest first; a space matches any white space."""
    ordered = sorted(set(words), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


_SPACE = "[ \u00a0\u2000-\u200a\u202f\u205f\u3000]"
_NUMBER = rf"[0-9]{{1,12}}(?:(?:{_SPACE}|[.,'’])[0-9]{{1,4}}){{0,4}}"
_SCALE = rf"(?:{_SPACE}?(?P<%s>{any_of(SCALES)})(?!\w))?"
_FROM_TO = "|".join(rf"{a}\s+(?=[^a-z]{{1,24}}[^0-9]{{0,12}}\s{b}\s)" for a, b in BETWEEN)
_BOUNDS = "|".join(
    rf"(?P<{name}>{any_of(bound)})"
    for name, bound in (("least", AT_LEAST), ("about", ABOUT), ("nearly", NEARLY), ("below", BELOW))
)
_AND = any_of(b for _, b in BETWEEN)

_BEFORE: Final = (
    rf"(?:(?<!\w)(?:{_FROM_TO})(?P<low>{_NUMBER}){_SCALE % 'low_scale'}\s+{_AND}\s+"
    rf"|(?:(?<!\w)(?:{_BOUNDS})\s?)?(?:(?<=\+/-)|(?<![\w.,/#$€£\-−–]))"
    rf"(?<![0-9][:'’])(?<![0-9€$£]{_SPACE}))"
)
_AFTER: Final = rf"{_SCALE % 'scale'}(?P<more>\s?\+)?(?![\w/:°−–-]|[.,'’][0-9]|{_SPACE}?[%€$£°])"
#: Pattern of a figure in digits in folded text (see ``fold``), every repetition bounded; read a match
#: with ``figure_of``. Digits glued to letters, dates, versions, signs or other digits are no figure.
DIGITS: Final = rf"{_BEFORE}(?P<number>{_NUMBER}){_AFTER}"
#: The same without words before it: in a list of statistics.
PLAIN_DIGITS: Final = (
    rf"(?<![\w.,/#$€£\-−–])(?<![0-9][:'’])(?<![0-9€$£]{_SPACE})(?P<number>{_NUMBER}){_AFTER}"
)
#: The same, or a figure in words: looked for only beside a word for members.
FIGURE: Final = rf"{_BEFORE}(?P<number>{_NUMBER}|{NUMBER_WORDS}){_AFTER}"
_WHOLE = re.compile(rf"[\s(\[]*{FIGURE}[\s)\]]*")
_PLAIN = re.compile(r"0|[1-9][0-9]{0,11}")
_GROUPED = re.compile(rf"[1-9][0-9]{{0,2}}(?:({_SPACE}|[.,'’])[0-9]{{3}})(?:\1[0-9]{{3}})*")
_DECIMAL = re.compile(r"(.+)([.,])([0-9]{1,3})", re.DOTALL)
_NOT_DIGIT = re.compile("[^0-9]")


def parse_number(text: str, language: str | None = None) -> Figure | None:
    """Read ``text`` as one figure, with nothing beside it but brackets and white space.

    ``language`` (``fr``, ``en-GB``) settles what "1,234 million" means; unknown, it is ``None``.
    """
    if len(text) > 100:
        return None
    match = _WHOLE.fullmatch(fold(text))
    return figure_of(match, text, language) if match else None


def figure_of(match: re.Match[str], text: str, language: str | None) -> Figure | None:
    """Return the figure of a match of one of the patterns above in folded ``text``,
    if it is a count."""
    said = match.groupdict()
    printed = _magnitude(match["number"], match["scale"], language)
    if printed is None:
        return None
    value, margin = printed
    low: float = max(0, value - margin)
    high: float | None = value + margin
    if lower := said.get("low"):
        first = _magnitude(lower, said["low_scale"] or match["scale"], language)
        if first is None or first[0] > value:
            return None
        value, low, high = first[0], first[0], value
    elif said.get("least") or match["more"]:
        low, high = value, None
    elif said.get("below"):
        low, high = 0, value
    elif said.get("nearly"):
        low, high = value - value * ABOUT_SHARE, value
    elif said.get("about") or is_rounded(match["number"]):
        margin = max(margin, value * ABOUT_SHARE)
        low, high = value - margin, value + margin
    return Figure(value, low, high, " ".join(text[match.start() : match.end()].split()))


def _magnitude(number: str, scale: str | None, language: str | None) -> tuple[float, float] | None:
    """Return value and half a unit of the last printed digit (0 when written out in full)."""
    unit = SCALES[" ".join(scale.split())] if scale else 1
    if not number[0].isdigit():
        said = number_in_words(" ".join(number.split()), language)
        return None if said is None or said * unit < LEAST else (said * unit, 0)
    whole, decimals = number, ""
    if not (_PLAIN.fullmatch(number) or _means_thousands(number, bool(scale), language)):
        parts = _DECIMAL.fullmatch(number)
        if parts is None or not scale or _undecided(number, language):
            return None  # a fraction of a member is no count
        whole, decimals = parts[1], parts[3]
        if parts[2] in whole or not (_PLAIN.fullmatch(whole) or _GROUPED.fullmatch(whole)):
            return None
    digits = int(_NOT_DIGIT.sub("", whole) + decimals)
    value = digits * unit / 10 ** len(decimals)
    if value > LARGEST:
        return None
    return value, unit / 10 ** len(decimals) / 2 if scale else 0


def _means_thousands(number: str, scaled: bool, language: str | None) -> bool:
    """Whether the marks group thousands. "1,234 million" depends on the language, "1,234" does not:
    nobody prints a count with three decimals."""
    match = _GROUPED.fullmatch(number)
    if match is None:
        return False
    mark = match[1]
    if not scaled or mark not in ".," or number.count(mark) > 1:
        return True
    return mark == _thousands_mark(language)


def _undecided(number: str, language: str | None) -> bool:
    match = _GROUPED.fullmatch(number)
    return bool(match and match[1] in ".,") and not _thousands_mark(language)


def _thousands_mark(language: str | None) -> str:
    primary = (language or "").partition("-")[0].lower()
    if primary in DECIMAL_POINT:
        return ","
    return "." if primary in DECIMAL_COMMA else ""

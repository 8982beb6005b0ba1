"""Numbers, dates and spans as French and English readers write them. Pure.

A page says the same few hundred numbers and spans again and again, and Babel takes up to a tenth of a
millisecond for each: hence the caches.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent, get_group_symbol
from babel.units import format_unit

from analysis import policy
from vocabulary.said import Language, Said

FR, EN = Language.FR, Language.EN
#: The time that sentences and pages are in: their readers'. A post of 23:30 UTC is of the next day.
PARIS = ZoneInfo("Europe/Paris")

_OTHERS, _OR_MORE, _TO = Said("d'autres", "others"), Said("ou plus", "or more"), Said("à", "to")
_ON, _BETWEEN, _AND = Said("le", "on"), Said("entre le", "between"), Said("et le", "and")
_DAILY, _EVERY = Said("chaque jour", "every day"), Said("tous les", "every")
_HALF = Said(" et demi", " and a half")
_UNDER_A_DAY = Said("moins d'un jour", "less than a day")
#: Days up to which a span is said in days, and in months.
_IN_DAYS, IN_MONTHS = 60, 730
#: Probabilities at which the state changes.
_LIMITS = (policy.ALIVE_FROM, policy.SLOWING_FROM, policy.DORMANT_FROM)
#: Read once: Babel reads the name of a locale anew for each number.
_LOCALES = {language: Locale.parse(language.locale) for language in Language}
#: What stands between thousands. Both languages group whole numbers by three.
_THOUSANDS = {language: get_group_symbol(locale=_LOCALES[language]) for language in Language}
#: Texts of each kind that are kept.
_KEPT = 10_000


@lru_cache(maxsize=_KEPT)
def day(moment: datetime, language: Language) -> str:
    """Return the date of an aware moment, in Paris, in words: ``12 mars 2026``, ``1er mars 2026``."""
    moment = moment.astimezone(PARIS)
    text = format_date(moment, "long", locale=_LOCALES[language])
    is_first = language is FR and moment.day == 1  # which Unicode's patterns for French do not know
    return f"1er{text[1:]}" if is_first else text


def between(first: datetime | None, last: datetime, language: Language) -> str:
    """Return a range of days in words with its preposition, or the day alone.

    ``entre le 28 juillet et le 28 août 2026``; ``le 28 août 2026`` where no ``first`` is given.
    """
    if first is None:
        return f"{_ON[language]} {day(last, language)}"
    begin = day(first, language)
    if first.astimezone(PARIS).year == last.astimezone(PARIS).year:
        begin = begin[: -len(f" {first.year}")].rstrip(",")
    return f"{_BETWEEN[language]} {begin} {_AND[language]} {day(last, language)}"


def period(dated: str, language: Language) -> str:
    """Return a year, month or day in words: ``2019``, ``juillet 2025``, ``2 avril 2019``."""
    year, month, date = (*map(int, dated.split("-")), 0, 0)[:3]
    if not month:
        return str(year)
    moment = datetime(year, month, date or 1, tzinfo=UTC)
    return (
        day(moment, language) if date else format_date(moment, "MMMM y", locale=_LOCALES[language])
    )


def number(value: float, language: Language) -> str:
    """Return a whole number with the language's thousands separator."""
    return f"{round(value):,}".replace(",", _THOUSANDS[language])


@lru_cache(maxsize=_KEPT)
def decimal(value: float, language: Language) -> str:
    """Return a number with at most one decimal."""
    return format_decimal(round(value, 1), locale=_LOCALES[language])


def percent(share: float, language: Language) -> str:
    """Return a share (0..1) in whole per cent."""
    return format_percent(round(share, 2), locale=_LOCALES[language])


def listed(names: Sequence[str], language: Language, *, more: bool = False) -> str:
    """Return names as a list in words: ``forum, rencontres et annuaire``; ``more`` adds others."""
    others = (_OTHERS[language],) if more else ()
    return format_list([*names, *others], locale=_LOCALES[language])


def amount(low: float, high: float | None, language: Language) -> str:
    """Return a count that may be a range: ``12 345``, ``500 ou plus``, ``199 250 à 199 350``."""
    if high is None:
        return f"{number(low, language)} {_OR_MORE[language]}"
    if round(low) == round(high):
        return number(low, language)
    return f"{number(low, language)} {_TO[language]} {number(high, language)}"


def span(days: float, language: Language) -> str:
    """Return a span in the unit a person would use: ``moins d’un jour``, ``3 jours``, ``4 ans``.

    Years are told to the half: who looks the date up finds three and a half to be no four.
    """
    if days < 1:
        return _UNDER_A_DAY[language]
    if days < _IN_DAYS:
        value, unit = round(days), "day"
    elif days < IN_MONTHS:
        value, unit = round(days / 30.44), "month"
    else:
        value, has_half = divmod(round(2 * days / 365.25), 2)
        return _units(value, "year", language, _HALF[language] if has_half else "")
    return _units(value, unit, language)


@lru_cache(maxsize=_KEPT)
def _units(value: int, unit: str, language: Language, more: str = "") -> str:
    text = format_unit(value, f"duration-{unit}", locale=_LOCALES[language]) + more
    return text.replace(" ", "\u00a0") if language is FR else text  # not in all of babel's units


def every(days: float, language: Language) -> str:
    """Return a rhythm: ``chaque jour``, ``tous les 7 jours``, ``every 3 months``."""
    if days < 1.5:
        return _DAILY[language]
    return f"{_EVERY[language]} {span(days, language)}"


def share(probability: float) -> int:
    """Return a probability as "so many in 100", never a certainty, nor rounded into another state."""
    number = min(max(round(100 * probability), 1), 99)
    rounded_over = (limit for limit in _LIMITS if probability < limit <= number / 100)
    return number - 1 if next(rounded_over, None) else number

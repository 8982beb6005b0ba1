"""Numbers, dates and spans as French and English readers write them. Pure.

A page says the same few hundred numbers and spans again and again, and Babel takes up to a tenth of a
millisecond for each: hence the caches.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

FR, EN = "fr", "en_GB"

#: Days up to which a span is said in days, and in months.
_IN_DAYS, _IN_MONTHS = 60, 730
#: Texts of each kind that are kept.
_KEPT = 10_000


@lru_cache(maxsize=_KEPT)
def day(moment: datetime, language: str) -> str:
    """Return a date in words: ``12 mars 2026``, ``1er mars 2026``."""
    text = format_date(moment, "long", locale=language)
    is_first = language == FR and moment.day == 1  # which Unicode's patterns for French do not know
    return f"1er{text[1:]}" if is_first else text


def period(dated: str, language: str) -> str:
    """Return a year, month or day in words: ``2019``, ``juillet 2025``, ``2 avril 2019``."""
    year, month, date = (*map(int, dated.split("-")), 0, 0)[:3]
    if not month:
        return str(year)
    moment = datetime(year, month, date or 1, tzinfo=UTC)
    return day(moment, language) if date else format_date(moment, "MMMM y", locale=language)


@lru_cache(maxsize=_KEPT)
def number(value: float, language: str) -> str:
    """Return a whole number with the language's thousands separator."""
    return format_decimal(round(value), locale=language)


def decimal(value: float, language: str) -> str:
    """Return a number with at most one decimal."""
    return format_decimal(round(value, 1), locale=language)


def percent(share: float, language: str) -> str:
    """Return a share (0..1) in whole per cent."""
    return format_percent(round(share, 2), locale=language)


def listed(names: Sequence[str], language: str, *, more: bool = False) -> str:
    """Return names as a list in words: ``forum, rencontres et annuaire``; ``more`` adds others."""
    others = ("d'autres" if language == FR else "others",) if more else ()
    return format_list([*names, *others], locale=language)


def amount(low: float, high: float | None, language: str) -> str:
    """Return a count that may be a range: ``12 345``, ``500 ou plus``, ``199 250 à 199 350``."""
    if high is None:
        return f"{number(low, language)} {'ou plus' if language == FR else 'or more'}"
    if round(low) == round(high):
        return number(low, language)
    return f"{number(low, language)} {'à' if language == FR else 'to'} {number(high, language)}"


@lru_cache(maxsize=_KEPT)
def span(days: float, language: str) -> str:
    """Return a span in the unit a person would use: ``3 jours``, ``8 mois``, ``4 ans``."""
    if days < _IN_DAYS:
        value, unit = max(round(days), 1), "day"
    elif days < _IN_MONTHS:
        value, unit = round(days / 30.44), "month"
    else:
        value, unit = round(days / 365.25), "year"
    text = format_unit(value, f"duration-{unit}", locale=language)
    return text.replace(" ", "\u00a0") if language == FR else text  # not in all of babel's units


def every(days: float, language: str) -> str:
    """Return a rhythm: ``chaque jour``, ``tous les 7 jours``, ``every 3 months``."""
    if days < 1.5:
        return "chaque jour" if language == FR else "every day"
    return f"{'tous les' if language == FR else 'every'} {span(days, language)}"


def share(probability: float) -> int:
    """Return a probability as "so many in 100", never a certainty."""
    return min(max(round(100 * probability), 1), 99)

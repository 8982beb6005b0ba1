"""One reader's language: sentences, numbers, dates and spans. French comes first.

No other room is asked for a translation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import Any
from urllib.parse import urlsplit

from babel import Locale
from babel.dates import format_date, format_datetime, format_timedelta
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from analysis.confidence import Confidence, as_read
from analysis.records import counts_until
from analysis.words import labels, wording
from analysis.words.wording import PARIS
from dashboard.words.labels import LABELS
from dashboard.words.languages import catalogue, language_of
from vocabulary.said import Language, Said, typeset

#: The words of verdicts, as the exported files say them too.
VERDICT_LABELS = {
    "state": labels.STATES,
    "cause": labels.CAUSES,
    "trend": labels.TRENDS,
    "expected": labels.EXPECTED,
    "answers": labels.ANSWERS,
    "confidence": labels.CONFIDENCE,
    "feature": labels.FEATURES,
    "registration": labels.REGISTRATION,
    "access": labels.ACCESS,
}
#: Paths that programs read: people are told of the site's data, and find the address in the details.
_DATA = re.compile(r"/api/|/wp-json|nodeinfo|\.(?:json|xml|rss|atom|rdf)$|/(?:feed|rss|atom)$")
#: Characters of a path that are shown.
_PATH_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Texts:
    """How everything is said to one reader. ``now`` (aware UTC) is what relative dates start from."""

    lang: Language
    now: datetime

    @classmethod
    def of(cls, request: Any) -> Texts:
        """Return the texts for who asks: by ``?lang=``, else by the browser's wish, else French."""
        return cls(language_of(request), datetime.now(UTC))

    @property
    def locale(self) -> str:
        """The locale's name for Babel."""
        return self.lang.locale

    def gettext(self, message: str) -> str:
        """Translate a sentence."""
        return typeset(catalogue(self.lang).gettext(message), self.lang)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Translate a sentence that depends on a number."""
        said = catalogue(self.lang).ngettext(singular, plural, number)
        return typeset(said, self.lang)

    def label(self, kind: str, word: object) -> str:
        """Return one of our fixed words in plain language; an unknown word stands as it is."""
        if kind in VERDICT_LABELS:
            label = VERDICT_LABELS[kind].get(str(word))
            return label[self.lang] if label else str(word)
        message = LABELS[kind].get(str(word))
        return self.gettext(message) if message else str(word)

    def counted(self, state: str, number: int) -> str:
        """Return a state beside how many networks are in it: ``actifs``, of none or one ``actif``."""
        several = number > 1
        return self.label("counted", state) if several else self.label("state", state).lower()

    def term(self, terms: Mapping[str, Mapping[str, Said]], name: str, slug: str) -> str:
        """Return the label of a word of the catalogue's vocabulary, or the word itself."""
        label = terms.get(name, {}).get(slug)
        return label[self.lang] if label else slug

    def number(self, value: float) -> str:
        """Return a whole number with the language's separators."""
        return wording.number(value, self.lang)

    def decimal(self, value: float) -> str:
        """Return a number with at most two decimals."""
        return format_decimal(value, format="#,##0.##", locale=self.locale)

    def percent(self, value: float) -> str:
        """Return a share of one as a percentage."""
        return format_percent(value, locale=self.locale)

    def amount(self, low: float | None, high: float | None) -> str:
        """Return a count that may be a range, ``at least 500`` or ``199,250–199,350``; unknown is no zero."""
        if low is None:
            return self.gettext("unknown")
        if high is None:
            return self.gettext("at least %(number)s") % {"number": self.number(low)}
        if round(low) == round(high):
            return self.number(low)
        return f"{self.number(low)}–{self.number(high)}"

    def certainty(self, network: Mapping[str, Any]) -> str:
        """Return how sure a verdict still is as it is read, for a row of ``network_status``."""
        word, looked_at = network["confidence"], parse_moment(network["last_reached_at"])
        known = (
            word if word not in set(Confidence) else as_read(Confidence(word), looked_at, self.now)
        )
        return self.label("confidence", known)

    def chance(self, probability: float) -> str:
        """Return a probability as "so many in 100", never a certainty."""
        return self.gettext("%(share)s in 100") % {"share": wording.share(probability)}

    def every(self, days: float | None) -> str:
        """Return a rhythm in words; unknown is said."""
        return self.gettext("unknown") if days is None else wording.every(days, self.lang)

    def span(self, days: float) -> str:
        """Return a number of days in the unit a person would use."""
        return wording.span(days, self.lang)

    def hours(self, hours: float) -> str:
        """Return a number of hours in words."""
        return format_unit(round(hours, 1), "duration-hour", locale=self.locale)

    def day(self, moment: object) -> str:
        """Return the date of an ISO moment in words; a text that is none stands as it is."""
        at = parse_moment(moment)
        # By day, not by moment: far fewer of them to be written out.
        start = at and _in_paris(at).replace(hour=0, minute=0, second=0, microsecond=0)
        return wording.day(start, self.lang) if start else str(moment or "")

    def between(self, first: object, last: object) -> str:
        """Return the days of two ISO moments as a range in words; the last day alone without a first."""
        begin, end = parse_moment(first), parse_moment(last)
        return wording.between(begin and _in_paris(begin), _in_paris(end), self.lang) if end else ""

    def minute(self, moment: object) -> str:
        """Return date and time (of Paris) of an ISO moment."""
        at = parse_moment(moment)
        if at is None:
            return str(moment or "")
        pattern = "d MMM y 'à' H 'h' mm" if self.lang is Language.FR else "d MMM y, HH:mm"
        said = format_datetime(at, pattern, tzinfo=PARIS, locale=self.locale)
        return said if self.lang is Language.FR else f"{said} (Paris)"

    def month(self, month: str) -> str:
        """Return a month (YYYY-MM) in short: ``déc. 2024``."""
        return _month(month, self.locale)

    def lasted(self, begun: object, ended: object) -> str:
        """Return how long it was from one ISO moment to another; unknown is said."""
        first, last = parse_moment(begun), parse_moment(ended)
        if first is None or last is None:
            return self.gettext("unknown")
        return format_timedelta(last - first, threshold=1.5, locale=self.locale)

    def ago(self, moment: object) -> str:
        """Return how many days ago an ISO moment was: ``aujourd'hui``, ``il y a 3 jours``."""
        at = parse_moment(moment)
        if at is None:
            return self.gettext("unknown")
        away = _in_paris(at).date() - _in_paris(self.now).date()
        if away.days == 0:
            return self.gettext("today")
        if away.days == -1:
            return self.gettext("yesterday")
        return _away(away.days, self.lang)

    def partial_date(self, dated: str) -> str:
        """Return ``2019``, ``2019-04`` or ``2019-04-02`` in words."""
        pattern = {4: "y", 7: "MMMM y"}.get(len(dated))
        at = parse_moment(dated + "-01-01"[len(dated) - 4 :]) if pattern else None
        return format_date(at, pattern, locale=self.locale) if at and pattern else self.day(dated)

    def expiry(self, fact: str, value: str, dated: str) -> str:
        """Return until when what a person saw counts; nothing for what does not expire."""
        until = counts_until(fact, value, dated)
        if until is None:
            return ""
        day = self.day(until.isoformat())
        if until < self.now:
            return self.gettext("no longer counts since %(day)s") % {"day": day}
        return self.gettext("counts until %(day)s") % {"day": day}

    def language(self, code: str) -> str:
        """Return a language's name; an unknown code stands as it is."""
        return str(_locale(self.locale).languages.get(code, code))

    def endonym(self, lang: str) -> str:
        """Return one of our languages as its own readers write it."""
        return str(Locale.parse(lang).get_display_name()).capitalize()

    def pair(self, name: str, value: str) -> str:
        """Return ``name: value`` with the language's own space before the colon."""
        return self.gettext("%(name)s: %(value)s") % {"name": name, "value": value}

    def host(self, url: str) -> str:
        """Return the name of a site for a link's text; what is no address stands as it is."""
        try:
            return (urlsplit(url).hostname or url).removeprefix("www.")
        except ValueError:
            return url

    def where(self, url: str) -> str:
        """Return where something was read as a person would say it: site and path, or the site's data."""
        host = self.host(url)
        try:
            path = urlsplit(url).path.rstrip("/")
        except ValueError:
            return url
        if self.is_data(url):
            return self.gettext("data of %(site)s") % {"site": host}
        return f"{host}{path}" if len(path) <= _PATH_LENGTH else f"{host}{path[:_PATH_LENGTH]}…"

    @staticmethod
    def is_data(url: str) -> bool:
        """Whether an address is there for programs, so that what it says is no quotation for people."""
        return bool(_DATA.search(url.partition("?")[0].lower()))

    def country(self, code: str) -> str:
        """Return a country's name; an unknown code stands as it is."""
        return str(_locale(self.locale).territories.get(code, code))


@lru_cache(maxsize=10_000)
def _away(days: int, lang: Language) -> str:
    if days <= -wording.IN_MONTHS:  # years, as spans are told
        span = wording.span(-days, lang)
        return f"il y a {span}" if lang is Language.FR else f"{span} ago"
    away = timedelta(days=days)
    # From two of a unit on in that unit: 14 months are no year.
    return format_timedelta(
        away, granularity="day", threshold=2, add_direction=True, locale=lang.locale
    )


@lru_cache(maxsize=1_000)
def _month(month: str, locale: str) -> str:
    return format_date(datetime.fromisoformat(f"{month}-01"), "MMM y", locale=locale)


def _in_paris(at: datetime) -> datetime:
    return at.astimezone(PARIS)


@cache
def _locale(name: str) -> Locale:
    return Locale.parse(name)


@lru_cache(maxsize=10_000)
def parse_moment(text: object) -> datetime | None:
    """Return an ISO moment as aware UTC, or ``None``."""
    try:
        at = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)

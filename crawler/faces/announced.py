"""An end that a living community announces: kept with its day, and an end once that day is past.

A title or heading announces it and a sentence says it again, both of the site itself. Until the day the
page is what it was, with the day beside it. After it the community has closed, unless something on the
page is newer than the day.
"""

from __future__ import annotations

from datetime import date

from crawler.faces import farewell_words as words
from crawler.faces.closing_date import closing_date, printed_dates
from crawler.faces.closure import is_own, own_names, successor
from crawler.faces.facts import Facts
from crawler.faces.finding import Finding
from crawler.items import Face

#: One of these is in every announcement: quick to rule a page out.
_STEMS = tuple(
    stem.encode()
    for stem in (
        *("fermera", "ferme le", "ferme ses", "ferme déf", "cessera", "fermé", "arrêté", "supprimé", "arrêtera"),
        *("prendra fin", "will ", "closing", "shutting", "closes on", "shuts down", "is being", "are being"),
        *("wird ", "schließt", "stellt", "cerrará", "cierra", "dejará", "será ", "chiuderà", "chiude", "sarà "),
        *("cesserà", "encerrará", "encerrar", "fechar", "sluit", "wordt ", "zal ", "stopt"),
    )
)
#: Characters of a page in which an announcement and its newest date are looked for.
_LOOKED_AT = 200_000
_SENTENCE = 300


def announced(facts: Facts) -> Finding | None:
    """Recognise an announced end: before its day an ordinary page with ``closes_on``, then a closure."""
    if facts.page.status != 200 or not facts.page.is_html or not facts.mentions(_STEMS):
        return None
    names = own_names(facts)
    if not any(_announces(head, names) for head in facts.headings):
        return None
    text = facts.text[:_LOOKED_AT]
    lines = [line for line in text.splitlines() if line not in facts.headings]
    said = next((line for line in lines if _announces(line[:_SENTENCE], names)), "")
    if not said or words.NOT_AN_END.search("\n".join((*facts.headings, said))):
        return None
    today = facts.page.fetched_at.date()
    dates = [day for day in printed_dates(text) if len(day) == len("2026-01-01") and day <= today.isoformat()]
    newest = max((day for day in dates if day not in said), default="")
    day = closing_date(said[:_SENTENCE], near=date.fromisoformat(newest) if newest else today)
    if not day:
        return None
    signs = ("heading announces the end", "text says it again")
    if day > today.isoformat()[: len(day)]:
        return Finding(Face.OK, signs, said[:200], closes_on=day)
    if newest[: len(day)] > day:
        return None
    return Finding(
        Face.CLOSURE_NOTICE, (*signs, "its day is past"), said[:200], day, successor(facts), notice="closed"
    )


def _announces(sentence: str, names: frozenset[str]) -> bool:
    """Whether a sentence says that an end of the site itself is to come."""
    if "?" in sentence:
        return False
    for found in words.COMING.finditer(sentence):
        before = sentence[: found.start()]
        if words.OWN_SUBJECT.search(before) or is_own(before, names):
            return True
    return bool(words.WE.search(sentence) and words.WE_TO_COME.search(sentence))

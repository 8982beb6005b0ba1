"""An end that a living community announces: kept with its day, and an end once that day is past.

A title or heading announces it and a sentence says it again, both of the site itself; or a banner outside
all posts gives its whole day. Until the day the
page is what it was, with the day beside it. After it the community has closed, unless something on the
page is newer than the day.
"""

from __future__ import annotations

from datetime import date

from crawler.faces import farewell_words as words
from crawler.faces.archives import banners
from crawler.faces.closing_date import closing_date, printed_dates
from crawler.faces.closure import is_own, own_names, successor
from crawler.faces.facts import Sight
from crawler.faces.finding import Finding
from vocabulary.items import Face

#: One of these is in every announcement: quick to rule a page out.
_STEMS = tuple(
    stem.encode()
    for stem in (
        *(
            "fermera",
            "ferme le",
            "ferme ses",
            "ferme déf",
            "cessera",
            "sera ferm",
            "sera défin",
            "sera arr",
        ),
        *(
            "sera supp",
            "sera clos",
            "arrêtera",
            "prendra fin",
            "will close",
            "will be ",
            "will shut",
        ),
        *(
            "will no longer",
            "will cease",
            "will go off",
            "will end",
            "closing",
            "shutting",
            "closes on",
        ),
        *(
            "shuts down",
            "is being",
            "are being",
            "wird am",
            "wird zum",
            "wird im",
            "wird ende",
            "schließt",
        ),
        *("stellt am", "stellt zum", "stellt ende", "cerrará", "cierra", "dejará de", "será cerr"),
        *(
            "será claus",
            "chiuderà",
            "chiude",
            "sarà chius",
            "cesserà",
            "encerrará",
            "encerrar",
            "fechar",
        ),
        *(
            "será encerr",
            "será fech",
            "sluit",
            "wordt op",
            "wordt per",
            "zal op",
            "zal sl",
            "zal st",
            "stopt",
        ),
    )
)
#: Characters of a page in which an announcement and its newest date are looked for.
_LOOKED_AT = 200_000
_SENTENCE = 300
#: Characters of an ISO date.
_WHOLE_DAY = 10


def announced(facts: Sight) -> Finding | None:
    """Recognise an announced end: before its day an ordinary page with ``closes_on``, then a closure."""
    if facts.page.status != 200 or not facts.page.is_html or not facts.mentions(_STEMS):
        return None
    names = own_names(facts)
    said = _said(facts, names) or _on_a_banner(facts, names)
    newest, today = _newest(facts, said), facts.page.fetched_at.date()
    day = closing_date(said, near=date.fromisoformat(newest) if newest else today) if said else ""
    signs: tuple[str, ...] = ("heading or banner announces the end", "of the site itself")
    if day > today.isoformat()[: len(day)]:
        return Finding(Face.OK, signs, said, closes_on=day)
    if not day or newest[: len(day)] > day:
        return None
    signs += ("its day is past",)
    return Finding(Face.CLOSURE_NOTICE, signs, said, day, successor(facts), notice="closed")


def _said(facts: Sight, names: frozenset[str]) -> str:
    """Return the line of the text that announces the end which a heading announces too."""
    if not any(_announces(head, names) for head in facts.headings):
        return ""
    lines = facts.text[:_LOOKED_AT].splitlines()
    found = (line[:_SENTENCE] for line in lines if line not in facts.headings)
    said = next((line for line in found if _announces(line, names)), "")
    return "" if words.NOT_AN_END.search("\n".join((*facts.headings, said))) else said


def _on_a_banner(facts: Sight, names: frozenset[str]) -> str:
    """Return the banner that announces the end with its whole day: year, month and day."""
    for banner in banners(facts):
        if _announces(banner, names) and len(closing_date(banner)) == _WHOLE_DAY:
            return "" if words.NOT_AN_END.search(banner) else banner[:_SENTENCE]
    return ""


def _newest(facts: Sight, said: str) -> str:
    """Return the newest day that the page prints beside the announcement ``said``, as ISO date."""
    today = facts.page.fetched_at.date().isoformat()
    days = printed_dates(facts.text[:_LOOKED_AT]) if said else []
    return max((day for day in days if len(day) == len(today) and day <= today), default="")


def _announces(sentence: str, names: frozenset[str]) -> bool:
    """Whether a sentence says that an end of the site itself is to come."""
    if "?" in sentence:
        return False
    for found in words.COMING.finditer(sentence):
        before = sentence[: found.start()]
        if words.OWN_SUBJECT.search(before) or is_own(before, names):
            return True
    return bool(words.WE.search(sentence) and words.WE_TO_COME.search(sentence))

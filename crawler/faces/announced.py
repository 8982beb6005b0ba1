"""An end that a living community announces: kept with its day, and an end once that day is past.

A title or heading announces it and a sentence says it again, both of the site itself; or a banner, a pinned
topic or a plain sentence outside all posts gives its day. A day off is no end: it is for good, or of
something that has no closing days. Until the day the page is what it was, with the day beside it. After it
the community has closed, unless something on the page is newer than the day.
"""

from __future__ import annotations

import re
from datetime import date

from crawler.faces import farewell_words as words
from crawler.faces.archives import banners, is_in_post
from crawler.faces.closing_date import closing_date, printed_dates, without_leading_day
from crawler.faces.closure import is_own, own_names, successor
from crawler.faces.facts import SENTENCE_END, Sight
from crawler.faces.finding import Finding
from crawler.readers.nodes import attribute
from vocabulary.items import Face

_BEGINNINGS = (
    "fermera|ferme le|ferme ses|ferme déf|cessera|sera ferm|sera défin|sera arr|sera supp|sera clos",
    "arrêtera|prendra fin|fermeture d|arrêt d",
    "will close|will be |will shut|will no longer|will cease|will go off|will end|closing|shutting",
    "closes on|shuts down|is being|are being|we close|closure of|shutdown of",
    "end of the|end of this|end of our",
    "wird am|wird zum|wird im|wird ende|wird dies|wird unser|schließt|stellt am|stellt zum|stellt ende",
    "stellt dies|stellt unser|schließung|abschaltung|ende des|ende der|ende dieses|ende unseres",
    "cerrará|cierra|dejará de|será cerr|será claus|cierre d",
    "chiuderà|chiude|sarà chius|cesserà|chiusura d",
    "encerrará|encerrar|fechar|será encerr|será fech|encerramento d",
    "sluit|wordt op|wordt per|wordt d|wordt ons|wordt onze|zal op|zal sl|zal st|stopt|verdwijnt",
)
#: One of these is in every announcement: quick to rule a page out.
_STEMS = tuple(stem.encode() for line in _BEGINNINGS for stem in line.split("|"))
#: Characters of a page in which an announcement and its newest date are looked for.
_LOOKED_AT = 200_000
_SENTENCE = 300
#: Characters of an ISO date.
_WHOLE_DAY = 10
#: Paragraphs and pinned topics looked through, and characters of each.
_LOOKED_THROUGH = 60
_LONGEST = 1_000
#: Topics that stay on top, as forum software marks them.
_PINNED = ", ".join(
    f"[class*='{mark}'] a[href], [class*='{mark}'] h3"
    for mark in ("sticky", "pinned", "global", "announce")
)


#: "Fermeture du forum le 1er mars", as a topic or a heading.
_OF_THE_SITE = re.compile(
    r"(?:annonce\W+)?(?:fermeture|arrêt)(?: définitive?)? d(?:u|e la|e l['’]|e ce(?:tte)?|e notre) ?"
    rf"{words.WHAT} (?:le|au) |(?:closure|shutdown|end) of (?:the |this |our ){words.WHAT} (?:on|in) "
    rf"|(?:schließung|abschaltung|ende) (?:des|der|dieses|unseres) {words.WHAT}s? (?:am|zum) "
    rf"|cierre (?:definitivo )?del? (?:la |este |nuestr[oa] )?{words.WHAT} (?:el|para) "
    rf"|chiusura (?:definitiva )?del(?:la |l['’]| nostro | )? ?{words.WHAT} (?:il|dal) "
    rf"|encerramento (?:definitivo )?d(?:o|a|este) {words.WHAT} (?:a|em) "
    rf"|sluiting van (?:het|de|dit|ons) {words.WHAT} (?:op|per) ",
    re.IGNORECASE,
)


def announced(facts: Sight) -> Finding | None:
    """Recognise an announced end: before its day an ordinary page with ``closes_on``, then a closure."""
    if facts.page.status != 200 or not facts.page.is_html or not facts.mentions(_STEMS):
        return None
    names = own_names(facts)
    said = _said(facts, names) or _outside_posts(facts, names)
    if not said:
        return None
    newest, today = _newest(facts, said), facts.page.fetched_at.date()
    day = closing_date(said, near=date.fromisoformat(newest) if newest else today)
    signs: tuple[str, ...] = ("heading or banner announces the end", "of the site itself")
    if day and day >= today.isoformat()[: len(day)]:
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
    return said if said and _is_lasting("\n".join((*facts.headings, said))) else ""


def _outside_posts(facts: Sight, names: frozenset[str]) -> str:
    """Return what announces the end and its day: a sentence of a banner, a pinned topic, the page itself."""
    today = facts.page.fetched_at.date()
    texts = [*banners(facts), *_pinned(facts), *_paragraphs(facts)]
    for text in dict.fromkeys(texts):
        for sentence in SENTENCE_END.split(text[:_LONGEST]):
            day = closing_date(sentence, near=today)
            if len(day) != _WHOLE_DAY or not _announces(sentence, names):
                continue
            return sentence[:_SENTENCE] if _is_lasting(text) else ""
    return ""


def _is_lasting(text: str) -> bool:
    """Whether what announces an end is not taken back in the same breath, nor may be a day off."""
    is_for_good = words.FOR_GOOD.search(text) or words.ONLINE.search(text)
    return bool(is_for_good) and not words.NOT_AN_END.search(text)


def _pinned(facts: Sight) -> list[str]:
    """Return the titles of the topics that are pinned to the top of a list."""
    return [" ".join(node.text().split()) for node in facts.page.select(_PINNED)[:_LOOKED_THROUGH]]


def _paragraphs(facts: Sight) -> list[str]:
    """Return the paragraphs that stand in no post."""
    nodes = facts.page.select("p")[:_LOOKED_THROUGH]
    return [" ".join(node.text().split()) for node in nodes if not is_in_post(node)]


def _newest(facts: Sight, said: str) -> str:
    """Return the newest day that the page prints beside the announcement ``said``, as ISO date."""
    today = facts.page.fetched_at.date().isoformat()
    days = printed_dates(facts.text[:_LOOKED_AT]) if said else []
    times = facts.page.select("time[datetime]") if said else []
    days += [attribute(node, "datetime")[: len(today)] for node in times]
    return max((day for day in days if len(day) == len(today) and day <= today), default="")


def _announces(sentence: str, names: frozenset[str]) -> bool:
    """Whether a sentence says that an end of the site itself is to come."""
    if "?" in sentence:
        return False
    sentence = without_leading_day(sentence)
    for found in words.COMING.finditer(sentence):
        before = sentence[: found.start()]
        if words.OWN_SUBJECT.search(before) or is_own(before, names):
            return True
    is_ours = words.WE.search(sentence) and words.WE_TO_COME.search(sentence)
    return bool(is_ours or words.INVERTED.search(sentence) or _OF_THE_SITE.match(sentence))

"""A site that cannot show itself just now: maintenance, an error, nothing at all."""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.faces.closing_date import closing_date
from crawler.faces.facts import LETTER, Sight, fold
from crawler.faces.finding import Finding
from crawler.faces.fingerprints import known_by
from vocabulary.items import Face

_panel = known_by("offline", "Recognise the panel of a software that is switched off or broken.")
#: Enough under status 503, which already says "not now".
_NOT_NOW = re.compile(
    r"maintenance|travaux|bientot de retour|de retour (?:bientot|dans|tres)|back (?:soon|shortly)|wartung"
    r"|mantenimiento|manutenzione|manutencao|onderhoud|konserwac|prace techniczne|przerwa techniczna"
    r"|gewartet|read[- ]only|board is currently (?:unavailable|disabled)|forum est actuellement indisponible"
    r"|board ist (?:zur ?zeit|momentan|derzeit)"
)
#: The panel in which phpBB says why it is switched off, on its index; elsewhere it answers a question.
_PHPBB_PANEL = "#phpbb.section-index #message"
#: What such a panel answers to somebody who asked for something.
_ANSWER = re.compile(
    r"n'existe (?:pas|plus)|introuvable|not found|could not be|does not exist|no (?:suitable|posts"
    r"|topics|such)"
    r"|aucune? (?:resultat|sujet|message|correspond)|nicht (?:gefunden|vorhanden)|existiert nicht|no existe"
    r"|no se enc|non esiste|non trovat|niet gevonden|connect|log(?:ged)? ?in|inscri|register|enregistr"
    r"|permission|autoris|berechtig|permiso|permess|recherche|search|success|succes\b|erfolgreich"
)
_MORE = "img, frame, iframe, script, form, svg, object, meta[http-equiv]"


def out_of_order(facts: Sight) -> Finding | None:
    """Recognise a page that says the site will be back, or a failure of server or application."""
    status, found = facts.page.status, _panel(facts)
    if found is not None and not (status == 503 and found.face is Face.ERROR_PAGE):
        return replace(found, since=closing_date(facts.text, since=True))
    if status == 503 and (said := _NOT_NOW.search(facts.folded[:LETTER])):
        return Finding(Face.MAINTENANCE, ("status", "words"), said.group())
    return found or (Finding(Face.ERROR_PAGE, ("status",)) if status // 100 == 5 else None)


def switched_off(facts: Sight) -> Finding | None:
    """Recognise a phpBB that its administrator has switched off, in words of their own."""
    if (
        facts.page.status not in {200, 503}
        or not facts.is_home
        or b'id="phpbb"' not in facts.page.body
    ):
        return None
    panel = facts.page.first(_PHPBB_PANEL) if facts.is_within(LETTER) else None
    said = fold(panel.text()) if panel else ""
    if not said or _ANSWER.search(said) or facts.has(".forumbg, .forabg, .topiclist"):
        return None
    return Finding(Face.MAINTENANCE, ("panel of phpBB", "no board beside it"), said[:200])


def empty(facts: Sight) -> Finding | None:
    """Recognise a page of nothing."""
    if not facts.page.body.strip():
        return Finding(Face.EMPTY, ("no body",))
    if not facts.page.is_html or facts.text or facts.title or facts.has(_MORE):
        return None
    return Finding(Face.EMPTY, ("no text", "no picture, form or script"))

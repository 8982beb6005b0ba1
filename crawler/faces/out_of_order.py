"""A site that cannot show itself just now: maintenance, an error, nothing at all."""

from __future__ import annotations

import re
from dataclasses import replace

from crawler.faces.closing_date import closing_date
from crawler.faces.facts import LETTER, Facts
from crawler.faces.finding import Finding
from crawler.faces.fingerprints import known_by
from crawler.items import Face

_panel = known_by("offline")
#: Enough under status 503, which already says "not now".
_NOT_NOW = re.compile(
    r"maintenance|travaux|bientot de retour|de retour (?:bientot|dans|tres)|back (?:soon|shortly)|wartung"
    r"|mantenimiento|manutenzione|manutencao|onderhoud|konserwac|prace techniczne|przerwa techniczna"
    r"|read[- ]only|board is currently (?:unavailable|disabled)|forum est actuellement indisponible"
    r"|board ist (?:zur ?zeit|momentan|derzeit)"
)
_MORE = "img, frame, iframe, script, form, svg, object, meta[http-equiv]"


def out_of_order(facts: Facts) -> Finding | None:
    """Recognise a page that says the site will be back, or a failure of server or application."""
    status, found = facts.page.status, _panel(facts)
    if found is not None and not (status == 503 and found.face is Face.ERROR_PAGE):
        return replace(found, since=closing_date(facts.text, since=True))
    if status == 503 and (said := _NOT_NOW.search(facts.folded[:LETTER])):
        return Finding(Face.MAINTENANCE, ("status", "words"), said.group())
    return found or (Finding(Face.ERROR_PAGE, ("status",)) if status // 100 == 5 else None)


def empty(facts: Facts) -> Finding | None:
    """Recognise a page of nothing."""
    if not facts.page.body.strip():
        return Finding(Face.EMPTY, ("no body",))
    if not facts.page.is_html or facts.text or facts.title or facts.has(_MORE):
        return None
    return Finding(Face.EMPTY, ("no text", "no picture, form or script"))

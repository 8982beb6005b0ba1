"""A farewell: the community says of itself that it has ended.

The title or first heading must say so **and** the text must say it again as a fact. A page of posts,
a door that will open again, a question and a date still to come are no ends.
"""

from __future__ import annotations

import re
from datetime import datetime

from crawler.domains import registrable_domain
from crawler.faces.finding import LETTER, NOTICE, Finding, head_of, is_short
from crawler.items import Face
from crawler.page import Page

_WHAT = (
    r"(?:site|forum|réseau|serveur|service|communauté|plate-?forme|association|community|network|server"
    r"|website|board|instance|seite|webseite|netzwerk|gemeinschaft|plattform|foro|sitio|comunidad|red"
    r"|servicio|sito|comunità|rete|servizio)"
)
_HEAD = re.compile(
    r"fermeture (?:définitive|du (?:site|forum|réseau|serveur))|\ba (?:définitivement )?fermé\b"
    r"|est (?:maintenant |définitivement )*fermée?\b|ferme(?:nt)? (?:définitivement|ses portes)"
    r"|(?:has|have) (?:been )?(?:permanently )?(?:closed|shut down)|is (?:now )?(?:permanently )closed"
    r"|(?:is|are) (?:shutting down|closing)|we(?:'|’)(?:re|ve) clos(?:ing|ed)"
    r"|end of (?:service|life)|(?:wurde|ist) (?:dauerhaft |endgültig )?geschlossen|schließung"
    r"|ha cerrado|cierre definitivo|chiusura definitiva|ha chiuso|è (?:definitivamente )?chius[oa]"
    r"|\b(?:farewell|goodbye|adieu|abschied|despedida|addio)\b",
    re.IGNORECASE,
)
_TEXT = re.compile(
    r"(?:définitivement|pour toujours) (?:fermée?|close?|cessé|arrêtée?)"
    r"|a (?:définitivement )?fermé (?:définitivement )?(?:le \d|ses portes)"
    rf"|{_WHAT} (?:a (?:définitivement )?fermé|est définitivement fermée?|n['’]est plus en activité"
    r"|fermera|ferme définitivement|cessera)"
    rf"|{_WHAT} (?:has (?:been )?(?:permanently )?(?:closed|shut down)|was (?:closed|shut down) (?:on|in)"
    r"|is permanently closed|will (?:be )?(?:permanently )?(?:close|closed|closing|shut down)"
    r"|is no longer (?:available|active|online))"
    r"|(?:endgültig|dauerhaft) (?:geschlossen|eingestellt|abgeschaltet)"
    rf"|{_WHAT} (?:ha cerrado (?:definitivamente|el)|cerrará|ha chiuso (?:definitivamente|il)|chiuderà)"
    r"|(?:ha cerrado|cerrad[oa]|ha chiuso|chius[oa]) definitivamente|definitivamente (?:cerrad|chius)[oa]",
    re.IGNORECASE,
)
#: A door that will open again, or a title that only asks, is not an end.
_FOR_NOW = re.compile(
    r"temporair|provisoir|momentan|maintenance|travaux|congés|vacances|rouvr|réouv|de retour"
    r"|temporar|reopen|back soon|holiday|vorübergehend|wartung|wieder(?:er)?öffn|temporal"
    r"|vuelta|reabr|vacaciones|riapr|ferie",
    re.IGNORECASE,
)
#: An end announced without a day may still be to come.
_TO_COME = re.compile(r"\b(?:fermera|cessera|will|cerrará|chiuderà)\b", re.IGNORECASE)
_POSTING = "textarea, form[action*='post'], form[action*='reply'], a[href*='mode=post']"

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier january januar enero gennaio",
            "février february februar febrero febbraio",
            "mars march märz marzo",
            "avril april abril aprile",
            "mai may mayo maggio",
            "juin june juni junio giugno",
            "juillet july juli julio luglio",
            "août august agosto",
            "septembre september septiembre settembre",
            "octobre october oktober octubre ottobre",
            "novembre november noviembre",
            "décembre december dezember diciembre dicembre",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(_MONTHS)
_DATE = re.compile(
    r"\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"
    rf"|\b(?:(?P<day>\d{{1,2}})(?:er|st|nd|rd|th|\.)? (?:de |of )?)?(?P<month>{_MONTH})"
    r"(?: (?P<english>\d{1,2})(?:st|nd|rd|th)?,)? (?:de |del )?(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>(?:19|20)\d\d)\b"
    r"|\b(?:en|in|im|nel|since|depuis|seit|desde|dal) (?P<only>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def closure_notice(page: Page) -> Finding | None:
    """Recognise a farewell, with its closing date and the site it sends the members to.

    A closing date after ``page.fetched_at`` means that the community is still open.
    """
    if page.status not in {200, 404, 410, 503} or not is_short(page, LETTER):
        return None
    head = head_of(page)
    headings = {line.strip() for line in head.splitlines()}
    lines = [line for line in page.visible_text.splitlines() if line not in headings]
    text = "\n".join(lines)  # the heading must not prove itself
    said = _TEXT.search(text)
    if not said or not _HEAD.search(head) or "?" in head or _FOR_NOW.search(head + text):
        return None
    if page.tree.css_matches(_POSTING):
        return None
    signs: tuple[str, ...] = ("heading says closed", "text says closed")
    if len(text) > NOTICE:
        # A letter has few links; a page with content has a menu and more.
        if len(page.links) > 10:
            return None
        signs += ("letter without posts or forms",)
    closed_on = _closed_on(text, said.start(), said.end())
    is_undated = not closed_on and _TO_COME.search(said.group())
    if is_undated or closed_on > page.fetched_at.date().isoformat()[: len(closed_on)]:
        return None
    return Finding(
        Face.CLOSURE_NOTICE, signs, said.group().replace("\n", " "), closed_on, _successor(page)
    )


def _closed_on(text: str, start: int, end: int) -> str:
    """Return the date in the sentence that says the end."""
    begin = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start)) + 1
    stops = [place for mark in (". ", "\n", "! ") if (place := text.find(mark, end)) >= 0]
    for found in _DATE.finditer(text[begin : min(stops, default=len(text)) + 1]):
        if date := _iso(found):
            return date
    return ""


def _iso(found: re.Match[str]) -> str:
    part = found.groupdict()
    if part["only"]:
        return part["only"]
    if part["month"]:
        year, month = part["year"], _MONTHS[part["month"].lower()]
        day = part["day"] or part["english"]
        if not day:
            return f"{year}-{month:02}"
        date = f"{year}-{month:02}-{int(day):02}"
    else:
        date = part["iso"] or f"{part['y']}-{int(part['m']):02}-{int(part['d']):02}"
    try:
        return datetime.fromisoformat(date).date().isoformat()
    except ValueError:
        return ""


def _successor(page: Page) -> str:
    """Return the one other site the notice links to; with several, none can be told apart."""
    here = registrable_domain(page.url)
    targets = {
        registrable_domain(url): url
        for link in page.links
        if (url := page.join(link.href)) and registrable_domain(url) != here
    }
    return next(iter(targets.values())) if len(targets) == 1 else ""

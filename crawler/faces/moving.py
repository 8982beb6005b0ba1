"""A page that sends its visitors to the community's new address.

Two signs, as always: the page says of this very site that it has moved, or sends the browser on by
itself, **and** it is a notice with nothing of its own that links to one other site. People who moved
their office, or a post about somebody's move, are no move of the community.
"""

from __future__ import annotations

import re

from crawler.faces import farewell_words as words
from crawler.faces.closure import successor
from crawler.faces.facts import Facts
from crawler.faces.finding import Finding
from crawler.readers.nodes import attribute
from vocabulary.domains import is_login, registrable_domain
from vocabulary.items import Face

_SITE = rf"{words.SUBJECT}(?: \S{{1,30}})?"
_MOVED = re.compile(
    rf"\b(?:nous avons (?:déménagé|changé d['’]adresse)|on a déménagé"
    rf"|{_SITE} (?:a (?:définitivement )?(?:déménagé|changé d['’]adresse|migré)|est désormais (?:ici|sur|à)"
    r"|se trouve (?:désormais|maintenant))"
    rf"|we(?: have|['’]ve)(?: now)? moved|{_SITE} (?:has|have)(?: now)? moved"
    rf"|{_SITE} (?:is now (?:at|located)|can now be found)"
    rf"|wir sind umgezogen|{_SITE} (?:ist (?:nun |jetzt )?umgezogen|befindet sich (?:nun|jetzt))"
    rf"|nos hemos mudado|{_SITE} (?:se ha mudado|ha cambiado de dirección|se ha trasladado)"
    rf"|ci siamo (?:spostati|trasferiti)|{_SITE} (?:si è (?:spostato|trasferito)|ha cambiato indirizzo)"
    r"|(?:redirection vers|voici) (?:notre|le) nouve(?:au|l) (?:site|forum)"
    r"|(?:retrouvez|rejoignez)(?:-| |\w)* (?:notre|le) nouve(?:au|l) (?:site|forum))\b",
    re.IGNORECASE,
)
#: One of these is in every sentence above: quick to rule a page out.
_PHRASES = tuple(
    phrase.encode()
    for phrase in (
        *("déménag", "adresse", "migré", "désormais", "maintenant", "nouve", "moved", "is now"),
        *("now be found", "umgezogen", "befindet", "mudado", "cambia", "trasladado"),
        *("spostat", "trasferit"),
    )
)
#: A move of an office, for a while, or of somebody else.
_OTHER_MOVE = re.compile(
    r"\b(?:locaux|bureaux?|siège|rue|avenue|boulevard|offices?|premises|street|büro|räume|straße"
    r"|oficinas?|calle|uffici|sede|via)\b|temporair|provisoir|momentan|temporar|vorübergehend|temporal",
    re.IGNORECASE,
)
_REFRESH = re.compile(
    r"^\s*\d{1,2}(?:\.\d+)?\s*[;,]\s*url\s*=\s*['\"]?(?P<url>[^'\"\s]+)", re.IGNORECASE
)
#: Links of its own that a notice of a move may keep: a contact, its archive.
_OWN_LINKS = 2


def moving(facts: Facts) -> Finding | None:
    """Recognise a notice of a move, with the new address."""
    page = facts.page
    if page.status not in {200, 404, 410, 503} or not facts.is_notice:
        return None
    if facts.has("form, textarea, iframe") or len(facts.own_paths) > _OWN_LINKS:
        return None
    if target := _sent_on_to(facts):
        return Finding(
            Face.CLOSURE_NOTICE,
            ("sends the browser to another site", "nothing of its own"),
            successor_url=target,
            notice="moved",
        )
    if not facts.mentions(_PHRASES) or "?" in "".join(facts.heads):
        return None
    said, target = _MOVED.search(facts.said), successor(facts)
    if said is None or not target or _OTHER_MOVE.search(facts.said):
        return None
    return Finding(
        Face.CLOSURE_NOTICE,
        ("says it moved", "links to one other site"),
        said.group(),
        successor_url=target,
        notice="moved",
    )


def _sent_on_to(facts: Facts) -> str:
    """Return the other site that the page sends every browser to, if it is no login."""
    for node in facts.page.tree.css("meta[http-equiv]")[:20]:
        if attribute(node, "http-equiv").lower() != "refresh":
            continue
        found = _REFRESH.match(attribute(node, "content"))
        target = facts.page.join(found["url"]) if found else ""
        is_away = registrable_domain(target) != registrable_domain(facts.page.url)
        if target and is_away and not is_login(target):
            return target
    return ""

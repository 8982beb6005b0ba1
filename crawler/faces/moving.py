"""A page that sends its visitors to the community's new address.

Two signs, as always: the page says of this very site that it has moved, or sends the browser on by
itself, **and** it is a notice with nothing of its own that links to one other site. People who moved
their office, or a post about somebody's move, are no move of the community.
"""

from __future__ import annotations

import re

from crawler.faces import farewell_words as words
from crawler.faces.closure import is_own, own_names, successor
from crawler.faces.facts import Sight
from crawler.faces.finding import Finding
from crawler.readers.nodes import attribute
from vocabulary.domains import is_login, registrable_domain
from vocabulary.items import Face

_SITE = (
    rf"(?:{words.SUBJECT}|nos (?:activités|échanges|rencontres)|(?:this|cette|diese|esta|questa"
    rf"|deze) (?:home ?)?(?:page|seite|pagina|página))"
)
_MOVED = re.compile(
    r"\b(?:nous avons (?:déménagé|changé d['’]adresse)|on a déménagé"
    r"|we(?: have|['’]ve)(?: now)? moved|wir sind umgezogen|nos hemos mudado|ci siamo (?:spostati|trasferiti)"
    r"|mudámos|mudamos (?:de|para)|wij zijn verhuisd|we zijn verhuisd"
    r"|(?:redirection vers|voici) (?:notre|le) nouve(?:au|l) (?:site|forum)"
    r"|(?:retrouvez|rejoignez)(?:-| |\w)* (?:notre|le) nouve(?:au|l) (?:site|forum))\b",
    re.IGNORECASE,
)
#: What the site, or its own name, stands before.
_HAS_MOVED = re.compile(
    r" (?:a (?:définitivement )?(?:déménagé|changé d['’]adresse|migré)|est désormais (?:ici|sur|à)"
    r"|se trouve (?:désormais|maintenant)|(?:has|have)(?: now)? (?:been )?moved"
    r"|is now (?:at|located|hosted)|can now be found|(?:was|is) moved to"
    r"|ist (?:nun |jetzt )?umgezogen|befindet sich (?:nun|jetzt)|ist (?:nun|jetzt) (?:unter|auf)"
    r"|se ha (?:mudado|trasladado)|ha cambiado de dirección|si è (?:spostato|trasferito)"
    r"|ha cambiato indirizzo|a fusionné avec|se poursui(?:t|vent) (?:désormais )?(?:sur|au sein|dans)"
    r"|has (?:been )?merged (?:with|into)|se ha fusionado con|si è fus[oa] con"
    r"|mudou(?:-se)?|foi movid[oa] para|is verhuisd|staat nu op)\b",
    re.IGNORECASE,
)
#: One of these is in every sentence above: quick to rule a page out.
_PHRASES = tuple(
    phrase.encode()
    for phrase in (
        *(
            "fusion",
            "poursui",
            "merged",
            "si è fus",
            "déménag",
            "adresse",
            "migré",
            "désormais",
            "maintenant",
            "nouve",
            "moved",
            "is now",
        ),
        *("now be found", "umgezogen", "befindet", "mudado", "cambia", "trasladado"),
        *(
            "spostat",
            "trasferit",
            "verhuisd",
            "mudou",
            "mudámos",
            "mudamos",
            "staat nu",
            "ist nun",
            "ist jetzt",
        ),
    )
)
#: A move of an office, for a while, or of somebody else.
_OTHER_MOVE = re.compile(
    r"\b(?:locaux|bureaux?|siège|rue|avenue|boulevard|offices?|premises|street|büro|räume|straße"
    r"|oficinas?|calle|uffici|sede|via|kantoor)\b|temporair|provisoir|momentan|temporar"
    r"|vorübergehend|temporal"
    r"|tijdelijk",
    re.IGNORECASE,
)
_REFRESH = re.compile(
    r"^\s*\d{1,2}(?:\.\d+)?\s*[;,]\s*url\s*=\s*['\"]?(?P<url>[^'\"\s]+)", re.IGNORECASE
)
#: Links of its own that a notice of a move may keep: a contact, its archive.
_OWN_LINKS = 2
#: Characters before a move in which its subject is looked for.
_BEFORE = 120
_CLAUSE = re.compile(r"[\n.!?…;:]\s*|^")


def moving(facts: Sight) -> Finding | None:
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
    said, target = _says_moved(facts), successor(facts)
    if not said or not target or _OTHER_MOVE.search(facts.said):
        return None
    return Finding(
        Face.CLOSURE_NOTICE,
        ("says it moved", "links to one other site"),
        said,
        successor_url=target,
        notice="moved",
    )


def _says_moved(facts: Sight) -> str:
    """Return the words with which the site says that it has moved; empty when it does not."""
    if found := _MOVED.search(facts.said):
        return found.group()
    names = own_names(facts)
    for found in _HAS_MOVED.finditer(facts.said):
        before = facts.said[max(found.start() - _BEFORE, 0) : found.start()]
        subject = _CLAUSE.split(before)[-1].strip()
        if re.search(rf"(?:^|\W){_SITE}(?: \S{{1,30}})?$", subject, re.IGNORECASE) or is_own(
            subject, names
        ):
            return f"{subject}{found.group()}"
    return ""


def _sent_on_to(facts: Sight) -> str:
    """Return the other site that the page sends every browser to, if it is no login."""
    for node in facts.page.select("meta[http-equiv]")[:20]:
        if attribute(node, "http-equiv").lower() != "refresh":
            continue
        found = _REFRESH.match(attribute(node, "content"))
        target = facts.page.join(found["url"]) if found else ""
        is_away = registrable_domain(target) != registrable_domain(facts.page.url)
        if target and is_away and not is_login(target):
            return target
    return ""

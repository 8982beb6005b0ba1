"""A community that has closed and left its pages to be read.

Its pages are full of topics, so the length of a page proves nothing. Two signs do: a banner says of
this very site that it is closed or an archive, **and** the page offers no way to join or to post. A
post that says so is not a banner, and a recent date on the page means that someone still writes.
"""

from __future__ import annotations

import re
from datetime import timedelta

from selectolax.lexbor import LexborNode

from crawler.faces import farewell_words as words
from crawler.faces.closing_date import closing_date
from crawler.faces.closure import successor
from crawler.faces.facts import Sight
from crawler.faces.finding import Finding
from crawler.readers.nodes import attribute
from vocabulary.items import Face

#: One of these is in every banner; absent from nearly every living page, so quick to rule it out.
_PHRASES = tuple(
    phrase.encode()
    for phrase in (
        *("lecture seule", "archives rest", "archivé", "read-only", "read only", " archived"),
        *("archive of", "schreibgesch", "nur noch lesbar", "archiviert"),
        *("solo lectura", "archivad", "sola lettura", "archiviat"),
    )
)
#: Bytes in which a page describes itself; an archive says so there.
_HEAD = 8_000
_BANNER = (
    "h1, header p, .site-description, #site-description, [role='alert'], [class*='banner'], "
    "[class*='announce'], [class*='notice'], [class*='alert'], .rules, marquee, center > p, body > p"
)
_POSTS = frozenset({"article", "blockquote", "li", "td"})
_POST_CLASS = re.compile(r"\b(?:post|postbody|content|message|topic|comment|entry)\b")
_ARCHIVED = re.compile(
    rf"(?:^|[.!,;:] |\bet |\band |\bund |\by |\be ){words.SUBJECT} (?:est|is|ist|está|è"
    r"|has been|a été|wurde) (?:désormais |maintenant |now |nun |jetzt |ahora |ora |définitivement "
    r"|permanently |endgültig |a |an )*(?:fermée?|archivée?|en lecture seule|closed|archived"
    r"|(?:in )?read[- ]only|geschlossen|archiviert|schreibgeschützt|nur noch lesbar|cerrad[oa]"
    r"|archivad[oa]|(?:de|en) solo lectura|chius[oa]|archiviat[oa]"
    rf"|in sola lettura)\b(?: archive\b)?{words.END}"
    rf"|\b(?:read[- ]only archive of (?:this|our)|archives? en lecture seule de (?:ce|notre)) {words.WHAT}"
    rf"{words.END}",
    re.IGNORECASE,
)
#: A description, a site's name: an archive is all that the site is, not a part of it.
_DESCRIBED = re.compile(
    r"(?:this is |voici |ceci est |dies ist |este es |questo è |dit is )?(?:a |an |the |une? "
    r"|l['’]|das |ein |un )?"
    r"(?:read[- ]only archive (?:of|for) (?:(?:the|this|our) )?|archives? en lecture seule d(?:u|e la|es"
    r"|e) "
    r"|(?:schreibgeschütztes )?archiv de[rs] |archivo de solo lectura del? "
    r"|archivio in sola lettura del(?:la)? )"
    rf"(?:\S+ ){{0,5}}?{words.WHAT}s?\b.{{0,120}}"
    r"|.{2,80}?[ (–-]+(?:read[- ]only archive|archives? (?:\(?en )?lecture seule|archivo de solo lectura"
    r"|schreibgeschütztes archiv|archivio in sola lettura)\)?$",
    re.IGNORECASE,
)
_TAGS = "meta[property='og:description'], meta[name='description'], meta[property='og:site_name'], title"
#: "Read-only mode" is what software is put into for a while; a banner that invites has a door; and
#: libraries archive living sites.
_NOT_CLOSED = re.compile(
    r"for now|\bmode\b|\bmodo\b|modus|modalità|moment|until|jusqu|sauvegarde|backup|mise à jour|update"
    r"|aktualisierung|actualización|aggiornamento|quelques|bientôt|shortly|soon\b"
    r"|connectez|inscrivez|log ?in\b|\bjoin\b|\bregister\b|anmelden|registrieren|iniciar sesión|accedi\b"
    r"|archive\.org|wayback|\bbnf\b|bibliothèque|library",
    re.IGNORECASE,
)
#: Topics or boards: a site without them lives on when its forum closes.
_FORUM_MARKUP = (
    ".topictitle, .forumtitle, .forabg, .forumbg, .structItem, .node--forum, .topic-list, "
    "#forumlist, .forumlist, .forum-item, .forum-list-container, .node-title, .board, "
    " a[href*='viewforum'], a[href*='viewtopic'], a[href*='showthread']"
)
_BOARD = re.compile(
    r"\b(?:forums?|boards?|foros?|mailing list|liste de discussion)\b", re.IGNORECASE
)
_DOORS = (
    "textarea, a[href*='register'], a[href*='signup'], a[href*='sign_up'], a[href*='inscription'], "
    "a[href*='mode=post'], a[href*='mode=reply'], a[href*='newreply'], a[href*='newthread'], "
    "a[href*='posting.php'], form[action*='reply'], form[action*='post']"
)
#: Someone still writes if a page has a date younger than this.
QUIET = timedelta(days=90)


def archived(facts: Sight) -> Finding | None:
    """Recognise a closed community whose archives stay readable."""
    page = facts.page
    if page.status != 200 or not page.is_html:
        return None
    may_say = b"rchiv" in page.body[:_HEAD] or facts.mentions(_PHRASES)
    if not may_say or facts.has(_DOORS):  # which nearly every living forum has, near its top
        return None
    found = next((said for banner in banners(facts) if (said := _says_archived(banner))), None)
    found = found or next((said for tag in _tags(facts) if (said := _DESCRIBED.match(tag))), None)
    if found is None or not (facts.has(_FORUM_MARKUP) or _is_a_board_s(found.string, facts)):
        return None
    if _has_recent_date(facts):
        return None
    closed_on = closing_date(found.string)
    if closed_on > page.fetched_at.date().isoformat()[: len(closed_on)]:
        return None
    signs = ("banner says archive", "no way to join or post")
    quote = found.group().strip()
    return Finding(
        Face.CLOSURE_NOTICE, signs, quote, closed_on, successor(facts), notice="archived"
    )


def _says_archived(banner: str) -> re.Match[str] | None:
    lowered = banner.encode("utf-8", "replace").lower()
    if "?" in banner or not any(phrase in lowered for phrase in _PHRASES):
        return None
    if words.NOT_AN_END.search(banner) or _NOT_CLOSED.search(banner):
        return None
    return _ARCHIVED.search(banner)


def _is_a_board_s(banner: str, facts: Sight) -> bool:
    """Whether the banner of a short page names the board that it is the archive of."""
    return facts.is_notice and _BOARD.search(banner) is not None


def banners(facts: Sight) -> list[str]:
    """Return the texts of the page that stand outside contributions."""
    nodes = facts.page.select(_BANNER)[:50]
    return [" ".join(node.text().split())[:600] for node in nodes if not is_in_post(node)]


def _tags(facts: Sight) -> list[str]:
    """Return what the site says of itself in its head, that it is no archive of something else."""
    nodes = facts.page.select(_TAGS)[:6]
    found = (" ".join((node.attributes.get("content") or node.text()).split()) for node in nodes)
    return [
        tag[:300]
        for tag in found
        if not _NOT_CLOSED.search(tag) and "newsletter" not in tag.lower()
    ]


def is_in_post(node: LexborNode | None) -> bool:
    """Whether a node stands in a contribution, or in a list or table that may hold them."""
    while node is not None and node.tag != "body":
        if node.tag in _POSTS or _POST_CLASS.search(attribute(node, "class")):
            return True
        node = node.parent
    return False


def _has_recent_date(facts: Sight) -> bool:
    """Whether a machine-readable date of the page is younger than ``QUIET``."""
    limit = (facts.page.fetched_at - QUIET).date().isoformat()
    nodes = facts.page.select("time[datetime]")
    return any(attribute(node, "datetime")[:10] > limit for node in nodes)

"""Whether strangers may join and what it costs, where a page says so plainly. Pure.

Anything that could be meant otherwise (an event's registration, a sum without its purpose) says
nothing: a counsellor must be able to rely on the word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.page import Page
from crawler.readers.features import labelled_links

MAX_QUOTE = 100


@dataclass(frozen=True, slots=True)
class Statement:
    """A choice of ``vocabulary.items.CHOICES`` with the words that make it."""

    value: str
    place: str
    quote: str


class _Saying:
    """A pattern, and the rare words one of which is in whatever it matches.

    Only the surroundings of those words are searched: a long page costs next to nothing.
    """

    BEFORE, AFTER = 120, 60  # characters
    LOOKS = 100  # at one word: a page that says it at all says it early

    def __init__(self, words: str, pattern: str) -> None:
        self._words = words.split()
        self._pattern = re.compile(pattern, re.IGNORECASE)

    def find(self, text: str, lower: str) -> str:
        """Return the first words that match, or the empty text. ``lower`` is ``text`` folded."""
        for word in self._words:
            at, looks = lower.find(word), self.LOOKS
            while at >= 0 and looks:
                found = self._pattern.search(text, max(0, at - self.BEFORE), at + self.AFTER)
                if found:
                    return " ".join(found[0].split())[:MAX_QUOTE]
                at, looks = lower.find(word, at + len(word)), looks - 1
        return ""


_CLOSED = _Saying(
    "fermé clos désactiv suspend disabled accepting geschlossen deaktiviert möglich cerrad desactivad",
    r"(?:les )?(?:nouvelles )?inscriptions? (?:(?:est|sont) )?"
    r"(?:actuellement |temporairement |définitivement )?(?:fermées?|closes?|désactivées?|suspendues?)\b"
    r"|(?:new )?(?:registrations?|sign-?ups?) (?:(?:is|are|has been) )?(?:currently |temporarily |now )?"
    r"(?:closed|disabled|suspended)\b"
    r"|we are not accepting new (?:members|registrations)"
    r"|(?:neu)?registrierung(?:en)? (?:ist |sind )?(?:derzeit |zurzeit |momentan )?"
    r"(?:geschlossen|deaktiviert|nicht möglich)"
    r"|(?:el )?registro (?:está )?(?:actualmente )?(?:cerrado|desactivado)",
)
_INVITE = _Saying(
    "invitation cooptation parrainage invite einladung invitación",
    r"(?:uniquement|exclusivement|seulement) sur (?:invitation|parrainage|cooptation)"
    r"|(?:inscription|adhésion|accès|réseau) (?:se fait |est )?(?:uniquement )?"
    r"(?:sur (?:invitation|cooptation)|par cooptation)"
    r"|(?:by invitation|invitation) only|invite[- ]only"
    r"|nur (?:auf|mit|per) einladung|s[óo]lo (?:con|por) invitación",
)
_APPROVAL = _Saying(
    "validation approbation validé approved reviewed freigeschaltet",
    r"(?:inscriptions?|adhésions?|comptes?) (?:est |sont )?(?:soumise?s? à (?:la )?(?:validation|approbation)"
    r"|validée?s? par (?:un|les|l['’])\s?(?:administrateur|modérateur|équipe))"
    r"|(?:registrations?|accounts?) (?:must be|are|is|will be) (?:manually )?(?:approved|reviewed) by"
    r"|registrierung(?:en)? (?:muss|müssen|wird|werden) (?:von|durch) .{0,40}freigeschaltet",
)
_PAID = _Saying(
    "€ euro chf $ £",
    r"(?:cotisation|adhésion|abonnement|droits? d['’]entrée|membership fees?|membership|annual fee"
    r"|subscription|mitgliedsbeitrag|jahresbeitrag|cuota)\b[^.!?\n€$£\d]{0,50}"
    r"(?:[€$£]\s?\d{1,5}|\d{1,5}(?:[.,]\d{2})?\s?(?:€|euros?\b|chf\b|\$|£))",
)
_FREE = _Saying(
    "gratuit free kostenlos kostenfrei",
    r"(?:inscription|adhésion|registration|membership|joining|registrierung|mitgliedschaft|inscripción)"
    r" (?:(?:est|is|ist|es) )?(?:entièrement |totalement |100 ?% |completely |entirely |völlig )?"
    r"(?:gratuite?|free(?! trial)|kostenlos|kostenfrei|gratuita)\b"
    r"|(?:free|kostenlose|inscripción gratuita) (?:registration|membership|registrierung|mitgliedschaft)"
    r"|(?:s['’]inscrire|inscrivez-vous|join|sign up|register) (?:gratuitement|for free)\b",
)
_JOIN_PATH = re.compile(
    r"/(?:register|registration|sign-?_?up|inscription|creer-un-compte|create-account|registrierung|registrieren"
    r"|registro|auth/sign_up|users/sign_up)(?:\.php|\.html)?/?(?:$|[?#])"
    r"|[?&](?:action|mode|do)=register\b",
    re.IGNORECASE,
)
#: One of these is in the source of each such address, in small letters.
_JOIN_MARKS = (b"regist", b"sign", b"inscription", b"compte", b"create-account")
_JOIN_LABELS = frozenset(
    {
        "s'inscrire", "inscription", "inscrivez-vous", "creer un compte", "creer mon compte",
        "register", "sign up", "signup", "create account", "create an account", "join", "join now",
        "join us", "registrieren", "registrierung", "konto erstellen", "registrarse", "registro",
        "crear cuenta", "enregistrement", "m'inscrire", "devenir membre", "become a member",
    }
)  # fmt: skip


def read_registration(page: Page) -> Statement | None:
    """Return how one registers: ``closed``, ``invite``, ``approval`` or ``open``; unclear is none.

    A sentence weighs more than a link: sites leave the link when they close.
    """
    text, lower = page.visible_text, page.folded_text
    sayings = (("closed", _CLOSED), ("invite", _INVITE), ("approval", _APPROVAL))
    said = [
        Statement(value, "text", quote)
        for value, saying in sayings
        if (quote := saying.find(text, lower))
    ]
    if said:
        return said[0] if len(said) == 1 else None
    if not any(mark in page.source for mark in _JOIN_MARKS):
        return None
    for label, link in page.once(labelled_links):
        if label in _JOIN_LABELS and _JOIN_PATH.search(link.href[:300]):
            quote = " ".join(link.label.split())[:MAX_QUOTE]
            return Statement("open", f"a[href='{link.href[:80]}']", quote)
    return None


def read_access(page: Page) -> Statement | None:
    """Return ``paid`` or ``free`` where the page says only one of the two; else nothing."""
    text, lower = page.visible_text, page.folded_text
    paid, free = _PAID.find(text, lower), _FREE.find(text, lower)
    if bool(paid) == bool(free):
        return None
    return Statement("paid", "text", paid) if paid else Statement("free", "text", free)

"""Explicit proof of an end on the home page itself.

Deciding state: dead. 410 Gone, a notice of closure, a parked domain or a suspended account count at
once, since each is somebody's own statement. A post seen in the same crawl overrules it.
"""

from __future__ import annotations

from analysis.reason import Cause, Reason, State
from analysis.signals import Signals
from analysis.words.wording import EN, FR, day, period
from vocabulary.items import Face, FetchOutcome
from vocabulary.said import Said

ASKS = Said(
    "Son site annonce-t-il sa fin, ou son adresse est-elle abandonnée ou "
    "suspendue\u00a0? Alors il est éteint.",
    "Does its site announce its end, or is its address parked or suspended? Then it is dead.",
)

_FACES = {
    Face.CLOSURE_NOTICE: (
        Cause.CLOSURE_NOTICE,
        "La page d'accueil annonce que le réseau a fermé",
        "The home page says that the network has closed",
    ),
    Face.PARKED: (
        Cause.PARKED,
        "L'adresse n'affiche plus que de la publicité\u00a0: le nom de domaine est à vendre ou abandonné",
        "The address shows nothing but advertising: the domain name is for sale or abandoned",
    ),
    Face.FOR_SALE: (
        Cause.PARKED,
        "Le nom de domaine est à vendre",
        "The domain name is for sale",
    ),
    Face.SUSPENDED: (
        Cause.SUSPENDED,
        "L'hébergeur a suspendu le site",
        "The hosting company has suspended the site",
    ),
}
_ARCHIVED = (
    Cause.CLOSURE_NOTICE,
    "Le contenu reste lisible, mais la communauté a fermé\u00a0: le site le dit et ne permet plus de "
    "s'inscrire ni d'écrire",
    "The content can still be read, but the community has closed: the site says so, and no longer lets "
    "anyone join or write",
)
_GONE = (
    Cause.GONE,
    "Le serveur répond que la page d'accueil a été retirée pour de bon (code 410)",
    "The server answers that the home page was removed for good (status 410)",
)


def judge(signals: Signals) -> Reason | None:
    """Return the reason when the home page itself says that this is the end."""
    home = signals.home
    if home is None or any(source.rhythm and not source.is_machine for source in signals.shown):
        return None
    if signals.text("notice") == "moved":
        return None  # where to, and for how long: the rule of moves
    proof = _GONE if home.outcome is FetchOutcome.GONE else _FACES.get(home.face or Face.OK)
    if proof is None:
        return None
    cause, fr, en = _ARCHIVED if signals.text("notice") == "archived" else proof
    closed_on, successor = signals.text("closed_on"), signals.text("successor_url")
    if cause is Cause.CLOSURE_NOTICE and closed_on:
        fr = f"{fr}\u00a0; date donnée\u00a0: {period(closed_on, FR)}"
        en = f"{en}; date given: {period(closed_on, EN)}"
    to_fr = f" Elle renvoie vers {successor}" if successor else ""
    to_en = f" It sends its members to {successor}" if successor else ""
    notice = signals.facts.get("closed_on") or signals.facts.get("successor_url")
    return Reason.deciding(
        Said(
            f"{fr} (constaté le {day(home.at, FR)}).{to_fr}",
            f"{en} (seen on {day(home.at, EN)}).{to_en}",
        ),
        notice.evidence if notice else home.evidence,
        State.DEAD,
        cause,
        successor,
    )

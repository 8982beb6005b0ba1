"""Fails now. Not proven dead: the last verdict and its date stay visible beside this one.

Deciding state: unreachable, when no page of the network could be seen in the newest crawl.
"""

from __future__ import annotations

from analysis import policy
from analysis.reason import Basis, Reason, State
from analysis.signals import Look, Signals
from analysis.words.wording import EN, FR, day
from vocabulary.items import Face, FetchOutcome
from vocabulary.said import Said

ASKS = Said(
    "Ne répond-il pas en ce moment\u00a0? Alors il est injoignable, et son dernier état "
    "connu reste visible.",
    "Does it not answer now? Then it is unreachable, and its last known state stays visible.",
)

_TEXTS = {
    FetchOutcome.DNS_FAILURE: ("son adresse n'existe pas", "its address does not exist"),
    FetchOutcome.DNS_ERROR: (
        "les serveurs de noms de son adresse ne répondent pas",
        "the name servers of its address do not answer",
    ),
    FetchOutcome.NO_IPV4: (
        "son adresse n'existe pas en IPv4, le seul réseau que nous visitons",
        "its address does not exist in IPv4, the only network we visit",
    ),
    FetchOutcome.CONNECT_REFUSED: (
        "le serveur refuse la connexion",
        "the server refuses the connection",
    ),
    FetchOutcome.CONNECT_TIMEOUT: ("le serveur ne répond pas", "the server does not answer"),
    FetchOutcome.READ_TIMEOUT: (
        "le serveur ne répond pas à temps",
        "the server does not answer in time",
    ),
    FetchOutcome.CONNECTION_LOST: ("la connexion est coupée", "the connection breaks off"),
    FetchOutcome.TLS_FAILURE: (
        "la connexion sécurisée échoue",
        "the secure connection fails",
    ),
    FetchOutcome.SERVER_ERROR: ("le serveur est en panne", "the server has an error"),
    FetchOutcome.NOT_FOUND: ("la page d'accueil est introuvable", "the home page is not found"),
    FetchOutcome.RATE_LIMITED: ("le serveur demande d'attendre", "the server asks to wait"),
    FetchOutcome.REDIRECT_TO_ROOT: (
        "l'adresse menait à l'accueil d'un site qui ne nomme pas ce réseau",
        "the address led to the front page of a site that does not name this network",
    ),
    FetchOutcome.UNREADABLE: (
        "le serveur répond, mais sa réponse est illisible",
        "the server answers, but its answer cannot be read",
    ),
    FetchOutcome.REDIRECT_LOOP: (
        "la page renvoie sans fin d'adresse en adresse",
        "the page redirects endlessly",
    ),
}
_FACES = {
    Face.MAINTENANCE: ("le site était en maintenance", "the site was under maintenance"),
    Face.EMPTY: ("la page d'accueil était vide", "the home page was empty"),
    Face.ERROR_PAGE: ("le site n'affichait qu'une erreur", "the site showed nothing but an error"),
    Face.SOFT_404: ("la page d'accueil était introuvable", "the home page was not found"),
    Face.DEFAULT_PAGE: (
        "l'adresse n'affichait que la page par défaut du serveur",
        "the address showed nothing but the server's default page",
    ),
    Face.DIRECTORY_INDEX: (
        "l'adresse n'affichait qu'une liste de fichiers",
        "the address showed nothing but a list of files",
    ),
    Face.UNCLAIMED_HOST: (
        "l'hébergeur ne connaissait plus cette adresse",
        "the hosting company no longer knew this address",
    ),
}
_AWAY = (
    "l'adresse renvoyait provisoirement vers un autre site",
    "the address led to another site for the time being",
)
_OTHER = ("la page d'accueil ne peut pas être lue", "the home page cannot be read")
#: Not failures: answers, redirects, and what we chose or were told not to ask.
_NO_FAILURE = {
    FetchOutcome.OK,
    FetchOutcome.REDIRECT,
    FetchOutcome.ROBOTS_REFUSED,
    FetchOutcome.ADDRESS_REFUSED,
}


def judge(signals: Signals) -> Reason | None:
    """Return the reason when the newest crawl saw nothing but failures."""
    if signals.is_seen:
        return None
    if signals.home and _is_led_away(signals.home):
        return _reason(signals.home, *_AWAY)
    failures = [look for look in signals.own_looks if _fails(look)]
    failures = [look for look in failures if look.purpose != "robots"] or [
        look for look in failures if look.outcome is not FetchOutcome.NOT_FOUND
    ]
    if not failures:
        return None
    last = failures[-1]
    shown = _FACES.get(last.face) if last.face else None
    return _reason(last, *(shown or _TEXTS.get(last.outcome, _OTHER)))


def _reason(last: Look, fr: str, en: str) -> Reason:
    return Reason.deciding(
        Said(
            f"Lors de notre visite du {day(last.at, FR)}, {fr}. Cela peut être passager.",
            f"On our visit of {day(last.at, EN)}, {en}. This may pass.",
        ),
        last.evidence,
        State.UNREACHABLE,
        keeps_last=True,
        basis=Basis.GLIMPSE,
    )


def _is_led_away(look: Look) -> bool:
    is_temporary = look.status not in policy.PERMANENT
    return look.outcome is FetchOutcome.REDIRECT and is_temporary


def _fails(look: Look) -> bool:
    is_broken = look.purpose == "home" and look.face in _FACES
    return is_broken or look.outcome not in _NO_FAILURE

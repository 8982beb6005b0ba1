"""Fails now. Not proven dead: the last verdict and its date stay visible beside this one.

Deciding state: unreachable, when no page of the network could be seen in the newest crawl; the home page's
own answer says why, never that of a guessed address. A page of maintenance that says since when is taken at
its word: years of it are not told as passing. What our own limits keep us from reading is undetermined.
"""

from __future__ import annotations

from datetime import timedelta

from analysis import policy
from analysis.reason import Basis, Reason, State
from analysis.signals import Look, Signals
from analysis.words.wording import EN, FR, day, period
from vocabulary.items import Face, FetchOutcome
from vocabulary.said import Said

ASKS = Said(
    "Ne répond-il pas en ce moment\u00a0? Alors il est injoignable, et son dernier état "
    "connu reste visible.",
    "Does it not answer now? Then it is unreachable, and its last known state stays visible.",
)

_TEXTS = {
    FetchOutcome.DNS_FAILURE: Said("son adresse n'existait pas", "its address did not exist"),
    FetchOutcome.DNS_ERROR: Said(
        "les serveurs de noms de son adresse ne répondaient pas",
        "the name servers of its address did not answer",
    ),
    FetchOutcome.NO_IPV4: Said(
        "son adresse n'existait pas en IPv4, le seul réseau que nous visitons",
        "its address did not exist in IPv4, the only network we visit",
    ),
    FetchOutcome.CONNECT_REFUSED: Said(
        "le serveur refusait la connexion",
        "the server refused the connection",
    ),
    FetchOutcome.CONNECT_TIMEOUT: Said("le serveur ne répondait pas", "the server did not answer"),
    FetchOutcome.READ_TIMEOUT: Said(
        "le serveur ne répondait pas à temps",
        "the server did not answer in time",
    ),
    FetchOutcome.CONNECTION_LOST: Said("la connexion était coupée", "the connection broke off"),
    FetchOutcome.TLS_FAILURE: Said(
        "la connexion sécurisée échouait",
        "the secure connection failed",
    ),
    FetchOutcome.SERVER_ERROR: Said("le serveur était en panne", "the server had an error"),
    FetchOutcome.NOT_FOUND: Said(
        "la page d'accueil était introuvable", "the home page was not found"
    ),
    FetchOutcome.RATE_LIMITED: Said("le serveur demandait d'attendre", "the server asked to wait"),
    FetchOutcome.REDIRECT_TO_ROOT: Said(
        "l'adresse menait à l'accueil d'un site qui ne nomme pas ce réseau",
        "the address led to the front page of a site that does not name this network",
    ),
    FetchOutcome.REDIRECT_LOOP: Said(
        "la page renvoyait sans fin d'adresse en adresse",
        "the page redirected endlessly",
    ),
}
_FACES = {
    Face.MAINTENANCE: Said("le site était en maintenance", "the site was under maintenance"),
    Face.EMPTY: Said("la page d'accueil était vide", "the home page was empty"),
    Face.ERROR_PAGE: Said(
        "le site n'affichait qu'une erreur", "the site showed nothing but an error"
    ),
    Face.SOFT_404: Said("la page d'accueil était introuvable", "the home page was not found"),
    Face.DEFAULT_PAGE: Said(
        "l'adresse n'affichait que la page par défaut du serveur",
        "the address showed nothing but the server's default page",
    ),
    Face.DIRECTORY_INDEX: Said(
        "l'adresse n'affichait qu'une liste de fichiers",
        "the address showed nothing but a list of files",
    ),
    Face.PARKED: Said(
        "l'adresse n'affichait que de la publicité pour noms de domaine",
        "the address showed nothing but advertising for domain names",
    ),
    Face.FOR_SALE: Said(
        "le nom de domaine était à vendre",
        "the domain name was for sale",
    ),
    Face.SUSPENDED: Said(
        "l'hébergeur avait suspendu le site",
        "the hosting company had suspended the site",
    ),
    Face.UNCLAIMED_HOST: Said(
        "l'hébergeur ne connaissait plus cette adresse",
        "the hosting company no longer knew this address",
    ),
}
_AWAY = Said(
    "l'adresse renvoyait provisoirement vers un autre site",
    "the address led to another site for the time being",
)
_OTHER = Said("la page d'accueil ne pouvait pas être lue", "the home page could not be read")
#: Not failures: answers, redirects, and what we chose or were told not to ask.
_NO_FAILURE = {
    FetchOutcome.OK,
    FetchOutcome.REDIRECT,
    FetchOutcome.ROBOTS_REFUSED,
    FetchOutcome.ADDRESS_REFUSED,
}
#: What our own limits keep us from reading.
_OURS = {
    FetchOutcome.TOO_LARGE: Said(
        "la page d'accueil était trop grande pour nos outils",
        "the home page was too large for our tools",
    ),
    FetchOutcome.UNREADABLE: Said(
        "nos outils n'ont pas su lire la page d'accueil",
        "our tools could not read the home page",
    ),
}


def judge(signals: Signals) -> Reason | None:
    """Return the reason when the newest crawl saw nothing but failures of the home page."""
    if signals.is_seen:
        return None
    look = signals.failures[-1] if signals.failures else signals.home
    if look is None:
        return None
    if look.outcome in _OURS:
        return _ours(look, _OURS[look.outcome])
    failure = _failure(look, signals.led_to)
    return _reason(signals, look, failure) if failure else None


def _failure(look: Look, led_to: Look | None) -> Said | None:
    """Return how a look at the home page failed; ``None`` where it did not."""
    if shown := _FACES.get(look.face or Face.OK):
        return shown
    if look.outcome is FetchOutcome.REDIRECT:
        return _away(look, led_to)
    return None if look.outcome in _NO_FAILURE else _TEXTS.get(look.outcome, _OTHER)


def _away(look: Look, led_to: Look | None) -> Said | None:
    """Return how a redirect fails: it is for the time being, or where it leads nothing answers."""
    if look.status not in policy.PERMANENT:
        return _AWAY
    if led_to is None or led_to.outcome in _NO_FAILURE or led_to.outcome not in _TEXTS:
        return None
    there = _TEXTS[led_to.outcome]
    return Said(
        f"l'adresse renvoyait vers {led_to.url}, mais là-bas {there.fr}",
        f"the address led to {led_to.url}, but there {there.en}",
    )


def _reason(signals: Signals, last: Look, failure: Said) -> Reason:
    first = signals.failures[0].at if signals.failures else last.at
    if last.face is Face.MAINTENANCE and last.since:
        how = Said(
            f"Il se dit hors service depuis {_from(last.since)}.",
            f"It says that it has been out of order since {period(last.since, EN)}.",
        )
    elif last.at - first < timedelta(days=policy.PASSING_DAYS):
        how = Said("Cela peut être passager.", "This may pass.")
    else:
        how = Said(
            f"Nous n'avons plus rien vu de lui depuis le {day(first, FR)}.",
            f"We have seen nothing of it since {day(first, EN)}.",
        )
    return Reason.deciding(
        Said(
            f"Lors de notre visite du {day(last.at, FR)}, {failure.fr}. {how.fr}",
            f"On our visit of {day(last.at, EN)}, {failure.en}. {how.en}",
        ),
        last.evidence,
        State.UNREACHABLE,
        keeps_last=True,
        basis=Basis.GLIMPSE,
    )


def _from(since: str) -> str:
    """Return a French date after "depuis": with its article where it has a day."""
    return f"{'le ' if since.count('-') > 1 else ''}{period(since, FR)}"


def _ours(last: Look, limit: Said) -> Reason:
    return Reason.deciding(
        Said(
            f"Lors de notre visite du {day(last.at, FR)}, {limit.fr} : cela ne dit rien du réseau.",
            f"On our visit of {day(last.at, EN)}, {limit.en}: that says nothing of the network.",
        ),
        last.evidence,
        State.UNDETERMINED,
        keeps_last=True,
    )

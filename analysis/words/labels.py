"""The words people read for states, causes and features, in French and in English."""

from __future__ import annotations

from typing import NamedTuple


class Label(NamedTuple):
    """One thing's name in both languages."""

    fr: str
    en: str


#: In the order of display: where somebody is home, then what is worth a look, then what has ended.
STATES: dict[str, Label] = {
    "alive": Label("Actif", "Alive"),
    "slowing": Label("Ralentit", "Slowing"),
    "dormant": Label("En sommeil", "Dormant"),
    "unobservable": Label("Inobservable", "Unobservable"),
    "undetermined": Label("Indéterminé", "Undetermined"),
    "unreachable": Label("Injoignable", "Unreachable"),
    "moved": Label("Déménagé", "Moved"),
    "dead": Label("Éteint", "Dead"),
}
CAUSES: dict[str, Label] = {
    "closure_notice": Label("fermeture annoncée", "closure announced"),
    "gone": Label("page retirée", "page removed"),
    "parked": Label("domaine abandonné", "domain parked"),
    "suspended": Label("site suspendu", "site suspended"),
    "default_page": Label("page vide d'un serveur", "a server's default page"),
    "domain_lost": Label("adresse disparue", "address lost"),
    "overrun": Label("envahi par la publicité", "overrun by spam"),
    "reused": Label("nom repris par un autre site", "name taken by another site"),
    "silence": Label("silence", "silence"),
    "renamed": Label("nouveau nom ou nouvelle adresse", "new name or address"),
    "absorbed": Label("absorbé par un autre site", "absorbed by another site"),
    "robots": Label("refuse les robots", "refuses robots"),
    "login": Label("identifiant demandé", "login needed"),
    "blocked": Label("visites bloquées", "visits blocked"),
    "script_only": Label("page à scripts", "scripts only"),
    "hidden": Label("activité cachée", "activity hidden"),
    "not_visited": Label("pas encore visité", "not visited yet"),
}
ANSWERS: dict[str, Label] = {
    "usual": Label("d'ordinaire", "usually"),
    "unsure": Label("pas toujours", "not always"),
    "rare": Label("rarement", "rarely"),
}
EXPECTED: dict[str, Label] = {
    "0": Label("aucune", "none"),
    "1-3": Label("1 à 3", "1 to 3"),
    "4-12": Label("4 à 12", "4 to 12"),
    "13+": Label("13 ou plus", "13 or more"),
}
TRENDS: dict[str, Label] = {
    "growing": Label("en croissance", "growing"),
    "steady": Label("stable", "steady"),
    "shrinking": Label("en baisse", "shrinking"),
    "unknown": Label("inconnue", "unknown"),
}
CONFIDENCE: dict[str, Label] = {
    "high": Label("forte", "high"),
    "medium": Label("moyenne", "medium"),
    "low": Label("faible", "low"),
}
REGISTRATION: dict[str, Label] = {
    "open": Label("ouverte", "open"),
    "approval": Label("soumise à accord", "by approval"),
    "invite": Label("sur invitation", "by invitation"),
    "closed": Label("fermée", "closed"),
}
ACCESS: dict[str, Label] = {
    "free": Label("gratuit", "free"),
    "freemium": Label("gratuit et payant", "free and paid"),
    "paid": Label("payant", "paid"),
}
FEATURES: dict[str, Label] = {
    "profiles": Label("profils", "profiles"),
    "directory": Label("annuaire", "directory"),
    "contacts": Label("contacts", "contacts"),
    "messages": Label("messagerie", "messages"),
    "groups": Label("groupes", "groups"),
    "forum": Label("forum", "forum"),
    "events": Label("rencontres", "events"),
    "jobs": Label("offres d'emploi", "job ads"),
    "mentoring": Label("mentorat", "mentoring"),
    "search": Label("recherche", "search"),
    "mobile_app": Label("application mobile", "mobile app"),
    "newsletter": Label("lettre d'information", "newsletter"),
    "feed": Label("flux d'actualité", "news feed"),
}

"""The words people read for states, causes and features, in French and in English."""

from __future__ import annotations

from vocabulary.said import Said

#: In the order of display: where somebody is home, then what is worth a look, then what has ended.
STATES: dict[str, Said] = {
    "alive": Said("Actif", "Alive"),
    "slowing": Said("Ralentit", "Slowing"),
    "dormant": Said("En sommeil", "Dormant"),
    "unobservable": Said("Inobservable", "Unobservable"),
    "undetermined": Said("Indéterminé", "Undetermined"),
    "unreachable": Said("Injoignable", "Unreachable"),
    "moved": Said("Déménagé", "Moved"),
    "dead": Said("Éteint", "Dead"),
}
CAUSES: dict[str, Said] = {
    "closure_notice": Said("fermeture annoncée", "closure announced"),
    "gone": Said("page retirée", "page removed"),
    "parked": Said("domaine abandonné", "domain parked"),
    "suspended": Said("site suspendu", "site suspended"),
    "default_page": Said("page vide d'un serveur", "a server's default page"),
    "domain_lost": Said("adresse disparue", "address lost"),
    "overrun": Said("envahi par la publicité", "overrun by spam"),
    "reused": Said("nom repris par un autre site", "name taken by another site"),
    "silence": Said("silence", "silence"),
    "renamed": Said("nouveau nom ou nouvelle adresse", "new name or address"),
    "absorbed": Said("absorbé par un autre site", "absorbed by another site"),
    "robots": Said("refuse les robots", "refuses robots"),
    "login": Said("identifiant demandé", "login needed"),
    "blocked": Said("visites bloquées", "visits blocked"),
    "script_only": Said("page à scripts", "scripts only"),
    "hidden": Said("activité cachée", "activity hidden"),
    "other_site": Said(
        "un autre site sous ce nom, à vérifier", "another site there, to be checked"
    ),
    "not_visited": Said("pas encore visité", "not visited yet"),
}
ANSWERS: dict[str, Said] = {
    "usual": Said("d'ordinaire", "usually"),
    "unsure": Said("pas toujours", "not always"),
    "rare": Said("rarement", "rarely"),
}
EXPECTED: dict[str, Said] = {
    "0": Said("aucune", "none"),
    "1-3": Said("1 à 3", "1 to 3"),
    "4-12": Said("4 à 12", "4 to 12"),
    "13+": Said("13 ou plus", "13 or more"),
}
TRENDS: dict[str, Said] = {
    "growing": Said("en croissance", "growing"),
    "steady": Said("stable", "steady"),
    "shrinking": Said("en baisse", "shrinking"),
    "unknown": Said("inconnue", "unknown"),
}
CONFIDENCE: dict[str, Said] = {
    "high": Said("forte", "high"),
    "medium": Said("moyenne", "medium"),
    "low": Said("faible", "low"),
}
REGISTRATION: dict[str, Said] = {
    "open": Said("ouverte", "open"),
    "approval": Said("soumise à accord", "by approval"),
    "invite": Said("sur invitation", "by invitation"),
    "closed": Said("fermée", "closed"),
}
ACCESS: dict[str, Said] = {
    "free": Said("gratuit", "free"),
    "freemium": Said("gratuit et payant", "free and paid"),
    "paid": Said("payant", "paid"),
}
FEATURES: dict[str, Said] = {
    "profiles": Said("profils", "profiles"),
    "directory": Said("annuaire", "directory"),
    "contacts": Said("contacts", "contacts"),
    "messages": Said("messagerie", "messages"),
    "groups": Said("groupes", "groups"),
    "forum": Said("forum", "forum"),
    "events": Said("rencontres", "events"),
    "jobs": Said("offres d'emploi", "job ads"),
    "mentoring": Said("mentorat", "mentoring"),
    "search": Said("recherche", "search"),
    "mobile_app": Said("application mobile", "mobile app"),
    "newsletter": Said("lettre d'information", "newsletter"),
    "feed": Said("flux d'actualité", "news feed"),
}

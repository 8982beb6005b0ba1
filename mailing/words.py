"""The words of a letter that are its own; states and reasons are said as everywhere."""

from __future__ import annotations

from collections.abc import Mapping

from vocabulary.said import Language, Said

#: Section -> its heading.
HEADINGS: Mapping[str, Said] = {
    "died": Said("À ne plus conseiller", "Recommend no more"),
    "moved": Said("Nouvelle adresse", "New address"),
    "slowed": Said("À vérifier avant de conseiller", "Check before you recommend"),
    "back": Said("De retour", "Back"),
    "new": Said("Nouveau dans la liste", "New in the list"),
}
#: Section -> how it is counted, for one and for more.
_COUNTED: Mapping[str, tuple[Said, Said]] = {
    "died": (Said("éteint", "dead"), Said("éteints", "dead")),
    "moved": (Said("déménagé", "moved"), Said("déménagés", "moved")),
    "slowed": (Said("ralentit", "slowing"), Said("ralentissent", "slowing")),
    "back": (Said("de retour", "back"), Said("de retour", "back")),
    "new": (Said("nouveau", "new"), Said("nouveaux", "new")),
}
LETTER: Mapping[str, Said] = {
    "weekly": Said("le point de la semaine", "the week"),
    "monthly": Said("le point du mois", "the month"),
    "advised": Said("À conseiller en ce moment", "To recommend now"),
    "choose": Said("Choisir pour une personne", "Choose for one person"),
    "instead": Said("Allez plutôt vers", "Go to"),
    "change": Said("Changez le lien :", "Change the link:"),
    "proof": Said("Les preuves", "The evidence"),
    "more": Said("et {number} de plus, en ligne", "and {number} more, online"),
    "online": Said("Lire en ligne", "Read online"),
    "as_of": Said("État au {moment} (heure de Paris).", "As of {moment} (Paris time)."),
    "preferences": Said("Changer métiers ou régions", "Change trades or regions"),
    "stop": Said("Ne plus recevoir ce courriel", "Receive this no more"),
    "useful": Said("Utile", "Useful"),
    "wrong": Said("Une erreur ?", "A mistake?"),
    "why": Said(
        "Vous le recevez parce que vous l'avez demandé. Aucun suivi d'ouverture, aucune image.",
        "You receive it because you asked for it. Opening is not tracked; there is no image.",
    ),
    "nothing": Said("rien de nouveau", "nothing new"),
    "calm": Said(
        "Aucun changement parmi les réseaux suivis : ce que vous conseilliez tient toujours.",
        "Nothing has changed among the networks followed: what you recommended still holds.",
    ),
    "all_trades": Said("Tous les métiers", "All trades"),
    "everywhere": Said("toutes les régions", "all regions"),
}
#: What is written in the subject of an answer.
SUBJECTS: Mapping[str, Said] = {
    "preferences": Said("Changer mes choix", "Change my choices"),
    "stop": Said("Arrêter", "Stop"),
    "useful": Said("Vitality, utile : le courriel", "Vitality, useful: the mail"),
    "wrong": Said("Vitality, faux : le courriel", "Vitality, wrong: the mail"),
}


def counted(kind: str, number: int, language: Language) -> str:
    """Return how many networks changed so: ``2 éteints``."""
    return f"{number} {_COUNTED[kind][number > 1][language]}"

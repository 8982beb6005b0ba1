"""What can be wrong with a catalogue, as sentences in English and in French. Pure.

A check yields a ``Problem``: which sentence, and the words to put into it. Where it is known what would
be right, the sentence says it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: Key -> (English, French). ``{cell}`` is what stands there, ``{right}`` what would be right.
SENTENCES: Mapping[str, tuple[str, str]] = {
    "no_file": ("there is no such file", "ce fichier n’existe pas"),
    "unreadable": ("cannot be read: {why}", "ne peut pas être lu : {why}"),
    "encoding": (
        "is neither UTF-8 nor Windows-1252: save it again as 'CSV UTF-8'",
        "n’est ni en UTF-8 ni en Windows-1252 : enregistrez-le au format « CSV UTF-8 »",
    ),
    "cells": (
        "has {have} cells instead of {want}",
        "compte {have} cellules au lieu de {want}",
    ),
    "no_csv": (
        "is no valid CSV: {why}. What follows was not looked at",
        "n’est pas un CSV valable : {why}. La suite n’a pas été lue",
    ),
    "missing_column": ("this column is missing", "cette colonne manque"),
    "unknown_column": ("this column is unknown", "cette colonne est inconnue"),
    "unknown_column_near": (
        "this column is unknown: is it {right!r}?",
        "cette colonne est inconnue : est-ce « {right} » ?",
    ),
    "column_twice": ("this column is there twice", "cette colonne est là deux fois"),
    "invisible": (
        "holds an invisible character or a line break: type the cell again",
        "contient un caractère invisible ou un retour à la ligne : saisissez de nouveau la cellule",
    ),
    "formula": (
        "starts like a spreadsheet formula: begin with a letter or a digit",
        "commence comme une formule de tableur : commencez par une lettre ou un chiffre",
    ),
    "empty": ("is empty", "est vide"),
    "twice": ("{cell!r} is there twice", "« {cell} » y est deux fois"),
    "id": (
        "{cell!r} is no identifier: lower-case letters, digits and single hyphens, as {right!r}",
        "« {cell} » n’est pas un identifiant : minuscules sans accent, chiffres et tirets simples, "
        "par exemple « {right} »",
    ),
    "url": (
        "{cell!r} is no web address: write it whole, as {right}",
        "« {cell} » n’est pas une adresse web : écrivez-la en entier, par exemple {right}",
    ),
    "user_name": (
        "holds a user name: write the address without it",
        "contient un nom d’utilisateur : écrivez l’adresse sans lui",
    ),
    "language": (
        "{cell!r} is no two-letter language code (ISO 639-1), as {right}",
        "« {cell} » n’est pas un code de langue à deux lettres (ISO 639-1), par exemple {right}",
    ),
    "country": (
        "{cell!r} is no two-letter country code in capitals (ISO 3166-1), as {right}",
        "« {cell} » n’est pas un code de pays à deux lettres majuscules (ISO 3166-1), "
        "par exemple {right}",
    ),
    "date": (
        "{cell!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD, from {first} on",
        "« {cell} » n’est pas une date : écrivez AAAA, AAAA-MM ou AAAA-MM-JJ (YYYY-MM-DD), "
        "à partir de {first}",
    ),
    "word": (
        "{cell!r} is not in the list {words!r} of vocabulary.csv",
        "« {cell} » n’est pas dans la liste « {words} » de vocabulary.csv",
    ),
    "word_near": (
        "{cell!r} is not in the list {words!r} of vocabulary.csv: write {right!r}",
        "« {cell} » n’est pas dans la liste « {words} » de vocabulary.csv : écrivez « {right} »",
    ),
    "no_url": (
        "is empty; only a network with the editorial fact 'closed' may have none",
        "est vide ; seul un réseau dont le fait « closed » est dans editorial.csv peut l’être",
    ),
    "already": ("{cell!r} is in row {row} already", "« {cell} » est déjà à la ligne {row}"),
    "no_network": (
        "{cell!r} is not the id of a network in networks.csv",
        "« {cell} » n’est l’identifiant (id) d’aucun réseau de networks.csv",
    ),
    "no_number": (
        "is no whole number: write the members claimed in digits, as 1200",
        "n’est pas un nombre entier : écrivez le nombre de membres en chiffres, par exemple 1200",
    ),
    "none_of": ("{cell!r} is none of {words}", "« {cell} » n’est aucun de : {words}"),
    "no_description_fr": (
        "is empty: one sentence in French, what it is and for whom",
        "est vide : une phrase en français, ce que c’est et pour qui",
    ),
    "no_description_en": (
        "is empty: one sentence in English, what it is and for whom",
        "est vide : une phrase en anglais, ce que c’est et pour qui",
    ),
    "no_source": (
        "is empty: the public page where the address stands, or 'unconfirmed'",
        "est vide : la page publique où se lit l’adresse, sinon le mot « unconfirmed »",
    ),
    "no_source_date": (
        "is empty: when the source was written or read, as 2026-11 or 2026-11-28",
        "est vide : quand la source a été écrite ou lue, par exemple 2026-11 ou 2026-11-28",
    ),
    "no_reviewed_on": (
        "is empty: the day somebody last looked at this row, as 2026-11-28",
        "est vide : le jour où quelqu’un a relu cette ligne, par exemple 2026-11-28",
    ),
}
_LANGUAGES = ("en", "fr")
#: French signs that keep to the word beside them.
_CLOSE = {" :": "\u00a0:", " ;": "\u00a0;", " ?": "\u00a0?", " »": "\u00a0»", "« ": "«\u00a0"}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong: ``text`` says it in English (``en``) or French (``fr``)."""

    key: str
    values: Mapping[str, Any]

    def text(self, language: str = "en") -> str:
        """Return the sentence, without its full stop."""
        sentence = SENTENCES[self.key][_LANGUAGES.index(language)]
        if language == "fr":
            for open_, close in _CLOSE.items():
                sentence = sentence.replace(open_, close)
        return sentence.format(**self.values)

    def __str__(self) -> str:
        return self.text()


def problem(key: str, **values: Any) -> Problem:
    """Return the problem that ``SENTENCES`` says as ``key``, with the words to put in."""
    return Problem(key, values)

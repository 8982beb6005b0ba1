"""What can be wrong with a catalogue, as sentences in French and in English. Pure.

A check yields a ``Problem``: which sentence, and the words to put into it. Where it is known what would
be right, the sentence says it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vocabulary.said import Language, Said

#: Key -> the sentence. ``{cell}`` is what stands there, ``{right}`` what would be right.
SENTENCES: Mapping[str, Said] = {
    "no_file": Said(
        "ce fichier n’existe pas",
        "there is no such file",
    ),
    "unreadable": Said(
        "ne peut pas être lu : {why}",
        "cannot be read: {why}",
    ),
    "encoding": Said(
        "n’est ni en UTF-8 ni en Windows-1252 : enregistrez-le au format « CSV UTF-8 »",
        "is neither UTF-8 nor Windows-1252: save it again as 'CSV UTF-8'",
    ),
    "cells": Said(
        "compte {have} cellules au lieu de {want}",
        "has {have} cells instead of {want}",
    ),
    "no_csv": Said(
        "n’est pas un CSV valable : {why}. La suite n’a pas été lue",
        "is no valid CSV: {why}. What follows was not looked at",
    ),
    "missing_column": Said(
        "cette colonne manque",
        "this column is missing",
    ),
    "unknown_column": Said(
        "cette colonne est inconnue",
        "this column is unknown",
    ),
    "unknown_column_near": Said(
        "cette colonne est inconnue : est-ce « {right} » ?",
        "this column is unknown: is it {right!r}?",
    ),
    "column_twice": Said(
        "cette colonne est là deux fois",
        "this column is there twice",
    ),
    "invisible": Said(
        "contient un caractère invisible ou un retour à la ligne : saisissez de nouveau la cellule",
        "holds an invisible character or a line break: type the cell again",
    ),
    "formula": Said(
        "commence comme une formule de tableur : commencez par une lettre ou un chiffre",
        "starts like a spreadsheet formula: begin with a letter or a digit",
    ),
    "empty": Said(
        "est vide",
        "is empty",
    ),
    "twice": Said(
        "« {cell} » y est deux fois",
        "{cell!r} is there twice",
    ),
    "id": Said(
        "« {cell} » n’est pas un identifiant : minuscules sans accent, chiffres et tirets simples, "
        "par exemple « {right} »",
        "{cell!r} is no identifier: lower-case letters, digits and single hyphens, as {right!r}",
    ),
    "url": Said(
        "« {cell} » n’est pas une adresse web : écrivez-la en entier, par exemple {right}",
        "{cell!r} is no web address: write it whole, as {right}",
    ),
    "user_name": Said(
        "contient un nom d’utilisateur : écrivez l’adresse sans lui",
        "holds a user name: write the address without it",
    ),
    "language": Said(
        "« {cell} » n’est pas un code de langue à deux lettres (ISO 639-1), par exemple {right}",
        "{cell!r} is no two-letter language code (ISO 639-1), as {right}",
    ),
    "country": Said(
        "« {cell} » n’est pas un code de pays à deux lettres majuscules (ISO 3166-1), "
        "par exemple {right}",
        "{cell!r} is no two-letter country code in capitals (ISO 3166-1), as {right}",
    ),
    "date": Said(
        "« {cell} » n’est pas une date : écrivez AAAA, AAAA-MM ou AAAA-MM-JJ (YYYY-MM-DD), "
        "à partir de {first}",
        "{cell!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD, from {first} on",
    ),
    "word": Said(
        "« {cell} » n’est pas dans la liste « {words} » de vocabulary.csv",
        "{cell!r} is not in the list {words!r} of vocabulary.csv",
    ),
    "word_near": Said(
        "« {cell} » n’est pas dans la liste « {words} » de vocabulary.csv : écrivez « {right} »",
        "{cell!r} is not in the list {words!r} of vocabulary.csv: write {right!r}",
    ),
    "no_url": Said(
        "est vide ; seul un réseau dont le fait « closed » est dans editorial.csv peut l’être",
        "is empty; only a network with the editorial fact 'closed' may have none",
    ),
    "already": Said(
        "« {cell} » est déjà à la ligne {row}",
        "{cell!r} is in row {row} already",
    ),
    "no_network": Said(
        "« {cell} » n’est l’identifiant (id) d’aucun réseau de networks.csv",
        "{cell!r} is not the id of a network in networks.csv",
    ),
    "no_number": Said(
        "n’est pas un nombre entier : écrivez le nombre de membres en chiffres, par exemple 1200",
        "is no whole number: write the members claimed in digits, as 1200",
    ),
    "none_of": Said(
        "« {cell} » n’est aucun de : {words}",
        "{cell!r} is none of {words}",
    ),
    "no_description_fr": Said(
        "est vide : une phrase en français, ce que c’est et pour qui",
        "is empty: one sentence in French, what it is and for whom",
    ),
    "no_description_en": Said(
        "est vide : une phrase en anglais, ce que c’est et pour qui",
        "is empty: one sentence in English, what it is and for whom",
    ),
    "no_source": Said(
        "est vide : la page publique où se lit l’adresse, sinon le mot « unconfirmed »",
        "is empty: the public page where the address stands, or 'unconfirmed'",
    ),
    "no_source_date": Said(
        "est vide : quand la source a été écrite ou lue, par exemple 2026-11 ou 2026-11-28",
        "is empty: when the source was written or read, as 2026-11 or 2026-11-28",
    ),
    "no_reviewed_on": Said(
        "est vide : le jour où quelqu’un a relu cette ligne, par exemple 2026-11-28",
        "is empty: the day somebody last looked at this row, as 2026-11-28",
    ),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong: ``text`` says it."""

    key: str
    values: Mapping[str, Any]

    def text(self, language: Language = Language.EN) -> str:
        """Return the sentence, without its full stop."""
        return SENTENCES[self.key][language].format(**self.values)

    def __str__(self) -> str:
        return self.text()


def problem(key: str, **values: Any) -> Problem:
    """Return the problem that ``SENTENCES`` says as ``key``, with the words to put in."""
    return Problem(key, values)

"""What an editor enters in the browser: the kinds, the roles, and what is wrong with an entry. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vocabulary.catalogue.cells import url_faults
from vocabulary.said import Said

#: Characters of a text that are kept.
MOST = 300
#: Who enters something: a role, never a name.
ROLES: Mapping[str, Said] = {
    "counsellor": Said("conseiller", "counsellor"),
    "moderator": Said("modérateur du réseau", "moderator of the network"),
    "operator": Said("exploitant du site", "operator of the site"),
}
#: What a person says who looked for themselves, unless they write sentences of their own.
SEEN: Mapping[str, Said] = {
    "alive": Said(
        "Des membres y avaient publié dans le mois.", "Members had posted there within the month."
    ),
    "silent": Said(
        "On n'y voyait aucune publication de l'année écoulée.",
        "No post of the past year was to be seen there.",
    ),
}


class EntryKind(StrEnum):
    """What is entered."""

    NOTE = "note"  # a network was seen alive or silent on a day
    DESCRIPTION = "description"  # what it is, in one sentence
    HIDE = "hide"  # its people want it out of the list
    PROPOSAL = "proposal"  # a network that the catalogue lacks


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``value`` is ``alive`` or ``silent`` for a note, the address for a proposal."""

    kind: EntryKind
    role: str
    dated: str  # ISO day it is about
    network: str = ""  # empty for a proposal
    value: str = ""
    source_url: str = ""
    text_fr: str = ""
    text_en: str = ""


def entry_faults(entry: Entry, known: Collection[str], today: date) -> Iterator[Said]:
    """Yield what keeps an entry from being taken; ``known`` are the networks' identifiers."""
    if entry.role not in ROLES:
        yield Said("Dites à quel titre vous écrivez.", "Say in which role you write.")
    if (entry.kind is EntryKind.PROPOSAL) == bool(entry.network) or (
        entry.network and entry.network not in known
    ):
        yield Said("Ce réseau n'est pas dans la liste.", "This network is not in the list.")
    try:
        is_past = date(1980, 1, 1) <= date.fromisoformat(entry.dated) <= today
    except ValueError:
        is_past = False
    if not is_past:
        yield Said("Donnez un jour passé ou aujourd'hui.", "Give a day that is past, or today.")
    yield from _value_faults(entry)
    if any(len(text) > MOST or not text.isprintable() for text in (entry.text_fr, entry.text_en)):
        yield Said(f"Au plus {MOST} signes, sur une ligne.", f"At most {MOST} signs, on one line.")


def _value_faults(entry: Entry) -> Iterator[Said]:
    address = entry.value if entry.kind is EntryKind.PROPOSAL else entry.source_url
    is_needed = entry.kind in {EntryKind.NOTE, EntryKind.PROPOSAL}
    if (is_needed and not address) or any(True for _ in url_faults(address)):
        yield Said("Donnez une adresse https://…", "Give an address https://…")
    if entry.kind is EntryKind.NOTE and entry.value not in SEEN:
        yield Said("Actif, ou silencieux ?", "Alive, or silent?")
    if entry.kind is EntryKind.DESCRIPTION and not (entry.text_fr and entry.text_en):
        yield Said("Écrivez les deux phrases.", "Write both sentences.")

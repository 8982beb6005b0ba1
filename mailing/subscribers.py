"""Who wants to be told, as the operator's own file says. It is read, used and never kept.

``subscribers.csv`` has a row for each address: an address of e-mail, ``https://…`` for a program that takes
JSON, or a channel as Apprise writes it (``mmosts://…``). Faults name the row, never the address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from analysis.words.terms import Terms
from vocabulary.catalogue.cells import split_cell
from vocabulary.catalogue.files import read_rows
from vocabulary.errors import VitalityError
from vocabulary.identity import compact
from vocabulary.said import Language, Said

Found = TypeVar("Found")

COLUMNS = ("address", "language", "trades", "regions", "every")


class Every(StrEnum):
    """How often somebody is told."""

    WEEK = "weekly"
    MONTH = "monthly"


#: What people write for it.
_EVERY = {
    "": Every.MONTH,
    **dict.fromkeys(("weekly", "hebdomadaire", "semaine"), Every.WEEK),
    **dict.fromkeys(("monthly", "mensuel", "mois"), Every.MONTH),
}


class Carrier(StrEnum):
    """How an address is reached."""

    MAIL = "mail"
    WEBHOOK = "webhook"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Subscriber:
    """One row. Trades and regions are slugs of the vocabulary; without any, all are meant."""

    address: str
    language: Language = Language.FR
    trades: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    every: Every = Every.MONTH


class SubscribersError(VitalityError):
    """The file cannot be used; the text says why, row by row."""


def way_to(address: str) -> Carrier | None:
    """Return how an address is reached; ``None`` where it is none."""
    if any(sign.isspace() or not sign.isprintable() for sign in address):
        return None
    scheme, mark, rest = address.partition("://")
    if mark:
        is_web = scheme.lower() in {"http", "https"}
        return (Carrier.WEBHOOK if is_web else Carrier.CHANNEL) if scheme and rest else None
    name, _, host = address.rpartition("@")
    is_mail = (
        name and "@" not in name and "." in host.strip(".") and not set(address) & set(',;<>"')
    )
    return Carrier.MAIL if is_mail or (name and host == "localhost") else None


def load(path: Path, terms: Terms) -> list[Subscriber]:
    """Read the file. ``terms`` are the catalogue's words. Raises ``SubscribersError``."""
    rows, broken = read_rows(path, COLUMNS, required=("address",))
    faults = [str(fault) for fault in broken]
    found: dict[str, Subscriber] = {}
    for number, row in rows:
        try:
            subscriber = _subscriber(row, terms)
        except SubscribersError as error:
            faults.append(f"row {number}: {error}")
            continue
        if found.setdefault(subscriber.address.lower(), subscriber) is not subscriber:
            faults.append(f"row {number}: this address stands there already")
    if faults:
        raise SubscribersError("\n".join([f"{path} cannot be used:", *faults]))
    return list(found.values())


def _subscriber(row: Mapping[str, str], terms: Terms) -> Subscriber:
    if way_to(row["address"]) is None:
        raise SubscribersError("the address is neither one of e-mail nor scheme://…")
    return Subscriber(
        row["address"],
        _one(row["language"].lower() or "fr", "language", Language),
        tuple(_words(row["trades"], "trade", terms.get("sectors", {}))),
        tuple(_words(row["regions"], "region", terms.get("regions", {}))),
        _one(row["every"].lower(), "frequency", lambda word: _EVERY[word]),
    )


def _one(word: str, what: str, find: Callable[[str], Found]) -> Found:
    try:
        return find(word)
    except (KeyError, ValueError):
        raise SubscribersError(f"there is no {what} {word!r}") from None


def _words(cell: str, what: str, known: Mapping[str, Said]) -> Iterator[str]:
    slugs = {compact(name): slug for slug, label in known.items() for name in (slug, *label)}
    for word in split_cell(cell):
        yield _one(word, what, lambda wanted: slugs[compact(wanted)])

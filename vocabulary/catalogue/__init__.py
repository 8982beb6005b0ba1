"""The catalogue: which networks are looked at, and what people know of them. Reads files, judges nothing.

Columns and words: ``docs/catalogue.md``. ``load`` refuses a catalogue with any fault; ``faults``
names them all, as a spreadsheet counts rows (the header is row 1). Networks that opted out stay in
the file and are left out here, so nothing downstream can visit or show them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vocabulary.catalogue.cells import UNCONFIRMED, split_cell, split_seeds
from vocabulary.catalogue.checks import (
    WORD_LISTS,
    Wrong,
    fact_faults,
    incomplete,
    network_faults,
    optout_faults,
    vocabulary_faults,
)
from vocabulary.catalogue.files import Fault, Rows, read_rows
from vocabulary.catalogue.wording import Problem
from vocabulary.errors import VitalityError
from vocabulary.said import Language

NETWORK_COLUMNS = (
    "id",
    "name",
    "url",
    "sectors",
    "audience",
    "languages",
    "country",
    "region",
    "town",
    "kind",
    "seeds",
    "description_fr",
    "description_en",
    "source",
    "source_date",
    "reviewed_on",
    "former_ids",
    "former_urls",
    "note",
)
#: Without these a file is no catalogue; any other column may be left out.
REQUIRED_COLUMNS = ("id", "name", "url", "sectors", "languages", "kind")
EDITORIAL_COLUMNS = (
    "network",
    "fact",
    "dated",
    "value",
    "successor_url",
    "source_url",
    "note_fr",
    "note_en",
)
OPTOUT_COLUMNS = ("network", "asked_on", "note")
VOCABULARY_COLUMNS = ("list", "slug", "label_fr", "label_en", "note")
_CHECKOUT = Path(__file__).parents[2] / "data" / "catalogue"
SHIPPED = _CHECKOUT if _CHECKOUT.is_dir() else Path(__file__).with_name("shipped")


@dataclass(frozen=True, slots=True)
class Seed:
    """An address to look at besides the home page."""

    url: str


@dataclass(frozen=True, slots=True)
class Network:
    """One candidate community. ``url`` is empty when it is known to have none any more; what nobody
    stated is empty, too.

    ``source`` is the public page where the address was read, with ``source_date`` (as exact as known),
    or the word ``unconfirmed``. ``former_ids`` and ``former_urls`` still lead to this network.
    """

    id: str
    name: str
    url: str
    sectors: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    country: str = ""
    region: str = ""
    kind: str = ""
    seeds: tuple[Seed, ...] = ()
    note: str = ""
    town: str = ""
    description_fr: str = ""
    description_en: str = ""
    source: str = ""
    source_date: str = ""
    reviewed_on: str = ""
    former_ids: tuple[str, ...] = ()
    former_urls: tuple[str, ...] = ()

    @property
    def unconfirmed(self) -> bool:
        """Whether no public page was found that gives the address."""
        return self.source == UNCONFIRMED


@dataclass(frozen=True, slots=True)
class EditorialFact:
    """A dated fact entered by a person, with the address where anyone can check it."""

    network: str
    fact: str
    dated: str
    value: str
    successor_url: str
    source_url: str
    note_fr: str
    note_en: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the catalogue's vocabulary with its labels."""

    slug: str
    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The networks to visit (opted-out ones left out) and the editorial facts about them."""

    networks: tuple[Network, ...]
    editorial: tuple[EditorialFact, ...] = ()
    optout: frozenset[str] = frozenset()


class CatalogueError(VitalityError, ValueError):
    """The catalogue cannot be used; ``faults`` says why, cell by cell."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__(self.text())

    def text(self, language: Language = Language.EN) -> str:
        """Return a line for each fault."""
        return "\n".join(fault.text(language) for fault in self.faults)


def networks_file(path: Path) -> Path:
    """Return the ``networks.csv`` of a catalogue, a folder or that file; the others stand beside it."""
    return path / "networks.csv" if path.is_dir() else path


def load(path: Path) -> Catalogue:
    """Read a catalogue folder, or a single ``networks.csv``. Raises ``CatalogueError``.

    A row that lacks only what people should know of it (sentence, source) is no hindrance.
    """
    catalogue, found = _read(path)
    wrong = [fault for fault in found if not fault.only_incomplete]
    if wrong:
        raise CatalogueError(wrong)
    return catalogue


def faults(path: Path) -> list[Fault]:
    """Return every fault of the catalogue at ``path``."""
    return _read(path)[1]


def row_faults(path: Path, row: Mapping[str, str]) -> list[tuple[str, Problem]]:
    """Return what would be wrong with one more ``row`` of networks.csv, by column.

    Raises ``CatalogueError`` when the catalogue itself cannot be read.
    """
    file = networks_file(path)
    rows, wrong = read_rows(file, NETWORK_COLUMNS, REQUIRED_COLUMNS)
    if wrong and not rows:
        raise CatalogueError(wrong)
    vocabulary, _wrong = _read_vocabulary(path)
    last = rows[-1][0] + 1 if rows else 2
    with_row = [*rows, (last, dict(row))]
    found = (*network_faults(with_row, _labels(vocabulary), ()), *incomplete(with_row))
    return [(column, problem) for number, column, problem in found if number == last]


def known_addresses(path: Path) -> list[str]:
    """Return every address the catalogue has or had, of networks that opted out too.

    Raises ``CatalogueError`` when the file cannot be read.
    """
    file = networks_file(path)
    rows, wrong = read_rows(file, NETWORK_COLUMNS, REQUIRED_COLUMNS)
    if wrong and not rows:
        raise CatalogueError(wrong)
    moved, _wrong = _read_optional(file, "editorial.csv", EDITORIAL_COLUMNS)
    listed = [url for _row, row in rows for url in (row["url"], *split_seeds(row["former_urls"]))]
    return [url for url in (*listed, *(row["successor_url"] for _row, row in moved)) if url]


def load_vocabulary(path: Path) -> dict[str, dict[str, Term]]:
    """Return list -> slug -> term, from ``path`` or else from the shipped ``vocabulary.csv``.

    Raises ``CatalogueError``.
    """
    vocabulary, found = _read_vocabulary(path)
    if found:
        raise CatalogueError(found)
    return vocabulary


@cache
def _shipped_sectors() -> dict[str, Term]:
    return load_vocabulary(SHIPPED)["sectors"]


def trade_words(network: Network) -> tuple[str, ...]:
    """Return the labels of the network's trades in French and English; none where it serves all."""
    terms = (_shipped_sectors().get(slug) for slug in network.sectors if slug != "general")
    return tuple(label for term in terms if term for label in (term.fr, term.en))


def _read(path: Path) -> tuple[Catalogue, list[Fault]]:
    file = networks_file(path)
    vocabulary, found = _read_vocabulary(path)
    networks, wrong_networks = read_rows(file, NETWORK_COLUMNS, REQUIRED_COLUMNS)
    facts, wrong_facts = _read_optional(file, "editorial.csv", EDITORIAL_COLUMNS)
    optouts, wrong_optouts = _read_optional(file, "optout.csv", OPTOUT_COLUMNS)
    known = {row["id"] for _number, row in networks}
    closed = {row["network"] for _number, row in facts if row["fact"] == "closed"}
    wrong = network_faults(networks, _labels(vocabulary), closed)
    missing = [Fault(file.name, *place, only_incomplete=True) for place in incomplete(networks)]
    found += _in_order(wrong_networks + missing, file.name, wrong)
    found += _in_order(wrong_facts, "editorial.csv", fact_faults(facts, known))
    found += _in_order(wrong_optouts, "optout.csv", optout_faults(optouts, known))
    left_out = frozenset(row["network"] for _number, row in optouts)
    catalogue = Catalogue(
        tuple(_network(row) for _number, row in networks if row["id"] not in left_out),
        tuple(EditorialFact(**row) for _number, row in facts if row["network"] not in left_out),
        left_out,
    )
    return catalogue, found


def _read_optional(beside: Path, name: str, columns: tuple[str, ...]) -> tuple[Rows, list[Fault]]:
    file = beside.with_name(name)
    return read_rows(file, columns) if file.exists() else ([], [])


def _read_vocabulary(path: Path) -> tuple[dict[str, dict[str, Term]], list[Fault]]:
    file = networks_file(path).with_name("vocabulary.csv")
    file = file if file.exists() else SHIPPED / "vocabulary.csv"
    rows, found = read_rows(file, VOCABULARY_COLUMNS)
    vocabulary: dict[str, dict[str, Term]] = {name: {} for name in WORD_LISTS.values()}
    for _number, row in rows:
        term = Term(row["slug"], row["label_fr"], row["label_en"])
        vocabulary.setdefault(row["list"], {})[term.slug] = term
    return vocabulary, _in_order(found, file.name, vocabulary_faults(rows))


def _labels(vocabulary: Mapping[str, Mapping[str, Term]]) -> dict[str, dict[str, tuple[str, str]]]:
    return {
        name: {slug: (term.fr, term.en) for slug, term in terms.items()}
        for name, terms in vocabulary.items()
    }


def _in_order(form: list[Fault], file: str, wrong: Wrong) -> list[Fault]:
    placed = [Fault(file, row, column, what) for row, column, what in wrong]
    return sorted(form + placed, key=lambda fault: fault.row)


def _network(row: Mapping[str, str]) -> Network:
    return Network(
        id=row["id"],
        name=row["name"],
        url=row["url"],
        sectors=split_cell(row["sectors"]),
        audience=split_cell(row["audience"]),
        languages=split_cell(row["languages"]),
        country=row["country"],
        region=row["region"],
        kind=row["kind"],
        seeds=tuple(Seed(url) for url in split_seeds(row["seeds"])),
        note=row["note"],
        town=row["town"],
        description_fr=row["description_fr"],
        description_en=row["description_en"],
        source=row["source"],
        source_date=row["source_date"],
        reviewed_on=row["reviewed_on"],
        former_ids=split_cell(row["former_ids"]),
        former_urls=split_seeds(row["former_urls"]),
    )

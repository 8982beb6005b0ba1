"""The catalogue: which networks are looked at, and what people know of them. Reads files, judges nothing.

Columns and words: ``docs/catalogue.md``. ``load`` refuses a catalogue with any fault; ``faults``
names them all, as a spreadsheet counts rows (the header is row 1).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from crawler.catalogue_cells import (
    NETWORK_CHECKS,
    Fault,
    Rows,
    date_fault,
    read_rows,
    split_cell,
    split_seeds,
    url_fault,
)

NETWORK_COLUMNS = (
    "id",
    "name",
    "url",
    "sectors",
    "audience",
    "languages",
    "country",
    "region",
    "kind",
    "seeds",
    "note",
)
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
VOCABULARY_COLUMNS = ("list", "slug", "label_fr", "label_en")

#: What a dated fact can say (docs/catalogue.md).
FACTS = frozenset(
    {
        "opened",
        "closed",
        "renamed",
        "acquired",
        "merged",
        "read_only",
        "relaunched",
        "members",
        "status",
    }
)
SHIPPED = Path(__file__).parents[1] / "data" / "catalogue"


@dataclass(frozen=True, slots=True)
class Seed:
    """An address to look at besides the home page."""

    url: str


@dataclass(frozen=True, slots=True)
class Network:
    """One candidate community. ``url`` is empty when it is known to have none any more."""

    id: str
    name: str
    url: str
    sectors: tuple[str, ...]
    audience: tuple[str, ...]
    languages: tuple[str, ...]
    country: str
    region: str
    kind: str
    seeds: tuple[Seed, ...]
    note: str


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
    editorial: tuple[EditorialFact, ...]
    optout: frozenset[str]


class CatalogueError(ValueError):
    """The catalogue cannot be used; ``faults`` says why, cell by cell."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))


def load(path: Path) -> Catalogue:
    """Read a catalogue folder, or a single ``networks.csv``. Raises ``CatalogueError``."""
    reader = _Reader(path)
    catalogue = reader.read()
    if reader.faults:
        raise CatalogueError(reader.faults)
    return catalogue


def faults(path: Path) -> list[Fault]:
    """Return every fault of the catalogue at ``path``."""
    reader = _Reader(path)
    reader.read()
    return reader.faults


def load_vocabulary(path: Path) -> dict[str, dict[str, Term]]:
    """Return list -> slug -> term, from ``path`` or else from the shipped ``vocabulary.csv``."""
    folder = path if path.is_dir() else path.parent
    file = folder / "vocabulary.csv"
    rows, found = read_rows(
        file if file.exists() else SHIPPED / "vocabulary.csv", VOCABULARY_COLUMNS
    )
    if found:
        raise CatalogueError(found)
    vocabulary: dict[str, dict[str, Term]] = {}
    for _number, row in rows:
        term = Term(row["slug"], row["label_fr"], row["label_en"])
        vocabulary.setdefault(row["list"], {})[term.slug] = term
    return vocabulary


class _Reader:
    """Reads all files of one catalogue and gathers their faults."""

    def __init__(self, path: Path) -> None:
        self.faults: list[Fault] = []
        self._networks_file = path / "networks.csv" if path.is_dir() else path
        self._folder = self._networks_file.parent
        try:
            self._vocabulary = load_vocabulary(path)
        except CatalogueError as error:
            self.faults += error.faults
            self._vocabulary = {}

    def read(self) -> Catalogue:
        rows = self._rows(self._networks_file, NETWORK_COLUMNS)
        known = {row["id"] for _number, row in rows}
        facts_file = self._folder / "editorial.csv"
        facts = self._rows(facts_file, EDITORIAL_COLUMNS) if facts_file.exists() else []
        optout_file = self._folder / "optout.csv"
        optouts = self._rows(optout_file, OPTOUT_COLUMNS) if optout_file.exists() else []
        closed = {row["network"] for _number, row in facts if row["fact"] == "closed"}
        self._check_networks(rows, closed)
        for number, row in facts:
            self._check_fact(facts_file.name, number, row, known)
        for number, row in optouts:
            if row["network"] not in known:
                self._add(optout_file.name, number, "network", _unknown_network(row["network"]))
        left_out = frozenset(row["network"] for _number, row in optouts)
        return Catalogue(
            tuple(_network(row) for _number, row in rows if row["id"] not in left_out),
            tuple(EditorialFact(**row) for _number, row in facts if row["network"] not in left_out),
            left_out,
        )

    def _rows(self, path: Path, columns: tuple[str, ...]) -> Rows:
        rows, found = read_rows(path, columns)
        self.faults += found
        return rows

    def _add(self, file: str, row: int, column: str, message: str | None) -> None:
        if message:
            self.faults.append(Fault(file, row, column, message))

    def _check_networks(self, rows: Rows, closed: set[str]) -> None:
        file = self._networks_file.name
        seen: dict[str, int] = {}
        for number, row in rows:
            for column, check in NETWORK_CHECKS.items():
                self._add(file, number, column, check(row[column]))
            if not row["url"] and row["id"] not in closed:
                message = "is empty; only a network with the editorial fact 'closed' may have none"
                self._add(file, number, "url", message)
            for column, words in (
                ("sectors", "sectors"),
                ("audience", "audience"),
                ("kind", "kinds"),
            ):
                self._add(file, number, column, self._unknown_word(words, split_cell(row[column])))
            for column, key in (("id", row["id"]), ("url", _normal(row["url"]))):
                first = seen.setdefault(f"{column} {key}", number)
                if key and first != number:
                    self._add(file, number, column, f"{row[column]!r} is in row {first} already")

    def _unknown_word(self, name: str, words: tuple[str, ...]) -> str | None:
        known = self._vocabulary.get(name, {})
        unknown = [word for word in words if word not in known]
        if not unknown:
            return None
        return f"{unknown[0]!r} is not in the list {name!r} of vocabulary.csv"

    def _check_fact(self, file: str, number: int, row: Mapping[str, str], known: set[str]) -> None:
        if row["network"] not in known:
            self._add(file, number, "network", _unknown_network(row["network"]))
        if row["fact"] not in FACTS:
            self._add(
                file, number, "fact", f"{row['fact']!r} is none of {', '.join(sorted(FACTS))}"
            )
        self._add(file, number, "dated", date_fault(row["dated"]))
        self._add(file, number, "source_url", url_fault(row["source_url"], required=True))
        self._add(file, number, "successor_url", url_fault(row["successor_url"]))
        for column in ("note_fr", "note_en"):
            self._add(file, number, column, None if row[column] else "is empty")


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
    )


def _normal(url: str) -> str:
    parts = urlsplit(url.lower())
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}".rstrip("?")


def _unknown_network(name: str) -> str:
    return f"{name!r} is not the id of a network in networks.csv"

"""The catalogue: which networks are looked at, and what people know of them. Reads files, judges nothing.

Columns and words: ``docs/catalogue.md``. ``load`` refuses a catalogue with any fault; ``faults``
names them all, as a spreadsheet counts rows (the header is row 1).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from babel import Locale

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
class Fault:
    """What is wrong, and in which cell."""

    file: str
    row: int
    column: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}, row {self.row}" + (f", column {self.column}" if self.column else "")
        return f"{place}: {self.message}"


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
    rows, found = _rows(file if file.exists() else SHIPPED / "vocabulary.csv", VOCABULARY_COLUMNS)
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

    def _rows(self, path: Path, columns: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
        rows, found = _rows(path, columns)
        self.faults += found
        return rows

    def _add(self, file: str, row: int, column: str, message: str | None) -> None:
        if message:
            self.faults.append(Fault(file, row, column, message))

    def _check_networks(self, rows: list[tuple[int, dict[str, str]]], closed: set[str]) -> None:
        file = self._networks_file.name
        seen: dict[str, int] = {}
        for number, row in rows:
            for column, check in _NETWORK_CHECKS.items():
                self._add(file, number, column, check(row[column]))
            if not row["url"] and row["id"] not in closed:
                message = "is empty; only a network with the editorial fact 'closed' may have none"
                self._add(file, number, "url", message)
            for column, words in (
                ("sectors", "sectors"),
                ("audience", "audience"),
                ("kind", "kinds"),
            ):
                self._add(file, number, column, self._unknown_word(words, _split(row[column])))
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
        self._add(file, number, "dated", _date_fault(row["dated"]))
        self._add(file, number, "source_url", _url_fault(row["source_url"], required=True))
        self._add(file, number, "successor_url", _url_fault(row["successor_url"]))
        for column in ("note_fr", "note_en"):
            self._add(file, number, column, None if row[column] else "is empty")


def _rows(
    path: Path, columns: tuple[str, ...]
) -> tuple[list[tuple[int, dict[str, str]]], list[Fault]]:
    """Return (row number, cells by column) of a CSV file, and what is wrong with its form."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError:
        return [], [Fault(str(path), 1, "", "there is no such file")]
    except UnicodeDecodeError:
        return [], [Fault(path.name, 1, "", "is not UTF-8: save it again as 'CSV UTF-8'")]
    found: list[Fault] = []
    rows: list[tuple[int, dict[str, str]]] = []
    lines = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        header = next(lines, [])
        for column in columns:
            if column not in header:
                found.append(Fault(path.name, 1, column, "this column is missing"))
        for column in header:
            if column not in columns or header.count(column) > 1:
                found.append(Fault(path.name, 1, column, "this column is unknown or doubled"))
        if found:
            return [], found
        for number, cells in enumerate(lines, 2):
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                message = f"has {len(cells)} cells instead of {len(header)}"
                found.append(Fault(path.name, number, "", message))
                continue
            row = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
            found += [
                Fault(path.name, number, name, message)
                for name, cell in row.items()
                if (message := _cell_fault(cell))
            ]
            rows.append((number, row))
    except csv.Error as error:
        found.append(Fault(path.name, lines.line_num, "", f"is no valid CSV: {error}"))
    return rows, found


def _network(row: Mapping[str, str]) -> Network:
    return Network(
        id=row["id"],
        name=row["name"],
        url=row["url"],
        sectors=_split(row["sectors"]),
        audience=_split(row["audience"]),
        languages=_split(row["languages"]),
        country=row["country"],
        region=row["region"],
        kind=row["kind"],
        seeds=tuple(Seed(url) for url in _seeds(row["seeds"])),
        note=row["note"],
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _seeds(cell: str) -> list[str]:
    return cell.replace("|", " ").split()


def _normal(url: str) -> str:
    parts = urlsplit(url.lower())
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}".rstrip("?")


# --- cells ----------------------------------------------------------------------------------------


def _cell_fault(cell: str) -> str | None:
    if any(ord(sign) < 32 for sign in cell):
        return "holds a control character or a line break"
    if cell.startswith(("=", "+", "@")):
        return "starts like a spreadsheet formula"
    return None


def _id_fault(cell: str) -> str | None:
    if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", cell):
        return None
    return f"{cell!r} is no identifier: lower-case letters, digits and single hyphens"


def _name_fault(cell: str) -> str | None:
    return None if cell else "is empty"


def _url_fault(cell: str, *, required: bool = False) -> str | None:
    if not cell:
        return "is empty" if required else None
    try:
        parts = urlsplit(cell)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        host, parts = "", None
    if parts is None or parts.scheme not in {"http", "https"} or not host or " " in cell:
        return f"{cell!r} is no web address: write it whole, as https://example.org/"
    if parts.username:
        return "holds a user name"
    return None


def _seeds_fault(cell: str) -> str | None:
    return next((fault for url in _seeds(cell) if (fault := _url_fault(url))), None)


def _languages_fault(cell: str) -> str | None:
    if not cell:
        return "is empty"
    unknown = [code for code in _split(cell) if code not in _languages()]
    return f"{unknown[0]!r} is no two-letter language code (ISO 639-1)" if unknown else None


def _country_fault(cell: str) -> str | None:
    if not cell or (cell.isupper() and cell in _territories()):
        return None
    return f"{cell!r} is no two-letter country code (ISO 3166-1)"


def _date_fault(cell: str) -> str | None:
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", cell):
        year, month, day, *_ = [int(part) for part in cell.split("-")] + [1, 1]
        try:
            date(year, month, day)
        except ValueError:
            pass
        else:
            if 1980 <= year <= 2100:
                return None
    return f"{cell!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD"


def _unknown_network(name: str) -> str:
    return f"{name!r} is not the id of a network in networks.csv"


@cache
def _languages() -> frozenset[str]:
    return frozenset(code for code in Locale("en").languages if len(code) == 2)


@cache
def _territories() -> frozenset[str]:
    return frozenset(code for code in Locale("en").territories if len(code) == 2)


def _sectors_fault(cell: str) -> str | None:
    return None if cell else "is empty"


_NETWORK_CHECKS: dict[str, Callable[[str], str | None]] = {
    "id": _id_fault,
    "name": _name_fault,
    "url": _url_fault,
    "sectors": _sectors_fault,
    "languages": _languages_fault,
    "country": _country_fault,
    "seeds": _seeds_fault,
}

"""The catalogue's files cell by cell: their form, and what is wrong with a cell. Pure but for reading."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from babel import Locale


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


Rows = list[tuple[int, dict[str, str]]]


def read_rows(path: Path, columns: tuple[str, ...]) -> tuple[Rows, list[Fault]]:
    """Return (row number, cells by column) of a CSV file, and what is wrong with its form."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError:
        return [], [Fault(str(path), 1, "", "there is no such file")]
    except UnicodeDecodeError:
        return [], [Fault(path.name, 1, "", "is not UTF-8: save it again as 'CSV UTF-8'")]
    lines = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        header, *rows = list(lines) or [[]]
    except csv.Error as error:
        return [], [Fault(path.name, lines.line_num, "", f"is no valid CSV: {error}")]
    found = _header_faults(path.name, header, columns)
    if found:
        return [], found
    good: Rows = []
    for number, cells in enumerate(rows, 2):
        if len(cells) == len(header):
            row = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
            for name, cell in row.items():
                message = _cell_fault(cell)
                if message:
                    found.append(Fault(path.name, number, name, message))
            good.append((number, row))
        elif any(cells):
            message = f"has {len(cells)} cells instead of {len(header)}"
            found.append(Fault(path.name, number, "", message))
    return good, found


def _header_faults(file: str, header: list[str], columns: tuple[str, ...]) -> list[Fault]:
    missing = [
        Fault(file, 1, name, "this column is missing") for name in columns if name not in header
    ]
    odd = [name for name in header if name not in columns or header.count(name) > 1]
    return missing + [Fault(file, 1, name, "this column is unknown or doubled") for name in odd]


def split_cell(cell: str) -> tuple[str, ...]:
    """Return the words of a cell that holds several, joined by |."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def split_seeds(cell: str) -> list[str]:
    """Return the addresses of a seeds cell, joined by | or spaces."""
    return cell.replace("|", " ").split()


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


def url_fault(cell: str, *, required: bool = False) -> str | None:
    """Return what is wrong with an address."""
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
    return next((fault for url in split_seeds(cell) if (fault := url_fault(url))), None)


def _languages_fault(cell: str) -> str | None:
    if not cell:
        return "is empty"
    unknown = [code for code in split_cell(cell) if code not in _languages()]
    return f"{unknown[0]!r} is no two-letter language code (ISO 639-1)" if unknown else None


def _country_fault(cell: str) -> str | None:
    if not cell or (cell.isupper() and cell in _territories()):
        return None
    return f"{cell!r} is no two-letter country code (ISO 3166-1)"


def date_fault(cell: str) -> str | None:
    """Return what is wrong with a date."""
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


@cache
def _languages() -> frozenset[str]:
    return frozenset(code for code in map(str, Locale("en").languages) if len(code) == 2)


@cache
def _territories() -> frozenset[str]:
    return frozenset(code for code in map(str, Locale("en").territories) if len(code) == 2)


def _sectors_fault(cell: str) -> str | None:
    return None if cell else "is empty"


#: What is asked of each cell of networks.csv beyond its vocabulary.
NETWORK_CHECKS: dict[str, Callable[[str], str | None]] = {
    "id": _id_fault,
    "name": _name_fault,
    "url": url_fault,
    "sectors": _sectors_fault,
    "languages": _languages_fault,
    "country": _country_fault,
    "seeds": _seeds_fault,
}

"""The catalogue's files cell by cell: their form, and what is wrong with a cell. Pure but for reading.

A check takes one cell and yields a sentence for each thing wrong with it, none when it is right.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from babel import Locale

Rows = list[tuple[int, dict[str, str]]]
Check = Callable[[str], Iterator[str]]

#: A byte-order mark, which some spreadsheets write.
BOM = "\ufeff"
#: Two-letter codes babel names that ISO 3166-1 gives to no country: reserved, private or pseudo.
_NO_COUNTRY = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"]
)
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", re.ASCII)
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and in which cell. ``row`` 0 is the file as a whole."""

    file: str
    row: int
    column: str
    message: str

    def __str__(self) -> str:
        place = self.file
        place += f", row {self.row}" if self.row else ""
        place += f", column {self.column}" if self.column else ""
        return f"{place}: {self.message}"


def read_rows(path: Path, columns: tuple[str, ...]) -> tuple[Rows, list[Fault]]:
    """Return (row number, cells by column) of a CSV file, and what is wrong with its form."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return [], [Fault(str(path), 0, "", "there is no such file")]
    except OSError as error:
        return [], [Fault(str(path), 0, "", f"cannot be read: {error.strerror}")]
    except UnicodeDecodeError:
        return [], [Fault(path.name, 0, "", "is not UTF-8: save it again as 'CSV UTF-8'")]
    records, broken = _records(path.name, text)
    header = records[0] if records else []
    wrong_header = [Fault(path.name, 1, *wrong) for wrong in _header_faults(header, columns)]
    if wrong_header:
        return [], wrong_header + broken
    rows: Rows = []
    found: list[Fault] = []
    for number, cells in enumerate(records[1:], 2):
        if len(cells) == len(header):
            row = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
            for name, cell in row.items():
                found += [Fault(path.name, number, name, wrong) for wrong in _cell_faults(cell)]
            rows.append((number, row))
        elif any(cells):
            message = f"has {len(cells)} cells instead of {len(header)}"
            found.append(Fault(path.name, number, "", message))
    return rows, found + broken


def _records(file: str, text: str) -> tuple[list[list[str]], list[Fault]]:
    # Counted by record, not by line: a spreadsheet shows a quoted line break inside one row.
    records: list[list[str]] = []
    try:  # what was read before an error stays
        records.extend(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        message = f"is no valid CSV: {error}. What follows was not looked at"
        return records, [Fault(file, len(records) + 1, "", message)]
    return records, []


def _header_faults(header: list[str], columns: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if len(header) == 1 and ";" in header[0]:
        yield "", "cells are separated by semicolons: save it again with commas"
        return
    for name in columns:
        if name not in header:
            yield name, "this column is missing"
    for name, times in Counter(header).items():
        if name not in columns:
            yield name, "this column is unknown"
        elif times > 1:
            yield name, "this column is there twice"


def _cell_faults(cell: str) -> Iterator[str]:
    if any(unicodedata.category(sign)[0] == "C" or sign in "\u2028\u2029" for sign in cell):
        yield "holds an invisible character or a line break"
    if cell.startswith(("=", "+", "-", "@")):
        yield "starts like a spreadsheet formula"


def split_cell(cell: str) -> tuple[str, ...]:
    """Return the words of a cell that holds several, joined by |."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def split_seeds(cell: str) -> tuple[str, ...]:
    """Return the addresses of a seeds cell, joined by | or spaces."""
    return tuple(cell.replace("|", " ").split())


def repeated(words: Sequence[str]) -> Iterator[str]:
    """Yield a sentence for each word that stands more than once."""
    return (f"{word!r} is there twice" for word, times in Counter(words).items() if times > 1)


def required(cell: str) -> Iterator[str]:
    """Yield what is wrong with a cell that must not be empty."""
    if not cell:
        yield "is empty"


def _id_faults(cell: str) -> Iterator[str]:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", cell):
        yield f"{cell!r} is no identifier: lower-case letters, digits and single hyphens"


def url_faults(cell: str) -> Iterator[str]:
    """Yield what is wrong with an address; an empty one is none."""
    parts = _split(cell)
    if cell and parts is None:
        yield f"{cell!r} is no web address: write it whole, as https://example.org/"
    elif parts and parts.username is not None:
        yield "holds a user name"


@lru_cache(maxsize=50_000)  # the same addresses are compared again in every choice
def normal_url(cell: str) -> str:
    """Return what two spellings of one address share; empty when it is no address."""
    parts = _split(cell)
    if parts is None or parts.hostname is None:
        return ""
    host = parts.hostname.removeprefix("www.").rstrip(".")
    port = "" if parts.port in {None, _DEFAULT_PORTS[parts.scheme]} else f":{parts.port}"
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"


def _split(cell: str) -> SplitResult | None:
    if any(sign.isspace() for sign in cell):
        return None
    try:
        parts = urlsplit(cell)
        _ = parts.port  # raises when it is no port
    except ValueError:
        return None
    return parts if parts.scheme in _DEFAULT_PORTS and _is_host(parts.hostname or "") else None


def _is_host(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        pass
    else:
        return True
    try:
        labels = host.removesuffix(".").encode("idna").decode("ascii").split(".")
    except UnicodeError:
        return False
    is_name = len(labels) > 1 or labels == ["localhost"]
    return is_name and not labels[-1].isdigit() and all(map(_LABEL.fullmatch, labels))


def _seeds_faults(cell: str) -> Iterator[str]:
    seeds = split_seeds(cell)
    for seed in seeds:
        yield from url_faults(seed)
    yield from repeated(seeds)


def _languages_faults(cell: str) -> Iterator[str]:
    yield from required(cell)
    codes = split_cell(cell)
    for code in codes:
        if code not in _languages():
            yield f"{code!r} is no two-letter language code (ISO 639-1)"
    yield from repeated(codes)


def _country_faults(cell: str) -> Iterator[str]:
    if cell and cell not in _countries():
        yield f"{cell!r} is no two-letter country code in capitals (ISO 3166-1)"


def date_faults(cell: str, first_year: int = 1980) -> Iterator[str]:
    """Yield what is wrong with a date; one before ``first_year`` it is a slip of the hand."""
    if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", cell):
        year, month, day = (*map(int, cell.split("-")), 1, 1)[:3]
        try:
            date(year, month, day)
        except ValueError:
            pass
        else:
            if first_year <= year <= 2100:
                return
    yield f"{cell!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD, from {first_year} on"


@cache
def _languages() -> frozenset[str]:
    return frozenset(code for code in map(str, Locale("en").languages) if len(code) == 2)


@cache
def _countries() -> frozenset[str]:
    codes = map(str, Locale("en").territories)
    return frozenset(code for code in codes if len(code) == 2) - _NO_COUNTRY


#: What is asked of each cell of networks.csv beyond its vocabulary.
NETWORK_CHECKS: dict[str, Check] = {
    "id": _id_faults,
    "name": required,
    "url": url_faults,
    "sectors": required,
    "languages": _languages_faults,
    "country": _country_faults,
    "kind": required,
    "seeds": _seeds_faults,
}

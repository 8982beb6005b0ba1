"""The catalogue's files as people keep them: plain CSV, or what French Excel makes of it.

Commas, semicolons or tabs; UTF-8 with or without its mark, or Windows-1252; empty rows and columns at
the end do no harm. Dates that Excel turned into its own form are read back.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from vocabulary.catalogue.wording import Problem, problem
from vocabulary.said import Language, Said

Rows = list[tuple[int, dict[str, str]]]

#: A byte-order mark, which some spreadsheets write.
BOM = "\ufeff"
_DELIMITERS = ",;\t"
#: Columns whose cells are dates.
DATES = frozenset({"dated", "asked_on", "source_date", "reviewed_on"})
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
#: What Excel makes of 2026-11 in a French or an English locale: "nov-26", "nov.-26", "Nov-26".
_MONTH = re.compile(r"([a-zéû]{3,5})\.?-(\d{2})", re.IGNORECASE)
_NAMES = (
    *("janv jan", "févr feb", "mars mar", "avr apr", "mai may", "juin jun", "juil jul", "août aug"),
    *("sept sep", "oct", "nov", "déc dec"),
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_ROW, _COLUMN, _COLON = Said("ligne", "row"), Said("colonne", "column"), Said(" : ", ": ")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and in which cell. ``row`` 0 is the file as a whole.

    ``only_incomplete``: the row can be used all the same, people are told too little about it.
    """

    file: str
    row: int
    column: str
    problem: Problem
    only_incomplete: bool = False

    def text(self, language: Language = Language.EN) -> str:
        """Return place and problem as one line."""
        place = self.file
        place += f", {_ROW[language]} {self.row}" if self.row else ""
        place += f", {_COLUMN[language]} {self.column}" if self.column else ""
        return f"{place}{_COLON[language]}{self.problem.text(language)}"

    def __str__(self) -> str:
        return self.text()


@dataclass(frozen=True, slots=True)
class FileForm:
    """How a file was written, so that a row can be added in the same way."""

    encoding: str = "utf-8"
    delimiter: str = ","


def decode(data: bytes) -> tuple[str, FileForm]:
    """Return a file's text without its mark, and its form. Raises ``UnicodeDecodeError``."""
    try:
        text, encoding = data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = data.decode("cp1252"), "cp1252"
    if data.startswith(BOM.encode()):
        encoding = "utf-8-sig"
    first = next(iter(text.splitlines()), "")
    return text, FileForm(encoding, max(_DELIMITERS, key=first.count))


def read_rows(
    path: Path, columns: tuple[str, ...], required: tuple[str, ...] | None = None
) -> tuple[Rows, list[Fault]]:
    """Return (row number, cells by column) of a CSV file, and what is wrong with its form.

    Cells of a column that is not there are empty; ``required`` columns (else all) must be there.
    """
    try:
        text, form = decode(path.read_bytes())
    except FileNotFoundError:
        return [], [Fault(str(path), 0, "", problem("no_file"))]
    except OSError as error:
        return [], [Fault(str(path), 0, "", problem("unreadable", why=error.strerror))]
    except UnicodeDecodeError:
        return [], [Fault(path.name, 0, "", problem("encoding"))]
    records, broken = _records(path.name, text, form.delimiter)
    header = _without_empty_end(records[0]) if records else []
    must = columns if required is None else required
    wrong_header = [Fault(path.name, 1, *wrong) for wrong in _header_faults(header, columns, must)]
    if wrong_header:
        return [], wrong_header + broken
    rows: Rows = []
    found: list[Fault] = []
    for number, cells in enumerate(records[1:], 2):
        kept = _without_empty_end(cells)
        if not kept:
            continue
        if len(kept) > len(header) or len(cells) < len(header):
            message = problem("cells", have=len(cells), want=len(header))
            found.append(Fault(path.name, number, "", message))
            continue
        row = dict.fromkeys(columns, "")
        row |= {name: _cell(name, cell) for name, cell in zip(header, cells, strict=False)}
        for name, cell in row.items():
            found += [Fault(path.name, number, name, wrong) for wrong in _cell_faults(cell)]
        rows.append((number, row))
    return rows, found + broken


def _records(file: str, text: str, delimiter: str) -> tuple[list[list[str]], list[Fault]]:
    # Counted by record, not by line: a spreadsheet shows a quoted line break inside one row.
    records: list[list[str]] = []
    try:  # what was read before an error stays
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        records.extend(reader)
    except csv.Error as error:
        return records, [Fault(file, len(records) + 1, "", problem("no_csv", why=error))]
    return records, []


def _without_empty_end(cells: Sequence[str]) -> list[str]:
    kept = list(cells)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def _cell(column: str, cell: str) -> str:
    text = cell.strip()
    if column not in DATES:
        return text
    if day := _DAY.fullmatch(text):
        return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
    month = _MONTH.fullmatch(text)
    if month and (number := _MONTHS.get(month[1].lower())):
        return f"20{month[2]}-{number:02}"
    return text


def _header_faults(
    header: list[str], columns: tuple[str, ...], required: tuple[str, ...]
) -> Iterator[tuple[str, Problem]]:
    for name in required:
        if name not in header:
            yield name, problem("missing_column")
    for name, times in Counter(header).items():
        if name not in columns:
            [right] = get_close_matches(name, set(columns) - set(header), 1) or [""]
            near = "_near" if right else ""
            yield name, problem(f"unknown_column{near}", right=right)
        elif times > 1:
            yield name, problem("column_twice")


def _cell_faults(cell: str) -> Iterator[Problem]:
    if any(unicodedata.category(sign)[0] == "C" or sign in "\u2028\u2029" for sign in cell):
        yield problem("invisible")
    if cell.startswith(("=", "+", "-", "@")):
        yield problem("formula")

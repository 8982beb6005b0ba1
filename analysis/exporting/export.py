"""Write the networks' status for people: CSV that Excel opens, XLSX, JSON, with a data dictionary.

Text cells that a spreadsheet would run as a formula are defused with a leading apostrophe.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from babel import Locale
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from sqlite_utils import Database

from analysis.deciding import DECIDING, with_reasons
from analysis.exporting.characters import without_forbidden
from analysis.exporting.columns import COLUMNS, DATED, LASTING, Column
from analysis.exporting.datapackage import datapackage
from analysis.exporting.dcat import dcat
from analysis.exporting.workbooks import as_bytes
from analysis.words import labels
from analysis.words.terms import Terms, load_terms
from pipelines.schema import prepare
from vocabulary.operator import NOBODY, Operator
from vocabulary.said import Language, Said

Row = Mapping[str, Any]


_LISTS: Terms = {
    "states": labels.STATES,
    "causes": labels.CAUSES,
    "trends": labels.TRENDS,
    "expected": labels.EXPECTED,
    "answers": labels.ANSWERS,
    "features": labels.FEATURES,
    "registration": labels.REGISTRATION,
    "access": labels.ACCESS,
    "confidence": labels.CONFIDENCE,
}


def export(db: Database, out: Path, operator: Operator = NOBODY) -> list[Path]:
    """Write all files into ``out`` and return them: all of them appear, each whole, or none does.

    ``operator`` gives them away: their name, their licence, where the files are published.
    """
    prepare(db)
    out.mkdir(parents=True, exist_ok=True)
    reasons = {row["network"]: row for row in db.query(DECIDING)}
    status = db.query("SELECT * FROM network_status ORDER BY name COLLATE NOCASE, id")
    rows = with_reasons(status, reasons)
    terms = load_terms(db)
    [(changed_on,)] = db.execute(
        "SELECT coalesce(substr(max(at), 1, 10), '') FROM event"
    ).fetchall()
    files = {
        "networks.csv": "".join(plain_csv(rows, LASTING)).encode(),
        "networks-dated.csv": "".join(plain_csv(rows, DATED)).encode(),
        "reseaux-excel.csv": "".join(excel_csv(rows, Language.FR, terms)).encode(),
        "networks.xlsx": xlsx(rows, Language.EN, terms),
        "reseaux.xlsx": xlsx(rows, Language.FR, terms),
        "networks.json": _json(rows),
        "dictionary.csv": "".join(_dictionary()).encode(),
        "datapackage.json": _json(datapackage(operator)),
        "catalog.jsonld": _json(dcat(operator, changed_on)),
    }
    halves = {name: out / f".{name}.part" for name in files}
    try:
        for name, body in files.items():
            halves[name].write_bytes(body)
    except OSError:  # a full disk: the files of the last publication stay together
        for half in halves.values():
            with suppress(OSError):
                half.unlink(missing_ok=True)
        raise
    for name, half in halves.items():
        half.replace(out / name)
    return [out / name for name in files]


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def plain_csv(rows: Iterable[Row], columns: Sequence[Column] = COLUMNS) -> Iterator[str]:
    """Yield a plain CSV: UTF-8, commas, database names, ISO dates, raw values."""
    names = [name for column in columns for name in column.names]
    yield _line(names, ",")
    for row in rows:
        yield _line([_safe(row[name]) for name in names], ",")


_TITLE = Said("Réseaux", "Networks")
_LEAST = Said("au moins", "at least")


def excel_csv(
    rows: Iterable[Row], language: Language, terms: Terms, columns: Sequence[Column] = COLUMNS
) -> Iterator[str]:
    """Yield a CSV that Excel opens as it stands: byte-order mark, semicolons, words and dates."""
    yield "\ufeff" + _line([_heading(column, language) for column in columns], ";")
    for row in rows:
        yield _line([_text(column, row, language, terms) for column in columns], ";")


def xlsx(
    rows: Iterable[Row], language: Language, terms: Terms, columns: Sequence[Column] = COLUMNS
) -> bytes:
    """Return an Excel workbook with real numbers and dates, a frozen heading and filters."""
    book = Workbook(write_only=True)  # a row at a time: 10,000 networks are 600,000 cells
    sheet = book.create_sheet(_TITLE[language])
    sheet.freeze_panes = "B2"
    for position, column in enumerate(columns, 1):
        width = 28 if column.kind in {"text", "said"} else 16
        sheet.column_dimensions[get_column_letter(position)].width = width
    headings = [WriteOnlyCell(sheet, _heading(column, language)) for column in columns]
    for heading in headings:
        heading.font = Font(bold=True)
    sheet.append(headings)
    number = 1
    for row in rows:
        sheet.append([_excel_cell(sheet, column, row, language, terms) for column in columns])
        number += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{number}"
    return as_bytes(book)


def _excel_cell(sheet: Any, column: Column, row: Row, language: Language, terms: Terms) -> Any:
    """Return a value, or the cell of one that Excel would show otherwise than it is meant."""
    value = _safe(_cell(column, row, language, terms))
    if value is None:
        return None
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl would take a text that starts with = for a formula
    elif column.kind == "day":
        cell.number_format = "DD/MM/YYYY" if language is Language.FR else "YYYY-MM-DD"
    elif is_least(column, row):
        cell.number_format = f'"{_LEAST[language]} "0'
    else:
        return value
    return cell


def _dictionary() -> Iterator[str]:
    yield "\ufeff" + _line(["column", "colonne", "kind", "signification", "meaning"], ";")
    for column in COLUMNS:
        yield _line([column.name, column.heading.fr, column.kind, *column.meaning], ";")


def _heading(column: Column, language: Language) -> str:
    return column.heading[language]


def _cell(column: Column, row: Row, language: Language, terms: Terms) -> Any:
    """Return a value for a person: words in their language, a date, a number, or ``None``."""
    value = row[f"{column.name}_{language}" if column.kind == "said" else column.name]
    if value is None or value == "":
        return None
    if column.kind == "day":
        return datetime.fromisoformat(value).replace(tzinfo=None)
    if column.kind in {"number", "least"}:
        return round(value)
    if column.kind in {"languages", "country"}:
        return ", ".join(_of_locale(column.kind, code, language) for code in value.split("|"))
    words = _LISTS.get(column.kind) or terms.get(column.kind)
    if words is None:
        return value
    return ", ".join(_word(words, slug, language) for slug in str(value).split("|"))


def is_least(column: Column, row: Row) -> bool:
    """Whether a number is only a lower bound: the site says more than so many, or rounds."""
    if column.kind != "least" or row[column.name] is None:
        return False
    high = row[column.bound]
    return high is None or round(high) > row[column.name]


def _of_locale(kind: str, code: str, language: Language) -> str:
    """Return a language or country in words; what Babel does not know stays a code."""
    locale = Locale.parse(language.locale)
    known = locale.languages if kind == "languages" else locale.territories
    return str(known.get(code, code))


def _word(words: Mapping[str, Said], slug: str, language: Language) -> str:
    label = words.get(slug)
    return slug if label is None else label[language]


def _text(column: Column, row: Row, language: Language, terms: Terms) -> Any:
    value = _cell(column, row, language, terms)
    if is_least(column, row):
        return f"{_LEAST[language]} {value}"
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" if language is Language.FR else f"{value:%Y-%m-%d}"
    if isinstance(value, float):
        return str(value).replace(".", ",") if language is Language.FR else value
    return _safe(value)


def _safe(value: Any) -> Any:
    """Return a value that no spreadsheet runs: a dangerous text gets a leading apostrophe.

    Control characters are left out, before looking: a workbook that holds one cannot be opened.
    """
    if not isinstance(value, str):
        return value
    text = without_forbidden(value)
    is_risky = text.startswith(("\t", "\r")) or text.lstrip().startswith(("=", "+", "-", "@"))
    return f"'{text}" if is_risky else text


def _line(cells: Sequence[Any], separator: str) -> str:
    body = io.StringIO()
    csv.writer(body, delimiter=separator, lineterminator="\r\n").writerow(cells)
    return body.getvalue()

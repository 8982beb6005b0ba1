"""Write the networks' status for people: CSV that Excel opens, XLSX, JSON, with a data dictionary.

Text cells that a spreadsheet would run as a formula are defused with a leading apostrophe.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from sqlite_utils import Database

from analysis.characters import without_forbidden
from analysis.columns import COLUMNS, Column
from analysis.words import labels
from analysis.words.terms import Terms, load_terms
from pipelines.schema import prepare
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


def export(db: Database, out: Path) -> list[Path]:
    """Write all files into ``out`` and return them. Each appears whole or not at all."""
    prepare(db)
    out.mkdir(parents=True, exist_ok=True)
    rows = list(db.query("SELECT * FROM network_status ORDER BY name COLLATE NOCASE"))
    terms = load_terms(db)
    files = {
        "networks.csv": "".join(plain_csv(rows)).encode(),
        "reseaux-excel.csv": "".join(excel_csv(rows, Language.FR, terms)).encode(),
        "networks.xlsx": xlsx(rows, Language.EN, terms),
        "reseaux.xlsx": xlsx(rows, Language.FR, terms),
        "networks.json": json.dumps(rows, ensure_ascii=False, indent=1).encode(),
        "dictionary.csv": "".join(_dictionary()).encode(),
    }
    for name, body in files.items():
        half = out / f".{name}.part"
        half.write_bytes(body)
        half.replace(out / name)
    return [out / name for name in files]


def plain_csv(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a plain CSV: UTF-8, commas, database names, ISO dates, raw values."""
    names = [column.name for column in COLUMNS if column.name != "advice"]
    names += ["advice_fr", "advice_en"]
    yield _line(names, ",")
    for row in rows:
        yield _line([_safe(row[name]) for name in names], ",")


_TITLE = Said("Réseaux", "Networks")


def excel_csv(
    rows: Iterable[Row], language: Language, terms: Terms, columns: Sequence[Column] = COLUMNS
) -> Iterator[str]:
    """Yield a CSV that Excel opens as it stands: byte-order mark, semicolons, words and dates."""
    yield "\ufeff" + _line([_heading(column, language) for column in columns], ";")
    for row in rows:
        yield _line(
            [_text(_cell(column, row, language, terms), language) for column in columns], ";"
        )


def xlsx(
    rows: Iterable[Row], language: Language, terms: Terms, columns: Sequence[Column] = COLUMNS
) -> bytes:
    """Return an Excel workbook with real numbers and dates, a frozen heading and filters."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _TITLE[language]
    sheet.append([_heading(column, language) for column in columns])
    for row in rows:
        sheet.append([_safe(_cell(column, row, language, terms)) for column in columns])
    for position, column in enumerate(columns, 1):
        letter = get_column_letter(position)
        sheet[f"{letter}1"].font = Font(bold=True)
        sheet.column_dimensions[letter].width = 28 if column.kind == "text" else 16
        for cell in sheet[letter][1:]:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # openpyxl would take a text that starts with = for a formula
            elif column.kind == "day":
                cell.number_format = "DD/MM/YYYY" if language is Language.FR else "YYYY-MM-DD"
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    body = io.BytesIO()
    book.save(body)
    return body.getvalue()


def _dictionary() -> Iterator[str]:
    yield "\ufeff" + _line(["column", "colonne", "kind", "signification", "meaning"], ";")
    for column in COLUMNS:
        yield _line([column.name, column.heading.fr, column.kind, *column.meaning], ";")


def _heading(column: Column, language: Language) -> str:
    return column.heading[language]


def _cell(column: Column, row: Row, language: Language, terms: Terms) -> Any:
    """Return a value for a person: words in their language, a date, a number, or ``None``."""
    value = row[f"advice_{language}"] if column.name == "advice" else row[column.name]
    if value is None or value == "":
        return None
    if column.kind == "day":
        return datetime.fromisoformat(value).replace(tzinfo=None)
    if column.kind == "number":
        return round(value)
    words = _LISTS.get(column.kind) or terms.get(column.kind)
    if words is None:
        return value
    return ", ".join(_word(words, slug, language) for slug in str(value).split("|"))


def _word(words: Mapping[str, Said], slug: str, language: Language) -> str:
    label = words.get(slug)
    return slug if label is None else label[language]


def _text(value: Any, language: Language) -> Any:
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

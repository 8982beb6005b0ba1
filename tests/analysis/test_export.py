"""The files people open: Excel-safe, in their language, nothing lost."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlite_utils import Database

from analysis.columns import COLUMNS
from analysis.export import export
from tests.helpers.judging import Case, every, number, visit
from vocabulary.items import Observation, Outcome

FORMULA = '=HYPERLINK("http://evil.example";"ici")'


@pytest.fixture
def exported(case: Case, tmp_path: Path) -> Path:
    title = Observation("home_title", Outcome.OBSERVED, FORMULA)
    case.crawl(
        visit(seen=(title, number("members_total", 12345), number("feature:forum", 1))),
        visit("feed", posts=every(7, 3)),
    )
    case.judge()
    with Database(case.path) as db:
        db.execute("UPDATE network SET name = ?", [FORMULA])
        export(db, tmp_path / "out")
    return tmp_path / "out"


def excel(path: Path) -> dict[str, str]:
    """Read a CSV as French Excel would."""
    text = path.read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    [row] = csv.DictReader(io.StringIO(text.decode("utf-8-sig")), delimiter=";")
    return row


def test_the_french_csv_reads_well_in_excel(exported: Path) -> None:
    row = excel(exported / "reseaux-excel.csv")
    assert row["État"] == "Actif"
    assert row["Dernière publication"] == "20/11/2026"
    assert row["Membres (au moins)"] == "12345"
    assert row["Membres actifs (au moins)"] == ""
    assert row["Probabilité de publication"].startswith("0,9")
    assert row["Outils de réseau"] == "forum"


def test_no_cell_can_run_as_a_formula(exported: Path) -> None:
    assert excel(exported / "reseaux-excel.csv")["Réseau"] == f"'{FORMULA}"
    for name in ("networks.xlsx", "reseaux.xlsx"):
        sheet = load_workbook(exported / name).active
        assert sheet is not None
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                assert cell.data_type != "f", cell.coordinate


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "\n="])
def test_a_text_that_a_spreadsheet_would_run_is_defused(
    case: Case, tmp_path: Path, start: str
) -> None:
    case.crawl(visit())
    case.judge()
    with Database(case.path) as db:
        db.execute("UPDATE network SET name = ?", [f"{start}1\x07"])
        export(db, tmp_path)
    for name, encoding, separator in (
        ("networks.csv", "utf-8", ","),
        ("reseaux-excel.csv", "utf-8-sig", ";"),
    ):
        text = (tmp_path / name).read_bytes().decode(encoding)
        _heading, first = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        assert f"'{start}1" in first
    assert load_workbook(tmp_path / "networks.xlsx").active is not None


def test_the_workbook_has_real_numbers_and_dates(exported: Path) -> None:
    sheet = load_workbook(exported / "reseaux.xlsx").active
    assert sheet is not None
    heading = [cell.value for cell in sheet[1]]
    values = dict(zip(heading, [cell.value for cell in sheet[2]], strict=True))
    assert values["Membres (au moins)"] == 12345
    assert f"{values['Dernière publication']:%Y-%m-%d}" == "2026-11-20"
    assert sheet.freeze_panes == "B2"


def test_the_plain_files_keep_raw_values(exported: Path) -> None:
    text = (exported / "networks.csv").read_text(encoding="utf-8")
    [row] = csv.DictReader(io.StringIO(text))
    assert row["state"] == "alive"
    assert row["last_post_at"] == "2026-11-20T12:00:00Z"
    [fact] = json.loads((exported / "networks.json").read_text(encoding="utf-8"))
    assert fact["members"] == 12345
    assert fact["members_active"] is None


def test_the_dictionary_explains_every_column(exported: Path) -> None:
    text = (exported / "dictionary.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [row["column"] for row in rows] == [column.name for column in COLUMNS]
    assert all(row["signification"] and row["meaning"] for row in rows)

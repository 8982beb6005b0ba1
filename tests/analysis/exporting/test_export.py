"""The files people open: Excel-safe, in their language, nothing lost."""

from __future__ import annotations

import csv
import errno
import io
import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlite_utils import Database

from analysis.exporting.columns import COLUMNS, DATED, LASTING
from analysis.exporting.export import export
from tests.helpers.judging import AS_OF, Case, every, number, visit
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


def test_on_a_full_disk_the_files_of_the_last_publication_stay_together(
    case: Case, exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path.name: path.read_bytes() for path in exported.iterdir()}
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if "xlsx" in path.name:
            write(path, data[:100])
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with Database(case.path) as db:
        db.execute("UPDATE network SET name = 'Another name'")
        with pytest.raises(OSError, match="No space left"):
            export(db, exported)
    assert {path.name: path.read_bytes() for path in exported.iterdir()} == before


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
    assert row["Membres"] == "12345"
    assert row["Membres actifs"] == ""
    assert row["Probabilité de publication"].startswith("0,9")
    assert row["On y trouve"] == "forum"


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
    assert values["Membres"] == 12345
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


@pytest.mark.parametrize(
    ("high", "in_csv", "in_xlsx"),
    [
        (500.0, "500", "General"),
        (None, "au moins 500", '"au moins "0'),
        (549.0, "au moins 500", None),
    ],
)
def test_at_least_is_said_of_lower_bounds_only(
    case: Case, tmp_path: Path, high: float | None, in_csv: str, in_xlsx: str | None
) -> None:
    case.crawl(visit(seen=(number("members_total", 500, high=high),)))
    case.judge()
    with Database(case.path) as db:
        export(db, tmp_path)
    assert excel(tmp_path / "reseaux-excel.csv")["Membres"] == in_csv
    sheet = load_workbook(tmp_path / "reseaux.xlsx").active
    assert sheet is not None
    [cell] = [column[1] for column in sheet.columns if column[0].value == "Membres"]
    assert cell.value == 500
    assert cell.number_format == (in_xlsx or '"au moins "0')


def test_languages_and_countries_are_words_for_people_and_codes_for_programs(
    case: Case, tmp_path: Path
) -> None:
    case.crawl(visit())
    case.judge()
    with Database(case.path) as db:
        db.execute("UPDATE network SET languages = 'fr|br', country = 'BE'")
        export(db, tmp_path)
    row = excel(tmp_path / "reseaux-excel.csv")
    assert (row["Langues"], row["Pays"]) == ("français, breton", "Belgique")
    [plain] = csv.DictReader(io.StringIO((tmp_path / "networks.csv").read_text(encoding="utf-8")))
    assert (plain["languages"], plain["country"]) == ("fr|br", "BE")


def test_the_reason_that_decided_stands_with_the_address_of_its_evidence(exported: Path) -> None:
    row = excel(exported / "reseaux-excel.csv")
    assert "20 novembre 2026" in row["Raison"]
    assert row["Preuve"] == "https://club.example/feed"


def test_while_nothing_changes_only_the_dated_file_moves(case: Case, tmp_path: Path) -> None:
    case.crawl(visit(seen=(number("members_total", 500),)), visit("feed", posts=every(7, 3)))
    case.judge()
    with Database(case.path) as db:
        export(db, tmp_path / "first")
    later = AS_OF + timedelta(days=2)
    case.crawl(
        visit(at=later, seen=(number("members_total", 500),)),
        visit("feed", at=later, posts=every(7, 3)),
    )
    case.judge(later)
    with Database(case.path) as db:
        export(db, tmp_path / "second")
    files = {name: [tmp_path / day / name for day in ("first", "second")] for name in PLAIN}
    first, second = (path.read_bytes() for path in files["networks.csv"])
    assert first == second
    first, second = (path.read_bytes() for path in files["networks-dated.csv"])
    assert first != second


def test_an_unchanged_database_gives_the_same_bytes(
    exported: Path, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)  # what ZIP files are dated by
    with Database(case.path) as db:
        again = export(db, tmp_path / "again")
    for path in again:
        assert path.read_bytes() == (exported / path.name).read_bytes(), path.name
    written = load_workbook(exported / "reseaux.xlsx").properties
    assert written.created == written.modified == datetime(1980, 1, 1)  # noqa: DTZ001  as Excel has it


PLAIN = ("networks.csv", "networks-dated.csv")


def test_the_two_plain_files_share_the_key_and_nothing_else() -> None:
    names = [[column.name for column in columns] for columns in (LASTING, DATED)]
    assert set(names[0]) & set(names[1]) == {"id"}
    assert set(names[0]) | set(names[1]) == {column.name for column in COLUMNS}

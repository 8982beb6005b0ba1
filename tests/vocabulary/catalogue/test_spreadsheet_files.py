"""What French Excel makes of a catalogue is read as it is, and a row is added in the same form."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.append import append_row
from tests.helpers.catalogues import EDITORIAL, GOOD, HEADER, OTHER, write
from vocabulary.catalogue import NETWORK_COLUMNS, faults, load

#: Saved by Excel in a French locale: semicolons, empty rows and columns, dates in its own form.
ROWS = (HEADER + GOOD.replace("Un club.", "Un café d’été : « œuvres ».") + OTHER).splitlines()
EXCEL = "\r\n".join([*(row.replace(",", ";") + ";;" for row in ROWS), ";" * 17, ";" * 17, ""])
EXCEL = EXCEL.replace("2026-11-28", "28/11/2026").replace(";2026-11;", ";nov-26;")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-8"])
def test_the_file_of_a_french_excel_is_read_as_it_is(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "networks.csv").write_bytes(EXCEL.encode(encoding))
    assert faults(tmp_path) == []
    first, second = load(tmp_path).networks
    assert first.description_fr == "Un café d’été : « œuvres »."
    assert (first.source_date, first.reviewed_on) == ("2026-11", "2026-11-28")
    assert second.id == "other"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("févr-24", "2024-02"),
        ("déc.-19", "2019-12"),
        ("Aug-25", "2025-08"),
        ("2/1/2020", "2020-01-02"),
    ],
)
def test_a_date_that_excel_changed_is_read_back(tmp_path: Path, written: str, meant: str) -> None:
    fact = f"club,closed,{written},,,https://presse.example/,Fermé.,Closed.\n"
    write(tmp_path, editorial=EDITORIAL + fact)
    [read] = load(tmp_path).editorial
    assert read.dated == meant


def test_a_host_with_an_underscore_is_an_address(tmp_path: Path) -> None:
    row = GOOD.replace("https://club.example/,", "https://club_de_lyon.forums.example/,")
    assert faults(write(tmp_path, HEADER + row)) == []


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-8"])
def test_a_row_is_added_in_the_form_of_the_file(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "networks.csv"
    path.write_bytes(EXCEL.encode(encoding))
    row = dict(zip(HEADER.strip().split(","), GOOD.replace("club", "neuf").split(","), strict=True))
    append_row(path, NETWORK_COLUMNS, row | {"name": "Café neuf"})
    assert path.read_bytes().startswith(EXCEL.encode(encoding).rstrip(b";\r\n"))
    assert load(tmp_path).networks[-1].name == "Café neuf"


def test_signs_that_windows_1252_lacks_make_the_file_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "networks.csv"
    path.write_bytes(EXCEL.encode("cp1252"))
    append_row(
        path, NETWORK_COLUMNS, {"id": "neuf", "name": "Młode", "url": "https://neuf.example/"}
    )
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "Młode" in path.read_text(encoding="utf-8-sig")

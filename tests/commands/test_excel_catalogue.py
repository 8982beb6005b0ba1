"""A catalogue that was saved by a French Excel is crawled as any other."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from demo.web import DemoWeb
from tests.helpers.crawling import impatient

CRAWLED = ("donnees", "carnet-archeo")


def as_excel_saves(networks: Path, encoding: str) -> None:
    """Rewrite the file with the networks crawled as Excel does in a French locale."""
    with networks.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow([*header, "", ""])
    for row in rows:
        if row[0] in CRAWLED:
            writer.writerows([[*row, "", ""], [""] * (len(row) + 2)])
    networks.write_bytes(written.getvalue().encode(encoding))


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig"])
def test_a_catalogue_saved_by_a_french_excel_is_crawled(tmp_path: Path, encoding: str) -> None:
    with DemoWeb(as_of=datetime.now(UTC)) as web:
        web.write_catalogue(tmp_path)
        (tmp_path / "editorial.csv").unlink()
        as_excel_saves(tmp_path / "networks.csv", encoding)
        output, _ = (running := impatient(tmp_path / "x.db", tmp_path)).communicate(timeout=120)
        truth = {name: web.truth[name] for name in CRAWLED}
    assert running.returncode == 0, output
    with Database(tmp_path / "x.db") as db:
        rows = {row["id"]: row for row in db.query("SELECT * FROM network_status")}
    assert {name: (row["name"], row["state"]) for name, row in rows.items()} == {
        "donnees": ("Échanges Données", truth["donnees"].state),
        "carnet-archeo": ("Carnet d’archéologie", truth["carnet-archeo"].state),
    }

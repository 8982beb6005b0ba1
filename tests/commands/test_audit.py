"""``vitality audit``: a file of links or names in any form, answered on the screen or as a file."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook
from pypdf import PdfWriter
from pypdf.annotations import Link
from sqlite_utils import Database

from analysis.exporting.export import export
from commands import listed
from tests.dashboard.conftest import NETWORKS, fill, network, verdict
from vitality import main


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a living, a dead and a moved network."""
    path = tmp_path_factory.mktemp("audit") / "facts.db"
    fill(
        path,
        {
            "network": [
                network("lively", "Le Vif", url="https://vif.example/"),
                network("ended", "Le \x1b[31mFermé", url="https://ferme.example/"),
                network("gone", "Le Parti", url="https://parti.example/"),
            ],
            "verdict": [
                verdict("lively", "alive", advice_fr="À rejoindre.", advice_en="Join."),
                verdict("ended", "dead", cause="parked", advice_fr="", advice_en=""),
                verdict("gone", "moved", successor_url="https://ailleurs.example/"),
            ],
            "alternative": [{"network": "ended", "position": 1, "other": "lively"}],
        },
    )
    return path


def audit(db: Path, file: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["audit", str(file), "--db", str(db), *arguments])


URLS = ["https://vif.example/forum", "https://www.ferme.example", "https://x.example/"]


def _workbook(rows: list[list[str]]) -> bytes:
    book, body = Workbook(), io.BytesIO()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(body)
    return body.getvalue()


def _pdf() -> bytes:
    writer, body = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    for url in URLS:
        writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url=url))
    writer.write(body)
    return body.getvalue()


def _html() -> bytes:
    return "".join(f'<p><a href="{url}">Un</a></p>' for url in URLS).encode()


def _opml() -> bytes:
    outlines = "".join(f'<outline text="Un" htmlUrl="{url}"/>' for url in URLS)
    return f"<opml><body>{outlines}</body></opml>".encode()


FORMS: dict[str, bytes] = {
    "list.txt": "\n".join(URLS).encode("utf-16"),
    "list.csv": ("Lieu;Où\n" + "\n".join(f"Ici;{url}" for url in URLS)).encode(),
    "list.xlsx": _workbook([["Lieu", "Lien"], *(["Ici", url] for url in URLS)]),
    "names.xlsx": _workbook([["Réseaux"], ["Le vif"], ["ended"], ["https://x.example/"]]),
    "list.html": _html(),
    "list.opml": _opml(),
    "list.pdf": _pdf(),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_list_is_read_in_the_forms_that_people_keep(db: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FORMS[name])
    out = tmp_path / "out.json"
    done = audit(db, tmp_path / name, "--english", "--out", str(out))
    assert done.exit_code == 0, done.output
    assert done.stdout == f"Lines: 3 · Dead: 1 · unknown to us: 1 · Alive: 1\n{out}\n"
    found = json.loads(out.read_text(encoding="utf-8"))
    assert [line["id"] for line in found] == ["ended", None, "lively"]
    assert found[0]["instead"] == "Le Vif https://vif.example/"
    assert found[1]["asked"] == "https://x.example/"


def test_the_screen_tells_what_ended_first_and_where_to_go(db: Path, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("lively\ngone\nended\nLe Vyf et Fils\nLe Prati\n", encoding="utf-8")
    text = audit(db, tmp_path / "x").stdout.replace("\u00a0", " ")
    assert text.startswith(
        "Lignes : 5 · Éteint : 1 · Déménagé : 1 · inconnu de nous : 2 · Actif : 1"
    )
    parts = [part.splitlines() for part in text.split("\n\n")[1:]]
    assert parts[0] == [
        "Le [31mFermé  https://ferme.example/",
        "   Éteint.",
        "   à la place : Le Vif  https://vif.example/",
    ]
    assert parts[1][2] == "   continue ici : https://ailleurs.example/"
    assert parts[3] == [
        "Le Prati",
        "   inconnu de nous",
        "   peut-être : Le Parti  https://parti.example/",
    ]
    assert parts[4] == ["Le Vif  https://vif.example/", "   Actif. À rejoindre."]


def test_the_answer_opens_in_excel_in_french(db: Path, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("ended\n=1+1\n", encoding="utf-8")
    for ending in ("csv", "xlsx"):
        assert (
            audit(db, tmp_path / "list.txt", "--out", str(tmp_path / f"a.{ending}")).exit_code == 0
        )
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [(row["Votre ligne"], row["État"]) for row in rows] == [
        ("ended", "Éteint"),
        ("'=1+1", ""),
    ]
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet["A"]] == ["Votre ligne", "ended", "'=1+1"]


@pytest.mark.parametrize("name", ["reseaux.xlsx", "networks.xlsx", "networks.csv"])
def test_our_own_downloads_find_every_network_again(tmp_path: Path, name: str) -> None:
    fill(tmp_path / "own.db", {"network": NETWORKS})
    with Database(tmp_path / "own.db") as opened:
        export(opened, tmp_path)
    done = audit(tmp_path / "own.db", tmp_path / name, "--english")
    listed_ones = sum(row["listed"] for row in NETWORKS)
    assert f"Lines: {listed_ones} " in done.stdout
    assert "unknown" not in done.stdout


def test_what_is_answered_can_be_checked_again(db: Path, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("ended\ngone\nNous autres\n", encoding="utf-8")
    first = audit(db, tmp_path / "list.txt", "--out", str(tmp_path / "a.xlsx")).stdout
    again = audit(db, tmp_path / "a.xlsx").stdout
    assert first.splitlines()[0] == again.splitlines()[0]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "No list is found"),
        (b"PK\x03\x04broken", "No list is found"),
        (b"%PDF-1.4 broken", "No list is found"),
        (b"\x89PNG\r\n\x1a\n\0", "No list is found"),
        (b"\n".join(b"%d" % i for i in range(1001)), "more than 1000 rows"),
        (b"x" * (listed.MOST_BYTES + 1), "larger than 10 MB"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_told_in_a_sentence(
    db: Path, tmp_path: Path, body: bytes, said: str
) -> None:
    (tmp_path / "list").write_bytes(body)
    done = audit(db, tmp_path / "list")
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_form_that_is_not_written_is_told_before_anything_is_read(
    db: Path, tmp_path: Path
) -> None:
    (tmp_path / "list").write_text("ended", encoding="utf-8")
    done = audit(db, tmp_path / "list", "--out", str(tmp_path / "a.doc"))
    assert done.exit_code == 2
    assert ".csv, .xlsx, .json" in done.stderr


def test_nothing_of_the_list_is_kept(db: Path, tmp_path: Path) -> None:
    (tmp_path / "list").write_text("secret club of mine", encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    audit(db, tmp_path / "list")
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before
    assert b"secret club" not in db.read_bytes()

"""``vitality note``: what a person saw is kept in the catalogue, and counts at once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlite_utils import Database

from tests.helpers.catalogues import EDITORIAL, FACT, write
from tests.helpers.judging import Case, visit
from vitality import main
from vocabulary.catalogue import load
from vocabulary.items import Face

SOURCE = "https://club.example/groupe"


def note(folder: Path, *options: str, network: str = "club") -> Result:
    db, catalogue = folder / "facts.db", folder
    common = ("--catalogue", str(catalogue), "--db", str(db))
    return CliRunner().invoke(main, ["note", network, *options, *common])


def test_what_a_person_saw_is_added_to_the_catalogue(tmp_path: Path) -> None:
    write(tmp_path, editorial=EDITORIAL + FACT)
    done = note(tmp_path, "--seen", "alive", "--on", "2026-11-20", "--source", SOURCE)
    assert done.exit_code == 0, done.output
    assert (tmp_path / "editorial.csv").read_text().startswith(EDITORIAL + FACT)
    [_closed, added] = load(tmp_path).editorial
    assert (added.network, added.fact, added.dated, added.value) == (
        *("club", "status", "2026-11-20", "alive"),
    )
    assert added.note_fr
    assert added.note_en


def test_the_day_is_today_unless_said_and_the_file_is_begun_when_missing(tmp_path: Path) -> None:
    write(tmp_path)
    done = note(tmp_path, "--seen", "silent", "--source", SOURCE, "--fr", "Vide, hélas.")
    assert done.exit_code == 0, done.output
    [added] = load(tmp_path).editorial
    assert added.dated == datetime.now(UTC).date().isoformat()
    assert added.note_fr == "Vide, hélas."


def test_any_fact_can_be_entered_with_its_successor(tmp_path: Path) -> None:
    write(tmp_path)
    sentences = ("--fr", "A changé de nom.", "--en", "Took a new name.")
    options = ("--fact", "renamed", "--on", "2025-03", "--successor", "https://neuf.example/")
    assert note(tmp_path, *options, "--source", SOURCE, *sentences).exit_code == 0
    [added] = load(tmp_path).editorial
    assert (added.fact, added.successor_url) == ("renamed", "https://neuf.example/")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--seen", "alive", "--source", "club"), "web address"),
        (("--seen", "alive", "--source", SOURCE, "--on", "hier"), "YYYY-MM-DD"),
        (("--fact", "vanished", "--source", SOURCE, "--fr", "x", "--en", "x"), "is none of"),
        (("--fact", "closed", "--source", SOURCE), "note_fr: is empty"),
        (("--fact", "closed", "--seen", "alive", "--source", SOURCE), "either"),
        (("--source", SOURCE), "either"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence_and_nothing_is_written(
    tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    write(tmp_path, editorial=EDITORIAL + FACT)
    done = note(tmp_path, *options)
    assert done.exit_code == 2
    assert said in done.output
    assert (tmp_path / "editorial.csv").read_text() == EDITORIAL + FACT


def test_an_unknown_network_is_named(tmp_path: Path) -> None:
    write(tmp_path)
    done = note(tmp_path, "--seen", "alive", "--source", SOURCE, network="cercle")
    assert done.exit_code == 2
    assert "'cercle' is not the id of a network" in done.output
    assert not (tmp_path / "editorial.csv").exists()


def test_a_note_counts_at_once(tmp_path: Path) -> None:
    write(tmp_path)
    case = Case(tmp_path / "facts.db")
    now = datetime.now(UTC)
    case.crawl(visit(at=now, face=Face.LOGIN_WALL), at=now)
    assert case.judge(datetime.now(UTC))["state"] == "unobservable"
    done = note(tmp_path, "--seen", "alive", "--source", SOURCE)
    assert done.exit_code == 0, done.output
    with Database(case.path) as db:
        [row] = db.query("SELECT state, confidence FROM network_status")
    assert row == {"state": "alive", "confidence": "medium"}

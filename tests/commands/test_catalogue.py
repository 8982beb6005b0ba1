"""Before any crawl the catalogue is published as it is; the first crawl takes its place."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from analysis.publish import assess
from commands.catalogue import publish_catalogue
from commands.errors import Stop
from pipelines.store import Job, Store
from tests.helpers.catalogues import EDITORIAL, FACT, GOOD, HEADER, OTHER, write
from tests.helpers.tables import rows
from vocabulary.catalogue import load, load_vocabulary
from vocabulary.items import FetchOutcome, NetworkDone, Visit, VisitRecord

MANY = "".join(GOOD.replace("club", f"club{n}") for n in range(30))


@pytest.fixture
def db(tmp_path: Path) -> Path:
    write(tmp_path, HEADER + GOOD + OTHER + MANY, editorial=EDITORIAL + FACT)
    publish_catalogue(tmp_path / "facts.db", tmp_path)
    return tmp_path / "facts.db"


def test_the_catalogue_is_shown_before_any_crawl(db: Path) -> None:
    status = "SELECT state, cause, description_fr FROM network_status WHERE id = "
    assert rows(db, f"{status}'other'") == [("undetermined", "not_visited", "Un other.")]
    assert rows(db, f"{status}'club'")[0][0] == "dead"
    assert rows(db, "SELECT count(*) FROM publication") == [(1,)]
    assert rows(db, "SELECT text_fr FROM reason WHERE network = 'other'") == [
        ("Ce réseau n’a pas encore été visité.",)
    ]
    assert rows(db, "SELECT count(*) FROM event WHERE network = 'other'") == [(0,)]


def test_what_is_edited_before_the_first_crawl_is_shown_at_the_next_start(db: Path) -> None:
    write(db.parent, HEADER + GOOD.replace("Club,", "Le Club,"))
    publish_catalogue(db, db.parent)
    assert rows(db, "SELECT name FROM network_status") == [("Le Club",)]
    assert rows(db, "SELECT networks FROM crawl") == [(0,)]


def test_the_first_crawl_is_no_upheaval(db: Path) -> None:
    catalogue, vocabulary = load(db.parent), load_vocabulary(db.parent)
    at = datetime.now(UTC) + timedelta(hours=1)
    store = Store(Job(db, catalogue, vocabulary, catalogue.networks, at))
    for network in catalogue.networks:
        failed = Visit(network.id, network.url, "home", at, FetchOutcome.DNS_FAILURE)
        store.keep([(NetworkDone(network.id, 1), [VisitRecord(failed)])])
    store.close(at, {})
    with Database(db) as opened:
        summary = assess(opened, at + timedelta(minutes=1))
    assert summary.states["unreachable"] == 31
    assert rows(db, "SELECT DISTINCT kind FROM event") == [("new",)]


def test_where_a_crawl_has_gone_out_nothing_is_written(db: Path) -> None:
    with Database(db) as opened:
        opened.execute(
            "INSERT INTO crawl (started_at, networks) VALUES ('2026-11-28T10:00:00Z', 3)"
        )
        opened.conn.commit()
    (db.parent / "networks.csv").unlink()
    publish_catalogue(db, db.parent)
    assert rows(db, "SELECT count(*) FROM publication") == [(1,)]


def test_another_one_s_file_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as opened:
        opened.execute("CREATE TABLE notes (text)")
    before = other.read_bytes()
    publish_catalogue(other, write(tmp_path))
    assert other.read_bytes() == before


def test_a_catalogue_with_a_fault_is_not_shown(tmp_path: Path) -> None:
    write(tmp_path, HEADER + GOOD.replace(",FR,", ",XX,"))
    with pytest.raises(Stop, match="country"):
        publish_catalogue(tmp_path / "facts.db", tmp_path)
    assert not (tmp_path / "facts.db").exists()

"""A database of an earlier version is brought up to date without losing a row."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from pipelines.database import opened
from pipelines.migrations import RETIRED
from pipelines.schema import migrations, prepare
from pipelines.views import VIEWS

VERSIONS = [migration.name for migration in migrations._migrations]


def test_migrations_run_in_the_order_of_their_numbers() -> None:
    assert sorted(VERSIONS) == VERSIONS, (
        "a new migration stands at the end of pipelines/upgrades/m019_on.py"
    )


def layout(db: Database) -> set[str]:
    """Every table, index and view as SQL, its columns in any order."""
    tables = {f"{table.name}: {sorted(map(str, table.columns))}" for table in db.tables}
    sql = "SELECT sql FROM sqlite_master WHERE type != 'table' AND sql IS NOT NULL"
    return tables | {row[0] for row in db.execute(sql).fetchall()}


@pytest.mark.parametrize("first_missing", VERSIONS[1:])
def test_every_earlier_version_opens_and_becomes_the_newest(
    tmp_path: Path, first_missing: str
) -> None:
    with Database(tmp_path / "old.db") as old:
        migrations.apply(old, stop_before=first_missing)
        for name in RETIRED:  # as they were applied when these made views
            old.table(migrations.migrations_table).insert(
                {"migration_set": migrations.name, "name": name, "applied_at": ""}
            )
        old.execute("CREATE VIEW network_status AS SELECT id, name FROM network")
        old.execute("CREATE VIEW sound_visit AS SELECT * FROM visit")
        old.execute("CREATE VIEW of_the_operator AS SELECT count(*) AS n FROM network_status")
    with opened(tmp_path / "old.db") as db, closing(Database(memory=True)) as new:
        prepare(new)
        assert layout(db) - layout(new) == {
            "CREATE VIEW of_the_operator AS SELECT count(*) AS n FROM network_status"
        }
        assert layout(new) <= layout(db)
        assert db.execute("SELECT n FROM of_the_operator").fetchone() == (0,)


def test_a_view_that_is_not_as_it_stands_today_is_made_anew_and_others_are_left_alone(
    tmp_path: Path,
) -> None:
    with Database(tmp_path / "facts.db") as db:
        prepare(db)
        made = db.execute("PRAGMA schema_version").fetchone()
        prepare(db)
        assert db.execute("PRAGMA schema_version").fetchone() == made
        db.execute("DROP VIEW history")
        db.execute("CREATE VIEW history AS SELECT 1 AS old")
        prepare(db)
        assert "day" in db.view("history").columns_dict


def test_every_view_can_be_read_and_none_is_made_by_a_migration(tmp_path: Path) -> None:
    with Database(tmp_path / "facts.db") as db:
        migrations.apply(db)
        assert db.view_names() == []
        prepare(db)
        assert set(db.view_names()) == set(VIEWS)
        for name in VIEWS:
            assert list(db.query(f"SELECT * FROM {name}")) == []


def test_visits_kept_before_posts_were_counted_stay_and_say_that_they_do_not_know(
    tmp_path: Path,
) -> None:
    with Database(tmp_path / "facts.db") as db:
        migrations.apply(db, stop_before="m004_groups_and_checks")
        network = {"id": "club", "name": "Club", "url": "https://club.example/", "listed": 1}
        blank = dict.fromkeys(
            ("sectors", "audience", "languages", "country", "region", "kind", "note"), ""
        )
        db.table("network").insert(network | blank)
        db.table("crawl").insert({"id": 1, "started_at": "2026-11-01T00:00:00Z", "networks": 1})
        visit = {"id": 1, "crawl": 1, "network": "club", "url": "https://club.example/"}
        done = {"purpose": "home", "fetched_at": "2026-11-01T00:00:00Z", "outcome": "ok"}
        db.table("visit").insert(visit | done | {"size_bytes": 1, "detail": ""})
        prepare(db)
        assert list(db.query("SELECT url, posts FROM visit")) == [
            {"url": "https://club.example/", "posts": None}
        ]
        assert {"evidence", "network_groups"} <= set(db.view_names())


def test_nothing_is_judged_from_a_visit_that_failed_because_of_this_program(tmp_path: Path) -> None:
    with Database(tmp_path / "facts.db") as db:
        prepare(db)
        db.execute("PRAGMA foreign_keys = OFF")
        for number, outcome in enumerate(("ok", "own_error"), 1):
            named = {"id": number, "crawl": 1, "network": "club", "url": "u", "purpose": "home"}
            done = {"fetched_at": "2026-11-01T00:00:00Z", "outcome": outcome}
            db.table("visit").insert(named | done | {"size_bytes": 1, "detail": ""})
        assert db.execute("SELECT outcome FROM sound_visit").fetchall() == [("ok",)]


def test_a_network_kept_before_it_had_a_sentence_has_an_empty_one(tmp_path: Path) -> None:
    with Database(tmp_path / "facts.db") as db:
        migrations.apply(db, stop_before="m009_what_it_is")
        db.execute(
            "INSERT INTO network VALUES ('club', 'Club', 'u', '', '', '', '', '', '', '', 1)"
        )
        prepare(db)
        [row] = db.query("SELECT town, description_fr, description_en FROM network_status")
        assert set(row.values()) == {""}

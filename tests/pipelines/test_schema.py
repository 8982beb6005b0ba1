"""A database of an earlier version is brought up to date without losing a row."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database

from pipelines.schema import migrations, prepare


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

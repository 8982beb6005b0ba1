"""How the crawls stand, for a person, a program and a monitor."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families
from sqlite_utils import Database

from analysis.publish import assess
from commands.status import as_metrics, as_text, status
from tests.helpers.operating import NOW, crawled, run


def test_the_status_is_told_as_text_and_as_data(db: Path) -> None:
    code, said = run("status", "--db", db)
    assert (code, "All is well." in said) == (0, True)
    code, said = run("status", "--json", "--db", db)
    data = json.loads(said)
    assert (code, data["last_crawl_networks"], data["faults"]) == (0, 2, [])


def test_a_late_crawl_is_a_fault(tmp_path: Path) -> None:
    path = crawled(tmp_path / "old.db", ("club",), NOW - timedelta(days=9))
    code, said = run("status", "--db", path)
    assert code == 1
    assert "216 hours ago" in said


def test_no_crawl_is_late_where_nothing_is_due(tmp_path: Path) -> None:
    path = crawled(tmp_path / "old.db", ("club",), NOW - timedelta(days=5))
    with Database(path) as opened:
        assess(opened, NOW)
    assert status(path, NOW).faults == ()


def test_the_status_says_when_the_next_network_is_due_and_what_it_runs_on(db: Path) -> None:
    found = status(db, NOW)
    assert (found.due, found.faults) == (0, ())
    assert found.next_due_at
    due = datetime.fromisoformat(found.next_due_at)
    assert NOW < due <= NOW + timedelta(days=9)
    assert (status(db, due).due >= 1, status(db, due).overdue) == (True, 0)
    assert status(db, due + timedelta(days=9)).overdue == 2
    assert found.overdue == 0
    assert status(db, NOW + timedelta(days=30)).next_due_at is None
    assert f"the next one: {due:%Y-%m-%d %H:%M} UTC" in as_text(found)
    assert {"Python", "SQLite", "Scrapy"} == set(found.versions)


def test_a_clock_that_went_back_is_told_and_not_a_late_timer(db: Path) -> None:
    [said] = status(db, NOW - timedelta(days=3)).faults
    assert "lies in the future" in said


def test_an_alarm_is_to_be_looked_at_and_makes_no_mail(db: Path) -> None:
    with Database(db) as opened:
        assess(opened, NOW)
        alarm = {"crawl": 1, "network": "club", "probe": "phpbb", "url": "https://club.example/"}
        opened.table("extractor_alarm").insert(alarm | {"last_matched_at": "2026-01-01"})
    found = status(db, NOW)
    assert [said[:19] for said in found.faults] == ["Extractor alarms: 1"]
    assert found.alerts == {}


def test_the_figures_are_read_by_prometheus_own_library(db: Path, tmp_path: Path) -> None:
    file = tmp_path / "vitality.prom"
    run("status", "--prometheus", file, "--db", db)
    found = {family.name: family for family in text_string_to_metric_families(file.read_text())}
    assert found["vitality_own_errors"].samples[0].value == 0
    assert found["vitality_info"].samples[0].labels["version"]
    assert found["vitality_next_due_timestamp_seconds"].samples[0].value > NOW.timestamp()
    assert {sample.labels["state"] for sample in found["vitality_networks"].samples}
    assert as_metrics(status(db, NOW)).endswith("\n")


def test_what_is_no_database_of_ours_is_told_in_one_sentence(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(b"not a database at all" * 100)
    code, said = run("status", "--db", other)
    assert code == 2
    assert "it is no SQLite database" in said

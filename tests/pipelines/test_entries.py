"""What editors entered is laid over the catalogue again after each crawl, until it is exported."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from pipelines.entries import add_entry, mark_exported, unexported
from tests.helpers.judging import AS_OF, Case, visit
from vocabulary.entries import Entry, EntryKind

NOTE = Entry(
    EntryKind.NOTE,
    "operator",
    "2026-11-20",
    "club",
    "alive",
    "https://club.example/",
    "Vu.",
    "Seen.",
)


def test_a_note_outlives_the_next_crawl_and_ends_with_its_export(tmp_path: Path) -> None:
    case = Case(tmp_path / "facts.db")
    case.crawl(visit())
    case.judge()
    add_entry(case.path, NOTE, AS_OF)
    later = AS_OF + timedelta(days=1)
    case.crawl(visit(at=later), at=later)
    assert [row["note_fr"] for row in case.rows("SELECT note_fr FROM editorial")] == ["Vu."]
    mark_exported(case.path, [row["id"] for row in unexported(case.path)], later)
    case.crawl(visit(at=later), at=later + timedelta(days=1))
    assert case.rows("SELECT * FROM editorial") == []
    [row] = case.rows("SELECT role, entered_at, exported_at FROM entry")
    assert row == {
        "role": "operator",
        "entered_at": "2026-11-23T12:00:00Z",
        "exported_at": "2026-11-24T12:00:00Z",
    }


def test_pages_are_made_anew_when_something_is_entered(tmp_path: Path) -> None:
    case = Case(tmp_path / "facts.db")
    case.crawl(visit())
    case.judge()
    before = case.rows("SELECT max(id) AS id, max(as_of) AS as_of FROM publication")
    add_entry(case.path, NOTE, AS_OF)
    after = case.rows("SELECT max(id) AS id, max(as_of) AS as_of FROM publication")
    assert after[0]["as_of"] == before[0]["as_of"]
    assert after != before

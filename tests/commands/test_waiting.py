"""A command that waited for another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from vitality import main


@pytest.mark.parametrize(
    ("told", "is_now"), [((), True), (("--as-of", "2026-11-01"), False)], ids=["now", "that day"]
)
def test_a_command_that_waited_judges_as_of_when_it_began_to_judge(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, told: tuple[str, ...], is_now: bool
) -> None:
    free_at, judged_as_of = [], []

    @contextmanager
    def locked(_db: Path, *, waits: bool) -> Iterator[None]:
        free_at.append(datetime.now(UTC))  # another command has ended: its facts are of before
        yield

    def summarise(_db: Path, as_of: datetime, **_how: bool) -> int:
        judged_as_of.append(as_of)
        return 0

    monkeypatch.setattr("pipelines.database.locked", locked)
    monkeypatch.setattr("commands.crawl.summarise", summarise)
    (db := tmp_path / "x.db").touch()
    done = CliRunner().invoke(main, ["assess", "--db", str(db), *told])
    assert done.exit_code == 0, done.output
    assert (judged_as_of[0] >= free_at[0]) is is_now

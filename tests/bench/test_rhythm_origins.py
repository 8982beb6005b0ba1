"""The model on streams of another origin: meetings after the day until which all are known do not count."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bench.rhythm_origins import main


def test_the_scores_are_told_with_a_bound_that_is_no_worse(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, lines = date(2020, 1, 1), ["hub,community,event_date"]
    for number in range(30):
        gap, meetings = 20 + 3 * number, 8 if number % 3 else 60
        days = (first + timedelta(days=gap * place) for place in range(meetings))
        lines += [f"hub,club-{number},{day}" for day in days]
    path = tmp_path / "meetings.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    main(path, "2024-06-01")
    printed = capsys.readouterr().out
    assert "of 30 communities" in printed
    losses = [float(line.split("log loss ")[1].split(" ")[0]) for line in printed.splitlines()[1:7]]
    assert all(best <= published for published, best in zip(losses[::2], losses[1::2], strict=True))

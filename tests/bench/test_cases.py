"""The score of the reading on pages kept elsewhere may not fall."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from bench import cases

PRINTED = """\
living   newest   3/4 right; 1 missed; goal 90%  SHORT
ALL      newest   9/10 right; 1 missed; goal 90%
ALL      members  0/0 right; goal 98%
"""


def test_the_shares_are_those_of_all_folders() -> None:
    assert cases.shares(PRINTED) == {"newest": 0.9}


def test_a_figure_below_its_share_or_not_scored_is_told() -> None:
    assert cases.fallen({"newest": 0.9}, {"newest": 0.9}) == []
    assert [fault.split(":")[0] for fault in cases.fallen({"newest": 0.89}, {"newest": 0.9})] == [
        "newest"
    ]
    assert [fault.split(":")[0] for fault in cases.fallen({}, {"faces": 0.1})] == ["faces"]


@pytest.mark.parametrize(("right", "status"), [(10, 0), (0, 1)])
def test_a_folder_is_scored_by_its_own_script(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, right: int, status: int
) -> None:
    lowest = json.loads(cases.RATCHET.read_text(encoding="utf-8"))
    lines = [f"ALL      {figure} {right}/10 right" for figure in lowest]
    (tmp_path / "score.py").write_text(f"print({chr(10).join(lines)!r})", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["cases", str(tmp_path)])
    assert cases.main() == status


def test_without_pages_there_is_nothing_to_score(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["cases"])
    monkeypatch.delenv("VITALITY_CASES", raising=False)
    monkeypatch.setattr(cases, "CASES", tmp_path)
    assert cases.main() == 0
    monkeypatch.setenv("VITALITY_CASES", str(tmp_path / "none"))
    assert cases.main() == 1  # someone meant to have some

"""Two databases of one web are compared by what they say, not by what no two runs share."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bench.same_facts import compared, main
from tests.helpers.judging import AS_OF, Case, every, number, visit


def judged(path: Path, members: float, later: timedelta = timedelta(0)) -> Path:
    case, at = Case(path), AS_OF + later
    seen, posts = (number("members_total", members),), [post + later for post in every(7)]
    case.crawl(visit(at=at, seen=seen), visit("feed", at=at, posts=posts), at=at)
    case.judge(at)
    return path


def test_two_runs_of_one_web_are_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = judged(tmp_path / "one.db", 100)
    assert main(one, judged(tmp_path / "other.db", 100, timedelta(minutes=3))) == 0
    assert "observation" in capsys.readouterr().out


def test_a_fact_that_differs_is_told_wherever_it_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = judged(tmp_path / "one.db", 100), judged(tmp_path / "other.db", 120)
    differ = {each.table for each in compared(one, other) if each.only_before or each.only_after}
    assert {"observation", "fact", "network_status"} <= differ
    assert not differ & {"network", "post", "visit"}
    assert main(one, other) == 1
    assert "'value': 120" in capsys.readouterr().out

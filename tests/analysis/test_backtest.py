"""The back-test on streams made here, whose truth is known."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from analysis.backtest import UnusableStreams, backtest
from analysis.cutoffs import auc
from analysis.rhythm import DAY


def test_the_model_beats_the_ninety_day_rule_on_mixed_rhythms(tmp_path: Path) -> None:
    random = np.random.default_rng(7)
    lines = []
    for number in range(150):
        gap = float(np.exp(random.normal(3.5, 1)))
        times = np.cumsum(random.gamma(2, gap / 2, 40)) * DAY
        times = times[: random.integers(5, 40)]
        stream = {
            "source": f"s{number % 20}",
            "end": float(times[-1] + 1500 * DAY),
            "t": times.tolist(),
        }
        lines.append(json.dumps(stream))
    file = tmp_path / "streams.jsonl"
    file.write_text("\n".join(lines))
    report = backtest(file)
    brier = {s.rule: s.brier for s in report.scores if s.horizon == 180}
    assert brier["rhythm model"] < brier["last post < 90 days, calibrated"]
    assert str(report) == str(backtest(file))
    assert "rhythm model" in str(report)


@pytest.mark.parametrize("text", ["", "x", "[]", '{"id": 1}', '{"source": 1, "end": 9, "t": [1]}'])
def test_a_file_without_usable_streams_is_said_to_be_one(tmp_path: Path, text: str) -> None:
    file = tmp_path / "streams.jsonl"
    file.write_text(text)
    with pytest.raises(UnusableStreams, match=r"streams\.jsonl"):
        backtest(file)


@pytest.mark.parametrize(
    ("p", "y", "ranked"),
    [([0.1, 0.9], [0, 1], 1.0), ([0.9, 0.1], [0, 1], 0.0), ([0.5, 0.5], [0, 1], 0.5)],
)
def test_ranking_is_measured_with_ties_as_halves(
    p: list[float], y: list[float], ranked: float
) -> None:
    assert auc(np.array(p), np.array(y, dtype=float)) == ranked

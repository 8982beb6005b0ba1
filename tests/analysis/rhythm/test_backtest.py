"""The back-test on streams made here, whose truth is known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from analysis.rhythm.backtest import Report, UnusableStreams, backtest
from analysis.rhythm.cutoffs import Cuts, cut, folds, only, read_streams
from analysis.rhythm.rivals import recency, recency_by_kind
from analysis.rhythm.scale import DAY, Array
from analysis.rhythm.scores import auc, interval, score


@pytest.fixture(autouse=True, scope="module")
def short() -> Iterator[None]:
    """Let a fit take a few steps, and an interval a few draws: how far they get is not tested here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("analysis.rhythm.fitting.ITERATIONS", 2)
        patch.setattr("analysis.rhythm.rivals.STEPS", 20)
        patch.setattr("analysis.rhythm.scores.DRAWS", 20)
        yield


def mixed(path: Path, *, kinds: tuple[str, ...] = ()) -> Path:
    """Write streams of many rhythms from 20 sources; with kinds, source by source in turn."""
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
        if kinds:
            stream["kind"] = kinds[number % 20 % len(kinds)]
        lines.append(json.dumps(stream))
    path.write_text("\n".join(lines))
    return path


@pytest.fixture(scope="module")
def of_two_kinds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return mixed(tmp_path_factory.mktemp("mixed") / "streams.jsonl", kinds=("forum", "blog"))


@pytest.fixture(scope="module")
def report(of_two_kinds: Path, short: None) -> Report:
    return backtest(of_two_kinds)


def test_the_model_beats_the_ninety_day_rule_on_mixed_rhythms(report: Report) -> None:
    brier = {s.rule: s.brier for s in report.scores if s.horizon == 180}
    assert brier["rhythm model"].value < brier["last post < 90 days, calibrated"].value
    assert brier["rhythm model, refitted"].value < brier["last post < 90 days, calibrated"].value
    assert list(report.reliability) == ["rhythm model", "rhythm model, refitted"]


def test_the_same_streams_are_told_in_the_same_words(of_two_kinds: Path, report: Report) -> None:
    assert str(backtest(of_two_kinds)) == str(report)


def test_without_scipy_the_rest_is_compared_and_what_is_missing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analysis.rhythm.backtest.find_spec", lambda _name: None)
    report = backtest(mixed(tmp_path / "streams.jsonl"))
    rules = {s.rule for s in report.scores}
    assert "rhythm model" in rules
    assert not {"BG/NBD", "rhythm model, refitted"} & rules
    assert list(report.reliability) == ["rhythm model"]
    assert report.by_kind == {}
    assert "[fit]" in str(report)


def test_each_kind_of_source_is_scored_apart(report: Report) -> None:
    assert list(report.by_kind) == ["blog", "forum"]
    whole = {s.rule: s.brier.value for s in report.scores if s.horizon == 180}
    for number, score_of_all in enumerate(whole.values()):
        parts = [scores[number].brier.value for scores in report.by_kind.values()]
        assert min(parts) <= score_of_all <= max(parts)
    assert "forum" in str(report)


def test_no_case_is_predicted_by_what_its_own_source_taught(tmp_path: Path) -> None:
    cuts = cut(list(read_streams(mixed(tmp_path / "streams.jsonl"))))
    groups = list(folds(cuts))
    assert np.sum(groups, axis=0).tolist() == [1] * cuts.silence.size
    for test in groups:
        assert not set(cuts.source[test]) & set(cuts.source[~test])


def test_a_kind_that_other_sources_do_not_show_falls_back_on_all(of_two_kinds: Path) -> None:
    cuts = cut(list(read_streams(of_two_kinds)))
    forum = cuts.kind == "forum"
    pooled, own = recency(cuts, ~forum, 1), recency_by_kind(cuts, ~forum, 1)
    assert own[forum] == pytest.approx(pooled[forum])
    both = recency_by_kind(cuts, np.ones_like(forum), 1)
    assert both[forum] == pytest.approx(recency(cuts, forum, 1)[forum])


def toy(posted: list[float], source: list[int]) -> Cuts:
    """Return cases of which only the outcome at 90 days and the source matter."""
    number = len(posted)
    none = np.zeros(number)
    y: Array = np.stack([np.array(posted), none, none], axis=1)
    of = np.array(source, dtype=np.intp)
    gaps = np.full((number, 19), np.nan)
    return Cuts(none, gaps, none, none, y, y, none + 1, np.full(number, ""), of, int(of.max()) + 1)


def test_scores_are_what_their_definitions_say() -> None:
    cuts = toy([1, 0, 1, 0], [0, 0, 1, 1])
    found = score("rule", 90, np.array([0.9, 0.1, 0.6, 0.6]), cuts)
    assert found.brier.value == pytest.approx((0.01 + 0.01 + 0.16 + 0.36) / 4)
    assert found.log_loss.value == pytest.approx(-np.log([0.9, 0.9, 0.6, 0.4]).mean())
    assert found.auc.value == pytest.approx(3.5 / 4)
    assert found.ece.value == pytest.approx((0.1 + 0.1 + 2 * 0.1) / 4)


def test_an_interval_draws_sources_not_cases() -> None:
    cuts = toy([0] * 40, [0] * 20 + [1] * 20)
    by_source, by_case = np.repeat([0.0, 1.0], 20), np.tile([0.0, 1.0], 20)
    assert interval(by_source, cuts) == (0.5, 0.0, 1.0)
    assert interval(by_case, cuts) == (0.5, 0.5, 0.5)


def test_a_source_without_cases_is_never_drawn() -> None:
    cuts = only(toy([1, 0, 1, 0], [0, 0, 1, 1]), np.array([True, True, False, False]))
    assert interval(np.array([0.2, 0.4]), cuts) == pytest.approx((0.3, 0.3, 0.3))


def test_ranking_is_unknown_where_all_ended_alike() -> None:
    found = score("rule", 90, np.array([0.9, 0.8]), toy([1, 1], [0, 1]))
    assert found.auc.told() == "unknown"


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
    assert auc(np.array(p), np.array(y, dtype=float), np.ones(len(p))) == ranked

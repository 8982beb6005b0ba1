"""Fitting the rhythm model, and the command line around it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from analysis.rhythm.fitting import Fitted, fit, write
from analysis.rhythm.model import predict
from analysis.rhythm.own_history import recalibrated
from analysis.rhythm.parameters import PUBLISHED, Parameters, parameters
from analysis.rhythm.scale import DAY, Array
from analysis.rhythm.scores import Estimate
from vitality import main


def streams(path: Path, *, number: int = 60, sources: int = 12) -> Path:
    """Write streams of Poisson-like rhythms that stop at random."""
    random, lines = np.random.default_rng(3), []
    for i in range(number):
        gap = float(np.exp(random.normal(3.0, 0.8)))
        times = np.cumsum(random.gamma(2, gap / 2, int(random.integers(4, 40)))) * DAY
        end = float(times[-1] + 1200 * DAY)
        lines.append(json.dumps({"source": f"s{i % sources}", "end": end, "t": times.tolist()}))
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    return path


@pytest.fixture(autouse=True, scope="module")
def short() -> Iterator[None]:
    """Let a fit take a few steps, and an interval a few draws: how far they get is not tested here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("analysis.rhythm.fitting.ITERATIONS", 2)
        patch.setattr("analysis.rhythm.rivals.STEPS", 20)
        patch.setattr("analysis.rhythm.scores.DRAWS", 20)
        yield


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return streams(tmp_path_factory.mktemp("fit") / "streams.jsonl.gz")


@pytest.fixture(scope="module")
def fitted(file: Path, short: None) -> Fitted:
    return fit(file)


def test_a_fit_is_repeatable_and_is_scored_on_sources_it_did_not_see(
    file: Path, fitted: Fitted
) -> None:
    assert fit(file) == fitted
    assert (fitted.streams, fitted.sources) == (60, 12)
    assert 0 < fitted.held_out.brier.value < 0.25
    for found in (fitted.gain, fitted.held_out.brier, fitted.held_out.auc, fitted.held_out.ece):
        assert found.low <= found.value <= found.high
    assert fitted.parameters != parameters()


def test_what_a_fit_writes_is_what_the_model_reads_with_its_provenance(
    file: Path, fitted: Fitted, tmp_path: Path
) -> None:
    out = tmp_path / "parameters.json"
    write(fitted, file, out, date(2026, 11, 23))
    found = json.loads(out.read_text())
    read = Parameters(**found["parameters"])
    assert asdict(read) == pytest.approx(asdict(fitted.parameters), abs=5e-5)
    assert found["provenance"]["fitted_at"] == "2026-11-23"
    assert len(found["provenance"]["input_sha256"]) == 64
    assert found["provenance"]["held_out"]["brier"] == pytest.approx(
        fitted.held_out.brier.value, abs=5e-5
    )
    assert set(found["units"]) == set(found["parameters"])


def test_the_published_parameters_have_units_and_provenance() -> None:
    found = json.loads(PUBLISHED.read_text())
    assert set(found["units"]) == set(found["parameters"])
    assert len(found["parameters"]) <= 15
    assert found["provenance"]["held_out"]["brier"] <= 0.1575
    assert found["provenance"]["held_out"]["ece"] <= 0.02


def test_what_one_source_says_of_itself_is_no_test(tmp_path: Path) -> None:
    alone = streams(tmp_path / "one.jsonl.gz", number=5, sources=1)
    with pytest.raises(ValueError, match="2 sources"):
        fit(alone)
    done = CliRunner().invoke(main, ["fit", str(alone), "--out", str(tmp_path / "out.json")])
    assert done.exit_code == 2
    assert not (tmp_path / "out.json").exists()
    compared = CliRunner().invoke(main, ["backtest", str(alone)])
    assert "single source" in compared.output


def test_a_file_that_cannot_be_written_is_said_in_one_sentence_before_the_work(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for work in ("commands.backtest.backtest", "analysis.rhythm.fitting.fit"):
        monkeypatch.setattr(work, pytest.fail)
    nowhere = tmp_path / "missing" / "file"
    for options in (
        ["backtest", str(file), "--plot", f"{nowhere}.svg"],
        ["backtest", str(file), "--plot", str(tmp_path / "picture.docx")],
        ["fit", str(file), "--out", f"{nowhere}.json"],
    ):
        done = CliRunner().invoke(main, options)
        assert done.exit_code == 2, done.output
        assert "could not be written" in done.output


def test_the_command_line_compares_draws_and_fits(file: Path, tmp_path: Path) -> None:
    picture, out = tmp_path / "reliability.svg", tmp_path / "parameters.json"
    done = CliRunner().invoke(main, ["backtest", str(file), "--plot", str(picture)])
    assert done.exit_code == 0, done.output
    assert "BG/NBD" in done.output
    assert picture.read_text().startswith("<?xml")
    done = CliRunner().invoke(main, ["fit", str(file), "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert "held out" in done.output
    assert out.exists()


def test_parameters_that_are_no_better_never_take_the_place_of_the_published_ones(
    file: Path, fitted: Fitted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worse = replace(fitted, gain=Estimate(0.001, 0.0, 0.002))
    monkeypatch.setattr("analysis.rhythm.fitting.fit", lambda _file: worse)
    before = PUBLISHED.read_bytes()
    done = CliRunner().invoke(main, ["fit", str(file)])
    assert done.exit_code == 2
    assert "published parameters stay" in done.output
    assert PUBLISHED.read_bytes() == before
    kept = CliRunner().invoke(main, ["fit", str(file), "--out", str(tmp_path / "kept.json")])
    assert kept.exit_code == 0


def test_a_file_or_our_own_history_and_never_both(file: Path) -> None:
    for options in ([], [str(file), "--own"]):
        done = CliRunner().invoke(main, ["backtest", *options])
        assert done.exit_code == 2
        assert "--own" in done.output


def test_a_recalibration_takes_every_logit_to_a_line_of_it() -> None:
    gaps, silence = np.full((3, 19), 7.0), np.array([3.0, 60.0, 400.0])
    before = predict(gaps, silence)[0]
    after = predict(gaps, silence, fitted=recalibrated(parameters(), 0.3, 0.8))[0]
    assert logit(after) == pytest.approx(0.3 + 0.8 * logit(before))


def logit(p: Array) -> Array:
    return np.asarray(np.log(p / (1 - p)))

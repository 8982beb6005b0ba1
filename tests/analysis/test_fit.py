"""Fitting the rhythm model, and how our own forecasts did."""

from __future__ import annotations

import gzip
import json
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from sqlite_utils import Database

from analysis.fit import fit, write
from analysis.own_history import LEAST_CASES, own_history, recalibrated
from analysis.rhythm import DAY, Array, Parameters, parameters, predict
from tests.helpers.judging import AS_OF, Case, visit
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


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return streams(tmp_path_factory.mktemp("fit") / "streams.jsonl.gz")


def test_a_fit_is_repeatable_and_is_scored_on_sources_it_did_not_see(file: Path) -> None:
    first, second = fit(file), fit(file)
    assert first == second
    assert (first.streams, first.sources) == (60, 12)
    assert 0 < first.held_out.brier < 0.25
    low, high = first.gain[1:]
    assert low <= first.gain[0] <= high
    assert first.parameters != parameters()


def test_what_a_fit_writes_is_what_the_model_reads_with_its_provenance(
    file: Path, tmp_path: Path
) -> None:
    fitted, out = fit(file), tmp_path / "parameters.json"
    write(fitted, file, out, date(2026, 11, 23))
    found = json.loads(out.read_text())
    read = Parameters(**found["parameters"])
    assert asdict(read) == pytest.approx(asdict(fitted.parameters), abs=5e-5)
    assert found["provenance"]["fitted_at"] == "2026-11-23"
    assert len(found["provenance"]["input_sha256"]) == 64
    assert found["provenance"]["held_out"]["brier"] == pytest.approx(
        fitted.held_out.brier, abs=5e-5
    )
    assert set(found["units"]) == set(found["parameters"])


def test_the_published_parameters_have_units_and_provenance() -> None:
    path = Path(main.callback.__code__.co_filename).parent / "analysis" / "rhythm_parameters.json"  # type: ignore[union-attr]
    found = json.loads(path.read_text())
    assert set(found["units"]) == set(found["parameters"])
    assert len(found["parameters"]) <= 15
    assert found["provenance"]["held_out"]["brier"] <= 0.1575
    assert found["provenance"]["held_out"]["ece"] <= 0.02


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


def test_a_file_or_our_own_history_and_never_both(file: Path) -> None:
    for options in ([], [str(file), "--own"]):
        done = CliRunner().invoke(main, ["backtest", *options])
        assert done.exit_code == 2
        assert "--own" in done.output


def looked(case: Case, *ago: float) -> None:
    """Look at a weekly feed so many days ago, each time as it stood then."""
    for days in sorted(ago, reverse=True):
        at = AS_OF - timedelta(days=days)
        posts = [at - timedelta(days=3 + 7 * i) for i in range(10)]
        feed = visit("feed", posts=posts, at=at)
        named = tuple(
            type(post)(post.posted_at, post.kind, f"{post.posted_at:%Y%m%d}", post.source)
            for post in feed.posts
        )
        case.crawl(visit(at=at), type(feed)(feed.visit, feed.observations, named), at=at)


def test_forecasts_without_an_outcome_are_not_scored(case: Case) -> None:
    looked(case, 100, 50, 0)
    with Database(case.path) as db:
        report = own_history(db, AS_OF)
    assert (report.cases, report.scores) == (0, ())
    assert str(LEAST_CASES) in str(report)


def test_a_past_look_is_judged_by_what_was_known_then_and_by_what_followed(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analysis.own_history.LEAST_CASES", 3)
    looked(case, 400, 330, 260, 200, 100, 0)
    with Database(case.path) as db:
        report = own_history(db, AS_OF)
        earlier = own_history(db, AS_OF - timedelta(days=150))
    assert (report.cases, report.networks) == (4, 1)
    at_180 = next(score for score in report.scores if score.horizon == 180)
    assert at_180.brier < 0.1
    [(said, happened, share)] = report.reliability
    assert said > 0.5
    assert (happened, share) == (1.0, 1.0)
    assert earlier.cases == 1


def test_a_recalibration_takes_every_logit_to_a_line_of_it() -> None:
    gaps, silence = np.full((3, 19), 7.0), np.array([3.0, 60.0, 400.0])
    before = predict(gaps, silence)[0]
    after = predict(gaps, silence, fitted=recalibrated(parameters(), 0.3, 0.8))[0]
    assert logit(after) == pytest.approx(0.3 + 0.8 * logit(before))


def logit(p: Array) -> Array:
    return np.asarray(np.log(p / (1 - p)))


def test_nothing_is_recalibrated_to_a_few_networks(case: Case, tmp_path: Path) -> None:
    looked(case, 400, 0)
    out = tmp_path / "parameters.json"
    done = CliRunner().invoke(
        main, ["backtest", "--own", "--db", str(case.path), "--out", str(out)]
    )
    assert done.exit_code == 2
    assert "200 networks" in done.output
    assert not out.exists()


def test_outcomes_of_many_networks_recalibrate_the_model(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analysis.own_history.LEAST_CASES", 3)
    monkeypatch.setattr("analysis.own_history.LEAST_NETWORKS", 1)
    looked(case, 400, 330, 260, 200, 100, 0)
    out = tmp_path / "parameters.json"
    done = CliRunner().invoke(
        main, ["backtest", "--own", "--db", str(case.path), "--out", str(out)]
    )
    assert done.exit_code == 0, done.output
    found = json.loads(out.read_text())
    assert Parameters(**found["parameters"]) != parameters()
    assert found["provenance"]["recalibrated"]["cases"] == 4
    assert found["provenance"]["held_out"]

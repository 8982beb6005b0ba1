"""How our own forecasts did: what was known at each look, and what could be known after."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlite_utils import Database

from analysis.evaluation.figures import Result as Comparison
from analysis.evaluation.verdicts import outcomes
from analysis.rhythm import own_history as module
from analysis.rhythm.own_history import LEAST_CASES, OwnReport, own_history
from analysis.rhythm.parameters import Parameters, parameters
from tests.helpers.judging import AS_OF, Case, visit
from vitality import main
from vocabulary.items import FetchOutcome, Post, PostKind, VisitRecord


def ago(days: float) -> datetime:
    return AS_OF - timedelta(days=days)


def feed(at: datetime, posts: Iterable[datetime], name: str = "feed") -> VisitRecord:
    """Return a look at a feed; a post is known again by its date."""
    shown = visit(name, at=at)
    url = shown.visit.url
    return VisitRecord(
        shown.visit, (), tuple(Post(p, PostKind.POST, f"{p:%Y%m%d%H%M%S}", url) for p in posts)
    )


def weekly(at: datetime, number: int = 60, until: datetime = AS_OF) -> list[datetime]:
    """Return the newest dates of a weekly feed that ended at ``until``, as shown at ``at``."""
    every = (min(at, until) - timedelta(days=3 + 7 * i) for i in range(number))
    return list(every)


def looked(case: Case, *days: float) -> None:
    """Look at a weekly feed so many days ago, each time as it stood then."""
    for each in sorted(days, reverse=True):
        at = ago(each)
        case.crawl(visit(at=at), feed(at, weekly(at)), at=at)


def report(case: Case, as_of: datetime = AS_OF) -> OwnReport:
    with Database(case.path) as db:
        return own_history(db, as_of)


def command(case: Case, *options: str) -> Result:
    given = ["--db", str(case.path), "--as-of", AS_OF.isoformat(), *options]
    return CliRunner().invoke(main, ["backtest", "--own", *given])


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few outcomes be enough for figures."""
    monkeypatch.setattr(module, "LEAST_CASES", 1)


def test_forecasts_without_an_outcome_are_not_scored(case: Case) -> None:
    looked(case, 80, 50, 0)
    found = report(case)
    assert (found.outcomes, found.scores, found.reliability) == ({90: 0, 180: 0}, (), ())


def test_too_few_outcomes_are_said_in_one_sentence_and_are_no_failure(case: Case) -> None:
    looked(case, 400, 200, 0)
    done = command(case)
    assert done.exit_code == 0
    assert done.output.count("\n") == 1
    assert str(LEAST_CASES) in done.output


@pytest.mark.usefixtures("few")
def test_a_past_look_is_judged_by_what_was_known_then_and_by_what_followed(case: Case) -> None:
    looked(case, 400, 330, 260, 200, 100, 0)
    found = report(case)
    assert found.outcomes == {90: 5, 180: 4}
    assert found.networks == 1
    assert [score.horizon for score in found.scores] == [90, 180]
    assert found.scores[1].brier.value < 0.1
    [(said, happened, share)] = found.reliability
    assert said > 0.5
    assert (happened, share) == (1.0, 1.0)
    assert report(case, ago(150)).outcomes == {90: 2, 180: 1}


@pytest.mark.usefixtures("few")
def test_a_silence_that_was_looked_at_again_is_an_outcome_too(case: Case) -> None:
    for days in (400, 300, 200, 0):
        case.crawl(feed(ago(days), weekly(ago(days), until=ago(410))), at=ago(days))
    found = report(case)
    assert found.outcomes == {90: 3, 180: 3}
    assert {happened for _said, happened, _share in found.reliability} == {0.0}


def test_a_look_that_failed_after_the_horizon_tells_no_outcome(case: Case) -> None:
    case.crawl(feed(ago(200), weekly(ago(200))), at=ago(200))
    for failure in (FetchOutcome.READ_TIMEOUT, FetchOutcome.NOT_FOUND):
        case.crawl(visit("feed", failure), at=AS_OF)
    case.crawl(visit("feed"), at=AS_OF)  # it answers, and shows no post: redesigned, or emptied
    assert report(case).outcomes == {90: 0, 180: 0}


def test_a_look_that_showed_no_post_made_no_forecast(case: Case) -> None:
    silent = weekly(ago(400))
    for days, posts in ((400, silent), (100, []), (0, silent)):
        case.crawl(feed(ago(days), posts), at=ago(days))
    assert report(case).outcomes == {90: 1, 180: 1}


def test_a_list_cut_off_since_may_hide_a_post_and_tells_no_outcome(case: Case) -> None:
    case.crawl(feed(ago(300), weekly(ago(300))), at=ago(300))
    newest = [ago(day / 10) for day in range(1, 21)]  # nothing but new ones, all after the horizon
    case.crawl(feed(AS_OF, newest), at=AS_OF)
    assert report(case).outcomes == {90: 0, 180: 0}


def test_a_list_that_reaches_back_proves_the_silence_between(case: Case) -> None:
    before = weekly(ago(300))
    case.crawl(feed(ago(300), before), at=ago(300))
    case.crawl(feed(AS_OF, [ago(1), *before[:9]]), at=AS_OF)
    assert report(case).outcomes == {90: 1, 180: 1}


@pytest.mark.usefixtures("few")
def test_the_lists_of_a_network_are_one_forecast(case: Case) -> None:
    silent = weekly(ago(400))
    for days in (400, 150):
        at = ago(days)
        case.crawl(feed(at, silent, "blog"), feed(at, weekly(at), "forum"), at=at)
    found = report(case)
    assert (found.outcomes, found.networks) == ({90: 1, 180: 1}, 1)
    [(said, happened, _share)] = found.reliability
    assert said > 0.9
    assert happened == 1


@pytest.mark.usefixtures("few")
def test_a_list_that_was_not_looked_at_again_tells_no_silence(case: Case) -> None:
    silent = weekly(ago(430))
    case.crawl(feed(ago(400), silent, "blog"), feed(ago(400), silent, "forum"), at=ago(400))
    case.crawl(feed(ago(150), silent, "blog"), at=ago(150))
    assert report(case).outcomes == {90: 0, 180: 0}


def test_looks_of_one_month_are_judged_once(case: Case) -> None:
    looked(case, 400, 399, 390, 372, 300, 0)
    assert report(case).outcomes == {90: 2, 180: 2}


def test_a_post_dated_ahead_is_not_known_as_past(case: Case) -> None:
    """A meeting that is announced comes about within the horizon: that is no past post."""
    ahead = ago(380)
    for days in (400, 100, 0):
        case.crawl(feed(ago(days), [ahead]), at=ago(days))
    assert report(case).outcomes == {90: 1, 180: 0}  # of the second look: nothing was known before


def test_nothing_is_forecast_of_a_single_day_of_mass_posting(case: Case) -> None:
    day = [ago(401) + timedelta(minutes=i) for i in range(30)]
    for days in (400, 0):
        case.crawl(feed(ago(days), day), at=ago(days))
    assert report(case).outcomes == {90: 0, 180: 0}


@pytest.mark.usefixtures("few")
def test_a_summer_is_forgiven_in_hindsight_as_it_was_then(case: Case, tmp_path: Path) -> None:
    french = Case(tmp_path / "french.db", language="fr")
    after_summer = datetime(2025, 9, 1, tzinfo=UTC)
    posts = weekly(after_summer, until=datetime(2025, 8, 1, tzinfo=UTC))
    for each in (case, french):
        for at in (after_summer, AS_OF):
            each.crawl(feed(at, posts), at=at)
    [(said, _happened, _share)] = report(case).reliability
    [(said_of_french, _happened, _share)] = report(french).reliability
    assert said_of_french > said


@pytest.mark.usefixtures("few")
def test_a_forecast_of_two_dates_is_scored_like_any_other(case: Case) -> None:
    for days in (400, 0):
        case.crawl(feed(ago(days), weekly(ago(400), 2)), at=ago(days))
    found = report(case)
    assert found.outcomes == {90: 1, 180: 1}
    assert "nan" not in str(found)


def test_nothing_is_recalibrated_to_a_few_networks(case: Case, tmp_path: Path) -> None:
    looked(case, 400, 0)
    out = tmp_path / "parameters.json"
    done = command(case, "--out", str(out))
    assert done.exit_code == 2
    assert "200 networks" in done.output
    assert not out.exists()


def test_outcomes_of_many_networks_recalibrate_the_model(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LEAST_CASES", 3)
    monkeypatch.setattr(module, "LEAST_NETWORKS", 1)
    looked(case, 400, 330, 260, 200, 100, 0)
    out = tmp_path / "parameters.json"
    done = command(case, "--out", str(out))
    assert done.exit_code == 0, done.output
    found = json.loads(out.read_text())
    assert Parameters(**found["parameters"]) != parameters()
    assert found["provenance"]["recalibrated"]["cases"] == 4
    assert found["provenance"]["held_out"]


def test_each_forecast_is_compared_with_what_came(case: Case) -> None:
    looked(case, 400, 200, 0)
    with Database(case.path) as db:
        found = [(key.sample, key.kind, key.what, result) for key, result in outcomes(db, AS_OF)]
    assert set(found) == {
        ("90 days", "sector", "state:alive", Comparison.RIGHT),
        ("180 days", "sector", "state:alive", Comparison.RIGHT),
    }


def test_a_forecast_of_life_where_silence_came_is_wrong(case: Case) -> None:
    for each in (400, 200, 0):
        at = ago(each)
        case.crawl(visit(at=at), feed(at, weekly(at, until=ago(400))), at=at)
    with Database(case.path) as db:
        found = {(key.sample, result) for key, result in outcomes(db, AS_OF)}
    assert ("180 days", Comparison.WRONG) in found

"""Recorded answers: one test per expected field of each ``tests/fixtures/<probe>/<case>/``."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from crawler import probes
from crawler.faces import look
from crawler.packed import plain
from crawler.page import Page
from crawler.probes import read_page
from crawler.reading import Reading
from crawler.settings import DOWNLOAD_MAXSIZE
from vocabulary.items import Group, Observation, Outcome, iso
from vocabulary.signal_names import SIGNALS

FIXTURES = Path(__file__).parents[2] / "fixtures"
CASES = sorted(meta.parent for meta in FIXTURES.glob("*/*/meta.json"))
PARTS = {
    *("platform", "observations", "posts", "features", "feeds", "absent", "face", "asks", "groups"),
}


def name(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"


@cache
def page(case: Path) -> Page:
    meta = json.loads((case / "meta.json").read_text(encoding="utf-8"))
    [response] = case.glob("response.*")
    headers = {key.lower(): value for key, value in meta.get("headers", {}).items()}
    fetched_at = datetime.fromisoformat(meta["fetched_at"])
    body = plain(response.read_bytes(), DOWNLOAD_MAXSIZE)
    return Page(meta["url"], meta.get("status", 200), body, fetched_at, headers)


@cache
def expected(case: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    return found


@cache
def reading(case: Path) -> Reading:
    return read_page(page(case))


def observation(case: Path, signal: str) -> Observation | None:
    return next((seen for seen in reading(case).observations if seen.signal == signal), None)


def fields(part: str) -> list[Any]:
    return [
        pytest.param(case, field, id=f"{name(case)}::{field}")
        for case in CASES
        for field in expected(case).get(part, ())
    ]


def group_as_json(group: Group) -> dict[str, Any]:
    moment = group.newest_post_at
    return {**asdict(group), "newest_post_at": iso(moment) if moment else None}


def simple(part: str) -> list[Any]:
    return [pytest.param(case, id=name(case)) for case in CASES if part in expected(case)]


@pytest.mark.parametrize("case", [pytest.param(case, id=name(case)) for case in CASES])
def test_the_probe_recognises_its_answer_and_reads_it_without_error(case: Path) -> None:
    [probe] = [probe for probe in probes.all_probes() if probe.name == case.parent.name]
    assert probe.matches(page(case))
    assert reading(case).errors == []


@pytest.mark.parametrize("case", [pytest.param(case, id=name(case)) for case in CASES])
def test_an_expectation_names_only_what_is_compared(case: Path) -> None:
    want = expected(case)
    assert want
    assert set(want) <= PARTS
    assert {*want.get("observations", ()), *want.get("absent", ())} <= set(SIGNALS)


@pytest.mark.parametrize(("case", "signal"), fields("observations"))
def test_a_signal_is_read_as_expected(case: Path, signal: str) -> None:
    seen = observation(case, signal)
    assert seen is not None, f"{signal} was not read"
    want = expected(case)["observations"][signal]
    if not isinstance(want, dict):
        want = {"value": want, "outcome": Outcome.OBSERVED}
    assert {key: getattr(seen, key) for key in want} == want


@pytest.mark.parametrize(("case", "signal"), fields("absent"))
def test_a_decoy_is_not_read(case: Path, signal: str) -> None:
    seen = observation(case, signal)
    assert seen is None or seen.outcome is not Outcome.OBSERVED, seen


@pytest.mark.parametrize("case", simple("platform"))
def test_the_platform_is_recognised(case: Path) -> None:
    assert reading(case).platform == expected(case)["platform"]


@pytest.mark.parametrize("case", simple("features"))
def test_the_features_are_those_of_the_page(case: Path) -> None:
    found = [seen.signal for seen in reading(case).observations if seen.outcome == "observed"]
    features = {
        signal.removeprefix("feature:") for signal in found if signal.startswith("feature:")
    }
    assert features == set(expected(case)["features"])


@pytest.mark.parametrize("case", simple("feeds"))
def test_the_feeds_are_those_announced(case: Path) -> None:
    assert reading(case).feeds == expected(case)["feeds"]


@pytest.mark.parametrize("case", simple("face"))
def test_the_face_is_that_of_the_page(case: Path) -> None:
    assert look(page(case)).face == expected(case)["face"]


@pytest.mark.parametrize("case", simple("asks"))
def test_what_is_asked_next_in_order(case: Path) -> None:
    asks = sorted(reading(case).asks, key=lambda ask: ask.order)
    assert [ask.url for ask in asks] == expected(case)["asks"]


@pytest.mark.parametrize(("case", "field"), fields("posts"))
def test_the_posts_are_those_of_the_page(case: Path, field: str) -> None:
    dates = sorted((post.posted_at for post in reading(case).posts), reverse=True)
    found = {"count": len(dates), "newest": iso(dates[0]) if dates else None}
    assert found[field] == expected(case)["posts"][field]


@pytest.mark.parametrize("case", simple("groups"))
def test_the_groups_are_those_of_the_page(case: Path) -> None:
    want = expected(case)["groups"]
    found = {group["name"]: group for group in map(group_as_json, reading(case).groups)}
    assert set(found) == set(want)
    for label, figures in want.items():
        assert {key: found[label][key] for key in figures} == figures


@pytest.mark.parametrize("probe", [probe.name for probe in probes.all_probes()])
def test_every_probe_has_a_recorded_answer(probe: str) -> None:
    assert any(case.parent.name == probe for case in CASES)


def test_every_probe_is_documented_and_named_after_its_file() -> None:
    assert probes.faults() == []

"""Recorded answers: one test per ``tests/fixtures/<probe>/<case>/``; it names each field that differs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from crawler import probes
from crawler.faces import look
from crawler.probes import read_page
from crawler.reading import Reading
from tests.helpers.recorded import CASES, recorded
from vocabulary.items import Group, Outcome, iso
from vocabulary.signal_names import SIGNALS

page = cache(recorded)
PARTS = {
    *("platform", "observations", "posts", "features", "feeds", "absent", "face", "asks", "groups"),
}


def name(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"


@cache
def expected(case: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    return found


@cache
def reading(case: Path) -> Reading:
    return read_page(page(case))


def group_as_json(group: Group) -> dict[str, Any]:
    moment = group.newest_post_at
    return {**asdict(group), "newest_post_at": iso(moment) if moment else None}


def compared(case: Path) -> Iterator[tuple[str, Any, Any]]:
    """Give the name of each expected field, what is read, and what is expected."""
    want, found = expected(case), reading(case)
    seen = {each.signal: each for each in reversed(found.observations)}
    observed = {signal for signal, each in seen.items() if each.outcome is Outcome.OBSERVED}
    for signal, value in want.get("observations", {}).items():
        told = value if isinstance(value, dict) else {"value": value, "outcome": Outcome.OBSERVED}
        known = {key: getattr(seen[signal], key) for key in told} if signal in seen else None
        yield signal, known, told
    for signal in want.get("absent", ()):
        yield f"{signal}, a decoy", seen[signal] if signal in observed else None, None
    dates = sorted((post.posted_at for post in found.posts), reverse=True)
    posts = {"count": len(dates), "newest": iso(dates[0]) if dates else None}
    for field, value in want.get("posts", {}).items():
        yield f"posts: {field}", posts[field], value
    if "features" in want:
        features = {each.removeprefix("feature:") for each in observed if "feature:" in each}
        yield "features", features, set(want["features"])
    if "asks" in want:
        asks = sorted(found.asks, key=lambda ask: ask.order)
        yield "asks, in order", [ask.url for ask in asks], want["asks"]
    if "groups" in want:
        groups = {group["name"]: group for group in map(group_as_json, found.groups)}
        yield "groups", set(groups), set(want["groups"])
        for label, figures in want["groups"].items():
            known = {key: groups[label][key] for key in figures} if label in groups else None
            yield f"group {label}", known, figures
    if "face" in want:
        yield "face", look(page(case)).face, want["face"]
    for part in {"platform", "feeds"} & set(want):
        yield part, getattr(found, part), want[part]


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_recorded_answer_is_recognised_and_read_as_expected(case: Path) -> None:
    [probe] = [probe for probe in probes.all_probes() if probe.name == case.parent.name]
    assert probe.matches(page(case))
    assert reading(case).errors == []
    wrong = {field: (found, want) for field, found, want in compared(case) if found != want}
    assert wrong == {}


def test_an_expectation_names_only_what_is_compared() -> None:
    for case in CASES:
        want = expected(case)
        assert want, name(case)
        assert set(want) <= PARTS, name(case)
        assert {*want.get("observations", ()), *want.get("absent", ())} <= set(SIGNALS), name(case)


def test_every_probe_has_a_recorded_answer() -> None:
    assert {probe.name for probe in probes.all_probes()} - {
        case.parent.name for case in CASES
    } == set()


def test_every_probe_is_documented_and_named_after_its_file() -> None:
    assert probes.faults() == []

"""Recorded answers, changed by their structure, are read without an error, in time, and to sane facts.

``VITALITY_FUZZ_MINUTES=10`` for a long run, ``VITALITY_FUZZ_SEED`` for another one.
"""

from __future__ import annotations

import json
import math
import os
import random
import time
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from crawler.page import Page
from crawler.recorded import read_saved
from crawler.settings import DOWNLOAD_MAXSIZE
from pipelines.privacy import clean
from tests.helpers.mutations import HEADERS, mutated
from tests.helpers.planning import make_plan
from vocabulary.items import FetchOutcome

FIXTURES = Path(__file__).parents[1] / "fixtures"
NOW = datetime(2026, 11, 23, tzinfo=UTC)
SEED = int(os.environ.get("VITALITY_FUZZ_SEED", "13"))
MINUTES = float(os.environ.get("VITALITY_FUZZ_MINUTES", "0.5"))
SECONDS = 2.0


class Answer(NamedTuple):
    """One recorded answer."""

    name: str
    url: str
    body: bytes
    headers: dict[str, str]


@cache
def recorded() -> list[Answer]:
    found = []
    for meta in sorted(FIXTURES.glob("*/*/meta.json")):
        [file] = meta.parent.glob("response.*")
        asked = json.loads(meta.read_text(encoding="utf-8"))
        headers = {k.lower(): v for k, v in (asked.get("headers") or {}).items()}
        name = f"{meta.parent.parent.name}/{meta.parent.name}"
        found.append(Answer(name, asked["url"], file.read_bytes(), headers))
    return found


def read(answer: Answer, number: int) -> None:
    """Change an answer and read it, by itself and as what a network's home page answers."""
    rng = random.Random(f"{SEED} {number} {answer.name}")
    body = mutated(answer.body, [each.body for each in recorded()], rng)[:DOWNLOAD_MAXSIZE]
    headers = dict(answer.headers)
    if rng.random() < 0.2:
        name = rng.choice(list(HEADERS))
        headers[name] = rng.choice(HEADERS[name])
    start = time.process_time()
    found = read_saved(body, answer.url, NOW, 200, headers, clean)
    assert time.process_time() - start < SECONDS, (answer.name, number)
    assert found["errors"] == [], (answer.name, number)
    for seen in found["observations"]:
        assert_sane(seen)
    json.dumps(found).encode()
    plan = make_plan()
    robots = plan.next_step(NOW)
    assert robots
    plan.answered(robots, Page(robots.url, 404, b"", NOW))
    home = plan.next_step(NOW)
    assert home
    plan.answered(home, Page(home.url, 200, body, NOW, headers))
    while step := plan.next_step(NOW):
        plan.answered(step, Page(step.url, 404, b"", NOW))
    assert all(record.visit.outcome is not FetchOutcome.OWN_ERROR for record in plan.records)


def assert_sane(seen: dict[str, Any]) -> None:
    numbers = [
        seen[name] for name in ("value", "low", "high") if isinstance(seen[name], int | float)
    ]
    assert all(math.isfinite(number) for number in numbers), seen
    if seen["low"] is not None and seen["high"] is not None:
        assert seen["low"] <= seen["high"], seen


@pytest.mark.parametrize("part", range(4))
def test_a_changed_answer_is_read_without_an_error(part: int) -> None:
    for answer in recorded()[part::4]:
        read(answer, 0)


@pytest.mark.real
def test_so_it_is_for_minutes() -> None:
    end = time.monotonic() + 60 * MINUTES
    number = 1
    while time.monotonic() < end:
        for answer in recorded():
            read(answer, number)
        number += 1

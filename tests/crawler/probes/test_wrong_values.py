"""One wrong value anywhere in a recorded answer: no error, and no figure that the answer does not state."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crawler.probes import read_page
from tests.helpers.recorded import FIXTURES, recorded

ANSWERS = sorted(FIXTURES.glob("*/*/response.json"))
WRONG: tuple[Any, ...] = (
    *(None, True, -1, 1.5, 10**400, "", "1e999", "2026-13-45T99:99:99Z", "http://[", "\ud800"),
    *([], {}, [None], {"a": []}, [[]], "x" * 5_000),
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value, of a list only of its first two."""
    yield path
    inner: Iterable[tuple[Any, Any]] = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value[:2]) if isinstance(value, list) else inner
    for key, found in inner:
        yield from places(found, (*path, key))


def changed(answer: Any, path: tuple[Any, ...], wrong: Any) -> Any:
    """Return an answer with one value changed; what is beside the way to it is shared."""
    if not path:
        return wrong
    copied = answer.copy()
    copied[path[0]] = changed(answer[path[0]], path[1:], wrong)
    return copied


EACH = pytest.mark.parametrize(
    "file", [pytest.param(file, id=f"{file.parts[-3]}/{file.parts[-2]}") for file in ANSWERS]
)


@EACH
def test_a_wrong_value_anywhere_is_survived(file: Path) -> None:
    assert_survived(file, most=20)


@pytest.mark.real
@EACH
def test_a_wrong_value_at_three_times_as_many_places_is_survived(file: Path) -> None:
    assert_survived(file, most=60)


def assert_survived(file: Path, most: int) -> None:
    """Put wrong values at up to so many places of an answer, spread over all of it."""
    page = recorded(file.parent)
    answer = json.loads(page.body)
    every = list(places(answer))
    step = max(len(every) // most, 1)
    for number, path in enumerate(every[::step]):
        for wrong in WRONG[number % 2 :: 2]:
            body = json.dumps(changed(answer, path, wrong)).encode("ascii", "replace")
            reading = read_page(replace(page, body=body))
            assert reading.errors == [], (path, wrong)
            for seen in reading.observations:
                numbers = [n for n in (seen.low, seen.high) if n is not None]
                assert all(math.isfinite(n) and n >= 0 for n in numbers), (path, wrong, seen)

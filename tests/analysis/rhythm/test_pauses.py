"""Networks of one season a year do not change their state with the season."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise

import pytest

from analysis.rhythm.model import judge, state_of
from analysis.rhythm.scale import DAY
from analysis.rhythm.streams import stream

YEAR = 365.25
LIVED, VISITED = 8, 3
#: Days of posts within one year, some days earlier or later each time.
Year = Callable[[random.Random], list[float]]


def _around(*days: float) -> Year:
    return lambda rng: [day + rng.gauss(0, 8) for day in days]


def _season(first: int, last: int, number: int) -> Year:
    return lambda rng: [rng.uniform(first, last) for _ in range(number)]


KINDS: dict[str, Year] = {
    "a conference with its call, programme and report": _around(100, 160, 200, 203, 230),
    "a conference and nothing else": _season(190, 200, 8),
    "one report a year": _around(150),
    "two meetings a year": _around(90, 270),
    "four letters a year": _around(20, 110, 200, 290),
    "a club that rests all winter": _season(60, 210, 25),
}


def _posts(year: Year, rng: random.Random, years: int) -> list[float]:
    return [(number * YEAR + day) * DAY for number in range(years) for day in year(rng)]


def _states(posts: list[float]) -> list[str]:
    """Return the state at each weekly visit of some years."""
    looks = [(LIVED * YEAR + 7 * week + 0.3) * DAY for week in range(VISITED * 52)]
    found = judge([stream([post for post in posts if post <= look], look) for look in looks])
    return [state_of(each.p_alive) for each in found if each]


@pytest.mark.parametrize("kind", KINDS)
def test_a_yearly_rhythm_changes_its_state_once_a_year_at_most(kind: str) -> None:
    rng = random.Random(kind)
    states = _states(_posts(KINDS[kind], rng, LIVED + VISITED))
    assert len(states) == VISITED * 52
    assert sum(a != b for a, b in pairwise(states)) <= VISITED
    assert "dormant" not in states


@pytest.mark.parametrize("kind", KINDS)
def test_a_season_that_does_not_come_is_told(kind: str) -> None:
    posts = _posts(KINDS[kind], random.Random(kind), LIVED)
    at = max(posts) + 2 * YEAR * DAY
    [found] = judge([stream(posts, at)])
    assert found is not None
    assert state_of(found.p_alive) in {"dormant", "dead"}
    assert found.pause_days is None


def test_a_first_long_silence_is_no_usual_pause() -> None:
    posts = [week * 7.0 * DAY for week in range(104)]
    [found] = judge([stream(posts, max(posts) + 150 * DAY)])
    assert found is not None
    assert (found.p_season, found.horizon_days) == (None, 180)

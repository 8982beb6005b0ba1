"""Events are what a reader would call news."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from analysis.publishing.courses import Interruption, Spell, course, told

FIRST = datetime(2026, 1, 1, 6, tzinfo=UTC)


def day(number: float) -> datetime:
    return FIRST + timedelta(days=number)


def judged(*states: tuple[float, str]) -> list[Spell]:
    return [Spell(state, day(at), crawl) for crawl, (at, state) in enumerate(states, 1)]


def news(*states: tuple[float, str], until: float = 400) -> list[tuple[str, str]]:
    found = told("club", course(judged(*states)).spells, day(until))
    return [(event["kind"], event["at"][:10]) for event in found]


def test_there_and_back_within_days_is_an_interruption_and_no_event() -> None:
    states = ((0, "alive"), (40, "unreachable"), (41, "alive"))
    assert news(*states) == [("new", "2026-01-01")]
    found = course(judged(*states))
    assert found.interruptions == (Interruption(Spell("unreachable", day(40), 2), day(41)),)
    assert found.spells == (Spell("alive", day(0), 1),)


def test_what_lasts_is_told_once_it_has_held_and_so_is_the_way_back() -> None:
    states = ((0, "alive"), (40, "unreachable"), (60, "alive"))
    assert news(*states, until=46.9) == [("new", "2026-01-01")]
    assert news(*states, until=47) == [("new", "2026-01-01"), ("changed", "2026-02-17")]
    assert [kind for kind, _at in news(*states)] == ["new", "changed", "recovered"]


@pytest.mark.parametrize("state", ["dead", "moved"])
def test_a_death_and_a_move_are_told_at_once_and_their_undoing_too(state: str) -> None:
    found = news((0, "alive"), (40, state), (41, "alive"), until=41)
    assert [at for _kind, at in found] == ["2026-01-01", "2026-02-10", "2026-02-11"]


def test_states_that_pass_on_the_way_to_another_one_are_left_out() -> None:
    states = ((0, "alive"), (40, "unreachable"), (43, "undetermined"), (45, "dead"))
    assert news(*states) == [("new", "2026-01-01"), ("died", "2026-02-15")]


def test_several_states_within_days_with_the_first_again_are_one_interruption() -> None:
    states = ((0, "alive"), (40, "unreachable"), (42, "undetermined"), (44, "alive"))
    found = course(judged(*states))
    assert found.interruptions == (Interruption(Spell("unreachable", day(40), 2), day(44)),)


Year = Callable[[int], str]
YEARS: dict[str, tuple[Year, int]] = {
    "down every Sunday": (lambda n: "unreachable" if n % 7 == 3 else "alive", 1),
    "down every other day": (lambda n: "unreachable" if n % 2 else "alive", 1),
    "an hour before and after a limit": (lambda n: "slowing" if n % 5 == 2 else "alive", 1),
    "three states in turn": (lambda n: ("alive", "slowing", "unreachable")[n % 3], 1),
    "two long outages": (lambda n: "unreachable" if 60 <= n < 80 or 200 <= n < 230 else "alive", 5),
    "a seasonal club": (lambda n: "slowing" if 180 <= n < 240 else "alive", 3),
    "a slow death": (lambda n: "alive" if n < 90 else "slowing" if n < 170 else "dormant", 3),
}


@pytest.mark.parametrize("name", YEARS)
def test_a_year_of_daily_verdicts_makes_few_events(name: str) -> None:
    state, most = YEARS[name]
    states = [(float(number), state(number)) for number in range(365)]
    assert len(news(*states, until=364)) == most


def test_what_was_told_stays_told_as_the_days_go_on() -> None:
    states = [(float(n), YEARS["two long outages"][0](n)) for n in range(365)]
    before: list[tuple[str, str]] = []
    for today in range(0, 365, 5):
        now = news(*states[: today + 1], until=today)
        assert now[: len(before)] == before
        before = now

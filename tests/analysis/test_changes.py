"""What changed between two days."""

from __future__ import annotations

from analysis.changes import Change, Judged, between
from tests.helpers.judging import days


def history(network: str, *stand: tuple[float, str]) -> list[Judged]:
    return [Judged(network, days(ago)[0], state) for ago, state in stand]


def changes(rows: list[Judged], since: float = 30, until: float = 0) -> list[Change]:
    return list(between(rows, days(since)[0], days(until)[0]))


def test_a_change_is_told_from_how_things_stood_on_both_days() -> None:
    rows = history("club", (60, "alive"), (20, "slowing"), (5, "dead"))
    assert changes(rows) == [Change("club", "alive", "dead", "died")]
    assert changes(rows, since=25, until=10) == [Change("club", "alive", "slowing", "slowed")]


def test_what_came_and_went_in_between_is_no_change() -> None:
    assert changes(history("club", (60, "alive"), (20, "unreachable"), (5, "alive"))) == []


def test_a_network_first_judged_in_between_is_new() -> None:
    assert changes(history("club", (20, "alive"))) == [Change("club", None, "alive", "new")]


def test_what_was_judged_after_the_last_day_is_not_told() -> None:
    assert changes(history("club", (60, "alive"), (1, "dead")), until=5) == []


def test_the_order_of_the_history_does_not_matter() -> None:
    rows = history("b", (40, "dead"), (2, "alive")) + history("a", (40, "alive"), (2, "moved"))
    found = [(each.network, each.kind) for each in changes(rows[::-1])]
    assert found == [("a", "moved"), ("b", "revived")]

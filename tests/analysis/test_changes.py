"""What changed between two days."""

from __future__ import annotations

from analysis.changes import Change, between


def test_a_change_is_told_from_how_things_stood_on_both_days() -> None:
    assert list(between({"club": "alive"}, {"club": "dead"})) == [
        Change("club", "alive", "dead", "died")
    ]


def test_what_stands_as_before_is_no_change() -> None:
    assert list(between({"club": "alive"}, {"club": "alive"})) == []


def test_a_network_first_judged_in_between_is_new() -> None:
    assert list(between({}, {"club": "alive"})) == [Change("club", None, "alive", "new")]


def test_changes_stand_in_the_order_of_the_networks() -> None:
    found = between({"b": "dead", "a": "alive"}, {"b": "alive", "a": "moved"})
    assert [(each.network, each.kind) for each in found] == [("a", "moved"), ("b", "revived")]

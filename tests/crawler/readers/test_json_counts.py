"""Counts of an answer in JSON become signals; a server that hides them counts no one."""

from __future__ import annotations

from typing import Any

import pytest

from crawler.readers import add_counts
from crawler.reading import Reading
from vocabulary.items import Outcome

COUNTS = (("members_total", "users"), ("posts_total", "posts"))


def read(answer: Any, users: str = "") -> dict[str, tuple[Outcome, object, str]]:
    reading = Reading()
    add_counts(reading, answer, COUNTS, "/stats", users=users)
    return {o.signal: (o.outcome, o.value, o.place) for o in reading.observations}


def test_each_count_is_a_signal_at_its_place() -> None:
    assert read({"users": 12, "posts": "340"}) == {
        "members_total": (Outcome.OBSERVED, 12, "/stats/users"),
        "posts_total": (Outcome.OBSERVED, 340, "/stats/posts"),
    }


def test_zeros_beside_no_user_at_all_are_hidden_and_not_none() -> None:
    found = read({"users": 0, "posts": 0}, users="users")
    assert {outcome for outcome, _, _ in found.values()} == {Outcome.NOT_AVAILABLE}
    assert read({"users": 1, "posts": 0}, users="users")["posts_total"][:2] == (
        Outcome.OBSERVED,
        0,
    )


@pytest.mark.parametrize("answer", [None, [], "text", {"users": -1, "posts": True}, {"users": 1.5}])
def test_what_is_no_count_adds_nothing(answer: Any) -> None:
    assert read(answer, users="users") == {}

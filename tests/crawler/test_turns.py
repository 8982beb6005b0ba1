"""Whose turn it is, on a clock of the test's own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crawler.shared import MOST_BYTES, SharedAnswers
from crawler.turns import Turns
from tests.helpers.planning import make_plan


def test_one_host_is_asked_one_thing_at_a_time_and_rests_after_each_answer() -> None:
    turns: Turns[str] = Turns(1.0)
    for item in ("first", "second"):
        turns.wait("a", item)
    assert turns.take(10) == "first"
    assert turns.take(10) is None  # under way
    turns.done("a", 17.5)  # a slow answer: the pause counts from its end
    assert turns.take(18.4) is None
    assert turns.next_at() == 18.5
    assert turns.take(18.5) == "second"


def test_hosts_do_not_wait_for_each_other() -> None:
    turns: Turns[str] = Turns(1.0)
    turns.wait("slow", "slow 1")
    turns.wait("slow", "slow 2")
    turns.wait("quick", "quick 1")
    assert [turns.take(0), turns.take(0), turns.take(0)] == ["slow 1", "quick 1", None]


def test_a_second_try_waits_for_its_moment_and_keeps_nobody_else_waiting() -> None:
    turns: Turns[str] = Turns(1.0)
    turns.wait("a", "late", not_before=50)
    turns.wait("a", "now")
    assert turns.take(0) == "now"
    turns.done("a", 1)
    assert turns.take(49) is None
    assert turns.take(50) == "late"


def test_a_host_that_asks_for_more_gets_it() -> None:
    turns: Turns[str] = Turns(1.0)
    turns.wait("a", "one")
    turns.wait("a", "two")
    turns.slow_down("a", 10)
    turns.take(0)
    turns.done("a", 2)
    assert turns.take(11.9) is None
    turns.hold("a", 30)
    assert turns.take(12) is None
    assert turns.take(30) == "two"


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.floats(0, 5), st.floats(0, 3)), min_size=1, max_size=40
    )
)
def test_whatever_comes_no_host_is_asked_before_its_pause_and_nothing_is_lost(
    arrivals: list[tuple[int, float, float]],
) -> None:
    turns: Turns[tuple[str, float]] = Turns(1.0)
    for number, late, length in arrivals:
        turns.wait(str(number), (str(number), length), late)
    now, free, taken = 0.0, dict.fromkeys("0123", 0.0), 0
    under_way: list[tuple[float, str]] = []
    while True:
        while item := turns.take(now):
            host, takes = item
            assert now >= free[host]
            free[host] = float("inf")
            under_way.append((now + takes, host))
            taken += 1
        ends = [end for end, _host in under_way]
        at = turns.next_at()
        if not ends and at is None:
            break
        now = max(now, min([*ends, *([at] if at is not None else [])]))
        for end, host in [pair for pair in under_way if pair[0] <= now]:
            turns.done(host, end)
            free[host] = end + 1.0
        under_way = [pair for pair in under_way if pair[0] > now]
    assert taken == len(arrivals)


def test_an_answer_several_networks_ask_for_is_fetched_once() -> None:
    networks = [
        make_plan(f"https://{host}/{n}").network for n in range(2) for host in ("www.a.fr", "a.fr")
    ]
    answers: SharedAnswers[str, str] = SharedAnswers(
        [*networks, make_plan("https://b.fr/").network]
    )
    assert not answers.joins("https://a.fr/robots.txt", "one")
    assert answers.joins("https://a.fr/robots.txt", "two")
    assert answers.arrived("https://a.fr/robots.txt", "rules", 5) == ["two"]
    assert answers.known("https://a.fr/robots.txt") == "rules"
    assert not answers.joins("https://b.fr/", "one")
    assert answers.arrived("https://b.fr/", "page", 5) == []
    assert answers.known("https://b.fr/") is None  # nobody else names that host


def test_no_more_answers_are_kept_than_fit() -> None:
    networks = [make_plan("https://a.fr/").network] * 2
    answers: SharedAnswers[int, str] = SharedAnswers(networks)
    for number in range(5):
        answers.joins(f"https://a.fr/{number}", "one")
        answers.arrived(f"https://a.fr/{number}", number, MOST_BYTES // 2)
    assert [answers.known(f"https://a.fr/{n}") for n in range(5)] == [None, None, None, 3, 4]

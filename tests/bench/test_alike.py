"""What need not be read again would say the same, whatever is recorded and whichever day it is."""

from __future__ import annotations

import pytest

from bench.alike import LATER, crawled_again, judge
from bench.readings import Answer, fixtures
from demo.networks import NETWORKS, DemoNetwork

#: One recorded answer in so many, each met again after another time: ``python -m bench.alike`` takes all.
ONE_IN = 6
RECORDED = list(fixtures())[::ONE_IN]


@pytest.mark.parametrize(
    ("number", "answer"), list(enumerate(RECORDED)), ids=[answer.name for answer in RECORDED]
)
def test_a_recorded_answer_whose_bytes_need_not_be_read_says_the_same(
    number: int, answer: Answer
) -> None:
    assert "another" not in judge(answer, (LATER[number % len(LATER)],))


@pytest.mark.parametrize("network", NETWORKS[::7], ids=lambda network: network.id)
def test_a_second_crawl_of_an_unchanged_network_keeps_what_reading_all_of_it_again_would(
    network: DemoNetwork,
) -> None:
    _met, _read, is_same = crawled_again(network, 5)
    assert is_same


def test_recorded_answers_are_known_again() -> None:
    found = [judge(answer, ()) for answer in RECORDED]
    assert found.count("any day") > len(found) / 2
    assert "is read each time" in found

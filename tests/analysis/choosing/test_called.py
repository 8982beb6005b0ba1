"""Networks by the words of their names and addresses."""

from __future__ import annotations

import pytest

from analysis.choosing.called import Called
from tests.helpers.choosing import network

NETWORKS = (
    network("a", name="Réseau des ingénieurs", url="https://www.ingenieurs.example/lyon"),
    network("b", name="Œuvre sociale", url="https://club.example/"),
    network("c", name="Инженеры \udce9", url="https://inge.example/"),
)


@pytest.mark.parametrize(
    ("beginnings", "places"),
    [
        (["ingen"], {0}),
        (["inge"], {0, 2}),
        (["lyon", "reseau"], {0}),
        (["lyon", "club"], set()),  # of two networks
        (["oeuvre"], {1}),
        (["инж"], {2}),
        (["genieurs"], set()),  # within a word
        (["example"], set()),  # all addresses have an ending
        (["\udce9"], set()),  # no letter
    ],
)
def test_each_word_begins_one_of_a_network_s(beginnings: list[str], places: set[int]) -> None:
    assert Called(NETWORKS).by(beginnings) == places


def test_of_no_networks_none_is_found() -> None:
    assert Called(()).by(["lyon"]) == set()

"""People who know a network by a former name or address find it."""

from __future__ import annotations

import pytest

from analysis.choosing.lookup import Finder
from analysis.former import former_ids, former_urls
from vocabulary.catalogue import Network

ROWS = [
    {"id": "club", "former_ids": "vieux-club|club-2019", "former_urls": "https://vieux.example/"},
    {"id": "devs", "former_ids": "", "former_urls": "https://a.example/devs|https://b.example"},
]
NETWORKS = [
    Network("club", "Le Club", "https://club.example/"),
    Network("devs", "Développeurs", "https://devs.example/"),
    Network("other", "Autre", "https://b.example/"),
]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("vieux-club", "club"),
        ("Vieux Club", "club"),
        ("club-2019", "club"),
        ("http://www.vieux.example/forum/x", "club"),
        ("https://a.example/devs/", "devs"),
        ("https://a.example/", None),
        ("https://b.example/", "other"),  # who is there today goes first
        ("vieux", None),
    ],
)
def test_what_a_network_was_called_leads_to_it(word: str, found: str | None) -> None:
    finder = Finder(NETWORKS, {**former_ids(ROWS), **former_urls(ROWS)})
    network = finder.find(word)
    assert (network.id if network else None) == found


def test_what_left_the_catalogue_is_not_found_by_its_former_name() -> None:
    finder = Finder(NETWORKS[1:], former_ids(ROWS))
    assert finder.find("vieux-club") is None

"""The catalogue that is shipped: in order, ample, and true to the article that started the project."""

from __future__ import annotations

from collections import Counter

import pytest

from vocabulary.catalogue import SHIPPED, Catalogue, faults, load, load_vocabulary
from vocabulary.domains import registrable_domain


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load(SHIPPED)


def test_the_shipped_catalogue_has_no_fault() -> None:
    assert faults(SHIPPED) == []


def test_the_shipped_catalogue_is_ample(shipped: Catalogue) -> None:
    assert len(shipped.networks) >= 700
    assert len({sector for network in shipped.networks for sector in network.sectors}) >= 30
    assert {network.kind for network in shipped.networks} == set(load_vocabulary(SHIPPED)["kinds"])


def test_every_trade_and_every_region_of_the_mainland_has_some_choice(shipped: Catalogue) -> None:
    trades = Counter(sector for network in shipped.networks for sector in network.sectors)
    assert min(trades.values()) >= 5
    regions = Counter(network.region for network in shipped.networks)
    islands = {"Corse", "Guadeloupe", "Guyane", "La Réunion", "Martinique", "Mayotte"}
    mainland = set(load_vocabulary(SHIPPED)["regions"]) - islands
    assert min(regions[region] for region in mainland) >= 5


def test_a_sentence_is_of_one_network_alone(shipped: Catalogue) -> None:
    sentences = Counter(network.description_fr for network in shipped.networks)
    sentences.update(network.description_en for network in shipped.networks)
    assert [sentence for sentence, times in sentences.items() if times > 1] == []


@pytest.mark.parametrize(
    "network",
    [
        "linkedin",
        "viadeo",
        "google-plus",
        "facebook",
        "twitter",
        "doyoubuzz",
        "aliaz",
        "monster",
        "regionsjob",
    ],
)
def test_every_network_of_the_founding_article_has_its_row(
    shipped: Catalogue, network: str
) -> None:
    assert network in {known.id for known in shipped.networks}


@pytest.mark.parametrize(
    "fact",
    [
        ("google-plus", "closed", "2019-04-02", ""),
        ("viadeo", "renamed", "2007-08", ""),
        ("viadeo", "acquired", "2016-12-23", ""),
        ("twitter", "renamed", "2023-07", "https://x.com/"),
        ("monster", "closed", "2025-07", ""),
    ],
)
def test_what_became_of_the_best_known_networks_is_recorded(
    shipped: Catalogue, fact: tuple[str, str, str, str]
) -> None:
    assert fact in {
        (known.network, known.fact, known.dated, known.successor_url) for known in shipped.editorial
    }


def test_every_sector_and_audience_of_the_vocabulary_is_in_use(shipped: Catalogue) -> None:
    vocabulary = load_vocabulary(SHIPPED)
    assert {word for network in shipped.networks for word in network.sectors} == set(
        vocabulary["sectors"]
    )
    assert {word for network in shipped.networks for word in network.audience} == set(
        vocabulary["audience"]
    )


def test_every_shipped_seed_is_on_its_network_s_own_domain(shipped: Catalogue) -> None:
    strangers = [
        seed.url
        for network in shipped.networks
        for seed in network.seeds
        if registrable_domain(seed.url) != registrable_domain(network.url)
    ]
    assert strangers == []


def test_the_eighteen_french_regions_have_labels_in_both_languages() -> None:
    regions = load_vocabulary(SHIPPED)["regions"]
    assert len(regions) == 18
    assert (regions["Bretagne"].fr, regions["Bretagne"].en) == ("Bretagne", "Brittany")

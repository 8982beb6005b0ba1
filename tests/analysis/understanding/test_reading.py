"""A typed text and the parts it is understood by."""

from __future__ import annotations

import pytest

from analysis.understanding.items import Kind
from analysis.understanding.lexicon import load_lexicon
from analysis.understanding.reading import Reader
from tests.helpers.choosing import network

NETWORKS = [
    network("linkedin", name="LinkedIn", url="https://www.linkedin.com/"),
    network("club", name="Club Agile Grenoble"),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(load_lexicon(), NETWORKS)


def test_a_part_is_taken_off_by_searching_the_text_without_it(reader: Reader) -> None:
    understood = reader.read("comptable à Lyon")
    job, town = understood.parts
    assert (job.kind, job.trades) == (Kind.JOB, ("finance",))
    assert (town.kind, town.region, town.department) == (Kind.TOWN, "Auvergne-Rhône-Alpes", "69")
    assert understood.without(town) == "comptable"
    assert understood.without(job) == "à Lyon"


def test_the_longest_phrase_is_taken(reader: Reader) -> None:
    assert reader.read("club agile Grenoble").networks == ("club",)
    assert reader.read("Grenoble").regions == ("Auvergne-Rhône-Alpes",)

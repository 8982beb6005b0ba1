"""What is offered while somebody types."""

from __future__ import annotations

import pytest

from analysis.understanding.lexicon import load_lexicon
from analysis.understanding.reading import Reader
from analysis.understanding.usual import usual_jobs, usual_places
from vocabulary.catalogue import SHIPPED, load_vocabulary

READER = Reader(load_lexicon())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_job_that_is_offered_is_understood(language: str) -> None:
    offered = usual_jobs(language)
    assert len(offered) == len(set(offered)) > 100
    assert [name for name in offered if not READER.read(name).trades] == []


def test_the_jobs_offered_are_of_every_trade() -> None:
    trades = {READER.read(name).trades[0] for name in usual_jobs("fr")}
    assert trades == set(load_vocabulary(SHIPPED)["sectors"]) - {"general"}


def test_every_place_that_is_offered_is_understood() -> None:
    offered = usual_places()
    assert {"Lyon", "Bretagne", "La Réunion"} < set(offered)
    assert [name for name in offered if not READER.read(name).regions] == []

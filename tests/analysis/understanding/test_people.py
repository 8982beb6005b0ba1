"""For whom a network is wanted: by words and by an age, never by years at work."""

from __future__ import annotations

import pytest

from analysis.understanding.lexicon import load_lexicon
from analysis.understanding.reading import Reader

READER = Reader(load_lexicon())


@pytest.mark.parametrize(
    ("text", "audience", "trades"),
    [
        ("cadre en transition", "executives", ""),
        ("plombière, 58 ans", "seniors", "construction"),
        ("22 ans vendeuse", "students", "sales"),
        ("boulanger 35 ans", "", "craft"),
        ("comptable 25 ans d'expérience", "", "finance"),
        ("RQTH secrétaire", "disabled", "management"),
        ("cadre de santé", "", "health"),
        ("femme de ménage", "", "personal-services"),
        ("maçonnes", "", "construction"),
        ("refugee nurse", "migrants", "health"),
    ],
)
def test_people_are_told_from_jobs(text: str, audience: str, trades: str) -> None:
    read = READER.read(text)
    assert read.audience == tuple(audience.split())
    assert set(trades.split()) <= set(read.trades)


def test_several_words_for_people_are_kept_apart_and_can_be_taken_off() -> None:
    read = READER.read("reconversion cadre 50 ans")
    assert read.audience == ("career-changers", "executives", "seniors")
    assert not read.rest
    assert read.without(read.parts[1]) == "reconversion 50 ans"

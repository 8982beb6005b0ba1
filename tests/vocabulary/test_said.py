"""A text in both languages, set as each language sets it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reason import Cause, State
from analysis.words import labels
from vocabulary.said import Language, Said, typeset
from vocabulary.signal_names import FEATURES


@pytest.mark.parametrize(
    ("text", "french"),
    [
        ("l'adresse n'existe plus", "l’adresse n’existe plus"),
        ("Vu le 3 mars : ouvert", "Vu le 3 mars\u00a0: ouvert"),
        ("Où ? Ici !", "Où\u00a0? Ici\u00a0!"),
        ("« Écailles »", "«\u00a0Écailles\u00a0»"),
        ("80 % des membres", "80\u00a0% des membres"),
        ("%(a)s et %(b)s", "%(a)s et %(b)s"),
        ("à 12:30, sur https://club.example/", "à 12:30, sur https://club.example/"),
        ("dit 'ouvert' en 'grand'", "dit 'ouvert' en 'grand'"),
    ],
)
def test_french_has_typographic_apostrophes_and_no_break_spaces(text: str, french: str) -> None:
    assert typeset(text, Language.FR) == french


def test_english_keeps_its_spaces() -> None:
    assert typeset("It's 80 % full: see", Language.EN) == "It’s 80 % full: see"


@given(st.text(), st.sampled_from(Language))
def test_a_text_that_is_set_stays_as_it_is(text: str, language: Language) -> None:
    once = typeset(text, language)
    assert typeset(once, language) == once
    assert len(once) == len(text)


def test_a_text_is_said_in_the_language_asked_for() -> None:
    said = Said("l'eau", "water")
    assert (said[Language.FR], said[Language.EN]) == ("l’eau", "water")
    assert tuple(said) == ("l’eau", "water")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (labels.STATES, State),
        (labels.CAUSES, Cause),
        (labels.FEATURES, FEATURES),
        (labels.TRENDS, ("growing", "steady", "shrinking", "unknown")),
    ],
)
def test_every_word_of_a_verdict_is_said_in_both_languages(
    kind: dict[str, Said], words: list[str]
) -> None:
    assert set(kind) == set(words)
    assert all(text.strip() for said in kind.values() for text in said)

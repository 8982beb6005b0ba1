"""A typed text and the parts it is understood by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.understanding.items import How, Kind
from analysis.understanding.letters import MOST_WORDS
from analysis.understanding.lexicon import load_lexicon
from analysis.understanding.reading import Reader
from tests.helpers.choosing import network

NETWORKS = [
    network("linkedin", name="LinkedIn", url="https://www.linkedin.com/"),
    network("club", name="Club Agile Grenoble"),
    network("garden", name="Carnet du jardin partagé"),
]
READER = Reader(load_lexicon(), NETWORKS)


def suggested(text: str) -> dict[str, str]:
    return {each.name: each.text for each in READER.read(text).suggestions}


def test_a_part_is_taken_off_by_searching_the_text_without_it() -> None:
    understood = READER.read("comptable à Lyon")
    job, town = understood.parts
    assert (job.kind, job.trades) == (Kind.JOB, ("finance",))
    assert (town.kind, town.region, town.department) == (Kind.TOWN, "Auvergne-Rhône-Alpes", "69")
    assert understood.without(town) == "comptable"
    assert understood.without(job) == "à Lyon"


def test_a_borough_goes_with_its_city() -> None:
    understood = READER.read("comptable Lyon 3e")
    assert understood.without(understood.parts[1]) == "comptable"


@pytest.mark.parametrize(
    ("text", "name"), [("infirmiere", "infirmière"), ("saint-etienne", "Saint-Étienne")]
)
def test_a_part_is_named_in_the_spelling_of_the_table(text: str, name: str) -> None:
    assert READER.read(text).parts[0].name == name


def test_the_longest_phrase_is_taken() -> None:
    assert READER.read("club agile Grenoble").networks == ("club",)
    assert READER.read("Grenoble").regions == ("Auvergne-Rhône-Alpes",)


def test_a_slip_of_the_key_is_told() -> None:
    [job, town] = READER.read("comptble Lyon").parts
    assert (job.name, job.typed, job.how) == ("comptable", "comptble", How.SLIP)
    assert town.how is How.EXACT


def test_a_word_that_is_known_is_never_put_right() -> None:
    [part] = READER.read("marin").parts
    assert (part.name, part.how) == ("marin", How.EXACT)


def test_a_short_word_is_never_put_right() -> None:
    assert READER.read("lyn").rest == ("lyn",)


def test_accents_tell_a_town_from_a_job_and_without_them_the_other_is_suggested() -> None:
    assert READER.read("maçon").trades == ("construction",)
    assert READER.read("Mâcon").regions == ("Bourgogne-Franche-Comté",)
    assert READER.read("macon").trades == ("construction",)
    assert suggested("macon") == {"Mâcon (71)": "Mâcon"}
    assert suggested("maçon") == {}


def test_of_towns_of_one_name_the_larger_is_taken_and_the_other_suggested_with_its_number() -> None:
    assert READER.read("Valence").regions == ("Auvergne-Rhône-Alpes",)
    assert suggested("comptable Valence") == {"Valence (82)": "comptable Valence 82"}
    assert READER.read("comptable Valence 82").regions == ("Occitanie",)


def test_a_job_no_table_has_is_told_by_its_words() -> None:
    [part] = READER.read("conducteur d'excavatrices").parts
    assert (part.name, part.trades, part.how) == (
        "conducteur d'excavatrices",
        ("construction",),
        How.WORDS,
    )


@pytest.mark.parametrize(
    ("text", "trades"),
    [
        ("ingé méca Lyon", ("engineering",)),
        ("resp RH", ("human-resources",)),
        ("master psycho", ("health",)),
        ("boulot restauration", ("hospitality",)),
        ("reprise d'emploi secrétariat", ("management",)),
        ("reprise d'entreprise", ("entrepreneurship",)),
        ("association de cadres", ()),
    ],
)
def test_short_forms_are_read_and_words_of_the_asking_are_no_trade(
    text: str, trades: tuple[str, ...]
) -> None:
    understood = READER.read(text)
    assert (understood.trades, understood.rest) == (trades, ())


@pytest.mark.parametrize("kind", ["Club des", "Cercle des", "Syndicat des", "Annuaire des"])
def test_the_kind_of_network_that_is_asked_for_is_no_part_of_the_job(kind: str) -> None:
    [part] = READER.read(f"{kind} menuisiers").parts
    assert (part.kind, part.trades) == (Kind.JOB, ("craft",))


def test_a_word_too_broad_to_tell_a_trade_tells_none() -> None:
    [part] = READER.read("technicien").parts
    assert part.trades == ()


def test_a_small_town_named_like_a_word_of_a_job_must_be_spelled_beside_other_words() -> None:
    assert READER.read("vendeur en ligne").regions == ()
    assert READER.read("vendeur à Ligné").regions == ("Pays de la Loire",)
    assert READER.read("ligne").regions == ("Pays de la Loire",)


@pytest.mark.parametrize("text", ["jour", "remise", "marteau", "poitrine"])
def test_a_common_word_is_no_slip_for_a_small_town_or_one_with_another_first_letter(
    text: str,
) -> None:
    assert READER.read(f"vendeur {text}").regions == ()


def test_a_number_that_counts_something_is_no_department() -> None:
    assert READER.read("50 ans").regions == ()
    assert READER.read("50").regions == ("Normandie",)


def test_networks_whose_names_begin_so_are_suggested() -> None:
    [suggestion] = READER.read("carnet du jard").suggestions
    assert (suggestion.name, suggestion.network) == ("Carnet du jardin partagé", "garden")


def test_a_word_typed_twice_as_man_and_woman_is_one_job() -> None:
    assert READER.read("Aide-soignant / Aide-soignante H/F").trades == ("health",)


@given(st.text(max_size=80))
def test_anything_can_be_typed(text: str) -> None:
    understood = READER.read(text)
    for part in understood.parts:
        assert part.typed
        assert len(understood.without(part).split()) < len(understood.words)


def test_an_endless_text_is_cut() -> None:
    assert len(READER.read("lyon " * 10_000).words) == MOST_WORDS


def test_a_job_is_told_from_others_of_its_trade_by_how_its_own_word_begins() -> None:
    for text, about in (
        ("infirmière Lyon", ("infirmi",)),
        ("comptables", ("compta",)),
        ("technicien de maintenance", ("maintena",)),
        ("informatique", ()),
        ("Lyon", ()),
    ):
        assert READER.read(text).about == about

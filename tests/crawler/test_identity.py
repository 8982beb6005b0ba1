"""Whether a page bears a network's name: how strangers under its address are told."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest

from vocabulary.identity import Bearing, Known, Shown, bearing, names


@pytest.mark.parametrize(
    ("network", "text"),
    [
        ("RégionsJob", "Regions Job : l'emploi en région"),
        ("Tela Botanica", "TELA-BOTANICA | Le réseau"),
        ("La Mêlée", "lamelee.com"),
        ("Forum OpenStreetMap France", "OpenStreetMap Community Forum"),
        ("Le Repaire", "Repaire.net"),
        ("April", "L'April promeut et défend le logiciel libre"),
        ("Réseau national", "Le réseau national des métiers"),
        ("Canal", "Canal | Le réseau des mariniers"),
        ("Réseau Canal", "Canal, réseau des bateliers"),
        ("ANDRH - Association nationale des DRH", "Accueil | ANDRH"),
        ("Association nationale des directeurs des ressources humaines", "ANDRH : accueil"),
        ("Les Amis du Vélo", "forum.lesamisduvelo.example"),
        ("Les Amis du Vélo de Nantes", "Les Amis du Vélo"),
        ("Viadeo", "Bienvenue sur Viadeo"),
    ],
)
def test_a_title_names_a_network_whatever_its_accents_and_spaces(network: str, text: str) -> None:
    assert names(text, network)


@pytest.mark.parametrize(
    ("network", "text"),
    [
        ("Forum des métiers du bois", "Forum des jeux vidéo"),
        ("RégionsJob", "Casino en ligne : les meilleurs sites"),
        ("Réseau national", "Accueil"),
        ("Club Agora", "Le club de lecture"),
        ("April", ""),
        ("Canal", "Canal du Midi : location de péniches"),
        ("Canal", "Best Hotels at Canal Street"),
        ("Réseau Canal", "Canal 9, la télévision"),
        ("Tela Botanica", "Botanica, shop for seeds"),
        ("Les Amis du Vélo", "Vélo électrique pas cher"),
        ("RH", "Chaussures de marche"),
        ("AE Network", "Aerobics at home"),
        ("Réseau des métiers", "Réseau"),
        ("Napalm Automation", "Lucky Spins – Best Online Casinos 2026"),
        ("Home automation club", "Home decoration ideas"),
    ],
)
def test_a_few_letters_or_one_common_word_name_no_network(network: str, text: str) -> None:
    assert not names(text, network)


CLUB = Known("Tela Botanica", languages=("fr",), trade=("botanique", "plantes"))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (Shown(("Accueil - Tela Botanica",)), Bearing.NAME),
        (Shown(("Accueil",), "Bienvenue. © 2026 Tela Botanica"), Bearing.MENTION),
        (Shown(("Accueil",), "Un forum sur les plantes", "fr"), Bearing.KIN),
        (Shown(("Home",), "A forum about plantes", "en"), Bearing.NONE),
        (Shown(("Best casinos",), "Play and win tonight", "en"), Bearing.NONE),
        (Shown(("Accueil",), "Une boutique de chaussures", "fr"), Bearing.NONE),
    ],
)
def test_what_a_page_calls_itself_counts_before_what_it_says(
    said: Shown, expected: Bearing
) -> None:
    assert bearing(said, CLUB) is expected


def test_a_network_may_be_borne_by_what_its_pages_were_called_before() -> None:
    known = Known("Tela Botanica", titles=("Le carnet des herbiers",))
    assert bearing(Shown(("Carnet des herbiers, accueil",)), known) is Bearing.NAME


def test_a_common_word_in_a_text_mentions_nobody() -> None:
    assert bearing(Shown(("Home",), "A walk along the canal"), Known("Canal")) is Bearing.NONE


def test_half_a_megabyte_of_words_is_read_in_no_time() -> None:
    started = time.process_time()
    bearing(Shown(("tela " * 100_000,), "tela botanic " * 40_000), CLUB)
    names("canal " * 100_000, "Canal")
    assert time.process_time() - started < 5


NAMES = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
#: An idiom that is a network's name whole: no letters tell them apart.
IDIOM = "Second Souffle"


def borne(case: dict[str, list[str] | str]) -> Bearing:
    """Return how a French page bears a name, without a trade to help."""
    said = Shown(tuple(case["shown"]), str(case["text"]), "fr")
    return bearing(said, Known(str(case["name"]), languages=("fr",)))


def test_few_living_pages_are_strangers_at_a_first_visit() -> None:
    missed = [case["name"] for case in NAMES["own"] if borne(case) is Bearing.NONE]
    assert len(missed) <= 0.07 * len(NAMES["own"]), missed


@pytest.mark.parametrize(
    "case", NAMES["strangers"], ids=[case["name"] for case in NAMES["strangers"]]
)
def test_a_stranger_bears_no_name_for_a_word_or_some_letters(
    case: dict[str, list[str] | str],
) -> None:
    assert (borne(case) is Bearing.NONE) is (case["name"] != IDIOM)

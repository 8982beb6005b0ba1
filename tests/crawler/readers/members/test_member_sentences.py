"""Sentences of nine languages, each the only one of a small page: how many are read, and how many
decoys are taken. Half of them were kept aside while the words were chosen."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from time import process_time

import pytest

from crawler.page import Page
from crawler.probes import read_page
from crawler.readers.members.counts import read_counts
from crawler.speaker import Speaker
from vocabulary.items import Observation, Outcome
from vocabulary.signal_names import ORGANISATIONS

SENTENCES = Path(__file__).parents[3] / "fixtures" / "sentences" / "members.csv"
#: Title and heading of a page that names nobody.
HEADS = {
    "fr": ("Accueil", "Notre réseau"),
    "en": ("Home", "Our network"),
    "de": ("Startseite", "Unser Netzwerk"),
    "es": ("Inicio", "Nuestra red"),
    "it": ("Home", "La nostra rete"),
    "pt": ("Início", "A nossa rede"),
    "nl": ("Home", "Ons netwerk"),
    "pl": ("Strona główna", "Nasza sieć"),
    "ru": ("Главная", "Наша сеть"),
}
NOW = datetime(2026, 11, 28, tzinfo=UTC)
HEADERS = {"content-type": "text/html; charset=utf-8"}
#: Of those that count, to be read; of those that do not, taken at most.
READ, TAKEN = 0.90, 0.03


@dataclass(frozen=True)
class Sentence:
    language: str
    text: str
    value: float | None
    unit: str
    kind: str
    held_out: bool

    @property
    def seen(self) -> Observation | None:
        return members(self.text, self.language)

    @property
    def is_read(self) -> bool:
        return self.seen is not None and self.value in {self.seen.value, self.seen.low}


@cache
def members(text: str, language: str = "fr") -> Observation | None:
    title, head = HEADS[language]
    html = (
        f"<!doctype html><html lang={language}><head><title>{title}</title></head>"
        f"<body><h1>{head}</h1><p>{text}</p></body></html>"
    )
    page = Page("http://example.org/", 200, html.encode(), NOW, HEADERS)
    for seen in read_page(page).observations:
        if seen.signal == "members_total" and seen.outcome is Outcome.OBSERVED:
            return seen
    return None


@cache
def sentences() -> tuple[Sentence, ...]:
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        return tuple(
            Sentence(
                row["language"],
                row["text"],
                float(row["value"]) if row["is_membership"] == "yes" else None,
                row["unit"],
                row["kind"],
                row["held_out"] == "yes",
            )
            for row in csv.DictReader(file)
        )


@pytest.mark.parametrize("held_out", [False, True], ids=["chosen by", "kept aside"])
def test_nine_sentences_of_ten_are_read_and_hardly_a_decoy(held_out: bool) -> None:
    half = [sentence for sentence in sentences() if sentence.held_out is held_out]
    asked = [sentence for sentence in half if sentence.value is not None]
    decoys = [sentence for sentence in half if sentence.value is None]
    missed = [sentence.text for sentence in asked if not sentence.is_read]
    taken = [f"{sentence.kind}: {sentence.text}" for sentence in decoys if sentence.seen]
    assert len(asked) > 60
    assert len(decoys) > 50
    assert len(missed) <= (1 - READ) * len(asked), missed
    assert len(taken) <= TAKEN * len(decoys), taken


@pytest.mark.parametrize("language", sorted(HEADS))
def test_every_language_is_read(language: str) -> None:
    asked = [s for s in sentences() if s.language == language and s.value is not None]
    assert sum(sentence.is_read for sentence in asked) >= 0.8 * len(asked)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("L’association compte une centaine de membres", 100),
        ("Plus de deux mille adhérents nous ont rejoints", 2000),
        ("Unser Verein hat fünfhundert Mitglieder", 500),
        ("Our society has twelve hundred members", 1200),
        ("Une communauté de 1,2 M de membres", 1_200_000),
        ("Entre 300 et 400 adhérents composent l’association", 300),
    ],
)
def test_figures_in_words_and_mixed_are_read(text: str, value: float) -> None:
    seen = members(text)
    assert seen is not None
    assert seen.value == value


def test_a_figure_in_words_below_ten_is_no_total() -> None:
    assert members("Notre réseau compte deux membres") is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Notre réseau compte près de 500 membres", 450, 500),
        ("Notre réseau compte plus de 500 membres", 500, None),
        ("Nous avons franchi le cap des 500 membres", 500, None),
        ("Notre réseau compte entre 300 et 400 membres", 300, 400),
    ],
)
def test_words_of_a_bound_make_a_range(text: str, low: float, high: float | None) -> None:
    seen = members(text)
    assert seen is not None
    assert (seen.low, seen.high) == (low, high)


HOSTILE = [
    "1 membres ",
    "of with von 1 membres ",
    "notre réseau compte 1 000 membres, ",
    "une centaine de membres ",
    "12 infirmières et ",
    "trente-quarante ",
    "entre 1 et ",
    "le réseau de l'association du ",
    "sociétés membres ",
    "nous sommes 12 x ",
    "communauté a b de 1 ",
    "1 x nous ont rejoints ",
    "12 loups membres ",
    "12 a b et membres ",
    "avec 12 membres, le club en compte 640 ",
    "membres",
    "\n",
    "1\n",
    " ",
]


@pytest.mark.parametrize("food", HOSTILE)
def test_a_megabyte_of_the_worst_food_costs_seconds_at_most(food: str) -> None:
    text = (food * (1_000_000 // len(food) + 1))[:1_000_000]
    speaker = Speaker(frozenset({"kervia"}))
    start = process_time()
    read_counts(text, "fr", speaker, 2026)
    assert process_time() - start < 5  # half of a second here, hours if it grew with the square


def test_bodies_are_members_where_no_persons_are_and_are_told_as_bodies() -> None:
    bodies = members("La fédération réunit 120 associations adhérentes")
    assert bodies is not None
    assert (bodies.value, bodies.unit) == (120, ORGANISATIONS)
    both = members("La fédération réunit 120 associations adhérentes et 4 300 licenciés")
    assert both is not None
    assert (both.value, both.unit) == (4300, "")


def test_the_unit_of_each_sentence_is_told() -> None:
    for sentence in sentences():
        if sentence.is_read and sentence.seen:
            bodies = sentence.unit == "organisations"
            assert (sentence.seen.unit == ORGANISATIONS) is bodies, sentence.text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Créé par vingt habitants, le club compte 130 adhérents", 130),
        ("L’union pèse 3 200 adhérents", 3200),
        ("Notre ligue a la joie de réunir 410 archers", 410),
        ("Notre cercle n’a cessé de grandir pour rassembler 260 adhérents", 260),
        ("Le club compte, dans toute la vallée, 190 licenciés", 190),
        ("Au forum, rien de tel. Sur notre forum, 940 bricoleurs s’entraident", 940),
        ("Plus de 2 100 anciens élèves exercent à l’étranger", 2100),
        ("Le cap des 4 000 inscrits vient d’être franchi sur notre forum", 4000),
        ("L’effectif de l’amicale est de 1 700 membres", 1700),
        ("Le nombre de nos adhérents atteint désormais 3 400", 3400),
        ("Adhérents 2026 : 1 350", 1350),
        ("18 loges membres", 18),
        ("Née à Brest, elle compte 210 adhérents", 210),
        ("Elle anime 9 pôles et regroupe près de 140 membres", 140),
        ("Notre collectif réunit 1 400 testeurs sur Slack", 1400),
        ("Notre paroisse accueille 320 membres", 320),
    ],
)
def test_a_claim_is_read_by_its_grammar(text: str, value: float) -> None:
    seen = members(text)
    assert seen is not None
    assert seen.value == value


@pytest.mark.parametrize(
    "text",
    [
        "Cet outil a changé mon métier : je gère notre communauté de 5 000 membres",
        "Notre ligue recherche 40 adhérents",
        "Notre ligue a exclu 14 membres",
        "L’association a pour but de réunir 400 adhérents",
        "La fédération compte une vingtaine de clubs",
        "La fédération compte 18 salariés",
        "Réunion d’information : 15 personnes inscrites",
        "Si vous êtes plus de 10 adhérents, écrivez-nous",
        "Formule Club : 250 membres",
        "Avec 40 membres, tu choisis la formule du bas",
        "Notre fédération de tutelle réunit 95 000 pratiquants",
        "En 2014-2015, le club réunit plus de 220 licenciés",
        "À son apogée, l’ordre compte mille membres",
        "Sur Reddit, la communauté compte 2 millions de membres",
        "Le parti revendique 80 000 adhérents, selon la presse",
        "Un annuaire de 4 000 entreprises",
        "Rejoignez notre équipe de 45 consultants",
    ],
)
def test_what_is_said_of_others_or_of_some_is_no_total(text: str) -> None:
    assert members(text) is None

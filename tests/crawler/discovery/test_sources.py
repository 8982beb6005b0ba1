"""Each directory is read from a small answer of its real form, and nonsense gives nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.discovery.candidate import Proposal
from crawler.discovery.sources import SOURCES
from crawler.page import Page

ANSWERS = Path(__file__).parent / "answers"
AT = datetime(2026, 11, 28, tzinfo=UTC)
EXPECTED = {
    "joinmastodon": [
        Proposal(
            "pro.exemple.social",
            "https://pro.exemple.social/",
            ("fr", "en"),
            "informatique",
            "Serveur des métiers du numérique",
            "340 active within a week",
        )
    ],
    "instances-social": [
        Proposal(
            "mort.exemple",
            "https://mort.exemple/",
            ("fr",),
            "journalisme",
            "Serveur de journalistes",
            "listed as dead",
        ),
        Proposal("vivant.exemple", "https://vivant.exemple/", ("fr",), note="12 active users"),
    ],
    "lemmyverse": [
        Proposal(
            "Entraide pro",
            "https://entraide.exemple.fr/",
            description="Questions de travail",
            note="45 active within a month",
        ),
        Proposal(
            "Québec et ailleurs", "https://ailleurs.example/", description="Communauté francophone"
        ),
    ],
    "discourse-discover": [
        Proposal(
            "Forum des menuisiers",
            "https://forum.menuisiers.example/",
            ("fr",),
            "woodworking",
            "Questions d'atelier",
        )
    ],
    "wikidata": [
        Proposal("Union des boulangers", "https://boulangers.example/", heading="artisanat"),
        Proposal("Ancienne chambre", "http://chambre.example", note="dissolved 2016-01-01"),
    ],
    "osm-community-index": [
        Proposal(
            "Liste Bretagne",
            "https://listes.exemple.org/info/local-exemple",
            ("fr",),
            "cartographie",
            "Cartographes de Bretagne",
        ),
        # Names and addresses that the index composes from its own defaults.
        Proposal(
            "Cartes de Bretagne Community Forum",
            "https://community.openstreetmap.org/c/communities/bzh",
            ("br", "fr"),
            "cartographie",
        ),
        Proposal(
            "local-pf Mailing List",
            "https://listes.exemple.org/info/local-pf",
            (),
            "cartographie",
        ),
    ],
    "alumni-agenda": [
        Proposal(
            "anciens.exemple.org",
            "https://anciens.exemple.org/",
            ("fr",),
            "anciens élèves",
            note="2 coming events, the first on 2026-12-03",
        )
    ],
}
ASKED = {"alumni-agenda": "https://anciens.exemple.org/api/v2/public/agenda"}


def answer(source: str, body: bytes | None = None) -> Page:
    kept = ANSWERS / f"{source.replace('-', '_')}.json"
    url = ASKED.get(source) or SOURCES[source].questions("key", ("anciens.exemple.org",))[0].url
    return Page(url, 200, kept.read_bytes() if body is None else body, AT)


def test_every_directory_has_an_answer_kept() -> None:
    assert set(EXPECTED) == set(SOURCES)


@pytest.mark.parametrize("source", EXPECTED)
def test_a_directory_s_answer_gives_its_communities(source: str) -> None:
    assert list(SOURCES[source].read(answer(source))) == EXPECTED[source]


def test_discourse_discover_leads_to_its_next_page() -> None:
    further = SOURCES["discourse-discover"].more(answer("discourse-discover"))
    assert further
    assert further.url == "https://discover.discourse.com/latest.json?page=1"
    assert SOURCES["discourse-discover"].more(answer("discourse-discover", b"{}")) is None


def test_a_key_goes_into_a_header_and_never_into_the_address() -> None:
    [question] = SOURCES["instances-social"].questions("geheim", ())
    assert question.headers["Authorization"] == "Bearer geheim"
    assert "geheim" not in question.url


def test_only_hosts_that_agreed_are_asked_for_their_agenda() -> None:
    agreed = SOURCES["alumni-agenda"].questions("", ("a.example", "b.example"))
    assert [question.url.split("/")[2] for question in agreed] == ["a.example", "b.example"]
    assert SOURCES["alumni-agenda"].questions("", ()) == []


KEYS = (
    *("instances", "topic_list", "topics", "tags", "results", "bindings", "resources", "name"),
    *("_embedded", "items", "domain", "languages", "info", "locationSet", "strings"),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(KEYS),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("source", EXPECTED)
@given(value=json_values)
def test_an_answer_of_any_other_shape_does_no_harm(source: str, value: object) -> None:
    page = answer(source, json.dumps(value).encode())
    assert all(isinstance(each, Proposal) for each in SOURCES[source].read(page))

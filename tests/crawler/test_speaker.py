from __future__ import annotations

from datetime import UTC, datetime
from time import process_time

import pytest

from crawler.page import Page

NOW = datetime(2026, 11, 28, tzinfo=UTC)


def page(head: str, url: str = "https://www.kervia.example/", known_as: str = "") -> Page:
    body = f"<!doctype html><html><head>{head}</head><body><p>Bonjour</p></body></html>"
    return Page(url, 200, body.encode(), NOW, {"content-type": "text/html"}, known_as=known_as)


@pytest.mark.parametrize(
    ("head", "url", "said"),
    [
        ("", "https://www.kervia.example/", "Kervia"),
        ("", "https://www.kervia.example/a/page", "Le réseau Kervia"),
        ("", "https://forum.kervia.example/", "kervia.example"),
        ("<title>Les Marins du Nord - Accueil</title>", "https://x1.example/", "Les Marins du Nord"),
        ("<title>Les Marins du Nord | le réseau</title>", "https://x1.example/index.php", "Marins du Nord"),
        ('<meta property="og:site_name" content="Cap Métiers">', "https://x1.example/a", "Cap métiers"),
        ("<title>Un sujet - Cap-Métiers</title>", "https://capmetiers.example/sujet/1", "Cap Métiers"),
    ],
)  # fmt: skip
def test_a_site_is_known_by_its_own_names(head: str, url: str, said: str) -> None:
    assert page(head, url).speaker.is_named(said)


def test_the_catalogues_name_is_a_name_of_the_site() -> None:
    spoken = page("", "https://x1.example/", known_as="Union des Luthiers").speaker
    assert spoken.is_named("L’Union des Luthiers")


@pytest.mark.parametrize(
    ("head", "url", "said"),
    [
        ("<title>Kervia</title>", "https://www.kervia.example/", "Treskel"),
        ("<title>LinkedIn - Le blog des RH</title>", "https://x1.example/a/linkedin", "LinkedIn"),
        ("<title>Accueil</title>", "https://x1.example/", "Accueil"),
        ("<title>Kervia</title>", "https://www.kervia.example/", ""),
    ],
)
def test_what_a_page_is_about_is_no_name_of_its_site(head: str, url: str, said: str) -> None:
    assert not page(head, url).speaker.is_named(said)


def test_a_host_of_many_does_not_speak_for_the_network_that_lives_there() -> None:
    head = '<title>Luthiers - Facebook</title><meta property="og:site_name" content="Facebook">'
    spoken = page(head, "https://www.facebook.com/luthiers", known_as="Luthiers de France").speaker
    assert not spoken.is_named("Facebook")
    assert spoken.is_named("Luthiers de France")


def test_a_name_is_found_at_the_end_of_what_is_said() -> None:
    speaker = page("<title>Kervia</title>").speaker
    assert speaker.is_named_last("Depuis dix ans, le réseau Kervia")
    assert not speaker.is_named_last("Kervia a une voisine, Treskel")
    assert not speaker.is_named_last("")


def test_a_feed_has_no_speaker() -> None:
    feed = Page("https://www.kervia.example/feed", 200, b"<rss></rss>", NOW, {})
    assert not feed.speaker.is_named("Kervia")


def test_a_megabyte_of_titles_and_tags_costs_less_than_a_second() -> None:
    tag = '<meta property="og:site_name" content="Kervia"><title>a - b | c : d</title>'
    hostile = page(tag * (1_000_000 // len(tag)))
    assert hostile.tree
    start = process_time()
    assert hostile.speaker.is_named("Kervia")
    assert process_time() - start < 1

"""Badges, robots.txt, the sitemap and the icon."""

from __future__ import annotations

import struct
from urllib.parse import urlsplit

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from tests.dashboard.conftest import Browse


@pytest.mark.parametrize(("lang", "state"), [("fr", "Actif"), ("en", "Alive")])
def test_a_badge_says_the_state_in_a_word(browse: Browse, lang: str, state: str) -> None:
    answer = browse(f"/badge/devs.svg?lang={lang}")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    root = etree.fromstring(answer.content)
    assert root.get("aria-label") == f"Vitality: {state}"


def test_there_is_no_badge_of_a_network_that_is_not_listed(browse: Browse) -> None:
    assert browse("/badge/unlisted.svg").status_code == 404


def test_the_sitemap_lists_every_sheet(browse: Browse) -> None:
    root = etree.fromstring(browse("/sitemap.xml").content)
    places = [node.text or "" for node in root.iter("{*}loc")]
    assert any(place.endswith("/network/devs") for place in places)
    assert not any("unlisted" in place for place in places)
    assert all(place.startswith("http") for place in places)


def test_robots_txt_leaves_the_raw_data_aside_and_names_the_sitemap(browse: Browse) -> None:
    lines = browse("/robots.txt").text.splitlines()
    assert lines[0] == "User-agent: *"
    assert any(line.startswith("Disallow: /some") for line in lines)
    assert any(line.endswith("/sitemap.xml") for line in lines)


def test_the_icon_is_a_picture(browse: Browse) -> None:
    assert etree.fromstring(browse("/icon.svg").content).tag.endswith("svg")


def test_a_shared_link_shows_the_states_as_a_picture_of_the_usual_size(browse: Browse) -> None:
    answer = browse("/share.png?lang=fr")
    assert answer.headers["content-type"] == "image/png"
    assert answer.content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", answer.content[16:24]) == (1200, 630)
    assert answer.content != browse("/share.png?lang=en").content


def test_a_sheet_offers_its_badge_to_the_network(browse: Browse) -> None:
    page = LexborHTMLParser(browse("/network/devs?lang=fr").text)
    [shown] = page.css("img.badge")
    assert shown.attributes["alt"] == "Vitality\u00a0: Actif"
    address = shown.attributes["src"] or ""
    assert browse(address).status_code == 200
    offered = LexborHTMLParser(page.css(".contest code")[0].text()).css("img")
    [whole] = [urlsplit(image.attributes["src"] or "") for image in offered]
    assert whole.netloc
    assert (whole.path, whole.query) == (urlsplit(address).path, "")  # in its visitors' languages

"""A printed page tells where it came from and when, with a code that leads back to it."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from dashboard import qr
from tests.dashboard.conftest import Browse, words


@pytest.mark.parametrize(
    ("path", "own"),
    [
        ("/network/devs?lang=fr", "/network/devs?"),
        ("/?lang=fr&state=dead", "/?state=dead&"),
        ("/changes?lang=fr", "/changes?"),
    ],
)
def test_a_printed_page_has_its_address_the_day_and_room_for_a_note(
    browse: Browse, path: str, own: str
) -> None:
    answer = browse(path)
    [handout] = LexborHTMLParser(answer.text).css(".handout")
    said = words(handout)
    assert f"{own}lang=fr" in said
    assert said.startswith("http")
    assert "Imprimé le" in said
    assert said.endswith("Note de votre conseiller :")
    address = said.split()[0]
    assert qr.code(address) in answer.text
    assert "style=" not in (handout.html or "")  # the policy forbids it


def test_what_was_typed_into_a_list_does_not_stand_on_paper_as_an_address(browse: Browse) -> None:
    answer = browse("/check-list?lang=fr", {"list": "secret"})
    [handout] = LexborHTMLParser(answer.text).css(".handout")
    assert "secret" not in words(handout)
    assert "/check-list?lang=fr" in words(handout)


def test_the_code_is_drawn_in_numbers_only_and_another_one_for_each_address() -> None:
    first, second = qr.code("https://a.example/<b>"), qr.code("https://b.example/")
    assert first != second
    assert "<b>" not in first
    assert "viewBox" in first


def test_an_address_too_long_for_a_small_code_has_none() -> None:
    assert qr.code("https://a.example/" + "x" * qr.MOST) == ""
    assert qr.code("") == ""

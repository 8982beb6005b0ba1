"""The operator's details come from one file, and what is missing is said."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from dashboard.server import ServeError, make_app
from tests.dashboard.conftest import Browse, one, words
from vocabulary.operator import NAME, Conformity, Operator, OperatorError, load

SETTINGS = """
name = "Maison de l'emploi"
email = "contact@maison.example"
host = "Hébergeur, 1 rue Haute"
accessibility = "partial"
audited_on = "2026-10-01"
audited_by = "Cabinet Clair"
audit_share = "82 %"
faults = ["Un tableau est trop large."]
"""


@pytest.fixture
def settled(serve: Callable[..., Browse], filled: Path, tmp_path: Path) -> Browse:
    """The small database with a settings file beside it."""
    (tmp_path / NAME).write_text(SETTINGS, encoding="utf-8")
    return serve(Path(shutil.copy(filled, tmp_path / "db.db")))


def main_of(browse: Browse, address: str) -> str:
    return words(one(LexborHTMLParser(browse(address).text), "main"))


def test_without_a_file_every_detail_is_missing_and_said_to_be(browse: Browse) -> None:
    told = main_of(browse, "/legal?lang=fr")
    assert "L’exploitant de ce site n’a pas encore donné ses coordonnées" in told
    assert "Aucun audit en cours de validité" in main_of(browse, "/accessibility?lang=fr")


def test_the_details_stand_on_the_pages_that_need_them(settled: Browse) -> None:
    legal = main_of(settled, "/legal?lang=fr")
    assert "Maison de l'emploi" in legal
    assert "Hébergeur, 1 rue Haute" in legal
    assert "contact@maison.example" in main_of(settled, "/privacy?lang=fr")
    statement = main_of(settled, "/accessibility?lang=fr")
    assert "partiellement conforme avec le référentiel" in statement
    assert "réalisé le 1er octobre 2026 par Cabinet Clair révèle que 82 % des critères" in statement
    assert "Un tableau est trop large." in statement
    assert "Défenseur des droits, Libre réponse 71120" in statement
    footer = one(LexborHTMLParser(settled("/?lang=fr").text), ".bottom")
    assert "Accessibilité : partiellement conforme" in words(footer)


def test_the_operator_s_mail_is_where_to_write_when_nothing_else_is_configured(
    settled: Browse,
) -> None:
    links = LexborHTMLParser(settled("/network/devs").text).css(".contest a[href^=mailto]")
    assert links[0].attributes["href"] == (
        "mailto:contact@maison.example?subject=Vitality%3A%20devs"
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name = ", "cannot be read"),
        ("nom = 'x'", "nom is not known"),
        ("accessibility = 'perhaps'", "accessibility is full, partial or none"),
    ],
)
def test_a_file_that_cannot_be_used_is_said(
    filled: Path, tmp_path: Path, text: str, why: str
) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(OperatorError, match=why):
        load(tmp_path / NAME)
    with pytest.raises(ServeError, match=why):
        make_app(Path(shutil.copy(filled, tmp_path / "db.db")))


def test_no_file_is_no_fault(tmp_path: Path) -> None:
    assert load(tmp_path / NAME) == Operator(accessibility=Conformity.NONE)

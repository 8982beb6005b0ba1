"""``vitality new-network`` fills in what the page says and leaves the rest to a person."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commands.errors import Stop
from commands.new_network import add_network
from crawler.page import Page
from tests.helpers.catalogues import GOOD, HEADER, write
from vocabulary.catalogue import faults, load

AT = datetime(2026, 11, 28, tzinfo=UTC)
URL = "https://www.cafe-compta.example/"
PAGE = """<!doctype html><html lang="fr"><head><title>Accueil – Café Compta</title>
<meta name="description" content="Le réseau des comptables de Nantes."></head>
<body><h1>Café Compta</h1><p>Rencontres entre comptables, un jeudi sur deux, ouvertes à tous.</p>
<p>Prochaine rencontre le 3 décembre dans nos locaux, avec un atelier et un buffet.</p></body></html>"""


#: A server's own list of files: no page of anybody's.
INDEX = """<!DOCTYPE HTML><html><head><title>Index of /</title></head><body><h1>Index of /</h1><pre>
<a href="?C=N;O=D">Name</a> <a href="?C=M;O=A">Last modified</a><hr><a href="a.zip">a.zip</a></pre>
</body></html>"""


def page(body: str = PAGE, status: int = 200) -> Page:
    return Page(URL, status, body.encode(), AT, {"content-type": "text/html; charset=utf-8"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, HEADER + GOOD.replace("Bretagne", ""))


def rows(folder: Path) -> dict[str, str]:
    with (folder / "networks.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))[-1]


def test_the_page_fills_in_what_it_says(folder: Path) -> None:
    said = add_network(folder, URL, page())
    row = rows(folder)
    assert (row["id"], row["name"], row["languages"]) == ("cafe-compta", "Café Compta", "fr")
    assert (row["region"], row["source"]) == ("Pays de la Loire", URL)
    assert row["note"].startswith("guessed: ")
    assert "description_fr" in said
    assert {fault.column for fault in faults(folder)} >= {"description_fr", "description_en"}


def test_the_name_is_the_site_s_own_tag_where_there_is_one(folder: Path) -> None:
    tag = '<meta property="og:site_name" content="Le Café Compta de Nantes">'
    add_network(folder, URL, page(PAGE.replace("<head>", f"<head>{tag}")))
    assert rows(folder)["name"] == "Le Café Compta de Nantes"


@pytest.mark.parametrize(
    "answer",
    [
        None,
        page(status=404),
        page(INDEX),
    ],
)
def test_what_is_not_the_network_s_page_fills_in_nothing(folder: Path, answer: Page | None) -> None:
    add_network(folder, URL, answer)
    row = rows(folder)
    assert (row["name"], row["languages"], row["source"]) == ("cafe-compta", "", "unconfirmed")


def test_a_known_address_is_not_added_again(folder: Path) -> None:
    before = (folder / "networks.csv").read_text()
    with pytest.raises(Stop, match="already"):
        add_network(folder, "http://www.club.example", None)
    with pytest.raises(Stop, match="web address"):
        add_network(folder, "club", None)
    assert (folder / "networks.csv").read_text() == before


def test_a_second_network_of_one_site_is_called_otherwise(folder: Path) -> None:
    add_network(folder, "https://club.example/groupes/lyon", None)
    assert rows(folder)["id"] == "club-groupes-lyon"
    add_network(folder, "https://club.example/salon", page())
    assert rows(folder)["id"] == "cafe-compta"


def test_only_a_person_says_what_it_is_for(folder: Path) -> None:
    add_network(folder, URL, page())
    with pytest.raises(ValueError, match="kind"):
        load(folder)

"""Lists of links in every form give names, addresses and the heading above."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from openpyxl import Workbook
from pypdf import PdfWriter
from pypdf.annotations import Link

from crawler.discovery.candidate import Proposal, identity, new_ones
from crawler.discovery.lists import read_list
from crawler.page import Page

AT = datetime(2026, 11, 28, tzinfo=UTC)
MARKDOWN = """# Réseaux

## Menuiserie

- [Forum du bois](https://bois.example/forum) – questions d'atelier
* **[Club](https://club.example/)**
1. https://nu.example/ Adresse nue

Une phrase avec [un lien](https://phrase.example/) dedans.
"""
HTML = """<!doctype html><html><body>
<nav><a href="https://menu.example/">Menu</a></nav>
<h2>Santé</h2><ul><li><a href="https://sante.example/">Soignants</a></li>
<li><a href="/ici">Ici</a></li><li><a href="https://www.liste.example/autre">Chez nous</a></li>
<li><a href="https://image.example/"><img src="x"></a></li></ul>
<footer><a href="https://pied.example/">Pied</a></footer></body></html>"""
OPML = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<opml version="2.0"><body><outline text="Droit">
<outline text="Juristes &x;" title="Juristes" type="rss" xmlUrl="https://droit.example/feed"
 htmlUrl="https://droit.example/"/>
<outline text="Flux seul" xmlUrl="https://flux.example/rss"/></outline></body></opml>"""
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://liste.example/annuaire/club-des-acheteurs</loc></url>
<url><loc>https://liste.example/mentions-legales</loc></url></urlset>"""
HUB_JSON = """{"name": "Club Agile", "shortDescription": "Rencontres", "tags": ["agile"],
 "socialLinks": [{"icon": "twitter", "tooltip": "t", "url": "https://x.com/club"},
 {"icon": "link", "tooltip": "site", "url": "https://agile.example/"}]}"""
HUB_MD = """---
name: DevOps Ville
link: https://devops.example/
social:
  - icon: meetup
    url: https://www.meetup.com/devops-ville/
---
Texte libre.
"""
BOARDS = """[{"_id": 3, "title": "Métiers du bois", "link": "http://bois.example",
 "filters": ["for-job-group(H22)"]}, {"title": "Sans adresse"}]"""


def read(body: str | bytes, url: str = "https://liste.example/page") -> list[Proposal]:
    data = body.encode() if isinstance(body, str) else body
    return list(read_list(Page(url, 200, data, AT)))


def pairs(found: list[Proposal]) -> list[tuple[str, str, str]]:
    return [(each.name, each.url, each.heading) for each in found]


@pytest.mark.parametrize(
    ("body", "url", "expected"),
    [
        (
            MARKDOWN,
            "liste.md",
            [
                ("Forum du bois", "https://bois.example/forum", "Menuiserie"),
                ("Club", "https://club.example/", "Menuiserie"),
                ("Adresse nue", "https://nu.example/", "Menuiserie"),
            ],
        ),
        (HTML, "https://liste.example/", [("Soignants", "https://sante.example/", "Santé")]),
        (
            OPML,
            "veille.opml",
            [
                ("Juristes", "https://droit.example/", "Droit"),
                ("Flux seul", "https://flux.example/rss", "Droit"),
            ],
        ),
        (
            SITEMAP,
            "https://liste.example/sitemap.xml",
            [
                (
                    "Club des acheteurs",
                    "https://liste.example/annuaire/club-des-acheteurs",
                    "annuaire",
                )
            ],
        ),
        (HUB_JSON, "club.json", [("Club Agile", "https://agile.example/", "agile")]),
        (HUB_MD, "devops.md", [("DevOps Ville", "https://devops.example/", "")]),
        (BOARDS, "b.json", [("Métiers du bois", "http://bois.example", "for-job-group(H22)")]),
    ],
)
def test_a_list_gives_names_addresses_and_headings(
    body: str, url: str, expected: list[tuple[str, str, str]]
) -> None:
    assert pairs(read(body, url)) == expected


CELLS = [
    ["Nom", "Secteur", "Ville", "Site web", "Présentation"],
    ["Club de l’été", "Santé", "Brest", "https://ete.example/", "Soignants"],
    ["Sans site", "Santé", "Brest", "", ""],
]
EXPECTED = [("Club de l’été", "https://ete.example/", "Santé, Brest")]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig"])
def test_a_spreadsheet_saved_as_csv_is_a_list(encoding: str) -> None:
    text = "\r\n".join(";".join(row) for row in CELLS)
    assert pairs(read(text.encode(encoding), "liste.csv")) == EXPECTED


def test_a_workbook_is_a_list() -> None:
    book, out = Workbook(), io.BytesIO()
    assert book.active
    book.active.append(["Liste des réseaux"])
    for row in CELLS:
        book.active.append(row)
    book.save(out)
    assert pairs(read(out.getvalue(), "liste.xlsx")) == EXPECTED


def test_the_links_of_a_pdf_are_a_list() -> None:
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    link = Link(rect=(0, 0, 50, 50), url="https://imprime.example/")
    writer.add_annotation(0, link)
    writer.write(out)
    assert [each.url for each in read(out.getvalue(), "liste.pdf")] == ["https://imprime.example/"]


@pytest.mark.parametrize(
    "body", [b"PK\x03\x04broken", b"%PDF-1.7 broken", b"<opml", b"---\n: [\n---\n"]
)
def test_a_broken_file_gives_nothing_and_does_no_harm(body: bytes) -> None:
    assert read(body, "x") == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.club.example/", "http://club.example/accueil", True),
        ("https://www.meetup.com/fr-FR/python-lyon/", "http://meetup.com/python-lyon", True),
        ("https://www.meetup.com/python-lyon/", "https://www.meetup.com/java-lyon/", False),
        (
            "https://groupes.renater.fr/sympa/info/dh",
            "https://groupes.renater.fr/sympa/info/bu",
            False,
        ),
        ("https://lyon.github.io/", "https://paris.github.io/", False),
    ],
)
def test_a_community_is_its_host_or_its_path_on_a_platform(
    one: str, other: str, same: bool
) -> None:
    assert (identity(one) == identity(other)) is same


def test_what_is_known_and_what_comes_twice_is_left_out() -> None:
    found = [
        Proposal("Connu", "http://connu.example/page"),
        Proposal("Neuf", "https://neuf.example/"),
        Proposal("Neuf encore", "http://www.neuf.example"),
        Proposal("Autre forum", "https://forums.example/b/"),
        Proposal("Connu aussi", "https://forums.example/a"),
        Proposal("Rien", "mailto:a@b.example"),
        Proposal(" ", "https://sans-nom.example/"),
    ]
    known = ["https://www.connu.example/", "https://forums.example/a/"]
    assert [each.name for each in new_ones(found, known)] == ["Neuf", "Autre forum"]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("<li><a href='https://x.example/'>X</a> : rencontres à Brest", "rencontres à Brest"),
        (
            "<tr><td><b><a href='https://x.example/'>X</a></b></td><td>Pour les <i>jeunes</i>",
            "Pour les jeunes",
        ),
        ("<dt><a href='https://x.example/'>X</a></dt><dd>Un forum</dd>", "Un forum"),
        (
            "<p><a href='https://x.example/'>X</a>, <a href='https://y.example/'>Y</a> et Z</p>",
            "",
        ),
        ("<h3><a href='https://x.example/'>X</a></h3><p>Un club</p><h3>Suite</h3>", "Un club"),
    ],
)
def test_the_words_beside_a_link_are_its_sentence(row: str, sentence: str) -> None:
    table = f"<table>{row}</table>" if row.startswith("<tr") else row
    found = read(f"<!doctype html><html><body><h2>Santé</h2>{table}")
    assert found[0].description == sentence

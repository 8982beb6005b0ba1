"""Endings, hosts' pages, soft 404 and spam; and the living pages that resemble them."""

from __future__ import annotations

# ruff: noqa: E501 - one case a line
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.faces import Finding, is_soft_404, look
from crawler.items import Face
from crawler.page import Page

CAPTURES = Path(__file__).parents[2] / "fixtures_faces"
NOW = datetime(2026, 11, 23, tzinfo=UTC)


def answer(body: str, title: str = "", status: int = 200, path: str = "/", **headers: str) -> Page:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    text = f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>"
    return Page(
        f"https://club.example{path}",
        status,
        text.encode(),
        NOW,
        {"content-type": "text/html; charset=utf-8", **named},
    )


def farewell(title: str, text: str) -> Finding:
    return look(answer(f"<h1>{title}</h1><p>{text}</p>", title))


@pytest.mark.parametrize("case", sorted(CAPTURES.glob("*/*")), ids=lambda case: case.name)
def test_a_real_servers_own_page(case: Path) -> None:
    meta = json.loads((case / "meta.json").read_text())
    body = (case / "response.html").read_bytes()
    page = Page(meta["url"], meta["status"], body, NOW, meta["headers"])
    found = look(page).face
    if meta["status"] in {403, 404, 410}:
        assert found is Face.OK  # the status has said it all
    elif meta["status"] == 503:
        assert found in {Face.MAINTENANCE, Face.ERROR_PAGE}
    else:
        assert found == case.parent.name


@pytest.mark.parametrize(
    ("title", "text", "closed_on"),
    [
        ("Le forum a fermé", "Le forum a définitivement fermé le 3 mai 2024.", "2024-05-03"),
        ("The forum has closed", "The forum has permanently closed on May 3, 2024.", "2024-05-03"),
        (
            "Forum wurde geschlossen",
            "Das Forum ist seit Mai 2024 endgültig geschlossen.",
            "2024-05",
        ),
        ("El foro ha cerrado", "El foro ha cerrado definitivamente en 2024.", "2024"),
        (
            "Il forum ha chiuso",
            "Il forum ha chiuso definitivamente il 3 maggio 2024.",
            "2024-05-03",
        ),
    ],
)
def test_a_farewell_says_when(title: str, text: str, closed_on: str) -> None:
    found = farewell(title, text)
    assert (found.face, found.closed_on) == (Face.CLOSURE_NOTICE, closed_on)
    assert len(found.signs) >= 2
    assert found.quote


def test_a_farewell_letter_says_where_the_members_go() -> None:
    letter = "Merci pour ces années de discussions et de rencontres. " * 40
    text = f"Le forum a définitivement fermé. {letter}<a href='https://autre.example/'>Suite</a>"
    found = farewell("Fermeture définitive", text)
    assert found.face is Face.CLOSURE_NOTICE
    assert found.successor_url == "https://autre.example/"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Le forum ferme ses portes", "Le forum fermera le 31 décembre 2027."),
        ("The forum is closing", "The forum will be closed on 31 December 2027."),
        ("Le forum a fermé", "Le forum a définitivement fermé ? Non, il rouvrira lundi."),
        ("Le forum est-il fermé ?", "Le forum a définitivement fermé, dit-on."),
        ("Fermeture définitive", "Le forum fermera bientôt."),
        ("Das Forum ist geschlossen", "Das Forum ist vorübergehend geschlossen."),
        ("Accueil", "Le magasin voisin a définitivement fermé le 3 mai 2024."),
        ("Suspended bridges", "Our club of engineers. Find a web host for your page."),
        ("Domains for sale?", "Buy this domain: how sellers write, an article."),
        ("Welcome to nginx users", "The web server is successfully installed, what next?"),
        ("How to fix 404 pages", "Page not found means that the address is wrong."),
        ("There isn't a GitHub Pages site here", "How to make yours."),
        ("Index of / in Apache", "How to hide it."),
    ],
)
def test_a_page_that_talks_of_it_is_ok(title: str, text: str) -> None:
    assert farewell(title, text).face is Face.OK


def test_a_post_that_reports_a_closure_is_ok() -> None:
    post = "<h1>Le forum a fermé</h1><div class='post'>Le forum a définitivement fermé.</div>"
    assert look(answer(post, "Le forum a fermé")).face is Face.OK


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (answer("<p>There isn't a GitHub Pages site here.</p>", "Site not found", 404, server="GitHub.com"), Face.UNCLAIMED_HOST),
        (answer("<p>No such app</p>", "No such app", 404, server="Cowboy"), Face.UNCLAIMED_HOST),
        (answer("<p>DEPLOYMENT_NOT_FOUND</p>", "404", 404, server="Vercel"), Face.UNCLAIMED_HOST),
        (answer("<p>Ce compte est bloqué. Contactez votre hébergeur.</p>", "Compte suspendu"), Face.SUSPENDED),
        (answer("<p>Buy this domain</p><a href='https://dan.com/buy-domain/x'>Go</a>", "club.example"), Face.FOR_SALE),
        (answer("<p>Related searches</p><script src='//x.parkingcrew.net/a.js'></script>", "club.example"), Face.PARKED),
        (answer("<h1>Page introuvable</h1><p>Désolé.</p>", "Page introuvable"), Face.SOFT_404),
    ],
)  # fmt: skip
def test_a_page_that_is_not_the_sites_own(page: Page, expected: Face) -> None:
    assert look(page).face is expected


def topics(*titles: str) -> Page:
    return answer("".join(f"<h3><a href='/t'>{title}</a></h3>" for title in titles) + "<p>x</p>")


def test_spam_of_several_kinds_has_overrun_a_forum() -> None:
    page = topics(
        "Buy cheap viagra", "Best online casino", "Casino en ligne", "Free spins today", "Bonjour",
        "Tramadol without prescription", "Онлайн казино",
    )  # fmt: skip
    assert look(page).face is Face.OVERRUN


@pytest.mark.parametrize(
    "titles",
    [
        [f"Best online casino of {year}" for year in range(2010, 2020)],
        ["Viagra and heart patients", "Casino night at the club", "Bitcoin tax", "Hello", "Escort"],
        ["Buy viagra", "Order cialis", "Free spins", "Live casino", *"abcdefgh"],
    ],
)
def test_a_community_about_a_risky_subject_is_not_overrun(titles: list[str]) -> None:
    assert look(topics(*titles)).face is Face.OK


def test_a_soft_404_answers_nonsense_alike() -> None:
    def missing(path: str) -> Page:
        return answer(f"<p>We have no {path}</p><p>Search</p>", "Our club", path=path)

    assert is_soft_404(missing("/members"), missing("/qzxv-8842"))
    assert not is_soft_404(answer("<p>All members</p>", "Our club"), missing("/qzxv-8842"))


def test_an_application_shell_is_no_soft_404() -> None:
    shell = "<div id='root'></div><script src='/a.js'></script>"
    assert not is_soft_404(answer(shell, "App", path="/a"), answer(shell, "App", path="/qzxv"))

"""Answers that say 200 and mean "not found"."""

from __future__ import annotations

# ruff: noqa: E501 - one case a line
from urllib.parse import quote

import pytest

from crawler.faces import is_soft_404, look
from crawler.page import Page
from tests.crawler.faces.pages import PROSE, answer
from vocabulary.items import Face

MENU = "<ul><li>Accueil</li><li>Members</li><li>Agenda</li></ul>"
DEEP, NONSENSE = "https://club.example/members/liste-2024", "https://club.example/qzxv-8842-wkjp"


def at(url: str, body: str, title: str = "Our club") -> Page:
    return answer(MENU + body, title, url=url)


def both(body: str, title: str = "Our club") -> tuple[Page, Page]:
    """Return the answers to both addresses; ``{asked}`` in them is the path that was asked for."""
    first, second = (
        answer(MENU + body.format(asked=asked(url)), title.format(asked=asked(url)), url=url)
        for url in (DEEP, NONSENSE)
    )
    return first, second


def asked(url: str) -> str:
    return url.removeprefix("https://club.example/")


ECHOES = {
    "nothing of the question": both("<p>Nothing here.</p><p>Search</p>"),
    "the path": both("<p>We have no /{asked} here</p>"),
    "the whole address": both("<p>https://club.example/{asked} is missing</p>"),
    "the path in the title": both("<p>Nothing here</p>", "No {asked} - Our club"),
    "the path in a line of its own": both("<code>{asked}</code><p>Search the site</p>"),
    "the encoded path": tuple(
        at(url, f"<p>Back to ?from={quote('/' + asked(url), safe='')}</p>") for url in (DEEP, NONSENSE)
    ),
    "words of the last part": (
        at(DEEP, "<p>Search: liste 2024</p>"),
        at(NONSENSE, "<p>Search: qzxv 8842 wkjp</p>"),
    ),
    "a token": (
        at(DEEP, "<p>Request 01JDX2M9QK7VAB34CDEF</p><p>Nothing</p>"),
        at(NONSENSE, "<p>Request 7f3a9c0e11b24d5f88aa</p><p>Nothing</p>"),
    ),
    "the time": (
        at(DEEP, "<p>Il est 10:42:07</p><p>Page made in 0.132 seconds</p><p>Nothing</p>"),
        at(NONSENSE, "<p>Il est 10:42:09</p><p>Page made in 0.207 seconds</p><p>Nothing</p>"),
    ),
    "the home page for all that is unknown": both(f"<p>{PROSE}</p>", "Welcome"),
}  # fmt: skip


@pytest.mark.parametrize("pair", ECHOES.values(), ids=ECHOES)
def test_a_deep_page_that_answers_like_nonsense_is_missing(pair: tuple[Page, Page]) -> None:
    assert is_soft_404(*pair)


SHELL = "<div id='root'></div><script src='/a.js'></script>"
MISSING = at(NONSENSE, "<p>Nothing here.</p>")
FOUND = {
    "another text": (at(DEEP, "<p>All members</p><p>Paul, Virginie</p>"), MISSING),
    "another title": (at(DEEP, "<p>Nothing here.</p>", "Members"), MISSING),
    "another status": (answer(MENU, "Our club", 404, DEEP), MISSING),
    "nonsense refused as it should be": (at(DEEP, "<p>x</p>"), answer(MENU + "<p>x</p>", "Our club", 404, NONSENSE)),
    "an application's shell": (answer(SHELL, "App", url=DEEP), answer(SHELL, "App", url=NONSENSE)),
    "a page without text": (answer("", "Our club", url=DEEP), answer("", "Our club", url=NONSENSE)),
    "the home page": (at("https://club.example/", f"<p>{PROSE}</p>"), at(NONSENSE, f"<p>{PROSE}</p>")),
    "the home page by its file": (at("https://club.example/index.php", f"<p>{PROSE}</p>"), at(NONSENSE, f"<p>{PROSE}</p>")),
}  # fmt: skip


@pytest.mark.parametrize("pair", FOUND.values(), ids=FOUND)
def test_a_page_of_its_own_is_not_missing(pair: tuple[Page, Page]) -> None:
    assert not is_soft_404(*pair)


@pytest.mark.parametrize(
    "title",
    ["Page introuvable", "404 Not Found", "Page not found - Our club", "Seite nicht gefunden"],
)
def test_a_short_page_that_says_not_found_with_status_200(title: str) -> None:
    assert look(answer("<p>Désolé.</p>", title, url=DEEP)).face is Face.SOFT_404


@pytest.mark.parametrize(
    "title", ["How to fix 404 pages", "Room 404", "Lost and not found: our bikes", "404 members"]
)
def test_a_title_that_speaks_of_it_is_ok(title: str) -> None:
    assert (
        look(answer("<p>Page not found means that the address is wrong.</p>", title)).face
        is Face.OK
    )


FRAME = "<nav><a href='/a'>Forums</a> <a href='/b'>Membres</a> <a href='/c'>Galerie</a></nav>"
FRAMED = {
    "fr": ("Page introuvable - Club", "<h1>Erreur 404</h1><p>La page demandée n'existe pas.</p>"),
    "en, WordPress": ("Oops! That page can’t be found. – Club", "<h1>Oops! That page can’t be found.</h1><p>It looks like nothing was found at this location.</p>"),
    "de": ("Seite nicht gefunden | Club", "<h1>Seite nicht gefunden</h1><p>Die angeforderte Seite existiert nicht.</p>"),
    "es": ("Página no encontrada - Club", "<h1>Ups</h1><p>La página que busca no existe.</p>"),
    "it": ("Club", "<h2>Pagina non trovata</h2><p>La pagina che cerchi non esiste.</p>"),
    "nl": ("Pagina niet gevonden", "<p>De opgevraagde pagina is niet gevonden.</p>"),
    "a board's message": ("Club", "<h2>Information</h2><p>Le sujet demandé n'existe pas.</p>"),
    "XenForo": ("Oops! We ran into some problems. | Club", "<h1>Oops! We ran into some problems.</h1><p>The requested thread could not be found.</p>"),
    "vBulletin": ("vBulletin Message", "<p>Invalid Thread specified.</p>"),
}  # fmt: skip


@pytest.mark.parametrize("name", FRAMED)
def test_a_page_in_its_site_s_frame_that_says_not_found_twice(name: str) -> None:
    title, body = FRAMED[name]
    found = look(answer(FRAME + body + "<p>Club</p>", title, url=DEEP))
    assert found.face is Face.SOFT_404
    assert len(found.signs) > 1


NAMED = {
    "a collective that is called so": ("404 Not Found - le collectif", "<h1>404 Not Found</h1><p>Prochaine rencontre le 3 juin.</p>"),
    "a novel of that name": ("Page introuvable, le roman", "<h1>Page introuvable, le roman</h1><p>La page que vous cherchez n'existe pas, dit le héros.</p>"),
    "news of a lost page": ("Club", "<h2>Page introuvable</h2><p>Notre feuillet de 1920 a été retrouvé.</p>"),
}  # fmt: skip


@pytest.mark.parametrize("name", NAMED)
def test_a_living_home_page_is_never_a_missing_one(name: str) -> None:
    title, body = NAMED[name]
    assert look(answer(FRAME + body, title)).face is Face.OK


def test_where_somebody_posted_on_a_day_there_is_a_page() -> None:
    post = "<h1>Page not found</h1><time datetime='2026-11-20'>x</time><p>The page could not be found.</p>"
    assert look(answer(FRAME + post, "Page not found", url=DEEP)).face is Face.OK

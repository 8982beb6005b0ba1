"""What a page really is, whatever its status says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.faces import Finding, look
from crawler.page import Page
from tests.crawler.faces.pages import ENDINGS, NOW, PROSE
from tests.crawler.faces.test_defaults import INSTALLED
from tests.crawler.faces.test_hosts import SUSPENDED, UNCLAIMED
from tests.crawler.faces.test_out_of_order import MAINTENANCE
from tests.crawler.faces.test_parking import FOUND
from vocabulary.items import Face

FIXTURES = Path(__file__).parents[2] / "fixtures"
HTML = {"content-type": "text/html; charset=utf-8"}


def answer(body: str, url: str = "https://exemple.fr/", status: int = 200, **headers: str) -> Page:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Page(url, status, body.encode(), NOW, {**HTML, **named})


def html(body: str, title: str = "") -> str:
    return f'<!doctype html><html lang="fr"><head><title>{title}</title></head><body>{body}</body></html>'


LOGIN_FORM = (
    '<form method="post" action="/login"><label>Identifiant <input name="log"></label>'
    '<label>Mot de passe <input type="password" name="pwd"></label><button>Entrer</button></form>'
)
CAPTCHA = '<div class="h-captcha" data-sitekey="x"></div>'

RECOGNISED: list[tuple[str, Page, Face]] = [
    (
        "the header of Cloudflare's challenge",
        answer(html("<p>Vérification</p>"), status=403, cf_mitigated="challenge"),
        Face.CHALLENGE,
    ),
    (
        "the title of Cloudflare's challenge",
        answer(html("<script>window._cf_chl_opt={}</script>", "Just a moment..."), status=403),
        Face.CHALLENGE,
    ),
    (
        "DataDome",
        answer(
            html(
                '<p>Please enable JS</p><script src="https://ct.captcha-delivery.com/c.js"></script>'
            ),
            status=403,
        ),
        Face.CHALLENGE,
    ),
    (
        "Anubis",
        answer(
            html(
                '<script id="anubis_challenge" type="application/json">{}</script><p>Loading...</p>',
                "Making sure you&#39;re not a bot!",
            )
        ),
        Face.CHALLENGE,
    ),
    ("a bare captcha", answer(html(f"<p>Êtes-vous humain ?</p>{CAPTCHA}")), Face.CHALLENGE),
    (
        "WordPress while it updates itself",
        answer(
            html(
                "Briefly unavailable for scheduled maintenance. Check back in a minute.",
                "Maintenance",
            ),
            status=503,
        ),
        Face.MAINTENANCE,
    ),
    (
        "a maintenance page that says 200",
        answer(html("<h1>Le site est actuellement en maintenance</h1><p>À bientôt.</p>")),
        Face.MAINTENANCE,
    ),
    ("an error without words", answer("", status=500), Face.ERROR_PAGE),
    ("an overloaded server", answer(html("<h1>Bad gateway</h1>"), status=502), Face.ERROR_PAGE),
    (
        "WordPress without its database, status 200",
        answer(html("<h1>Error establishing a database connection</h1>", "Database Error")),
        Face.ERROR_PAGE,
    ),
    (
        "phpBB without its database",
        answer(
            html(
                "<h1>General Error</h1><p>SQL ERROR [ mysqli ]</p><p>Connection refused</p>",
                "General Error",
            )
        ),
        Face.ERROR_PAGE,
    ),
    ("no body", answer(""), Face.EMPTY),
    ("an HTML page of nothing", answer("<html><body> \n </body></html>"), Face.EMPTY),
    ("a login page", answer(html(LOGIN_FORM), url="https://exemple.fr/login"), Face.LOGIN_WALL),
    (
        "phpBB's login page",
        answer(html(LOGIN_FORM + PROSE), url="https://exemple.fr/ucp.php?mode=login"),
        Face.LOGIN_WALL,
    ),
    (
        "a home page that is only a login form",
        answer(html("<h1>Alumni</h1>" + LOGIN_FORM, "Alumni - Connexion")),
        Face.LOGIN_WALL,
    ),
    (
        "a demand to log in",
        answer(
            html(
                "<p>Vous devez être connecté pour accéder à ce forum.</p><a href='/login'>Connexion</a>"
            )
        ),
        Face.LOGIN_WALL,
    ),
    ("basic authentication", answer(html("<p>Unauthorized</p>"), status=401), Face.LOGIN_WALL),
    (
        "a React application",
        answer(
            html(
                "<noscript>You need to enable JavaScript.</noscript><div id='root'></div>"
                "<script src='/m.js'></script>"
            )
        ),
        Face.SCRIPT_ONLY,
    ),
    (
        "a Nuxt application that shows its spinner",
        answer(html('<div id="__nuxt">Chargement…</div><script src="/_nuxt/a.js"></script>')),
        Face.SCRIPT_ONLY,
    ),
]


@pytest.mark.parametrize(
    ("page", "expected"), [case[1:] for case in RECOGNISED], ids=[case[0] for case in RECOGNISED]
)
def test_a_page_that_is_not_what_its_status_says(page: Page, expected: Face) -> None:
    assert look(page).face is expected


LIVING: list[tuple[str, Page]] = [
    ("an ordinary page", answer(html(f"<main><p>{PROSE}</p></main>", "Accueil"))),
    (
        "a home page with a login box",
        answer(html(f"<main><p>{PROSE}</p></main>{LOGIN_FORM}", "Accueil")),
    ),
    (
        "a thread about logins and captchas",
        answer(
            html(
                "<div class='post'><p>Impossible de me connecter : « vous devez être connecté » s’affiche, "
                "puis un captcha, puis Just a moment…</p></div><a href='/login'>Connexion</a>",
                "Problème de connexion",
            )
        ),
    ),
    (
        "a topic that asks for a login to reply",
        answer(
            html(
                "<p>Bonjour à tous</p><p>Vous devez être connecté pour répondre.</p>"
                "<a href='/login'>Connexion</a>"
            )
        ),
    ),
    (
        "a registration form with a captcha",
        answer(
            html(f"<h1>Inscription</h1><form><input type='email' name='m'>{CAPTCHA}</form>"),
            url="https://exemple.fr/inscription",
        ),
    ),
    (
        "Cloudflare's beacon on an ordinary page",
        answer(
            html(
                f"<p>{PROSE}</p><script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>"
            )
        ),
    ),
    (
        "a page whose content needs no script",
        answer(
            html(
                f"<noscript><div>{PROSE}</div></noscript><div id='root'></div><script>a()</script>"
            )
        ),
    ),
    ("a short page by hand", answer(html("<h1>Bienvenue</h1><p>Bientôt la fête.</p>"))),
    ("a picture and nothing else", answer(html("<img src='/a.png'>"))),
    ("a frame", answer(html("<iframe src='/forum'></iframe>"))),
    (
        "an API's answer",
        answer('{"login_required": "you must be logged in"}', content_type="application/json"),
    ),
    (
        "a feed",
        answer("<?xml version='1.0'?><rss><channel/></rss>", content_type="application/rss+xml"),
    ),
]


@pytest.mark.parametrize("page", [case[1] for case in LIVING], ids=[case[0] for case in LIVING])
def test_a_living_page_is_ok_and_shows_nothing(page: Page) -> None:
    assert look(page) == Finding(Face.OK)


SHOWN = (
    *(page for _, page, _ in RECOGNISED),
    *(page for page, _ in FOUND.values()),
    *(*UNCLAIMED.values(), *SUSPENDED.values(), *INSTALLED.values(), *MAINTENANCE.values()),
)


@pytest.mark.parametrize("page", SHOWN)
def test_what_shows_a_face_is_said(page: Page) -> None:
    found = look(page)
    assert found.face is not Face.OK
    assert found.signs
    assert all(found.signs)


def test_no_platforms_living_page_is_an_ending() -> None:
    ended, cases = [], sorted(FIXTURES.glob("*/*/response.html"))
    for case in cases:
        meta = json.loads((case.parent / "meta.json").read_text(encoding="utf-8"))
        page = Page(meta["url"], meta["status"], case.read_bytes(), NOW, meta["headers"])
        if look(page).face in ENDINGS:
            ended.append(case.parent)
    assert cases
    assert ended == []


@given(body=st.binary(max_size=400), status=st.integers(100, 999))
def test_no_bytes_break_the_recognition(body: bytes, status: int) -> None:
    page = Page("https://exemple.fr/", status, b"<html>" + body, NOW, HTML)
    assert isinstance(look(page).face, Face)

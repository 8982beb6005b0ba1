"""Pages that send their visitors to a new address, and pages that only talk of moves."""

from __future__ import annotations

import pytest

from crawler.faces import look
from tests.crawler.faces.pages import PROSE, answer, is_proven
from vocabulary.items import Face

NEW = "https://nouveau.example/forum"
LINK = f'<p><a href="{NEW}">{NEW}</a></p>'
REFRESH = f'<meta http-equiv="refresh" content="3; url={NEW}">'

MOVES = {
    "fr, we": ("<h1>Changement d'adresse</h1><p>Nous avons déménagé !</p>" + LINK, ""),
    "fr, the forum": ("<p>Le forum a déménagé, suivez-nous :</p>" + LINK, "Le forum"),
    "fr, this site is now at": (f'<p>Ce site est désormais ici : <a href="{NEW}">ici</a></p>', ""),
    "fr, join": (f'<p>Rejoignez-nous sur notre nouveau forum <a href="{NEW}">ici</a></p>', ""),
    "fr, changed its address": ("<p>Notre communauté a changé d'adresse.</p>" + LINK, ""),
    "en, we": ("<h1>We have moved!</h1><p>Please update your bookmarks.</p>" + LINK, "Moved"),
    "en, the forum": ("<p>This forum has moved to a new home.</p>" + LINK, ""),
    "en, is now at": ("<p>The community is now at</p>" + LINK, ""),
    "de": ("<p>Wir sind umgezogen! Die neue Adresse:</p>" + LINK, ""),
    "de, the forum": ("<p>Unser Forum ist umgezogen.</p>" + LINK, ""),
    "es": ("<p>Nos hemos mudado.</p>" + LINK, ""),
    "it": ("<p>Il nostro sito si è trasferito.</p>" + LINK, ""),
    "with a contact": ('<p>Nous avons déménagé.</p><a href="/contact">Contact</a>' + LINK, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", MOVES)
def test_a_page_that_says_where_its_community_went_is_a_notice_of_a_move(name: str) -> None:
    body, title = MOVES[name]
    found = look(answer(body, title))
    assert (found.face, found.notice) == (Face.CLOSURE_NOTICE, "moved")
    assert found.successor_url == NEW
    assert is_proven(found)


def test_a_page_that_sends_the_browser_on_by_itself_is_a_notice_of_a_move() -> None:
    found = look(answer("<p>Redirection...</p>", "Club", head=REFRESH))
    assert (found.notice, found.successor_url) == ("moved", NEW)


MENU = "".join(f'<a href="/p{i}">x</a>' for i in range(6))
LIVING = {
    "an office": ("<p>Nous avons déménagé : nos bureaux sont au 3 rue du Four.</p>" + LINK, ""),
    "an office in English": ("<p>We have moved! Our new offices are here.</p>" + LINK, ""),
    "a question": ("<h1>Le forum a déménagé ?</h1><p>Nous avons déménagé</p>" + LINK, ""),
    "a page with articles": (f"<article>Nous avons déménagé.</article>{PROSE}" + LINK, "Club"),
    "a long page": (f"<p>Nous avons déménagé l'an dernier. {PROSE}</p>" + LINK, "Club"),
    "somebody else's move": ("<p>Le magasin Durand a déménagé.</p>" + LINK, "Club"),
    "for a while": ("<p>Le forum a déménagé temporairement.</p>" + LINK, ""),
    "no address": ("<p>Nous avons déménagé.</p>", ""),
    "several addresses": ("<p>Nous avons déménagé.</p>" + LINK + '<a href="https://b.example">b</a>', ""),
    "an own address": ('<p>Le forum a déménagé <a href="https://forum.club.example/">ici</a></p>', ""),
    "a form": ("<p>Nous avons déménagé.</p><form><input></form>" + LINK, ""),
    "a menu": ("<p>Nous avons déménagé.</p>" + MENU + LINK, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", LIVING)
def test_a_page_that_only_talks_of_a_move_is_none(name: str) -> None:
    body, title = LIVING[name]
    assert look(answer(body, title)).notice == ""


@pytest.mark.parametrize(
    "refresh",
    [
        "600",
        "5; url=/accueil",
        "0; url=https://login.partner.example/",
        "0; url=https://partner.example/sso/start",
        "0; url=https://forum.club.example/",
        "0; url=javascript:alert(1)",
        "0; url=http://[::1",
    ],
)
def test_a_refresh_within_the_site_or_to_a_login_is_no_move(refresh: str) -> None:
    head = f'<meta http-equiv="Refresh" content="{refresh}">'
    assert look(answer("<p>Un instant</p>", "Club", head=head)).notice == ""

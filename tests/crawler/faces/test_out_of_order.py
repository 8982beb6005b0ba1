"""Sites that cannot show themselves just now; and living pages that speak of it."""

from __future__ import annotations

# ruff: noqa: E501 - one case a line
import pytest

from crawler.faces import look
from crawler.page import Page
from tests.crawler.faces.pages import PROSE, answer, raw
from vocabulary.items import Face

MAINTENANCE = {
    "WordPress": answer("<p>Briefly unavailable for scheduled maintenance. Check back in a minute.</p>", "Maintenance", 503),
    "WordPress, in French": answer("<p>Brièvement indisponible pour cause de maintenance planifiée.</p>", "Maintenance", 503),
    "phpBB": answer("<h2>Information</h2><p>Sorry but this board is currently unavailable.</p>", "Club - Information", 503),
    "phpBB, in French, status 200": answer("<h2>Informations</h2><p>Désolé, mais ce forum est actuellement indisponible.</p>", "Club - Informations"),
    "Joomla": answer("<h1>Club</h1><p>This site is down for maintenance.<br>Please check back again soon.</p>", "Club", 503),
    "Joomla, in French": answer("<p>Ce site est en maintenance. Merci de revenir ultérieurement.</p>", "Club"),
    "Joomla, in Spanish": answer("<p>Este sitio está cerrado por tareas de mantenimiento.</p>", "Club"),
    "Joomla, in Italian": answer("<p>Il sito è in manutenzione. Si prega di riprovare più tardi.</p>", "Club"),
    "Joomla, in Portuguese": answer("<p>Este site está em manutenção. Por favor, retorne mais tarde.</p>", "Club"),
    "Joomla, in German": answer("<p>Diese Website ist zurzeit im Wartungsmodus.</p>", "Club"),
    "Dutch": answer("<p>Deze website is tijdelijk offline voor onderhoud.</p>", "Club"),
    "Polish": answer("<p>Trwają prace techniczne. Zapraszamy później.</p>", "Klub"),
    "Polish, status 503": raw("Przerwa techniczna", 503),
    "Drupal": answer("<h1>Site under maintenance</h1><p>Club is currently under maintenance. We should be back shortly. Thank you for your patience.</p>", "Site under maintenance | Club", 503),
    "Drupal, status 200": answer("<h1>Site under maintenance</h1><p>Club is currently under maintenance.</p>", "Site under maintenance | Club"),
    "MediaWiki": answer("<p>The database is currently locked to new entries and other modifications.</p>", "Database locked"),
    "Discourse": answer("<p>This site is in read only mode. Please continue to browse, but replying and likes are disabled for now.</p>", "Club"),
    "Mastodon behind its proxy": answer("<p>We're performing maintenance. Back soon.</p>", "Club", 503),
}  # fmt: skip


@pytest.mark.parametrize("page", MAINTENANCE.values(), ids=MAINTENANCE)
def test_a_site_under_maintenance(page: Page) -> None:
    found = look(page)
    assert found.face is Face.MAINTENANCE
    assert found.quote


LIVING = {
    "an article about maintenance": answer(f"<p>Le site est en maintenance. {PROSE}</p>", "Club"),
    "a thread about maintenance": answer("<div class='post'><p>Pourquoi le site est en maintenance ?</p></div>", "Question"),
    "a club for upkeep": answer("<h1>Manutenzione biciclette</h1><p>Corso di manutenzione ogni martedì.</p>", "Manutenzione"),
    "upkeep in Spanish": answer("<p>Taller de mantenimiento de bicicletas.</p>", "Mantenimiento"),
    "upkeep in Polish": answer("<p>Klub konserwacji zabytków.</p>", "Konserwacja zabytków"),
    "a network of service": answer("<p>Réseau des métiers de la maintenance : rencontre mardi.</p>", "Maintenance et métiers"),
    "a readable Discourse": answer("<article>Bonjour</article><p>This site is in read only mode.</p>", "Club", discourse_readonly="true"),
    "a wiki about databases": answer(f"<p>The database is currently locked to new entries. {PROSE}</p>", "Locks"),
    "a proxy's status page": answer("<p>All systems go.</p>", "Status"),
}  # fmt: skip


@pytest.mark.parametrize("page", LIVING.values(), ids=LIVING)
def test_a_page_that_speaks_of_maintenance_is_ok(page: Page) -> None:
    assert look(page).face is Face.OK


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Le site est en maintenance depuis le 3 mars 2021.", "2021-03-03"),
        ("This site is down for maintenance since May 2019.", "2019-05"),
        ("Diese Website ist zurzeit im Wartungsmodus, seit 2020.", "2020"),
        ("Le site est en maintenance, retour le 3 mars 2027.", ""),
    ],
)
def test_a_page_of_maintenance_may_say_since_when(text: str, since: str) -> None:
    found = look(answer(f"<p>{text}</p>", "Club"))
    assert (found.face, found.since) == (Face.MAINTENANCE, since)


def phpbb(panel: str, path: str = "/", board: str = "") -> Page:
    menu = "".join(f"<a href='./{name}.php'>{name}</a>" for name in ("faq", "ucp", "search"))
    body = f'<div id="phpbb" class="section-index">{menu}<div id="message"><h2>Information</h2><p>{panel}</p></div>{board}</div>'
    return answer(body, "Club - Information", url=f"https://club.example{path}")


def test_a_phpbb_switched_off_in_words_of_its_own() -> None:
    assert look(phpbb("Merci pour ces belles années.")).face is Face.MAINTENANCE
    assert look(phpbb("No suitable matches were found.")).face is Face.OK
    assert look(phpbb("Merci.", "/search.php?x=1")).face is Face.OK
    assert look(phpbb("Merci.", board="<ul class='topiclist'><li>Vélos</li></ul>")).face is Face.OK

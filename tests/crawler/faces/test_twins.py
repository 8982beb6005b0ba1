"""Dead pages and their innocent twins: the same words on a page that lives, each beside the other."""

from __future__ import annotations

# ruff: noqa: E501 - one page a line
import pytest

from crawler.faces import look
from crawler.page import Page
from tests.crawler.faces.pages import ENDINGS, answer
from vocabulary.items import Face

DEEP = "https://club.example/groupes/lecture"
MENU = "<nav><a href='/agenda'>Agenda</a><a href='/forum'>Forum</a><a href='/annuaire'>Annuaire</a></nav>"
FOLDER = "<h1>club.example - /photos/</h1><hr><pre><a href='/'>[To Parent Directory]</a><br><br> 5/02/2018  8:14 PM        &lt;dir&gt; <a href='/photos/ete/'>ete</a><br> 5/02/2018  8:15 PM        73021 <a href='/photos/plan.pdf'>plan.pdf</a><br></pre><hr>"
GERMAN_FOLDER = FOLDER.replace("5/02/2018  8:14 PM", "02.05.2018    20:14")
POSTED = "<main><h2 class='wp-block-post-title'><a href='/{slug}/'>{title}</a></h2><p>{said}</p></main><a href='https://wordpress.org/'>WordPress</a>"
SWEDISH = POSTED.format(
    slug="hej-varlden",
    title="Hej världen!",
    said="Välkommen till WordPress. Detta är ditt första inlägg. Redigera eller ta bort det!",
)
DUTCH = POSTED.format(
    slug="hallo-wereld",
    title="Hallo wereld!",
    said="Welkom bij WordPress. Dit is je eerste bericht. Bewerk of verwijder het!",
)
OWN_POST = "<h2 class='wp-block-post-title'><a href='/sommarmote/'>Sommarmöte</a></h2>"
BIDS = "<form action='/angebot' method='post'><input name='summe'><button>Senden</button></form>"
TABLE = "".join(
    f"<a href='https://{name}.example/'>{name} 300 % Bonus</a> "
    for name in ("gold", "stern", "dreh", "blitz")
)
CASINO = "Beste Online Casinos mit Startguthaben"

DEAD = {
    "IIS, a list of a folder": (answer(FOLDER, "club.example - /photos/"), Face.DIRECTORY_INDEX),
    "IIS, in German": (answer(GERMAN_FOLDER, "club.example - /photos/"), Face.DIRECTORY_INDEX),
    "IIS, with long dates": (answer(FOLDER.replace("5/02/2018  8:14 PM", "Wednesday, May 02, 2018  8:14 PM").replace("5/02/2018  8:15 PM", ""), "club.example - /photos/"), Face.DIRECTORY_INDEX),
    "a lost visitor and nothing at the address": (answer(f"{MENU}<h1>Are you lost?</h1><p>There is nothing at this address any more.</p>", "Valley", url=DEEP), Face.SOFT_404),
    "a lost visitor, in German": (answer(f"{MENU}<h1>Haben Sie sich verlaufen?</h1><p>Unter dieser Adresse gibt es nichts. Diese Seite gibt es nicht mehr.</p>", "Talverein", url=DEEP), Face.SOFT_404),
    "a thing and its state, without a heading": (answer("<p>Dieses Thema existiert nicht mehr.</p><p>Vielleicht ist der Link veraltet, oder das Thema wurde gelöscht.</p><a href='/'>Start</a>", "Forum", url=DEEP), Face.SOFT_404),
    "a group that cannot be found": (answer("<b>Cette discussion est introuvable.</b> Elle a peut-être été supprimée.", "Cercle", url=DEEP), Face.SOFT_404),
    "a group that is no more, in Italian": (answer("<p>Il gruppo richiesto non esiste.</p><p>Forse è stato rimosso da chi lo gestiva.</p>", "Rete", url=DEEP), Face.SOFT_404),
    "a page that is no more": (answer("<h1>Pagina inesistente</h1><p>Il contenuto che cerchi non c'è più.</p>", "Circolo", url=DEEP), Face.SOFT_404),
    "a fresh WordPress of blocks, in Swedish": (answer(SWEDISH, "Föreningen"), Face.DEFAULT_PAGE),
    "a fresh WordPress of blocks, in Dutch": (answer(DUTCH, "Vereniging"), Face.DEFAULT_PAGE),
    "a blog nobody has taken yet": (answer("<h1>Dieses Blog gibt es noch nicht</h1><p>Der Name ist frei.</p><a href='/neu?name=club'>Anlegen</a>", "Blogs", 404), Face.UNCLAIMED_HOST),
    "an address that is free": (answer("<h1>Cette adresse est libre !</h1><p>Ouvrez-y votre journal.</p>", "Journaux", 404), Face.UNCLAIMED_HOST),
    "a name without a project": (answer("<h1>Nothing here</h1><p>No project is connected to club.example.</p><p>If you own this domain, connect it in your settings.</p>", "Not found", 404), Face.UNCLAIMED_HOST),
    "a name and a form for bids": (answer(f"<h1>club.example</h1><p>Dieser Name könnte Ihnen gehören.</p>{BIDS}", "club.example"), Face.FOR_SALE),
    "a bookmaker's list, in a domain that was another's": (answer(f"<article><h1>{CASINO} 2026</h1>{TABLE}</article>", CASINO), Face.OVERRUN),
}  # fmt: skip


@pytest.mark.parametrize(("page", "face"), DEAD.values(), ids=DEAD)
def test_a_dead_page_is_what_it_is(page: Page, face: Face) -> None:
    found = look(page)
    assert found.face is face
    assert len(set(found.signs)) > 1


FAREWELLS = {
    "takes no more messages since a day": (
        answer("<h1>Information</h1><p>Notre forum n’accueille plus aucun message depuis le 3 mai 2023.</p><p>Tout le monde se retrouve désormais sur <a href='https://atelier.example/'>atelier.example</a>.</p>", "Les relieurs - Information"),
        "2023-05-03", "https://atelier.example/"),
    "carries on at another address": (
        answer("<h1>Goodbye</h1><p>Our board has been switched off on 4 June 2022, nobody was left to run it.</p><p>The talk lives on at <a href='https://kiln.example/'>kiln.example</a>.</p>", "Potters"),
        "2022-06-04", "https://kiln.example/"),
    "the verb last, in Dutch": (
        answer("<h1>Wij stoppen</h1><p>Het spijt ons dat dit forum per 1 maart 2024 voorgoed gesloten is.</p><p>Meer weten? Kijk bij <a href='https://bijen.example/'>Bijen</a>.</p>", "Imkers"),
        "2024-03-01", "https://bijen.example/"),
    "the verb last, in German": (
        answer("<h1>Abschied</h1><p>Wir teilen mit, dass unser Forum zum 1. März 2024 endgültig geschlossen wurde.</p>", "Imker"),
        "2024-03-01", ""),
}  # fmt: skip


@pytest.mark.parametrize(("page", "day", "successor"), FAREWELLS.values(), ids=FAREWELLS)
def test_a_farewell_tells_its_day_and_where_its_people_went(
    page: Page, day: str, successor: str
) -> None:
    found = look(page)
    assert found.face is Face.CLOSURE_NOTICE
    assert (found.closed_on, found.successor_url) == (day, successor)


LIVING = {
    "a title like that of IIS, of a club's page": answer("<h1>club.example - /programme</h1><p>Prochaine sortie dimanche.</p><a href='/adhesion'>Adhérer</a>", "club.example - /programme"),
    "a list of dates under another's name": answer(FOLDER, "velo.example - /photos/"),
    "a rescue service for the lost": answer(f"{MENU}<h1>Lost?</h1><p>Our volunteers find walkers in the fog, every weekend. Call us.</p>", "Mountain rescue", url=DEEP),
    "a lost dog": answer(f"{MENU}<h1>Perdu</h1><p>Chien perdu mardi. Nous n’avons rien trouvé à cette adresse, aidez-nous.</p>", "Animaux", url=DEEP),
    "a missing group in a discussion": answer(f"{MENU}<p>Ce groupe est introuvable sur la carte, dit Paul.</p><article>Il est à Brest.</article>", "Carte des groupes", url=DEEP),
    "a first post that was written over": answer(SWEDISH + OWN_POST, "Föreningen"),
    "a page of its own beside the first post": answer(SWEDISH + "<a href='/medlemmar/'>Medlemmar</a>", "Föreningen"),
    "a search of job offers": answer("<h1>Emplois du réseau</h1><p>Les membres publient ici leurs offres.</p><form action='/offres'><input name='q'></form>", "Emplois du réseau"),
    "a club that is yours": answer("<h1>club.example</h1><p>Ce jardin peut être à vous : nos adhérents le cultivent ensemble.</p><a href='/adhesion'>Adhérer</a>", "club.example"),
    "a domain owner's advice": answer("<h1>Webmasters</h1><p>If you own this domain of knowledge, come and teach our members on Tuesday.</p>", "Webmasters"),
    "a warning of casinos, in a menu": answer(f"{MENU}<article><h1>{CASINO}: was wirklich dahinter steckt</h1>{TABLE}</article>", f"{CASINO}: eine Warnung"),
    "a forum of croupiers without a menu": answer(f"<h1>{CASINO}</h1>{TABLE}", CASINO, url="https://casino-croupiers.example/"),
    "no more messages elsewhere": answer("<h1>Relais</h1><p>Notre réseau n’accueille plus de messages depuis le 1er mars 2023 sur sa page d’entraide. Écrivez-nous ici.</p>", "Relais"),
    "no more newcomers": answer("<h1>Chorale</h1><p>Notre association n’accueille plus de nouveaux membres depuis le 3 mai 2023, faute de place. Répétition chaque lundi.</p>", "Chorale"),
    "the forum ended and the club carries on": answer("<h1>Potters</h1><p>Our forum has been closed. The club carries on at the village hall.</p>", "Potters"),
    "the forum ended and the club carries on at its own address": answer("<h1>Potters</h1><p>Our forum has been closed. The club carries on at club.example.</p>", "Potters"),
    "an evening goes on at an hour": answer("<h1>Potters</h1><p>This board is closed on 4 June 2022. The fair goes on at 8.30 pm.</p>", "Potters"),
    "closed on a day": answer(f"{MENU}<h1>Moestuin</h1><p>Let op dat onze vereniging op 27 april gesloten is.</p>", "Moestuin"),
    "closed on a day, and nothing else": answer("<h1>Moestuin</h1><p>Let op dat onze vereniging op 27 april gesloten is.</p>", "Moestuin"),
    "closed on a day, in German": answer("<h1>Imker</h1><p>Bitte beachten Sie, dass der Verein am 1. Mai geschlossen ist.</p>", "Imker"),
    "another's forum, the verb last": answer("<h1>Imker</h1><p>Schade, dass das Forum der Nachbarn zum 1. März 2024 endgültig geschlossen wurde. Wir treffen uns montags.</p>", "Imker"),
}  # fmt: skip


@pytest.mark.parametrize("page", LIVING.values(), ids=LIVING)
def test_its_innocent_twin_is_not_called_ended(page: Page) -> None:
    found = look(page)
    assert found.face not in ENDINGS | {Face.SOFT_404, Face.ERROR_PAGE}
    assert not found.closes_on

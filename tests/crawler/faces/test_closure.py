"""Farewells and readable archives; and the living pages that speak of an end."""

from __future__ import annotations

# ruff: noqa: E501 - one case a line
from dataclasses import replace
from datetime import datetime

import pytest

from crawler.faces import Finding, look
from crawler.page import Page
from tests.crawler.faces.pages import ENDINGS, NOW, PROSE, answer, is_proven
from vocabulary.items import Face


def farewell(title: str, text: str, head: str = "") -> Finding:
    return look(answer(f"<h1>{title}</h1><p>{text}</p>", title, head=head))


@pytest.mark.parametrize(
    ("title", "text", "closed_on"),
    [
        ("Le forum a fermé", "Le forum a définitivement fermé le 3 mai 2024.", "2024-05-03"),
        ("Fermeture définitive", "Le site est définitivement fermé. Merci à tous.", ""),
        ("Fermeture du forum", "Créé en 2004, notre forum a fermé le 1er mars 2023.", "2023-03-01"),
        ("Nous fermons", "Après dix ans, nous avons fermé notre communauté en juin 2022.", "2022-06"),
        ("Adieu", "Cette association a cessé ses activités depuis 2019.", "2019"),
        ("Club.example a fermé", "Club a fermé le 03/05/2024.", "2024-05-03"),
        ("The forum has closed", "The forum has permanently closed on May 3, 2024.", "2024-05-03"),
        ("Our community has closed", "The community has permanently closed. Thank you all.", ""),
        ("We've closed", "This network was shut down on 3 May 2024.", "2024-05-03"),
        ("This site is closed", "This site is no longer active since 2021.", "2021"),
        ("Forum wurde geschlossen", "Das Forum ist seit Mai 2024 endgültig geschlossen.", "2024-05"),
        ("Abschied", "Dieses Forum wurde am 3. Mai 2024 geschlossen.", "2024-05-03"),
        ("Forum geschlossen: das Forum wurde geschlossen", "Das Forum ist endgültig geschlossen.", ""),
        ("El foro ha cerrado", "El foro ha cerrado definitivamente en 2024.", "2024"),
        ("Despedida", "Nuestra comunidad ha cerrado el 3 de mayo de 2024.", "2024-05-03"),
        ("Fermeture du site", "Ce site a été fermé le 12 janvier 2021.", "2021-01-12"),
        ("The end of our community", "Our community was shut down on January 5, 2022.", "2022-01-05"),
        ("Wir schließen", "Wir haben unser Forum am 3. Mai 2024 geschlossen.", "2024-05-03"),
        ("Cerramos", "Este foro ha sido cerrado definitivamente el 3/5/2024.", "2024-05-03"),
        ("Il forum ha chiuso", "Il forum ha chiuso definitivamente il 3 maggio 2024.", "2024-05-03"),
        ("Chiusura del forum", "Questo forum è definitivamente chiuso dal 2020.", "2020"),
        ("Encerramento", "A nossa comunidade encerrou as suas atividades em dezembro de 2021.", "2021-12"),
        ("Afscheid", "Dit forum is op 1 mei 2022 definitief gesloten. Bedankt!", "2022-05-01"),
        ("Abschied", "Nach 15 Jahren haben wir unser Forum am 30.06.2020 eingestellt.", "2020-06-30"),
        ("Das Forum", "Nach 12 Jahren wurde dieses Forum am 31.12.2021 endgültig abgeschaltet.", "2021-12-31"),
        ("Hasta siempre", "Nuestra comunidad ha dejado de existir.", ""),
        ("Liquidation judiciaire", "Par jugement du 7 février 2024, tout est liquidé. Le service est définitivement arrêté.", "2024-02-07"),
        ("Thank you", "Our community was retired on June 30, 2022.", "2022-06-30"),
    ],
)  # fmt: skip
def test_a_farewell_says_that_this_site_ended_and_when(
    title: str, text: str, closed_on: str
) -> None:
    found = farewell(title, text)
    assert (found.face, found.closed_on) == (Face.CLOSURE_NOTICE, closed_on)
    assert is_proven(found)
    assert found.quote


def test_a_site_that_calls_itself_by_its_name_has_ended() -> None:
    head = "<meta property='og:site_name' content='Les Amis du Vélo'>"
    found = farewell("Les Amis du Vélo a fermé", "Les Amis du Vélo a fermé le 3 mai 2024.", head)
    assert (found.face, found.closed_on) == (Face.CLOSURE_NOTICE, "2024-05-03")


def test_a_farewell_letter_says_where_the_members_go() -> None:
    letter = "Merci pour ces années de discussions et de rencontres. " * 40
    text = f"Le forum a définitivement fermé. {letter}<a href='https://autre.example/'>Suite</a>"
    found = farewell("Fermeture définitive", text)
    assert found.face is Face.CLOSURE_NOTICE
    assert found.successor_url == "https://autre.example/"


def test_two_other_sites_name_no_successor() -> None:
    text = "Ce forum a fermé. <a href='https://a.example/'>A</a> <a href='https://b.example/'>B</a>"
    assert farewell("Forum fermé", text).successor_url == ""


@pytest.mark.parametrize(
    ("text", "closed_on"),
    [
        ("Ce blog est fermé.", ""),
        ("Ce forum a été fermé par son administrateur.", ""),
        ("Club n'existe plus depuis mars 2020. Merci à tous.", "2020-03"),
        ("La plateforme Club a cessé son activité le 1er mars 2023.", "2023-03-01"),
        ("This wiki has been closed at the request of its community.", ""),
        ("Club is no longer supported. Contact your manager.", ""),
        ("Unser Netzwerk hat den Betrieb zum 31. Dezember 2022 eingestellt.", "2022-12-31"),
        ("Onze vereniging is opgeheven.", ""),
    ],
)  # fmt: skip
def test_a_page_with_nothing_of_its_own_needs_no_heading_that_says_the_end(
    text: str, closed_on: str
) -> None:
    found = look(answer(f"<p>{text}</p>", "Club"))
    assert (found.face, found.closed_on) == (Face.CLOSURE_NOTICE, closed_on)
    assert is_proven(found)
    menu = "".join(f"<a href='/{name}'>{name}</a>" for name in ("a", "b", "c", "d", "e"))
    assert look(answer(f"<p>{text}</p>{menu}<p>{PROSE}</p>", "Club")).face is Face.OK


def test_a_link_back_to_the_host_is_no_successor() -> None:
    text = "Ce site est fermé. <a href='https://hote.example/'>Aller sur hote.example</a>"
    found = look(answer(f"<p>{text}</p>", "Site fermé"))
    assert (found.face, found.successor_url) == (Face.CLOSURE_NOTICE, "")


def board(title: str, post: str, newest: str, fetched: str) -> Finding:
    """Return what a board whose title announces an end is, with its newest post on a day."""
    body = (
        f"<nav><a href='/a'>Accueil</a><a href='/b'>Aide</a></nav><h3>{title}</h3>"
        f"<div class='post'>{post}</div><p>Dernier message : {newest}</p>"
    )
    page = answer(body, title)
    return look(replace(page, fetched_at=datetime.fromisoformat(f"{fetched}T12:00:00+00:00")))


END_FR = (
    "Le forum fermera le 30 juin 2023",
    "Ce forum fermera le 30 juin 2023. Faites vos copies.",
)
END_EN = ("Our site will close on August 31", "This site will close on August 31. Save your posts.")
END_DE = (
    "Das Forum wird am 1. Mai 2023 geschlossen",
    "Unser Forum wird am 1. Mai 2023 geschlossen.",
)


@pytest.mark.parametrize(
    ("said", "newest", "fetched", "closes_on", "closed_on"),
    [
        (END_FR, "28 mai 2023", "2023-05-29", "2023-06-30", ""),
        (END_FR, "28 juin 2023", "2024-05-20", "", "2023-06-30"),
        (END_FR, "12 mai 2024", "2024-05-20", "", ""),
        (END_EN, "July 29, 2023", "2023-08-01", "2023-08-31", ""),
        (END_EN, "August 29, 2023", "2024-05-20", "", "2023-08-31"),
        (END_DE, "28. April 2023", "2023-04-29", "2023-05-01", ""),
        (END_DE, "28. April 2023", "2023-05-29", "", "2023-05-01"),
    ],
)
def test_an_end_announced_is_kept_with_its_day_and_comes_with_it(
    said: tuple[str, str], newest: str, fetched: str, closes_on: str, closed_on: str
) -> None:
    found = board(*said, newest, fetched)
    assert (found.closes_on, found.closed_on) == (closes_on, closed_on)
    assert found.face is (Face.CLOSURE_NOTICE if closed_on else Face.OK)


@pytest.mark.parametrize(
    ("title", "post"),
    [
        (
            "Le forum ne fermera pas",
            "Une équipe reprend le forum, qui devait fermer le 30 juin 2023.",
        ),
        ("Le forum va-t-il fermer ?", "Ce forum fermera le 30 juin 2023 ?"),
        ("Le magasin fermera le 30 juin 2023", "Le magasin fermera le 30 juin 2023."),
        ("Le forum fermera le 30 juin 2023", "Rien à voir."),
    ],
)
def test_a_rumour_or_another_s_end_is_not_announced(title: str, post: str) -> None:
    found = board(title, post, "28 mai 2023", "2023-05-29")
    assert (found.face, found.closes_on) == (Face.OK, "")


MENU = "<nav>" + "".join(f"<a href='/{number}'>{number}</a>" for number in range(6)) + "</nav>"
NEWS = "<article><h2><a href='/n'>Réunion</a></h2><p>Réunie le 20 novembre 2026.</p></article>"


def announcing(said: str, at: str, around: str = "<p>{}</p>") -> Finding:
    """Return what a living site of the name Tricofil is that says something outside its posts, on a day."""
    page = answer(f"{MENU}{around.format(said)}{NEWS}", "Tricofil", url="https://tricofil.example/")
    return look(replace(page, fetched_at=datetime.fromisoformat(f"{at}T12:00:00+00:00")))


@pytest.mark.parametrize(
    "said",
    [
        "On 1 March, Tricofil will be shutting down.",
        "We will be closing our doors on 1 March 2027.",
        "Our service will be discontinued on 1 March 2027.",
        "Le 1er mars 2027, Tricofil fermera définitivement ses portes.",
        "Founded on 3 May 2004. This forum will close on 1 March 2027.",
        "Zum 1. März 2027 wird dieses Forum geschlossen.",
        "El 1 de marzo de 2027 este foro cerrará definitivamente.",
        "Il 1 marzo 2027 questo forum chiuderà definitivamente.",
        "A 1 de março de 2027 este fórum será encerrado.",
        "Op 1 maart 2027 stopt dit forum.",
    ],
)
def test_a_plain_sentence_announces_an_end_kept_with_its_day(said: str) -> None:
    before, after = announcing(said, "2026-11-23"), announcing(said, "2027-03-02")
    assert (before.face, before.closes_on) == (Face.OK, "2027-03-01")
    assert (after.face, after.closed_on) == (Face.CLOSURE_NOTICE, "2027-03-01")


def test_something_newer_than_the_day_takes_an_announced_end_back() -> None:
    said = "On 1 March 2027, Tricofil will be shutting down."
    newer = "<p>{}</p><time datetime='2027-03-20T10:00:00Z'>yesterday</time>"
    assert announcing(said, "2027-03-21", newer).face is Face.OK


@pytest.mark.parametrize("mark", ["sticky", "pinned", "row global-announce"])
def test_a_pinned_topic_announces_an_end(mark: str) -> None:
    topic = f"<table><tr class='{mark}'><td><a href='/t/1'>{{}}</a></td></tr></table>"
    said = "Fermeture du forum le 1er mars 2027"
    assert announcing(said, "2026-11-23", topic).closes_on == "2027-03-01"
    unmarked = topic.replace(mark, "row")
    assert announcing(said, "2026-11-23", unmarked).closes_on == ""


@pytest.mark.parametrize(
    "said",
    [
        "Registrations will close on 1 March 2027.",
        "On 1 March 2027, Skype will be shutting down.",
        "Notre boutique fermera le 24 décembre 2026.",
        "On 1 March 2027, Tricofil will be shut down for maintenance.",
        "Tricofil sera fermé du 24 décembre 2026 au 2 janvier 2027.",
        "Le club sera fermé le 25 décembre 2026.",
        "Tricofil will be closed on 25 December 2026.",
        "Unser Verein wird am 24. Dezember 2026 geschlossen.",
    ],
)
def test_a_day_off_or_another_s_end_is_not_announced(said: str) -> None:
    for at in ("2026-11-23", "2027-03-02"):
        found = announcing(said, at)
        assert (found.face, found.closes_on) == (Face.OK, "")


@pytest.mark.parametrize(
    "said",
    [
        "Le club sera fermé le 25 décembre 2026.",
        "The club will be closed on 25 December 2026.",
        "El club cerrará el 25 de diciembre de 2026.",
        "O clube estará fechado no dia 25 de dezembro de 2026.",
        "De club is gesloten op 25 december 2026.",
    ],
)
def test_a_day_off_is_no_end_when_it_is_past_either(said: str) -> None:
    page = answer(f"<h1>Tricofil</h1><p>{said}</p>", "Tricofil", url="https://tricofil.example/")
    later = replace(page, fetched_at=datetime.fromisoformat("2027-01-10T12:00:00+00:00"))
    assert (look(page).face, look(later).face) == (Face.OK, Face.OK)


def test_an_announced_end_has_come_once_its_day_is_past() -> None:
    assert (
        farewell("Fermeture", "Ce forum fermera le 22 novembre 2026.").face is Face.CLOSURE_NOTICE
    )
    assert farewell("Fermeture", "Ce forum fermera le 24 novembre 2026.").face is Face.OK
    assert farewell("Fermeture", "Ce forum fermera en novembre 2026.").face is Face.OK
    assert farewell("Goodbye", "We are closing this site soon. Thank you.").face is Face.OK
    # Nothing else is left on the page: what it says is what it is.
    assert farewell("Goodbye", "We are closing this site. Thank you.").face is Face.CLOSURE_NOTICE
    assert farewell("Goodbye", "We are closing this site on 3 May 2024.").closed_on == "2024-05-03"


def test_the_quote_holds_the_end_and_not_the_rest_of_the_sentence() -> None:
    found = farewell("Forum fermé", "Ce forum a fermé le 3 mai 2024 comme Jeanne l'avait annoncé.")
    assert found.quote == "Ce forum a fermé"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        # Another one has closed.
        ("Framasphère a fermé", "Le réseau a fermé le 3 mai 2024. Ses membres sont les bienvenus ici."),
        ("Le forum voisin a fermé", "Le forum voisin a définitivement fermé le 3 mai 2024."),
        ("Viadeo has closed", "Viadeo has permanently closed in 2023. Join our club instead."),
        ("Viadeo est fermé", "Le service a définitivement fermé. Ici, tout va bien."),
        ("Foro Coches ha cerrado", "El foro ha cerrado definitivamente en 2024."),
        ("Il Barbiere ha chiuso", "Il sito ha chiuso definitivamente nel 2024."),
        ("Das Nachbarforum wurde geschlossen", "Das Forum ist endgültig geschlossen."),
        ("Fermeture définitive", "Le magasin de ce site a définitivement fermé le 3 mai 2024."),
        ("This shop has closed", "Our new shop opened next door, come in."),
        ("Accueil", "Le magasin voisin a définitivement fermé le 3 mai 2024."),
        ("Clap de fin", "Triste nouvelle de Diaspora. Le réseau a fermé. <a href='/a'>A</a><a href='/b'>B</a>"),
        # A part of it has closed.
        ("Nous fermons", "Notre forum a fermé ses inscriptions le 3 mai 2024."),
        ("Fermeture", "Notre association fermera ses bureaux le 3 mai 2024."),
        ("We are closing", "Our community has closed registrations on May 3, 2024."),
        ("Le forum a fermé", "Le forum a fermé le 3 mai 2024, mais le site reste ouvert."),
        ("Forum fermé", "Notre forum a fermé le 3 mai 2024 sa section ventes."),
        ("Nous fermons", "Notre boutique. Le site a fermé ses commandes."),
        ("Fermeture", "Nous fermons le site du club de Lyon le 3 mai 2024, celui de Paris vit."),
        ("Fermé", "Ce site est définitivement fermé aux robots."),
        ("Forum closed", "This forum is permanently closed to spam."),
        ("Goodbye", "Our community was closed on weekends in 2020."),
        ("Abschied", "Wir haben unser Forum neu gestrichen."),
        # It lives again, or elsewhere on its own.
        ("Le site a fermé", "Le site a fermé le 3 mai 2010, puis un collectif l'a relancé."),
        ("Closure", "This network will close on 3 May 2024. Update: it was saved by its members."),
        ("Fermeture", "Le réseau fermera le 3 mai 2024 : annulation, on a gagné !"),
        ("Fermeture du forum", "Le forum a fermé en mai 2024, place à notre nouveau site !"),
        # For now, not at all, or not yet.
        ("Le forum ferme ses portes", "Le forum fermera le 31 décembre 2027."),
        ("The forum is closing", "The forum will be closed on 31 December 2027."),
        ("Fermeture définitive", "Le forum fermera bientôt."),
        ("Fermeture", "Le club ferme à 18 h. Notre forum ferme jamais."),
        ("Das Forum ist geschlossen", "Das Forum ist vorübergehend geschlossen."),
        ("Forum fermé", "Le forum a fermé temporairement. De retour lundi."),
        ("Le forum a fermé", "Le forum a fermé le 3 mai 2024 pendant deux heures."),
        ("Le secrétariat a fermé", "Le site est fermé pour travaux, réouverture en mai."),
        ("Le forum a fermé", "Poisson d'avril ! Non, ce forum n'a pas définitivement fermé."),
        ("Forum closed", "If this forum has closed, use the list."),
        # A question.
        ("Le forum a fermé", "Le forum a définitivement fermé ? Non, il rouvrira lundi."),
        ("Le forum est-il fermé ?", "Le forum a définitivement fermé, dit-on."),
        ("Fermeture définitive ?", "Ce site est-il mort ? Non : le club se réunit chaque mardi."),
    ],
)  # fmt: skip
def test_a_page_that_only_talks_of_an_end_is_ok(title: str, text: str) -> None:
    assert farewell(title, text).face in {Face.OK, Face.MAINTENANCE}


def test_a_post_that_reports_a_closure_is_ok() -> None:
    post = "<h1>Le forum a fermé</h1><div class='post'>Ce forum a définitivement fermé.</div>"
    assert look(answer(post, "Le forum a fermé")).face is Face.OK


def test_a_page_with_a_menu_is_ok() -> None:
    menu = "".join(f"<a href='/{name}'>{name}</a>" for name in ("club", "agenda", "blog", "a", "b"))
    text = f"<h1>Forum fermé</h1><p>Le forum a fermé le 3 mai 2024.</p>{menu}"
    assert look(answer(text, "Forum fermé")).face is Face.OK


TOPICS = "".join(
    f"<li class='row'><a class='topictitle' href='/viewtopic.php?t={number}'>Sujet {number}</a></li>"
    for number in range(40)
)


def forum(banner: str, rest: str = "") -> Page:
    return answer(
        f"<div class='announcement'>{banner}</div><ul class='topiclist'>{TOPICS}</ul>{rest}"
        f"<p>{PROSE * 6}</p>",
        "Le club",
    )


@pytest.mark.parametrize(
    ("banner", "closed_on"),
    [
        ("Le forum est fermé depuis 2022, les archives restent consultables.", "2022"),
        ("Ce forum est désormais en lecture seule.", ""),
        ("This forum is now a read-only archive. This forum is closed.", ""),
        ("Our community has been archived on 3 May 2024.", "2024-05-03"),
        ("This is a read-only archive of our forum.", ""),
        ("Dieses Forum ist geschlossen und nur noch lesbar.", ""),
        ("Este foro está archivado: solo lectura.", ""),
        ("Questo forum è chiuso ed è in sola lettura.", ""),
    ],
)
def test_a_closed_forum_whose_archives_stay_readable(banner: str, closed_on: str) -> None:
    found = look(forum(banner))
    assert (found.face, found.closed_on) == (Face.CLOSURE_NOTICE, closed_on)
    assert is_proven(found)


def test_a_site_s_own_description_may_say_that_it_is_an_archive() -> None:
    described = "<meta property='og:description' content='{}'>"
    for text in (
        "This is a read only archive of the Copper forums as of June 2022",
        "Archive en lecture seule du forum de la Lanterne",
    ):
        page = answer(f"<ul class='topiclist'>{TOPICS}</ul>", "Forums", head=described.format(text))
        assert look(page).notice == "archived"
    other = described.format("Forum of the Copper, with the read only archive of our newsletter")
    assert (
        look(answer(f"<ul class='topiclist'>{TOPICS}</ul>", "Forums", head=other)).face is Face.OK
    )


BANNER = "Le forum est fermé, les archives restent consultables."
LIVING_FORUMS = {
    "who can join": forum(BANNER, "<a href='/ucp.php?mode=register'>Inscription</a>"),
    "who can post": forum(BANNER, "<a href='/posting.php?mode=reply&t=3'>Répondre</a>"),
    "with a recent post": forum(BANNER, "<time datetime='2026-11-20T10:00:00Z'>vendredi</time>"),
    "for a day": forum("Ce forum est en lecture seule pendant la migration."),
    "for a backup": forum("This forum is in read-only mode for now."),
    "kept by an archive": forum("Notre forum est archivé depuis 2010 par Archive.org."),
    "with an archive of its letters": forum("Read-only archive of our newsletter."),
    "beside an archive of the old one": forum("Archive en lecture seule de notre ancien forum."),
    "for members": forum("This community is closed. Archived posts: ask to join."),
    "that asks for a login": forum("Ce forum est en lecture seule, connectez-vous pour écrire."),
    "a club's archived site": answer(f"<p class='notice'>Notre site est archivé.</p><p>{PROSE}</p>"),
    "in a mode": forum("This forum is in read only mode. Read-only."),
    "kept by a library": forum("Ce site est archivé par la BnF."),
    "kept by another": forum("This site is archived at the Internet Archive every year."),
    "closed to new members": forum("This forum is closed to guests; a read-only archive is public."),
    "with one closed board": forum("Le sous-forum Ventes est en lecture seule."),
    "with a question": forum("Ce forum est-il en lecture seule ?"),
    "with a post that says so": forum("Bonjour", f"<div class='post notice'>{BANNER}</div>"),
    "of archivists": forum("Notre forum est ouvert aux archivistes. Les archives restent à classer."),
    "a club that closed its forum": answer(f"<div class='notice'>{BANNER}</div><p>{PROSE}</p>", "Le club"),
}  # fmt: skip


@pytest.mark.parametrize("page", LIVING_FORUMS.values(), ids=LIVING_FORUMS)
def test_a_living_forum_is_no_archive(page: Page) -> None:
    assert look(page).face not in ENDINGS


def test_a_farewell_may_name_the_site_as_its_title_does() -> None:
    body = (
        "<!doctype html><title>Réseau des libraires - Fermeture définitive</title>"
        "<h1>Réseau des libraires ferme ses portes</h1>"
        "<p>Notre réseau a définitivement fermé le 19/10/2025.</p>"
    )
    found = look(Page("https://libraires.example/", 200, body.encode(), NOW, {}))
    assert (found.face, found.closed_on) == (Face.CLOSURE_NOTICE, "2025-10-19")


@pytest.mark.parametrize(
    "title",
    ["Viadeo ferme ses portes - Le blog emploi", "Viadeo - Fermeture définitive - Le blog emploi"],
)
def test_the_end_of_another_network_in_the_title_is_news(title: str) -> None:
    body = (
        f"<!doctype html><title>{title}</title><h1>Viadeo ferme ses portes</h1>"
        "<p>Le réseau a définitivement fermé le 19/10/2025.</p>"
    )
    assert look(Page("https://blog.example/", 200, body.encode(), NOW, {})).face is Face.OK

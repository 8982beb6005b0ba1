"""Which dates of a page are those of contributions; each kind with a twin whose dates are others'."""

from __future__ import annotations

from datetime import UTC, datetime
from time import process_time

import pytest

from crawler.page import Page
from crawler.readers.dates.dated_rows import dated_rows

NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)


def page(body: str, lang: str = "fr", url: str = "https://reseau.exemple.fr/") -> Page:
    html = f'<!doctype html><html lang="{lang}"><head><title>T</title></head><body>{body}</body>'
    return Page(url, 200, html.encode(), NOW, {"content-type": "text/html; charset=utf-8"})


def newest(body: str, lang: str = "fr") -> str | None:
    found = dated_rows(page(body, lang), lang or None)
    moments = [row.moment.at for row in found if row.moment.at <= NOW]
    return f"{max(moments):%Y-%m-%d}" if moments else None


def rows(pattern: str, *dates: str) -> str:
    return "".join(
        pattern.replace("DATE", date).replace("§", str(i)) for i, date in enumerate(dates)
    )


TABLE = "<table><tr><th>Rubrique</th><th>Dernier message</th></tr>{}</table>"
TOPICS = '<tr><td><a href="/sujet/§">Titre</a></td><td>DATE</td></tr>'
LISTS = {
    "boards in a table": (
        "fr",
        TABLE.format(rows(TOPICS, "3 novembre 2026, 10:02", "2 août 2026, 08:00")),
        "2026-11-03",
    ),
    "topics in a list with two dates each": (
        "en",
        "<ul>"
        + rows(
            '<li><a href="/t/§">Topic</a> <span class=d>Started 1 Mar 2020</span>'
            " <span class=l>DATE</span></li>",
            "5 Nov 2026",
            "9 Oct 2026",
        )
        + "</ul>",
        "2026-11-05",
    ),
    "rows of which each has a class of its own": (
        "de",
        "<div>"
        + rows(
            '<div class="zeile-§ item"><h4><a href="/forum/thema-§">Titel</a></h4><p>DATE Uhr</p></div>',
            "05.11.2026, 14:03",
            "29.10.2026, 09:00",
        )
        + "</div>",
        "2026-11-05",
    ),
    "a portal's block without elements around its rows": (
        "en",
        "<div><b>Recent posts</b><br>"
        + rows(
            '<a href="/index.php?topic=§.msg7">Re: x</a> <small>by <a href="/?action=profile;u=3">a</a>'
            " <i>[November DATE, 2026, 10:00:00]</i></small><br>",
            "09",
            "02",
        )
        + "</div>",
        "2026-11-09",
    ),
    "a definition list": (
        "fr",
        "<h2>Dernières nouvelles</h2><dl>"
        + rows('<dt><a href="/a-§">Titre</a></dt><dd>DATE</dd>', "12/11/2026", "28/09/2026")
        + "</dl>",
        "2026-11-12",
    ),
    "cards of articles": (
        "fr",
        "<div class=grid>"
        + rows(
            '<div class="card"><a href="/une-histoire-§"><img src=i.png></a><h3><a href="/une-histoire-§">'
            'Titre</a></h3><span class="card-date">Publié le DATE</span><p>Texte.</p></div>',
            "12 nov. 2026",
            "1er nov. 2026",
        )
        + "</div>",
        "2026-11-12",
    ),
    "posts of a thread": (
        "en",
        rows(
            '<div class="msg" id="p§"><div class="user"><a href="/members/bob.§/">bob</a> Joined: Oct 1, 2019'
            '</div><div class="posthead">Posted DATE</div><div class="msgtext">The fair is on Nov 18,'
            " 2026</div></div>",
            "Nov 2, 2026 10:00 am",
            "Nov 6, 2026 11:00 pm",
            "Nov 4, 2026 1:00 pm",
        ),
        "2026-11-06",
    ),
    "comments below an article": (
        "fr",
        "<p>Le 14 novembre 2026 nous étions là.</p><ol>"
        + rows(
            '<li class="comment"><cite>Ana</cite> <span class=quand>DATE</span><p>Bravo</p></li>',
            "il y a 3 jours",
            "il y a 2 semaines",
        )
        + "</ol>",
        "2026-11-17",
    ),
    "one comment alone": (
        "de",
        '<div class="kommentare"><div class="kommentar"><p class="info">Geschrieben von Ina am'
        " <time>05.11.2026 um 14:25 Uhr</time></p></div></div>",
        "2026-11-05",
    ),
    "an article's own page": (
        "fr",
        '<h1>Titre</h1><p class="date-publication">Le 6 novembre 2026</p><p>Réunion le 9 novembre 2026.</p>',
        "2026-11-06",
    ),
    "a date in two elements": (
        "en",
        TABLE.format(
            rows(
                '<tr><td><a href="/topic/§">T</a></td><td>by ann on DATE</td></tr>',
                "<b>Today</b> at 10:00",
                "November 2, 2026",
            )
        ),
        "2026-11-20",
    ),
    "days without a year, over the new year": (
        "en",
        "<ul>"
        + rows(
            '<li><a href="/discussion/§/x">T</a> <span>DATE</span></li>', "November 22", "October 3"
        )
        + "</ul>",
        "2026-10-03",
    ),
    "weekday and time": (
        "fr",
        TABLE.format(rows(TOPICS, "Mercredi à 10:20", "Lundi à 08:00")),
        "2026-11-18",
    ),
    "times of today": ("en", TABLE.format(rows(TOPICS, "11:24AM", "Nov 3, 2026")), "2026-11-20"),
    "seconds since 1970": (
        "pl",
        "<ul>"
        + rows(
            '<li><a href="/watek/§?topic=§">T</a><span data-time="DATE">x</span></li>',
            "1794000000",
            "1790000000",
        )
        + "</ul>",
        "2026-11-06",
    ),
    "titles beside words": (
        "en",
        "<ul>"
        + rows(
            '<li><a href="/questions/§">Q</a> <span title="DATE">a while ago</span></li>',
            "2026-11-08 10:00:00Z",
            "2026-10-01 09:00:00Z",
        )
        + "</ul>",
        "2026-11-08",
    ),
}


@pytest.mark.parametrize(("lang", "body", "day"), LISTS.values(), ids=LISTS)
def test_the_newest_contribution_is_found(lang: str, body: str, day: str) -> None:
    assert newest(body, lang) == day


PAST = ("3 nov. 2026", "4 nov. 2026")
ITEM = '<li><a href="/une-page-§">Titre</a> <span>DATE</span></li>'


def items(pattern: str, *dates: str) -> str:
    return f"<ul>{rows(pattern, *(dates or PAST))}</ul>"


def of(address: str) -> str:
    """Return an item that leads to ``address``."""
    return ITEM.replace("/une-page-§", address)


TWINS = {
    "a list of members": TABLE.format(rows(TOPICS.replace("sujet", "profil"), *PAST)),
    "members told by the heads of their columns": (
        "<table><tr><th>Nom</th><th>Inscrit le</th><th>Dernière visite</th></tr>"
        + rows('<tr><td><a href="/fiche/§">a</a></td><td>3 mai 2020</td><td>DATE</td></tr>', *PAST)
        + "</table>"
    ),
    "newcomers": "<h3>Nouveaux membres</h3>" + items(ITEM.replace("<li>", '<li class="post">')),
    "birthdays": '<div class="anniversaires">' + items(ITEM, "3 novembre", "4 novembre") + "</div>",
    "an agenda": "<h2>Agenda</h2>" + items(ITEM),
    "happenings of which one is still to come": "<h2>Actualités</h2>"
    + items(ITEM, "12/11/2026", "14/12/2026"),
    "happenings by their class": "<h2>Actualités</h2>"
    + items(ITEM.replace("<li>", '<li class="event-item">')),
    "happenings by their addresses": "<h2>Actualités</h2>" + items(of("/agenda/§")),
    "opening hours": items(ITEM, "mercredi à 10:20", "lundi à 14:00"),
    "a countdown": '<div class="compteur countdown" data-time="1794000000">Ouvert !</div>',
    "the page's clock": '<div class="date">Nous sommes le 20/11/2026 - 17:32</div><p>17:32</p>',
    "a copyright": '<footer><p class="post-info">© 3 novembre 2026 copyright</p></footer>',
    "dates in a text": "<p>Réunis le 12 nov. 2026, puis le 14 nov. 2026.</p><p>Le 3 mai 1999.</p>",
    "a page's last change": '<p class="info">Page modifiée le 3 novembre 2026</p>',
    "tweets in a box": '<div class="twitter-feed">' + items(of("/status/§")) + "</div>",
    "exhibitions": "<h2>Expositions</h2>"
    + items(ITEM, "du 2 nov. 2026 au 9 nov. 2026", "3 nov. 2026"),
    "talks that were given": "<h2>Dernières conférences</h2>" + items(ITEM),
    "matches that were played": "<h2>Derniers résultats</h2>" + items(of("/match/§")),
    "births": "<h2>Carnet</h2><ul><li>Léa, née le 2 nov. 2026</li><li>Tom, né le 3 nov. 2026</li></ul>",
    "a programme": "<h2>Programme</h2>"
    + items(of("/conf/§"), "2 nov. 2026, 10:00", "3 nov. 2026, 11:00"),
    "prices": "<h2>Tarifs</h2>" + items(ITEM, "valable du 1/11/2026", "valable du 2/11/2026"),
    "those who are online": "<h3>En ligne</h3>" + items(of("/sujet/§"), "10:20", "10:22"),
    "telephone numbers": TABLE.format(rows(TOPICS, "02-12-34-56-01", "02-12-34-56-02")),
    "the day most were online": '<p class="post">Record : 12 en ligne le 3 novembre 2026</p>',
    "documents": items(of("/doc-§.pdf")),
    "lengths of films": items(ITEM.replace("<span>", "<span class=length>"), "3:02", "5:01"),
    "another calendar": TABLE.format(rows(TOPICS, "1405/08/12, 12:40", "1405/07/30, 10:00")),
    "pinned topics alone": TABLE.format(rows(TOPICS.replace("<tr>", '<tr class="sticky">'), *PAST)),
    "dates to come alone": TABLE.format(rows(TOPICS, "3 novembre 2028", "4 novembre 2029")),
    "links to other sites": "<h2>Actualités</h2>" + items(of("https://autre.example/§")),
}


@pytest.mark.parametrize("body", TWINS.values(), ids=TWINS)
def test_a_date_of_something_else_is_none(body: str) -> None:
    assert newest(body) is None


WORDS = {
    "fr": ("avant-hier à 10h20", "3 oct. 2026", "2026-11-18"),
    "en": ("2 days ago", "Oct 3rd, 2026", "2026-11-18"),
    "de": ("vor 5 Stunden", "3. Oktober 2026", "2026-11-20"),
    "es": ("hace 4 días", "3 de octubre de 2026", "2026-11-16"),
    "it": ("oggi alle 10:02", "3 ottobre 2026, 10:00", "2026-11-20"),
    "pt": ("há 2 dias", "3 de outubro de 2026 10:00", "2026-11-18"),
    "nl": ("gisteren om 10:20", "3 oktober 2026", "2026-11-19"),
    "pl": ("wczoraj o 10:20", "3 października 2026", "2026-11-19"),
    "ru": ("вчера в 10:20", "3 октября 2026 г.", "2026-11-19"),
    "tr": ("dün 10:20", "3 Ekim 2026", "2026-11-19"),
    "id": ("kemarin pukul 10:20", "3 Oktober 2026", "2026-11-19"),
    "ro": ("acum 3 zile", "3 octombrie 2026", "2026-11-17"),
    "sv": ("igår kl. 10:20", "3 oktober 2026", "2026-11-19"),
}


@pytest.mark.parametrize("is_declared", [True, False], ids=["declared", "undeclared"])
@pytest.mark.parametrize("lang", WORDS)
def test_thirteen_languages_are_read_whether_declared_or_not(lang: str, is_declared: bool) -> None:
    near, far, day = WORDS[lang]
    own = lang if is_declared else ""
    assert newest(TABLE.format(rows(TOPICS, near, far)), own) == day
    assert newest(TABLE.format(rows(TOPICS, far, far)), own) == "2026-10-03"


WEEKDAYS = {
    "it": "giovedì alle 10:20",
    "de": "Donnerstag, 10:20",
    "es": "jueves a las 10:20",
    "ru": "Четверг в 10:20",
    "pl": "czwartek, 10:20",
    "pt": "Quinta às 10:20",
}


@pytest.mark.parametrize("lang", WEEKDAYS)
def test_a_day_of_the_week_with_a_time_is_the_latest_such_day(lang: str) -> None:
    list_ = TABLE.format(rows(TOPICS, WEEKDAYS[lang], "2026-10-03 10:00"))
    assert newest(list_, lang) == "2026-11-19"


def test_a_row_with_an_impossible_date_costs_no_other_row() -> None:
    for odd in ("12/11/2027 10:00", "01/01/1970 01:00", "00/00/0000", "31/02/2026"):
        assert (
            newest(TABLE.format(rows(TOPICS, odd, "02/11/2026 10:00", "28/10/2026")))
            == "2026-11-02"
        )


ORDERS = [
    # the other rows tell: there is no 25th month, and no post of tomorrow
    ("en", ("04/11/2026", "25/10/2026"), "2026-11-04"),
    ("fr", ("11/04/2026", "10/25/2026"), "2026-11-04"),
    ("en", ("10-11-26, 10:00", "29-10-26, 10:00"), "2026-11-10"),
    ("en", ("11-10-26, 10:00 AM", "10-29-26, 10:00 AM"), "2026-11-10"),
    ("", ("26-11-10", "26-10-29"), "2026-11-10"),
    ("", ("05/12/2026", "05/11/2026"), "2026-05-12"),
    ("", ("10 11 2026, 10:00", "29 10 2026, 10:00"), "2026-11-10"),
    ("fr", ("02/05/26 à 10:20", "01/04/26 à 10:20"), "2026-05-02"),
    ("fr", ("03-04-05", "05-04-03"), None),  # nothing tells
    ("", ("03/04/2026", "05/04/2026"), None),
    ("fr", ("03/04/98", "05/04/97"), "1998-04-03"),
]


@pytest.mark.parametrize(("lang", "dates", "day"), ORDERS)
def test_the_order_of_day_and_month_is_that_of_the_whole_page(
    lang: str, dates: tuple[str, ...], day: str | None
) -> None:
    assert newest(TABLE.format(rows(TOPICS, *dates)), lang) == day


def test_the_page_s_own_clock_tells_the_order_where_nothing_else_does() -> None:
    list_ = TABLE.format(rows(TOPICS, "06/05/2026", "05/10/2026"))
    assert newest(list_, "") is None
    assert newest(f"{list_}<p>Nous sommes le 20/11/2026</p>", "") == "2026-10-05"
    assert newest(f"{list_}<p>Il est 11/20/2026 19:00</p>", "") == "2026-06-05"


def test_a_date_told_coarsely_is_a_range() -> None:
    body = TABLE.format(rows(TOPICS, "il y a 3 mois", "il y a 2 ans"))
    first, second = (row.moment for row in dated_rows(page(body), "fr"))
    assert (f"{first.earliest:%Y-%m-%d}", f"{first.at:%Y-%m-%d}") == ("2026-07-20", "2026-08-20")
    assert (f"{second.earliest:%Y-%m-%d}", f"{second.at:%Y-%m-%d}") == ("2023-11-20", "2024-11-20")


def test_each_row_gives_its_newest_date() -> None:
    cell = '<tr><td><a href="/sujet/§">T</a><td>1 mai 2020</td><td>DATE</td></tr>'
    body = f"<table>{rows(cell, '3 novembre 2026', '2 août 2026')}</table>"
    days = sorted(f"{row.moment.at:%Y-%m-%d}" for row in dated_rows(page(body), "fr"))
    assert days == ["2026-08-02", "2026-11-03"]


PIECES = {
    "rows": '<li><a href="/topic/1">T</a> <span class="d">3 novembre 2026</span></li>',
    "nested blocks": '<div class="post"><span>12/11/2026</span>',
    "dates in one line": "12/11/2026 ",
    "dates in their own elements in one line": "<b>12/11/2026</b> ",
    "attributes": '<i data-time="1794000000" title="3 novembre 2026">',
    "flat siblings": '<a href="/topic/1">T</a><span>3 nov. 2026</span><br>',
    "headings": "<h2>Agenda</h2>",
    "cells of one row": "<td>3 nov. 2026</td>",
    "almost dates": "12 mars ",
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_a_hostile_page_is_read_in_linear_time(piece: str) -> None:
    answer = page(f"<ul><table>{piece * (1_000_000 // len(piece))}")
    if answer.tree.body is None:
        return
    start = process_time()
    dated_rows(answer, "fr")
    assert process_time() - start < 2

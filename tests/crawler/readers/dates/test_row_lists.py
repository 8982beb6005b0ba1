"""What lists of dated rows are of, by how their rows stand and lead; and lists that are of something else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.page import Page
from crawler.readers.dates.dated_rows import dated_rows

NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)


def newest(body: str, lang: str = "fr") -> str | None:
    html = f'<!doctype html><html lang="{lang}"><title>T</title><body>{body}</body></html>'
    headers = {"content-type": "text/html; charset=utf-8"}
    page = Page("https://reseau.exemple.fr/", 200, html.encode(), NOW, headers)
    moments = [row.moment.at for row in dated_rows(page, lang or None)]
    return f"{max(moments):%Y-%m-%d}" if moments else None


def rows(pattern: str, *dates: str) -> str:
    return "".join(
        pattern.replace("DATE", date).replace("§", str(i)) for i, date in enumerate(dates)
    )


ITEM = '<li><a href="/une-page-§">Titre</a> <span>DATE</span></li>'
TOPIC = '<tr><td><a href="/sujet/§">Titre</a></td><td>DATE</td></tr>'
CARD = '<td><a href="/annonce-§">Vélo</a><br><span class="cat">(Ventes)</span><br>DATE</td>'
SHELL = (
    "<tr><td><table><tr><td><table><tr><td><table><tr><td><b>DATE</b></td></tr>"
    '<tr><td><a href="/news/§">Titre</a></td></tr></table></td></tr></table></td></tr></table></td></tr>'
)
TIMES = ("11:24", "10:50", "09:12", "08:40", "08:02")
LISTS = {
    "rows that lead elsewhere each, newest first": (
        "fr",
        rows(ITEM, "12/11/2026", "03/11/2026", "28/10/2026"),
        "2026-11-12",
    ),
    "news under a heading with a link to all of them": (
        "sv",
        '<h3>Nyheter <a href="/nyheter">alla</a></h3><ul>' + rows(ITEM, "2026-11-12", "2026-11-14"),
        "2026-11-14",
    ),
    "days without a year under a heading of news": (
        "sv",
        "<h3>Nyheter</h3><dl>"
        + rows('<dt>DATE</dt><dd><a href="/n-§">T</a></dd>', "5 november", "3 november"),
        "2026-11-05",
    ),
    "cards in the cells of a table": (
        "fr",
        f"<h3>Dernières annonces</h3><table><tr>{rows(CARD, '12/11/2026', '10/11/2026')}</tr></table>",
        "2026-11-12",
    ),
    "rows deep in tables within tables": (
        "en",
        f"<table>{rows(SHELL, '2026-11-12', '2026-11-10')}</table>",
        "2026-11-12",
    ),
    "rows that say how long ago, whatever they are called": (
        "en",
        "<h2>News and events</h2>"
        + rows(
            '<div class="post-thumb event"><a href="/news-events/n-§">T</a><p>DATE</p></div>',
            "2 days ago",
            "3 weeks ago",
        ),
        "2026-11-18",
    ),
    "rows whose author and piece have links": (
        "en",
        "<table>"
        + rows(
            '<tr><td><a href="/art/§">T</a></td><td><a href="/user_info/ann">ann</a><br>DATE</td></tr>',
            "2026-11-02",
            "2026-11-09",
        )
        + "</table>",
        "2026-11-09",
    ),
    "the last change of each topic, where no publication stands beside it": (
        "en",
        "<table>"
        + rows(
            '<tr><td><a href="/threads/§">T</a></td><td><i itemprop="dateModified">DATE</i></td></tr>',
            "3 November 2026",
            "2 October 2026",
        )
        + "</table>",
        "2026-11-03",
    ),
    "posts filed under a word that says something else": (
        "en",
        rows(
            '<article class="post category-copyright not-sticky"><h2><a href="/p-§">T</a></h2>'
            '<time class="published">DATE</time></article>',
            "3 November 2026",
            "2 October 2026",
        ),
        "2026-11-03",
    ),
    "times alone whose links hold the day": (
        "da",
        '<div class="nyheder">'
        + rows('<a href="/sag/20261118/artikler/§"><p>DATE</p>T</a>', *TIMES)
        + "</div>",
        "2026-11-18",
    ),
    "a month and a year that look like a day, whose link holds it": (
        "en",
        "<h2>Recent posts</h2><ul>"
        + rows('<li><a href="/p-§">T</a> <a href="/2026/11/03">DATE</a></li>', "Nov 26", "Nov 26"),
        "2026-11-03",
    ),
    "times of today, newest first": ("en", f"<table>{rows(TOPIC, *TIMES)}</table>", "2026-11-20"),
    "day and month with a time": (
        "fr",
        f"<table>{rows(TOPIC, '30/10 à 16:20', '12/11 à 11:28')}</table>",
        "2026-11-12",
    ),
    "month and day with a time, beside whole dates that begin with the year": (
        "",
        f"<table>{rows(TOPIC, '11-12 16:20', '11-02 11:28', '2026-10-01')}</table>",
        "2026-11-12",
    ),
    "moments as programs print them": (
        "en",
        f"<table>{rows(TOPIC, 'Sat Oct 31 02:50:09 2026', 'Fri Nov 13 00:00:00 CET 2026')}</table>",
        "2026-11-13",
    ),
    "a year of two digits after its month": (
        "en",
        '<div class="latest-news">' + rows(ITEM, "9 Nov 26", "2 Nov 26") + "</div>",
        "2026-11-09",
    ),
    "day and month apart from the year": (
        "de",
        '<ol class="commentlist">'
        + rows("<li class=comment>ann, DATE @ 23:05</li>", "18.07, 2011"),
        "2011-07-18",
    ),
    "comments below an article on something that has dates of its own": (
        "en",
        "<h1>Meeting on the records of visitors</h1>"
        + rows(
            '<div class="visitors-comment">Posted by: ann, DATE<p>Well</p></div>',
            "7 November 2026",
            "6 May 2026",
        ),
        "2026-11-07",
    ),
    "what visitors wrote, whatever its names": (
        "fr",
        "<h1>Livre d’or</h1>"
        + rows(
            "<table><tr><td><b>Ana</b> (Lyon) - le DATE</td></tr><tr><td>Bravo</td></tr></table>",
            "12/11/2026 à 10h12",
            "3/11/2026 à 09h12",
        ),
        "2026-11-12",
    ),
    "articles that were brought up to date later": (
        "fr",
        rows(
            '<table class="article"><tr><td><a href="/article-§">T</a></td></tr><tr><td class="createdate">'
            'DATE</td></tr><tr><td class="modifydate">Mise à jour le 18/11/2026</td></tr></table>',
            "12/11/2026 10:12",
            "3/11/2026 09:12",
        ),
        "2026-11-12",
    ),
    "topics that live by their last change": (
        "en",
        "<ul>"
        + rows(
            '<li><a href="/topic/§">T</a> opened 2026-10-01, updated DATE',
            "2026-11-12",
            "2026-11-03",
        ),
        "2026-11-12",
    ),
    "a day with its time below": (
        "en",
        "<table>"
        + rows(
            '<tr><td><a href="/message/§">T</a></td><td>DATE</td></tr>',
            "Nov 12, 2026<br>10:12 am",
            "Nov 3, 2026<br>9:12 am",
        )
        + "</table>",
        "2026-11-12",
    ),
    "a day with its time in the next column": (
        "en",
        "<table>"
        + rows(
            '<tr><td><a href="/message/§">T</a></td><td>2026-11-12</td><td>DATE</td></tr>',
            "10:12",
            "9:12",
        )
        + "</table>",
        "2026-11-12",
    ),
    "a month that is told twice": (
        "fr",
        rows(
            '<div class="article"><p>DATE</p><h2><a href="/article-§">T</a></h2></div>',
            "5 12 /11 /Novembre /2026 10:12",
            "5 03 /11 /Novembre /2026 18:00",
        ),
        "2026-11-12",
    ),
    "a time right behind its sign": (
        "en",
        rows(
            '<div class="article"><a href="/story/§">T</a> Posted by ann on DATE from the x dept.</div>',
            "Thursday November 12, @10:12AM",
            "Tuesday November 3, @10:12AM",
        ),
        "2026-11-12",
    ),
    "lines under a heading of comments and nothing else": (
        "fr",
        "<h2>Commentaires</h2>"
        + rows(
            "<p><b>Ana</b> le DATE</p><p>Bravo</p>", "12/11/2026 à 10h12min33s", "3/11/2026 à 8h00"
        ),
        "2026-11-12",
    ),
    "what is listed newest first and leads nowhere": (
        "fr",
        "<h1>Petites annonces</h1><table>"
        + rows(
            "<tr><td>DATE</td><td>Vends vélo §</td></tr>", "12/11/2026", "3/11/2026", "28/10/2026"
        )
        + "</table>",
        "2026-11-12",
    ),
    "announcements, which are not put on top of each other": (
        "fr",
        rows(
            '<div class="announcement"><a href="/annonces/§">T</a> publié le DATE</div>',
            "12/11/2026",
            "3/11/2026",
        ),
        "2026-11-12",
    ),
    "topics below an announcement": (
        "fr",
        '<table><tr class="announcement"><td><a href="/sujet/9">T</a></td><td>18/11/2026</td></tr>'
        + rows(TOPIC, "12/11/2026", "3/11/2026")
        + "</table>",
        "2026-11-12",
    ),
    "issues of a newsletter, named by their day": (
        "fr",
        "<h1>La lettre du réseau</h1><ul>"
        + rows(
            '<li><a href="/lettres/§.html">Lettre n° § du DATE</a>',
            "12 novembre 2026",
            "3 octobre 2026",
        ),
        "2026-11-12",
    ),
    "what was added then": (
        "fr",
        "<ul>"
        + rows(
            '<li>Le DATE : ajout des <a href="/photos/§.htm">photos</a>',
            "12 novembre 2026",
            "3 octobre 2026",
        ),
        "2026-11-12",
    ),
    "messages of senders": (
        "en",
        rows(
            '<div class="message"><b class="sender">ann</b> <span>DATE</span><p>hi</p></div>',
            "2026-11-03 10:12",
            "2026-11-12 10:12",
        ),
        "2026-11-12",
    ),
    "lines in small print, by their size alone": (
        "fr",
        "<h2>Nos dernières actualités</h2>"
        + rows(
            '<div><a href="/blog/§">T</a><span class="text-sm">Par Ana B • DATE • 4 min</span></div>',
            "12 novembre 2026",
            "3 octobre 2026",
        ),
        "2026-11-12",
    ),
    "posts that tell of a day to meet on": (
        "fr",
        rows(
            '<div class="post"><a href="/u/ana">Ana</a> <b>a écrit le DATE</b><p>On se voit le 18/11/2026 ?'
            "</p></div>",
            "3/11/2026 à 10:12",
            "12/11/2026 à 10:12",
        ),
        "2026-11-12",
    ),
    "reviews in a table": (
        "fr",
        "<h1>Avis des clients</h1><table>"
        + rows("<tr><td>Ana</td><td>DATE</td><td>Très bien</td></tr>", "3/11/2026", "12/11/2026")
        + "</table>",
        "2026-11-12",
    ),
    "news that lead nowhere, each with a date of its own": (
        "fr",
        "<h2>Actualités</h2>"
        + rows(
            '<div><h4>T§</h4><span class="date">DATE</span></div>',
            "3 novembre 2026",
            "12 novembre 2026",
        ),
        "2026-11-12",
    ),
    "responses, ages ago": (
        "en",
        rows(
            '<div class="response"><b>Ann</b><i>DATE</i><p>ok</p></div>',
            "8 days ago",
            "2 months ago",
        ),
        "2026-11-12",
    ),
    "letters kept by a service": (
        "fr",
        "<h1>Archives de la lettre</h1><ul>"
        + rows(
            '<li>DATE <a href="http://eepurl.com/§">Lettre</a>',
            "12/11/2026",
            "3/11/2026",
            "1/10/2026",
        ),
        "2026-11-12",
    ),
    "a column of last days, still to come, beside the first": (
        "fr",
        "<table><tr><th>Publiée le<th>Poste<th>Date limite</tr>"
        + rows(
            "<tr><td>DATE<td><a href=/offres/§>Poste</a><td>30/12/2026</tr>",
            "12/11/2026",
            "3/11/2026",
        ),
        "2026-11-12",
    ),
    "terms and what they lead to below": (
        "en",
        "<h1>Site log</h1><dl>"
        + rows("<dt>DATE<dd><a href=/log/§>T</a>", "2026-11-12", "2026-11-03", "2026-10-28"),
        "2026-11-12",
    ),
    "days of the week that fit no year but this one": (
        "en",
        "<h1>Club news</h1>"
        + rows(
            '<div><a href="/news/§">T</a><p>DATE</p></div>', "Thursday 12th Nov", "Friday 1st Jan"
        ),
        "2026-11-12",
    ),
    "a named day behind its label": (
        "fr",
        rows(
            '<div><a href="/discussions/§">T</a><p>12 réponses · Dernière activité DATE</p></div>',
            "hier",
            "il y a 3 jours",
        ),
        "2026-11-19",
    ),
    "day and month in one element, the year in another": (
        "fr",
        "<h3>Derniers articles</h3>"
        + rows(
            '<article><div><span>DATE</span> <span>2026</span></div><a href="/article/§">T</a></article>',
            "12/11",
            "03/11",
        ),
        "2026-11-12",
    ),
    "messages with a moment and nothing else": (
        "fr",
        rows(
            '<div class="message"><p>Ana</p><p>Le DATE</p><p>x</p></div>',
            "3/11/2026 à 10:12",
            "12/11/2026 à 10:12",
        ),
        "2026-11-12",
    ),
    "what was published, under whatever motto": (
        "en",
        "<h2>The result is a bonus</h2>"
        + rows(
            '<article class="post"><a href="/p-§">T</a> Published on: DATE</article>',
            "12 November 2026",
            "3 November 2026",
        ),
        "2026-11-12",
    ),
    "pieces that say how long ago and nothing else": (
        "fr",
        rows(
            '<div class="cell"><a href="/une-video-§.html">T</a><span>DATE</span></div>',
            "Il y a 3 jours",
            "Il y a 8 mois",
        ),
        "2026-11-17",
    ),
    "what was updated, newest first": (
        "en",
        "<table><tr><th>Updated<th>Package</tr>"
        + rows(
            "<tr><td>DATE<td><a href=/pkg/§>P</a></tr>", "2026-11-12", "2026-11-12", "2026-11-03"
        ),
        "2026-11-12",
    ),
    "offers whose work begins later": (
        "fr",
        rows(
            '<div class="offre"><a href="/offres/§">Poste</a><ul><li>Mise en ligne : DATE</li>'
            "<li>Prise de poste : 1/2/2027</li></ul></div>",
            "12/11/2026",
            "3/11/2026",
        ),
        "2026-11-12",
    ),
    "a wall in another language": (
        "pt",
        rows(
            "<div><b>Ana</b> escreveu em DATE:<br>Oi</div>", "12/11/2026 10:12", "3/11/2026 09:00"
        ),
        "2026-11-12",
    ),
    "days below the heading of their year": (
        "en",
        "<h2>2025</h2><ul>"
        + rows('<li><span>DATE</span> <a href="/posts/§">T</a>', "Nov 12", "Oct 3")
        + "</ul><h2>2024</h2><ul>"
        + rows('<li><span>DATE</span> <a href="/posts/2§">T</a>', "Nov 18", "Oct 3"),
        "2025-11-12",
    ),
    "comments under a heading that counts them": (
        "fr",
        "<h3>27 commentaires</h3><ul class=forum>"
        + rows(
            "<li><div class=forum-nav>ana (DATE @08h00)</div></li>", "7 novembre 2026", "6 mai 2026"
        ),
        "2026-11-07",
    ),
}


@pytest.mark.parametrize(("lang", "body", "day"), LISTS.values(), ids=LISTS)
def test_a_list_of_contributions_is_told_by_its_rows(lang: str, body: str, day: str) -> None:
    assert newest(body, lang) == day


TWINS = {
    "rows in no order": rows(ITEM, "03/11/2026", "12/11/2026", "28/10/2026"),
    "rows that lead to one page": rows(
        ITEM.replace("-§", ""), "12/11/2026", "03/11/2026", "28/10/2026"
    ),
    "rows that lead nowhere, in no order": "<h1>Actualités</h1>"
    + rows("<p>DATE</p>", "3/11/2026", "12/11/2026", "28/10/2026"),
    "what a council met on": "<h1>Conseils</h1><ul>"
    + rows(
        '<li><a href="/cm-§.pdf">Conseil municipal du DATE</a>',
        "12 novembre 2026",
        "3 octobre 2026",
    ),
    "what another site wrote lately": "<h2>Dernières nouvelles</h2>"
    + rows(
        '<li><a href="https://ailleurs.exemple.org/§">T</a> DATE',
        "12/11/2026",
        "3/11/2026",
        "1/11/2026",
    ),
    "when each was founded": "<h1>Sociétés</h1><table><tr><th>Nom</th><th>Création</th></tr>"
    + rows(TOPIC.replace("sujet", "fiche"), "12/11/2026", "3/11/2020", "1/11/2016")
    + "</table>",
    "when each took a degree": rows(
        '<div><a href="/promo/§">P</a> diplômée le DATE</div>',
        "12/11/2026",
        "3/11/2020",
        "1/11/2016",
    ),
    "days of the week of a year to come": "<h1>Club news</h1>"
    + rows('<div><a href="/news/§">T</a><p>DATE</p></div>', "Friday 12th Nov", "Monday 1st Nov"),
    "where a band plays": "<h1>Tournée</h1>"
    + rows(
        '<p><b>DATE</b> <a href="/salle/§">Salle</a></p>', "12/11/2026", "3/11/2026", "1/11/2026"
    ),
    "what is sold": rows(
        '<a href="/sejours/§"><h3>Séjour</h3><p>DATE</p><p>450 €</p></a>',
        "12/11/2026",
        "3/11/2026",
        "1/11/2026",
    ),
    "two rows alone": rows(ITEM, "12/11/2026", "03/11/2026"),
    "cells beside each other that lead nowhere": (
        '<table><tr><td><a href="/fiche-1">ana</a></td><td>12/11/2026</td><td>03/11/2026</td></tr>'
        '<tr><td><a href="/fiche-2">bob</a></td><td>12/10/2026</td><td>03/11/2025</td></tr></table>'
    ),
    "lengths of films": f"<table>{rows(TOPIC, '22:30', '03:20', '12:10', '01:02', '09:30')}</table>",
    "a few times in order": f"<table>{rows(TOPIC, '11:24', '10:50', '09:12')}</table>",
    "a day within a title": "<table>"
    + rows(
        "<tr><td><a href=/forum/§>DATE</a></td></tr>",
        "1er mai - journée du muguet",
        "8 mai - commémoration",
    )
    + "</table>",
    "several days": "<h2>Actualités</h2>"
    + rows(
        ITEM,
        "05.11.2026 - 07.11.2026",
        "du 3 au 5 novembre 2026",
        "<b>1/11/2026</b> au <b>2/11/2026</b>",
    ),
    "the last day of an offer": '<div class="last-news">'
    + rows(ITEM, "fino al 12/11/2026", "until 3/11/2026", "gyldig til 2026-11-01"),
    "when films come out": '<div class="product-release">'
    + rows(ITEM, "Date de sortie : 12 novembre 2026", "Release: 3 novembre 2026"),
    "a menu": '<ul class="sub-menu">'
    + rows('<li><a href="/sujet/§">Débat du DATE</a></li>', "12/11/2026", "03/11/2026"),
    "a place whose name holds a word": "<table>"
    + rows(
        '<tr><td><a href="/coupe-postobon/§">A - B</a></td><td>DATE</td></tr>',
        "5.11.2026",
        "6.11.2026",
    ),
}


@pytest.mark.parametrize("body", TWINS.values(), ids=TWINS)
def test_a_list_of_something_else_is_none(body: str) -> None:
    assert newest(body) is None


def test_a_time_in_an_element_of_its_own_is_that_of_the_day_before_it() -> None:
    signed = (
        '<footer class="entry-meta"><p>Posted by <a rel="author" href="/author/a">A</a> on '
        '<time datetime="2026-03-10T08:05:41Z">March 10, 2026</time> at <time>08:05</time></p></footer>'
    )
    assert (
        newest(f"<article><h1>Title of the piece</h1>{signed}</article>{signed}", "en")
        == "2026-03-10"
    )


SIGNED = '<li class="m"><a href="/u/{0}">{0}</a> · {1}<p>text</p></li>'


@pytest.mark.parametrize(("path", "day"), [("/t/12", "2026-11-20"), ("/people", None)])
def test_on_a_page_of_one_topic_what_is_signed_is_a_post(path: str, day: str | None) -> None:
    posts = "".join(
        SIGNED.format(*post) for post in (("ann", "3 days ago"), ("bob", "2 hours ago"))
    )
    html = f'<!doctype html><html lang="en"><title>T</title><body><ul>{posts}</ul></body></html>'
    page = Page(f"https://a.example{path}", 200, html.encode(), NOW, {})
    moments = [row.moment.at for row in dated_rows(page, "en")]
    assert (f"{max(moments):%Y-%m-%d}" if moments else None) == day


def test_comments_are_told_apart_from_the_piece_above_them() -> None:
    comment = "<p><b>Bob</b> ({})<br>Toll</p>"
    said = comment.format("12.11.2026 10:12") + comment.format("13.11.2026 09:00")
    piece = "<h1>Ein Beitrag</h1><p>01.11.2026</p>"
    assert newest(f"{piece}<h3>2 Kommentare</h3>{said}", "de") == "2026-11-13"
    assert newest(f"{piece}<h3>2 Termine</h3>{said}", "de") in {None, "2026-11-01"}


def test_two_reports_under_a_heading_of_news_are_enough_where_a_day_leads_each() -> None:
    reports = "<p>12/11/2026 - La fête est passée</p><p>02/10/2026 - Compte rendu</p>"
    assert newest(f"<h2>Dernières nouvelles</h2>{reports}") == "2026-11-12"
    assert newest(f"<h2>Nos lieux</h2>{reports}") is None


def test_days_of_a_year_that_stands_over_them_are_newest_first_in_it() -> None:
    items = '<li>{0} : <a href="/info/1">T</a></li><li>{1} : <a href="/info/2">T</a></li>'
    this, last = items.format("12 mai", "3 mai"), items.format("30 octobre", "28 mai")
    more = '<li>2 mai : <a href="/info/3">T</a></li>'
    lists = f"<h2>2014</h2><ul>{this}{more}</ul><h2>2013</h2><ul>{last}</ul>"
    assert newest(f"<h1>Infos</h1>{lists}") == "2014-05-12"


def test_a_named_day_is_told_before_a_signature_in_another_element() -> None:
    row = '<div class="q"><a href="/questions/{0}">Q</a><p>asked {1} by <a href="/users/5">ann</a></p></div>'
    asked = "".join(row.format(n, day) for n, day in enumerate(("yesterday", "3 days ago"), 1))
    assert newest(asked, "en") == "2026-11-19"


def test_a_day_of_the_week_may_stand_between_a_day_and_its_time() -> None:
    said = "".join(
        f"<div><b>A</b> {day}<p>text</p></div>"
        for day in ("2026/11/12(木) 10:12", "2026/11/02(月) 09:00")
    )
    html = f'<!doctype html><html lang="ja"><title>掲示板</title><body>{said}</body></html>'
    found = dated_rows(Page("https://a.example/bbs", 200, html.encode(), NOW, {}), "ja")
    assert max(row.moment.at for row in found) == datetime(2026, 11, 12, 10, 12, tzinfo=UTC)


def test_when_a_thing_comes_out_is_no_contribution() -> None:
    film = '<div class="film"><a href="/film/{0}">Film</a><span>Sortie : {1}</span></div>'
    films = "".join(
        film.format(n, day) for n, day in enumerate(("12/11/2026", "3/11/2026", "2/10/2026"))
    )
    assert newest(films) is None


NOTE = '<div class="mot"><b>Ana</b> <i class="q">DATE</i><p>Boa tarde a todos</p><a href="#">OFFER</a></div>'


def test_ages_are_those_of_words_where_each_row_offers_to_answer_it() -> None:
    wall = rows(NOTE, "há 2 horas", "ontem", "há 5 dias")
    assert newest(wall.replace("OFFER", "Responder (2)"), "pt") == "2026-11-20"
    assert newest(wall.replace("OFFER", "Seguir"), "pt") is None  # members, by their last visits


LATEST = "<h2>Derniers messages</h2><ul>{}</ul>"
TIMED = '<li><em class="t">DATE</em> <a href="/debat/§">Titre</a> <em class="n">Bob</em></li>'


@pytest.mark.parametrize(("lang", "word"), [("fr", "hier"), ("en", "yesterday"), ("de", "gestern")])
def test_times_that_fall_to_yesterday_are_those_of_today(lang: str, word: str) -> None:
    last = rows(TIMED, "16:20", "09:41", word, word, "12/11")
    assert newest(LATEST.format(last), lang) == "2026-11-20"
    assert newest(LATEST.replace("Derniers messages", "Permanence").format(last), lang) is None


@pytest.mark.parametrize(
    "times", [("09:41", "16:20", "hier"), ("16:20", "hier", "hier"), ("16:20", "09:41", "samedi")]
)
def test_other_times_before_a_word_are_none_of_today(times: tuple[str, ...]) -> None:
    assert newest(LATEST.format(rows(TIMED, *times))) != "2026-11-20"


ENTRY = (
    "<table><tr><td>Mot n° 1§ laissé par Ana, de Metz - le DATE à 21h14</td></tr>"
    "<tr><td>TEXT</td></tr></table>"
)
VISITED = "<h2>Livre d’or</h2>"


def dates(body: str) -> list[str]:
    html = f'<!doctype html><html lang="fr"><title>T</title><body>{body}</body></html>'
    page = Page("https://a.example/livre", 200, html.encode(), NOW, {})
    return sorted(f"{row.moment.at:%Y-%m-%d}" for row in dated_rows(page, "fr"))


def test_a_day_told_in_a_message_is_not_that_of_the_message() -> None:
    own = ("6 novembre 2026", "3 octobre 2026", "9 mai 2026", "2 mai 2026")
    book = VISITED + rows(ENTRY, *own).replace("TEXT", "Merci", 2)
    told = book.replace("TEXT", "Nous avions tant ri le 15 août 2025 chez vous", 1)
    days = ["2026-05-02", "2026-05-09", "2026-10-03", "2026-11-06"]
    assert dates(told.replace("TEXT", "Bravo")) == days
    # Its own date may stand in a sentence too.
    assert dates(book.replace("TEXT", "Bravo")) == days


@pytest.mark.parametrize("heading", ["Derniers membres connectés", "Commandes récentes"])
def test_times_under_another_heading_are_of_something_else(heading: str) -> None:
    last = rows(TIMED.replace("/debat/", "/"), "16:20", "09:41", "hier")
    assert newest(LATEST.replace("Derniers messages", heading).format(last)) is None
    assert newest(LATEST.format(last)) == "2026-11-20"

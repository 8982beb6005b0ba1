"""A date that is in no list: by its names, its signature, its link or the heading beside it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.page import Page
from crawler.readers.dates.dated_rows import dated_rows

NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)
HEAD = "<h1>Un nouveau local</h1>"


def newest(
    body: str, path: str = "/news/local", lang: str = "fr", head: str = "", title: str = HEAD[4:-5]
) -> str | None:
    title = f"<title>{title} - Réseau</title>{head}"
    html = f'<!doctype html><html lang="{lang}">{title}<body>{body}</body></html>'
    headers = {"content-type": "text/html; charset=utf-8"}
    page = Page(f"https://reseau.exemple.fr{path}", 200, html.encode(), NOW, headers)
    moments = [row.moment.at for row in dated_rows(page, lang)]
    return f"{max(moments):%Y-%m-%d}" if moments else None


PIECES = {
    "below the heading that the page's title names": HEAD + "<p>6 novembre 2026</p><p>Texte.</p>",
    "with the day of the week and the time": HEAD
    + "<div>Vendredi, 6 novembre 2026 à 10:15 | Vie</div>",
    "above it": f"<div class=kicker>06/11/2026 (ch)</div>{HEAD}",
    "with the place of a communiqué": HEAD + "<p>Paris, le 6 novembre 2026</p>",
    "in a line of its author": HEAD
    + "<div class=asset-meta>Par Christian le 6 novembre 2026, 11:51 | 0 avis</div>",
    "by names joined with a line": "<p class=article_date>Changé : 6 novembre 2026</p>",
    "by a name in another language": "<p class=fecha-articulo><span>Vendredi 6 novembre 2026</span></p>",
    "by a name around its link": (
        '<p class="publish-time"><a href="/un-nouveau-local"><i class="long">6 novembre 2026</i></a></p>'
    ),
    "said after it": (
        "<p class=postmetadata>Dieser Beitrag wurde vor einiger Zeit und von einem von uns am Freitag, dem"
        " 6. November 2026 um 10:00 Uhr veröffentlicht und unter Kram abgelegt.</p>"
    ),
    "in the permanent link of a post": (
        '<div><a href="/posts/101"><abbr title="6/11/2026 10:00">6 nov.</abbr></a></div>'
    ),
    "in the signature of one of several who talk": (
        '<p>Oui. <a href="/wiki/Utilisateur:Ana">Ana</a> (<a href="/wiki/Discussion_utilisateur:Ana">d</a>)'
        " 6 novembre 2026 à 10:12 (CET)</p>"
    ),
    "on the one card of a list": (
        '<h2>Actualités</h2><div class="news-card"><div class="news-card-meta"><span>6 novembre 2026</span>'
        "</div></div>"
    ),
    "behind what a comment says": (
        '<ul class="comments-list"><li class="comment">See the other one. – <a href="/users/4">ann</a>'
        ' <span title="2026-11-06 09:31:00Z">Nov 6 at 9:31</span></li></ul>'
        "<p class=date>Publié le 3 mai 2025</p>"
    ),
    "told by the line itself": "<small>Publié le 6 novembre 2026 • 5 min de lecture</small>",
    "before how often it was read": HEAD + "<p>Vendredi 6 novembre 2026, lu 87 fois</p>",
    "in one line with its author": HEAD
    + "<div><span>Ana B</span> · <span>6 novembre 2026</span></div>",
    "behind its author, by labels": "<p><b>De :</b> Ana <b>Le :</b> 06/11/2026<br>Bonjour</p>",
    "before a day to come": "<p>Publiée le 6/11/2026 – Date limite : 30/11/2026</p>",
    "for programs and for people": (
        '<time class="dt-published" datetime="2026-11-06"><div><b>Nov</b> <b>19</b></div></time>'
    ),
}


@pytest.mark.parametrize("body", PIECES.values(), ids=PIECES)
def test_the_day_of_a_piece_is_found(body: str) -> None:
    assert newest(body) == "2026-11-06"


TWINS = {
    "beside the heading of a happening": "<h1>Concert au local</h1><p>6 novembre 2026</p>",
    "beside the heading of a feast": "<h1>La fête annuelle du local</h1><p>6 novembre 2026</p>",
    "in a list": HEAD + "<ul><li><span>6 novembre 2026</span> Fondation</li></ul>",
    "in a definition": HEAD + "<dl><dt>Visite</dt><dd>6/11/2026 à 21:00</dd></dl>",
    "in a sentence": HEAD + "<p>Statuts adoptés le 6 novembre 2026.</p>",
    "of a history": "<h1>Un nouveau local</h1>"
    + "".join(
        f"<div class=step><h3>{day} 2023</h3></div>" for day in ("1 mars", "2 avril", "3 mai")
    ),
    "of a race that began": HEAD + "<p>Vendredi 6 novembre 2026, départ à 9 h</p>",
    "of a race, with its hour first": HEAD + "<p>6 novembre 2026 - 9h30 départ du port</p>",
    "of a race, with those who ended it": HEAD + "<p>6 novembre 2026 - 87 classés</p>",
    "in a gazette": "<p>Publié au Journal officiel du 6 novembre 2026</p><p>Publié au JO le 6 mai 2026</p>",
    "of a law that was published": "<p>Loi n° 12 publiée le 6 novembre 2026 au Journal.</p>",
    "without an author, in a zone": HEAD + "<p>Le départ : 6 novembre 2026 à 10:12 (CET)</p>",
    "after a version": HEAD + "<p>Version 3, 6 novembre 2026</p>",
    "in the title of a post": '<div><a href="/posts/101">Télécharger le tout 6.11.2026</a></div>',
    "with its hours": HEAD + "<p class=news-date>6.11.2026, 14:45 Uhr bis 15:45 Uhr</p>",
    "of a change, beside nothing": HEAD
    + "<div><p><time class=updated>6 novembre 2026</time></p></div>",
}


@pytest.mark.parametrize("body", TWINS.values(), ids=TWINS)
def test_a_day_of_something_else_is_none(body: str) -> None:
    assert newest(body) is None


def test_visitors_date_what_they_write_in_a_guestbook() -> None:
    body = "Nom : Ana<br>Date : 6/11/2026<br>Bravo<hr>Nom : Bob<br>Date : 13/10/2026<br>Merci"
    assert newest(body, title="Livre d’or") == "2026-11-06"
    assert newest(body, title="Visites") is None


def test_a_home_page_is_no_piece() -> None:
    assert newest(HEAD + "<p>6 novembre 2026</p>", path="/") is None


def test_the_day_told_to_programs_settles_the_order_of_the_printed_one() -> None:
    head = '<script type="application/ld+json">{"datePublished":"2026-05-08T05:30:23Z"}</script>'
    body = HEAD + "<p>05/08/2026</p>"
    assert newest(body) == "2026-08-05"
    assert newest(body, head=head) == "2026-05-08"

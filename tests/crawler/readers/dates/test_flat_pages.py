"""Old pages without lists: lines of one element, parted by nothing but line breaks."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.page import Page
from crawler.readers.dates.dated_rows import dated_rows

NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)
LONG = "des nouvelles de tous les groupes de travail et de leurs travaux " * 4


def newest(body: str, title: str = "Le club") -> str | None:
    html = f"<html><head><title>{title}</title></head><body bgcolor=white>{body}</body></html>"
    page = Page("http://club.exemple.fr/nouveau.htm", 200, html.encode(), NOW, {})
    moments = [row.moment.at for row in dated_rows(page, "fr")]
    return f"{max(moments):%Y-%m-%d}" if moments else None


FOUND = {
    "a sign behind each day": "<h2>Actualités</h2><p>12/11/2026 : compte rendu<br>05/10/2026 : photos"
    "<br>01/09/2026 : reprise</p>",
    "no sign at all": "<h3>Quoi de neuf</h3><div>12.11.2026 Le compte rendu de la fête est là<br>"
    "05.10.2026 Les photos du voyage sont en ligne<br>01.09.2026 La reprise des cours</div>",
    "an article before the day, and long lines": f"<h2>Nouvelles</h2><p>Le 12 novembre 2026 : {LONG}<br>"
    f"Le 5 octobre 2026 : {LONG}<br>Le 1er septembre 2026 : {LONG}</p>",
    "a heading in large letters, and links": "<center><font size=5>Nouvelles du club</font></center><table>"
    '<tr><td>12/11/2026 - <a href="cr.htm">Compte rendu</a><br>05/10/2026 - <a href="p.htm">Photos</a><br>'
    "</td></tr></table>",
}
NONE = {
    "a chronicle": "<h2>Historique</h2><p>12/11/1996 : fondation<br>05/10/2001 : local<br>"
    "01/09/2010 : prix</p>",
    "happenings, one to come": "<h2>Agenda</h2><p>12/11/2026 : loto<br>05/12/2026 : fête<br>"
    "01/09/2026 : vœux</p>",
    "results": "<h2>Résultats</h2><p>12/11/2026 : Lyon 3-1<br>05/10/2026 : Metz 1-1<br>"
    "01/09/2026 : Nice 2-0</p>",
    "prices": "<h2>Actualités</h2><p>12/11/2026 : 30 €<br>05/10/2026 : 20 €<br>01/09/2026 : 10 €</p>",
    "birthdays": "<h2>Dates de naissance</h2><p>12/11/1976 : Ana<br>05/10/1971 : Marc</p>",
    "closed on": "<h2>Horaires</h2><p>12/11/2026 : fermé<br>05/10/2026 : fermé<br>01/10/2026 : fermé</p>",
}


@pytest.mark.parametrize("kind", FOUND)
def test_the_newest_line_is_found(kind: str) -> None:
    assert newest(FOUND[kind]) == "2026-11-12"


@pytest.mark.parametrize("kind", NONE)
def test_lines_of_other_days_are_no_contributions(kind: str) -> None:
    assert newest(NONE[kind]) is None


def test_lines_of_a_guestbook_count_whatever_they_are_called() -> None:
    lines = "<p>Le 12 novembre 2026, Ana :<br>Bravo<br><br>Le 3 octobre 2026, Marc :<br>Merci</p>"
    assert newest(lines, "Livre d’or") == "2026-11-12"


TALK = "<table>{}</table>"
SAID = "<tr><td><b>Ana</b> ({})</td></tr><tr><td>Bonjour à tous</td></tr>"


@pytest.mark.parametrize(("title", "day"), [("Forum du club", "2026-11-12"), ("Le club", None)])
def test_what_the_page_is_titled_stands_for_the_headings_it_has_not(
    title: str, day: str | None
) -> None:
    said = SAID.format("12/11/2026 10:12") + SAID.format("05/10/2026 09:00")
    assert newest(TALK.format(said), title) == day


def test_a_day_behind_a_link_is_that_of_its_line() -> None:
    lines = "".join(
        f'<a href="/a{n}.htm">Titre</a> ({day})<br>'
        for n, day in enumerate(("12 novembre 2026", "5 octobre 2026", "1 mai 2026"))
    )
    assert newest(f"<h4>Derniers articles</h4><p>{lines}</p>") == "2026-11-12"

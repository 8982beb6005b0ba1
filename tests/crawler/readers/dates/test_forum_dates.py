"""Threads and boards as forum software prints them in many languages: posts, and what is no post."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.page import Page
from crawler.readers.dates.dated_rows import dated_rows

NOW = datetime(2026, 11, 20, 18, 2, tzinfo=UTC)  # a Friday


def newest(body: str, lang: str = "fr", path: str = "/sujet/4") -> str | None:
    html = f"<!doctype html><html lang={lang}><title>Q</title><body>{body}</body></html>"
    headers = {"content-type": "text/html; charset=utf-8"}
    page = Page(f"https://forum.example{path}", 200, html.encode(), NOW, headers)
    moments = [row.moment.at for row in dated_rows(page, lang) if row.moment.at <= NOW]
    return f"{max(moments):%Y-%m-%d}" if moments else None


def thread(post: str, *dates: str) -> str:
    return "".join(
        post.replace("DATE", date).replace("§", str(100 + i)) for i, date in enumerate(dates)
    )


JOINED = {
    "fr": "Inscription :|Inscrit le|Enregistré le :|Date d’inscription :",
    "en": "Joined:|Join Date:|Registered:",
    "de": "Registriert:|Registriert seit:|Anmeldungsdatum:",
    "es": "Registrado:|Fecha de Ingreso:",
    "it": "Iscritto il:|Registrato:|Data registrazione:",
    "nl": "Lid geworden op:|Geregistreerd:|Lid sinds:",
    "pl": "Rejestracja:|Dołączył:|Dołączył(a):",
    "pt": "Registado:|Registrado em:|Data de Ingresso:",
    "ru": "Зарегистрирован:|Регистрация:",
    "tr": "Kayıt:|Katılım:|Üyelik tarihi:",
    "sv": "Blev medlem:|Registrerad:|Reg.datum:",
    "ro": "Membru din:|Înregistrat:",
    "id": "Bergabung:|Terdaftar / Registrasi:",
    "cs": "Registrován:",
    "da": "Tilmeldt:",
}


@pytest.mark.parametrize("lang", JOINED)
@pytest.mark.parametrize(
    "place", ["<dd><b>{}</b> {}</dd>", "<dt>{}</dt><dd>{}</dd>", "<p>{}<br>{}"]
)
def test_the_day_on_which_an_author_joined_is_no_post(lang: str, place: str) -> None:
    for label in JOINED[lang].split("|"):
        said = f"{label} :" if "<br>" in place and not label.endswith(":") else label
        post = (
            "<div class=post><p class=author>Xy <a href='/sujet/4#p§'>#</a> DATE</p><div>...</div>"
            f"<dl>{place.format(said, '2026-11-20 07:00')}</dl></div>"
        )
        found = newest(thread(post, "2026-11-02 20:31", "2026-11-17 08:05"), lang)
        assert found == "2026-11-17", label


CLOCKS = (
    ("fr", "Nous sommes le ven. 20 nov. 2026 18:00"),
    ("en", "It is currently Fri Nov 20, 2026 6:00 pm"),
    ("de", "Aktuelle Zeit: Fr 20. Nov 2026, 18:00"),
    ("es", "Fecha actual Vie Nov 20, 2026 6:00 pm"),
    ("pl", "Obecny czas to 20 lis 2026, 18:00"),
    ("ru", "Текущее время: 20 ноя 2026, 18:00"),
    ("tr", "20 Kas 2026, 18:00"),  # without a word: its minutes are those of the visit
)


@pytest.mark.parametrize(("lang", "text"), CLOCKS)
def test_the_clock_of_a_page_is_no_post(lang: str, text: str) -> None:
    assert newest(f"<div><p class=datetime>{text}</p></div>", lang) is None


POSTS = {
    "a day of the week that is a month elsewhere": (
        "fr",
        "<table>"
        + thread(
            "<tr><td><a href='/t§-q'>Q</a></td><td>DATE<br>Xy</td></tr>",
            "Mer 4 Mar - 8:05",
            "Mar 17 Nov - 20:31",
        ),
    ),
    "a label that ends with what it is of": (
        "fr",
        thread(
            "<li class=post id=p§><span class=date>DATE</span> <a href='/t/4#p§'>#</a>\n<dl><dt>Inscription"
            "</dt><dd>mars 2011</dd>\n</dl>\n</li>",
            "04/03/2026 08:05",
            "17/11/2026 20:31",
        ),
    ),
    "a label and no link": (
        "it",
        "<table>"
        + thread(
            "<tr><td><b>Xy</b></td><td><div><b>Inviato:</b> DATE</div></td></tr>",
            "mer 4 mar 2026, 8:05",
            "mar 17 nov 2026, 20:31",
        ),
    ),
    "a time before the day, in pieces": (
        "en",
        "<table>"
        + thread(
            "<tr><td><a href='/4/hello#88795§'>Re</a> by <a href='/xy'>xy</a>: <s>DATE</s>",
            "<b>10:22am</b> On <b>Mar 4</b>",
            "<b>8:31pm</b> On <b>Nov 17</b>",
        ),
    ),
    "numbers of posts and links to their authors": (
        "en",
        "<table>"
        + thread(
            "<tr><td><a href='/u/25/xy'>xy</a> <p>...</p><small>DATE #§</small></td></tr>",
            "3/4/2026",
            "11/17/2026",
        ),
    ),
    "an author who is online": (
        "de",
        thread(
            "<li id=post-§ class=message><div class='messageUserBlock online'><h3>xy"
            " <small>DATE</small></h3></div><a href='t/4/#post-§'>#</a></li>",
            "04.03.2026, 08:05",
            "17.11.2026, 20:31",
        ),
    ),
    "spans of time that end with a word": (
        "de",
        thread(
            "<div class=kmsg><h2>Titel <span class=kmsgdate>DATE</span> <a href=#83§>#83§</a></h2></div>",
            "8 Monate 3 Wochen her",
            "3 Tage 2 Stunden her",
        ),
    ),
    "plurals in brackets": (
        "pl",
        "<table>"
        + thread(
            "<tr><td><a href='/temat/§'>Q</a><br>DATE</td></tr>", "3 dzień(dni) temu", "8 dni temu"
        ),
    ),
    "the only row of a list": (
        "fr",
        "<table><tr><td>Mar 17 Nov 2026, 20:31<br><a href='profile.php?mode=viewprofile&u=3'>Xy</a>"
        " <a href='viewtopic.php?p=9#9'>»</a></td></tr></table>",
    ),
    "the only post of a thread": (
        "en",
        "<div id=post-1><a href='/threads/4/#post-1'>#1</a> <time datetime=2026-11-17T20:31:00Z>Tuesday"
        "</time><div>...</div></div>",
    ),
    "days of two-digit years that end alike": (
        "it",
        "<table>"
        + thread("<tr><td><a href='/t/§'>Q</a></td><td>DATE</td></tr>", "17-11-26", "04-03-26"),
    ),
    "the far east, days ago": (
        "zh",
        "<table>"
        + thread("<tr><td><a href='/thread-§'>Q</a></td><td>DATE</td></tr>", "3 天前", "2026-3-4"),
    ),
    "the far east, a day of the year": (
        "ja",
        "<ul>" + thread("<li><a href='/topics/§'>Q</a> DATE", "11月17日 20:31", "3月4日 08:05"),
    ),
    "ages under a head that says what they are": (
        "en",
        "<table><tr><th>Topic<th>Freshness</tr>"
        + thread(
            "<tr><td><a href='/topic.php?id=§'>Q</a></td><td>DATE</td></tr>", "3 days", "2 years"
        ),
    ),
    "ages that lead to what was written": (
        "en",
        "<ul>" + thread("<li>Q, <a href='/topic/§#post-§'>DATE</a>", "3 days", "1 year"),
    ),
    "when topics were last active": (
        "en",
        "<ul>"
        + thread(
            "<li><a href='/topic/§'>Q</a> <a href='/u/ann'>ann</a> Last active DATE",
            "Nov 17th 2026",
            "Mar 4th 2026",
        ),
    ),
    "a column of last activity beside topics": (
        "fr",
        "<table><tr><th>Sujet<th>Dernière activité</tr>"
        + thread("<tr><td><a href='/sujet/§'>Q</a><td>DATE</tr>", "17/11/2026", "4/3/2026"),
    ),
    "numbers of posts that are links": (
        "en",
        thread(
            "<table class=outer><tr><td><a href='#Post§'>#§</a> - <span>DATE</span></td></tr>"
            "<tr><td class=author-content>Registered: <span>11/18/2026</span></td></tr></table>",
            "11/17/2026",
            "03/04/2026",
        ),
    ),
    "numbers of posts behind their sign": (
        "ru",
        "<table>"
        + thread(
            "<tr><td class=postTop><a class=postUser href='#'>ann</a></td><td>Дата: DATE | Сообщение #"
            " <a href='#'>§</a></td></tr>",
            "Вторник, 17.11.2026, 10:12",
            "Среда, 04.03.2026, 10:12",
        ),
    ),
    "a dash after the word, a colon before the time": (
        "en",
        "<table>"
        + thread(
            "<tr><td><a href='/profile?id=§'>ann</a></td><td>Posted - DATE</td></tr>",
            "11/17/2026 : 10:12:33",
            "03/04/2026 : 08:15:00",
        ),
    ),
    "a heading of informations": (
        "fr",
        "<h2>Lettres d’information</h2><ul>"
        + thread("<li><a href='/lettre/§.pdf'>N° §</a> – DATE", "17 novembre 2026", "4 mars 2026"),
    ),
    "news on prevention": (
        "en",
        "<h2>Prevention news</h2><ul>"
        + thread("<li><a href='/p/§.html'>Title</a> DATE", "November 17, 2026", "March 4, 2026"),
    ),
}


@pytest.mark.parametrize("kind", POSTS)
def test_posts_are_read_by(kind: str) -> None:
    lang, body = POSTS[kind]
    assert newest(body, lang) == "2026-11-17"


NONE = {
    "a list of associations": "<h1>Associations</h1><ul>"
    + thread("<li><a href='/association/§'>A</a>, créée le DATE", "12/03/2019", "14/06/2021"),
    "what takes place, on cards": "<h2>Nos événements</h2>"
    + thread("<div><a href='/page/§'><b>DATE</b><h3>Titre</h3></a></div>", "14 nov.", "3 oct."),
    "a table of members": "<table>"
    + thread(
        "<tr><td><a href='/user/§'>xy</a></td><td>Inscrit le DATE</td></tr>",
        "4 mars 2026",
        "5 mars 2026",
    ),
    "a label of joining above": "<ul>"
    + thread(
        "<li><a href='/user/§'>xy</a><p>Dernière visite :<br>DATE", "4 mars 2026", "5 mars 2026"
    ),
    "lengths under a head that says so": "<table><tr><th>Topic<th>Duration</tr>"
    + thread("<tr><td><a href='/topic/§'>Q</a></td><td>DATE</td></tr>", "3 days", "2 hours"),
    "when members were last active": "<ul>"
    + thread(
        "<li><a href='/user/§'>xy</a> <a href='/forum/search?by=§'>12</a> Last active DATE",
        "4 mars 2026",
        "5 mars 2026",
    ),
    "a column of last activity beside members": "<table><tr><th>Membre<th>Dernière activité</tr>"
    + thread("<tr><td><a href='/membre/§'>xy</a><td>DATE</tr>", "17/11/2026", "4/3/2026"),
    "a span of days for which": "<ul>"
    + thread("<li><a href='/t/§'>Q</a> DATE", "for 3 days", "for 2 weeks"),
}


@pytest.mark.parametrize("kind", NONE)
def test_nothing_is_taken_from(kind: str) -> None:
    assert newest(NONE[kind], "en" if "for " in NONE[kind] else "fr") is None

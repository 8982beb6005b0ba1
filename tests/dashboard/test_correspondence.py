"""Every page has the mails its readers need, addressed and begun; and says where nobody can write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser
from sqlite_utils import Database

from analysis.feedback import Opinion, read_subject
from tests.dashboard.conftest import Browse, one, words

CONTACT = "mailto:us@vitality.example"


@pytest.fixture
def open_to_mail(serve: Callable[..., Browse], filled: Path) -> Browse:
    return serve(filled, CONTACT)


def links(browse: Browse, address: str, **form: str) -> dict[str, str]:
    """The links of a page that open a mail, by their words."""
    page = LexborHTMLParser(browse(address, form or None).text)
    found = ((words(each), each.attributes.get("href") or "") for each in page.css("a"))
    return {text: href for text, href in found if href.startswith("mailto:")}


def written(href: str) -> tuple[str, str]:
    fields = parse_qs(urlsplit(href).query)
    return fields["subject"][0], fields.get("body", [""])[0]


@pytest.mark.parametrize("address", ["/network/dead", "/choose?sector=it&goal=network"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_sheet_and_a_choice_ask_whether_they_were_useful(
    open_to_mail: Browse, address: str, lang: str
) -> None:
    mark = "&" if "?" in address else "?"
    found = links(open_to_mail, f"{address}{mark}lang={lang}")
    useful, wrong = (
        ("Utile", "Faux : signaler une erreur")
        if lang == "fr"
        else ("Useful", "Wrong: report a mistake")
    )
    for text, opinion in ((useful, Opinion.USEFUL), (wrong, Opinion.WRONG)):
        said = read_subject(written(found[text])[0])
        assert said is not None
        assert said.opinion is opinion
        if "dead" in address:
            assert (said.network, said.state) == ("dead", "dead")


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/network/devs",
        "/changes",
        "/digest",
        "/method",
        "/search?q=rien",
        "/metier/it",
        "/compare",
    ],
)
def test_every_page_lets_its_readers_report_propose_and_withdraw(
    open_to_mail: Browse, address: str
) -> None:
    mark = "&" if "?" in address else "?"
    found = links(open_to_mail, f"{address}{mark}lang=fr")
    subject, body = written(found["Signaler une erreur"])
    assert subject == "Vitality\u00a0: une erreur"
    assert address.partition("?")[0] in body
    assert written(found["Proposer un réseau"])[0] == "Vitality\u00a0: un réseau à ajouter"
    subject, _body = written(found["Retirer notre réseau"])
    assert subject.startswith("Vitality\u00a0: retirer notre réseau")
    if "network" in address:
        assert subject.endswith(" devs")


@pytest.mark.parametrize(("asked", "trades"), [("", "all trades"), ("&sector=it", "Computing")])
def test_the_news_are_asked_for_by_a_mail_that_names_the_trade(
    open_to_mail: Browse, asked: str, trades: str
) -> None:
    found = links(open_to_mail, f"/changes?lang=en{asked}")
    subject, body = written(found["by mail, every week or every month"])
    assert subject == "Vitality: the news by mail"
    assert body.splitlines()[:2] == [f"Trades: {trades}", "Regions: all"]


def test_lines_that_we_do_not_know_are_offered_as_proposals(open_to_mail: Browse) -> None:
    asked = "https://inconnu.example/\r\nhttps://devs.example/\r\nhttps://autre.example/"
    found = links(open_to_mail, "/check-list?lang=fr", list=asked)
    [href] = [href for text, href in found.items() if "2 réseaux" in text]
    _subject, body = written(href)
    assert "https://inconnu.example/\r\nhttps://autre.example/" in body
    assert "devs" not in body
    long = "\n".join(f"https://inconnu{number}.example/" for number in range(500))
    [href] = [
        h for t, h in links(open_to_mail, "/check-list?lang=fr", list=long).items() if "500" in t
    ]
    assert len(href) < 4_000


def test_without_a_contact_no_link_leads_nowhere_and_the_health_page_warns(
    serve: Callable[..., Browse], filled: Path
) -> None:
    for contact in (None, "javascript:alert(1)"):
        browse = serve(filled, contact)
        assert links(browse, "/network/devs") == {}
        assert not LexborHTMLParser(browse("/network/devs").text).css('a[href=""], .useful')
        assert "Aucun contact n’est indiqué" in browse("/health?lang=fr").text
    assert "Aucun contact" not in serve(filled, CONTACT)("/health?lang=fr").text


def test_paper_says_where_to_write(open_to_mail: Browse) -> None:
    page = LexborHTMLParser(open_to_mail("/network/devs?lang=fr").text)
    assert "Utile ? Faux ? Écrivez à : us@vitality.example" in words(one(page, ".handout"))


def test_the_method_page_says_how_often_people_agreed(
    serve: Callable[..., Browse], filled: Path, tmp_path: Path
) -> None:
    path = tmp_path / "heard.db"
    path.write_bytes(filled.read_bytes())
    with Database(path) as db:
        for number, opinion in enumerate(["useful", "useful", "wrong"]):
            row = {"network": "dead", "state": "dead", "shown_on": "2026-11-20", "opinion": opinion}
            db.table("feedback").insert({"mail": str(number), **row})
    page = LexborHTMLParser(serve(path)("/method?lang=fr").text)
    [row_] = one(page, 'section[aria-labelledby="heard"]').css("tbody tr")
    assert words(row_).split() == ["Éteint", "2", "1"]
    assert "heard" not in serve(filled)("/method?lang=fr").text


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_an_entry_of_a_feed_carries_reason_and_advice(browse: Browse, lang: str) -> None:
    said = (
        "Raison 0 de dead. Conseil pour dead."
        if lang == "fr"
        else "Reason 0 of dead. Advice for dead."
    )
    items = browse(f"/changes.json?kind=died&lang={lang}").json()["items"]
    assert [item["content_text"] for item in items] == [said]
    assert f"<summary>{said}</summary>" in browse(f"/changes.atom?kind=died&lang={lang}").text

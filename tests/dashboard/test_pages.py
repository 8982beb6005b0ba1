"""Every page answers, in both languages, with nothing dangerous and nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin

import pytest
from jinja2 import Undefined, UndefinedError
from selectolax.lexbor import LexborHTMLParser

from dashboard import visitor
from tests.dashboard.conftest import (
    HOSTILE,
    REASONS,
    Browse,
    ago,
    attribute,
    fill,
    group,
    network,
    one,
    verdict,
    visit,
    words,
)

PAGES = (
    "/",
    "/?language=en&state=dead",
    "/search?q=zzzz",
    "/search?q=informatique+bretagne",
    "/metier/it",
    "/network/devs",
    "/network/hostile",
    "/network/away",
    "/method",
    "/choose",
    "/choose?goal=network&sector=it&joined=devs",
    "/choose?goal=nonsense&sector=%3Cscript%3E&hours=x&region=Mars",
    "/changes",
    "/changes?sector=it&kind=died&kind=new",
    "/changes?by=week&since=2020-01-01",
    "/digest",
    "/digest?sector=it&month=2026-10",
    "/obituaries",
    "/health",
    "/accessibility",
    "/compare",
    "/compare?id=devs&id=hostile&id=nobody&id=dead",
    "/check-list",
    "/check-list?list=devs%0Ahttps://dead.example/%0A%3Cscript%3E",
)
MISSING = (
    "/network/nobody",
    "/network/unlisted",
    "/network/%00",
    "/network/%3Cscript%3E",
    "/network/caf%C3%A9%FF",
    "/network/devs/more/and/more",
    "/no-such-page",
)


def tree(browse: Browse, address: str) -> LexborHTMLParser:
    return LexborHTMLParser(browse(address).text)


def text(page: LexborHTMLParser, selector: str) -> str:
    return words(one(page, selector))


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_answers_in_the_language_asked_for(browse: Browse, address: str, lang: str) -> None:
    response = browse(f"{address}{'&' if '?' in address else '?'}lang={lang}")
    page = LexborHTMLParser(response.text)
    assert response.status_code == 200
    assert attribute(one(page, "html"), "lang") == lang
    assert ("Méthode" in text(page, ".top")) == (lang == "fr")


class Told(Undefined):
    """A name of a template's that nobody gave it, and that is shown."""

    def __str__(self) -> str:
        raise UndefinedError(self._undefined_message)


def test_no_page_shows_a_hole_where_a_word_or_number_is_missing(
    serve: Callable[..., Browse], filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browse, with_holes = serve(filled), visitor._templates  # no page has been made yet
    monkeypatch.setattr(
        visitor, "_templates", lambda datasette: with_holes(datasette).overlay(undefined=Told)
    )
    for address in (*PAGES, "/legal", "/privacy", "/crawler", "/api", "/look-yourself"):
        assert browse(address).status_code == 200, address


@pytest.mark.parametrize(
    ("wish", "lang"),
    [
        ("", "fr"),
        ("de", "fr"),
        ("en-US,en;q=0.9", "en"),
        ("de, fr;q=0.4, en;q=0.6", "en"),
        ("en;q=0, fr;q=0.1", "fr"),
        ("en;q=abc,,;q=", "fr"),
    ],
)
def test_the_browser_s_wish_counts_when_the_address_is_silent(
    browse: Browse, wish: str, lang: str
) -> None:
    response = browse("/", accept_language=wish)
    assert response.headers["content-language"] == lang
    assert "Accept-Language" in response.headers["vary"]
    assert browse("/?lang=fr", accept_language="en").headers["content-language"] == "fr"


@pytest.mark.parametrize("address", [*PAGES, *MISSING])
def test_no_script_runs_and_nothing_is_loaded_from_elsewhere(browse: Browse, address: str) -> None:
    response = browse(address)
    page = LexborHTMLParser(response.text)
    assert not page.css("script, iframe, object, embed, style")
    assert all(attribute(image, "src").startswith("/") for image in page.css("img"))
    assert "default-src 'none'" in response.headers["content-security-policy"]
    for node in page.css("*"):
        assert not [name for name in node.attributes if name.startswith("on") or name == "style"]
    for link in page.css("link"):
        assert (attribute(link, "href")).startswith("/")
    for link in page.css("a"):
        assert re.match(r"(/|#|https?:|mailto:)", attribute(link, "href")), link.html


def test_the_stylesheet_is_served(browse: Browse) -> None:
    [link] = tree(browse, "/").css("link[rel=stylesheet]")
    response = browse(attribute(link, "href"))
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/css")


@pytest.mark.parametrize("address", MISSING)
def test_a_wrong_address_gets_a_sentence_and_a_search(browse: Browse, address: str) -> None:
    response = browse(address)
    assert response.status_code == 404
    assert LexborHTMLParser(response.text).css("input[type=search]")


@pytest.mark.parametrize("address", PAGES)
def test_headings_are_in_order_and_every_control_has_a_label(browse: Browse, address: str) -> None:
    page = tree(browse, address)
    levels = [int(str(node.tag)[1]) for node in page.css("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for control in page.css("input:not([type=hidden]), select"):
        named = page.css(f"label[for='{control.attributes.get('id')}']")
        is_named = named or control.attributes.get("aria-label")
        assert is_named or (control.parent is not None and control.parent.tag == "label")
    for table in page.css("table"):
        assert table.css("caption")
        assert all("scope" in node.attributes for node in table.css("th"))
    ids = [attribute(node, "id") for node in page.css("[id]")]
    assert len(ids) == len(set(ids))


def test_a_hostile_name_is_shown_as_it_is_and_does_nothing(browse: Browse) -> None:
    page = tree(browse, "/network/hostile")
    assert text(page, "h1") == HOSTILE
    assert HOSTILE in text(page, ".verdict .advice")
    assert text(page, ".says q") == HOSTILE


def test_an_address_that_is_no_web_address_never_becomes_a_link(browse: Browse) -> None:
    page = tree(browse, "/network/script-url")
    assert "javascript:alert(1)" in text(page, "main")
    assert "javascript:alert(2)" in text(page, ".verdict")
    assert not page.css("a[href^=javascript]")


def test_a_sheet_says_the_verdict_its_reasons_and_where_to_check_them(browse: Browse) -> None:
    page = tree(browse, "/network/devs?lang=en")
    says = one(page, ".verdict .says")
    assert words(says).startswith("Reason 0 of devs.")
    assert "read on 20 November 2026" in words(says)
    assert "98 in 100" in text(page, ".sure")
    assert attribute(one(page, ".verdict a.button"), "href") == "https://devs.example/"
    assert attribute(one(says, "a"), "href") == "https://devs.example/forum"
    copies = "https://web.archive.org/web/*/https://devs.example/"
    assert page.css(f'.brief a[href="{copies}"]')
    assert [words(node).partition(".")[0] for node in page.css(".why li")] == ["Reason 1 of devs"]


def test_what_a_program_read_is_no_quotation_for_people(
    serve: Callable[..., Browse], tmp_path: Path
) -> None:
    reasons = [{**REASONS[0], "evidence_url": "https://devs.example/api/v2/instance"}]
    tables = {"network": [network("devs", "Devs")], "verdict": [verdict("devs", "alive")]}
    fill(tmp_path / "facts.db", {**tables, "reason": reasons})
    says = one(tree(serve(tmp_path / "facts.db"), "/network/devs?lang=en"), ".says")
    assert not says.css("q")
    assert words(one(says, "a")) == "data of devs.example"


@pytest.mark.parametrize(("status", "said"), [(200, "read on"), (None, ", on"), (503, ", on")])
def test_what_gave_no_page_was_not_read(
    serve: Callable[..., Browse], tmp_path: Path, status: int | None, said: str
) -> None:
    tables = {"network": [network("devs", "Devs")], "verdict": [verdict("devs", "unreachable")]}
    reasons = [{**REASONS[0], "evidence_status": status}]
    fill(tmp_path / "facts.db", {**tables, "reason": reasons})
    says = one(tree(serve(tmp_path / "facts.db"), "/network/devs?lang=en"), ".says")
    assert f"{said} 20 November 2026" in words(says)


@pytest.mark.parametrize(("state", "told"), [("alive", True), ("undetermined", False)])
def test_no_chance_stands_beside_what_is_not_determined(
    serve: Callable[..., Browse], tmp_path: Path, state: str, told: bool
) -> None:
    row = verdict("devs", state, p_alive=0.97, horizon_days=180)
    tables = {"network": [network("devs", "Devs")], "verdict": [row]}
    fill(tmp_path / "facts.db", {**tables, "reason": [REASONS[0]]})
    found = tree(serve(tmp_path / "facts.db"), "/network/devs?lang=en")
    assert ("97 in 100" in text(found, ".sure")) is told


def test_what_is_not_known_is_left_out_of_a_sheet(browse: Browse) -> None:
    known = [words(node) for node in tree(browse, "/network/walled?lang=en").css(".brief dt")]
    assert known == ["Trades", "Language, place", "Address", "In archives"]


def test_a_network_that_ended_has_the_way_out_beside_its_verdict(
    serve: Callable[..., Browse], tmp_path: Path
) -> None:
    rows = [network(each, each.title()) for each in ("dead", "near", "slow")]
    states = [verdict("dead", "dead"), verdict("near", "alive"), verdict("slow", "slowing")]
    near = [
        {"network": "dead", "position": place, "other": other}
        for place, other in enumerate(("slow", "near"))
    ]
    fill(tmp_path / "facts.db", {"network": rows, "verdict": states, "alternative": near})
    banner = one(tree(serve(tmp_path / "facts.db"), "/network/dead?lang=en"), ".verdict")
    assert [words(node) for node in banner.css(".instead strong")] == ["Near"]
    assert [attribute(node, "href") for node in banner.css("a.button")] == ["https://near.example/"]


def test_a_look_that_is_old_is_said_to_be(serve: Callable[..., Browse], tmp_path: Path) -> None:
    old = verdict("devs", "alive", last_reached_at=ago(70))
    fill(tmp_path / "facts.db", {"network": [network("devs", "Devs")], "verdict": [old]})
    banner = words(one(tree(serve(tmp_path / "facts.db"), "/network/devs?lang=en"), ".verdict"))
    assert "We have not seen it for 2 months: look again before you advise it." in banner


def test_a_sheet_shows_each_fact_with_its_page_and_day(browse: Browse) -> None:
    page = tree(browse, "/network/devs?lang=en")
    rows = [[words(cell) for cell in row.css("th, td")] for row in page.css("#read tbody tr")]
    where = ["https://devs.example/1", "20 November 2026"]
    assert rows == [
        ["Members", "12,345 12 345 membres", *where],
        ["Active members, within a month", "not shown by the site", *where],
        ["Joining", "by approval", *where],
        ["Replies per discussion", "2.5", *where],
        ["Discussions without any reply", "12%", *where],
        ["Wait for a first reply", "5 hours", *where],
        ["Founded", "6 May 2004", *where],
        ["Title of the home page", HOSTILE, *where],
    ]
    assert text(page, ".does") == "forum job ads"


def test_a_sheet_shows_the_themes_of_a_network_the_liveliest_first(browse: Browse) -> None:
    page = tree(browse, "/network/devs?lang=en")
    rows = [
        [words(cell) for cell in row.css("th, td")]
        for row in page.css("section[aria-labelledby=groups] tbody tr")
    ]
    assert rows == [
        ["Lively", "unknown", "19 November 2026 31 discussions started within 30 days"],
        [HOSTILE, "41 9 active within a month", "unknown"],
        ["Quiet", "3", "unknown"],
    ]
    links = [attribute(link, "href") for link in page.css("section[aria-labelledby=groups] a")]
    assert links == ["https://devs.example/c/1"]


def test_a_column_that_nobody_fills_is_left_out(
    serve: Callable[..., Browse], tmp_path: Path
) -> None:
    path = tmp_path / "facts.db"
    only = [group("Lively", newest_post_at="2026-11-19T10:00:00Z")]
    tables = {"network": [network("devs", "Devs")], "verdict": [verdict("devs", "alive")]}
    fill(path, {**tables, "visit": [visit(1)], "group_activity": only})
    page = tree(serve(path), "/network/devs?lang=en")
    cells = page.css("section[aria-labelledby=groups] th, section[aria-labelledby=groups] td")
    assert [words(cell) for cell in cells] == [
        *("Theme", "Newest contribution", "Lively", "19 November 2026"),
    ]


def test_what_an_archive_did_not_tell_is_unknown_on_the_sheet(
    serve: Callable[..., Browse], tmp_path: Path
) -> None:
    path = tmp_path / "facts.db"
    looks = [
        {
            "network": "devs",
            "archive": "wayback",
            "captured_at": f"{day}T10:00:00Z",
            "url": f"https://archive.example/{day}",
            "face": face,
            "status": status,
            "members_low": members,
            "members_high": members,
        }
        for day, face, status, members in (
            ("2023-05-04", "ok", 200, 41),
            ("2021-02-11", None, 404, None),
            ("2019-02-11", None, None, None),
        )
    ]
    tables = {"network": [network("devs", "Devs")], "verdict": [verdict("devs", "alive")]}
    fill(path, {**tables, "archived_look": looks})
    page = tree(serve(path), "/network/devs?lang=en")
    rows = page.css("section[aria-labelledby=archived] tbody tr")
    assert [[words(cell) for cell in row.css("th, td")] for row in rows] == [
        ["4 May 2023", "its own page", "41", "unknown"],
        ["11 February 2021", "answer 404", "unknown", "unknown"],
        ["11 February 2019", "unknown", "unknown", "unknown"],
    ]


def test_a_network_whose_themes_are_not_known_has_no_empty_section(browse: Browse) -> None:
    assert not tree(browse, "/network/quiet").css("section[aria-labelledby=groups]")


def test_a_sheet_shows_the_pages_of_the_last_visit_only(browse: Browse) -> None:
    visits = text(tree(browse, "/network/devs"), "#visits tbody")
    assert "page lue (200)" in visits
    assert "adresse introuvable" in visits
    assert "older" not in visits


def test_a_sheet_shows_what_people_know_and_how_the_state_went(browse: Browse) -> None:
    page = tree(browse, "/network/dead")
    known = [words(row) for row in page.css("section[aria-labelledby=known] tbody tr")]
    assert known == [
        "avril 2019 Fermeture Le réseau a fermé. presse.example",
        "2018 Fermeture Le réseau a fermé. javascript:1",
    ]
    history = tree(browse, "/network/devs").css(".ages .word")
    assert [node.text() for node in history] == ["Ralentit", "Actif"]


def test_an_unreachable_network_keeps_its_last_known_state(browse: Browse) -> None:
    verdict = text(tree(browse, "/network/away"), ".verdict")
    assert "Injoignable" in verdict
    assert "Dernier état connu : Actif" in verdict


def test_the_way_back_from_a_sheet_keeps_filters_and_language(browse: Browse) -> None:
    page = tree(browse, "/?region=Bretagne&local=1&lang=en")
    [link] = page.css(".nets a.name")
    [back] = tree(browse, attribute(link, "href")).css(".back a:first-child")
    assert attribute(back, "href") == "/?region=Bretagne&local=1&lang=en"


@pytest.mark.parametrize("table", ["network_status", "evidence", "reason", "visit"])
def test_the_raw_rows_of_a_sheet_are_in_datasette_and_lead_home(browse: Browse, table: str) -> None:
    links = [attribute(link, "href") for link in tree(browse, "/network/devs").css(".raw a")]
    [raw] = [link for link in links if f"/{table}?" in link]
    response = browse(raw)
    assert response.status_code == 200
    assert "devs" in response.text
    assert '<a class="brand" href="/">' in response.text
    assert '<a href="/choose">Choisir</a>' in response.text
    assert browse(raw.replace("?", ".json?")).json()["rows"]


@pytest.mark.parametrize(
    ("contact", "href"),
    [
        ("mailto:us@vitality.example", "mailto:us@vitality.example?subject=Vitality%3A%20devs"),
        ("us@vitality.example", "mailto:us@vitality.example?subject=Vitality%3A%20devs"),
        ("https://vitality.example/contact", "https://vitality.example/contact"),
        ("javascript:alert(1)", None),
        (None, None),
    ],
)
def test_a_sheet_says_whom_to_write_to(
    serve: Callable[..., Browse], filled: Path, contact: str | None, href: str | None
) -> None:
    section = one(tree(serve(filled, contact), "/network/devs"), ".contest")
    hrefs = [attribute(link, "href") for link in section.css("p:first-of-type a")]
    assert hrefs == ([href] if href else [])
    assert ("n’a pas encore indiqué" in section.text()) == (href is None)


def test_a_database_without_networks_says_so(serve: Callable[..., Browse], tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    browse = serve(tmp_path / "empty.db")
    for address in ("/", "/network/devs", "/networks.csv"):
        response = browse(address)
        assert response.status_code == 503
        assert "vitality crawl" in response.text
    assert browse("/method").status_code == 200


def test_networks_without_a_verdict_are_undetermined(
    serve: Callable[..., Browse], unjudged: Path
) -> None:
    browse = serve(unjudged)
    page = tree(browse, "/")
    assert "Aucune visite n’a encore été évaluée" in text(page, ".notice")
    assert {node.text() for node in page.css(".nets td .word")} == {"Indéterminé"}
    assert browse("/network/devs").status_code == 200


def test_a_missing_json_page_is_said_in_json(browse: Browse) -> None:
    response = browse("/nobody/nothing.json")
    assert (response.status_code, response.json()["ok"]) == (404, False)


def test_links_to_datasette_keep_the_database_s_own_name(browse: Browse) -> None:
    [raw] = [a for a in tree(browse, "/").css(".bottom a") if "données brutes" in a.text()]
    assert browse(urljoin("/", attribute(raw, "href"))).status_code == 200

"""The list shows what its address asks for, says what is unknown, and downloads as it stands."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

import dashboard
from dashboard.style import SHEET
from dashboard.words.texts import Texts
from tests.dashboard.conftest import NETWORKS, NOW, Browse, attribute, fill, one, words
from vocabulary.said import Language

TEMPLATES = Path(dashboard.__file__).parent / "templates" / "vitality"

FR = Texts(Language.FR, NOW)
ALL = {row["id"] for row in NETWORKS if row["listed"]}


def tree(browse: Browse, query: str = "") -> LexborHTMLParser:
    response = browse(f"/?{query}")
    assert response.status_code == 200
    return LexborHTMLParser(response.text)


def ids(browse: Browse, query: str = "") -> list[str]:
    links = tree(browse, query).css(".nets a.name")
    return [urlsplit(attribute(link, "href")).path.rpartition("/")[2] for link in links]


def cells(browse: Browse, network: str, lang: str = "fr") -> dict[str, str]:
    """What the cells of a row say, by the class of their column."""
    page = tree(browse, f"lang={lang}")
    [row] = [row for row in page.css(".nets tr") if row.css(f"a[href*='/{network}?']")]
    return {attribute(cell, "class").split()[0]: words(cell) for cell in row.css("td")}


def day(ago: float) -> str:
    return words(LexborHTMLParser(f"<p>{FR.day(NOW - timedelta(days=ago))}</p>").css("p")[0])


def test_the_list_stands_by_state_and_within_it_those_in_french_first(browse: Browse) -> None:
    found = ids(browse)
    assert found[:6] == ["devs", "club", "hostile", "slow", "formula", "dormant"]
    assert set(found) == ALL


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("state=dead&state=dormant", {"dead", "dormant"}),
        ("sector=craft", {"club", "formula", "dead"}),
        ("sector=craft&sector=no-such-label", {"club", "formula", "dead", "hostile"}),
        ("sector=craft&language=en", {"club", "formula"}),
        ("language=en&language=fr&region=Bretagne&local=1", {"devs"}),
        ("sector=it%27%29--", set()),
        ("state=nonsense&sort=nonsense&page=abc", ALL),
        ("page=9999", ALL),
        ("page=-1", ALL),
        ("page=99999999999999999999999", ALL),
        ("page=%C2%B2", ALL),
        ("q=&state=&sector=&sort=&local=1", ALL),
    ],
)
def test_the_address_says_what_the_list_holds(
    browse: Browse, query: str, expected: set[str]
) -> None:
    assert set(ids(browse, query)) == expected


def test_a_very_long_address_is_cut_and_answered(browse: Browse) -> None:
    assert ids(browse, "&".join(f"sector=s{i}" for i in range(300))) == []


def test_the_address_of_a_search_of_old_leads_to_the_search(browse: Browse) -> None:
    answer = browse("/?q=d%C3%A9veloppeurs&lang=en")
    assert (answer.status_code, answer.headers["location"]) == (
        301,
        "/search?q=d%C3%A9veloppeurs&lang=en",
    )


@pytest.mark.parametrize(
    ("sort", "first"),
    [("name", "hostile"), ("last_post", "club"), ("members", "hostile"), ("active", "devs")],
)
def test_the_list_can_stand_in_another_order(browse: Browse, sort: str, first: str) -> None:
    assert ids(browse, f"sort={sort}")[0] == first


def test_unknown_is_a_dash_and_never_zero(browse: Browse) -> None:
    known = {"c-last": "il y a 3 jours " + day(3), "c-n": "12 345", "c-place": "Bretagne"}
    assert known.items() <= cells(browse, "devs").items()
    unknown = {"c-last": "non visible", "c-n": "– sans donnée", "c-place": "France"}
    assert unknown.items() <= cells(browse, "dead").items()


def test_a_range_is_shown_as_one(browse: Browse) -> None:
    assert cells(browse, "club")["c-n"] == "au moins 500"
    assert cells(browse, "hostile", "en")["c-n"] == "199,250–199,350"


def test_a_row_says_what_the_network_is_and_leads_to_its_site(browse: Browse) -> None:
    page = tree(browse, "lang=en")
    rows = {words(one(row, "a.name")): row for row in page.css(".nets tbody tr")}
    local, wooden = rows["Développeurs d'Ille-et-Vilaine"], rows["Club des métiers du bois"]
    assert words(one(local, ".what")).endswith("Breton developers, in French.")
    assert words(one(wooden, ".what")) == "Crafts · Computing · French · English"
    assert attribute(one(local, "a.go"), "href") == "https://devs.example/"
    assert not rows["Réseau Éteint"].css("a.go")
    assert not rows["Sans adresse"].css("a.go")


def test_a_state_is_a_word_a_shape_and_a_colour(browse: Browse) -> None:
    page = tree(browse)
    shapes = {attribute(one(node, "use"), "href") for node in page.css(".counts a")}
    assert len(shapes) == 8
    assert shapes <= {f"#{attribute(node, 'id')}" for node in page.css("symbol")}
    css = SHEET.decode()
    for link in page.css(".counts a"):
        assert f".{attribute(link, 'class')} {{ --state: " in css
    assert cells(browse, "dead")["c-state"] == "Éteint"


def test_a_last_post_carries_its_date(browse: Browse) -> None:
    [time] = tree(browse, "region=Bretagne&local=1").css(".nets time")
    assert attribute(time, "datetime").endswith("Z")
    assert attribute(time, "title")


def test_the_states_stand_in_a_sentence_each_beside_the_list(browse: Browse) -> None:
    assert len(tree(browse).css("#states dt")) == 8


def test_counts_follow_the_other_filters_and_not_their_own(browse: Browse) -> None:
    page = tree(browse, "sector=craft&state=dead")
    counts = {attribute(link, "class"): one(link, "b").text() for link in page.css(".counts a")}
    assert counts == {"is-dead": "1", "is-alive": "1", "is-slowing": "1"}
    numbers = {
        attribute(one(label, "input"), "value"): one(label, ".number").text()
        for label in page.css(".choices label:has(.number)")
    }
    assert numbers == {"craft": "1", "fr": "1", "all": "1"}


def test_a_state_s_link_puts_it_in_and_takes_it_out(browse: Browse) -> None:
    page = tree(browse, "language=fr&state=dead&lang=en")
    links = {attribute(a, "class"): a for a in page.css(".counts a")}
    added = parse_qs(urlsplit(attribute(links["is-moved"], "href")).query)
    assert added == {"language": ["fr"], "state": ["dead", "moved"], "lang": ["en"]}
    assert attribute(links["is-dead"], "aria-current") == "true"
    assert attribute(links["is-dead"], "href") == "/?language=fr&lang=en"


def test_a_filter_keeps_state_and_language(browse: Browse) -> None:
    form = one(tree(browse, "state=dead&lang=en&sector=craft"), "form:has(.filters)")
    hidden = [(attribute(i, "name"), attribute(i, "value")) for i in form.css("[type=hidden]")]
    assert hidden == [("state", "dead"), ("lang", "en")]
    ticked = [attribute(box, "value") for box in form.css("[type=checkbox][checked]")]
    assert ticked == ["craft"]


def test_an_empty_list_says_what_to_take_away(browse: Browse) -> None:
    page = tree(browse, "language=en&state=dead")
    links = [(words(li), attribute(one(li, "a"), "href")) for li in page.css(".nothing li")]
    assert links == [
        ("Sans « État : Éteint » 3 réseaux", "/?language=en"),
        ("Sans « Langue : anglais » 1 réseau", "/?state=dead"),
    ]
    assert not page.css(".downloads")


def test_a_region_means_local_and_national_unless_local_ones_only_are_asked_for(
    browse: Browse,
) -> None:
    assert set(ids(browse, "region=Bretagne")) == ALL
    [wide] = [
        a for a in tree(browse, "region=Bretagne").css(".narrowings a") if "locaux" in a.text()
    ]
    assert attribute(wide, "href") == "/?region=Bretagne&local=1"
    assert ids(browse, "region=Bretagne&local=1") == ["devs"]


def test_a_filter_in_use_can_be_taken_away(browse: Browse) -> None:
    [link, _] = tree(browse, "state=dead&sector=craft&page=1").css(".narrowings a.on")
    assert attribute(link, "href") == "/?sector=craft"


def test_the_newest_changes_of_known_states_are_worth_knowing(browse: Browse) -> None:
    news = [words(change) for change in tree(browse, "lang=en").css(".today li")]
    # That another came back to life days ago is told once it has held for a week.
    assert news == ["Dead Réseau Éteint", "All changes"]


def test_a_long_list_has_pages(serve: Callable[..., Browse], tmp_path: Path) -> None:
    rows = [NETWORKS[0] | {"id": f"n{i:03}", "name": f"Réseau {i:03}"} for i in range(120)]
    fill(tmp_path / "long.db", {"network": rows})
    browse = serve(tmp_path / "long.db")
    assert len(ids(browse)) == 50
    assert (
        ids(browse, "page=3") == ids(browse, "page=9999") == [f"n{i:03}" for i in range(100, 120)]
    )
    page = tree(browse, "language=fr&page=2")
    assert words(one(page, "div.paging > span")) == "51 à 100 sur 120"
    assert [attribute(a, "href") for a in page.css("nav.paging a")] == [
        "/?language=fr",
        "/?language=fr&page=3",
    ]
    plain = browse("/networks.csv?lang=en&page=2").text
    assert len(plain.splitlines()) == 121


def test_the_french_csv_opens_in_excel(browse: Browse) -> None:
    response = browse("/networks.csv?sector=craft&lang=fr")
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert "reseaux.csv" in response.headers["content-disposition"]
    body = response.content.decode()
    assert body.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(body.removeprefix("\ufeff")), delimiter=";"))
    assert [row["Réseau"] for row in rows] == [
        "Club des métiers du bois",
        "'=1+2 Forum",
        "Réseau Éteint",
    ]
    assert rows[0]["État"] == "Actif"
    assert rows[0]["Métiers"] == "Métiers d’art, Informatique"
    assert rows[2]["Membres"] == ""
    assert rows[0]["Langues"] == "français, anglais"
    assert rows[0]["Pays"] == "France"


def test_the_plain_csv_is_for_machines(browse: Browse) -> None:
    response = browse("/networks.csv?lang=en&state=dead")
    [row] = csv.DictReader(io.StringIO(response.text))
    assert (row["id"], row["state"], row["members"]) == ("dead", "dead", "")
    assert row["advice_fr"] == "Conseil pour dead."


def test_the_download_is_the_list_that_is_shown(browse: Browse) -> None:
    page = tree(browse, "sector=craft&sort=name&lang=en")
    links = [attribute(a, "href") for a in page.css(".downloads a")]
    assert [parse_qs(urlsplit(link).query)["lang"] for link in links] == [["en"], ["en"]]
    rows = csv.DictReader(io.StringIO(browse(links[1]).text))
    assert [row["id"] for row in rows] == ids(browse, "sector=craft&sort=name")
    sheet = load_workbook(io.BytesIO(browse(links[0]).content)).active
    assert sheet is not None
    found = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert found == ["'=1+2 Forum", "Club des métiers du bois", "Réseau Éteint"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("region=Bretagne&local=1", {"devs"}),
        ("feature=no-such-tool", set()),
        ("audience=all&state=dead", {"dead"}),
        ("registration=open", set()),
    ],
)
def test_region_audience_tools_and_joining_narrow_the_list(
    browse: Browse, query: str, expected: set[str]
) -> None:
    assert set(ids(browse, query)) == expected


@pytest.mark.parametrize(("lang", "begins"), [("fr", "entre le "), ("en", "between ")])
def test_a_post_dated_coarsely_is_a_range_in_the_list_and_on_the_sheet(
    browse: Browse, lang: str, begins: str
) -> None:
    assert cells(browse, "slow", lang)["c-last"].startswith(begins)
    sheet = LexborHTMLParser(browse(f"/network/slow?lang={lang}").text)
    assert begins in words(one(sheet, "main"))
    assert not cells(browse, "formula", lang)["c-last"].startswith(begins)


@pytest.mark.parametrize(("lang", "begins"), [("fr", "entre le "), ("en", "between ")])
def test_a_post_dated_coarsely_is_a_range_where_a_list_is_checked(
    browse: Browse, lang: str, begins: str
) -> None:
    checked = LexborHTMLParser(browse(f"/check-list?lang={lang}", {"list": "slow"}).text)
    assert begins in words(one(checked, "main"))


def test_every_page_tells_the_newest_post_by_one_macro() -> None:
    pages = [page.read_text("utf-8") for page in TEMPLATES.glob("*.html")]
    assert sum("m.last_post(" in page for page in pages) >= 5
    assert not [page for page in pages if re.search(r"m\.ago\(\w+\.last_post_at", page)]

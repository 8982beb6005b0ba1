"""The list shows what its address asks for, says what is unknown, and downloads as it stands."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from dashboard.style import SHEET
from tests.dashboard.conftest import NETWORKS, Browse, attribute, fill, one, words

ALL = {row["id"] for row in NETWORKS if row["listed"]}


def tree(browse: Browse, query: str = "") -> LexborHTMLParser:
    response = browse(f"/?{query}")
    assert response.status_code == 200
    return LexborHTMLParser(response.text)


def ids(browse: Browse, query: str = "") -> list[str]:
    links = tree(browse, query).css(".networks a.name")
    return [urlsplit(attribute(link, "href")).path.rpartition("/")[2] for link in links]


def cells(browse: Browse, network: str, lang: str = "fr") -> list[str]:
    page = tree(browse, f"lang={lang}")
    [row] = [row for row in page.css(".networks tr") if row.css(f"a[href*='/{network}?']")]
    return [words(cell) for cell in row.css("td")]


def test_the_list_stands_by_state_then_by_chance(browse: Browse) -> None:
    found = ids(browse)
    assert found[:6] == ["devs", "hostile", "club", "slow", "formula", "dormant"]
    assert set(found) == ALL


def test_each_state_has_a_heading_of_its_own(browse: Browse) -> None:
    states = [node.text() for node in tree(browse).css("tr.group .word")]
    assert len(states) == len(set(states)) == 8
    assert not tree(browse, "sort=name").css("tr.group")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=developpeurs", {"devs"}),
        ("q=D%C3%89VELOPPEURS+D%E2%80%99ILLE", {"devs"}),
        ("q=bretagne", {"devs"}),
        ("q=ETEINT", {"dead"}),
        ("q=metiers+d%27art", {"club", "formula", "dead"}),  # the sector's label
        ("q=crafts+bois", {"club"}),
        ("q=%25", set()),
        ("q=%27+OR+1%3D1", set()),
        ("q=%00", set()),
        ("state=dead&state=dormant", {"dead", "dormant"}),
        ("sector=craft", {"club", "formula", "dead"}),
        ("sector=craft&sector=no-such-label", {"club", "formula", "dead", "hostile"}),
        ("sector=craft&language=en", {"club", "formula"}),
        ("language=en&language=fr&q=club", {"club"}),
        ("sector=it%27%29--", set()),
        ("state=nonsense&sort=nonsense&page=abc", ALL),
        ("page=9999", ALL),
        ("page=-1", ALL),
        ("page=99999999999999999999999", ALL),
        ("page=%C2%B2", ALL),
        ("q=&state=&sector=&sort=", ALL),
    ],
)
def test_the_address_says_what_the_list_holds(
    browse: Browse, query: str, expected: set[str]
) -> None:
    assert set(ids(browse, query)) == expected


def test_a_very_long_search_is_cut_and_answered(browse: Browse) -> None:
    assert ids(browse, f"q={'x' * 5000}&{'&'.join(f'sector=s{i}' for i in range(300))}") == []


@pytest.mark.parametrize(
    ("sort", "first"),
    [("name", "hostile"), ("last_post", "club"), ("members", "hostile"), ("active", "devs")],
)
def test_the_list_can_stand_in_another_order(browse: Browse, sort: str, first: str) -> None:
    assert ids(browse, f"sort={sort}")[0] == first


def test_unknown_is_said_and_zero_is_zero(browse: Browse) -> None:
    assert cells(browse, "devs")[1:] == ["il y a 3 jours", "12 345", "0", "chaque jour"]
    assert cells(browse, "dead")[1:] == ["inconnu", "inconnu", "inconnu", "inconnu"]


def test_a_range_is_shown_as_one(browse: Browse) -> None:
    assert cells(browse, "club")[1:] == ["hier", "500 +", "inconnu", "tous les 3 mois"]
    assert cells(browse, "hostile", "en")[2] == "199,250–199,350"


def test_a_state_is_a_word_a_shape_and_a_colour(browse: Browse) -> None:
    page = tree(browse)
    shapes = {one(node, "svg").html for node in page.css(".states a")}
    assert len(shapes) == 8
    css = SHEET.decode()
    for link in page.css(".states a"):
        assert f".{attribute(link, 'class')} {{ --state: " in css
    assert cells(browse, "dead")[0] == "Éteint fermeture annoncée"


def test_a_last_post_carries_its_date(browse: Browse) -> None:
    [time] = tree(browse, "q=developpeurs").css(".networks time")
    assert attribute(time, "datetime").endswith("Z")
    assert attribute(time, "title")


def test_counts_follow_the_other_filters_and_not_their_own(browse: Browse) -> None:
    page = tree(browse, "sector=craft&state=dead")
    counts = {
        attribute(link, "class"): one(link, ".count").text() for link in page.css(".states a")
    }
    assert counts["is-dead"] == "1"
    assert counts["is-alive"] == "1"
    assert counts["is-moved"] == "0"
    numbers = {
        attribute(one(label, "input"), "value"): one(label, ".number").text()
        for label in page.css("fieldset label")
    }
    assert numbers == {"craft": "1", "fr": "1", "all": "1"}


def test_a_state_s_link_puts_it_in_and_takes_it_out(browse: Browse) -> None:
    page = tree(browse, "q=e&state=dead&lang=en")
    links = {attribute(a, "class"): a for a in page.css(".states a")}
    added = parse_qs(urlsplit(attribute(links["is-moved"], "href")).query)
    assert added == {"q": ["e"], "state": ["dead", "moved"], "lang": ["en"]}
    assert attribute(links["is-dead"], "aria-current") == "true"
    assert attribute(links["is-dead"], "href") == "/?q=e&lang=en"


def test_a_search_keeps_state_and_language(browse: Browse) -> None:
    form = one(tree(browse, "state=dead&lang=en&sector=craft"), "form")
    hidden = [(attribute(i, "name"), attribute(i, "value")) for i in form.css("[type=hidden]")]
    assert hidden == [("state", "dead"), ("lang", "en")]
    [ticked] = form.css("[checked]")
    assert attribute(ticked, "value") == "craft"


def test_an_empty_list_says_what_to_take_away(browse: Browse) -> None:
    page = tree(browse, "q=developpeurs&state=dead")
    links = [(words(li), attribute(one(li, "a"), "href")) for li in page.css(".nothing li")]
    assert links == [
        ("Sans « Mots : developpeurs » 1 réseau", "/?state=dead"),
        ("Sans « État : Éteint » 1 réseau", "/?q=developpeurs"),
    ]
    assert not page.css(".downloads")


def test_a_filter_in_use_can_be_taken_away(browse: Browse) -> None:
    [link, _] = tree(browse, "state=dead&sector=craft&page=1").css(".narrowings a:not(.all)")
    assert attribute(link, "href") == "/?sector=craft"


def test_only_changes_of_known_states_are_news(browse: Browse) -> None:
    news = [words(change) for change in tree(browse).css(".changes li")]
    assert [each.partition(" ")[2] for each in news] == [
        "Développeurs d'Ille-et-Vilaine Ralentit → devenu Actif",
        "Réseau Éteint En sommeil → devenu Éteint",
    ]


def test_the_changes_of_the_last_week_are_counted_and_lead_to_the_changes(browse: Browse) -> None:
    links = tree(browse, "lang=en").css(".week a")
    assert [words(link) for link in links] == ["died: 1", "livelier again: 1"]
    assert attribute(links[0], "href") == "/changes?kind=died&lang=en"


def test_a_long_list_has_pages(serve: Callable[..., Browse], tmp_path: Path) -> None:
    rows = [NETWORKS[0] | {"id": f"n{i:03}", "name": f"Réseau {i:03}"} for i in range(120)]
    fill(tmp_path / "long.db", {"network": rows})
    browse = serve(tmp_path / "long.db")
    assert len(ids(browse)) == 50
    assert (
        ids(browse, "page=3") == ids(browse, "page=9999") == [f"n{i:03}" for i in range(100, 120)]
    )
    page = tree(browse, "q=reseau&page=2")
    assert words(one(page, ".paging span")) == "Page 2 sur 3"
    assert [attribute(a, "href") for a in page.css(".paging a")] == [
        "/?q=reseau",
        "/?q=reseau&page=3",
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
    assert rows[2]["Membres (au moins)"] == ""


def test_the_plain_csv_is_for_machines(browse: Browse) -> None:
    response = browse("/networks.csv?lang=en&state=dead")
    [row] = csv.DictReader(io.StringIO(response.text))
    assert (row["id"], row["state"], row["members"]) == ("dead", "dead", "")
    assert row["advice_fr"] == "Conseil pour dead."


def test_the_download_is_the_list_that_is_shown(browse: Browse) -> None:
    page = tree(browse, "sector=craft&sort=name&lang=en")
    links = [attribute(a, "href") for a in page.css(".downloads a")]
    assert [parse_qs(urlsplit(link).query)["lang"] for link in links] == [["fr"], ["en"], ["en"]]
    rows = csv.DictReader(io.StringIO(browse(links[1]).text))
    assert [row["id"] for row in rows] == ids(browse, "sector=craft&sort=name")
    sheet = load_workbook(io.BytesIO(browse(links[2]).content)).active
    assert sheet is not None
    found = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert found == ["'=1+2 Forum", "Club des métiers du bois", "Réseau Éteint"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("region=Bretagne", {"devs"}),
        ("feature=no-such-tool", set()),
        ("audience=all&state=dead", {"dead"}),
        ("registration=open", set()),
    ],
)
def test_region_audience_tools_and_joining_narrow_the_list(
    browse: Browse, query: str, expected: set[str]
) -> None:
    assert set(ids(browse, query)) == expected

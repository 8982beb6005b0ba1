"""A typed text is answered by what is understood of it; trades and regions have pages of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from analysis.understanding.results import Section
from dashboard.answers import SearchAnswer, ShownSection, living_in_words
from dashboard.words.texts import Texts
from tests.dashboard.conftest import (
    TERMS,
    Browse,
    ago,
    attribute,
    fill,
    group,
    network,
    one,
    serving,
    verdict,
    visit,
    words,
)
from vocabulary.said import Language

FINANCE = {
    "list": "sectors",
    "slug": "finance",
    "label_fr": "Comptabilité et finance",
    "label_en": "Accounting and finance",
}
AURA = "Auvergne-Rhône-Alpes"


@pytest.fixture(scope="module")
def trades(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browse]:
    """Networks of one trade: local, national, elsewhere, general with and without a group, ended."""
    rows = [
        network("local", "Comptables du Rhône", "finance", region=AURA),
        network("national", "Compta Forum", "finance"),
        network("breton", "Comptables bretons", "finance", region="Bretagne"),
        network("open", "Grand Réseau", "general"),
        network("empty", "Réseau Immense", "general"),
        network("gone", "Vieille Compta", "finance"),
        network("it", "Développeurs", "it"),
    ]
    states = {each["id"]: "dead" if each["id"] == "gone" else "alive" for each in rows}
    terms = [*TERMS, FINANCE, {"list": "regions", "slug": AURA, "label_fr": AURA, "label_en": AURA}]
    path = tmp_path_factory.mktemp("search") / "trades.db"
    fill(
        path,
        {
            "network": rows,
            "verdict": [
                verdict(name, state, last_post_at=ago(2)) for name, state in states.items()
            ],
            "visit": [visit(1, network="open")],
            "group_activity": [
                group("Comptabilité et finance", network="open", newest_post_at=ago(1))
            ],
            "term": terms,
        },
    )
    with serving() as serve:
        yield serve(path)


def page(browse: Browse, address: str) -> LexborHTMLParser:
    answer = browse(address)
    assert answer.status_code == 200
    return LexborHTMLParser(answer.text)


def groups(found: LexborHTMLParser) -> list[list[str]]:
    return [[words(name) for name in body.css("a.name")] for body in found.css(".nets tbody")]


def test_a_job_and_a_town_give_local_then_national_then_general_networks(trades: Browse) -> None:
    found = page(trades, "/search?q=comptable+lyon&lang=en")
    assert words(one(found, "h1")) == (
        "Comptable · Lyon: 1 local network (1 alive), 1 national network (1 alive), "
        "1 open to every trade (1 alive)"
    )
    assert groups(found) == [["Comptables du Rhône"], ["Compta Forum"], ["Grand Réseau"]]
    assert "Comptabilité et finance" in words(one(found, ".extra"))
    ended = [words(node) for node in found.css("section[aria-labelledby=ended] a")]
    assert ended == ["Vieille Compta"]


def test_each_part_comes_off_and_local_ones_only_can_be_ticked(trades: Browse) -> None:
    found = page(trades, "/search?q=comptable+%C3%A0+lyon&lang=en")
    parts = [words(node) for node in found.css(".chips a.on")]
    assert parts == [
        "Remove Job: comptable (Accounting and finance) ×",
        f"Remove Place: Lyon ({AURA}) ×",
    ]
    without = [attribute(node, "href") for node in found.css(".chips a.on")]
    assert without == ["/search?q=%C3%A0+lyon&lang=en", "/search?q=comptable&lang=en"]
    [local] = [a for a in found.css(".chips a") if words(a) == "local ones only"]
    narrowed = page(trades, attribute(local, "href"))
    assert groups(narrowed) == [["Comptables du Rhône"]]


def test_without_a_place_the_local_networks_stand_region_by_region(trades: Browse) -> None:
    found = page(trades, "/search?q=comptable&lang=en")
    assert groups(found)[0] == ["Compta Forum"]
    assert sorted(groups(found)[1]) == ["Comptables bretons", "Comptables du Rhône"]


def test_the_whole_name_or_address_of_a_network_leads_to_its_sheet(trades: Browse) -> None:
    for typed in ("national", "https://national.example/forum"):
        answer = trades(f"/search?q={typed}")
        assert answer.status_code == 302
        assert urlsplit(answer.headers["location"]).path == "/network/national"


def test_where_nobody_is_home_there_are_ways_on(trades: Browse) -> None:
    found = page(trades, "/search?q=infirmi%C3%A8re+brest&lang=en")
    links = [urlsplit(attribute(a, "href")).path for a in found.css(".nothing a")]
    assert links == [
        "/search",
        "/choose",
        "/look-yourself",
    ]  # no trade where nobody is home, either
    asked = attribute(found.css(".nothing a")[1], "href")
    assert "job=infirmi%C3%A8re" in asked  # nobody types it twice


def test_what_means_nothing_to_us_is_told_with_what_to_type(trades: Browse) -> None:
    found = page(trades, "/search?q=zzzzqqq&lang=en")
    assert "No trade, place or network is called so" in words(one(found, ".notice"))


def test_a_group_that_is_cut_leads_to_the_whole_list(
    trades: Browse, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not page(trades, "/metier/finance?lang=en").css('a[href*="sector=finance"][href^="/?"]')
    monkeypatch.setattr("dashboard.answers.MOST", 1)
    assert page(trades, "/metier/finance?lang=fr").css('a[href*="sector=finance"][href^="/?"]')


def test_nothing_typed_leads_home(trades: Browse) -> None:
    assert trades("/search?q=+").headers["location"] == "/"


def test_a_trade_a_region_and_both_have_pages_in_the_site_map(trades: Browse) -> None:
    both = page(trades, "/metier/finance/auvergne-rhone-alpes?lang=en")
    assert words(one(both, "h1")) == (
        f"Accounting and finance · {AURA}: 1 living network of the region, 2 for the whole country"
    )
    assert words(one(both, "title")).startswith("Accounting and finance")
    assert groups(both)[0] == ["Comptables du Rhône"]
    trade = page(trades, "/metier/finance?lang=en")
    regions = [attribute(a, "href") for a in trade.css("section[aria-labelledby=regions] a")]
    assert regions == [
        "/metier/finance/auvergne-rhone-alpes?lang=en",
        "/metier/finance/bretagne?lang=en",
    ]
    region = page(trades, "/region/bretagne?lang=en")
    assert groups(region)[0] == ["Comptables bretons"]
    root = etree.fromstring(trades("/sitemap.xml").content)
    paths = {urlsplit(node.text or "").path for node in root.iter("{*}loc")}
    assert {"/metier/finance", "/metier/finance/bretagne", "/region/bretagne", "/legal"} <= paths
    assert "/metier/general" not in paths
    assert all(trades(path).status_code == 200 for path in paths if path.startswith("/metier"))


def test_a_trade_or_region_that_nobody_knows_is_said(trades: Browse) -> None:
    for address in ("/metier/nobody", "/region/nowhere", "/metier/finance/nowhere"):
        answer = trades(f"{address}?lang=en")
        assert answer.status_code == 404
        assert "no such trade or region" in answer.text


def test_before_any_visit_a_search_does_not_say_that_nobody_is_home(
    serve: Callable[..., Browse], tmp_path: Path
) -> None:
    fill(tmp_path / "x.db", {"network": [network("devs", "Devs")], "term": TERMS})
    found = page(serve(tmp_path / "x.db"), "/search?q=informaticien&lang=en")
    assert "None of these networks has been visited yet" in words(one(found, ".nothing"))


@pytest.mark.parametrize(
    ("is_visited", "said"), [(False, "66 national networks"), (True, "no living network")]
)
def test_before_any_visit_nothing_is_said_of_life(is_visited: bool, said: str) -> None:
    found = SearchAnswer([ShownSection(Section.NATIONAL, [], 66, 0)], (), (), is_visited=is_visited)
    texts = Texts(Language.EN, datetime(2026, 11, 29, tzinfo=UTC))
    assert living_in_words(found, texts, is_local=False) == said

"""Pages stay light however much there is to show, and a visitor's own SQL cannot run away."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from selectolax.lexbor import LexborHTMLParser

from analysis.words.labels import FEATURES
from dashboard.pages.changes import MOST as CHANGES
from dashboard.server import ROWS
from tests.dashboard.conftest import NETWORKS, TERMS, Browse, ago, fill, network, serving, verdict

#: Bytes of a page as sent.
MOST = 60_000
ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n"
NAME = "Réseau professionnel des métiers très divers du numéro"
PAGES = ("/", "/?sort=name", "/network/n7", "/changes", "/changes?since=2026-01-01", "/digest",
         "/obituaries", "/compare?id=n1&id=n2&id=n3&id=n4", "/choose", "/method")  # fmt: skip


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browse]:
    """The pages of 1,500 networks, all of whose states changed."""
    path = tmp_path_factory.mktemp("many") / "many.db"
    ids = [f"n{number}" for number in range(1500)]
    states = ("dead", "moved", "slowing", "alive")
    fill(
        path,
        {
            "network": [network(each, f"{NAME} {each}", "it|craft") for each in ids],
            "verdict": [
                verdict(each, state, crawl=crawl, as_of=ago(at), features="|".join(FEATURES))
                for number, each in enumerate(ids)
                for crawl, at, state in ((1, 20, "dormant"), (2, 0.5, states[number % 4]))
            ],
            "term": TERMS,
        },
    )
    with serving() as serve:
        yield serve(path)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_weighs_little_on_the_wire(many: Browse, address: str) -> None:
    answer = many(address, accept_encoding="gzip")
    assert answer.status_code == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < MOST


def test_who_takes_no_gzip_gets_the_same_page(browse: Browse) -> None:
    plain = browse("/method", accept_encoding="identity")
    assert "content-encoding" not in plain.headers
    assert plain.text == browse("/method").text


def test_rows_of_a_visitors_query_are_bounded(browse: Browse) -> None:
    sql = quote(f"{ENDLESS} limit 5000) select * from n")
    found = browse(f"/some~20facts.json?sql={sql}&_shape=objects").json()
    assert len(found["rows"]) == ROWS
    assert found["truncated"]


def test_a_visitors_query_that_does_not_end_is_cut(browse: Browse) -> None:
    sql = quote(f"{ENDLESS}) select max(i) from n")
    answer = browse(f"/some~20facts.json?sql={sql}&_timelimit=50")
    assert answer.status_code == 400
    assert "time limit" in answer.text


@pytest.mark.parametrize(
    "sql", ["delete from network", "update network set name = 'x'", "drop table network"]
)
def test_a_visitors_query_cannot_write(browse: Browse, sql: str) -> None:
    assert browse(f"/some~20facts.json?sql={sql}").status_code == 400
    assert len(browse("/some~20facts/network.json?_size=max").json()["rows"]) == len(NETWORKS)


def test_a_list_of_changes_that_is_cut_says_so(many: Browse) -> None:
    page = LexborHTMLParser(many("/changes?since=2026-01-01&kind=new&lang=en").text)
    assert len(page.css("section[aria-labelledby=between] li")) == CHANGES
    assert len([n for n in page.css(".notice") if n.text().startswith(f"Only {CHANGES}")]) == 2

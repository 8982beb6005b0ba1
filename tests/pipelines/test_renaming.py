"""What leaves the catalogue is neither shown nor judged; what is renamed or moves keeps its history."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from analysis.former import FORMER, former_ids, former_urls
from analysis.publish import assess
from tests.helpers.judging import AS_OF, every, keep_crawl
from vocabulary.catalogue import Catalogue, Network
from vocabulary.items import FetchOutcome, Post, PostKind, Visit, VisitRecord

DAY = timedelta(days=1)


def network(name: str, url: str = "", **more: Any) -> Network:
    url = url or f"https://{name}.example/"
    made = Network(name, name, url, kind="sector")
    return replace(made, **more)


class Town:
    """A database, crawled with one catalogue after the other."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def crawl(self, at: datetime, *networks: Network, failing: FetchOutcome | None = None) -> None:
        catalogue = Catalogue(networks)
        seen = {}
        for each in networks:
            visit = Visit(each.id, each.url, "home", at, failing or FetchOutcome.OK)
            posts = () if failing else tuple(
                Post(moment, PostKind.POST, f"{moment}", each.url) for moment in every(7, 8)
            )  # fmt: skip
            seen[each.id] = [VisitRecord(visit, (), posts)]
        keep_crawl(self.path, catalogue, seen, at)
        with Database(self.path) as db:
            assess(db, at, force=True)

    def rows(self, sql: str) -> list[dict[str, Any]]:
        with Database(self.path) as db:
            return list(db.query(sql))

    def states(self) -> dict[str, str]:
        return {row["id"]: row["state"] for row in self.rows("SELECT * FROM network_status")}


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path / "facts.db")


def test_what_leaves_the_catalogue_is_no_longer_shown_nor_judged_and_its_history_stays(
    town: Town,
) -> None:
    town.crawl(AS_OF - 9 * DAY, network("ada"), network("bob"))
    town.crawl(AS_OF, network("ada"))
    assert town.states() == {"ada": "alive"}
    for shown in ("changes", "network_alternatives", "network_source"):
        assert "bob" not in {row["network"] for row in town.rows(f"SELECT * FROM {shown}")}
    judged = town.rows("SELECT network, max(crawl) AS crawl FROM figures GROUP BY 1 ORDER BY 1")
    assert judged == [{"network": "ada", "crawl": 2}, {"network": "bob", "crawl": 1}]
    town.crawl(AS_OF + DAY, network("ada"), network("bob"))
    assert town.states() == {"ada": "alive", "bob": "alive"}
    assert len(town.rows("SELECT * FROM history WHERE network = 'bob'")) == 2


def test_a_renamed_network_keeps_its_history(town: Town) -> None:
    town.crawl(AS_OF - 9 * DAY, network("ada"), network("bob"))
    before = town.rows("SELECT count(*) AS n FROM post WHERE network = 'ada'")
    town.crawl(
        AS_OF, network("ada-club", "https://ada.example/", former_ids=("ada",)), network("bob")
    )
    assert town.states() == {"ada-club": "alive", "bob": "alive"}
    assert town.rows("SELECT count(*) AS n FROM post WHERE network = 'ada-club'") == before
    assert len(town.rows("SELECT * FROM history WHERE network = 'ada-club'")) == 2
    assert [e["kind"] for e in town.rows("SELECT kind FROM event WHERE network = 'ada-club'")] == [
        "new"
    ]
    with Database(town.path) as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in db.tables:
            if "network" in table.columns_dict:
                assert not list(table.rows_where("network = 'ada'")), table.name
        known = list(db.query(FORMER))
    assert former_ids(known) == {"ada": "ada-club"}


def test_both_identifiers_may_have_been_visited_before_people_found_that_they_are_one(
    town: Town,
) -> None:
    town.crawl(AS_OF - 9 * DAY, network("ada", "https://club.example/"))
    town.crawl(
        AS_OF - 5 * DAY,
        network("ada", "https://club.example/"),
        network("eva", "https://club.example/"),
    )
    town.crawl(AS_OF, network("eva", "https://club.example/", former_ids=("ada",)))
    assert town.states() == {"eva": "alive"}
    assert len(town.rows("SELECT * FROM history WHERE network = 'eva'")) == 3


def test_failures_of_a_former_address_say_nothing_of_the_present_one(town: Town) -> None:
    for ago in range(200, 60, -10):
        town.crawl(AS_OF - ago * DAY * 25 / 24, network("ada"), failing=FetchOutcome.DNS_FAILURE)
    assert town.states() == {"ada": "dead"}
    there = network("ada", "https://ailleurs.example/", former_urls=("https://ada.example/",))
    town.crawl(AS_OF, there, failing=FetchOutcome.CONNECT_TIMEOUT)
    assert town.states() == {"ada": "unreachable"}
    with Database(town.path) as db:
        assert former_urls(db.query(FORMER)) == {"https://ada.example/": "ada"}


def test_another_spelling_of_the_address_is_no_other_address(town: Town) -> None:
    for ago in range(200, 60, -10):
        town.crawl(AS_OF - ago * DAY * 25 / 24, network("ada"), failing=FetchOutcome.DNS_FAILURE)
    town.crawl(
        AS_OF, network("ada", "https://www.ada.example"), failing=FetchOutcome.CONNECT_TIMEOUT
    )
    assert town.states() == {"ada": "dead"}

"""The living networks nearest to each, and entries that are one and the same network."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlite_utils import Database

from analysis.publish import assess
from tests.helpers.judging import AS_OF, every, keep_crawl, visit
from vocabulary.catalogue import Catalogue, Network
from vocabulary.items import FetchOutcome, VisitRecord


def network(
    name: str, sectors: str = "it", *, language: str = "fr", region: str = "", audience: str = ""
) -> Network:
    return Network(
        id=name,
        name=name.replace("-", " ").title(),
        url=f"https://{name}.example/",
        sectors=tuple(sectors.split("|")),
        audience=tuple(filter(None, audience.split("|"))),
        languages=(language,),
        country="FR",
        region=region,
        kind="sector",
    )


ALIVE, SLOWING, SILENT = every(7, 2), every(7, 80), every(7, 1500)


def of(owner: Network, posts: list[object] | None, feed: str = "") -> list[VisitRecord]:
    """Return the visits of a network: its home page, and its feed where it shows posts."""
    records = [visit()]
    if posts:
        records.append(visit("feed", posts=posts))  # type: ignore[arg-type]
    made = []
    for record in records:
        url = record.visit.url.replace("https://club.example/", owner.url)
        is_feed = record.visit.purpose == "feed"
        url = feed if feed and is_feed else url
        seen = tuple(replace(post, source=url) for post in record.posts)
        made.append(
            replace(record, visit=replace(record.visit, network=owner.id, url=url), posts=seen)
        )
    return made


def judged(path: Path, *crawled: tuple[Network, list[VisitRecord]]) -> dict[str, list[str]]:
    """Keep and judge these networks; return the alternatives of each, nearest first."""
    networks = tuple(owner for owner, _records in crawled)
    seen = {owner.id: records for owner, records in crawled}
    keep_crawl(path / "x.db", Catalogue(networks), seen)
    with Database(path / "x.db") as db:
        assess(db, AS_OF)
        found: dict[str, list[str]] = {owner.id: [] for owner in networks}
        for row in db.query("SELECT network, other FROM network_alternatives"):
            found[row["network"]].append(row["other"])
        return found


def alive(name: str, sectors: str = "it", **more: str) -> tuple[Network, list[VisitRecord]]:
    owner = network(name, sectors, **more)
    return owner, of(owner, list(ALIVE))


def dead(name: str, sectors: str = "it", **more: str) -> tuple[Network, list[VisitRecord]]:
    owner = network(name, sectors, **more)
    return owner, of(owner, list(SILENT))


def test_only_living_networks_of_the_trade_and_language_are_alternatives(tmp_path: Path) -> None:
    found = judged(
        tmp_path,
        dead("old"),
        alive("near"),
        alive("other-trade", "craft"),
        alive("english", language="en"),
        dead("gone-too"),
    )
    assert found["old"] == ["near"]


def test_a_network_is_no_alternative_to_itself(tmp_path: Path) -> None:
    assert judged(tmp_path, alive("one"), alive("two"))["one"] == ["two"]


def test_the_same_trade_goes_before_a_network_for_all_trades(tmp_path: Path) -> None:
    found = judged(tmp_path, dead("old"), alive("all", "general"), alive("niche"))
    assert found["old"] == ["niche", "all"]


def test_the_own_region_goes_before_the_whole_country_and_another_region_is_none(
    tmp_path: Path,
) -> None:
    found = judged(
        tmp_path,
        dead("old", region="Bretagne"),
        alive("nation"),
        alive("here", region="Bretagne"),
        alive("elsewhere", region="Occitanie"),
    )
    assert found["old"] == ["here", "nation"]


def test_a_living_network_goes_before_a_slowing_one(tmp_path: Path) -> None:
    slow = network("slow")
    found = judged(tmp_path, dead("old"), (slow, of(slow, list(SLOWING))), alive("live"))
    assert found["old"] == ["live", "slow"]


def test_words_of_names_tell_between_equals(tmp_path: Path) -> None:
    found = judged(
        tmp_path,
        dead("cartographie-libre"),
        alive("jeux-serieux"),
        alive("atelier-cartographie"),
        alive("reseau-jeux"),
        alive("club-cartographie"),
    )
    assert set(found["cartographie-libre"][:2]) == {"atelier-cartographie", "club-cartographie"}
    assert len(found["cartographie-libre"]) == 3


def test_two_entries_with_one_feed_are_one_network_and_offered_once(tmp_path: Path) -> None:
    feed = "https://first.example/feed"
    first, second = network("first"), network("second")
    found = judged(
        tmp_path,
        (first, of(first, list(ALIVE), feed)),
        (second, of(second, list(ALIVE), feed)),
        dead("old"),
    )
    assert found["old"] == ["first"]
    assert found["second"] == []
    with Database(tmp_path / "x.db") as db:
        rows = {row["id"]: row["same_as"] for row in db.query("SELECT * FROM network_status")}
        [told] = db.query("SELECT text_fr FROM reason WHERE rule = 'same_as'")
    assert rows == {"first": None, "second": "first", "old": None}
    assert "même réseau que «\xa0First\xa0»" in told["text_fr"]


def test_an_entry_whose_address_leads_to_another_entry_is_its_duplicate(tmp_path: Path) -> None:
    old, new = network("old-name"), network("new-name")
    at_home = visit(status=301, outcome=FetchOutcome.REDIRECT, redirect_url=new.url)
    led = [
        replace(at_home, visit=replace(at_home.visit, network=old.id, url=old.url)),
        replace(
            visit(), visit=replace(visit().visit, network=old.id, url="http://www.new-name.example")
        ),
    ]
    judged(tmp_path, (old, led), (new, of(new, list(ALIVE))))
    with Database(tmp_path / "x.db") as db:
        rows = {row["id"]: row["same_as"] for row in db.query("SELECT * FROM network_status")}
    assert rows == {"old-name": "new-name", "new-name": None}

"""Several processes visit as one would: each server belongs to one, and each fact is kept once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from commands.batches import addresses_of, batches
from pipelines.merging import Shard
from pipelines.store import Job, Store
from tests.helpers.judging import AS_OF, number, visit
from vocabulary.catalogue import Catalogue, Network
from vocabulary.items import FetchOutcome, Group, NetworkDone, VisitRecord

FACTS = {
    "visit": "network, crawl, url, purpose, fetched_at, outcome, status, posts",
    "observation": "network, signal, low, quote",
    "post": "network, source, fingerprint, posted_at, kind, listing",
    "group_activity": "network, name, newest_post_at",
    "crawl_network": "crawl, network, requests",
}


def network(name: str, url: str = "") -> Network:
    address = url or f"https://{name}.example/"
    return Network(
        name, name, address, sectors=("it",), languages=("fr",), country="FR", kind="sector"
    )


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with Database(path) as db:
        return {
            table: sorted(db.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)
            for table, columns in FACTS.items()
        }


def seen(name: str, day: int) -> list[VisitRecord]:
    at = AS_OF + timedelta(days=day)
    found = [
        replace(
            visit(at=at, seen=(number("members_total", 40 + day),)),
            groups=(Group("Jobs", newest_post_at=at),),
        ),
        visit("feed", at=at, posts=[at - timedelta(days=3 * n) for n in range(5)]),
    ]  # fmt: skip
    return [replace(each, visit=replace(each.visit, network=name)) for each in found]


def job(path: Path, *names: str, day: int = 0) -> Job:
    networks = tuple(map(network, names))
    catalogue = Catalogue(networks)
    return Job(path, catalogue, {}, networks, AS_OF + timedelta(days=day))


def kept(path: Path, *names: str, day: int = 0, ends: bool = True) -> Shard:
    """Keep a crawl of these networks, or what is there of it."""
    store = Store(job(path, *names, day=day))
    store.keep([(NetworkDone(name, 2), seen(name, day)) for name in names[: None if ends else 1]])
    store.close(AS_OF + timedelta(days=day, hours=1), {})
    return Shard(path)


def test_shards_of_two_workers_make_the_facts_of_one_process(tmp_path: Path) -> None:
    one, many = tmp_path / "one.db", tmp_path / "many.db"
    for day in (0, 4):
        kept(one, "a", "b", "c", day=day)
        store = Store(job(many, "a", "b", "c", day=day))
        store.merge(kept(tmp_path / f"left{day}.db", "a", "c", day=day))
        store.merge(kept(tmp_path / f"right{day}.db", "b", day=day))
        store.close(AS_OF + timedelta(days=day, hours=1), {})
    assert rows(many) == rows(one)


def test_a_shard_that_is_merged_again_or_given_out_again_adds_nothing(tmp_path: Path) -> None:
    store = Store(job(tmp_path / "x.db", "a", "b"))
    half = kept(tmp_path / "half.db", "a", "b", ends=False)
    assert store.merge(half) == [("a", True)]
    assert store.merge(half) == []
    assert store.merge(kept(tmp_path / "again.db", "a", "b")) == [("b", True)]
    store.close(AS_OF, {})
    kept(tmp_path / "whole.db", "a", "b")
    assert rows(tmp_path / "x.db") == rows(tmp_path / "whole.db")


def test_a_network_that_shows_no_page_of_its_own_is_told_as_failing(tmp_path: Path) -> None:
    path = tmp_path / "shard.db"
    store = Store(job(path, "club"))
    store.keep([(NetworkDone("club", 1), [visit(outcome=FetchOutcome.CONNECT_TIMEOUT)])])
    store.close(AS_OF, {})
    main = Store(job(tmp_path / "x.db", "club"))
    assert main.merge(Shard(path)) == [("club", False)]
    assert not Shard(path).was_answered


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_a_server_belongs_to_one_worker(workers: int) -> None:
    urls = {
        "a": "https://a.example/", "b": "https://forum.a.example/", "c": "https://c.example/",
        "d": "https://d.example/", "e": "https://e.example/", "f": "https://f.example/",
    }  # fmt: skip
    one, other = "192.0.2.1", "192.0.2.2"
    addresses = {"c.example": {one}, "d.example": {one, other}, "e.example": {other}}
    networks = [network(name, url) for name, url in urls.items()]
    found = batches(networks, workers, lambda host: frozenset(addresses.get(host, ())))
    assert len(found) == workers
    whose = {each.id: place for place, batch in enumerate(found) for each in batch}
    assert sorted(whose) == sorted(urls)
    assert whose["a"] == whose["b"]
    assert whose["c"] == whose["d"] == whose["e"]


def test_one_batch_needs_no_address_and_loopback_no_resolver() -> None:
    networks = [network("a", "http://a.example/"), network("b", "http://b.example/")]
    asked: list[str] = []

    def addresses(host: str) -> frozenset[str]:
        asked.append(host)
        return frozenset()

    assert batches(networks, 1, addresses) == [tuple(networks)]
    assert asked == []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("socket.getaddrinfo", lambda *_: asked.append("resolver"))
        assert addresses_of("bench-1.localhost") == frozenset()
    assert asked == []

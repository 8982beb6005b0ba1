"""Facts are kept whole, once, and only when a host has answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from pipelines.crawls import interrupted_crawl
from pipelines.store import Job, Store
from vocabulary.catalogue import Catalogue, Network, Term
from vocabulary.items import (
    FetchOutcome,
    Listing,
    NetworkDone,
    Observation,
    Outcome,
    Post,
    PostKind,
    Visit,
    VisitRecord,
)
from vocabulary.signal_names import ORGANISATIONS

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


def network(name: str) -> Network:
    return Network(
        name,
        name.title(),
        f"https://{name}.example/",
        sectors=("it",),
        languages=("fr",),
        country="FR",
        kind="sector",
    )


@pytest.fixture
def job(tmp_path: Path) -> Job:
    networks = (network("one"), network("two"))
    vocabulary = {"sectors": {"it": Term("it", "Informatique", "Computing")}}
    return Job(
        tmp_path / "new" / "facts.db",
        Catalogue(networks),
        vocabulary,
        networks,
        NOW,
    )


def record(name: str, fingerprint: str = "f1") -> VisitRecord:
    return VisitRecord(
        Visit(name, f"https://{name}.example/", "home", NOW, FetchOutcome.OK, 200),
        (Observation("members_total", Outcome.OBSERVED, 500, 500, None, "p", "plus de 500"),),
        (Post(NOW, PostKind.POST, fingerprint, f"https://{name}.example/feed"),),
    )


def test_a_finished_crawl_keeps_every_fact(job: Job) -> None:
    store = Store(job)
    store.keep([(NetworkDone(name, 3), [record(name)]) for name in ("one", "two")])
    store.close(NOW, {"impossible_number": 2})
    with Database(job.db) as db:
        assert [row["finished_at"] for row in db.query("SELECT * FROM crawl")] == [
            "2026-11-23T10:00:00Z"
        ]
        [members] = db.query("SELECT * FROM evidence WHERE network = 'one'")
        assert (members["value"], members["low"], members["high"]) == (500, 500.0, None)
        assert members["url"] == "https://one.example/"
        assert db.execute("SELECT count(*) FROM post").fetchone() == (2,)
        assert db.execute("SELECT label_fr FROM term").fetchone() == ("Informatique",)
        assert db.execute("SELECT dropped FROM crawl").fetchone() == ('{"impossible_number": 2}',)


def test_what_a_figure_counts_is_kept_with_it(job: Job) -> None:
    bodies = replace(record("one").observations[0], unit=ORGANISATIONS)
    store = Store(job)
    store.keep([(NetworkDone("one", 1), [replace(record("one"), observations=(bodies,))])])
    store.keep([(NetworkDone("two", 1), [record("two")])])
    store.close(NOW, {})
    with Database(job.db) as db:
        kept = db.execute("SELECT unit FROM observation ORDER BY network").fetchall()
    assert kept == [(ORGANISATIONS,), ("",)]


def test_an_interrupted_crawl_knows_which_networks_are_left(job: Job) -> None:
    store = Store(job)
    store.keep([(NetworkDone("one", 3), [record("one")])])
    store.close(NOW, {})
    with Database(job.db) as db:
        assert interrupted_crawl(db) == (1, frozenset({"two"}))


def test_a_finished_crawl_is_not_interrupted(job: Job) -> None:
    store = Store(job)
    store.keep([(NetworkDone(name, 3), [record(name)]) for name in ("one", "two")])
    store.close(NOW, {})
    with Database(job.db) as db:
        assert interrupted_crawl(db) is None


def test_a_post_seen_again_is_kept_once_and_a_number_seen_again_twice(job: Job) -> None:
    for _crawl in range(2):
        store = Store(job)
        store.keep([(NetworkDone("one", 1), [record("one")])])
        store.close(NOW, {})
    with Database(job.db) as db:
        assert db.execute("SELECT count(*) FROM post").fetchone() == (1,)
        assert db.execute("SELECT count(*) FROM observation").fetchone() == (2,)


def test_a_network_that_left_the_catalogue_keeps_its_facts_but_is_not_listed(job: Job) -> None:
    store = Store(job)
    store.keep([(NetworkDone("one", 1), [record("one")])])
    store.close(NOW, {})
    kept = (network("two"),)
    Store(Job(job.db, Catalogue(kept), {}, kept, NOW)).close(NOW, {})
    with Database(job.db) as db:
        assert db.execute("SELECT id FROM network_status").fetchall() == [("two",)]
        assert db.execute("SELECT count(*) FROM visit WHERE network = 'one'").fetchone() == (1,)


def test_what_the_list_is_and_a_coarse_date_are_kept_with_a_contribution(job: Job) -> None:
    store = Store(job)
    visit = record("one").visit
    stream = Post(NOW, PostKind.POST, "f1", "https://one.example/feed", Listing.STREAM)
    coarse = Post(NOW, PostKind.POST, "f2", "https://one.example/", earliest=NOW.replace(month=10))
    store.keep([(NetworkDone("one", 3), [VisitRecord(visit, posts=(stream, coarse))])])
    store.close(NOW, {})
    with Database(job.db) as db:
        rows = db.execute("SELECT fingerprint, listing, earliest FROM post ORDER BY 1").fetchall()
    assert rows == [("f1", "stream", None), ("f2", "sample", "2026-10-23T10:00:00Z")]


def test_what_a_list_is_can_be_learnt_after_its_contributions_were_first_seen(job: Job) -> None:
    store = Store(job)
    for listing, posted_at in ((Listing.SAMPLE, NOW), (Listing.STREAM, NOW.replace(day=1))):
        post = Post(posted_at, PostKind.POST, "f1", "https://one.example/feed", listing)
        visit = record("one").visit
        store.keep([(NetworkDone("one", 1), [VisitRecord(visit, posts=(post,))])])
    store.close(NOW, {})
    with Database(job.db) as db:
        rows = db.execute("SELECT posted_at, listing FROM post").fetchall()
    assert rows == [("2026-11-23T10:00:00Z", "stream")]


def test_a_feed_whose_identities_change_at_each_visit_does_not_multiply(job: Job) -> None:
    store = Store(job)
    days = [NOW.replace(day=day) for day in (3, 9, 20)]
    midnight = NOW.replace(day=4, hour=0)
    for visit in range(5):
        posts = [
            Post(day, PostKind.POST, f"v{visit}-{day.day}", "https://one.example/feed")
            for day in (*days, midnight)
        ]
        kept = VisitRecord(record("one").visit, posts=tuple(posts))
        store.keep([(NetworkDone("one", 1), [kept])])
    store.close(NOW, {})
    with Database(job.db) as db:
        rows = db.execute("SELECT posted_at, count(*) FROM post GROUP BY 1 ORDER BY 1").fetchall()
    # Two posts of one second are rare, two of one day are not: those of a day alone are all kept.
    assert [number for _, number in rows] == [1, 5, 1, 1]


def test_two_contributions_of_the_same_second_in_one_answer_are_two(job: Job) -> None:
    store = Store(job)
    posts = [Post(NOW, PostKind.POST, mark, "https://one.example/feed") for mark in ("a", "b")]
    for _visit in range(2):
        kept = VisitRecord(record("one").visit, posts=tuple(posts))
        store.keep([(NetworkDone("one", 1), [kept])])
    store.close(NOW, {})
    with Database(job.db) as db:
        assert db.execute("SELECT count(*) FROM post").fetchone() == (2,)

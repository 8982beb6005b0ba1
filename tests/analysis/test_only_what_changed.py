"""Judging only what has changed gives the rows that judging everything gives, whatever happens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from sqlite_utils import Database

from analysis.fact_queries import JUDGING, QUERIES
from analysis.publish import assess
from pipelines.from_people import Review, add_review
from pipelines.store import Job, Store
from pipelines.witnesses import keep_answer
from tests.helpers.judging import AS_OF, Case, every, number, visit
from vocabulary.archived import ArchiveAnswer, ArchivedLook, ArchiveOutcome
from vocabulary.catalogue import Catalogue, EditorialFact, Network
from vocabulary.items import (
    Face,
    FetchOutcome,
    Group,
    Listing,
    NetworkDone,
    Observation,
    Outcome,
    Post,
    PostKind,
    Rank,
    Visit,
    VisitRecord,
    fingerprint,
    iso,
)

DAY = timedelta(days=1)
FIRST = datetime(2025, 11, 3, 6, tzinfo=UTC)
NETWORKS, STEPS = 12, 20
TABLES = {
    "verdict": "network, crawl",
    "reason": "network, crawl, position",
    "figures": "network, crawl",
    "flag": "network, crawl, signal, flag",
    "extractor_alarm": "network, crawl, probe",
    "fact": "network, signal",
    "posts_by_month": "network, month",
    "alternative": "network, position",
    "course": "network, crawl",
    "event": "network, crawl",
    "standing": "network",
}


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with Database(path) as db:
        return {
            table: db.execute(f"SELECT * FROM {table} ORDER BY {order}").fetchall()
            for table, order in TABLES.items()
        }


def network(place: int, name: str = "") -> Network:
    name = name or f"Réseau des {('soudeurs', 'infirmières', 'juristes')[place % 3]} {place // 3}"
    sectors = (("it",), ("health",), ("general", "law"))[place % 3]
    return Network(
        f"n{place:02}",
        name,
        f"https://n{place}.example/",
        sectors=sectors,
        languages=("fr",),
        country="FR",
        region=("", "bretagne")[place % 2],
        kind="sector",
    )


def text(signal: str, value: str) -> Observation:
    return Observation(signal, Outcome.OBSERVED, value, rank=Rank.MARKUP, probe="test", quote=value)


class Web:
    """Networks whose lives turn by chance."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.networks = {place: network(place) for place in range(NETWORKS - 2)}
        self.gaps = {place: self.chance.choice((1, 3, 9, 40)) for place in range(NETWORKS)}
        self.lives = dict.fromkeys(range(NETWORKS), "well")
        self.editorial: list[EditorialFact] = []

    def turn(self, at: datetime) -> None:
        """Let something happen to some of the networks, and to the catalogue."""
        turns = (
            "well",
            "well",
            "silent",
            "down",
            "gone",
            "notice",
            "moved",
            "parked",
            "ends",
            "robots",
        )
        for place in self.chance.sample(sorted(self.networks), 3):
            self.lives[place] = self.chance.choice(turns)
        if self.chance.random() < 0.2:
            place = self.chance.randrange(NETWORKS)
            self.networks[place] = network(place, self.chance.choice(("", "Le Cercle", "Entraide")))
        if self.chance.random() < 0.15 and len(self.networks) > NETWORKS - 4:
            del self.networks[self.chance.choice(sorted(self.networks))]
        if self.chance.random() < 0.3:
            place, day = self.chance.choice(sorted(self.networks)), f"{at:%Y-%m-%d}"
            fact, value = self.chance.choice(
                (("status", "alive"), ("status", "silent"), ("opened", ""))
            )
            source = "https://presse.example/"
            self.editorial.append(
                EditorialFact(f"n{place:02}", fact, day, value, "", source, "Vu.", "Seen.")
            )

    def visited(self, at: datetime) -> list[tuple[NetworkDone, list[VisitRecord]]]:
        """Visit some of the networks."""
        asked = [place for place in sorted(self.networks) if self.chance.random() < 0.5]
        return [(NetworkDone(f"n{place:02}", 2), list(self.visits(place, at))) for place in asked]

    def visits(self, place: int, at: datetime) -> Iterator[VisitRecord]:
        name, url, life = f"n{place:02}", f"https://n{place}.example/", self.lives[place]
        home = Visit(
            name, url, "home", at, FetchOutcome.OK, 200, content_type="text/html", duration_ms=90
        )
        failures = {
            "down": replace(home, outcome=FetchOutcome.CONNECT_TIMEOUT, status=None),
            "gone": replace(home, outcome=FetchOutcome.NOT_FOUND, status=404),
            "robots": replace(home, purpose="robots", outcome=FetchOutcome.REFUSED, status=403),
            "parked": replace(home, face=Face.PARKED),
            "notice": replace(home, face=Face.CLOSURE_NOTICE),
            "moved": replace(
                home, outcome=FetchOutcome.REDIRECT, status=301,
                redirect_url=f"https://n{(place + 3) % NETWORKS}.example/",
            ),
        }  # fmt: skip
        if life in failures:
            yield VisitRecord(failures[life])
            return
        yield VisitRecord(home, tuple(self.figures(place, at)), (), self.groups(place, at))
        shared = place - 6 if place % 7 == 6 else place  # two entries with one feed
        feed = f"https://n{shared}.example/feed"
        seen = replace(home, url=feed, purpose="feed", content_type="application/rss+xml")
        yield VisitRecord(seen, (), tuple(self.posts(shared, at, feed)))

    def figures(self, place: int, at: datetime) -> Iterator[Observation]:
        yield number(
            "members_total", 1000 + 10 * self.chance.randrange(3) * self.chance.choice((1, 1, 90))
        )
        yield text("bears_name", self.chance.choice(("name", "name", "none")))
        yield text("home_title", f"Accueil {place} {self.chance.randrange(3)}")
        if self.chance.random() < 0.8:
            yield text("software", "test")
        if self.chance.random() < 0.3:
            yield text("next_event_at", iso(at + timedelta(days=self.chance.randrange(1, 20))))
        if self.lives[place] == "ends":
            yield text("closes_on", f"{at + timedelta(days=20):%Y-%m-%d}")

    def groups(self, place: int, at: datetime) -> tuple[Group, ...]:
        if place % 4:
            return ()
        return tuple(
            Group(name, "", newest_post_at=at - timedelta(days=ago))
            for name, ago in (("Offres", self.chance.randrange(40)), ("Entraide", 2))
        )

    def posts(self, place: int, at: datetime, feed: str) -> Iterator[Post]:
        gap = timedelta(days=self.gaps[place])
        end = FIRST + timedelta(days=60) if self.lives[place] == "silent" else at
        newest = int((min(end, at) - FIRST) / gap)
        for turn in range(newest - 20, newest):
            made = FIRST + turn * gap + timedelta(hours=turn % 5)
            yield Post(made, PostKind.POST, fingerprint(f"{place} {turn}"), feed, Listing.STREAM)


def test_judging_what_has_changed_gives_the_rows_of_judging_all(tmp_path: Path) -> None:
    web, chance, at, judged = Web(2), Random(2), FIRST, 0
    held = [Case(tmp_path / name) for name in ("some.db", "every.db")]  # open, as long as it takes
    some, every = (case.path for case in held)
    for _step in range(STEPS):
        at += timedelta(days=chance.choice((1, 1, 2, 6, 31, 60)), hours=chance.randrange(9))
        web.turn(at)
        is_idle = chance.random() < 0.3
        visits = [] if is_idle else web.visited(at)
        networks = tuple(web.networks[place] for place in sorted(web.networks))
        review = chance.random() < 0.2 and Review("n03", at, "dead", "held", "À voir.", "To see.")
        archive = chance.random() < 0.2 and ArchiveAnswer(
            "n05", "archive.example", at, ArchiveOutcome.SEEN, 2, None, at - timedelta(days=720),
            (ArchivedLook(at - timedelta(days=720), "https://n5.example/", 200, Face.OK),
             ArchivedLook(at - timedelta(days=300), "https://n5.example/", 404)),
        )  # fmt: skip
        for path in (some, every):
            asked = tuple(n for n in networks if n.id in {done.network for done, _seen in visits})
            catalogue = Catalogue(networks, tuple(web.editorial))
            store = Store(Job(path, catalogue, {}, asked, at))
            store.keep(visits)
            store.close(at + timedelta(minutes=20), {})
            if review:
                add_review(path, review)
            with Database(path) as db:
                if archive:
                    keep_answer(db, archive)
                now = at + timedelta(hours=1)
                found = assess(db, now, force=True, all_anew=path == every)
            judged += found.judged if path == some else -found.judged
        left, right = rows(some), rows(every)
        for table in TABLES:
            assert left[table] == right[table], (table, at)
    assert judged < 0, "some were left as they were"


def leapt(case: Case) -> None:
    for ago, members in ((177, 1000), (176, 90_000)):
        at = AS_OF - ago * DAY
        case.crawl(visit(at=at, seen=(number("members_total", members),)), at=at)
    case.crawl(visit(seen=(number("members_total", 90_000),)))


def lively(case: Case) -> None:
    groups = (
        Group("Emplois", newest_post_at=AS_OF - 28 * DAY),
        Group("Jeux", newest_post_at=AS_OF),
    )
    case.crawl(replace(visit(), groups=groups))


def seen_by_a_person(case: Case) -> None:
    case.record("status", f"{AS_OF - 178 * DAY:%Y-%m-%d}", value="alive")
    case.crawl(visit())


def seen_by_an_archive(case: Case) -> None:
    case.crawl(visit(outcome=FetchOutcome.NOT_FOUND, status=404))
    seen, url = AS_OF - 728 * DAY, "https://archive.example/club"
    looks = (
        ArchivedLook(seen, url, 200, Face.OK),
        ArchivedLook(AS_OF - 300 * DAY, f"{url}/404", 404),
    )
    answer = ArchiveAnswer(
        "club", "archive.example", AS_OF, ArchiveOutcome.SEEN, 2, seen, seen, looks
    )
    with Database(case.path) as db:
        keep_answer(db, answer)


@pytest.mark.parametrize("happened", [leapt, lively, seen_by_a_person, seen_by_an_archive])
def test_a_day_that_passes_is_a_change_where_the_words_hang_on_it(
    case: Case, happened: Callable[[Case], None]
) -> None:
    happened(case)
    case.judge(AS_OF)
    before = rows(case.path)["reason"]
    case.judge(AS_OF + 6 * DAY)
    after = rows(case.path)
    assert after["reason"] != before
    with Database(case.path) as db:
        assess(db, AS_OF + 6 * DAY, all_anew=True)
    assert rows(case.path) == after


def test_nothing_that_changed_judges_nothing(case: Case) -> None:
    case.crawl(visit(), visit("feed", posts=every(3, 1)))
    with Database(case.path) as db:
        assert [assess(db, AS_OF + n * timedelta(hours=1)).judged for n in range(3)] == [1, 0, 0]


def plan(db: Database, sql: str) -> list[str]:
    asked = {"as_of": iso(AS_OF), "networks": "[]"}
    used = {name: value for name, value in asked.items() if f":{name}" in sql}
    return [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", used)]


def test_no_query_scans_a_table_of_facts(case: Case) -> None:
    case.crawl(visit())
    with Database(case.path) as db:
        steps = plan(db, JUDGING)
        db.execute(JUDGING, {"as_of": iso(AS_OF), "networks": "[]"})
        for sql in QUERIES.values():
            steps += plan(db, sql)
    assert not [s for s in steps if re.match(r"SCAN (visit|observation|post|o|v|p|g|w)\b", s)]
    assert not [s for s in steps if re.match(r"SEARCH (o|v|p|g|w) USING AUTOMATIC", s)]

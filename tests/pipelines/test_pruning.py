"""Old raw facts are taken out, and nothing that is judged, shown or exported changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlite_utils import Database

from analysis.exporting.export import export
from analysis.publish import NothingToJudge, assess
from pipelines.pruning import prune
from tests.helpers.judging import Case, keep_crawl, number
from vitality import main
from vocabulary.catalogue import Catalogue, Network
from vocabulary.items import (
    Face,
    FetchOutcome,
    Listing,
    Observation,
    Outcome,
    Post,
    PostKind,
    Rank,
    Visit,
    VisitRecord,
    fingerprint,
)

FIRST = datetime(2024, 1, 3, 6, tzinfo=UTC)
DAYS = 640
#: Hours from one visit to the next: every twelfth day, at another hour each time.
STEP = 12 * 24 + 7
OK = FetchOutcome.OK


def at_day(day: float) -> datetime:
    return FIRST + timedelta(days=day)


def text(signal: str, value: str) -> Observation:
    return Observation(signal, Outcome.OBSERVED, value, rank=Rank.MARKUP, probe="test")


def home(name: str, at: datetime, *seen: Observation, **values: Any) -> VisitRecord:
    made: dict[str, Any] = {"outcome": OK, "status": 200, **values}
    return VisitRecord(Visit(name, f"https://{name}.example/", "home", at, **made), seen)


def feed(name: str, at: datetime, gap: float, until: float, machine: bool = False) -> VisitRecord:
    end = min(at, at_day(until))
    newest = int((end - FIRST) / timedelta(days=gap))
    url = f"https://{name}.example/feed"
    kind = PostKind.MACHINE if machine else PostKind.POST
    posts = tuple(
        Post(FIRST + timedelta(days=gap * n), kind, fingerprint(f"{n}"), url, Listing.STREAM)
        for n in range(max(newest - 30, 0), newest)
    )
    return VisitRecord(Visit(name, url, "feed", at, OK, 200, content_type="text/xml"), (), posts)


def well(name: str, day: float, gap: float, until: float = 9999) -> list[VisitRecord]:
    at = at_day(day)
    named = text("bears_name", "name"), text("home_title", name)
    grown = number("members_total", 100 + int(day) // 5)
    return [home(name, at, *named, grown), feed(name, at, gap, until)]


def failing(name: str, day: float, outcome: FetchOutcome) -> list[VisitRecord]:
    return [home(name, at_day(day), outcome=outcome, status=None)]


def lost_and_taken(name: str, day: float) -> list[VisitRecord]:
    if day < 60:
        return well(name, day, 2)
    if day < 150:
        return failing(name, day, FetchOutcome.DNS_FAILURE)
    stranger = text("bears_name", "none"), text("home_title", "Bonus")
    return [home(name, at_day(day), *stranger), feed(name, at_day(day), 1, 9999)]


#: What each network does all the time.
WEB: dict[str, Callable[[str, float], list[VisitRecord]]] = {
    "lively": lambda name, day: well(name, day, 0.8),
    "weekly": lambda name, day: well(name, day, 7),
    "fading": lambda name, day: well(name, day, 3, 200),
    "gone": lambda name, day: (
        well(name, day, 5) if day < 90 else failing(name, day, FetchOutcome.DNS_FAILURE)
    ),
    "back": lambda name, day: (
        failing(name, day, FetchOutcome.CONNECT_TIMEOUT) if 80 < day < 130 else well(name, day, 4)
    ),
    "taken": lost_and_taken,
    "notice": lambda name, day: (
        well(name, day, 3)
        if day < 100
        else [home(name, at_day(day), face=Face.CLOSURE_NOTICE, detail="x")]
    ),
    "walled": lambda name, day: [home(name, at_day(day), outcome=FetchOutcome.REFUSED, status=403)],
}
NETWORKS = tuple(
    Network(
        name,
        name,
        f"https://{name}.example/",
        sectors=("it",),
        languages=("en",),
        country="FR",
        kind="sector",
    )
    for name in WEB
)


def visit_all(path: Path, day: float) -> None:
    seen = {name: web(name, day) for name, web in WEB.items()}
    keep_crawl(path, Catalogue(NETWORKS), seen, at_day(day), at_day(day + 0.01))
    with Database(path) as db:
        assess(db, at_day(day) + timedelta(hours=1), force=True)


def days() -> Iterator[float]:
    yield from (place * STEP / 24 for place in range(DAYS * 24 // STEP))


@pytest.fixture(scope="module")
def aged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of two years."""
    path = tmp_path_factory.mktemp("aged") / "facts.db"
    for day in days():
        visit_all(path, day)
    return path


@pytest.fixture
def db(aged: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "facts.db"
    with Database(aged) as source, Database(copy) as target:
        source.conn.backup(target.conn)
    return copy


#: What people see: tables as last published, and the histories.
SHOWN = (
    *("network_status", "network_source", "network_groups", "network_alternatives", "history"),
    *("changes", "course", "event", "fact", "posts_by_month"),
)


#: Days with posts that are kept of each network.
POSTING = "SELECT network, count(DISTINCT substr(posted_at, 1, 10)) FROM post GROUP BY network"


def shown(path: Path) -> dict[str, list[dict[str, Any]]]:
    with Database(path) as db:
        found = {name: list(db.query(f"SELECT * FROM {name}")) for name in SHOWN}
        newest = "SELECT max(crawl) FROM reason r WHERE r.network = reason.network"
        standing = f"SELECT * FROM reason WHERE crawl = ({newest}) ORDER BY network, position"
        return {**found, "reason": list(db.query(standing))}


def pruned(path: Path, day: float = DAYS) -> dict[str, int]:
    with Database(path) as db:
        return prune(db, at_day(day - 400), at_day(day)).rows


def test_pages_exports_and_histories_are_the_same_before_and_after(
    db: Path, tmp_path: Path
) -> None:
    before = shown(db)
    with Database(db) as opened:
        export(opened, tmp_path / "before")
    rows = pruned(db)
    assert rows["visit"] > 50
    assert rows["observation"] > 50
    assert rows["post"] > 100
    assert shown(db) == before
    with Database(db) as opened:
        assess(opened, at_day([*days()][-1]) + timedelta(hours=1), force=True)
        export(opened, tmp_path / "after")
    after = shown(db)
    for name, found in before.items():
        assert after[name] == found, name
    files = sorted(path.name for path in (tmp_path / "before").iterdir())
    assert files == sorted(path.name for path in (tmp_path / "after").iterdir())
    for name in files:
        one, other = ((tmp_path / each / name).read_bytes() for each in ("before", "after"))
        assert one == other, name


def test_a_pruned_and_a_whole_database_go_on_alike(db: Path, aged: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole.db"
    with Database(aged) as source, Database(whole) as target:
        source.conn.backup(target.conn)
    pruned(db)
    for place in range(3):
        for path in (db, whole):
            visit_all(path, DAYS + 9 * place)
    for name, found in shown(whole).items():
        assert shown(db)[name] == found, name
    pruned(db, DAYS + 30)
    visit_all(db, DAYS + 30)
    visit_all(whole, DAYS + 30)
    assert shown(db) == shown(whole)


def test_the_past_before_the_raw_facts_is_refused_in_a_sentence(db: Path) -> None:
    pruned(db)
    with Database(db) as opened, pytest.raises(NothingToJudge, match="2024-08-30 were taken out"):
        assess(opened, at_day(200))
    done = CliRunner().invoke(main, ["assess", "--db", str(db), "--as-of", "2024-06-01"])
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)


def test_what_is_never_taken_out(db: Path) -> None:
    with Database(db) as opened:
        first = opened.execute("SELECT min(id) FROM visit").fetchall()
        changes = opened.execute("SELECT network, crawl FROM course ORDER BY 1, 2").fetchall()
        posted = dict(opened.execute(POSTING).fetchall())
    pruned(db)
    with Database(db) as opened:
        assert opened.execute("SELECT min(id) FROM visit").fetchall() == first
        kept = set(opened.execute("SELECT DISTINCT network, crawl FROM visit").fetchall())
        assert set(changes) <= kept
        assert set(changes) <= set(opened.execute("SELECT network, crawl FROM verdict").fetchall())
        left = dict(opened.execute(POSTING).fetchall())
        assert all(left[name] >= min(20, number) for name, number in posted.items())
        unseen = "SELECT count(*) FROM post WHERE visit NOT IN (SELECT id FROM visit)"
        assert opened.execute(unseen).fetchall() == [(0,)]


def test_a_feed_that_still_lists_what_was_taken_out_brings_nothing_back(tmp_path: Path) -> None:
    case = Case(tmp_path / "facts.db")

    def crawl(day: int) -> None:
        at = at_day(day)
        posts = tuple(
            Post(at_day(n * 10), PostKind.POST, fingerprint(f"{n}"), "https://club.example/feed")
            for n in range(day // 10)
        )
        visit = Visit("club", "https://club.example/feed", "feed", at, OK, 200)
        case.crawl(home("club", at), VisitRecord(visit, (), posts), at=at)
        case.judge(at)

    for day in (230, 690, 697):
        crawl(day)
    [before] = case.rows("SELECT count(*) AS n FROM post")
    gone = pruned(case.path)["post"]
    assert gone > 20
    crawl(704)  # one more
    assert case.rows("SELECT count(*) AS n FROM post") == [{"n": int(str(before["n"])) - gone + 1}]


def test_much_free_room_is_given_back(db: Path) -> None:
    with Database(db) as opened:
        found = prune(opened, at_day(DAYS - 1), at_day(DAYS))
    assert found.bytes_after < 0.8 * found.bytes_before


def test_less_than_judging_looks_back_on_is_refused(db: Path) -> None:
    done = CliRunner().invoke(main, ["prune", "--db", str(db), "--keep-raw", "399"])
    assert done.exit_code == 2
    assert "400 days" in done.stderr
    done = CliRunner().invoke(main, ["prune", "--db", str(db)])
    assert done.exit_code == 0, done.output
    assert "Rows taken out: " in done.output


def test_a_second_time_there_is_nothing_to_take_out(db: Path) -> None:
    pruned(db)
    assert {name: n for name, n in pruned(db).items() if n} == {}


def test_from_a_young_database_nothing_is_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    visit_all(path, 300)
    with Database(path) as db:
        found = prune(db, at_day(250), at_day(650))
        assert found.rows == {}
        assess(db, at_day(301))

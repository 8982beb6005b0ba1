"""When too much changes at once nothing is published, and it is said what would have changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlite_utils import Database

from analysis.publishing.guards import TooMuchChanged, check
from tests.helpers.judging import every, keep_crawl, visit
from vitality import main
from vocabulary.catalogue import Catalogue, Network
from vocabulary.items import FetchOutcome

ALIVE = {f"n{number}": "alive" for number in range(100)}


def changed(number: int, state: str = "dead") -> dict[str, str]:
    return ALIVE | {f"n{n}": state for n in range(number)}


def test_a_fifth_of_the_networks_may_change_at_once() -> None:
    check(ALIVE, changed(20))


def test_more_than_a_fifth_stops_with_the_list_of_changes() -> None:
    with pytest.raises(TooMuchChanged) as stopped:
        check(ALIVE, changed(21))
    assert len(stopped.value.changes) == 21
    assert stopped.value.changes[0].after == "dead"


def test_changes_that_balance_move_no_total() -> None:
    before = changed(30)
    after = ALIVE | {f"n{n}": "dead" for n in range(30, 60)}
    check(before, after)


def test_new_networks_are_no_change() -> None:
    check(ALIVE, ALIVE | {f"new{n}": "dead" for n in range(500)})


def test_a_few_networks_make_no_share() -> None:
    few = {f"n{n}": "alive" for n in range(10)}
    check(few, dict.fromkeys(few, "dead"))


#: An answer of some kind: the connection works.
ANSWERED = {FetchOutcome.OK: 200, FetchOutcome.SERVER_ERROR: 500}


def crawl(path: Path, outcome: FetchOutcome, silent: int = 25) -> None:
    """Crawl 25 networks that end so, those beyond the first ``silent`` well."""
    networks = tuple(Network(f"n{n}", f"N {n}", "https://club.example/") for n in range(25))
    seen = {}
    for number, network in enumerate(networks):
        ended = outcome if number < silent else FetchOutcome.OK
        records = [visit("home", ended, status=ANSWERED.get(ended))]
        if ended is FetchOutcome.OK:
            records.append(visit("feed", posts=every(7, 3)))
        seen[network.id] = [replace(r, visit=replace(r.visit, network=network.id)) for r in records]
    keep_crawl(path, Catalogue(networks), seen)


def assess(path: Path, *options: str) -> tuple[int, str]:
    done = CliRunner().invoke(
        main, ["assess", "--db", str(path), "--as-of", "2026-11-23T12:00", *options]
    )
    return done.exit_code, done.output


def states(path: Path) -> set[str]:
    with Database(path) as db:
        return {row["state"] for row in db.query("SELECT state FROM network_status")}


def test_the_last_verdicts_stay_until_the_change_is_forced(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    crawl(path, FetchOutcome.OK)
    assert assess(path)[0] == 0
    crawl(path, FetchOutcome.SERVER_ERROR)
    status, said = assess(path)
    assert status == 1
    assert "n7: alive -> unreachable" in said
    assert "vitality assess --force" in said
    assert states(path) == {"alive"}
    assert assess(path, "--force")[0] == 0
    assert states(path) == {"unreachable"}


def void(path: Path) -> list[int]:
    with Database(path) as db:
        return [row["void"] for row in db.query("SELECT void FROM crawl ORDER BY id")]


def test_a_crawl_in_which_most_networks_fall_silent_at_once_is_void(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    crawl(path, FetchOutcome.OK)
    assert assess(path)[0] == 0
    crawl(path, FetchOutcome.DNS_ERROR, silent=13)
    status, said = assess(path)
    assert status == 1
    assert "own connection" in said
    assert states(path) == {"alive"}
    assert void(path) == [0, 1]


def test_what_a_void_crawl_met_counts_for_no_verdict(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    crawl(path, FetchOutcome.OK)
    crawl(path, FetchOutcome.CONNECT_TIMEOUT)
    assert assess(path)[0] == 1
    crawl(path, FetchOutcome.OK)
    assert assess(path)[0] == 0
    assert states(path) == {"alive"}
    assert void(path) == [0, 1, 0]


def test_of_a_day_of_several_runs_each_is_looked_at_before_it_is_judged(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    crawl(path, FetchOutcome.OK)
    assert assess(path)[0] == 0
    crawl(path, FetchOutcome.DNS_ERROR)  # in the night, judged in the morning with the next run
    crawl(path, FetchOutcome.OK)
    assert assess(path)[0] == 0
    assert void(path) == [0, 1, 0]
    assert states(path) == {"alive"}


def test_a_day_is_judged_from_its_sound_runs_when_the_newest_is_void(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    crawl(path, FetchOutcome.OK)
    assert assess(path)[0] == 0
    crawl(path, FetchOutcome.SERVER_ERROR, silent=1)  # in the night
    crawl(path, FetchOutcome.DNS_ERROR)  # in the morning, without a connection
    status, said = assess(path)
    assert status == 1
    assert "Judged without the newest crawl: 25 of the 25 networks" in said
    assert void(path) == [0, 0, 1]
    with Database(path) as db:
        [(newest,)] = db.execute("SELECT max(crawl) FROM publication").fetchall()
        [(failing,)] = db.execute("SELECT id FROM network_status WHERE state = 'unreachable'")
    assert (newest, failing) == (2, "n0")
    assert assess(path)[0] == 1  # once more, and nothing else comes out
    assert states(path) == {"alive", "unreachable"}


def test_networks_that_were_silent_before_make_no_crawl_void(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    crawl(path, FetchOutcome.DNS_FAILURE, silent=20)
    assess(path)
    crawl(path, FetchOutcome.DNS_FAILURE, silent=20)
    assert assess(path)[0] == 0
    assert void(path) == [0, 0]


def test_half_of_the_networks_may_fall_silent(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    crawl(path, FetchOutcome.OK)
    crawl(path, FetchOutcome.CONNECT_TIMEOUT, silent=12)
    assess(path, "--force")
    assert void(path) == [0, 0]


def test_a_void_crawl_is_judged_all_the_same_when_forced(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    crawl(path, FetchOutcome.OK)
    crawl(path, FetchOutcome.CONNECT_TIMEOUT)
    assert assess(path, "--force")[0] == 0
    assert states(path) == {"unreachable"}
    assert void(path) == [0, 0]

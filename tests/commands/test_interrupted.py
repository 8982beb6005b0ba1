"""Nothing is lost: signals, kills, a locked database, wrong clocks; and what was begun is ended."""

from __future__ import annotations

import signal
import socket
import sqlite3
import threading
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from tests.helpers.crawling import impatient
from tests.helpers.odd_web import Hosts, OddWeb, answer, living, odd_web, page
from tests.helpers.tables import rows


def slow(name: str) -> dict[str, Any]:
    def home() -> bytes:
        time.sleep(1)
        return answer(page(name.title()))

    return dict(living(name, home=home))


def until(condition: Any, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def done(db: Path) -> int:
    """Return how many networks are kept in full."""
    try:
        sql = "SELECT count(*) FROM crawl_network WHERE requests IS NOT NULL"
        return int(rows(db, sql)[0][0])
    except sqlite3.OperationalError:
        return 0


def resumed(db: Path, folder: Path) -> str:
    running = impatient(db, folder, "--resume")
    output, _ = running.communicate(timeout=60)
    assert running.returncode == 0, output
    return output


def never() -> bytes:
    time.sleep(30)
    return b""


HOSTS: Hosts = {**{f"quick{n}": living(f"quick{n}") for n in range(3)}, "late": slow("late")}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_a_crawl_within_seconds_and_it_can_be_gone_on_with(
    tmp_path: Path, number: signal.Signals
) -> None:
    db = tmp_path / "x.db"
    stuck: dict[str, Any] = {"/": never}
    with odd_web({**HOSTS, "stuck": stuck}) as web:
        web.write_catalogue(tmp_path)
        running = impatient(db, tmp_path)
        until(lambda: done(db) >= 3)
        running.send_signal(number)
        start = time.monotonic()
        output, _ = running.communicate(timeout=20)
        assert time.monotonic() - start < 5
        assert running.returncode == 1
        assert "vitality crawl --resume" in output
        stuck["/"] = living("stuck")["/"]
        resumed(db, tmp_path)
    assert rows(db, "SELECT count(*), count(finished_at) FROM crawl") == [(1, 1)]
    homes = "SELECT count(*), count(DISTINCT network) FROM visit WHERE purpose = 'home'"
    assert rows(db, homes) == [(5, 5)]
    assert rows(db, "SELECT DISTINCT outcome FROM visit WHERE purpose = 'home'") == [("ok",)]


def test_a_killed_crawl_is_resumed_without_losing_or_repeating_a_network(tmp_path: Path) -> None:
    """What was seen is on disk while others are waited for."""
    db, names = tmp_path / "x.db", [f"quick{n}" for n in range(24)]
    stuck: dict[str, Any] = {"/": never}
    with odd_web({**{name: living(name) for name in names}, "stuck": stuck}) as web:
        web.write_catalogue(tmp_path)
        running = impatient(db, tmp_path)
        until(lambda: done(db) >= 8)
        running.kill()
        running.communicate()
        assert 8 <= done(db) < 25
        [(before,)] = rows(db, "SELECT count(*) FROM visit")
        stuck["/"] = living("stuck")["/"]
        resumed(db, tmp_path)
    assert rows(db, "PRAGMA integrity_check") == [("ok",)]
    assert rows(db, "SELECT count(*), count(finished_at) FROM crawl") == [(1, 1)]
    assert done(db) == 25
    homes = "SELECT count(*), count(DISTINCT network) FROM visit WHERE purpose = 'home'"
    assert rows(db, homes) == [(25, 25)]
    assert rows(db, "SELECT count(*) FROM visit")[0][0] > before


def test_a_crawl_killed_before_the_first_answer_can_be_gone_on_with(tmp_path: Path) -> None:
    with odd_web({"late": slow("late")}) as web:
        web.write_catalogue(tmp_path)
        running = impatient(tmp_path / "x.db", tmp_path)
        until((tmp_path / "x.db.begun").exists)
        running.kill()
        running.communicate()
        resumed(tmp_path / "x.db", tmp_path)
    assert rows(tmp_path / "x.db", "SELECT state FROM network_status") == [("alive",)]
    assert not (tmp_path / "x.db.begun").exists()


@pytest.mark.parametrize("lost", ["DELETE FROM publication", "UPDATE crawl SET finished_at = NULL"])
def test_a_crawl_killed_while_it_was_ended_or_judged_is_judged(tmp_path: Path, lost: str) -> None:
    db = tmp_path / "x.db"
    with odd_web({"one": living("one")}) as web:
        web.write_catalogue(tmp_path)
        impatient(db, tmp_path).communicate(timeout=60)
        asked = len(web.asked)
        with Database(db) as opened:
            for sql in (lost, "DELETE FROM publication", "DELETE FROM verdict"):
                opened.execute(sql)
        assert "1 networks assessed" in resumed(db, tmp_path)
        assert len(web.asked) == asked
    assert rows(db, "SELECT state, (SELECT finished_at IS NOT NULL FROM crawl) FROM verdict") == [
        ("alive", 1)
    ]


def test_of_a_crawl_that_reached_others_a_few_dead_networks_may_be_left(tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    with socket.create_server(("127.0.0.1", 0)) as closed_soon:
        nobody = closed_soon.getsockname()[1]
    with odd_web({"one": living("one")}) as web:
        web.write_catalogue(tmp_path, gone=f"http://gone.localhost:{nobody}/")
        impatient(db, tmp_path).communicate(timeout=60)
        with Database(db) as opened:
            for sql in (
                "DELETE FROM visit WHERE network = 'gone'",
                "UPDATE crawl_network SET requests = NULL WHERE network = 'gone'",
                "UPDATE crawl SET finished_at = NULL",
            ):
                opened.execute(sql)
        assert "2 networks assessed" in resumed(db, tmp_path)
    assert rows(db, "SELECT state FROM verdict ORDER BY network") == [("unreachable",), ("alive",)]


def test_a_locked_database_keeps_no_network_waiting_and_loses_none(tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    with odd_web(HOSTS) as web:
        web.write_catalogue(tmp_path)
        impatient(db, tmp_path).communicate(timeout=60)
        running = impatient(db, tmp_path)
        before = len(web.asked)
        until(lambda: len(web.asked) > before)
        with closing(sqlite3.connect(db, isolation_level=None, timeout=10)) as other:
            other.execute("BEGIN IMMEDIATE")
            # The crawl goes on.
            until(lambda: all(web.paths(name).count("/") >= 2 for name in HOSTS))
            time.sleep(2)
            other.execute("ROLLBACK")
        output, _ = running.communicate(timeout=60)
    assert running.returncode == 0, output
    assert rows(db, "SELECT count(*) FROM crawl_network WHERE requests IS NOT NULL") == [(8,)]


def test_two_crawls_at_once_are_one_and_a_sentence(tmp_path: Path) -> None:
    may_answer = threading.Event()

    def home() -> bytes:
        may_answer.wait(60)
        return answer(page("Late"))

    with odd_web({"late": living("late", home=home)}) as web:
        web.write_catalogue(tmp_path)
        patient = "DOWNLOAD_TIMEOUT=60"  # the answer waits for the other crawl to end
        with impatient(tmp_path / "x.db", tmp_path, patient) as first:
            until((tmp_path / "x.db.begun").exists)
            with impatient(tmp_path / "x.db", tmp_path) as second:
                output, _ = second.communicate(timeout=60)
            may_answer.set()
            first.communicate(timeout=60)
        assert (second.returncode, "--wait" in output) == (2, True), output
        assert first.returncode == 0
        assert len(web.paths("late")) == len(set(web.paths("late")))


def dated(name: str, at: datetime) -> dict[str, Any]:
    date = f"Date: {format_datetime(at, usegmt=True)}".encode()
    return dict(living(name, home=answer(page(name.title()), "text/html", 200, date)))


def clocks(ahead: timedelta) -> Hosts:
    return {f"net{n}": dated(f"net{n}", datetime.now(UTC) + ahead) for n in range(4)}


def crawl(web: OddWeb, folder: Path) -> tuple[int | None, str]:
    web.write_catalogue(folder)
    running = impatient(folder / "x.db", folder)
    output, _ = running.communicate(timeout=60)
    return running.returncode, output


def test_a_clock_that_differs_from_all_others_judges_nothing(tmp_path: Path) -> None:
    with odd_web(clocks(timedelta(days=-400))) as web:
        status, output = crawl(web, tmp_path)
    assert (status, "clock is 9,600 hours ahead of" in output) == (1, True), output
    assert rows(tmp_path / "x.db", "SELECT void FROM crawl") == [(2,)]
    assert rows(tmp_path / "x.db", "SELECT count(*) FROM verdict") == [(0,)]
    with odd_web(clocks(timedelta(0))) as web:
        assert crawl(web, tmp_path)[0] == 0
    assert rows(tmp_path / "x.db", "SELECT DISTINCT state FROM network_status") == [("alive",)]


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_crawl_in_the_future_is_void_once_this_clock_is_known_to_be_right(
    tmp_path: Path, confirmed: bool
) -> None:
    db = tmp_path / "x.db"
    with odd_web(clocks(timedelta(0)) if confirmed else HOSTS) as web:
        assert crawl(web, tmp_path)[0] == 0
        future = (datetime.now(UTC) + timedelta(days=400)).strftime("%Y-%m-%dT%H:%M:%SZ")
        with Database(db) as opened:
            opened.execute("UPDATE crawl SET started_at = ?, finished_at = ?", [future, future])
            opened.execute("UPDATE visit SET fetched_at = ?", [future])
            opened.execute("UPDATE verdict SET state = 'dead', as_of = ?", [future])
        status, output = crawl(web, tmp_path)
    if confirmed:
        assert status == 0, output
        assert rows(db, "SELECT void FROM crawl ORDER BY id") == [(2,), (0,)]
        assert rows(db, "SELECT DISTINCT state FROM verdict") == [("alive",)]
    else:
        assert (status, "lies in the future" in output) == (1, True), output

"""What 10,000 networks of 400 days cost: ``vitality bench --full``, on a database of 1.5 GB that it builds.

The store beyond its raw facts, each view, judging all and a twentieth, and the pages of a server.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import httpx

from bench import crawl, dashboard, growth, hot_pages, view_times
from bench.benchmark import Benchmark

NETWORKS, DAYS = 10_000, 400
#: Tables of raw facts, with their indexes: what a visit saw. All else was made of it, or lists networks.
RAW = ("visit", "observation", "post", "group_activity", "holder", "kept_answer", "crawl_network")
#: Makes one network in twenty look as if it had changed.
_CHANGE = """
  UPDATE standing SET ground = '' WHERE network IN (
    SELECT network FROM (SELECT network, row_number() OVER (ORDER BY network) AS n FROM standing)
    WHERE n % 20 = 0)
"""
#: Days of raw facts that are taken out at once.
OLD = 30
#: CPU seconds of a command of the night beside crawling and judging.
NIGHTLY = 30
#: Connections that ask for one page together.
CONNECTIONS = 200
#: Rounds in which each page is asked.
ROUNDS = 9


def run(say: Callable[[str], None]) -> Iterator[Benchmark]:
    """Measure everything, in half an hour; ``say`` is told what is under way."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "full.db"
        say(f"building {NETWORKS:,} networks of {DAYS} days")
        dashboard.make(path, NETWORKS, DAYS)
        beyond = beyond_raw(path) / 1e9
        yield Benchmark("facts and judgements beyond the raw ones", beyond, "GB", 1.0)
        timed = list(view_times.measure(path))
        slowest = max(timed, key=lambda each: each.page)
        yield Benchmark(
            f"first page of the slowest view ({slowest.view})", slowest.page, "ms", view_times.GOAL
        )
        slowest = max(timed, key=lambda each: each.network)
        yield Benchmark(
            f"one network in the slowest view ({slowest.view})",
            slowest.network,
            "ms",
            view_times.GOAL,
        )
        yield from _pages(path, say)
        yield from _judging(path, say)
        yield from _nightly(path, say)
    say("what grows with the catalogue")
    small, large = (growth.measure(number, sockets=0) for number in (1_000, NETWORKS))
    for what, of in (("keeping", "keeping"), ("judging", "judging")):
        each = [getattr(found, of).cpu / found.networks for found in (small, large)]
        name = f"CPU of {what} a network, of {NETWORKS:,} against of 1,000"
        yield Benchmark(name, each[1] / each[0], "x", 1.2)


def beyond_raw(path: Path) -> int:
    """Return the bytes of all tables and indexes that hold no raw facts."""
    with closing(sqlite3.connect(path)) as db:
        sql = """
          SELECT coalesce(sum(s.pgsize), 0) FROM dbstat s JOIN sqlite_master m ON m.name = s.name
          WHERE m.tbl_name NOT IN (SELECT value FROM json_each(?))
        """
        found = db.execute(sql, [str(list(RAW)).replace("'", '"')]).fetchone()
    return int(found[0])


def _judging(path: Path, say: Callable[[str], None]) -> Iterator[Benchmark]:
    [(told,)] = _rows(path, "SELECT max(as_of) FROM publication")
    as_of = datetime.fromisoformat(told) + timedelta(hours=1)
    for what, seconds, memory in (("all networks", 20, 400), ("a twentieth", 5, 300)):
        say(f"judging {what} (load {os.getloadavg()[0]:.1f})")
        cost = crawl.measured(partial(_judge, path, as_of))
        yield Benchmark(f"CPU of judging {what} of {NETWORKS:,}", cost.cpu, "s", seconds)
        yield Benchmark(f"peak memory of judging {what}", cost.peak, "MiB", memory)
        _rows(path, _CHANGE)


def _nightly(path: Path, say: Callable[[str], None]) -> Iterator[Benchmark]:
    """Yield what a night does beside crawling and judging: a back-up, and old raw facts taken out."""
    for what, task in (("back-up", _back_up), ("pruning", _prune)):
        say(f"{what} (load {os.getloadavg()[0]:.1f})")
        cost = crawl.measured(partial(task, path))
        yield Benchmark(f"CPU of the {what} of {NETWORKS:,}", cost.cpu, "s", NIGHTLY)
        yield Benchmark(f"peak memory of the {what}", cost.peak, "MiB", 300)


def _back_up(path: Path) -> int:
    from commands.backup import backup

    return backup(path, path.with_name("copy.db"))


def _prune(path: Path) -> int:
    from commands.prune import prune

    [(told,)] = _rows(path, "SELECT max(as_of) FROM publication")
    prune(path, None, datetime.fromisoformat(told) + timedelta(days=OLD))
    return 1


def _judge(path: Path, as_of: datetime) -> int:
    from sqlite_utils import Database

    from analysis.publish import assess

    with Database(path) as db:
        return assess(db, as_of, force=True).judged


def _rows(path: Path, sql: str) -> list[tuple[str]]:
    with closing(sqlite3.connect(path)) as db, db:
        return db.execute(sql).fetchall()


def _pages(path: Path, say: Callable[[str], None]) -> Iterator[Benchmark]:
    say(f"asking pages (load {os.getloadavg()[0]:.1f})")
    headers = {"Accept-Encoding": "gzip", "Accept-Language": "fr"}
    with (
        dashboard.served(path) as server,
        httpx.Client(
            base_url=server.address, headers=headers, timeout=dashboard.PATIENCE
        ) as client,
    ):
        found = dashboard.measure(client, dashboard.pages_of(path), ROUNDS)
        at_once, paced = (hot_pages.ask(server, CONNECTIONS, 10.0, every) for every in (0.0, 0.5))
    rate = len(at_once.waits) / at_once.cpu
    yield Benchmark("answers of a hot page a second of CPU", rate, "a second", 1_000, True)
    name = f"99 of 100 hot pages, {CONNECTIONS} connections that ask twice a second, within"
    yield Benchmark(name, paced.share(0.99), "ms", 100)
    for name in ("home", "search", "sheet"):
        yield Benchmark(name, sorted(found[name].ms)[ROUNDS // 2], "ms", 50)
    yield Benchmark("peak memory of the server", server.peak, "MiB", 600)

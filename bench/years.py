"""How large years of many networks become, and what the operator's commands take of such a file.

``python -m bench.years``: bytes a network and day, as kept whole and as kept for ever, and what they make of
five years of 10,000 networks. ``--file FILE``: the database of many networks, made day by day until it has as
many days as asked for (each call adds ``--more`` of them), then what each command of the night takes of it.

Networks of different lives are visited every day (the dead every 14 days) with as many answers and figures as
a crawl of the demo gives, and kept by the program's own store.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import DEVNULL, Popen
from tempfile import TemporaryDirectory
from time import monotonic
from typing import NamedTuple

from sqlite_utils import Database

from analysis.publish import assess
from pipelines.pruning import LEAST_DAYS, prune
from pipelines.schema import prepare
from pipelines.store import Job, Store
from vocabulary.catalogue import Catalogue, Network
from vocabulary.items import (
    FetchOutcome,
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
)

#: The first day of the rates; of a large file the first half is older than raw facts are kept.
FIRST = datetime(2025, 1, 1, 6, tzinfo=UTC)
NETWORKS, YEARS = 10_000, 5
#: Days between two posts of each life in turn (``None``: it has died), and the share of its visits that fail.
LIVES = ((0.5, 0.0), (1, 0.01), (3, 0.02), (7, 0.0), (20, 0.0), (60, 0.05), (14, 0.0), (None, 1.0))
#: Days between two visits of one that has died.
RARELY = 14
#: Days of a large file between two that are judged: judging 10,000 networks takes a minute.
JUDGED = 10
#: Networks that are kept at once.
BATCH = 500
#: Figures read of each page beside home and feed: four pages and nine figures, as the demo's crawl has.
PAGES = (("robots", 0), ("api", 4))
_QUOTE = "1 234 members"
#: What the night's commands are asked, the database apart. ``{folder}`` is an empty one.
COMMANDS = {
    "assess": ("assess",),
    "assess, nothing new": ("assess",),
    "export": ("export", "--out", "{folder}/exports"),
    "backup": ("backup", "{folder}/copy.db"),
    "status": ("status",),
    "prune": ("prune",),
    "prune, nothing old": ("prune",),
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--networks", type=int, default=8)
    parser.add_argument("--days", type=int, default=300)
    parser.add_argument("--file", type=Path, help="Make this database and time the commands.")
    parser.add_argument("--more", type=int, default=400, help="Days that one call adds to it.")
    asked = parser.parse_args()
    if asked.file:
        if grown(asked.file, asked.networks, asked.days, asked.more):
            time_commands(asked.file, asked.networks, asked.days)
        return
    measure_rates(asked.networks, asked.days)


def measure_rates(networks: int, days: int) -> None:
    """Print how many bytes a network and day take, and so five years: the days are pruned half-way."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "years.db"
        with Database(path) as db:
            prepare(db)
        empty, half = size(path), days // 2
        live(path, networks, range(half))
        first = size(path)
        live(path, networks, range(half, days))
        whole = size(path)
        with Database(path) as db:
            prune(db, FIRST + timedelta(days=half), FIRST + timedelta(days=days))
        kept = size(path)
    each = networks * half
    raw = (whole - first) / each
    for_ever = max(kept - empty - (whole - first), 0) / each
    print(f"whole: {raw:,.0f} bytes a network and day; kept for ever: {for_ever:,.0f}")
    years = YEARS * 365
    print(f"{NETWORKS:,} networks, {YEARS} years of daily visits, in GB:")
    print(f"  nothing taken out    {NETWORKS * years * raw / 1e9:6.1f}")
    pruned = NETWORKS * (LEAST_DAYS * raw + (years - LEAST_DAYS) * for_ever)
    print(f"  vitality prune       {pruned / 1e9:6.1f}")


def grown(path: Path, networks: int, days: int, more: int) -> bool:
    """Add up to ``more`` days to a large file; return whether it has all of them now.

    The day in its middle was as long ago as raw facts are kept.
    """
    first = datetime.now(UTC).replace(hour=0, minute=5, second=0, microsecond=0)
    first -= timedelta(days=LEAST_DAYS + days // 2)
    with Database(path) as db:
        prepare(db)
        [(done, begun)] = db.execute("SELECT count(*), min(started_at) FROM crawl").fetchall()
    began, until = monotonic(), min(done + more, days)
    judged = range(JUDGED - 1, days - 1, JUDGED)  # the last day is judged by the command
    live(
        path,
        networks,
        range(done, until),
        judged,
        datetime.fromisoformat(begun) if begun else first,
    )
    print(
        f"{until} of {days} days, {path.stat().st_size / 1e6:,.0f} MB, {monotonic() - began:,.0f} s"
    )
    return bool(until == days)


class RunCost(NamedTuple):
    """What a command took: seconds as they passed and of the processor, and MiB of memory at most."""

    status: int
    seconds: float
    cpu: float
    peak: float


def time_commands(path: Path, networks: int, days: int) -> None:
    """Print a row of a table for each of the commands."""
    print(f"{networks:,} networks, {days} days, {path.stat().st_size / 1e9:.2f} GB")
    print("| command | seconds | of the processor | MiB at most | exit |\n|---|---|---|---|---|")
    with TemporaryDirectory(dir=path.parent) as folder:
        for name, words in COMMANDS.items():
            asked = [word.format(folder=folder) for word in words]
            cost = _run(*asked, "--db", str(path))
            row = f"{cost.seconds:.1f} | {cost.cpu:.1f} | {cost.peak:.0f} | {cost.status}"
            print(f"| {name} | {row} |", flush=True)
    print(f"{path.stat().st_size / 1e9:.2f} GB afterwards")


def _run(*words: str) -> RunCost:
    began = monotonic()
    process = Popen([sys.executable, "-m", "vitality", *words], stdout=DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    passed = monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    cpu = used.ru_utime + used.ru_stime
    return RunCost(process.returncode, passed, cpu, used.ru_maxrss / 1024)


def live(
    path: Path, number: int, days: range, judged: range | None = None, first: datetime = FIRST
) -> None:
    """Visit every network on each of the days since ``first``, and judge on each, or on those given."""
    networks = tuple(_network(place) for place in range(number))
    for day in days:
        at = first + timedelta(days=day)
        store = Store(Job(path, Catalogue(networks), {}, networks, at))
        for begin in range(0, number, BATCH):
            store.keep(
                (NetworkDone(n.id, 4), seen)
                for n in networks[begin : begin + BATCH]
                if (seen := list(visits(n, day, first)))
            )
        store.close(at + timedelta(hours=1), {})
        if judged is not None and day not in judged:
            continue
        with Database(path) as db:
            assess(db, at + timedelta(hours=2), force=True)


def visits(network: Network, day: int, first: datetime) -> Iterator[VisitRecord]:
    """Yield what one visit sees of a network."""
    place = int(network.id.removeprefix("network-"))
    gap, failing = LIVES[place % len(LIVES)]
    at = first + timedelta(days=day, seconds=place)
    if gap is None and day % RARELY:
        return
    if gap is None or (day * 37 + place * 11) % 100 < failing * 100:
        yield VisitRecord(Visit(network.id, network.url, "home", at, FetchOutcome.CONNECT_TIMEOUT))
        return
    yield _answer(network, "home", at, [*_figures(4, day), _named(), *_holder(place, day)])
    url = f"{network.url}feed.xml"
    newest = int(day / gap) + 30
    posts = tuple(
        Post(first + timedelta(days=(n - 30) * gap), PostKind.POST, fingerprint(f"{n}"), url, Listing.STREAM)
        for n in range(newest - 20, newest)
    )  # fmt: skip
    feed = Visit(network.id, url, "feed", at, FetchOutcome.OK, 200, size_bytes=9000, duration_ms=90)
    yield VisitRecord(feed, (), posts)
    for purpose, figures in PAGES:
        yield _answer(network, purpose, at, _figures(figures, day))


def _answer(network: Network, purpose: str, at: datetime, seen: list[Observation]) -> VisitRecord:
    url = network.url if purpose == "home" else f"{network.url}{purpose}"
    visit = Visit(
        network.id, url, purpose, at, FetchOutcome.OK, 200, None, "text/html", 41_234, 120
    )
    return VisitRecord(visit, tuple(seen))


def _figures(number: int, day: int) -> list[Observation]:
    signals = ("members_total", "posts_total", "topics_total", "members_online", "feature:forum")
    return [
        Observation(
            signals[n % len(signals)], Outcome.OBSERVED, 1000 + day + n, 1000 + day + n,
            1000 + day + n, rank=Rank.MARKUP, probe="bench", place=f"main > dl > dd:nth({n})", quote=_QUOTE,
        )
        for n in range(number)
    ]  # fmt: skip


def _named() -> Observation:
    return Observation("bears_name", Outcome.OBSERVED, "name", rank=Rank.MARKUP, probe="bench")


def _holder(place: int, day: int) -> list[Observation]:
    """Who holds the address: a certificate with a new key every sixty days."""
    seen = {"name_servers": "keeper.example", "tls_issuer": "Issuer"}
    seen["tls_key"] = fingerprint(f"{place} {day // 60}")
    return [
        Observation(sign, Outcome.OBSERVED, value, rank=Rank.TEXT, probe="bench")
        for sign, value in seen.items()
    ]


def _network(place: int) -> Network:
    name = f"network-{place}"
    url = f"https://{name}.example.org/"
    return Network(name, name, url, sectors=("it",), languages=("fr",), country="FR", kind="sector")


def size(path: Path) -> int:
    """Return the bytes of a database without free room."""
    with Database(path) as db:
        db.execute("VACUUM")
        [(pages,)] = db.execute("PRAGMA page_count").fetchall()
        [(page,)] = db.execute("PRAGMA page_size").fetchall()
    return int(pages * page)


if __name__ == "__main__":
    main()

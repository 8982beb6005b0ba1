"""How large five years of 10,000 networks become: a simulated time of daily visits, pruned, and extrapolated.

``python -m bench.years``: bytes a network and day, as kept whole and as kept for ever, and the five years.
Networks of different lives are visited every day (the dead every 14 days) with as many answers and figures as
a crawl of the demo gives, judged every day, and pruned half-way; the differences of the file's size give the
two rates.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

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

FIRST = datetime(2025, 1, 1, 6, tzinfo=UTC)
NETWORKS, YEARS = 10_000, 5
#: Days between two posts of each life in turn (``None``: it has died), and the share of its visits that fail.
LIVES = ((0.5, 0.0), (1, 0.01), (3, 0.02), (7, 0.0), (20, 0.0), (60, 0.05), (14, 0.0), (None, 1.0))
#: Days between two visits of one that has died.
RARELY = 14
#: Figures read of each page beside home and feed: four pages and nine figures, as the demo's crawl has.
PAGES = (("robots", 0), ("api", 4))
_QUOTE = "1 234 members"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--networks", type=int, default=8)
    parser.add_argument("--days", type=int, default=300)
    parser.add_argument(
        "--prune", action="store_true", help="Measure how long pruning takes instead."
    )
    asked = parser.parse_args()
    if asked.prune:
        measure_pruning(asked.networks, asked.days)
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "years.db"
        with Database(path) as db:
            prepare(db)
        empty, half = size(path), asked.days // 2
        live(path, asked.networks, range(half))
        first = size(path)
        live(path, asked.networks, range(half, asked.days))
        whole = size(path)
        with Database(path) as db:
            prune(db, FIRST + timedelta(days=half), FIRST + timedelta(days=asked.days))
        kept = size(path)
    each = asked.networks * half
    raw = (whole - first) / each
    for_ever = max(kept - empty - (whole - first), 0) / each
    print(f"whole: {raw:,.0f} bytes a network and day; kept for ever: {for_ever:,.0f}")
    days = YEARS * 365
    print(f"{NETWORKS:,} networks, {YEARS} years of daily visits, in GB:")
    print(f"  nothing taken out    {NETWORKS * days * raw / 1e9:6.1f}")
    pruned = NETWORKS * (LEAST_DAYS * raw + (days - LEAST_DAYS) * for_ever)
    print(f"  vitality prune       {pruned / 1e9:6.1f}")


def measure_pruning(number: int, days: int) -> None:
    """Print how long it takes to prune and to rebuild a file of so many networks and days, half of it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "years.db"
        live(path, number, range(days), judged=range(days - 1, days))
        before = path.stat().st_size
        with Database(path) as db:
            began = monotonic()
            found = prune(db, FIRST + timedelta(days=days // 2), FIRST + timedelta(days=days))
            took = monotonic() - began
            began = monotonic()
            db.execute("VACUUM")
            rebuilt = monotonic() - began
        print(
            f"{number:,} networks, {days} days, {before / 1e6:,.0f} MB: {sum(found.rows.values()):,} rows "
            f"taken out in {took:.0f} s, {path.stat().st_size / 1e6:,.0f} MB rebuilt in {rebuilt:.1f} s"
        )


def live(path: Path, number: int, days: range, judged: range | None = None) -> None:
    """Visit every network on each of the days, and judge on each, or on those given."""
    networks = tuple(_network(place) for place in range(number))
    for day in days:
        at = FIRST + timedelta(days=day)
        store = Store(Job(path, Catalogue(networks, (), frozenset()), {}, networks, at))
        store.keep(
            [(NetworkDone(n.id, 4), seen) for n in networks if (seen := list(visits(n, day)))]
        )
        store.close(at + timedelta(hours=1), {})
        if judged is not None and day not in judged:
            continue
        with Database(path) as db:
            assess(db, at + timedelta(hours=2), force=True)


def visits(network: Network, day: int) -> Iterator[VisitRecord]:
    """Yield what one visit sees of a network."""
    place = int(network.id.removeprefix("network-"))
    gap, failing = LIVES[place % len(LIVES)]
    at = FIRST + timedelta(days=day, minutes=place)
    if gap is None and day % RARELY:
        return
    if gap is None or (day * 37 + place * 11) % 100 < failing * 100:
        yield VisitRecord(Visit(network.id, network.url, "home", at, FetchOutcome.CONNECT_TIMEOUT))
        return
    yield _answer(network, "home", at, [*_figures(4, day), _named(), *_holder(place, day)])
    url = f"{network.url}feed.xml"
    newest = int(day / gap) + 30
    posts = tuple(
        Post(FIRST + timedelta(days=(n - 30) * gap), PostKind.POST, fingerprint(f"{n}"), url, Listing.STREAM)
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
    return Network(name, name, url, ("it",), (), ("fr",), "FR", "", "sector", (), "")


def size(path: Path) -> int:
    """Return the bytes of a database without free room."""
    with Database(path) as db:
        db.execute("VACUUM")
        [(pages,)] = db.execute("PRAGMA page_count").fetchall()
        [(page,)] = db.execute("PRAGMA page_size").fetchall()
    return int(pages * page)


if __name__ == "__main__":
    main()

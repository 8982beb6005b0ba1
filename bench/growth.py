"""What grows with the catalogue, and how: ``python -m bench.growth [SIZE ...] [--plot FILE]``.

For each size (100, 1,000, 10,000, 100,000 networks) a day is kept by the store, judged anew and shown, each
in a process of its own: CPU, peak memory and the size of the database. Visits are simulated without sockets
(``bench.years``), on networks that have the words of the shipped catalogue. Up to ``--sockets`` (1,000)
hosts are crawled over loopback as well. It prints a table; ``--plot`` draws it.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median

import httpx

from bench import crawl
from bench.dashboard import ask, served
from bench.pages import recorded_pages
from bench.realistic_web import RealisticWeb
from bench.years import FIRST, visits
from vocabulary.catalogue import SHIPPED, Catalogue, Network, load
from vocabulary.items import NetworkDone

SIZES = (100, 1_000, 10_000, 100_000)
SOCKETS = 1_000
#: Networks whose visits end at once.
_BATCH = 500
#: Searched for by turns, as each page is asked; the first is not counted.
_TOWNS = ("lyon", "lille", "nantes", "nice", "metz", "brest", "pau")


@dataclass(frozen=True, slots=True)
class Grown:
    """What so many networks take: CPU seconds, MiB at most, MB of the database, milliseconds of pages."""

    networks: int
    visiting: crawl.Cost | None  # over sockets
    keeping: crawl.Cost
    judging: crawl.Cost
    database: float
    server: float  # MiB
    pages: dict[str, float]
    load: float  # of the machine, before


def networks(number: int) -> tuple[Network, ...]:
    """Return networks with the words of the shipped ones, by turns."""
    like = load(SHIPPED).networks
    return tuple(
        replace(
            like[place % len(like)],
            id=f"network-{place}",
            name=f"{like[place % len(like)].name} {place}",
            url=f"https://network-{place}.example.org/",
            seeds=(),
        )
        for place in range(number)
    )


def measure(number: int, sockets: int = SOCKETS) -> Grown:
    """Measure one size."""
    load_before = os.getloadavg()[0]
    visiting = _visiting(number) if number <= sockets else None
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "growth.db"
        keeping = crawl.measured(partial(_keep, db, number))
        judging = crawl.measured(partial(_judge, db))
        size = sum(file.stat().st_size for file in Path(folder).iterdir()) / 1e6
        server, pages = _shown(db)
    return Grown(number, visiting, keeping, judging, size, server, pages, load_before)


def _visiting(number: int) -> crawl.Cost:
    with (
        tempfile.TemporaryDirectory() as name,
        RealisticWeb(Path(name), number, recorded_pages()) as web,
    ):
        return crawl.measured(partial(crawl.ours, Path(name), web.networks))


def _keep(db: Path, number: int) -> int:
    from pipelines.store import Job, Store

    known = networks(number)
    store = Store(Job(db, Catalogue(known), {}, known, FIRST))
    for start in range(0, number, _BATCH):
        some = known[start : start + _BATCH]
        store.keep([(NetworkDone(each.id, 4), list(visits(each, 0, FIRST))) for each in some])
    store.close(FIRST + timedelta(hours=1), {})
    return number


def _judge(db: Path) -> int:
    from sqlite_utils import Database

    from analysis.publish import assess

    with Database(db) as opened:
        return assess(opened, FIRST + timedelta(hours=2), force=True).judged


def _shown(db: Path) -> tuple[float, dict[str, float]]:
    """Return the peak memory of a server, and the milliseconds of its pages, none from a copy."""
    pages: dict[str, Callable[[int], str]] = {
        "home": lambda turn: f"/?sort=members&page={turn + 1}",
        "search": lambda turn: f"/search?q=comptable+{_TOWNS[turn]}",
        "sheet": lambda turn: f"/network/network-{8 * turn}",
    }
    with served(db) as server, httpx.Client(base_url=server.address, timeout=120) as client:
        took = {
            name: median(
                [ask(client, page(turn), to_the_end=True)[0] for turn in range(len(_TOWNS))][1:]
            )
            for name, page in pages.items()
        }
    return server.peak, took


def row(found: Grown) -> str:
    """Return one line of the table."""
    ms = 1000 / found.networks
    visiting = f"{found.visiting.cpu * ms:.0f}" if found.visiting else "-"
    pages = " / ".join(f"{took:.0f}" for took in found.pages.values())
    return (
        f"| {found.networks:,} | {visiting} | {found.keeping.cpu * ms:.2f} "
        f"| {found.judging.cpu * ms:.2f} | {1000 * found.database / found.networks:.1f} "
        f"| {found.keeping.peak:.0f} | {found.judging.peak:.0f} | {found.server:.0f} "
        f"| {pages} | {found.load:.1f} |"
    )


HEAD = (
    "| networks | visiting, ms of CPU each | keeping | judging | database, KB each | keeping, MiB at most "
    "| judging | serving | home / search / sheet, ms | load |\n|---|---|---|---|---|---|---|---|---|---|"
)


def plot(found: Sequence[Grown], path: Path) -> None:
    """Draw time, memory and size over the number of networks, both axes by powers of ten."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    mpl.rcParams |= {
        "svg.hashsalt": "vitality",
        "svg.fonttype": "none",
    }  # the same figures, the same file
    sizes = [each.networks for each in found]
    lines: dict[str, dict[str, list[float | None]]] = {
        "CPU, seconds": {
            "visiting": [each.visiting.cpu if each.visiting else None for each in found],
            "keeping": [each.keeping.cpu for each in found],
            "judging": [each.judging.cpu for each in found],
        },
        "memory at most, MiB": {
            "keeping": [each.keeping.peak for each in found],
            "judging": [each.judging.peak for each in found],
            "serving": [each.server for each in found],
        },
        "database, megabytes": {"a day of visits": [each.database for each in found]},
    }
    figure = Figure(figsize=(11, 3.6), layout="constrained")
    for axes, (title, drawn) in zip(figure.subplots(1, 3), lines.items(), strict=True):
        for name, values in drawn.items():
            known = [(x, y) for x, y in zip(sizes, values, strict=True) if y is not None]
            axes.loglog(*zip(*known, strict=True), marker="o", label=name)
        axes.set(title=title, xlabel="networks")
        axes.grid(visible=True, alpha=0.3)
        axes.legend()
    figure.savefig(path, metadata={"Date": None})


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--sockets", type=int, default=SOCKETS)
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    print(HEAD)
    found = []
    for number in options.sizes:
        found.append(measure(number, options.sockets))
        print(row(found[-1]), flush=True)
    if options.plot:
        plot(found, options.plot)


if __name__ == "__main__":
    main()

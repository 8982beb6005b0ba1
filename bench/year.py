"""A simulated year of the timer over scripted communities: ``python -m bench.year`` prints its tables.

Each quarter of the day the networks that are due are visited, once a day all is judged and exported, and each
state is compared with what is true that day. On the clock: nothing is asked of the network. Takes minutes;
``--folder FOLDER --more N`` goes on N days further with what stands there.
"""

from __future__ import annotations

import argparse
import pickle
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

from sqlite_utils import Database

from analysis.exporting.export import export
from analysis.publish import assess
from analysis.schedule import HISTORIES, QUARTER, QUARTERS, History, ahead, is_due
from bench.year_lives import FIRST, LIVES, Life
from pipelines.schema import prepare
from pipelines.store import Job, Store
from vocabulary.catalogue import Catalogue, Network
from vocabulary.items import NetworkDone

#: After the beginning of a quarter: when a run sets out, and how much later each next network is visited.
LATER, EACH = timedelta(minutes=15), timedelta(minutes=3)
#: Of a day's runs: the one after which it is judged.
JUDGED = 1
#: What is true, and the states that say something else which would mislead a reader.
MISLEADING = {
    "alive": ("dead", "moved"),
    "dead": ("alive",),
    "moved": ("dead",),
    "silent": (),
}


@dataclass
class Year:
    """What was seen: each network's visits, and the state told of it on each day."""

    visits: dict[str, list[datetime]] = field(default_factory=lambda: {n.name: [] for n in LIVES})
    requests: Counter[str] = field(default_factory=Counter)
    states: dict[str, list[str]] = field(default_factory=lambda: {n.name: [] for n in LIVES})
    exports: list[int] = field(default_factory=list)  # a sum of each
    sizes: list[int] = field(default_factory=list)
    events: dict[str, int] = field(default_factory=dict)


def simulate(folder: Path, year: Year, days: range) -> None:
    """Let the timer run on each of the days, after those that ``year`` tells of."""
    path, networks = folder / "year.db", tuple(_network(life) for life in LIVES)
    with Database(path) as db:
        prepare(db)
    for run in range(days.start * QUARTERS, days.stop * QUARTERS):
        now = FIRST + run * QUARTER + LATER
        _visit(path, networks, now, ahead(now - QUARTER if run else None, now), year)
        if run % QUARTERS == JUDGED:
            with Database(path) as db:
                assess(db, now + timedelta(hours=3), force=True)
                export(db, folder / "exports")
                for row in db.query("SELECT id, state FROM network_status"):
                    year.states[row["id"]].append(row["state"])
            year.exports.append(crc32((folder / "exports" / "networks.csv").read_bytes()))
            year.sizes.append(path.stat().st_size)
    with Database(path) as db:
        sql = "SELECT network, count(*) FROM event WHERE kind != 'new' GROUP BY network"
        year.events = dict(db.execute(sql).fetchall())


def _visit(
    path: Path, networks: tuple[Network, ...], now: datetime, early: timedelta, year: Year
) -> None:
    with Database(path) as db:
        known = {row["id"]: History.from_row(row) for row in db.query(HISTORIES)}
    due = {n.id for n in networks if is_due(known.get(n.id, History()), now, early)}
    if not due:
        return
    store = Store(Job(path, Catalogue(networks), {}, networks, now))
    for place, life in enumerate(life for life in LIVES if life.name in due):
        at = now + place * EACH
        seen = life.web(life.name, (at - FIRST).days, at)
        store.keep([(NetworkDone(life.name, len(seen)), seen)])
        year.visits[life.name].append(at)
        year.requests[life.name] += len(seen)
    store.close(now + timedelta(hours=2), {})


def _network(life: Life) -> Network:
    url = f"https://{life.name}.example/"
    return Network(
        life.name, life.name, url, sectors=("it",), languages=("en",), country="FR", kind="sector"
    )


def lines(year: Year) -> Iterator[str]:
    """Yield the two tables."""
    seen = year.visits.values()
    per_day = max(max(Counter(at.date() for at in visits).values()) for visits in seen)
    gap = max((after - before).days for visits in seen for before, after in pairwise(visits))
    quarters = Counter(at.hour // 6 for visits in seen for at in visits)
    shares = ", ".join(f"{100 * quarters[n] / quarters.total():.0f} %" for n in range(QUARTERS))
    same = sum(before == after for before, after in pairwise(year.exports))
    half = len(year.sizes) // 2
    grown = (year.sizes[-1] - year.sizes[half]) / len(year.visits) / (len(year.sizes) - half)
    days = len(year.exports)
    yield "| In the year | |\n|---|---|"
    yield f"| visits of a network on one day, at most | {per_day} |"
    yield f"| days between two visits, at most | {gap} |"
    yield f"| share of the visits in each quarter of the day | {shares} |"
    yield f"| days with an export | {days} of {days} |"
    yield f"| pairs of days with the very same `networks.csv` | {same} of {days - 1} |"
    yield f"| bytes a network and day, the second half | {grown:,.0f} |"
    yield "\n| Community | Visits | Answers | Quarters | Told, and from which day | Misleading days | News |"
    yield "|---|---|---|---|---|---|---|"
    for life in LIVES:
        visits = year.visits[life.name]
        places = len({at.hour // 6 for at in visits})
        told = ", ".join(f"{state} {day}" for day, state in _turns(year.states[life.name]))
        wrong = ", ".join(f"{n} {state}" for state, n in _misled(life, year).items()) or "none"
        news = year.events.get(life.name, 0)
        asked = f"{len(visits)} | {year.requests[life.name]} | {places}"
        yield f"| {life.name} | {asked} | {told} | {wrong} | {news} |"


def _misled(life: Life, year: Year) -> Counter[str]:
    told = enumerate(year.states[life.name])
    return Counter(state for day, state in told if state in MISLEADING[life.is_true(day)])


def _turns(states: list[str]) -> Iterator[tuple[int, str]]:
    """Yield day and state where a state begins; what goes there and back again and again, once."""
    spells = [
        (next(days)[0], state) for state, days in groupby(enumerate(states), lambda each: each[1])
    ]
    if len(spells) <= 8:
        yield from spells
        return
    for state in dict.fromkeys(states):
        yield states.index(state), f"{state} ({states.count(state)} days)"


def main() -> None:
    """Simulate and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--folder", type=Path, help="Where an earlier call left off.")
    parser.add_argument("--more", type=int, help="Days that this call adds.")
    asked = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        kept = folder / "year.pickle"
        year = pickle.loads(kept.read_bytes()) if kept.exists() else Year()
        done = len(year.exports)
        simulate(folder, year, range(done, min(done + (asked.more or asked.days), asked.days)))
        kept.write_bytes(pickle.dumps(year))
    print("\n".join(lines(year)))


if __name__ == "__main__":
    main()

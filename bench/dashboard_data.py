"""A database of synthetic, plausible networks as large as wanted, for ``bench.dashboard``.

The networks (``dashboard_networks``) are drawn with a fixed seed, so the same size and moment give the same
rows. SQL makes one verdict a day of each network's spells. Its posts come at one pace, so that the silence on
any day can be told without looking at them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from sqlite_utils import Database

from analysis.activity.months import filled
from analysis.publishing.course_rows import record_courses
from bench import dashboard_sql as sql
from bench.dashboard_networks import DEEP_POSTS, Row, profiles, readings, spells, vocabulary
from pipelines.schema import prepare
from vocabulary.items import iso

SEED = 20261123
#: Newest crawls that have the reasons of their verdicts: pages show the newest ones only.
REASONED = 30


def build(path: Path, networks: int, days: int, as_of: datetime) -> None:
    """Write a new database of ``networks`` judged on each of ``days`` up to ``as_of`` (aware)."""
    # A build that was interrupted is not taken for a whole one.
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    rng = Random(SEED)
    with Database(part) as db:
        prepare(db)
        for pragma in ("journal_mode = MEMORY", "synchronous = OFF", "cache_size = -500000"):
            db.execute(f"PRAGMA {pragma}").fetchall()
        drawn = profiles(networks, rng)
        db.conn.executescript(sql.PLAN)
        with db.atomic():
            _write_plan(db, drawn, days, as_of, rng)
            size = {"days": days, "reasoned": REASONED}
            for statement in sql.FACTS:
                used = {name: size[name] for name in size if f":{name}" in statement}
                db.execute(statement, used)
            db.table("posts_by_month").insert_all(_months(db))
            db.table("alternative").insert_all(_alternatives(drawn))
            db.table("publication").insert({"crawl": days, "as_of": iso(as_of)})
            record_courses(db)
        db.enable_wal()
    part.replace(path)


def _write_plan(db: Database, networks: list[Row], days: int, as_of: datetime, rng: Random) -> None:
    """Write the temporary tables that ``dashboard_sql.FACTS`` makes the facts of."""
    drawn = [spell for network in networks for spell in spells(network, days, rng)]
    for table, rows in (("profile", networks), ("spell", drawn)):
        names = ", ".join(f":{name}" for name in rows[0])
        db.conn.executemany(f"INSERT INTO {table} ({', '.join(rows[0])}) VALUES ({names})", rows)
    said = (reading for network in networks for reading in readings(network))
    db.conn.executemany("INSERT INTO reading VALUES (?, ?, ?, ?, ?)", said)
    moments = ((n, as_of - timedelta(days=days - n)) for n in range(1, days + 1))
    db.conn.executemany(
        "INSERT INTO day VALUES (?, ?, ?, ?)",
        ((n, iso(at), int(at.timestamp()), 24 * (days - n)) for n, at in moments),
    )
    db.conn.executemany("INSERT INTO number VALUES (?)", ((n,) for n in range(DEEP_POSTS)))
    db.conn.executemany("INSERT INTO sentence VALUES (?, ?, ?, ?, ?, ?)", sql.sentences())
    db.conn.executemany("INSERT INTO page VALUES (?, ?, ?, ?)", sql.PAGES)
    words = vocabulary()
    trades = [term.fr for term in words["sectors"].values()]
    db.conn.executemany("INSERT INTO theme VALUES (?, ?)", enumerate(trades))
    db.conn.executemany(
        "INSERT INTO term VALUES (?, ?, ?, ?)",
        ((name, t.slug, t.fr, t.en) for name, terms in words.items() for t in terms.values()),
    )


def _months(db: Database) -> Iterator[Row]:
    """Yield the rows of ``posts_by_month`` as an assessment makes them."""
    counts: dict[str, dict[str, int]] = {}
    for network, month, number in db.execute(sql.MONTHS):
        counts.setdefault(network, {})[month] = number
    for network, at in db.execute(sql.LOOKS).fetchall():
        months = filled(counts.get(network, {}), datetime.fromisoformat(at))
        yield from ({"network": network, "month": m, "number": n} for m, n in months.items())


def _alternatives(profiles: list[Row]) -> Iterator[Row]:
    """Yield three other living networks of the same sectors for each network, where there are any."""
    living: dict[str, list[str]] = {}
    for profile in profiles:
        if profile["state"] == "alive":
            living.setdefault(profile["sectors"], []).append(profile["network"])
    for profile in profiles:
        near, place = living.get(profile["sectors"], []), profile["place"]
        turned = [near[(place + n) % len(near)] for n in range(min(4, len(near)))]
        others = [other for other in turned if other != profile["network"]][:3]
        for position, other in enumerate(others):
            yield {"network": profile["network"], "position": position, "other": other}

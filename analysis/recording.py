"""Writes judgements: what is said is kept when it changes, so that years of days cost little.

``verdict``, ``reason`` and ``figures`` hold a row, or a set of rows, of a network from the crawl on that
brought a change; what stands is that of its newest crawl. Dates and figures within words are no change: the
words are as last said. All else is as last published.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlite_utils import Database

from analysis.courses import Course, Spell, course, told
from analysis.judgements import Row
from analysis.reason import Cause
from vocabulary.items import iso

#: Tables that hold a network's row, or rows, from a change on.
_CHANGING = ("verdict", "reason", "figures")
#: Tables that are as last published.
_PUBLISHED = ("fact", "posts_by_month", "alternative")
#: Columns that tell when something was said first.
_FIRST = ("crawl", "as_of")
#: Columns whose change alone is no change of what is said.
_MOVING = frozenset({*_FIRST, "advice_fr", "advice_en"})
#: A network that no crawl has visited is listed, and nothing is said of it that could change.
LOOKED_AT = f"cause IS NOT '{Cause.NOT_VISITED}'"


@dataclass(frozen=True, slots=True)
class Judgements:
    """The rows of one assessment, by table."""

    verdict: Sequence[Row]
    figures: Sequence[Row]
    reason: Sequence[Row]
    flag: Sequence[Row]
    extractor_alarm: Sequence[Row]
    alternative: Sequence[Row]
    fact: Sequence[Row]
    posts_by_month: Sequence[Row]


def record(db: Database, crawl: int, as_of: datetime, rows: Judgements) -> None:
    """Put the judgements of a crawl in the place of those it had, inside a transaction."""
    [(later,)] = db.execute(
        "SELECT min(crawl) FROM publication WHERE crawl > ?", [crawl]
    ).fetchall()
    changed: set[str] = set()
    for table in _CHANGING:
        if later:
            _hold_fast(db, table, later)
        renewed = changed if table == "reason" else set()
        changed |= _record_changes(db, table, crawl, getattr(rows, table), later, renewed)
    db.execute("DELETE FROM extractor_alarm WHERE crawl = ?", [crawl])
    db.table("extractor_alarm").insert_all(rows.extractor_alarm)
    db.table("flag").insert_all(rows.flag, replace=True)
    if later is None:
        for table in _PUBLISHED:
            db.execute(f"DELETE FROM {table}")  # noqa: S608  names of ours
            db.table(table).insert_all(getattr(rows, table))
    db.table("publication").insert({"crawl": crawl, "as_of": iso(as_of)})
    record_courses(db)


def record_courses(db: Database) -> None:
    """Tell anew what course each network took, and what of it is news by the newest publication."""
    [(as_of,)] = db.execute("SELECT max(as_of) FROM publication").fetchall()
    courses = _courses(db)
    db.execute("DELETE FROM course")
    db.table("course").insert_all(
        row for network, each in courses.items() for row in _spell_rows(network, each)
    )
    db.execute("DELETE FROM event")
    until = datetime.fromisoformat(as_of)
    db.table("event").insert_all(
        row for network, each in courses.items() for row in told(network, each.spells, until)
    )


def _hold_fast(db: Database, table: str, crawl: int) -> None:
    """Write down what stood at ``crawl`` without a row of its own, before earlier rows change."""
    columns = ", ".join(c.name for c in db.table(table).columns if c.name != "crawl")
    db.execute(
        f"INSERT INTO {table} (crawl, {columns}) SELECT :crawl, {columns} FROM {table} AS old "  # noqa: S608
        f"WHERE crawl = (SELECT max(crawl) FROM {table} WHERE network = old.network AND crawl <= :crawl)"
        " AND crawl < :crawl",
        {"crawl": crawl},
    )


def _record_changes(
    db: Database, table: str, crawl: int, rows: Sequence[Row], later: int | None, renewed: set[str]
) -> set[str]:
    """Insert the rows of the networks of which the crawl before said something else; return these.

    Where it said the same, with other dates and figures in its words, the rows that stand get today's
    words. ``renewed``: networks whose rows are new whatever they say.
    """
    db.execute(f"DELETE FROM {table} WHERE crawl = ?", [crawl])  # noqa: S608
    stood = _by_network(
        db.query(
            f"SELECT * FROM {table} AS old WHERE crawl = (SELECT max(crawl) FROM {table} "  # noqa: S608
            "WHERE network = old.network AND crawl < ?)",
            [crawl],
        )
    )
    changed, new, old = set(), [], []
    for network, said in _by_network(rows).items():
        before = stood.get(network)
        if before is None or network in renewed or _sense(table, before) != _sense(table, said):
            changed.add(network)
            new += said
        elif table != "figures" and later is None:
            first = {name: before[0][name] for name in _FIRST if name in before[0]}
            old.append((network, first["crawl"]))
            new += [row | first for row in said]
    db.conn.executemany(f"DELETE FROM {table} WHERE network = ? AND crawl = ?", old)  # noqa: S608
    db.table(table).insert_all(new)
    return changed


def _by_network(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["network"], []).append(row)
    return found


def _sense(table: str, rows: Sequence[Row]) -> list[Any]:
    if table == "reason":
        return sorted((row["position"], row["rule"]) for row in rows)
    return [
        {name: value for name, value in row.items() if name not in _MOVING and value is not None}
        for row in rows
    ]


def _courses(db: Database) -> dict[str, Course]:
    rows = db.execute(
        f"""
        SELECT network, state, as_of, crawl FROM (
          SELECT network, state, as_of, crawl,
                 lag(state) OVER (PARTITION BY network ORDER BY crawl) AS before
          FROM verdict WHERE {LOOKED_AT})
        WHERE before IS NULL OR before != state ORDER BY network, crawl
        """  # noqa: S608  a constant of ours
    )
    return {
        network: course(
            Spell(state, datetime.fromisoformat(at), crawl) for _network, state, at, crawl in group
        )
        for network, group in groupby(rows, key=itemgetter(0))
    }


def _spell_rows(network: str, found: Course) -> Iterable[Row]:
    ends = [*(each.since for each in found.spells[1:]), None]
    for spell, end in zip(found.spells, ends, strict=True):
        yield _spell_row(network, spell, end, interrupts=False)
    for each in found.interruptions:
        yield _spell_row(network, each.spell, each.until, interrupts=True)


def _spell_row(network: str, spell: Spell, until: datetime | None, *, interrupts: bool) -> Row:
    return {
        "network": network,
        "crawl": spell.crawl,
        "since": iso(spell.since),
        "until": iso(until) if until else None,
        "state": spell.state,
        "interrupts": int(interrupts),
    }

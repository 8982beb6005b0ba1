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


@dataclass(frozen=True, slots=True)
class _Changes:
    """What one assessment changes in a table."""

    networks: frozenset[str]  # of which something else is said now
    #: Network and crawl of the rows whose words are no longer today's.
    gone: Sequence[tuple[str, int]]
    new: Sequence[Row]


def record(db: Database, crawl: int, as_of: datetime, rows: Judgements) -> None:
    """Put the judgements of a crawl in the place of those it had.

    All that takes time is read and compared before the one transaction that writes: a crawl under way
    waits for no more than that.
    """
    sql = "SELECT min(crawl), max(as_of) FROM publication WHERE crawl > ?"
    [(later, published)] = db.execute(sql, [crawl]).fetchall()
    if later:
        with db.atomic():
            for table in _CHANGING:
                _hold_fast(db, table, later)
    verdict = _changes(db, "verdict", crawl, rows.verdict, later)
    changes = {
        "verdict": verdict,
        "reason": _changes(db, "reason", crawl, rows.reason, later, verdict.networks),
        "figures": _changes(db, "figures", crawl, rows.figures, later),
    }
    courses = _courses(db, crawl, verdict.new)
    with db.atomic():
        for table, change in changes.items():
            _write(db, table, crawl, change)
        db.execute("DELETE FROM extractor_alarm WHERE crawl = ?", [crawl])
        db.table("extractor_alarm").insert_all(rows.extractor_alarm)
        db.table("flag").insert_all(rows.flag, replace=True)
        for table in () if later else _PUBLISHED:
            db.execute(f"DELETE FROM {table}")  # noqa: S608  names of ours
            db.table(table).insert_all(getattr(rows, table))
        # From now on what archives had said by then is told.
        db.execute("UPDATE archive_answer SET is_published = 1 WHERE asked_at <= ?", [iso(as_of)])
        db.table("publication").insert({"crawl": crawl, "as_of": iso(as_of)})
        _write_courses(db, courses, max(iso(as_of), published or ""))


def record_courses(db: Database) -> None:
    """Tell anew what course each network took, and what of it is news by the newest publication."""
    [(as_of,)] = db.execute("SELECT max(as_of) FROM publication").fetchall()
    _write_courses(db, _courses(db, 0, ()), as_of)


def _hold_fast(db: Database, table: str, crawl: int) -> None:
    """Write down what stood at ``crawl`` without a row of its own, before earlier rows change."""
    columns = ", ".join(c.name for c in db.table(table).columns if c.name != "crawl")
    db.execute(
        f"INSERT INTO {table} (crawl, {columns}) SELECT :crawl, {columns} "  # noqa: S608
        f"FROM network n CROSS JOIN {table} AS old ON old.network = n.id AND old.crawl = "
        f"(SELECT max(crawl) FROM {table} WHERE network = n.id AND crawl <= :crawl) "
        "WHERE old.crawl < :crawl",
        {"crawl": crawl},
    )


def _changes(
    db: Database,
    table: str,
    crawl: int,
    rows: Sequence[Row],
    later: int | None,
    renewed: frozenset[str] = frozenset(),
) -> _Changes:
    """Return the rows of the networks of which the crawl before said something else.

    Where it said the same, with other dates and figures in its words, the rows that stand get today's
    words. ``renewed``: networks whose rows are new whatever they say.
    """
    stood = _by_network(
        db.query(
            f"SELECT old.* FROM network n CROSS JOIN {table} AS old ON old.network = n.id "  # noqa: S608
            f"AND old.crawl = (SELECT max(crawl) FROM {table} WHERE network = n.id AND crawl < ?)",
            [crawl],
        )
    )
    networks, gone, new = set(), [], []
    for network, said in _by_network(rows).items():
        before = stood.get(network)
        if before is None or network in renewed or _sense(table, before) != _sense(table, said):
            networks.add(network)
            new += said
        elif table != "figures" and later is None:
            first = {name: before[0][name] for name in _FIRST if name in before[0]}
            gone.append((network, first["crawl"]))
            new += [row | first for row in said]
    return _Changes(frozenset(networks), gone, new)


def _write(db: Database, table: str, crawl: int, change: _Changes) -> None:
    db.execute(f"DELETE FROM {table} WHERE crawl = ?", [crawl])  # noqa: S608  names of ours
    gone = f"DELETE FROM {table} WHERE network = ? AND crawl = ?"  # noqa: S608
    db.conn.executemany(gone, change.gone)
    db.table(table).insert_all(change.new)


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


def _courses(db: Database, crawl: int, new: Sequence[Row]) -> dict[str, Course]:
    """Return network -> its course, by the verdicts that are kept with ``new`` in place of the crawl's."""
    states = {(row["network"], row["crawl"]): row for row in new}
    kept = db.query(
        f"SELECT network, crawl, as_of, state FROM verdict WHERE crawl != ? AND {LOOKED_AT}",  # noqa: S608
        [crawl],
    )
    for row in kept:
        states.setdefault((row["network"], row["crawl"]), row)
    spells = (
        (network, Spell(row["state"], datetime.fromisoformat(row["as_of"]), number))
        for (network, number), row in sorted(states.items())
        if row.get("cause") != Cause.NOT_VISITED
    )
    return {
        network: course(spell for _network, spell in group)
        for network, group in groupby(spells, key=itemgetter(0))
    }


def _write_courses(db: Database, courses: dict[str, Course], as_of: str) -> None:
    db.execute("DELETE FROM course")
    db.table("course").insert_all(
        row for network, each in courses.items() for row in _spell_rows(network, each)
    )
    db.execute("DELETE FROM event")
    until = datetime.fromisoformat(as_of)
    db.table("event").insert_all(
        row for network, each in courses.items() for row in told(network, each.spells, until)
    )


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

"""Writes the course of each network, and what of it is news, out of its verdicts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from sqlite_utils import Database

from analysis.publishing.courses import HELD, Course, Spell, course, told
from analysis.publishing.judgements import Row
from analysis.reason import Cause
from vocabulary.items import iso

#: The networks that were judged anew: their rows wait to be published.
JUDGED = "SELECT network FROM temp.new_standing"


def record_courses(db: Database) -> None:
    """Tell anew what course each network took, and what of it is news by the newest publication."""
    [(as_of,)] = db.execute("SELECT max(as_of) FROM publication").fetchall()
    rows = db.execute(
        "SELECT network, crawl, as_of, state, cause FROM verdict ORDER BY network, crawl"
    )
    with db.atomic():
        write_courses(db, _by_course(rows), None)
        tell(db, as_of, None, as_of)


def courses_of(db: Database, crawl: int, networks: frozenset[str] | None) -> dict[str, Course]:
    """Return network -> its course, by the verdicts that are kept with the new ones in their place."""
    rows = db.execute(
        f"""
        SELECT network, crawl, as_of, state, cause FROM temp.new_verdict WHERE crawl = :crawl
        UNION ALL
        SELECT v.network, v.crawl, v.as_of, v.state, v.cause FROM {_of("verdict v", networks)}
        WHERE NOT (v.crawl = :crawl AND v.network IN ({JUDGED}))
        ORDER BY network, crawl
        """,  # noqa: S608
        {"crawl": crawl, **_asked(networks)},
    )
    return _by_course(rows)


def _by_course(rows: Iterable[tuple[str, int, str, str, str | None]]) -> dict[str, Course]:
    spells = (
        (network, Spell(state, datetime.fromisoformat(as_of), crawl))
        for network, crawl, as_of, state, cause in rows
        if cause != Cause.NOT_VISITED
    )
    return {
        network: course(spell for _network, spell in group)
        for network, group in groupby(spells, key=itemgetter(0))
    }


def write_courses(
    db: Database, courses: Mapping[str, Course], networks: frozenset[str] | None
) -> None:
    """Write the courses of ``networks`` (``None``: all) anew."""
    _clear(db, "course", networks)
    insert(db, "course", [row for name, each in courses.items() for row in _spell_rows(name, each)])


def tell(db: Database, as_of: str, networks: frozenset[str] | None, before: str) -> None:
    """Write what is news by ``as_of`` of ``networks`` (``None``: all) and of what was too new ``before``."""
    if networks is not None:
        recent = iso(datetime.fromisoformat(before) - HELD) if before else ""
        rows = db.execute("SELECT DISTINCT network FROM course WHERE since >= ?", [recent])
        networks |= {network for (network,) in rows}
    _clear(db, "event", networks)
    sql = f"""
      SELECT c.network, c.state, c.since, c.crawl FROM {_of("course c", networks)}
      WHERE c.interrupts = 0 ORDER BY c.network, c.crawl
    """  # noqa: S608  names of ours
    rows = db.execute(sql, _asked(networks))
    until = datetime.fromisoformat(as_of)
    news: list[Row] = []
    for network, group in groupby(rows, key=itemgetter(0)):
        spells = [Spell(state, datetime.fromisoformat(at), crawl) for _n, state, at, crawl in group]
        news += told(network, spells, until)
    insert(db, "event", news)


def _clear(db: Database, table: str, networks: frozenset[str] | None) -> None:
    some = "" if networks is None else " WHERE network IN (SELECT value FROM json_each(:networks))"
    db.execute(f"DELETE FROM {table}{some}", _asked(networks))  # noqa: S608


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


def _of(table: str, networks: frozenset[str] | None) -> str:
    """Return a table with its alias, or its rows of some networks alone."""
    if networks is None:
        return table
    alias = table.rpartition(" ")[2]
    return f"json_each(:networks) n CROSS JOIN {table} ON {alias}.network = n.value"


def _asked(networks: frozenset[str] | None) -> dict[str, str]:
    return {} if networks is None else {"networks": json.dumps(sorted(networks))}


def insert(db: Database, table: str, rows: Sequence[Row]) -> None:
    """Insert rows of the same columns, within the transaction that is open."""
    if rows:
        names, values = ", ".join(rows[0]), ", ".join(f":{name}" for name in rows[0])
        db.conn.executemany(f"INSERT INTO {table} ({names}) VALUES ({values})", rows)  # noqa: S608

"""Writes judgements: what is said is kept when it changes, so that years of days cost little.

``verdict``, ``reason`` and ``figures`` hold a row, or a set of rows, of a network from the crawl on that
brought a change; what stands is that of its newest crawl. Dates and figures within words are no change: the
words are as last said. All else is as last published. What was not judged anew is not touched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from types import TracebackType
from typing import Any, Self

from sqlite_utils import Database

from analysis.publishing.course_rows import JUDGED, courses_of, insert, tell, write_courses
from analysis.publishing.judgements import Row, alternative_rows
from analysis.reason import Cause
from vocabulary.items import iso

#: Tables that hold a network's row, or rows, from a change on.
_CHANGING = ("verdict", "reason", "figures")
#: Tables that hold what was last published of a network.
_PUBLISHED = ("fact", "posts_by_month")
#: Columns that tell when something was said first.
_FIRST = ("crawl", "as_of")
#: Columns whose change alone is no change of what is said.
_MOVING = frozenset({*_FIRST, "advice_fr", "advice_en"})
#: A network that no crawl has visited is listed, and nothing is said of it that could change.
LOOKED_AT = f"cause IS NOT '{Cause.NOT_VISITED}'"
#: The networks that are no longer in the catalogue.
_UNLISTED = "network IN (SELECT id FROM network WHERE listed = 0)"


@dataclass(frozen=True, slots=True)
class Judgements:
    """The rows of some networks that were judged, by table."""

    verdict: Sequence[Row]
    figures: Sequence[Row]
    reason: Sequence[Row]
    flag: Sequence[Row]
    extractor_alarm: Sequence[Row]
    fact: Sequence[Row]
    posts_by_month: Sequence[Row]
    standing: Sequence[Row]


class Recording:
    """The judgements of one assessment: put down some networks at a time, and published all at once.

    They wait in temporary tables, so that neither their number costs memory nor a crawl under way waits for
    more than the one transaction that publishes them.
    """

    def __init__(self, db: Database, crawl: int, as_of: datetime) -> None:
        self._db, self._crawl, self._as_of = db, crawl, as_of
        sql = "SELECT min(crawl) FROM publication WHERE crawl > ?"
        self._later: int | None = db.execute(sql, [crawl]).fetchone()[0]
        sql = "SELECT crawl, as_of, max(as_of) OVER () FROM publication ORDER BY id DESC LIMIT 1"
        self._last = db.execute(sql).fetchone() or (None, "", "")

    @property
    def is_newest(self) -> bool:
        """Whether nothing was published of a later crawl or moment."""
        return not self._later and iso(self._as_of) >= self._last[2]

    def __enter__(self) -> Self:
        for table in (field.name for field in fields(Judgements)):
            self._db.execute(f"CREATE TEMP TABLE new_{table} AS SELECT * FROM {table} WHERE 0")  # noqa: S608
            self._db.execute(f"CREATE INDEX temp.of_{table} ON new_{table}(network)")
        if self._later:
            with self._db.atomic():
                for table in _CHANGING:
                    _hold_fast(self._db, table, self._later)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for table in (field.name for field in fields(Judgements)):
            self._db.execute(f"DROP TABLE temp.new_{table}")

    def put(self, networks: Sequence[str], rows: Judgements) -> None:
        """Put down the judgements of ``networks``, in the place of those put down of them before."""
        verdict = self._changes("verdict", networks, rows.verdict)
        changed = frozenset(row["network"] for row in verdict if row["crawl"] == self._crawl)
        kept = {
            "verdict": verdict,
            "reason": self._changes("reason", networks, rows.reason, changed),
            "figures": self._changes("figures", networks, rows.figures),
        }
        with self._db.atomic():
            for table in (field.name for field in fields(Judgements)):
                self._db.execute(
                    f"DELETE FROM temp.new_{table} WHERE network IN (SELECT value FROM json_each(?))",  # noqa: S608
                    [json.dumps(networks)],
                )
                insert(self._db, f"temp.new_{table}", kept.get(table, getattr(rows, table)))

    def publish(self, near: Mapping[str, tuple[str, ...]], *, all_anew: bool) -> None:
        """Put what was judged in the place of what stood, in one transaction.

        ``near``: network -> its alternatives. ``all_anew``: nothing that stands is relied on.
        """
        changed = None if all_anew else self._turned()
        courses = courses_of(self._db, self._crawl, changed)
        with self._db.atomic():
            for table in _CHANGING:
                self._replace(table)
            self._write_alarms()
            self._db.execute("INSERT OR REPLACE INTO flag SELECT * FROM temp.new_flag")
            if not self._later:
                for table in _PUBLISHED:
                    self._republish(table)
                _write_alternatives(self._db, near)
            gone = _UNLISTED if self.is_newest else "1"
            self._db.execute(f"DELETE FROM standing WHERE {gone}")  # noqa: S608
            if self.is_newest:
                self._db.execute("INSERT OR REPLACE INTO standing SELECT * FROM temp.new_standing")
            # From now on what archives had said by then is told.
            sql = "UPDATE archive_answer SET is_published = 1 WHERE asked_at <= ?"
            self._db.execute(sql, [iso(self._as_of)])
            publication = {"crawl": self._crawl, "as_of": iso(self._as_of)}
            self._db.table("publication").insert(publication)
            write_courses(self._db, courses, changed)
            tell(self._db, max(iso(self._as_of), self._last[2]), changed, self._last[2])

    def _changes(
        self,
        table: str,
        networks: Sequence[str],
        rows: Sequence[Row],
        renewed: frozenset[str] = frozenset(),
    ) -> list[Row]:
        """Return the rows of the networks of which the crawl before said something else.

        Where it said the same, with other dates and figures in its words, the rows that stand get today's
        words. ``renewed``: networks whose rows are new whatever they say.
        """
        stood = _by_network(
            self._db.query(
                f"SELECT old.* FROM json_each(:networks) n CROSS JOIN {table} AS old "  # noqa: S608
                f"ON old.network = n.value AND old.crawl = (SELECT max(crawl) FROM {table} "
                "WHERE network = n.value AND crawl < :crawl)",
                {"networks": json.dumps(networks), "crawl": self._crawl},
            )
        )
        new = []
        for network, said in _by_network(rows).items():
            before = stood.get(network)
            if before is None or network in renewed or _sense(table, before) != _sense(table, said):
                new += said
            elif table != "figures" and not self._later:
                first = {name: before[0][name] for name in _FIRST if name in before[0]}
                today = [row | first for row in said]
                new += today if today != before else []
        return new

    def _replace(self, table: str) -> None:
        """Put what is said anew in the place of what this crawl said, and of other words for the same."""
        self._db.execute(
            f"DELETE FROM {table} WHERE crawl = ? AND network IN ({JUDGED})",  # noqa: S608
            [self._crawl],
        )
        new = f"temp.new_{table}"
        self._db.execute(
            f"DELETE FROM {table} WHERE (network, crawl) IN (SELECT network, crawl FROM {new})"  # noqa: S608
        )
        self._db.execute(f"INSERT INTO {table} SELECT * FROM {new}")  # noqa: S608

    def _republish(self, table: str) -> None:
        self._db.execute(f"DELETE FROM {table} WHERE network IN ({JUDGED}) OR {_UNLISTED}")  # noqa: S608
        self._db.execute(f"INSERT INTO {table} SELECT * FROM temp.new_{table}")  # noqa: S608

    def _write_alarms(self) -> None:
        """Write the alarms of this crawl; those of networks that were not judged anew go on."""
        last = self._crawl if self._later else self._last[0]
        sql = f"""
          INSERT OR REPLACE INTO temp.new_extractor_alarm
            (crawl, network, probe, url, last_matched_at)
          SELECT ?, network, probe, url, last_matched_at FROM extractor_alarm
          WHERE crawl = ? AND network NOT IN ({JUDGED}) AND NOT {_UNLISTED}
        """  # noqa: S608
        self._db.execute(sql, [self._crawl, last])
        self._db.execute("DELETE FROM extractor_alarm WHERE crawl = ?", [self._crawl])
        self._db.execute("INSERT INTO extractor_alarm SELECT * FROM temp.new_extractor_alarm")

    def _turned(self) -> frozenset[str]:
        """Return the networks whose verdict of this crawl is another one than it was."""
        sql = f"""
          SELECT network FROM temp.new_verdict WHERE crawl = :crawl
          UNION SELECT network FROM verdict WHERE crawl = :crawl AND network IN ({JUDGED})
        """  # noqa: S608
        rows = self._db.execute(sql, {"crawl": self._crawl})
        return frozenset(network for (network,) in rows)


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


def _write_alternatives(db: Database, near: Mapping[str, tuple[str, ...]]) -> None:
    """Write the alternatives of the networks that have others than before."""
    stood: dict[str, list[str]] = {}
    for network, other in db.execute(
        "SELECT network, other FROM alternative ORDER BY network, position"
    ):
        stood.setdefault(network, []).append(other)
    changed = [n for n in stood.keys() | near.keys() if tuple(stood.get(n, ())) != near.get(n, ())]
    db.conn.executemany("DELETE FROM alternative WHERE network = ?", [(n,) for n in changed])
    insert(db, "alternative", list(alternative_rows({n: near[n] for n in changed if n in near})))

"""``vitality status``: how the crawls stand, for a person, a program or a monitor."""

from __future__ import annotations

import platform
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from analysis.schedule import HISTORIES, History, is_due, next_visit
from commands.append import replace_file
from commands.errors import Stop
from pipelines.crawls import future_crawl
from pipelines.database import check
from vocabulary.items import iso

#: A crawl is late when the newest one is older than this, four times the timer's six hours, and a network
#: has been due for as long: where few are looked at, there are days on which none is.
LATE = timedelta(days=1)
#: Below this the disk is a fault: a crawl of 10,000 networks writes some 40 MB a day.
LEAST_DISK = 1 << 30

_LAST = """
  SELECT id, started_at, finished_at, networks, void FROM crawl ORDER BY id DESC LIMIT 1
"""
_COUNTS = {
    "alarms": "SELECT count(*) FROM extractor_alarm WHERE crawl = (SELECT max(crawl) FROM publication)",
    "own_errors": "SELECT count(*) FROM visit WHERE crawl = :crawl AND outcome = 'own_error'",
    "failing": "SELECT count(*) FROM network_status WHERE state = 'unreachable'",
}
#: When the oldest sound crawl ended that was not published.
_UNPUBLISHED = """
  SELECT min(finished_at) FROM crawl WHERE finished_at IS NOT NULL AND void = 0
    AND networks > 0 AND id > (SELECT coalesce(max(crawl), 0) FROM publication)
"""


@dataclass(frozen=True, slots=True)
class Status:
    """How things stand. Sizes are bytes, moments ISO 8601; ``None``: there was no crawl yet.

    ``overdue``: networks that have been due for more than a day, those never visited since the newest crawl
    began. ``next_due_at``: when the next one is due of those that are not yet.
    """

    version: str
    versions: Mapping[str, str]  # of what it runs on
    as_of: str
    last_crawl: int
    unpublished_since: str | None  # ISO: when the oldest crawl ended that no publication shows
    database_bytes: int
    disk_free_bytes: int
    last_crawl_started_at: str | None
    last_crawl_finished_at: str | None
    last_crawl_networks: int
    last_crawl_void: bool
    future_crawl: str | None  # when a crawl began that lies in the future
    due: int
    overdue: int
    next_due_at: str | None
    alarms: int
    own_errors: int
    failing: int
    states: Mapping[str, int]

    @property
    def faults(self) -> tuple[str, ...]:
        """What an operator has to look at; empty when all is well."""
        return tuple(said for _kind, said in self._faults())

    @property
    def alerts(self) -> dict[str, str]:
        """The same by a name that each fault of each crawl has: it is told once.

        What one network's page does is no mail: it stays for weeks.
        """
        faults = self._faults()
        return {f"{kind}:{self.last_crawl}": said for kind, said in faults if kind != "alarms"}

    def _faults(self) -> Iterator[tuple[str, str]]:
        if self.last_crawl_started_at is None:
            yield "none", "There was no crawl yet: run vitality crawl."
            return
        age = self._since(self.last_crawl_started_at)
        if self.future_crawl:
            yield (
                "future",
                f"A crawl of {_minute(self.future_crawl)} lies in the future: this computer's clock is "
                "wrong, or was then. Set it; the next crawl leaves out what is dated wrongly.",
            )
        elif age > LATE and self.overdue:
            hours = int(age / timedelta(hours=1))
            yield "late", f"The newest crawl began {hours} hours ago: see whether the timer runs."
        if self.last_crawl_finished_at is None:
            yield (
                "unfinished",
                "The newest crawl has not ended: it runs, or go on with vitality crawl --resume.",
            )
        if self.last_crawl_void:
            yield (
                "void",
                "The newest crawl is void: hardly any network answered. See the connection.",
            )
        if self.is_unpublished:
            yield (
                "unpublished",
                "Crawls of more than a day ago are not published: too much changed at once, or they "
                "were not judged. Run vitality assess and read what it says.",
            )
        if self.disk_free_bytes < LEAST_DISK:
            yield (
                "disk",
                f"Only {self.disk_free_bytes >> 20} MiB are free on the disk of the database.",
            )
        if self.alarms:
            yield (
                "alarms",
                f"Extractor alarms: {self.alarms}. A page is no longer read as it was: see the page "
                "of the crawls.",
            )
        if self.own_errors:
            yield (
                "own_errors",
                f"{self.own_errors} visits failed by faults of this program: see the page of the crawls.",
            )

    @property
    def is_unpublished(self) -> bool:
        """Whether a sound crawl has waited for more than a day to be published."""
        since = self.unpublished_since
        return bool(since and self._since(since) > LATE)

    def _since(self, moment: str) -> timedelta:
        return datetime.fromisoformat(self.as_of) - datetime.fromisoformat(moment)


def status(db: Path, as_of: datetime) -> Status:
    """Return how things stand in ``db``. Raises ``Stop`` when it cannot be read."""
    check(db)
    try:
        with Database(db) as opened:
            last = next(iter(opened.query(_LAST)), None)
            crawl = {"crawl": last["id"] if last else 0}
            counts = {name: _count(opened, sql, crawl) for name, sql in _COUNTS.items()}
            [(unpublished,)] = opened.execute(_UNPUBLISHED).fetchall()
            known = [History.from_row(row) for row in opened.query(HISTORIES)]
            future = future_crawl(opened, as_of)
            states = {
                row["state"]: row["n"]
                for row in opened.query(
                    "SELECT state, count(*) AS n FROM network_status GROUP BY state ORDER BY n DESC"
                )
            }
    except sqlite3.DatabaseError as error:
        raise Stop(f"{db} cannot be read as a Vitality database ({error}).") from None
    began = datetime.fromisoformat(last["started_at"]) if last else as_of
    later = (next_visit(history) for history in known if not is_due(history, as_of))
    files = (db, db.with_name(f"{db.name}-wal"))
    return Status(
        version=version("vitality"),
        versions={
            "Python": platform.python_version(),
            "SQLite": sqlite3.sqlite_version,
            "Scrapy": version("scrapy"),
        },
        as_of=iso(as_of),
        last_crawl=crawl["crawl"],
        unpublished_since=unpublished,
        database_bytes=sum(path.stat().st_size for path in files if path.exists()),
        disk_free_bytes=shutil.disk_usage(db.parent).free,
        last_crawl_started_at=last["started_at"] if last else None,
        last_crawl_finished_at=last["finished_at"] if last else None,
        last_crawl_networks=last["networks"] or 0 if last else 0,
        last_crawl_void=bool(last and last["void"]),
        future_crawl=future,
        due=sum(is_due(history, as_of) for history in known),
        overdue=sum((next_visit(history) or began) <= as_of - LATE for history in known),
        next_due_at=iso(min(at)) if (at := [each for each in later if each]) else None,
        states=states,
        **counts,
    )


def _count(db: Database, sql: str, params: Mapping[str, int]) -> int:
    [(number,)] = db.execute(sql, dict(params)).fetchall()
    return int(number)


def as_text(found: Status) -> str:
    """Return a few lines for a person."""
    last, due = found.last_crawl_started_at, found.next_due_at
    on = ", ".join(" ".join(each) for each in found.versions.items())
    lines = [
        f"Vitality {found.version} ({on}); database {found.database_bytes >> 20} MiB, "
        f"{found.disk_free_bytes >> 30} GiB free",
        f"Last crawl: {_minute(last)} UTC, {found.last_crawl_networks} networks"
        if last
        else "Last crawl: none",
        f"Due now: {found.due}, {found.overdue} of them for more than a day; "
        + (f"the next one: {_minute(due)} UTC" if due else "no other"),
        f"Extractor alarms: {found.alarms}; networks told unreachable: {found.failing}",
        "States: " + ", ".join(f"{number} {state}" for state, number in found.states.items()),
        *(found.faults or ("All is well.",)),
    ]
    return "\n".join(lines)


def _minute(moment: str) -> str:
    return moment[:16].replace("T", " ")


def as_data(found: Status) -> dict[str, Any]:
    """Return the same as JSON data, with the faults."""
    return {**asdict(found), "faults": list(found.faults)}


def as_metrics(found: Status) -> str:
    """Return the same in Prometheus' text format."""
    moments = {
        "last_crawl_started": found.last_crawl_started_at,
        "last_crawl_finished": found.last_crawl_finished_at,
        "next_due": found.next_due_at,
    }
    metrics: list[tuple[str, str, Mapping[str, float]]] = [
        ("info", "Which version this is.", {f'{{version="{found.version}"}}': 1}),
        ("faults", "What is to be looked at.", {"": len(found.faults)}),
        ("database_bytes", "Size of the database.", {"": found.database_bytes}),
        ("disk_free_bytes", "Free on the disk of the database.", {"": found.disk_free_bytes}),
        ("networks_due", "Networks whose next visit is due.", {"": found.due}),
        ("networks_overdue", "Networks due for more than a day.", {"": found.overdue}),
        ("networks_failing", "Networks that do not answer.", {"": found.failing}),
        ("extractor_alarms", "Readers that lost a page they knew.", {"": found.alarms}),
        ("own_errors", "Visits that failed by our own faults.", {"": found.own_errors}),
        ("last_crawl_void", "Whether the newest crawl is void.", {"": int(found.last_crawl_void)}),
        (
            "networks",
            "Networks by state.",
            {f'{{state="{s}"}}': n for s, n in found.states.items()},
        ),
        *(
            (f"{name}_timestamp_seconds", f"When: {name}.", {"": _seconds(at)})
            for name, at in moments.items()
            if at
        ),
    ]
    return "".join(_metric(*metric) for metric in metrics)


def _seconds(moment: str) -> float:
    return datetime.fromisoformat(moment).timestamp()


def _metric(name: str, says: str, values: Mapping[str, float]) -> str:
    head = f"# HELP vitality_{name} {says}\n# TYPE vitality_{name} gauge\n"
    return head + "".join(f"vitality_{name}{labels} {value}\n" for labels, value in values.items())


def write_metrics(found: Status, path: Path) -> None:
    """Put the metrics where a collector of text files finds them, whole or not at all."""
    replace_file(path, as_metrics(found))

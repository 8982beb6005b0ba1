"""Which networks a crawl visits: all, some, those that are due, or those an interrupted crawl has left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.schedule import HISTORIES, History, ahead, is_due
from commands.errors import Stop, stopping
from commands.meant import perhaps
from pipelines.crawls import interrupted_crawl, is_unjudged
from pipelines.database import opened
from pipelines.forgetting import forget, known
from pipelines.renaming import is_elsewhere
from pipelines.store import Job
from vocabulary.catalogue import Network, load, load_vocabulary

if TYPE_CHECKING:  # read by the pipelines, without what it would read besides
    from sqlite_utils import Database

NOTHING_LEFT = "There is no interrupted crawl to go on with: run vitality crawl without --resume."
#: The share of the networks that may leave the catalogue at once, of so many at least.
_LEAVING, _LEAST = 0.5, 10
#: The networks whose robots.txt was all that the last crawl asked for, since it asks for very long pauses.
_PUT_OFF = """
  SELECT id FROM network AS known WHERE 'robots put_off' = (
    SELECT purpose || ' ' || outcome FROM visit WHERE network = known.id ORDER BY crawl DESC, id DESC LIMIT 1)
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which networks the operator asked for."""

    only: frozenset[str] = frozenset()
    due: bool = False
    resume: bool = False
    smaller: bool = False  # though most networks have left the catalogue


#: Every network that can be visited.
ALL = Wanted()


@dataclass(frozen=True, slots=True)
class Visits:
    """What a crawl sets out to do. ``is_done``: all was visited already, and only the end is missing."""

    job: Job
    put_off: frozenset[str] = frozenset()
    is_done: bool = False


def plan_visits(db: Path, catalogue_path: Path, wanted: Wanted) -> Visits:
    """Return what to visit. A database that exists is upgraded on the way. Raises ``Stop``."""
    with stopping():
        catalogue, vocabulary = load(catalogue_path), load_vocabulary(catalogue_path)
    networks = catalogue.networks
    if not networks:
        raise Stop(f"{catalogue_path} names no network: nothing was done.")
    unknown = wanted.only - {network.id for network in networks}
    if unknown:
        raise Stop(
            f"Not in the catalogue: {', '.join(sorted(unknown))}. "
            f"Look up the id column of {catalogue_path}."
            f"{''.join(perhaps(each, networks) for each in sorted(unknown))}"
        )
    if wanted.only:
        networks = tuple(network for network in networks if network.id in wanted.only)
    visitable = tuple(network for network in networks if network.url)
    now = datetime.now(UTC)
    job = Job(db, catalogue, vocabulary, visitable, now)
    if not db.exists():
        if wanted.resume and not _begun(db).exists():
            raise Stop(NOTHING_LEFT)
        return Visits(job)
    with opened(db) as database:
        if not wanted.smaller:
            _check_leaving(database, catalogue_path, catalogue.networks)
        if left_out := known(database, catalogue.optout):  # also after a back-up was put back
            forget(database, left_out)
        put_off = frozenset(name for (name,) in database.execute(_PUT_OFF).fetchall())
        if wanted.resume:
            return _resumed(database, job, put_off)
        if wanted.due:
            rows = {row["id"]: row for row in database.query(HISTORIES)}
            early = ahead(_last_run(database), now)
            visitable = tuple(
                n for n in visitable if is_due(_history(rows.get(n.id), n), now, early)
            )
        return Visits(_with(job, visitable), put_off)


def _check_leaving(database: Database, path: Path, networks: Iterable[Network]) -> None:
    """Raise ``Stop`` when most networks have left the catalogue: rather a mishap with its file."""
    listed = {name for (name,) in database.execute("SELECT id FROM network WHERE listed = 1")}
    left = listed - {name for each in networks for name in (each.id, *each.former_ids)}
    if len(listed) >= _LEAST and len(left) > _LEAVING * len(listed):
        raise Stop(
            f"{len(left)} of the {len(listed)} networks are no longer in {path}: nothing was done. If they "
            "are meant to leave, say so: vitality crawl --smaller"
        )


def _history(row: Mapping[str, Any] | None, network: Network) -> History:
    """Return what is known of a network; nothing where the catalogue gives it another address now."""
    if row is None or is_elsewhere(row["url"], network.url):
        return History()
    return History.from_row(row)


def _resumed(database: Database, job: Job, put_off: frozenset[str]) -> Visits:
    interrupted = interrupted_crawl(database)
    if interrupted:
        crawl, left = interrupted
        networks = tuple(network for network in job.networks if network.id in left)
        return Visits(_with(job, networks, crawl), put_off, is_done=not networks)
    if is_unjudged(database):
        return Visits(_with(job, ()), is_done=True)
    if _begun(job.db).exists():  # stopped before the first answer: nothing is left of it
        return Visits(job, put_off)
    raise Stop(NOTHING_LEFT)


def _last_run(database: Database) -> datetime | None:
    [(started,)] = database.execute("SELECT max(started_at) FROM crawl").fetchall()
    return datetime.fromisoformat(started) if started else None


def _with(job: Job, networks: tuple[Network, ...], resumes: int | None = None) -> Job:
    return Job(job.db, job.catalogue, job.vocabulary, networks, job.started_at, resumes)


def mark_begun(db: Path) -> None:
    """Leave a mark that a crawl is under way, for the time before its first answer."""
    _begun(db).touch()


def mark_ended(db: Path) -> None:
    """Take the mark away."""
    _begun(db).unlink(missing_ok=True)


def _begun(db: Path) -> Path:
    return db.with_name(f"{db.name}.begun")

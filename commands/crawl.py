"""``vitality crawl``: choose the networks, visit them, then assess."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from sqlite_utils import Database

from analysis.guards import CrawlVoid, TooMuchChanged
from analysis.publish import NothingToJudge, assess
from commands.errors import Stop
from commands.language import language
from crawler.run import run_crawl
from crawler.schedule import History, ahead, is_due
from pipelines.schema import prepare
from pipelines.store import Job, interrupted_crawl
from vocabulary.catalogue import CatalogueError, Network, load, load_vocabulary

OFFLINE = (
    "No network could be reached: this computer's own connection seems to be down. Nothing was "
    "judged and the database is as it was. Check the connection, then run the same command again."
)
PRIVATE = (
    "No network could be reached: their addresses are private or of this computer, which are "
    "refused unless --allow-private is given. Nothing was judged and the database is as it was."
)


#: What is known of each network, and how the last visit of its home page ended.
_HISTORIES = """
  SELECT id, last_visited_at, state, since, rhythm_days,
         (SELECT outcome FROM sound_visit WHERE network = network_status.id AND purpose = 'home'
          ORDER BY id DESC LIMIT 1) AS outcome
  FROM network_status
"""
#: The networks whose robots.txt was all that the last crawl asked for, since it asks for very long pauses.
_PUT_OFF = """
  SELECT network FROM (SELECT network, purpose, outcome, max(id) FROM visit GROUP BY network)
  WHERE purpose = 'robots' AND outcome = 'put_off'
"""


def crawl(
    db: Path,
    catalogue_path: Path,
    *,
    only: frozenset[str] = frozenset(),
    due: bool = False,
    resume: bool = False,
    assesses: bool = True,
    settings: Mapping[str, Any] | None = None,
) -> int:
    """Visit, keep, assess and say what came out. Returns the exit status: 0, or 1 when cut short.

    Without ``assesses`` the facts are kept and nothing is judged: a day of several runs is judged once.
    """
    job = _job(db, catalogue_path, only=only, due=due, resume=resume)
    if not job.networks:
        click.echo("No network is due: nothing to visit.")
        return 0
    with _progress(len(job.networks)) as on_done:
        mine = {**(settings or {}), "JOB": job}
        result = run_crawl(job.networks, mine, on_done, _put_off(db))
    if result.crawl is None and not result.interrupted:
        raise Stop(PRIVATE if result.addresses_refused else OFFLINE)
    # Whoever interrupted it waits for the end; what was seen is judged when the crawl is resumed.
    status = int(result.interrupted)
    if assesses and not result.interrupted:
        status = summarise(db, datetime.now(UTC))
    if result.stopped_early:
        click.echo("The crawl was stopped early; go on with: vitality crawl --resume", err=True)
    if result.own_errors:
        click.echo(
            f"{result.own_errors} visits failed because of errors of this program, not of the "
            "networks: the dashboard's page of the crawls names them.",
            err=True,
        )
    return max(status, int(result.stopped_early), int(result.own_errors > 0))


def summarise(db: Path, as_of: datetime, *, force: bool = False) -> int:
    """Assess ``db`` as of a moment and print what came out.

    Returns 1 when a reader raised an alarm, or when nothing was published: since too much changed, or
    since the crawler's own connection seems to have failed.
    """
    try:
        with Database(db) as opened:
            summary = assess(opened, as_of, force=force)
    except NothingToJudge as error:
        raise Stop(f"{error} Nothing was judged.") from None
    except CrawlVoid as error:
        click.echo(f"Not judged: {error}. The last verdicts stay; crawl again.", err=True)
        click.echo(
            "If the networks did fall silent, judge it with: vitality assess --force", err=True
        )
        return 1
    except TooMuchChanged as error:
        return _not_published(error)
    click.echo(f"{summary.networks} networks assessed as of {as_of:%Y-%m-%d %H:%M} UTC:")
    for state, number in sorted(summary.states.items(), key=lambda item: -item[1]):
        click.echo(f"  {number:5}  {state}")
    for network, alarm in summary.alarms:
        click.echo(
            f"Extractor alarm: {network}: {alarm.probe} last recognised {alarm.url} on "
            f"{alarm.matched_at:%Y-%m-%d}; the page has changed or the probe is out of date.",
            err=True,
        )
    return int(bool(summary.alarms))


def _not_published(error: TooMuchChanged) -> int:
    """Say what would have changed. The facts are kept; the last verdicts stay."""
    click.echo(f"Not published: {error}. What would change:", err=True)
    for change in error.changes:
        click.echo(f"  {change.network}: {change.before} -> {change.after}", err=True)
    click.echo("If this is what happened, publish it with: vitality assess --force", err=True)
    return 1


def _job(db: Path, path: Path, *, only: frozenset[str], due: bool, resume: bool) -> Job:
    try:
        catalogue, vocabulary = load(path), load_vocabulary(path)
    except CatalogueError as error:
        raise Stop(error.text(language())) from None
    networks = catalogue.networks
    unknown = only - {network.id for network in networks}
    if unknown:
        raise Stop(
            f"Not in the catalogue: {', '.join(sorted(unknown))}. Look up the id column of {path}."
        )
    if only:
        networks = tuple(network for network in networks if network.id in only)
    resumes = None
    try:
        if resume:
            resumes, networks = _left(db, networks)
        elif due:
            histories, now = _histories(db), datetime.now(UTC)
            early = ahead(_last_run(db), now)
            networks = tuple(
                n for n in networks if is_due(histories.get(n.id, History()), now, early)
            )
    except sqlite3.DatabaseError as error:
        raise Stop(f"{db} cannot be read as a Vitality database ({error}).") from None
    visitable = tuple(network for network in networks if network.url)
    return Job(db, catalogue, vocabulary, visitable, datetime.now(UTC), resumes)


def _left(db: Path, networks: tuple[Network, ...]) -> tuple[int, tuple[Network, ...]]:
    interrupted = interrupted_crawl(db)
    if interrupted is None:
        raise Stop(
            "There is no interrupted crawl to go on with: run vitality crawl without --resume."
        )
    crawl_id, left = interrupted
    return crawl_id, tuple(network for network in networks if network.id in left)


def _histories(db: Path) -> dict[str, History]:
    if not db.exists():
        return {}
    with Database(db) as opened:
        prepare(opened)
        return {row["id"]: History.from_row(row) for row in opened.query(_HISTORIES)}


def _last_run(db: Path) -> datetime | None:
    if not db.exists():
        return None
    with Database(db) as opened:
        [(started,)] = opened.execute("SELECT max(started_at) FROM crawl").fetchall()
    return datetime.fromisoformat(started) if started else None


def _put_off(db: Path) -> frozenset[str]:
    if not db.exists():
        return frozenset()
    with Database(db) as opened:
        prepare(opened)
        return frozenset(network for (network,) in opened.execute(_PUT_OFF).fetchall())


@contextmanager
def _progress(total: int) -> Iterator[Callable[[str], None]]:
    """Show a bar on a terminal, a plain line for each tenth of the networks otherwise."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    if console.is_terminal:
        columns = (
            TextColumn("Visiting networks"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=console) as bar:
            task = bar.add_task("", total=total)
            yield lambda _network: bar.advance(task)
        return
    done = 0

    def line(_network: str) -> None:
        nonlocal done
        done += 1
        if done * 10 // total > (done - 1) * 10 // total:
            click.echo(f"{done} of {total} networks visited", err=True)

    yield line

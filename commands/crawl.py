"""``vitality crawl``: choose the networks, visit them, then assess."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from analysis.publishing.guards import Withheld
from commands.errors import Stop
from commands.keep_pages import keep_pages_apart
from commands.progress import progress
from commands.visits import ALL, Visits, Wanted, mark_begun, mark_ended, plan_visits
from commands.workers import Workplace, run_workers
from crawler.run import CrawlResult, run_crawl
from pipelines.answers import KeptAnswers
from pipelines.crawls import future_crawl
from pipelines.database import DatabaseFault, check, check_writable, locked, opened
from pipelines.keeping import is_right
from pipelines.store import Job, Store
from vocabulary.promises import CONTACT

OFFLINE = (
    "No network could be reached: this computer's own connection seems to be down. Nothing was "
    "judged and the database is as it was. Check the connection, then run the same command again."
)
PRIVATE = (
    "No network could be reached: their addresses are private or of this computer, which are "
    "refused unless --allow-private is given. Nothing was judged and the database is as it was."
)
#: Said once a crawl, where nobody can be reached.
NOBODY = (
    "Sites cannot see who visits them: set VITALITY_CONTACT to an address where people can reach you, "
    "for instance mailto:you@example.org."
)


def crawl(
    db: Path,
    catalogue_path: Path,
    wanted: Wanted = ALL,
    *,
    settings: Mapping[str, Any] | None = None,
    waits: bool = False,
    assesses: bool = True,
    archive: str | None = None,
    place: Workplace | None = None,
) -> int:
    """Visit, keep, assess and say what came out. Returns the exit status: 0, or 1 when cut short.

    ``place``: the workers that visit, else this process does. Without ``assesses`` the facts are kept and
    nothing is judged: a day of several runs is judged once. ``archive`` (empty: archive.org) is asked to keep
    the pages that decided an end. The database is looked at, locked and upgraded before the first request.
    Raises ``Stop`` and ``DatabaseFault``.
    """
    with locked(db, waits=waits):
        check(db, thoroughly=True)
        check_writable(db)
        visits = plan_visits(db, catalogue_path, wanted)
        if visits.is_done:
            return _end(visits.job)
        if not visits.job.networks:
            click.echo("No network is due: nothing to visit.")
            return 0
        return _visit(visits, settings or {}, place, archive, assesses=assesses)


def _end(job: Job) -> int:
    """End a crawl that was stopped after its last visit, or while it was judged."""
    if job.resumes:
        Store(job).close(datetime.now(UTC), {})
    return summarise(job.db, datetime.now(UTC))


def _visit(
    visits: Visits,
    settings: Mapping[str, Any],
    place: Workplace | None,
    archive: str | None,
    *,
    assesses: bool,
) -> int:
    job = visits.job
    if not (CONTACT or settings.get("ALLOW_PRIVATE")):
        click.echo(NOBODY, err=True)
    mark_begun(job.db)
    with (
        progress(len(job.networks)) as on_done,
        closing(KeptAnswers(job.db, job.started_at)) as answers,
    ):
        mine = {**settings, "JOB": job}
        run = partial(run_workers, place) if place else run_crawl
        result = run(job.networks, mine, on_done, visits.put_off, answers.recall)
    has_kept = _settle(job.db, result, settings)
    # Whoever interrupted it waits for the end; what was seen is judged when the crawl is resumed.
    status = int(result.interrupted)
    if assesses and not result.interrupted and has_kept:
        status = _judge(job.db, result.clock_skew)
        if archive is not None:
            allow_private = bool(settings.get("ALLOW_PRIVATE"))
            status = max(status, keep_pages_apart(job.db, archive, allow_private))
    if result.stopped_early:
        click.echo("The crawl was stopped early; go on with: vitality crawl --resume", err=True)
    if result.own_errors:
        click.echo(
            f"{result.own_errors} visits failed because of errors of this program, not of the "
            "networks: the dashboard's page of the crawls names them.",
            err=True,
        )
    return max(status, int(result.stopped_early), int(result.own_errors > 0))


def _settle(db: Path, result: CrawlResult, settings: Mapping[str, Any]) -> bool:
    """Return whether anything was kept. Raises ``Stop`` or ``DatabaseFault`` where nothing could be."""
    if result.database_fault:
        raise DatabaseFault(result.database_fault)  # begun still: it can be gone on with
    has_kept = result.crawl is not None
    if has_kept or not result.stopped_early:
        mark_ended(db)
    if not (has_kept or result.stopped_early):
        is_private = result.addresses_refused and not settings.get("ALLOW_PRIVATE")
        raise Stop(PRIVATE if is_private else OFFLINE)
    return has_kept


def _judge(db: Path, skew: float | None) -> int:
    """Assess, unless a clock is wrong: this computer's, or the one of an earlier crawl."""
    now = datetime.now(UTC)
    with opened(db) as database:
        future = future_crawl(database, now)
    if skew is not None and not is_right(skew):
        hours = f"{abs(skew) / 3600:,.0f} hours {'ahead of' if skew > 0 else 'behind'}"
        said = f"this computer's clock is {hours} those of the networks: set it, then crawl again"
    elif future:
        said = (
            f"a crawl of {future} lies in the future: this computer's clock is wrong, or was then"
        )
    else:
        return summarise(db, now)
    click.echo(f"Not judged: {said}. The last verdicts stay.", err=True)
    return 1


def summarise(db: Path, as_of: datetime, *, force: bool = False, all_anew: bool = False) -> int:
    """Assess ``db`` as of a moment and print what came out.

    Returns 1 when a reader raised an alarm, when the newest crawl was left out since the crawler's own
    connection seems to have failed, or when nothing was published since too much changed.
    """
    from analysis.publish import NothingToJudge, assess  # with pandas, which no crawl has to hold

    try:
        with opened(db) as database:
            summary = assess(database, as_of, force=force, all_anew=all_anew)
    except NothingToJudge as error:
        raise Stop(f"{error} Nothing was judged.") from None
    except Withheld as error:
        return _not_published(error)
    click.echo(
        f"{summary.networks} networks assessed as of {as_of:%Y-%m-%d %H:%M} UTC, "
        f"{summary.judged} of them anew:"
    )
    for state, number in sorted(summary.states.items(), key=lambda item: -item[1]):
        click.echo(f"  {number:5}  {state}")
    for network, alarm in summary.alarms:
        click.echo(
            f"Extractor alarm: {network}: {alarm.probe} last recognised {alarm.url} on "
            f"{alarm.matched_at:%Y-%m-%d}; the page has changed or the probe is out of date.",
            err=True,
        )
    if summary.left_out:
        click.echo(f"Judged without the newest crawl: {summary.left_out}.", err=True)
        click.echo(
            "If the networks did fall silent, judge it with: vitality assess --force", err=True
        )
    return int(bool(summary.alarms or summary.left_out))


def _not_published(error: Withheld) -> int:
    """Say what would have changed. The facts are kept; the last verdicts stay."""
    click.echo(f"Not published: {error}. What would change:", err=True)
    for change in error.changes:
        click.echo(f"  {change.network}: {change.before} -> {change.after}", err=True)
    click.echo("If this is what happened, publish it with: vitality assess --force", err=True)
    return 1

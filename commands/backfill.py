"""``vitality backfill``: what web archives saw of the networks, before we ever looked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from filelock import FileLock, Timeout

from commands.errors import Stop, stopping
from commands.progress import progress
from crawler.archives.captures import Archive
from crawler.archives.conversing import Silence, talk
from pipelines.database import opened
from pipelines.witnesses import keep_answer
from vocabulary.archived import ArchiveAnswer, ArchiveOutcome
from vocabulary.catalogue import Network, load

#: Days for which an archive's answer is not asked for again.
FRESH_DAYS = 90
#: Those that fail now first: there an archive tells most.
_KNOWN = """
  SELECT n.id, s.state IS NOT 'unreachable' FROM network n LEFT JOIN network_status s ON s.id = n.id
"""
_FRESH = """
  SELECT network FROM archive_answer
  WHERE archive = ? AND asked_at > strftime('%Y-%m-%d', 'now', ?)
"""
_STOPPED = (
    "{archive} was asked no further: {why}. What it said is kept; the same command goes on later."
)
_UNTOLD = (
    "Of {untold} networks {archive} could not tell now what it has; the same command asks again."
)
_ASKED = "{done} of {total} networks asked about, {failing} not seen"
_DONE = "{asked} networks asked about, {seen} seen by {archive}. Judge with: vitality assess"
_ANOTHER = (
    "Another back-fill of this database is under way: archives are asked one thing at a time."
)
_NOTHING = "Every network was asked about within the last {days} days: nothing to do."


def backfill(
    db: Path,
    catalogue: Path,
    archive: Archive,
    *,
    only: frozenset[str] = frozenset(),
    years: int = 10,
    settings: Mapping[str, Any],
) -> int:
    """Ask ``archive`` about the networks of the catalogue that a crawl has met; return the exit status.

    1: the archive stopped answering before the end, or could not tell of some.
    """
    from crawler.run import converse

    now = datetime.now(UTC)
    silence, kept = Silence(), dict.fromkeys(ArchiveOutcome, 0)
    with opened(db) as database, _alone(db):
        wanted = _wanted(catalogue, only)
        known = dict(database.execute(_KNOWN).fetchall())
        fresh = database.execute(_FRESH, [archive.host, f"-{FRESH_DAYS} days"]).fetchall()
        done = set() if only else {network for (network,) in fresh}
        networks = [each for each in wanted if each.id in known.keys() - done and each.url]
        networks.sort(key=lambda network: known[network.id])
        if not networks:
            click.echo(_NOTHING.format(days=FRESH_DAYS))
            return 0

        def keep(answer: ArchiveAnswer) -> None:
            keep_answer(database, answer)
            kept[answer.outcome] += 1
            on_done(answer.network, answer.outcome is ArchiveOutcome.SEEN)

        period = (now.year - years, now.year)
        conversation = talk(networks, archive, period, keep, silence, lambda: datetime.now(UTC))
        with progress(len(networks), _ASKED) as on_done:
            converse(conversation, settings)
    asked, seen = sum(kept.values()), kept[ArchiveOutcome.SEEN]
    click.echo(_DONE.format(asked=asked, seen=seen, archive=archive.host))
    if silence.untold:
        click.echo(_UNTOLD.format(untold=silence.untold, archive=archive.host), err=True)
    if silence.why:
        click.echo(_STOPPED.format(archive=archive.host, why=silence.why), err=True)
    return int(bool(silence.why or silence.untold))


@contextmanager
def _alone(db: Path) -> Iterator[None]:
    """Be the one back-fill of a database; crawls and assessments go on beside it."""
    lock = FileLock(f"{db}.backfill.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Stop(_ANOTHER) from None
    try:
        yield
    finally:
        lock.release()


def _wanted(catalogue: Path, only: frozenset[str]) -> tuple[Network, ...]:
    with stopping():
        networks = load(catalogue).networks
    unknown = only - {network.id for network in networks}
    if unknown:
        raise Stop(f"Not in the catalogue: {', '.join(sorted(unknown))}.")
    return tuple(each for each in networks if each.id in only) if only else networks

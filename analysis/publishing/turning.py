"""When a verdict may change though nothing new was seen: with the day alone. Pure.

Everything that judging compares with ``Signals.as_of`` is listed here; a test lets every kind of it pass by
and compares with judging all networks each day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from analysis import policy
from analysis.membership import leap
from analysis.records import counts_until, is_over
from analysis.signals import Signals

_DAY = timedelta(days=1)


def turns_at(signals: Signals) -> datetime | None:
    """Return the first moment from ``as_of`` on at which the same facts may mean something else."""
    return min((at for at in _turns(signals) if at >= signals.as_of), default=None)


def _turns(signals: Signals) -> Iterator[datetime]:
    if signals.figures_until:
        yield signals.figures_until
    yield from _announced(signals)
    for record in signals.editorial:
        if until := counts_until(record.fact, record.value, record.dated):
            yield until
    for archive in signals.archived:
        if archive.maybe_seen_at:
            yield archive.maybe_seen_at + timedelta(days=policy.ARCHIVE_SILENT_DAYS)
    if found := leap(signals.counts):
        yield found[1].at + timedelta(days=policy.LEAP_DAYS)
    for group in signals.groups:
        yield _midnight(group.evidence.fetched_at) + timedelta(days=policy.FIGURE_FRESH_DAYS + 1)
        if group.newest_post_at:
            yield group.newest_post_at + timedelta(days=policy.LIVELY_GROUP_DAYS)


def _announced(signals: Signals) -> Iterator[datetime]:
    end = signals.text("closes_on")
    if end and not is_over(end, signals.as_of):
        yield _midnight(signals.as_of) + _DAY
    if signals.next_event_at:
        yield signals.next_event_at


def _midnight(at: datetime) -> datetime:
    return datetime.combine(at.astimezone(UTC).date(), time.min, UTC)

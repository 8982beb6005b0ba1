"""From the kept facts to one ``Signals`` record per network. Pure: rows in, records out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

from analysis import policy
from analysis.activity.posting import Pace, judged, merged
from analysis.activity.sources import Source, sources
from analysis.facts import Facts
from analysis.holder import replaced
from analysis.identity import identities
from analysis.membership import Counted
from analysis.rows import (
    AlarmRow,
    EditorialRow,
    GroupRow,
    LookRow,
    MembersRow,
    NetworkRow,
    TakeoverRow,
    UptimeRow,
)
from analysis.signals import Alarm, Look, Signals, Theme, Uptime
from analysis.strongest import Chosen, chosen
from analysis.witness import witnesses
from vocabulary.catalogue import EditorialFact
from vocabulary.catalogue.cells import split_cell
from vocabulary.items import Evidence, Face, FetchOutcome, TlsFault

_moment = datetime.fromisoformat


def derive(facts: Facts, as_of: datetime) -> Iterator[Signals]:
    """Yield the signals of every network, in order of their identifiers."""
    known = _Known(facts, as_of)
    current = [known.current(each.id) for each in facts.networks]
    postings = judged(
        [
            merged(now, known.sources.get(each.id, ()))
            for each, now in zip(facts.networks, current, strict=True)
        ],
        [known.paces.get(each.id) for each in facts.networks],
    )
    for row, now, posting in zip(facts.networks, current, postings, strict=True):
        yield known.signals(row, now, posting)


class _Known:
    """The facts of all networks, by network."""

    def __init__(self, facts: Facts, as_of: datetime) -> None:
        self._as_of = as_of
        self._looks = _grouped(facts.looks, _look)
        self._observed = chosen(facts.observations, as_of)
        self.sources = sources(facts.sources)
        self._members = _grouped(facts.members, _counted)
        self._failures = _grouped(facts.failures, _look)
        self._alarms = _grouped(facts.alarms, _alarm)
        self._groups = _grouped(facts.groups, _theme)
        self._editorial = _grouped(facts.editorial, _record)
        self._captured = witnesses(facts.archived)
        self._reached = {row.network: _moment(row.at) for row in facts.reached}
        self._identities = identities(facts.identities)
        self._successors = identities(facts.successors)
        self._notices = {row.network: _moment(row.since) for row in facts.notices}
        self._takeovers = _takeovers(facts.takeovers)
        self.paces = {row.network: Pace(row.first, row.days) for row in facts.paces}
        self._uptimes = _uptimes(facts.uptimes)
        self._holders = replaced(facts.holders)

    def current(self, network: str) -> tuple[Source, ...]:
        """Return the sources that describe a network now, best first.

        Where the newest crawl was shown a page of the network, a source that it was not shown counts on
        for a while: a feed that timed out while the home page answered has not fallen silent.
        """
        looks, known = self._looks.get(network, ()), self.sources.get(network, ())
        newest = max((look.crawl for look in looks), default=None)
        if not any(look.shows_network for look in looks):
            return tuple(source for source in known if source.crawl == newest)
        oldest = max(look.at for look in looks) - timedelta(days=policy.FIGURE_FRESH_DAYS)
        return tuple(each for each in known if each.crawl == newest or each.looked_at >= oldest)

    def signals(self, row: NetworkRow, now: tuple[Source, ...], posting: Source | None) -> Signals:
        """Return the signals of one network, of which this is current and when its members post."""
        told = self._observed.get(row.id, Chosen({}, None))
        return Signals(
            network=row.id,
            name=row.name,
            url=row.url,
            as_of=self._as_of,
            looks=tuple(self._looks.get(row.id, ())),
            last_reached_at=self._reached.get(row.id),
            facts=told.facts,
            sources=tuple(self.sources.get(row.id, ())),
            current=now,
            posting=posting,
            archived=self._captured.get(row.id, ()),
            editorial=tuple(self._editorial.get(row.id, ())),
            counts=tuple(self._members.get(row.id, ())),
            alarms=tuple(self._alarms.get(row.id, ())),
            failures=tuple(self._failures.get(row.id, ())),
            groups=tuple(self._groups.get(row.id, ())),
            identity=self._identities.get((row.id, "now")),
            before=self._identities.get((row.id, "before")),
            successor=self._successors.get((row.id, "now")),
            notice_since=self._notices.get(row.id),
            languages=frozenset(split_cell(row.languages)),
            named=self._identities.get((row.id, "named")),
            overrun_at=tuple(self._takeovers[row.id, "overrun"]),
            stranger_at=tuple(self._takeovers[row.id, "stranger"]),
            other_members=told.other_members,
            uptime=self._uptimes.get(row.id),
            figures_until=told.until,
            holder=self._holders.get(row.id, {}),
        )


def _takeovers(rows: Iterable[TakeoverRow]) -> dict[tuple[str, str], list[datetime]]:
    """Return when each network showed each sign of having been taken over."""
    found: dict[tuple[str, str], list[datetime]] = defaultdict(list)
    for row in rows:
        found[row.network, row.sign].append(_moment(row.at))
    return found


def _uptimes(rows: Iterable[UptimeRow]) -> dict[str, Uptime]:
    """Return how each network's server answered, of those that were asked often enough to say so."""
    return {
        row.network: Uptime(row.visits, row.answered, row.ms)
        for row in rows
        if row.visits >= policy.UPTIME_VISITS
    }


class _OfNetwork(Protocol):
    @property
    def network(self) -> str: ...


_Row = TypeVar("_Row", bound=_OfNetwork)


def _grouped(rows: Iterable[_Row], make: Callable[[_Row], Any]) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        groups[row.network].append(make(row))
    return groups


def _look(row: LookRow) -> Look:
    return Look(
        crawl=row.crawl,
        url=row.url,
        purpose=row.purpose,
        at=_moment(row.fetched_at),
        outcome=FetchOutcome(row.outcome),
        status=row.status,
        face=Face(row.face) if row.face else None,
        redirect_url=row.redirect_url,
        tls_faults=frozenset(map(TlsFault, filter(None, row.tls_faults.split("|")))),
        since=row.since,
    )


def _counted(row: MembersRow) -> Counted:
    return Counted(_moment(row.fetched_at), row.low, row.probe)


def _alarm(row: AlarmRow) -> Alarm:
    return Alarm(row.probe, row.url, _moment(row.matched_at))


def _record(row: EditorialRow) -> EditorialFact:
    return EditorialFact(*row)


def _theme(row: GroupRow) -> Theme:
    newest = _moment(row.newest_post_at) if row.newest_post_at else None
    seen = Evidence(row.seen_on, _moment(row.fetched_at), row.status)
    return Theme(row.name, row.url, newest, seen)

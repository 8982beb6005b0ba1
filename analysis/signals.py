"""One typed ``Signals`` record per network, derived from the facts. Pure: frames in, records out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pandas as pd

from analysis import policy
from analysis.facts import OWN_FACES, Facts
from analysis.identity import Identity, identities
from analysis.rhythm import DAY
from analysis.sources import Source, sources
from analysis.trends import Count, Trend, trend
from crawler.catalogue import EditorialFact
from crawler.domains import registrable_domain
from crawler.items import NOT_ITS_PAGES, RANK_ORDER, Evidence, Face, FetchOutcome, Outcome, Rank


@dataclass(frozen=True, slots=True)
class Look:
    """One visit of the newest crawl."""

    crawl: int
    url: str
    purpose: str
    at: datetime
    outcome: FetchOutcome
    status: int | None
    face: Face | None
    redirect_url: str | None
    detail: str

    @property
    def evidence(self) -> Evidence:
        """Where it can be checked."""
        return Evidence(self.url, self.at, self.status)

    @property
    def shows_network(self) -> bool:
        """Whether it answered with a page of the network itself."""
        is_page = self.outcome is FetchOutcome.OK and self.purpose not in NOT_ITS_PAGES
        return is_page and (self.face is None or self.face in OWN_FACES)


@dataclass(frozen=True, slots=True)
class Fact:
    """The strongest observation of one signal; a number has ``low`` and perhaps ``high``."""

    outcome: Outcome
    value: Any
    low: float | None
    high: float | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Alarm:
    """A reader that used to know a page of the network and does not know it any more."""

    probe: str
    url: str
    matched_at: datetime


@dataclass(frozen=True, slots=True)
class Signals:
    """All that is known of one network at ``as_of``, ready to be judged."""

    network: str
    name: str
    url: str
    as_of: datetime
    looks: tuple[Look, ...]
    last_reached_at: datetime | None
    facts: Mapping[str, Fact]
    sources: tuple[Source, ...]  # best first: by probability, weak ones only when alone
    editorial: tuple[EditorialFact, ...]
    counts: tuple[Count, ...]  # of members over time, oldest first
    alarms: tuple[Alarm, ...] = ()
    failures: tuple[Look, ...] = ()  # the home page in each crawl since last reached, oldest first
    identity: Identity | None = None  # what it said it was when last reached
    before: Identity | None = None  # ... before its address failed for long, the last time it did
    successor: Identity | None = None  # the site that its address or notice leads to now
    notice_since: datetime | None = None  # since when its home page has been a notice

    @property
    def led_to(self) -> Look | None:
        """The last visit of the site that its address or notice leads to."""
        return next((look for look in reversed(self.looks) if look.purpose == "successor"), None)

    @property
    def last_visited_at(self) -> datetime | None:
        """The newest visit, whatever came of it."""
        return max((look.at for look in self.looks), default=None)

    @property
    def own_looks(self) -> tuple[Look, ...]:
        """The visits of its own addresses: not of a successor, nor of other hosts' robots.txt."""
        domain = registrable_domain(self.url)
        own = (look for look in self.looks if look.purpose not in {"successor", "nonsense"})
        return tuple(
            look
            for look in own
            if look.purpose != "robots" or registrable_domain(look.url) == domain
        )

    @property
    def home(self) -> Look | None:
        """The last visit of the home page, redirects followed."""
        return next((look for look in reversed(self.looks) if look.purpose == "home"), None)

    @property
    def is_seen(self) -> bool:
        """Whether the newest crawl was shown a page of the network itself."""
        return any(look.shows_network for look in self.looks)

    @property
    def shown(self) -> tuple[Source, ...]:
        """The sources that the newest crawl was shown, best first."""
        newest = {look.crawl for look in self.looks}
        return tuple(source for source in self.sources if source.crawl in newest)

    @property
    def current(self) -> tuple[Source, ...]:
        """The sources that describe the network now, best first.

        Those that the newest crawl was shown; or those seen shortly before, when only their
        addresses failed now (a feed that timed out while the home page answered).
        """
        if self.shown or not self.is_seen or not self.last_visited_at:
            return self.shown
        oldest = self.last_visited_at - timedelta(days=policy.FIGURE_FRESH_DAYS)
        return tuple(source for source in self.sources if source.looked_at >= oldest)

    @property
    def best(self) -> Source | None:
        """The source that gives the verdict by rhythm."""
        judged = (source for source in self.current if source.rhythm and not source.is_machine)
        return next(judged, None)

    @property
    def trend(self) -> Trend:
        """Where it is heading, from what is known now."""
        source = next((source for source in self.current if not source.is_weak), None)
        counts = self.counts if self.number("members_total") else ()
        return trend(
            counts, source.times if source else (), source.looked_at.timestamp() if source else 0.0
        )

    @property
    def last_post(self) -> Source | None:
        """The source with the newest post, of those that know posts."""
        strong = [source for source in self.sources if not source.is_weak]
        return max(strong, key=lambda source: source.times[0], default=None)

    @property
    def last_post_at(self) -> datetime | None:
        """The newest post of any source that knows posts, or as the site itself states it."""
        seen, stated = self.last_post, self.facts.get("newest_post_at")
        moments = [seen.newest] if seen else []
        if stated and stated.outcome is Outcome.OBSERVED:
            at = _moment(stated.value)
            moments += [at] if at <= stated.evidence.fetched_at else []
        return max(moments, default=None)

    @property
    def silence_days(self) -> float | None:
        """Days from the newest post to the last look that could have shown a newer one."""
        last, stated = self.last_post_at, self.facts.get("newest_post_at")
        looks = [source.looked_at for source in self.sources if not source.is_weak]
        if stated and stated.outcome is Outcome.OBSERVED:
            looks.append(stated.evidence.fetched_at)
        if last is None or not looks:
            return None
        return max((max(looks) - last).total_seconds() / DAY, 0.0)

    def number(self, signal: str) -> Fact | None:
        """Return an observed number, or ``None`` when it is unknown."""
        fact = self.facts.get(signal)
        return fact if fact and fact.outcome is Outcome.OBSERVED and fact.low is not None else None

    def text(self, signal: str) -> str | None:
        """Return an observed text, or ``None`` when it is unknown."""
        fact = self.facts.get(signal)
        return str(fact.value) if fact and fact.outcome is Outcome.OBSERVED else None

    def exact(self, signal: str) -> int | None:
        """Return a number only if it is known exactly, not as a lower bound."""
        fact = self.number(signal)
        return int(fact.low) if fact and fact.low is not None and fact.low == fact.high else None

    @property
    def features(self) -> tuple[str, ...]:
        """The networking features seen, by name."""
        names = (s.removeprefix("feature:") for s in self.facts if s.startswith("feature:"))
        return tuple(sorted(name for name in names if self.number(f"feature:{name}")))


def derive(facts: Facts, as_of: datetime) -> Iterator[Signals]:
    """Yield the signals of every network, in order of their identifiers."""
    looks = _grouped(facts.looks, _look)
    observed = _facts(facts.observations, as_of)
    seen = sources(facts.sources)
    members = _grouped(
        facts.members, lambda row: Count(_moment(row.fetched_at), row.low, row.probe)
    )
    failures = _grouped(facts.failures, _look)
    alarms = _grouped(facts.alarms, lambda row: Alarm(row.probe, row.url, _moment(row.matched_at)))
    editorial = _grouped(facts.editorial, lambda row: EditorialFact(*row))
    reached = {row.network: _moment(row.at) for row in _rows(facts.reached)}
    known = identities(_rows(facts.identities))
    successors = identities(_rows(facts.successors))
    notices = {row.network: _moment(row.since) for row in _rows(facts.notices)}
    for row in _rows(facts.networks):
        yield Signals(
            network=row.id,
            name=row.name,
            url=row.url,
            as_of=as_of,
            looks=tuple(looks.get(row.id, ())),
            last_reached_at=reached.get(row.id),
            facts=observed.get(row.id, {}),
            sources=tuple(seen.get(row.id, ())),
            editorial=tuple(editorial.get(row.id, ())),
            counts=tuple(members.get(row.id, ())),
            alarms=tuple(alarms.get(row.id, ())),
            failures=tuple(failures.get(row.id, ())),
            identity=known.get((row.id, "now")),
            before=known.get((row.id, "before")),
            successor=successors.get((row.id, "now")),
            notice_since=notices.get(row.id),
        )


def _rows(frame: pd.DataFrame) -> Iterator[Any]:
    """Yield a frame's rows by column name; the cells are what SQLite gave."""
    return iter(frame.itertuples(index=False))


def _grouped(frame: pd.DataFrame, make: Any) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = defaultdict(list)
    for row in _rows(frame):
        groups[str(row.network)].append(make(row))
    return groups


def _look(row: Any) -> Look:
    return Look(
        crawl=row.crawl,
        url=row.url,
        purpose=row.purpose,
        at=_moment(row.fetched_at),
        outcome=FetchOutcome(row.outcome),
        status=row.status,
        face=Face(row.face) if row.face else None,
        redirect_url=row.redirect_url,
        detail=row.detail,
    )


def _facts(frame: pd.DataFrame, as_of: datetime) -> dict[str, dict[str, Fact]]:
    """Return network -> signal -> its strongest fact; of equals, observed ones, then the largest.

    The largest, since two sources of one network (posts and comments) each see a part.
    """
    oldest = as_of - timedelta(days=policy.FIGURE_FRESH_DAYS)
    best: dict[tuple[str, str], tuple[Any, Fact]] = {}
    for row in _rows(frame):
        at = _moment(row.fetched_at)
        if at < oldest:
            continue
        outcome = Outcome(row.outcome)
        key = (outcome is Outcome.OBSERVED, RANK_ORDER.index(Rank(row.rank)), row.low or 0.0)
        place = (row.network, row.signal)
        if place not in best or key > best[place][0]:
            evidence = Evidence(row.url, at, row.status, row.place, row.quote)
            best[place] = (key, Fact(outcome, row.value, row.low, row.high, evidence))
    found: dict[str, dict[str, Fact]] = defaultdict(dict)
    for (network, signal), (_key, fact) in best.items():
        found[network][signal] = fact
    return found


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)

"""One typed ``Signals`` record per network, derived from the facts. Pure: frames in, records out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import pandas as pd

from analysis import policy
from analysis.facts import Facts
from analysis.rhythm import Rhythm, judge, stream
from analysis.trends import Trend, trend
from crawler.catalogue import EditorialFact
from crawler.items import RANK_ORDER, Evidence, Face, FetchOutcome, Outcome, PostKind, Rank

#: Faces of an answer that shows nothing of the network itself.
WALLS = frozenset({Face.LOGIN_WALL, Face.CHALLENGE, Face.ERROR_PAGE, Face.MAINTENANCE, Face.EMPTY})


@dataclass(frozen=True, slots=True)
class Look:
    """One visit of the newest crawl."""

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
        is_page = self.outcome is FetchOutcome.OK and self.purpose != "robots"
        return is_page and self.face not in WALLS


@dataclass(frozen=True, slots=True)
class Fact:
    """The strongest observation of one signal; a number has ``low`` and perhaps ``high``."""

    outcome: Outcome
    value: Any
    low: float | None
    high: float | None
    evidence: Evidence


class Source(NamedTuple):
    """The post dates of one address, newest first, as last successfully seen at ``looked_at``."""

    url: str
    dates: tuple[datetime, ...]
    kinds: frozenset[PostKind]
    looked_at: datetime
    rhythm: Rhythm | None

    @property
    def is_weak(self) -> bool:
        """Whether it only knows when pages were touched (a sitemap)."""
        return self.kinds == {PostKind.PAGE}

    @property
    def evidence(self) -> Evidence:
        """Where the dates can be checked."""
        return Evidence(self.url, self.looked_at, 200)


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
    trend: Trend

    @property
    def last_visited_at(self) -> datetime | None:
        """The newest visit, whatever came of it."""
        return max((look.at for look in self.looks), default=None)

    @property
    def home(self) -> Look | None:
        """The last visit of the home page, redirects followed."""
        return next((look for look in reversed(self.looks) if look.purpose == "home"), None)

    @property
    def is_seen(self) -> bool:
        """Whether the newest crawl was shown a page of the network itself."""
        return any(look.shows_network for look in self.looks)

    @property
    def best(self) -> Source | None:
        """The source that gives the verdict by rhythm: one that the newest crawl was shown."""
        shown = {look.url for look in self.looks if look.shows_network}
        return next((s for s in self.sources if s.rhythm and s.url in shown), None)

    @property
    def last_post_at(self) -> datetime | None:
        """The newest post of any source that knows posts."""
        newest = (source.dates[0] for source in self.sources if not source.is_weak)
        return max(newest, default=None)

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
    sources = _sources(facts)
    members = _grouped(facts.members, lambda row: (_moment(row.fetched_at), row.low, row.probe))
    editorial = _grouped(facts.editorial, lambda row: EditorialFact(*row))
    reached = {row.network: _moment(row.at) for row in _rows(facts.reached)}
    for row in _rows(facts.networks):
        known = tuple(sources.get(row.id, ()))
        best = next((source for source in known if not source.is_weak), None)
        yield Signals(
            network=row.id,
            name=row.name,
            url=row.url,
            as_of=as_of,
            looks=tuple(looks.get(row.id, ())),
            last_reached_at=reached.get(row.id),
            facts=observed.get(row.id, {}),
            sources=known,
            editorial=tuple(editorial.get(row.id, ())),
            trend=trend(
                members.get(row.id, ()),
                best.dates if best else (),
                best.looked_at if best else None,
            ),
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


def _sources(facts: Facts) -> dict[str, list[Source]]:
    """Return network -> its sources of posts, all judged at once, best first."""
    looked = {(row.network, row.source): _moment(row.at) for row in _rows(facts.sources)}
    dated: dict[tuple[str, str], list[tuple[datetime, PostKind]]] = defaultdict(list)
    for row in _rows(facts.posts):
        dated[row.network, row.source].append((_moment(row.posted_at), PostKind(row.kind)))
    keys = [key for key in dated if key in looked]
    times = [([date.timestamp() for date, _kind in dated[key]], looked[key]) for key in keys]
    rhythms = judge([stream(dates, at.timestamp()) for dates, at in times])
    found: dict[str, list[Source]] = defaultdict(list)
    for (network, url), rhythm in zip(keys, rhythms, strict=True):
        posts = dated[network, url]
        dates = tuple(date for date, _kind in posts if date <= looked[network, url])
        if dates:
            kinds = frozenset(kind for _date, kind in posts)
            found[network].append(Source(url, dates, kinds, looked[network, url], rhythm))
    for sources in found.values():
        sources.sort(key=_usefulness, reverse=True)
    return found


def _usefulness(source: Source) -> tuple[bool, float, str]:
    return (not source.is_weak, source.rhythm.p_alive if source.rhythm else -1.0, source.url)


def posts_within(sources: Sequence[Source], days: int) -> int | None:
    """Return how many posts the richest source saw in ``days``; ``None`` if none reaches back."""
    found = []
    for source in sources:
        start = source.looked_at - timedelta(days=days)
        if not source.is_weak and source.dates[-1] <= start:
            found.append(sum(date > start for date in source.dates))
    return max(found, default=None)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)

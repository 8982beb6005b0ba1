"""One typed ``Signals`` record per network: all that is known of it, ready to be judged. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from analysis.activity.posting import Count, Listed, listed, posts_within
from analysis.activity.sources import Source
from analysis.activity.trends import Trend, trend
from analysis.holder import Replaced
from analysis.identity import Identity
from analysis.membership import Counted, Growth, growth
from analysis.rhythm.scale import DAY
from analysis.strongest import Observed
from analysis.witness import Archived
from vocabulary.catalogue import EditorialFact
from vocabulary.domains import registrable_domain
from vocabulary.items import (
    NOT_ITS_PAGES,
    OWN_FACES,
    Evidence,
    Face,
    FetchOutcome,
    Outcome,
    Purpose,
    TlsFault,
    iso,
)


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
    tls_faults: frozenset[TlsFault]
    since: str | None = None  # ISO date, month or year since which it says it is out of order

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
class Alarm:
    """A reader that used to know a page of the network and does not know it any more."""

    probe: str
    url: str
    matched_at: datetime


@dataclass(frozen=True, slots=True)
class Uptime:
    """How a network's server answered our visits lately, once there were some."""

    visits: int
    answered: int
    latency_ms: int | None  # median time of an answer

    @property
    def share(self) -> float:
        """The share of the visits that it answered."""
        return self.answered / self.visits


@dataclass(frozen=True, slots=True)
class Theme:
    """A category, board or group inside a network."""

    name: str
    url: str
    newest_post_at: datetime | None
    evidence: Evidence


@dataclass(frozen=True)  # without slots: what is asked for again and again is told once
class Signals:
    """All that is known of one network at ``as_of``, ready to be judged."""

    network: str
    name: str
    url: str
    as_of: datetime
    looks: tuple[Look, ...]
    last_reached_at: datetime | None
    facts: Mapping[str, Observed]
    sources: tuple[Source, ...]  # best first: by probability, weak ones after all others
    current: tuple[Source, ...]  # those of them that describe the network now
    posting: Source | None  # what the current sources show together
    editorial: tuple[EditorialFact, ...]
    counts: tuple[Counted, ...]  # of members over time, oldest first
    alarms: tuple[Alarm, ...] = ()
    failures: tuple[Look, ...] = ()  # the home page in each crawl since last reached, oldest first
    groups: tuple[Theme, ...] = ()  # the newest contribution first
    identity: Identity | None = None  # what it said it was when last reached
    before: Identity | None = None  # ... before its address failed for long, the last time it did
    successor: Identity | None = None  # the site that its address or notice leads to now
    notice_since: datetime | None = None  # since when its home page has been a notice
    languages: frozenset[str] = frozenset()  # as the catalogue says, ISO 639-1
    named: Identity | None = None  # what it said it was when it last bore its name
    overrun_at: tuple[datetime, ...] = ()  # crawls that saw spam, since one that saw none
    stranger_at: tuple[
        datetime, ...
    ] = ()  # crawls whose home page bore nothing, since one that did
    archived: tuple[Archived, ...] = ()  # what web archives know of it
    other_members: Observed | None = None  # what another of its pages says, where that differs
    uptime: Uptime | None = None
    figures_until: datetime | None = None  # until when the facts are new enough to count
    holder: Mapping[str, Replaced] = field(default_factory=dict)  # sign -> its last change

    @property
    def led_to(self) -> Look | None:
        """The last visit of the site that its address or notice leads to."""
        return next(
            (look for look in reversed(self.looks) if look.purpose == Purpose.SUCCESSOR), None
        )

    @property
    def last_visited_at(self) -> datetime | None:
        """The newest visit, whatever came of it."""
        return max((look.at for look in self.looks), default=None)

    @property
    def own_looks(self) -> tuple[Look, ...]:
        """The visits of its own addresses: not of a successor, nor of other hosts' robots.txt."""
        domain = registrable_domain(self.url)
        own = (
            look for look in self.looks if look.purpose not in {Purpose.SUCCESSOR, Purpose.NONSENSE}
        )
        return tuple(
            look
            for look in own
            if look.purpose != Purpose.ROBOTS or registrable_domain(look.url) == domain
        )

    @property
    def home(self) -> Look | None:
        """The last visit of the home page, redirects followed."""
        return next((look for look in reversed(self.looks) if look.purpose == Purpose.HOME), None)

    @property
    def is_seen(self) -> bool:
        """Whether the newest crawl was shown a page of the network itself."""
        return any(look.shows_network for look in self.looks)

    @property
    def shown(self) -> tuple[Source, ...]:
        """The sources that the newest crawl was shown, best first."""
        newest = {look.crawl for look in self.looks}
        return tuple(source for source in self.sources if source.crawl in newest)

    @cached_property
    def best(self) -> Source | None:
        """What gives the verdict by rhythm."""
        return self.posting if self.posting and self.posting.rhythm else None

    @cached_property
    def growth(self) -> Growth | None:
        """How its membership goes, where a number of members is known now."""
        return growth(self.counts) if self.number("members_total") else None

    @property
    def trend(self) -> Trend:
        """Where it is heading, from what is known now."""
        return trend(self.growth, self.current)

    @cached_property
    def last_post(self) -> Observed | None:
        """The newest contribution of any source that knows posts, or as the site itself states it.

        The same moment as in what the sources show together: a sheet tells one newest contribution.
        """
        strong = [source for source in self.sources if not source.is_weak]
        seen = max(strong, key=lambda source: source.times[0], default=None)
        newest = seen.newest if seen else None
        if self.posting and not self.posting.is_weak:
            newest = self.posting.newest
            seen = next((each for each in strong if self.posting.times[0] in each.times), seen)
        stated = self.facts.get("newest_post_at")
        if stated and stated.outcome is Outcome.OBSERVED:
            at = datetime.fromisoformat(stated.value)
            is_past = at <= stated.evidence.fetched_at
            if is_past and (newest is None or at > newest):
                return stated
        if seen is None or newest is None:
            return None
        return Observed(Outcome.OBSERVED, iso(newest), None, None, seen.evidence)

    @cached_property
    def last_post_at(self) -> datetime | None:
        """When the newest contribution was made."""
        return datetime.fromisoformat(self.last_post.value) if self.last_post else None

    @cached_property
    def last_post_earliest(self) -> datetime | None:
        """The first moment that the newest contribution can be of, where it is told coarsely."""
        last = self.last_post_at
        seen = (each.coarse_from(last) for each in self.sources if last and not each.is_weak)
        return next(filter(None, seen), None)

    @property
    def next_event_at(self) -> datetime | None:
        """The next event as announced; it may be over by ``as_of``."""
        text = self.text("next_event_at")
        return datetime.fromisoformat(text) if text else None

    @cached_property
    def silence_days(self) -> float | None:
        """Days from the newest post to the last look that could have shown a newer one."""
        last, stated = self.last_post_at, self.facts.get("newest_post_at")
        looks = [source.looked_at for source in self.sources if not source.is_weak]
        if stated and stated.outcome is Outcome.OBSERVED:
            looks.append(stated.evidence.fetched_at)
        if last is None or not looks:
            return None
        return max((max(looks) - last).total_seconds() / DAY, 0.0)

    @cached_property
    def _listed(self) -> Listed | None:
        return listed(self.current)

    def posts_within(self, days: int) -> Count | None:
        """Return how many contributions are known of the last days."""
        return posts_within(self._listed, days) if self._listed else None

    @property
    def posts_90d(self) -> int | None:
        """Contributions of the last 90 days, where all are known."""
        fact = self.shown_facts.get("posts_90d")
        is_exact = fact is not None and fact.low is not None and fact.low == fact.high
        return int(fact.low or 0) if fact and is_exact else None

    @cached_property
    def shown_facts(self) -> Mapping[str, Observed]:
        """What counts of each signal, as every page, sentence and file shows it.

        The newest post and the posts of some days are those of all sources together, unless the
        platform itself counts them.
        """
        found = dict(self.facts)
        if self.last_post:
            found["newest_post_at"] = self.last_post
        fewest: Observed | None = None  # a month has at least the posts of its last week
        for days in (7, 30, 90):
            signal = f"posts_{days}d"
            fact = found.pop(signal, None)
            if fact is None or not fact.is_platforms:
                fact = self._posts_seen(days)
            if fact and fewest and fact.high is None and (fact.low or 0) < (fewest.low or 0):
                fact = replace(fewest, high=None)
            if fact:
                found[signal] = fewest = fact
        return found

    def _posts_seen(self, days: int) -> Observed | None:
        """Return the contributions seen of the last days, an open end where not all were."""
        count = self.posts_within(days)
        if count is None or self.last_post is None:
            return None
        high, seen = count.number if count.is_exact else None, self.last_post.evidence
        return Observed(Outcome.OBSERVED, count.number, count.number, high, seen)

    def number(self, signal: str) -> Observed | None:
        """Return an observed number, or ``None`` when it is unknown."""
        fact = self.facts.get(signal)
        return fact if fact and fact.is_number else None

    def text(self, signal: str) -> str | None:
        """Return an observed text, or ``None`` when it is unknown."""
        fact = self.facts.get(signal)
        return str(fact.value) if fact and fact.outcome is Outcome.OBSERVED else None

    def exact(self, signal: str) -> int | None:
        """Return a number only if it is known exactly, not as a lower bound."""
        fact = self.number(signal)
        return int(fact.low) if fact and fact.low is not None and fact.low == fact.high else None

    @cached_property
    def features(self) -> tuple[str, ...]:
        """The networking features seen, by name."""
        names = (s.removeprefix("feature:") for s in self.facts if s.startswith("feature:"))
        return tuple(sorted(name for name in names if self.number(f"feature:{name}")))

"""What one answer says, as probes gather it. Data and small ways to add to it; no effects."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from vocabulary.frozen import record
from vocabulary.items import (
    AHEAD,
    Ask,
    Group,
    Listing,
    Observation,
    Outcome,
    Post,
    PostKind,
    Rank,
    fingerprint,
    iso,
)


@record(frozen=True, slots=True)
class Figure:
    """A printed count: ``value`` as printed, true count within ``low``..``high`` (``None``: open)."""

    value: float
    low: float
    high: float | None
    quote: str


@dataclass(slots=True)
class Reading:
    """What one answer says, gathered from every probe that reads it. Grows while being read."""

    observations: list[Observation] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    feeds: list[str] = field(default_factory=list)
    foreign_feeds: list[str] = field(default_factory=list)  # announced, but of other sites' posts
    sitemaps: list[str] = field(default_factory=list)
    platform: str | None = None
    language: str | None = None
    errors: list[str] = field(default_factory=list)  # "probe: ErrorClass", for the operator
    _marks: set[str] = field(default_factory=set, init=False, repr=False, compare=False)
    _themes: dict[tuple[str, str], int] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def number(
        self,
        signal: str,
        value: float | None,
        *,
        low: float | None = None,
        high: float | None = None,
        at_least: bool = False,
        rank: Rank = Rank.API,
        place: str = "",
        quote: str = "",
    ) -> None:
        """Add a number. ``None`` adds nothing. ``at_least`` leaves the upper bound open."""
        if value is None:
            return
        low = value if low is None else low
        high = None if at_least else (value if high is None else high)
        self.observations.append(
            Observation(signal, Outcome.OBSERVED, value, low, high, place, quote, rank=rank)
        )

    def figure(
        self, signal: str, figure: Figure, *, rank: Rank, place: str = "", unit: str = ""
    ) -> None:
        """Add a printed figure with its bounds and the words that were read."""
        value, quote = round(figure.value), figure.quote
        self.observations.append(
            Observation(
                signal,
                Outcome.OBSERVED,
                value,
                figure.low,
                figure.high,
                place,
                quote,
                "",
                rank,
                unit,
            )
        )

    def text(
        self,
        signal: str,
        value: str | None,
        *,
        rank: Rank = Rank.API,
        place: str = "",
        quote: str = "",
    ) -> None:
        """Add a text, a choice or an ISO moment. ``None`` and the empty text add nothing."""
        if value:
            self.observations.append(
                Observation(signal, Outcome.OBSERVED, value, place=place, quote=quote, rank=rank)
            )

    def moment(
        self,
        signal: str,
        value: datetime | None,
        *,
        rank: Rank = Rank.API,
        place: str = "",
        quote: str = "",
    ) -> None:
        """Add a point in time. ``None`` adds nothing."""
        if value is not None:
            self.text(signal, iso(value), rank=rank, place=place, quote=quote)

    def feature(
        self, name: str, *, rank: Rank = Rank.MARKUP, place: str = "", quote: str = ""
    ) -> None:
        """Add a networking feature with the markup or address that shows it, once."""
        signal = f"feature:{name}"
        if not any(seen.signal == signal for seen in self.observations):
            self.observations.append(
                Observation(signal, Outcome.OBSERVED, 1, 1, 1, place, quote, rank=rank)
            )

    def missing(
        self,
        signal: str,
        outcome: Outcome,
        *,
        rank: Rank = Rank.API,
        place: str = "",
        quote: str = "",
    ) -> None:
        """Say that a signal could not be read, and why. Never a zero."""
        self.observations.append(Observation(signal, outcome, place=place, quote=quote, rank=rank))

    def post(
        self,
        posted_at: datetime | None,
        identity: str,
        as_of: datetime,
        *,
        kind: PostKind = PostKind.POST,
        listing: Listing = Listing.SAMPLE,
    ) -> None:
        """Add the time of one contribution, which ``identity`` tells from all others of the network.

        No moment, one to come after ``as_of`` (the visit's) and an identity seen before add nothing.
        """
        if posted_at is None or posted_at > as_of + AHEAD:
            return
        mark = fingerprint(identity)
        if mark not in self._marks:
            self._marks.add(mark)
            self.posts.append(Post(posted_at, kind, mark, listing=listing))

    def theme(self, group: Group, most: int) -> None:
        """Add one theme inside the network, ``most`` in all; of one seen twice the newest moment stays."""
        at = self._themes.setdefault((group.url, group.name), len(self.groups))
        if at == len(self.groups) < most:
            self.groups.append(group)
        elif at < len(self.groups) and (newest := group.newest_post_at):
            seen = self.groups[at]
            if seen.newest_post_at is None or newest > seen.newest_post_at:
                self.groups[at] = replace(seen, newest_post_at=newest)

    def ask(self, url: str, purpose: str, order: int) -> None:
        """Add an address worth asking, for the probe or role named ``purpose``. An empty one adds nothing."""
        if url:
            self.asks.append(Ask(url, purpose, order))

    def forget(self, signal: str) -> None:
        """Leave out what was read of a signal."""
        self.observations = [seen for seen in self.observations if seen.signal != signal]

    def add(self, other: Reading, probe: str, source: str) -> None:
        """Take over another probe's reading of the same answer.

        Of two observations of one signal the stronger rank stays; at equal rank the first. Two
        probes that name the same moment saw the same post.
        """
        by_signal = {seen.signal: i for i, seen in enumerate(self.observations)}
        for new in other.observations:
            at = by_signal.get(new.signal)
            if at is not None and _strength(new) <= _strength(self.observations[at]):
                continue
            named = replace(new, probe=new.probe or probe)
            if at is None:
                by_signal[new.signal] = len(self.observations)
                self.observations.append(named)
            else:
                self.observations[at] = named
        known = {post.posted_at for post in self.posts}
        for post in other.posts:
            when, kind, mark = post.posted_at, post.kind, post.fingerprint
            if when not in known:
                where = post.source or source
                self.posts.append(Post(when, kind, mark, where, post.listing, post.earliest))
        self.groups += other.groups
        self.asks += other.asks
        self.foreign_feeds += other.foreign_feeds
        self.feeds += [url for url in other.feeds if url not in self.feeds]
        self.feeds = [url for url in self.feeds if url not in self.foreign_feeds]
        self.sitemaps += [url for url in other.sitemaps if url not in self.sitemaps]
        self.platform = self.platform or other.platform
        self.language = self.language or other.language
        self.errors += other.errors


def _strength(seen: Observation) -> tuple[bool, int]:
    return (seen.outcome is Outcome.OBSERVED, seen.rank.strength)

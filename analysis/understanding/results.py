"""What there is for what was understood: local networks, then national ones, then the big ones. Pure.

A region means local and national. A network for every trade belongs to the answer on a trade only when
it is local, or has a living group of that trade; where no trade is asked for, such networks go first. Where
people are asked for ("cadre", "50 ans"), networks made for them go first, and with no trade only they do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from analysis.choosing.items import Candidate, LivingTheme
from analysis.choosing.matching import phrases, speaks_of
from analysis.choosing.pool import STATE_PLACES, Pool
from analysis.choosing.suitability import ALL_TRADES, living_theme
from analysis.choosing.terms import Vocabulary
from analysis.reason import State
from analysis.understanding.items import PLACES, Kind, Understood
from analysis.understanding.letters import unaccent
from vocabulary.said import Said

#: States in which somebody is home.
LIVING = frozenset({State.ALIVE, State.SLOWING})


class Hit(NamedTuple):
    """One network of the answer."""

    network: Candidate
    theme: LivingTheme | None = None  # its living group of the trade, where it is for all trades


class Way(StrEnum):
    """A way on where nothing living was found."""

    TRADE = "trade"  # the trade, wherever it is
    REGION = "region"  # the region, whatever the trade
    CHOOSE = "choose"  # the questions of *Choisir*, filled in


class Offer(NamedTuple):
    """One way on, and what waits there."""

    way: Way
    text: str  # to be searched; empty for ``CHOOSE``
    number: int = 0  # living networks there


class Section(StrEnum):
    """The groups of the answer, in order."""

    NAMED = "named"  # the networks that the text names
    LOCAL = "local"  # in the region asked for
    NATIONAL = "national"  # bound to no region
    ELSEWHERE = "elsewhere"  # local ones, where no region was asked for
    GENERALISTS = (
        "generalists"  # for all trades and everywhere; with a living group of the trade asked for
    )


@dataclass(frozen=True, slots=True)
class Found:
    """The answer: in each group the living first, then those of the trade and town, as in ``Pool``."""

    groups: Mapping[Section, tuple[Hit, ...]]  # those that have networks, in order
    ended: tuple[Hit, ...]  # what of these is dead or has moved: not to be advised any more
    offers: tuple[Offer, ...] = ()  # only where nobody is home in the groups

    @property
    def is_living(self) -> bool:
        """Whether somebody is home in one of them."""
        return any(hit.network.state in LIVING for hits in self.groups.values() for hit in hits)


def find(
    understood: Understood,
    pool: Pool,
    terms: Mapping[str, Mapping[str, Said]],
    as_of: datetime,
    *,
    only_local: bool = False,
) -> Found:
    """Return the networks for an understood text.

    ``pool`` holds the published networks, ``terms`` the labels of the vocabulary, ``as_of`` today
    (aware). ``only_local`` leaves national networks out, where a region was asked for.
    """
    return _Finding(understood, pool, terms, as_of).found(only_local=only_local)


class _Finding:
    """The work on one answer."""

    def __init__(
        self,
        understood: Understood,
        pool: Pool,
        terms: Mapping[str, Mapping[str, Said]],
        as_of: datetime,
    ) -> None:
        self.understood, self.pool, self.as_of = understood, pool, as_of
        self.trades, self.regions = frozenset(understood.trades), frozenset(understood.regions)
        self.towns, self.audience = frozenset(understood.towns), frozenset(understood.audience)
        self.phrases = phrases(Vocabulary(terms).labels("sectors", self.trades))
        self.among = self._among()

    def _among(self) -> Set[int] | None:
        """Return the places in the pool of the networks that can belong to any group; ``None``: all."""
        found: list[Set[int]] = []
        if names := [unaccent(word) for word in self._names_wanted()]:
            found.append(self.pool.called.by(names))
        if self.audience and not self.trades:
            found.append(self.pool.made_for(self.audience))
        return frozenset.intersection(*map(frozenset, found)) if found else None

    def _names_wanted(self) -> list[str]:
        """Return the words to look through the names for, where no trade tells what is wanted."""
        if self.trades:
            return []
        broad = [part.typed for part in self.understood.of(Kind.JOB)]
        return [*self.understood.rest, *([] if self.regions else broad)]

    def found(self, *, only_local: bool) -> Found:
        """Return the groups, and the ways on where nobody is home in them."""
        ended: list[Hit] = []
        groups: dict[Section, tuple[Hit, ...]] = {}
        for group, networks in self._groups(only_local=only_local and bool(self.regions)):
            of_group: list[Hit] = []
            for hit in self._hits(group, networks):
                state = hit.network.state
                has_ended = state is State.DEAD or state is State.MOVED
                (ended if has_ended and group is not Section.NAMED else of_group).append(hit)
            if of_group:
                is_in_order = not (self.trades or self.audience or group is Section.LOCAL)
                groups[group] = tuple(of_group) if is_in_order else self._ordered(of_group)
        found = Found(groups, self._ordered(ended))
        return found if found.is_living else replace(found, offers=tuple(self._offers()))

    def _groups(self, *, only_local: bool) -> Iterator[tuple[Section, Iterable[Candidate]]]:
        """Yield what each group is made from, in order."""
        pool, by_id = self.pool, self.pool.by_id
        yield Section.NAMED, [by_id[each] for each in self.understood.networks if each in by_id]
        if not (self.trades or self.regions or self.among is not None):
            return
        wanted = self.trades or {*pool.trades}
        if self.regions:
            yield Section.LOCAL, self._of({*wanted, ALL_TRADES}, self.regions.__contains__)
        if only_local:
            return
        national = Section.NATIONAL, self._of(wanted - {ALL_TRADES}, _is_unbound)
        general = Section.GENERALISTS, self._of({ALL_TRADES}, _is_unbound)
        yield national if self.trades else general
        if not self.regions:
            yield Section.ELSEWHERE, self._of(wanted, bool)
        yield general if self.trades else national

    def _of(self, trades: Set[str], is_there: Callable[[str], bool]) -> list[Candidate]:
        return self.pool.of(trades, is_there, self.among)

    def _hits(self, group: Section, networks: Iterable[Candidate]) -> list[Hit]:
        """Return the networks of a group that belong to the answer."""
        if group is Section.NAMED:
            return list(map(Hit, networks))
        if named := frozenset(self.understood.networks):
            networks = (each for each in networks if each.id not in named)
        if group is not Section.GENERALISTS or not self.trades:
            return list(map(Hit, networks))
        themes = (
            (each, living_theme(each, self.phrases, self.as_of)) for each in networks if each.themes
        )
        return [Hit(each, theme) for each, theme in themes if theme]

    def _made_for(self, network: Candidate) -> int:
        """Return how many of the people asked for a network is made for."""
        return len(self.audience & network.audience)

    def _ordered(self, hits: Iterable[Hit]) -> tuple[Hit, ...]:
        return tuple(sorted(hits, key=self._order))

    def _order(self, hit: Hit) -> tuple[int, ...]:
        network = hit.network
        wanted = self.trades or {ALL_TRADES}
        return (
            STATE_PLACES[network.state],
            network.sectors.isdisjoint(wanted),
            not speaks_of(network.words, self.understood.about),
            bool(self.towns) and network.town not in self.towns,
            -self._made_for(network),
            self.pool.places[network.id],
        )

    def _offers(self) -> Iterable[Offer]:
        """Yield the ways on: less of what was asked, where somebody is home, then the questions."""
        understood = self.understood
        if self.trades and self.regions:
            if of_trade := self._living(lambda each: bool(each.sectors & self.trades)):
                yield Offer(Way.TRADE, understood.only(Kind.JOB, Kind.TRADE), of_trade)
            if in_region := self._living(lambda each: each.region in self.regions):
                yield Offer(Way.REGION, understood.only(*PLACES), in_region)
        yield Offer(Way.CHOOSE, "")

    def _living(self, is_wanted: Callable[[Candidate], bool]) -> int:
        return sum(each.state in LIVING and is_wanted(each) for each in self.pool.all)


def _is_unbound(region: str) -> bool:
    return not region

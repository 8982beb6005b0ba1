"""What there is for what was understood: local networks, then national ones, then the big ones. Pure.

A region means local and national. A network for every trade belongs to the answer on a trade only when
it is local, or has a living group of that trade; where no trade is asked for, such networks go first. Where
people are asked for ("cadre", "50 ans"), networks made for them go first, and with no trade only they do.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import reduce
from typing import NamedTuple, overload

import numpy as np
import numpy.typing as npt

from analysis.choosing.items import Candidate, LivingTheme
from analysis.choosing.matching import phrases, speaks_of
from analysis.choosing.pool import Mask, Places, Pool
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


@dataclass(frozen=True, slots=True, eq=False)
class Hits(Sequence[Hit]):
    """Networks of an answer in order, which may be tens of thousands: each is told when it is asked for."""

    pool: Pool
    places: Places
    #: Place -> its living group of the trade.
    themes: Mapping[int, LivingTheme]

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, at: int) -> Hit: ...
    @overload
    def __getitem__(self, at: slice) -> list[Hit]: ...
    def __getitem__(self, at: int | slice) -> Hit | list[Hit]:
        if isinstance(at, slice):
            return [self._hit(place) for place in self.places[at].tolist()]
        return self._hit(int(self.places[at]))

    def number_in(self, states: Collection[State]) -> int:
        """Return how many of them are in any of some states."""
        return int(np.count_nonzero(self.pool.in_states(states)[self.places]))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Hits) and [*self] == [*other]

    __hash__ = None  # type: ignore[assignment]  # as of a list

    def _hit(self, place: int) -> Hit:
        return Hit(self.pool.all[place], self.themes.get(place))


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

    groups: Mapping[Section, Hits]  # those that have networks, in order
    ended: Hits  # what of these is dead or has moved: not to be advised any more
    offers: tuple[Offer, ...] = ()  # only where nobody is home in the groups

    @property
    def is_living(self) -> bool:
        """Whether somebody is home in one of them."""
        return any(hits.number_in(LIVING) for hits in self.groups.values())


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
        self.wanted = self.trades or frozenset({ALL_TRADES})
        self.among = self._among()

    def _among(self) -> Mask | None:
        """Tell the networks that can belong to any group; ``None``: all."""
        found: list[Mask] = []
        if names := [unaccent(word) for word in self._names_wanted()]:
            found.append(self.pool.named_like(names))
        if self.audience and not self.trades:
            found.append(reduce(np.logical_or, map(self.pool.made_for, self.audience)))
        return reduce(np.logical_and, found) if found else None

    def _names_wanted(self) -> list[str]:
        """Return the words to look through the names for, where no trade tells what is wanted."""
        if self.trades:
            return []
        broad = [part.typed for part in self.understood.of(Kind.JOB)]
        return [*self.understood.rest, *([] if self.regions else broad)]

    def found(self, *, only_local: bool) -> Found:
        """Return the groups, and the ways on where nobody is home in them."""
        over = self.pool.in_states((State.DEAD, State.MOVED))
        ended: list[Places] = []
        groups: dict[Section, Hits] = {}
        for group, places in self._groups(only_local=only_local and bool(self.regions)):
            themes = self._themes(group, places)
            found = places if themes is None else np.array([*themes], np.intp)
            if group is not Section.NAMED:
                ended.append(found[over[found]])
                found = found[~over[found]]
            if found.size:
                is_in_order = not (self.trades or self.audience or group is Section.LOCAL)
                in_order = found if is_in_order else self._ordered(found)
                groups[group] = Hits(self.pool, in_order, themes or {})
        gone = np.concatenate(ended) if ended else np.empty(0, np.intp)
        answer = Found(groups, Hits(self.pool, self._ordered(gone), {}))
        return answer if answer.is_living else replace(answer, offers=tuple(self._offers()))

    def _groups(self, *, only_local: bool) -> Iterator[tuple[Section, Places]]:
        """Yield what each group is made from, in order."""
        pool, places = self.pool, self.pool.places
        named = [places[each] for each in self.understood.networks if each in places]
        yield Section.NAMED, np.array(named, np.intp)
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

    def _of(self, trades: Iterable[str], is_there: Callable[[str], bool]) -> Places:
        """Return the networks of some trades where they are that can belong to a group; no named ones."""
        found = self.pool.among(trades, is_there)
        if self.among is not None:
            found &= self.among
        for each in self.understood.networks:
            if each in self.pool.places:
                found[self.pool.places[each]] = False
        return np.flatnonzero(found)

    def _themes(self, group: Section, places: Places) -> Mapping[int, LivingTheme] | None:
        """Return the living groups of the trade, of networks that belong to the answer only by one."""
        if group is not Section.GENERALISTS or not self.trades:
            return None
        themes = (
            (place, living_theme(each, self.phrases, self.as_of))
            for place in places.tolist()
            if (each := self.pool.all[place]).themes
        )
        return {place: theme for place, theme in themes if theme}

    def _ordered(self, places: Places) -> Places:
        """Return networks in order: what counts most stands last for ``lexsort``."""
        pool, about = self.pool, self.understood.about
        keys: list[npt.NDArray[np.generic]] = [places]
        if self.audience:
            made_for = sum(
                pool.made_for(people)[places].astype(np.intp) for people in self.audience
            )
            keys.append(-np.asarray(made_for))
        if self.towns:
            keys.append(~pool.in_towns(self.towns)[places])
        if about:
            told = (speaks_of(pool.all[place].words, about) for place in places.tolist())
            keys.append(~np.fromiter(told, np.bool_, len(places)))
        keys += [~pool.among(self.wanted, _is_anywhere)[places], pool.states[places]]
        return places[np.lexsort(keys)]

    def _offers(self) -> Iterable[Offer]:
        """Yield the ways on: less of what was asked, where somebody is home, then the questions."""
        understood, pool = self.understood, self.pool
        if self.trades and self.regions:
            if of_trade := self._living(pool.among(self.trades, _is_anywhere)):
                yield Offer(Way.TRADE, understood.only(Kind.JOB, Kind.TRADE), of_trade)
            if in_region := self._living(pool.among(pool.trades, self.regions.__contains__)):
                yield Offer(Way.REGION, understood.only(*PLACES), in_region)
        yield Offer(Way.CHOOSE, "")

    def _living(self, wanted: Mask) -> int:
        return int(np.count_nonzero(wanted & self.pool.in_states(LIVING)))


def _is_unbound(region: str) -> bool:
    return not region


def _is_anywhere(_region: str) -> bool:
    return True

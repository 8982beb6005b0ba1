"""The networks of one publication, held ready: a question looks only at those that can matter to it. Pure."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property

import numpy as np
import numpy.typing as npt

from analysis.choosing.called import Called
from analysis.choosing.items import Candidate
from analysis.choosing.lookup import Finder, Named
from analysis.choosing.presences import Moves
from analysis.choosing.suitability import EVERYBODY, JOB_BOARD
from analysis.reason import State
from analysis.words.labels import STATES
from vocabulary.identity import plain

#: State -> its place, the liveliest first.
STATE_PLACES = {state: place for place, state in enumerate(STATES)}
#: For each network of a pool, in its order, whether it is meant.
Mask = npt.NDArray[np.bool_]
#: Places of some networks in a pool.
Places = npt.NDArray[np.intp]


class Pool:
    """Networks by trade and by region. Made once for a publication, then only asked.

    They stand in the usual order: the liveliest states, networks before job boards, those for everybody
    before those for some, French-speaking ones, the newest post, the name.
    """

    def __init__(
        self, candidates: Iterable[Candidate], finder: Finder[Named] | None = None
    ) -> None:
        """Take the networks; ``finder`` is what finds them by an address, where it was made already."""
        self.all: Sequence[Candidate] = sorted(candidates, key=_usual)
        self.moves = Moves(finder or Finder(self.all), self._known)
        self.called = Called(self.all)
        #: Identifier -> place in ``all``.
        self.places: Mapping[str, int] = {each.id: at for at, each in enumerate(self.all)}
        #: Of each network the place of its state.
        self.states = np.array([STATE_PLACES[each.state] for each in self.all], np.int8)
        #: Trade -> region -> places in ``all``.
        self._at: defaultdict[str, defaultdict[str, array[int]]]
        self._at = defaultdict(lambda: defaultdict(lambda: array("i")))
        #: Kind of people -> places in ``all``.
        self._made_for: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        #: Town -> places in ``all``.
        self._in_town: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        for place, each in enumerate(self.all):
            for trade in each.sectors or {""}:
                self._at[trade][each.region].append(place)
            for people in each.audience:
                self._made_for[people].append(place)
            if each.town:
                self._in_town[each.town].append(place)

    @property
    def trades(self) -> Iterable[str]:
        """The trades that any network is of."""
        return self._at

    def _known(self, network: str) -> Candidate | None:
        return self.all[self.places[network]] if network in self.places else None

    def known(self, ids: Iterable[str]) -> Mapping[str, Candidate]:
        """Return the networks of some identifiers, as far as there are such networks."""
        return {each: found for each in ids if (found := self._known(each))}

    def of(self, meant: Mask) -> list[Candidate]:
        """Return the networks that are meant, in the usual order."""
        return [self.all[place] for place in np.flatnonzero(meant).tolist()]

    def among(self, trades: Iterable[str], is_there: Callable[[str], bool]) -> Mask:
        """Tell the networks of any of some trades where they are bound to.

        ``is_there`` takes a region; "" is that of networks bound to none.
        """
        return self._mask(
            places
            for trade in trades
            for region, places in self._at.get(trade, {}).items()
            if is_there(region)
        )

    def in_states(self, states: Collection[State]) -> Mask:
        """Tell the networks in any of some states."""
        return np.isin(self.states, [STATE_PLACES[state] for state in states])

    def made_for(self, people: str) -> Mask:
        """Tell the networks made for a kind of people."""
        return self._mask([self._made_for.get(people, ())])

    def in_towns(self, towns: Iterable[str]) -> Mask:
        """Tell the networks at home in any of some towns."""
        return self._mask(self._in_town.get(town, ()) for town in towns)

    def named_like(self, beginnings: Sequence[str]) -> Mask:
        """Tell the networks that have a word with each of some plain beginnings."""
        return self._mask([array("i", self.called.by(beginnings))])

    def _mask(self, found: Iterable[Sequence[int]]) -> Mask:
        mask = np.zeros(len(self.all), np.bool_)
        for places in found:
            mask[np.asarray(places, np.intc)] = True
        return mask

    @cached_property
    def with_groups(self) -> Mask:
        """Tell the networks of which groups were seen."""
        return np.array([bool(each.themes) for each in self.all], np.bool_)

    @cached_property
    def moved(self) -> Sequence[Candidate]:
        """The networks that have moved."""
        return [each for each in self.all if each.state is State.MOVED]

    @cached_property
    def is_visited(self) -> bool:
        """Whether any network has been visited."""
        return any(each.is_visited for each in self.all)

    @cached_property
    def as_of(self) -> datetime | None:
        """The newest moment that any of them was judged for."""
        return max((each.as_of for each in self.all if each.as_of), default=None)


def _usual(each: Candidate) -> tuple[object, ...]:
    newest = each.last_post_at
    return (
        STATE_PLACES[each.state],
        each.kind == JOB_BOARD,
        bool(each.audience) and not each.audience & EVERYBODY,
        "fr" not in each.languages,
        -newest.timestamp() if newest else 0.0,
        plain(each.name),
        each.id,
    )

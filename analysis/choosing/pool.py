"""The networks of one publication, held ready: a question looks only at those that can matter to it. Pure."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property

import numpy as np

from analysis.choosing.called import Called
from analysis.choosing.items import Candidate
from analysis.choosing.presences import Moves
from analysis.choosing.suitability import EVERYBODY, JOB_BOARD
from analysis.reason import State
from analysis.words.labels import STATES
from vocabulary.identity import plain

#: State -> its place, the liveliest first.
STATE_PLACES = {state: place for place, state in enumerate(STATES)}


class Pool:
    """Networks by trade and by region. Made once for a publication, then only asked.

    They stand in the usual order: the liveliest states, networks before job boards, those for everybody
    before those for some, French-speaking ones, the newest post, the name.
    """

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self.all: Sequence[Candidate] = sorted(candidates, key=_usual)
        self.by_id: Mapping[str, Candidate] = {each.id: each for each in self.all}
        self.moves = Moves(self.all)
        self.called = Called(self.all)
        #: Identifier -> place in ``all``.
        self.places: Mapping[str, int] = {each.id: at for at, each in enumerate(self.all)}
        #: Trade -> region -> places in ``all``.
        self._at: defaultdict[str, defaultdict[str, array[int]]]
        self._at = defaultdict(lambda: defaultdict(lambda: array("i")))
        #: Kind of people -> places in ``all``.
        self._made_for: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        for place, each in enumerate(self.all):
            for trade in each.sectors or {""}:
                self._at[trade][each.region].append(place)
            for people in each.audience:
                self._made_for[people].append(place)

    @property
    def trades(self) -> Iterable[str]:
        """The trades that any network is of."""
        return self._at

    def of(
        self,
        trades: Iterable[str],
        is_there: Callable[[str], bool],
        among: Collection[int] | None = None,
    ) -> list[Candidate]:
        """Return the networks of any of some trades where they are bound to, each once, in the usual order.

        ``is_there`` takes a region; "" is that of networks bound to none. ``among``: places of those wanted.
        """
        found = [
            places
            for trade in trades
            for region, places in self._at.get(trade, {}).items()
            if is_there(region)
        ]
        if not found:
            return []
        each_once = np.unique(np.concatenate(found))
        if among is not None:
            each_once = np.intersect1d(each_once, np.fromiter(among, np.intc))
        return [self.all[place] for place in each_once.tolist()]

    def made_for(self, audience: Iterable[str]) -> set[int]:
        """Return the places in ``all`` of the networks made for any of some kinds of people."""
        return {place for people in audience for place in self._made_for.get(people, ())}

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

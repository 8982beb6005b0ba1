"""What becomes of the networks joined already: kept, closed, or to be looked at. Pure.

A presence costs time. One whose network sleeps or is dead is closed, and of several that lead to the
same network one is kept. One that we cannot look into is left to the person: refused is not dead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from analysis.choosing.advice import duplicate, ended, look_again
from analysis.choosing.items import Candidate, ChoiceEntry, Client
from analysis.choosing.lookup import Finder, Named
from analysis.reason import Cause, Reason, State
from vocabulary.catalogue.cells import normal_url

LIVING = frozenset({State.ALIVE, State.SLOWING})
_ENDED = frozenset({State.DORMANT, State.DEAD})


@dataclass(frozen=True, slots=True)
class Presences:
    """The networks joined, told apart."""

    living: frozenset[str]  # ids, after moves: to be kept where they fit
    closes: tuple[ChoiceEntry, ...]
    checks: tuple[ChoiceEntry, ...]


class Moves:
    """Where networks that moved are today, as far as the catalogue knows."""

    def __init__(self, finder: Finder[Named], known: Callable[[str], Candidate | None]) -> None:
        """Take what finds a network by its address, and what gives the candidate of an identifier."""
        self._finder, self._known = finder, known

    def today(self, candidate: Candidate) -> Candidate:
        """Return the network that ``candidate`` has become: itself unless it moved.

        It is in the state ``moved`` itself where its way leads out of the catalogue, or in a circle.
        """
        seen = {candidate.id}
        current = candidate
        while current.state is State.MOVED and current.successor_url:
            found = self._finder.at(normal_url(current.successor_url))
            following = self._known(found.id) if found else None
            if following is None or following.id in seen:
                return current
            seen.add(following.id)
            current = following
        return current


def sort_out(client: Client, candidates: Mapping[str, Candidate], moves: Moves) -> Presences:
    """Return what becomes of each network joined; ``candidates`` by id, unknown ids are left out."""
    joined = [candidates[each] for each in dict.fromkeys(client.joined) if each in candidates]
    living, closes, checks = set(), [], []
    for same in _together(joined, moves):
        kept, today = same[0], moves.today(same[0])
        closes += [_entry(other, duplicate(other, today)) for other in same[1:]]
        if today.state in LIVING:
            living.add(today.id)
        elif today.state in _ENDED or today.cause == Cause.ABSORBED:
            closes.append(_entry(kept, ended(kept, today)))
        else:
            checks.append(_entry(kept, look_again(today)))
    return Presences(frozenset(living), tuple(closes), tuple(checks))


def _together(joined: Iterable[Candidate], moves: Moves) -> list[list[Candidate]]:
    """Return the networks that are one today, the one to keep first: the newest address."""
    groups: dict[str, list[Candidate]] = {}
    for candidate in joined:
        today = moves.today(candidate)
        address = today.successor_url if today.state is State.MOVED else today.url
        same = groups.setdefault(normal_url(address or "") or today.id, [])
        is_there = candidate is today and today.state is not State.MOVED
        same.insert(0 if is_there else len(same), candidate)
    return list(groups.values())


def _entry(candidate: Candidate, reasons: Iterable[Reason]) -> ChoiceEntry:
    return ChoiceEntry(candidate, True, tuple(reasons))

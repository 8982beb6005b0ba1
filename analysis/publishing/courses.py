"""What a reader would call news of a network, out of the states it was judged to be in. Pure.

A state that comes and goes within days, with the state before it on both sides, is an interruption: one line
on the network's sheet and no event. A change is told once it has held for ``policy.NEWS_DAYS``; a death and a
move are proved before they are judged, so they, what follows them and a first verdict are told at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from analysis import policy
from analysis.changes import kind_of_change
from analysis.reason import State
from vocabulary.items import iso

#: States that a verdict needs proof for.
_PROVED = frozenset({State.DEAD, State.MOVED})
#: How long a change has to hold before it is told.
HELD = timedelta(days=policy.NEWS_DAYS)


class Spell(NamedTuple):
    """A time in one state: since when, and the crawl whose verdict began it."""

    state: str
    since: datetime
    crawl: int


class Interruption(NamedTuple):
    """A spell that came and went within days, and when it was over."""

    spell: Spell
    until: datetime


@dataclass(frozen=True, slots=True)
class Course:
    """The course of one network: its states without the interruptions, and these; the oldest first."""

    spells: tuple[Spell, ...]
    interruptions: tuple[Interruption, ...]


def course(judged: Iterable[Spell]) -> Course:
    """Return the course of a network from its verdicts, the oldest first; equal ones may follow."""
    spells: list[Spell] = []
    interruptions: list[Interruption] = []
    for new in judged:
        place = _came_back_to(spells, new)
        if place is None:
            spells.append(new)
            continue
        first = spells[place + 1 : place + 2]
        interruptions += [Interruption(each, new.since) for each in first]
        del spells[place + 1 :]
    return Course(tuple(spells), tuple(interruptions))


def _came_back_to(spells: list[Spell], new: Spell) -> int | None:
    """Return the place of the spell that goes on with ``new``: the last, or one left days ago only."""
    for place in range(len(spells) - 1, -1, -1):
        if spells[place].state == new.state:
            return place
        if new.since - spells[place].since >= HELD or {spells[place].state, new.state} & _PROVED:
            return None
    return None


def told(network: str, spells: Iterable[Spell], as_of: datetime) -> Iterator[dict[str, Any]]:
    """Yield a row of ``event`` for each change of a network that is news by ``as_of``.

    ``at`` is the moment from which it is told.
    """
    before: str | None = None
    for spell, after in pairwise((*spells, None)):
        if spell is None or spell.state == before:
            continue
        at_once = before is None or bool({before, spell.state} & _PROVED)
        at = spell.since if at_once else spell.since + HELD
        if at > as_of or (after and at > after.since):
            continue
        yield {
            "network": network,
            "crawl": spell.crawl,
            "at": iso(at),
            "from_state": before,
            "to_state": spell.state,
            "kind": kind_of_change(before, spell.state),
        }
        before = spell.state

"""What changed between two days: which networks died, revived, moved, slowed or are new. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from analysis.reason import State

_FADING = (State.ALIVE, State.SLOWING, State.DORMANT)  # from lively to quiet


@dataclass(frozen=True, slots=True)
class Judged:
    """A network's state as judged at one moment."""

    network: str
    at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class Change:
    """A network whose state differs between two days; ``before`` is ``None`` where it is new."""

    network: str
    before: str | None
    after: str
    kind: str


def between(history: Iterable[Judged], since: datetime, until: datetime) -> Iterator[Change]:
    """Yield the changes from how things stood at ``since`` to how they stood at ``until``.

    ``history`` may be in any order. What came and went in between is no change.
    """
    before: dict[str, Judged] = {}
    after: dict[str, Judged] = {}
    for judged in history:
        for stand, moment in ((before, since), (after, until)):
            known = stand.get(judged.network)
            if judged.at <= moment and (known is None or known.at < judged.at):
                stand[judged.network] = judged
    for network in sorted(after):
        was = before[network].state if network in before else None
        now = after[network].state
        if was != now:
            yield Change(network, was, now, kind_of_change(was, now))


def kind_of_change(before: str | None, after: str) -> str:
    """Return the word for a change of state: new, died, revived, moved, slowed, recovered, changed."""
    if before is None:
        return "new"
    if after in {State.DEAD, State.MOVED}:
        return "died" if after == State.DEAD else "moved"
    if after in _FADING and before in _FADING:
        fades = _FADING.index(State(after)) > _FADING.index(State(before))
        return "slowed" if fades else "recovered"
    if after in _FADING:
        return {State.DEAD: "revived", State.UNREACHABLE: "recovered"}.get(State(before), "changed")
    return "changed"

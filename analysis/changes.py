"""What changed between two days: which networks died, revived, moved, slowed or are new. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analysis.reason import State

_FADING = (State.ALIVE, State.SLOWING, State.DORMANT)  # from lively to quiet


@dataclass(frozen=True, slots=True)
class Change:
    """A network whose state differs between two days; ``before`` is ``None`` where it is new."""

    network: str
    before: str | None
    after: str
    kind: str


def between(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    """Yield what differs between two days: how each network stood (network -> state) on either.

    What came and went in between is no change.
    """
    for network in sorted(after):
        was, now = before.get(network), after[network]
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

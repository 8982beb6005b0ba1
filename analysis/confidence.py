"""How sure a verdict is: as often as verdicts like it came true (docs/evaluation.md). Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from analysis import policy
from analysis.activity.sources import Source
from analysis.reason import Basis, Reason, State
from analysis.rhythm.model import state_of
from analysis.signals import Signals


class Confidence(StrEnum):
    """How sure we are."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


#: From lively to silent; two steps apart is a disagreement.
_STEPS = (State.ALIVE, State.SLOWING, State.DORMANT, State.DEAD)


def confidence(signals: Signals, decided: Reason) -> Confidence:
    """Return how sure the verdict is that ``decided`` gives."""
    if decided.state is State.UNDETERMINED:
        return Confidence.LOW
    if decided.basis is not Basis.RHYTHM:
        return Confidence.MEDIUM if decided.basis is Basis.GLIMPSE else Confidence.HIGH
    best = signals.best
    assert best is not None
    assert best.rhythm is not None
    if best.is_weak:
        return Confidence.LOW
    sure = of_chance(best.rhythm.p_alive, best.rhythm.posting_days)
    return Confidence.MEDIUM if sure is Confidence.HIGH and dissenter(signals) else sure


def of_chance(chance: float, posting_days: int) -> Confidence:
    """Return how sure it is that a post comes, or that none does: how often either came true.

    ``chance`` is that of a new post within the horizon, worked out from so many posting days.
    """
    likelier = max(chance, 1 - chance)
    if posting_days < policy.FEW_POSTING_DAYS or likelier < policy.LIKELY_FROM:
        return Confidence.LOW
    return Confidence.HIGH if likelier >= policy.NEARLY_SURE_FROM else Confidence.MEDIUM


def as_read(known: Confidence, looked_at: datetime | None, now: datetime) -> Confidence:
    """Return how sure a verdict still is when it is read: a look grows old.

    What is stored and exported is how sure it was at the look.
    """
    if looked_at is None:
        return known
    age = now - looked_at
    steps = sum(age > timedelta(days=days) for days in policy.OLD_LOOK_DAYS)
    order = list(Confidence)
    return order[min(order.index(known) + steps, len(order) - 1)]


def dissenter(signals: Signals) -> Source | None:
    """Return a present source of members' posts that says quite another state than the best one.

    Comments or one theme may sleep while the rest lives: only a source that is as rich as the best one
    and two steps of state away disagrees.
    """
    best = signals.best
    if best is None or best.rhythm is None:
        return None
    step = _step(best)
    for source in signals.current:
        if source is best or source.is_weak or source.rhythm is None:
            continue
        is_rich = source.rhythm.posting_days >= best.rhythm.posting_days
        if is_rich and abs(_step(source) - step) >= 2:
            return source
    return None


def _step(source: Source) -> int:
    assert source.rhythm is not None
    return _STEPS.index(State(state_of(source.rhythm.p_alive)))

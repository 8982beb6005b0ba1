"""Alive, slowing, dormant or dead by silence: by the probability of a next post.

Deciding states: alive from 75 in 100, slowing from 40, dormant from 10, below that dead (silence).
The probability counts networks of the same rhythm and the same silence (``analysis/rhythm.py``);
the horizon is six months, or a year for a network that posts more rarely than every 90 days.
"""

from __future__ import annotations

from analysis.reason import Cause, Reason, State
from analysis.rhythm import Rhythm, state_of
from analysis.signals import Signals
from analysis.wording import EN, FR, day, every, share, span


def judge(signals: Signals) -> Reason | None:
    """Return the reason that the best source of posts gives."""
    best = signals.best
    if best is None or best.rhythm is None:
        return None
    rhythm = best.rhythm
    state = State(state_of(rhythm.p_alive))
    what_fr, what_en = (
        ("Pages modifiées", "Pages changed") if best.is_weak else ("Publications", "Posts")
    )
    fr = (
        f"{what_fr} d'habitude {every(rhythm.usual_gap_days, FR)}\u00a0; dernière le "
        f"{day(best.dates[0], FR)}, soit un silence de {span(rhythm.silence_days, FR)}"
        f"{_longer_fr(rhythm)}. Parmi les réseaux au même rythme et au même silence, "
        f"{share(rhythm.p_alive)} sur 100 republient dans les {_horizon(rhythm)} mois."
    )
    en = (
        f"{what_en} usually {every(rhythm.usual_gap_days, EN)}; the last one on "
        f"{day(best.dates[0], EN)}, a silence of {span(rhythm.silence_days, EN)}"
        f"{_longer_en(rhythm)}. Of networks with this rhythm and this silence, "
        f"{share(rhythm.p_alive)} in 100 post again within {_horizon(rhythm)} months."
    )
    cause = Cause.SILENCE if state is State.DEAD else None
    return Reason("by_rhythm", fr, en, best.evidence, state, cause)


def _horizon(rhythm: Rhythm) -> int:
    return round(rhythm.horizon_days / 30.4)


def _longer_fr(rhythm: Rhythm) -> str:
    if not rhythm.past_silences:
        return ""
    return f", plus long que {rhythm.longer_than} de ses {rhythm.past_silences} derniers silences"


def _longer_en(rhythm: Rhythm) -> str:
    if not rhythm.past_silences:
        return ""
    return f", longer than {rhythm.longer_than} of its last {rhythm.past_silences} silences"

"""Alive, slowing, dormant or dead by silence: by the probability of a next post.

Deciding states: alive from 75 in 100, slowing from 40, dormant from 10, below that dead (silence).
The probability counts networks of the same rhythm and the same silence (``analysis/rhythm/model.py``);
the horizon is six months, or a year for a network that posts more rarely than every 90 days or pauses
for so long twice within two years: in its usual pause its chance is that of the whole year. Of a
French network's silence, the days of August and around Christmas count half.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from analysis import policy
from analysis.activity.sources import Source
from analysis.reason import Basis, Cause, Reason, State
from analysis.rhythm.model import Rhythm, state_of
from analysis.signals import Signals
from analysis.words.wording import EN, FR, between, every, share, span
from vocabulary.said import Language, Said

_NOTHING = Said("", "")
ASKS = Said(
    "Sinon, la chance d'une nouvelle publication décide\u00a0: actif, ralentit, en "
    "sommeil ou éteint.",
    "Otherwise the chance of a new post decides: alive, slowing, dormant or dead.",
)


def judge(signals: Signals) -> Reason | None:
    """Return the reason that the best source of posts gives."""
    best = signals.best
    if best is None or best.rhythm is None:
        return None
    rhythm = best.rhythm
    state, silence = State(state_of(rhythm.p_alive)), rhythm.silence_days + best.rest_days
    habit, chance = _habit(best, rhythm), share(rhythm.p_alive)
    beside = [_rest(best), _pause(rhythm), _longer(rhythm)]
    burst = _burst(rhythm)
    fr = (
        f"{habit.fr} {_when(best, rhythm, FR)}, soit un silence "
        f"{_of(span(silence, FR))}{''.join(each.fr for each in beside)}. "
        f"Parmi les réseaux au même rythme et au même silence, {_again(chance)} "
        f"republié dans les {_horizon(rhythm)} mois.{burst.fr}"
    )
    en = (
        f"{habit.en} {_when(best, rhythm, EN)}, a silence of "
        f"{span(silence, EN)}{''.join(each.en for each in beside)}. "
        f"Of networks with this rhythm and this silence, {chance} in 100 posted again within "
        f"{_horizon(rhythm)} months.{burst.en}"
    )
    cause = Cause.SILENCE if state is State.DEAD else None
    return Reason.deciding(Said(fr, en), best.evidence, state, cause, basis=Basis.RHYTHM)


def _of(length: str) -> str:
    """Return "de 3 jours", "d'un jour"."""
    return f"d'un{length[1:]}" if length.startswith("1\u00a0") else f"de {length}"


def _again(number: int) -> str:
    return f"{number} sur 100 {'a' if number == 1 else 'ont'}"


def _when(source: Source, rhythm: Rhythm, language: Language) -> str:
    newest = datetime.fromtimestamp(rhythm.newest, UTC)
    return between(source.coarse_from(newest), newest, language)


def _horizon(rhythm: Rhythm) -> int:
    return round(rhythm.horizon_days / 30.4)


def _habit(source: Source, rhythm: Rhythm) -> Said:
    """Say what is dated, and how often it comes."""
    what = (
        Said("Pages modifiées", "Pages changed")
        if source.is_weak
        else Said("Publications", "Posts")
    )
    gap = rhythm.usual_gap_days
    if gap is None:
        return Said(
            f"{what.fr}\u00a0: trop peu de dates visibles pour connaître le rythme\u00a0; dernière",
            f"{what.en}: too few dates can be seen to know the rhythm; the last one",
        )
    return Said(
        f"{what.fr} d'habitude {every(gap, FR)}\u00a0; dernière",
        f"{what.en} usually {every(gap, EN)}; the last one",
    )


def _rest(source: Source) -> Said:
    """Say how many days of rest are not counted, unless the silence is one of years."""
    is_long = source.looked_at - source.newest > timedelta(days=365)
    days = 0 if is_long else round(source.rest_days)
    if days <= 1:
        return _NOTHING
    return Said(
        f" (dont {days} jours de vacances, non comptés)",
        f" (of which {days} days of holidays are not counted)",
    )


def _pause(rhythm: Rhythm) -> Said:
    """Say that this may be its ordinary pause, where the silence is long enough to be one."""
    days = rhythm.pause_days
    if not days or rhythm.silence_days <= policy.PAUSE_LATE_DAYS:
        return _NOTHING
    return Said(
        f", ce qui peut être sa pause habituelle ({span(days, FR)})",
        f", which may be its usual pause ({span(days, EN)})",
    )


def _longer(rhythm: Rhythm) -> Said:
    """Say how the silence stands beside its own past ones."""
    longer, number = rhythm.longer_than, rhythm.past_silences
    if number == 0:
        return _NOTHING
    if number == 1:
        return Said(
            f", {'plus' if longer else 'pas plus'} long que le précédent",
            f", {'longer' if longer else 'no longer'} than the one before",
        )
    if longer == 0:  # some may have been as short: days are counted whole
        return Said(
            f", et aucun de ses {number} derniers silences n'a été plus court",
            f", and none of its last {number} silences was shorter",
        )
    if longer == number:
        return Said(
            f", plus long que chacun de ses {number} derniers silences",
            f", longer than each of its last {number} silences",
        )
    return Said(
        f", plus long que {longer} de ses {number} derniers silences",
        f", longer than {longer} of its last {number} silences",
    )


def _burst(rhythm: Rhythm) -> Said:
    """Say that a day of mass posting was left out, and what its counting would change."""
    if rhythm.p_with_burst is None:
        return _NOTHING
    chance = share(rhythm.p_with_burst)
    return Said(
        f" Un jour où tout a paru d'un coup n'est pas compté\u00a0; avec lui, ce serait {chance} sur 100.",
        f" A day on which everything appeared at once is left out; with it, this would be {chance} in 100.",
    )

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
    fr = (
        f"{_habit_fr(best.is_weak, rhythm)} {_when(best, rhythm, FR)}, soit un silence "
        f"{_of(span(silence, FR))}{_rest_fr(best)}{_pause_fr(rhythm)}{_longer_fr(rhythm)}. "
        f"Parmi les réseaux au même rythme et au même silence, {_again(share(rhythm.p_alive))} "
        f"republié dans les {_horizon(rhythm)} mois.{_burst_fr(rhythm)}"
    )
    en = (
        f"{_habit_en(best.is_weak, rhythm)} {_when(best, rhythm, EN)}, a silence of "
        f"{span(silence, EN)}{_rest_en(best)}{_pause_en(rhythm)}{_longer_en(rhythm)}. "
        f"Of networks with this rhythm and this silence, {share(rhythm.p_alive)} in 100 posted again within "
        f"{_horizon(rhythm)} months.{_burst_en(rhythm)}"
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


def _habit_fr(is_weak: bool, rhythm: Rhythm) -> str:
    what = "Pages modifiées" if is_weak else "Publications"
    if rhythm.usual_gap_days is None:
        return f"{what}\u00a0: trop peu de dates visibles pour connaître le rythme\u00a0; dernière"
    return f"{what} d'habitude {every(rhythm.usual_gap_days, FR)}\u00a0; dernière"


def _habit_en(is_weak: bool, rhythm: Rhythm) -> str:
    what = "Pages changed" if is_weak else "Posts"
    if rhythm.usual_gap_days is None:
        return f"{what}: too few dates can be seen to know the rhythm; the last one"
    return f"{what} usually {every(rhythm.usual_gap_days, EN)}; the last one"


def _told_rest(source: Source) -> int:
    """Return the days of rest worth telling: not those of a silence of years."""
    is_long = source.looked_at - source.newest > timedelta(days=365)
    return 0 if is_long else round(source.rest_days)


def _rest_fr(source: Source) -> str:
    days = _told_rest(source)
    return f" (dont {days} jours de vacances, non comptés)" if days > 1 else ""


def _rest_en(source: Source) -> str:
    days = _told_rest(source)
    return f" (of which {days} days of holidays are not counted)" if days > 1 else ""


def _told_pause(rhythm: Rhythm) -> float | None:
    """Return the days of its ordinary pause, where the silence is long enough to be one."""
    return rhythm.pause_days if rhythm.silence_days > policy.PAUSE_LATE_DAYS else None


def _pause_fr(rhythm: Rhythm) -> str:
    days = _told_pause(rhythm)
    return f", ce qui peut être sa pause habituelle ({span(days, FR)})" if days else ""


def _pause_en(rhythm: Rhythm) -> str:
    days = _told_pause(rhythm)
    return f", which may be its usual pause ({span(days, EN)})" if days else ""


def _longer_fr(rhythm: Rhythm) -> str:
    if rhythm.past_silences == 0:
        return ""
    if rhythm.past_silences == 1:
        return f", plus {'long' if rhythm.longer_than else 'court'} que le précédent"
    if rhythm.longer_than in {0, rhythm.past_silences}:
        length = "long" if rhythm.longer_than else "court"
        return f", plus {length} que chacun de ses {rhythm.past_silences} derniers silences"
    return f", plus long que {rhythm.longer_than} de ses {rhythm.past_silences} derniers silences"


def _longer_en(rhythm: Rhythm) -> str:
    if rhythm.past_silences == 0:
        return ""
    if rhythm.past_silences == 1:
        return f", {'longer' if rhythm.longer_than else 'no longer'} than the one before"
    if rhythm.longer_than in {0, rhythm.past_silences}:
        length = "longer" if rhythm.longer_than else "shorter"
        return f", {length} than each of its last {rhythm.past_silences} silences"
    return f", longer than {rhythm.longer_than} of its last {rhythm.past_silences} silences"


def _burst_fr(rhythm: Rhythm) -> str:
    if rhythm.p_with_burst is None:
        return ""
    return (
        " Un jour où tout a paru d'un coup n'est pas compté\u00a0; avec lui, ce serait "
        f"{share(rhythm.p_with_burst)} sur 100."
    )


def _burst_en(rhythm: Rhythm) -> str:
    if rhythm.p_with_burst is None:
        return ""
    return (
        " A day on which everything appeared at once is left out; with it, this would be "
        f"{share(rhythm.p_with_burst)} in 100."
    )

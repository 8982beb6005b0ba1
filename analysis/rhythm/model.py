"""The rhythm model: how likely is a next post, from the dates of earlier ones. numpy only, no clock.

A network posts in its own rhythm (a kernel on each of its own gaps, shrunk to the population's) and
after each posting day stops for good with a small chance, larger for slow rhythms. From that and
the present silence follows ``p_H``, the probability of at least one post within H days. Parameters
with units and provenance: ``rhythm_parameters.json``; how they were measured: docs/architecture.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from analysis import policy
from analysis.rhythm.parameters import Parameters, parameters
from analysis.rhythm.pauses import EARLY, of_the_year
from analysis.rhythm.scale import Array, logit, sigmoid
from analysis.rhythm.streams import Stream

#: Horizons of the published probabilities, days.
HORIZONS = (90, 180, 365)
#: A burst after a silence that had less chance than this to last so long is left out for comparison.
BURST_SURPRISE = 0.05


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What the model says of one stream."""

    p_90: float
    p_180: float
    p_365: float
    rhythm_days: float  # the model's rhythm: its own gaps, shrunk to the population's
    usual_gap_days: float | None  # for people: the median of its own gaps; None: too few are known
    silence_days: float
    newest: float  # unix seconds of the newest post that counts
    posting_days: int
    longer_than: int  # how many of its own past silences the present one exceeds
    past_silences: int
    p_with_burst: float | None = None  # what p_alive would be, had a day of mass posting counted
    p_season: float | None = None  # within 365 days, at any time of a year with its ordinary pause
    #: How long that is, where this silence is no longer than it may be.
    pause_days: float | None = None

    @property
    def horizon_days(self) -> int:
        """The horizon that fits the rhythm: 180 days, or 365 when it is slower than 90 days.

        So it is for a network that pauses for so long every year.
        """
        is_slow = self.rhythm_days > policy.SLOW_RHYTHM_DAYS or self.p_season is not None
        return policy.SLOW_HORIZON_DAYS if is_slow else policy.HORIZON_DAYS

    @property
    def p_alive(self) -> float:
        """The probability of a new post within the horizon.

        In its ordinary pause a network is as alive as in its season.
        """
        if self.p_season is not None:
            return self.p_season
        return self.p_365 if self.horizon_days == policy.SLOW_HORIZON_DAYS else self.p_180


def state_of(p_alive: float) -> str:
    """Return the state that a probability at its horizon stands for."""
    if p_alive >= policy.ALIVE_FROM:
        return "alive"
    if p_alive >= policy.SLOWING_FROM:
        return "slowing"
    return "dormant" if p_alive >= policy.DORMANT_FROM else "dead"


def predict(
    gaps: Array,
    silence: Array,
    horizons: Sequence[float] = HORIZONS,
    fitted: Parameters | None = None,
) -> tuple[Array, Array]:
    """Return (p, rhythm): probabilities (streams x horizons) and usual gaps in days (streams).

    ``gaps`` is streams x 19, newest first, NaN where there are fewer; ``silence`` in days; ``fitted``
    takes the place of the published parameters.
    """
    fitted = fitted or parameters()
    m, pi, survives = _shape(gaps, fitted)
    now = survives(silence)
    alive = (1 - pi) * now + pi
    later = np.stack([survives(silence + horizon) for horizon in horizons], axis=1)
    p = ((1 - pi) / alive)[:, None] * (now[:, None] - later)
    return _weighed(np.clip(p, 0.0, 1.0), gaps, fitted), np.exp(m)


def survival(gaps: Array, silence: Array) -> Array:
    """Return the probability that a silence between two posts lasts longer than ``silence``."""
    return np.asarray(_shape(gaps, parameters())[2](silence))


def _weighed(p: Array, gaps: Array, fitted: Parameters) -> Array:
    """Return probabilities as far as they are to be believed: the more for each gap that is known.

    Gaps of very different lengths tell less than their mean says.
    """
    known = ~np.isnan(gaps)
    number = known.sum(axis=1)
    logs = np.where(known, np.log(np.where(known, gaps, 1.0)), 0.0)
    divisor = np.maximum(number, 1)
    mean = logs.sum(axis=1) / divisor
    away = np.where(known, logs - mean[:, None], 0.0)
    spread = np.sqrt((away**2).sum(axis=1) / divisor)
    belief = fitted.b_p + fitted.b_n * np.log1p(number)
    return sigmoid(fitted.b0 + belief[:, None] * logit(p) + (fitted.b_spread * spread)[:, None])


def _shape(gaps: Array, fitted: Parameters) -> tuple[Array, Array, Callable[[Array], Array]]:
    """Return (log rhythm, chance to stop, survival function) of each stream."""
    k0, w0, h = np.exp(fitted.log_k0), np.exp(fitted.log_w0), np.exp(fitted.log_h)
    known = ~np.isnan(gaps)
    weights = np.where(known, sigmoid(fitted.logit_delta) ** np.arange(gaps.shape[1]), 0.0)
    logs = np.where(known, np.log(np.where(known, gaps, 1.0)), 0.0)
    n = weights.sum(axis=1)
    m = (k0 * fitted.m0 + (weights * logs).sum(axis=1)) / (k0 + n)
    pi = sigmoid(fitted.c0 + fitted.c_gap * (m - 3) + fitted.c_n * np.log1p(n))

    def survives(silence: Array) -> Array:
        u = np.log(silence)
        own = (weights * sigmoid((logs - u[:, None]) / h)).sum(axis=1)
        population = w0 * sigmoid((m - u) / np.exp(fitted.log_s))
        return np.asarray((population + own) / (w0 + n))

    return m, pi, survives


def judge(streams: Sequence[Stream]) -> list[Rhythm | None]:
    """Return what the model says of each stream, all at once; ``None`` without a usable date.

    A stream with a burst is judged with and without it, and the lower probability stands.
    """
    whole = _judge(streams)
    bursts = [i for i, s in enumerate(streams) if s.suspect is not None and whole[i] is not None]
    without = _judge([s for i in bursts if (s := streams[i].suspect) is not None])
    for i, other in zip(bursts, without, strict=True):
        found = whole[i]
        assert found is not None
        if streams[i].newest_is_burst and (other is None or not _surprises(streams[i])):
            continue  # a lively day in a lively network, or a first day
        if other is None:
            whole[i] = None  # nothing but the burst
        elif other.p_alive < found.p_alive:
            whole[i] = replace(other, p_with_burst=found.p_alive)
    return whole


def _surprises(burst: Stream) -> bool:
    """Whether the burst came out of a silence that had little chance to last so long."""
    if burst.suspect is None or not burst.gaps:
        return False
    chance = survival(matrix([burst.suspect]), np.array([burst.gaps[0]]))
    return bool(chance[0] < BURST_SURPRISE)


def matrix(streams: Sequence[Stream]) -> Array:
    """Return the gaps of streams as ``predict`` takes them: streams x 19, NaN where there are fewer."""
    width = parameters().n_items - 1
    unknown = (np.nan,) * width
    return np.array([(s.gaps + unknown)[:width] for s in streams], dtype=np.float64)


def _usual_gap(gaps: tuple[float, ...]) -> float | None:
    return median(gaps) if len(gaps) >= policy.FEW_POSTING_DAYS - 1 else None


def _judge(streams: Sequence[Stream]) -> list[Rhythm | None]:
    usable = [s for s in streams if s.posting_days]
    if not usable:
        return [None] * len(streams)
    silence = np.array([s.silence for s in usable])
    p, usual = predict(matrix(usable), silence)
    seasons = _seasons(usable, p)
    found = iter(
        Rhythm(
            p_90=float(row[0]),
            p_180=float(row[1]),
            p_365=float(row[2]),
            rhythm_days=float(days),
            usual_gap_days=_usual_gap(s.gaps),
            silence_days=s.silence,
            newest=s.newest,
            posting_days=s.posting_days,
            longer_than=sum(gap < s.silence for gap in s.gaps),
            past_silences=len(s.gaps),
            p_season=season,
            pause_days=s.pause.length if s.pause and s.pause.covers(s.silence) else None,
        )
        for s, row, days, season in zip(usable, p, usual, seasons, strict=True)
    )
    return [next(found) if s.posting_days else None for s in streams]


def _seasons(streams: Sequence[Stream], p: Array) -> list[float | None]:
    """Return the chance of a post within a year of each stream with an ordinary pause."""
    paused = [(i, s.pause) for i, s in enumerate(streams) if s.pause]
    found: list[float | None] = [None] * len(streams)
    if not paused:
        return found
    early = np.array([pause.length * EARLY for _i, pause in paused])
    chances = predict(matrix([streams[i] for i, _pause in paused]), early, HORIZONS[-1:])[0][:, 0]
    steady = of_the_year(chances, np.array([float(pause.posting_days) for _i, pause in paused]))
    for (i, pause), chance in zip(paused, steady, strict=True):
        found[i] = float(chance if pause.covers(streams[i].silence) else min(p[i, 2], chance))
    return found

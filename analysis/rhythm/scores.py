"""How well probabilities do on cases whose outcome is known, with intervals over sources.

Intervals draw whole sources again with replacement, since the streams of one source are alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isnan
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from analysis.rhythm.cutoffs import SEED, Cuts
from analysis.rhythm.model import HORIZONS
from analysis.rhythm.scale import Array

BINS = 10
#: Times that sources are drawn again for an interval.
DRAWS = 200

#: The reliability table: said, happened, share of cases.
Bins = tuple[tuple[float, float, float], ...]


class Estimate(NamedTuple):
    """A figure and its 95 % interval over sources."""

    value: float
    low: float
    high: float

    def told(self, digits: int = 3) -> str:
        """Return it for people; without an interval where there is but one source to draw."""
        if isnan(self.value):
            return "unknown"
        value, low, high = (f"{each:.{digits}f}" for each in self)
        return value if self.low == self.high else f"{value} [{low}, {high}]"


@dataclass(frozen=True, slots=True)
class Score:
    """How well one rule predicts posts within a horizon; lower is better but for ``auc``."""

    rule: str
    horizon: int
    brier: Estimate
    log_loss: Estimate
    auc: Estimate  # not a number where all cases ended alike
    ece: Estimate  # expected calibration error over ten bins

    def told(self, digits: int = 3) -> str:
        """Return its figures in one line."""
        named = {"Brier": self.brier, "log loss": self.log_loss, "AUC": self.auc, "ECE": self.ece}
        return ", ".join(f"{name} {figure.told(digits)}" for name, figure in named.items())


def score(rule: str, horizon: int, p: Array, cuts: Cuts) -> Score:
    """Return how well the probabilities ``p`` of a post within ``horizon`` days did."""
    y = cuts.posted[:, HORIZONS.index(horizon)]
    safe = np.clip(p, 1e-6, 1 - 1e-6)
    log_loss = -(y * np.log(safe) + (1 - y) * np.log(1 - safe))
    rank = np.unique(p, return_inverse=True)[1]
    place = _place(p)

    def figures(weight: Array) -> list[float]:
        return [
            float(np.average((p - y) ** 2, weights=weight)),
            float(np.average(log_loss, weights=weight)),
            _auc(rank, y, weight),
            _ece(place, p - y, weight),
        ]

    drawn = np.array([figures(weight) for weight in _drawn(cuts)])
    estimates = [
        Estimate(value, *_range(column))
        for value, column in zip(figures(cuts.weight), drawn.T, strict=True)
    ]
    return Score(rule, horizon, *estimates)


def interval(each: Array, cuts: Cuts) -> Estimate:
    """Return the weighted mean of a figure of each case."""
    drawn = [float(np.average(each, weights=weight)) for weight in _drawn(cuts)]
    return Estimate(float(np.average(each, weights=cuts.weight)), *_range(np.array(drawn)))


def auc(p: Array, y: Array, weight: Array) -> float:
    """Return the chance that a case with a post is ranked above one without; ties count half."""
    return _auc(np.unique(p, return_inverse=True)[1], y, weight)


def bins(p: Array, y: Array, weight: Array) -> Bins:
    """Return the reliability table: ten bins of what was said, those that hold a case."""
    place = _place(p)
    found = []
    for number in range(BINS):
        here = place == number
        if here.any():
            said = float(np.average(p[here], weights=weight[here]))
            happened = float(np.average(y[here], weights=weight[here]))
            found.append((said, happened, float(weight[here].sum() / weight.sum())))
    return tuple(found)


def _drawn(cuts: Cuts) -> Iterator[Array]:
    """Yield the weights of the cases under each new draw of sources."""
    sources = np.unique(cuts.source)
    random = np.random.default_rng(SEED)
    for _draw in range(DRAWS):
        times = np.bincount(random.choice(sources, sources.size), minlength=cuts.sources)
        yield cuts.weight * times[cuts.source]


def _range(drawn: Array) -> tuple[float, float]:
    known = drawn[~np.isnan(drawn)]
    if not known.size:
        return float("nan"), float("nan")
    low, high = np.quantile(known, (0.025, 0.975))
    return float(low), float(high)


def _place(p: Array) -> npt.NDArray[np.intp]:
    return np.minimum((p * BINS).astype(np.intp), BINS - 1)


def _ece(place: npt.NDArray[np.intp], error: Array, weight: Array) -> float:
    return float(np.abs(np.bincount(place, weight * error)).sum() / weight.sum())


def _auc(rank: npt.NDArray[np.intp], y: Array, weight: Array) -> float:
    yes, no = np.bincount(rank, weight * y), np.bincount(rank, weight * (1 - y))
    if not yes.sum() or not no.sum():
        return float("nan")
    below = np.cumsum(no) - no / 2
    return float((yes * below).sum() / (yes.sum() * no.sum()))
